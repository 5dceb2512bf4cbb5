"""Rounds proposed, prepared, recalled by their sheet, and printed."""

from dataclasses import replace
from datetime import date, time

import pytest

from actions.test_visits import SPAN, THURSDAY, with_other_room, with_slot
from polesdesk.actions import history, rounds, visit_lists, visits
from polesdesk.actions.rounds import RoundWish
from polesdesk.domain.identity import new_id
from polesdesk.domain.lists import ListQuery
from polesdesk.domain.progress import Silent
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.scans import sheet_payload
from polesdesk.domain.visit_rows import RoundState
from polesdesk.domain.visits import FindingKind, Motive, Round, VisitOrigin

NEXT = date(2026, 11, 26)


@pytest.fixture
def prepared(office) -> Round:
    """A saved round of the hub, next Thursday."""
    with_slot(office)
    lines = office.runner.read(rounds.lines, office.hub.id, NEXT, *SPAN)
    one = Round(
        id=new_id(), hub_id=office.hub.id, day=NEXT, from_time=SPAN[0], to_time=SPAN[1],
        lines=lines,
    )  # fmt: skip
    return office.runner.do(rounds.save, one).value


def propose(office, **fields):
    wish = RoundWish(first=date(2026, 11, 22), last=date(2026, 12, 5), **fields)
    return office.runner.read(rounds.propose, wish)


def test_a_slot_never_seen_is_proposed_with_its_why(office):
    with_slot(office)
    found = propose(office)
    assert {one.day.isoweekday() for one in found} == {4}
    assert found[0].lines[0].association == "Théâtre de l’Œuf"
    assert "Jamais vu" in found[0].lines[0].why


def test_a_slot_seen_lately_is_left_alone(office):
    with_slot(office)
    visit = office.runner.do(visits.begin, office.hub.id, THURSDAY, SPAN, agent="x").value
    first = office.runner.read(visit_lists.card, visit.id).rooms[0].finding
    office.runner.do(
        visits.answer, first.id, {"kind": FindingKind.AS_PLANNED, "time": time(18, 30)}
    )
    office.runner.do(visits.finalise, visit.id)
    assert propose(office) == ()


def test_proposals_keep_to_the_hubs_that_were_asked_for(office):
    with_slot(office)
    assert propose(office, hub_ids=("elsewhere",)) == ()
    assert propose(office, hub_ids=(office.hub.id,))


def test_a_round_takes_a_number_and_has_every_room_in_order(office, prepared):
    with_other_room(office)
    assert prepared.number == "T-VOL-2026-001"
    lines = office.runner.read(rounds.lines, office.hub.id, NEXT, *SPAN)
    assert [one.room for one in lines] == ["Salle 1", "Atelier"]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"day": None}, "day"),
        ({"from_time": None}, "hours"),
        ({"to_time": time(9)}, "hours"),
        ({"lines": ()}, "lines"),
    ],
)
def test_a_round_that_cannot_be_made_is_refused(office, prepared, change, field):
    with pytest.raises(RuleBroken) as refusal:
        office.runner.do(rounds.save, replace(prepared, **change))
    assert refusal.value.field == field


@pytest.mark.parametrize("typed", ["T-VOL-2026-001", " t-vol-2026-001 "])
def test_a_sheet_is_recalled_by_its_number(office, prepared, typed):
    assert office.runner.read(rounds.recalled, typed).id == prepared.id


def test_a_sheet_is_recalled_by_its_code_and_an_altered_one_is_refused(office, prepared):
    words = sheet_payload(prepared.number, prepared.id, 1)
    assert office.runner.read(rounds.recalled, words).id == prepared.id
    for wrong, code in ((words[:-1] + "z", "sheet_code"), ("T-VOL-2026-009", "round_unknown")):
        with pytest.raises(RuleBroken) as refusal:
            office.runner.read(rounds.recalled, wrong)
        assert refusal.value.code == code


def test_a_round_is_to_do_then_late_then_under_way(office, prepared):
    def state() -> RoundState:
        return office.runner.read(rounds.page, ListQuery())[0].state

    assert state() is RoundState.TO_DO
    office.day = date(2026, 11, 27)
    assert state() is RoundState.LATE
    assert office.runner.read(rounds.count, ListQuery(filters={"state": "late"})) == 1
    office.runner.do(visits.begin_round, prepared.id, VisitOrigin.SHEET)
    assert state() is RoundState.UNDER_WAY
    assert office.runner.read(rounds.count, ListQuery(filters={"state": "under_way"})) == 1
    assert office.runner.read(rounds.count, ListQuery(filters={"state": "late"})) == 0


def test_printing_notes_the_day(office, prepared):
    paper = rounds.print_sheets(office.runner, Silent(), (prepared.id,))
    assert paper.pdf.startswith(b"%PDF")
    assert paper.file_name == "Tournee_T-VOL-2026-001.pdf"
    assert office.runner.read(rounds.get, prepared.id).printed_on == office.day


def test_the_round_of_a_day_is_not_doubled(office):
    with_slot(office)
    first = office.runner.do(rounds.for_day, "vol", NEXT).value
    again = office.runner.do(rounds.for_day, "VOL", NEXT, agent="Alix Exemple").value
    assert (again.id, again.number, again.agent) == (first.id, first.number, "Alix Exemple")
    with pytest.raises(RuleBroken):
        office.runner.do(rounds.for_day, "XXX", NEXT)


def test_several_proposals_are_saved_in_one_step(office):
    with_slot(office)
    made = office.runner.do(
        rounds.save_proposed, propose(office), "Alix Exemple", Motive.FAIR
    ).value
    assert len(made) == 2
    office.runner.do(history.undo)
    assert office.runner.read(rounds.count, ListQuery()) == 0
