"""Thirty agreements in the window, from the first letter to the copy that is handed over."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from hands import settle
from polesdesk.actions import campaign_list, evaluations, history, hubs
from polesdesk.domain.campaign import CampaignStep
from polesdesk.domain.conventions import State, UseKind
from polesdesk.domain.evaluations import Outcome
from polesdesk.domain.lists import ListQuery
from polesdesk.store.kinds import CONVENTION, SETTINGS
from sample_agreements import HALL

pytestmark = pytest.mark.timeout(300)
MANY = 30
S = CampaignStep


@pytest.fixture
def thirty(campaign, ready):
    """Thirty agreements that end, and the office that asks for no papers and no visits."""
    known = ready.runner.read(lambda work: work.get(SETTINGS, "settings"))
    eased = replace(known, min_observations=0, required_papers=())
    ready.runner.do(lambda work: work.save(SETTINGS, eased))
    for number in range(MANY - 1):
        room = replace(HALL, id=f"room-{number}", name=f"Salle {number}", version=0)
        ready.runner.do(hubs.save_room, room)
    for number in range(MANY - 2):
        made = ready.agreement(
            id=f"more-{number}",
            start_date=date(2026, 4, 1),
            end_date=date(2027, 3, 31),
            slots=(),
            room_ids=(f"room-{number}",),
            use_kind=UseKind.EXCLUSIVE,
            representative_ids=("president-of-association",),
        )
        whole = replace(made, state=State.NOTIFIED, signed_by_city_on=date(2026, 3, 20))
        ready.runner.do(lambda work, one=whole: work.save(CONVENTION, one))
    for row_id, party, room_id in (
        ("agreement", "association", "hall"), ("second", "neighbour", f"room-{MANY - 2}"),
    ):  # fmt: skip
        sole = replace(
            ready.read(row_id), use_kind=UseKind.EXCLUSIVE, room_ids=(room_id,),
            representative_ids=(f"president-of-{party}",),
        )  # fmt: skip
        ready.runner.do(lambda work, one=sole: work.save(CONVENTION, one))
    campaign.renewals.refresh()
    settle()
    select_all(campaign)
    return campaign


def select_all(campaign) -> None:
    """Select the whole list."""
    campaign.renewals.page.table.selectAll()
    settle()


def steps(ready) -> dict[CampaignStep, int]:
    """How many agreements wait for each step."""
    found: dict[CampaignStep, int] = {}
    for row in ready.runner.read(campaign_list.rows, ListQuery()):
        found[row.step] = found.get(row.step, 0) + 1
    return found


def close_dialogs(campaign) -> None:
    """Close what was opened to be read."""
    for dialog in campaign.window.findChildren(object):
        if hasattr(dialog, "reject") and hasattr(dialog, "isVisible") and dialog.isVisible():
            dialog.close()
    settle()


def go_on(campaign) -> None:
    """Ask for the next step of all."""
    select_all(campaign)
    campaign.choose("renewals_next_command")


def evaluate_all(ready) -> None:
    """Mark, choose and explain each one, as is done one by one."""
    for row in ready.runner.read(campaign_list.rows, ListQuery()):
        one = ready.runner.read(evaluations.card, row.id).evaluation
        scores = tuple(replace(score, mark=2) for score in one.scores)
        told = {"outcome": Outcome.RENEW_AS_IS, "motive": "Usage régulier."}
        ready.runner.do(evaluations.save, replace(one, scores=scores, **told))


def prepared(campaign, ready) -> None:
    """Bring all thirty to the next agreement."""
    go_on(campaign)
    campaign.click("campaign_letters_save")
    close_dialogs(campaign)
    evaluate_all(ready)
    go_on(campaign)
    campaign.fill("verdicts_proposed_dialog", by="La responsable")
    campaign.click("verdicts_proposed_save")
    go_on(campaign)
    campaign.fill("verdicts_decided_dialog", by="La maire")
    campaign.click("verdicts_decided_save")
    go_on(campaign)


def test_thirty_are_warned_judged_and_followed_each_with_one_undo(thirty, ready):
    assert steps(ready) == {S.TO_WARN: MANY}
    go_on(thirty)
    dialog = thirty.dialog("campaign_letters_dialog")
    assert "30" in dialog.windowTitle()
    assert dialog.form.fields["kind"].input.value() == "END_OF_AGREEMENT"
    thirty.click("campaign_letters_save")
    close_dialogs(thirty)
    assert steps(ready) == {S.EVALUATED: MANY}
    evaluate_all(ready)
    assert steps(ready) == {S.OPINION: MANY}
    go_on(thirty)
    thirty.fill("verdicts_proposed_dialog", by="La responsable")
    thirty.click("verdicts_proposed_save")
    assert steps(ready) == {S.DECISION: MANY}
    ready.runner.do(history.undo)
    assert steps(ready) == {S.OPINION: MANY}
    ready.runner.do(history.redo)
    go_on(thirty)
    thirty.fill("verdicts_decided_dialog", by="La maire")
    thirty.click("verdicts_decided_save")
    assert steps(ready) == {S.PRINTED: MANY}
    go_on(thirty)
    rows = ready.runner.read(campaign_list.rows, ListQuery())
    assert all(row.successor_id for row in rows)
    ready.runner.do(history.undo)
    rows = ready.runner.read(campaign_list.rows, ListQuery())
    assert not any(row.successor_id for row in rows)


def test_thirty_go_through_the_signature(thirty, ready, tmp_path: Path):
    prepared(thirty, ready)
    go_on(thirty)
    assert thirty.form("campaign_step_dialog").fields["step"].input.value() == "act"
    thirty.fill(
        "campaign_step_dialog", act_kind="Décision du maire par délégation",
        act_number="DEC-2026-77", act_date="02/11/2026", act_transmitted_on="03/11/2026",
        act_published_on="04/11/2026",
    )  # fmt: skip
    thirty.click("campaign_step_save")
    rows = ready.runner.read(campaign_list.rows, ListQuery())
    following = [ready.read(row.successor_id) for row in rows]
    assert {one.decision_number for one in following} == {"DEC-2026-77"}
    assert {one.decision_published_on for one in following} == {date(2026, 11, 4)}
    go_on(thirty)
    thirty.fill("print_selection_dialog", folder=str(tmp_path))
    thirty.click("print_selection_save")
    close_dialogs(thirty)
    assert steps(ready) == {S.SENT: MANY}
    assert len(list(tmp_path.glob("*.pdf"))) == MANY
    for after in (S.SIGNED_BY_ASSOCIATION, S.SIGNED_BY_CITY, S.TRANSMITTED, S.NOTIFIED,
                  S.COPY_HANDED, S.DONE):  # fmt: skip
        go_on(thirty)
        thirty.click("campaign_step_save")
        assert steps(ready) == {after: MANY}
    ready.runner.do(history.undo)
    assert steps(ready) == {S.COPY_HANDED: MANY}
    go_on(thirty)
    thirty.click("campaign_step_save")
    go_on(thirty)
    assert thirty.no_dialog()


def test_a_mixed_selection_says_what_it_waits_for_and_is_done_one_by_one(thirty, ready):
    first = ready.runner.read(campaign_list.rows, ListQuery())[0].id
    thirty.open("renewal", first)
    thirty.choose("renewals_next_command")
    thirty.click("campaign_letters_save")
    close_dialogs(thirty)
    go_on(thirty)
    choices = thirty.form("campaign_next_dialog").fields["group"].input
    told = [choices.itemText(number) for number in range(choices.count())]
    assert any("fin de convention (29" in one for one in told)
    assert any(one.startswith("Évaluer (1") for one in told)
    thirty.fill("campaign_next_dialog", group=next(one for one in told if "Évaluer" in one))
    thirty.click("campaign_next_save")
    assert thirty.form() is not None
    assert thirty.renewals.page.current_id() == first


def test_undecided_agreements_are_not_followed(thirty):
    thirty.choose("renewals_prepare_command")
    model = thirty.dialog("campaign_refused_dialog").table.model()
    assert model.rowCount() == MANY
    assert "n’est pas encore décidé" in model.index(0, 1).data()
