"""A visit from its first answer to its correction; what is final is never rewritten."""

from dataclasses import replace
from datetime import date, time

import pytest

from actions.conftest import Office
from polesdesk.actions import bin as bins
from polesdesk.actions import history, hubs, rounds, visit_lists, visit_questions, visits
from polesdesk.domain.conventions import HolidayRule, Slot, State, UseKind
from polesdesk.domain.hubs import Room
from polesdesk.domain.identity import new_id
from polesdesk.domain.lists import ListQuery
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.visits import (
    FindingKind,
    Motive,
    Question,
    Round,
    Visit,
    VisitOrigin,
    VisitState,
)

THURSDAY = date(2026, 11, 19)
SPAN = (time(13), time(20))


def with_slot(office: Office) -> None:
    """Let the association hold the room on Thursdays from 18 to 20."""
    slot = Slot(
        id=new_id(), room_id=office.room.id, weekday=4, start=time(18), end=time(20),
        school_holidays=HolidayRule.WITH,
    )  # fmt: skip
    office.agreement(
        use_kind=UseKind.SLOT, slots=(slot,), state=State.NOTIFIED, number="VOL-2025-001"
    )


def with_other_room(office: Office) -> Room:
    room = Room(id=new_id(), hub_id=office.hub.id, name="Atelier", floor="1")
    return office.runner.do(hubs.save_room, room).value


def begun(office: Office, **fields: object) -> Visit:
    visit = office.runner.do(
        visits.begin, office.hub.id, THURSDAY, SPAN, agent="Camille Exemple", **fields
    )
    return visit.value


def rooms(office: Office, visit: Visit):
    return office.runner.read(visit_lists.card, visit.id).rooms


def answered(office: Office, visit: Visit, kind: FindingKind, **fields: object) -> None:
    first = rooms(office, visit)[0].finding
    office.runner.do(visits.answer, first.id, {"kind": kind, **fields})


def final(office: Office) -> Visit:
    with_slot(office)
    visit = begun(office)
    answered(office, visit, FindingKind.EMPTY, time=time(18, 40))
    return office.runner.do(visits.finalise, visit.id).value


def test_a_visit_begins_with_every_room_and_who_is_expected(office):
    with_slot(office)
    with_other_room(office)
    visit = begun(office)
    seen = [(one.room, one.expected, one.start) for one in rooms(office, visit)]
    assert seen == [("Salle 1", "Théâtre de l’Œuf", time(18)), ("Atelier", "", None)]
    assert visit.number == "V-VOL-2026-001"
    assert (visit.state, visit.motive) == (VisitState.DRAFT, Motive.TARGETED)


def test_an_agreement_without_slots_is_expected_as_an_office(office):
    made = office.agreement(state=State.NOTIFIED, number="VOL-2025-002")
    finding = rooms(office, begun(office))[0].finding
    assert (finding.convention_id, finding.slot_id) == (made.id, None)


def test_each_answer_is_kept_at_once(office):
    with_slot(office)
    visit = begun(office)
    answered(office, visit, FindingKind.AS_PLANNED, headcount=12)
    seen = rooms(office, visit)[0].finding
    assert (seen.kind, seen.headcount) == (FindingKind.AS_PLANNED, 12)
    answered(office, visit, FindingKind.EMPTY)
    assert rooms(office, visit)[0].finding.headcount is None


def test_an_answer_that_makes_no_sense_there_is_refused(office):
    with_slot(office)
    visit = begun(office)
    with pytest.raises(RuleBroken):
        answered(office, visit, FindingKind.UNPLANNED)


def test_a_final_visit_has_hours_and_is_changed_no_more(office):
    made = final(office)
    assert made.state is VisitState.FINAL
    assert made.finalised_at is not None
    with pytest.raises(RuleBroken):
        answered(office, made, FindingKind.AS_PLANNED)
    with pytest.raises(RuleBroken):
        office.runner.do(visits.save, made)
    with pytest.raises(RuleBroken):
        office.runner.do(visits.sign, made.id, b"picture")


def test_a_correction_is_a_new_version_and_replaces_the_old_one_when_final(office):
    made = final(office)
    with pytest.raises(RuleBroken):
        office.runner.do(visits.correct, made.id, " ")
    fresh = office.runner.do(visits.correct, made.id, "lu de travers").value
    assert office.runner.do(visits.correct, made.id, "encore").value.id == fresh.id
    assert office.runner.read(visits.get, made.id).state is VisitState.FINAL
    answered(office, fresh, FindingKind.AS_PLANNED, headcount=4)
    assert rooms(office, made)[0].finding.kind is FindingKind.EMPTY
    office.runner.do(visits.finalise, fresh.id)
    assert office.runner.read(visits.get, made.id).state is VisitState.REPLACED
    listed = office.runner.read(visit_lists.page_findings, ListQuery())
    assert [one.visit for one in listed] == ["V-VOL-2026-001-v2"]


