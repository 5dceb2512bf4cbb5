"""A campaign of 500 agreements among 50,000: its lines, its parts, one card."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from benchmarks import big_file
from benchmarks.measuring import against, header
from polesdesk.actions import campaign, campaign_list, conventions
from polesdesk.actions.runner import Runner, Work
from polesdesk.domain.lists import ListQuery
from polesdesk.store import campaign as stored
from polesdesk.store import conventions as rows
from polesdesk.ui.renewals.columns import SOURCE
from polesdesk.ui.source import look

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(1800)]

FIRST = big_file.TODAY + timedelta(days=400)
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
