"""A campaign of 500 agreements among 50,000: its lines, its parts, one card."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from benchmarks import big_file
from benchmarks.measuring import against, header, milliseconds, row
from polesdesk.actions import (
    campaign,
    campaign_list,
    campaign_many,
    campaign_steps,
    conventions,
    evaluations,
)
from polesdesk.actions.campaign_many import ManyDone
from polesdesk.actions.campaign_steps import Told
from polesdesk.actions.runner import Runner, Work
from polesdesk.domain.campaign_next import ACT
from polesdesk.domain.evaluations import EvaluationState, Outcome
from polesdesk.domain.lists import ListQuery
from polesdesk.domain.progress import Silent
from polesdesk.store import campaign as stored
from polesdesk.store import conventions as rows
from polesdesk.store import records
from polesdesk.store.kinds import CONVENTION, EVALUATION
from polesdesk.ui.renewals.columns import SOURCE
from polesdesk.ui.source import look

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(1800)]

TODAY = big_file.TODAY
FIRST = TODAY + timedelta(days=400)
LAST = FIRST + timedelta(days=8)
"""Nine days of end: some 500 of the agreements."""


@pytest.fixture(scope="module")
def runner(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Runner]:
    path: Path = big_file.make(tmp_path_factory.mktemp("campaign") / "big.polesdesk")
    made = Runner(path, today=lambda: big_file.TODAY)
    yield made
    made.close()


def bare(work: Work) -> object:
    """Read the rows of the same agreements as the list of agreements does."""
    ids = stored.ending(work.connection, FIRST, LAST)
    return rows.rows(work.connection, ids, work.today)


def test_a_view_of_the_list_derives_it_once(
    runner: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(campaign_list, "period", lambda _choice, _today: (FIRST, LAST))
    found = runner.read(campaign.rows, FIRST, LAST)
    header(f"A view of a campaign of {len(found)} agreements among 50,000")
    wanted = found[-1].id
    ratio = against(
        "length, place, rows and totals of each part",
        lambda: runner.read(look, SOURCE, ListQuery(), wanted, 0),
        lambda: runner.read(campaign.rows, FIRST, LAST),
        floor_name="the lines derived once",
    )
    hubs = against(
        "the hubs that the filter offers",
        lambda: runner.read(campaign_list.hubs),
        lambda: runner.read(campaign.rows, FIRST, LAST),
        floor_name="the lines derived once",
    )
    assert ratio < 2
    assert hubs < 2


def test_five_hundred(runner: Runner) -> None:
    found = runner.read(campaign.rows, FIRST, LAST)
    header(f"A campaign of {len(found)} agreements among 50,000")
    assert 400 < len(found) < 600
    ratio = against(
        "its lines with steps and blockers",
        lambda: runner.read(campaign.rows, FIRST, LAST),
        lambda: runner.read(bare),
        floor_name="the bare rows of the same agreements",
    )
    one = found[0].id
    card = against(
        "the card of one",
        lambda: runner.read(campaign_list.card, one),
        lambda: runner.read(conventions.card, one),
        floor_name="the card of the agreement",
    )
    assert ratio < 12
    assert card < 12


def save_each(work: Work, ids: list[str]) -> None:
    """Save the same agreements with a remark more: what any change of them costs."""
    for one in records.get_many(work.connection, CONVENTION, ids, alive=True):
        work.save(CONVENTION, replace(one, notes=f"{one.notes}."))


def judge_each(work: Work, ids: list[str]) -> None:
    """Put an opinion on each, as its form and its dialog do one by one."""
    for row_id in ids:
        one = evaluations.card(work, row_id).evaluation
        scores = tuple(replace(score, mark=2) for score in one.scores)
        given = replace(
            one, scores=scores, outcome=Outcome.RENEW_AS_IS, motive="Usage régulier.",
            state=EvaluationState.PROPOSED, proposed_by="La responsable",
            proposed_on=big_file.TODAY,
        )  # fmt: skip
        work.save(EVALUATION, given)


def test_mass_actions_on_five_hundred(runner: Runner) -> None:
    """Each is one command; its floor saves as many agreements and looks at nothing.

    The last test of the file: it changes the agreements that the others read.
    """
    ids = [row.id for row in runner.read(campaign.rows, FIRST, LAST)]
    runner.do(judge_each, ids)
    header(f"Mass actions on {len(ids)} agreements among 50,000")
    told = Told(on=TODAY, act_number="2026-D1", act_date=TODAY)
    floor = milliseconds(lambda: runner.do(save_each, ids))
    decide = measured(lambda: campaign_many.decide(runner, Silent(), ids, "La maire", TODAY))
    prepare = measured(lambda: campaign_many.prepare(runner, Silent(), ids))
    note = measured(lambda: campaign_steps.note_many(runner, Silent(), ACT, ids, told))
    for name, taken in (
        ("the decision on each", decide),
        ("the next agreement of each", prepare),
        ("the act noted for each", note),
    ):
        row(name, taken, floor, "saving each of them")
    assert max(decide, prepare, note) < 30 * floor


def measured(act: Callable[[], ManyDone]) -> float:
    """Return how long a mass action takes that refuses nobody."""
    done: list[ManyDone] = []
    taken: float = milliseconds(lambda: done.append(act()))
    assert done[0].refused == ()
    return taken