def test_a_correction_in_the_bin_gives_the_old_version_its_place_back(office):
    made = final(office)
    fresh = office.runner.do(visits.correct, made.id, "lu de travers").value
    office.runner.do(visits.finalise, fresh.id)
    office.runner.do(visits.bin, (fresh.id,))
    assert office.runner.read(visits.get, made.id).state is VisitState.FINAL
    assert office.runner.read(visit_lists.count_findings, ListQuery()) == 1


def test_a_visit_in_the_bin_takes_its_findings_along_and_brings_them_back(office):
    made = final(office)
    office.runner.do(visits.bin, (made.id,))
    assert office.runner.read(visit_lists.count, ListQuery()) == 0
    assert office.runner.read(visit_lists.count_findings, ListQuery()) == 0
    (row,) = office.runner.read(bins.listed)
    office.runner.do(bins.bring_back, (row.id,))
    assert office.runner.read(visit_lists.count_findings, ListQuery()) == 1


def test_a_correction_that_comes_back_replaces_the_old_version_again(office):
    made = final(office)
    fresh = office.runner.do(visits.correct, made.id, "lu de travers").value
    office.runner.do(visits.finalise, fresh.id)
    office.runner.do(visits.bin, (fresh.id,))
    (row,) = office.runner.read(bins.listed)
    office.runner.do(bins.bring_back, (row.id,))
    assert office.runner.read(visits.get, made.id).state is VisitState.REPLACED


def test_a_remark_is_dated_and_changes_no_finding(office):
    made = final(office)
    before = rooms(office, made)
    said = office.runner.do(visits.remark, made.id, "La présidente", "Nous étions en sortie.").value
    assert said.remarks[0].day == office.day
    assert rooms(office, made) == before
    assert said.state is VisitState.FINAL


def test_people_where_nobody_is_expected_are_a_line_of_their_own(office):
    with_slot(office)
    other = with_other_room(office)
    visit = begun(office)
    found = office.runner.do(visits.add_presence, visit.id, other.id, moment=time(19)).value
    assert (found.kind, found.position) == (FindingKind.UNPLANNED, 2)
    office.runner.do(visits.drop_finding, found.id)
    assert len(rooms(office, visit)) == 2


def test_a_round_gives_one_visit_and_goes_on_with_it(office):
    with_slot(office)
    lines = office.runner.read(rounds.lines, office.hub.id, THURSDAY, *SPAN)
    one = Round(
        id=new_id(), hub_id=office.hub.id, day=THURSDAY, from_time=SPAN[0], to_time=SPAN[1],
        agent="Alix Exemple", lines=lines,
    )  # fmt: skip
    saved = office.runner.do(rounds.save, one).value
    made = office.runner.do(visits.begin_round, saved.id, VisitOrigin.SHEET).value
    again = office.runner.do(visits.begin_round, saved.id, VisitOrigin.FIELD).value
    assert again.id == made.id
    assert (made.agent, made.time_in, made.origin) == ("Alix Exemple", SPAN[0], VisitOrigin.SHEET)
    assert office.runner.read(rounds.card, saved.id).visit == made
    with pytest.raises(RuleBroken):
        office.runner.do(rounds.bin, (saved.id,))
    with pytest.raises(RuleBroken):
        office.runner.do(rounds.save, office.runner.read(rounds.get, saved.id))


def test_another_day_moves_the_findings_of_a_draft(office):
    visit = begun(office)
    office.runner.do(visits.save, replace(visit, day=date(2026, 11, 18)))
    assert {one.finding.day for one in rooms(office, visit)} == {date(2026, 11, 18)}


def test_several_drafts_are_final_together_or_none(office):
    with_slot(office)
    good, blank = begun(office), begun(office)
    answered(office, good, FindingKind.EMPTY)
    with pytest.raises(RuleBroken):
        office.runner.do(visits.finalise_many, (good.id, blank.id))
    assert office.runner.read(visits.get, good.id).state is VisitState.DRAFT


def test_a_visit_keeps_the_questions_that_it_was_begun_with(office):
    before = begun(office)
    asked = (Question(key="", label="État des murs"),)
    made = office.runner.do(visit_questions.save, asked).value
    assert (made.issue, made.questions[0].key) == (1, "etat_des_murs")
    after = begun(office)
    card = office.runner.read(visit_lists.card, before.id)
    assert len(card.questions.questions) > 1
    assert office.runner.read(visit_lists.card, after.id).questions == made
    assert office.runner.do(visit_questions.save, made.questions).value == made


def test_lists_find_visits_by_agent_and_findings_by_association(office):
    final(office)
    read = office.runner.read
    assert read(visit_lists.count, ListQuery(text="camille")) == 1
    assert read(visit_lists.count, ListQuery(text="dominique")) == 0
    assert read(visit_lists.count, ListQuery(filters={"state": "DRAFT"})) == 0
    assert read(visit_lists.count_findings, ListQuery(text="œuf")) == 1
    assert read(visit_lists.count_findings, ListQuery(text="salle 1")) == 1
    assert read(visit_lists.count_findings, ListQuery(filters={"kind": "as_planned"})) == 0


def test_undo_takes_a_final_visit_back_to_its_draft(office):
    made = final(office)
    office.runner.do(history.undo)
    assert office.runner.read(visits.get, made.id).state is VisitState.DRAFT
