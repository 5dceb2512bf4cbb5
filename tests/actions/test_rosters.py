"""Permanences: made from a standard week, filled, replaced, noted, taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from actions.conftest import Office
from polesdesk.actions import (
    history,
    roster_attendance,
    roster_moves,
    roster_patterns,
    roster_proposals,
    rosters,
)
from polesdesk.actions import records as common
from polesdesk.domain.identity import new_id
from polesdesk.domain.progress import Silent
from polesdesk.domain.rostering import ShiftState
from polesdesk.domain.rostering_checks import FindingKind
from polesdesk.domain.rostering_generation import Generation
from polesdesk.domain.rostering_rows import Noted, RosterShift
from polesdesk.domain.rosters import (
    AssignmentOrigin,
    AssignmentStatus,
    DutyPattern,
    DutyShift,
    PatternShift,
)
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.school_calendar import Closure
from polesdesk.domain.volunteers import Absence, Volunteer
from polesdesk.store.kinds import CLOSURE, VOLUNTEER

FIRST, LAST = date(2026, 12, 1), date(2027, 1, 10)


def save_person(office: Office, person_id: str, **fields: object) -> Volunteer:
    """Save a volunteer."""
    made = Volunteer(id=person_id, first_name="Test", last_name=person_id, **fields)  # type: ignore[arg-type]
    saved: Volunteer = office.runner.do(common.save, VOLUNTEER, made).value
    return saved


def line(weekday: int, **fields: object) -> PatternShift:
    """Return a line of a standard week, from 14 h to 16 h."""
    usual: dict[str, object] = {"id": new_id(), "start": time(14), "end": time(16)}
    return PatternShift(weekday=weekday, **(usual | fields))  # type: ignore[arg-type]


def pattern(office: Office, *lines: PatternShift, **fields: object) -> DutyPattern:
    """Save a standard week of the hub."""
    made = DutyPattern(id=new_id(), hub_id=office.hub.id, name="Accueil", shifts=lines, **fields)  # type: ignore[arg-type]
    return office.runner.do(roster_patterns.save, made).value


def generate(office: Office, one: DutyPattern) -> Generation:
    """Make the permanences of December."""
    return office.runner.do(roster_patterns.generate, one.id, FIRST, LAST).value


def shown(office: Office) -> tuple[RosterShift, ...]:
    """Return the permanences of December as the board has them."""
    return office.runner.read(rosters.board, FIRST, LAST).shifts


def plain(*rows: RosterShift) -> list[RosterShift]:
    """Return rows without their versions, which only grow."""
    return [
        replace(
            row,
            shift=replace(row.shift, version=0),
            people=tuple(replace(p, assignment=replace(p.assignment, version=0))
                         for p in row.people),
            findings=(),
        )
        for row in rows
    ]  # fmt: skip


def test_a_week_is_made_without_holidays_and_closures(office: Office) -> None:
    """Tuesday the 8th is closed; the end of December is school holidays in zone B."""
    closure = Closure(id=new_id(), hub_id=office.hub.id, first=date(2026, 12, 8))
    office.runner.do(common.save, CLOSURE, closure)
    made = generate(office, pattern(office, line(2), in_school_holidays=False))
    assert [one.day for one in made.shifts] == [
        date(2026, 12, 1), date(2026, 12, 15), date(2027, 1, 5)
    ]  # fmt: skip
    assert {(one.day, str(one.reason)) for one in made.left_out} == {
        (date(2026, 12, 8), "closure"),
        (date(2026, 12, 22), "school_holiday"),
        (date(2026, 12, 29), "school_holiday"),
    }


def test_cycles_count_from_the_week_of_the_anchor(office: Office) -> None:
    one = pattern(office, line(2, week=2), cycle_weeks=2, anchor=date(2026, 12, 1))
    made = generate(office, one)
    assert [s.day for s in made.shifts] == [
        date(2026, 12, 8), date(2026, 12, 22), date(2027, 1, 5)
    ]  # fmt: skip


def test_public_holidays_are_left_out_unless_wanted(office: Office) -> None:
    made = generate(office, pattern(office, line(5)))  # 25 December and 1 January are Fridays
    assert date(2026, 12, 25) not in {s.day for s in made.shifts}
    again = pattern(office, line(5), on_public_holidays=True)
    assert date(2026, 12, 25) in {s.day for s in generate(office, again).shifts}


def test_a_generation_makes_nothing_twice_and_is_one_step(office: Office) -> None:
    one = pattern(office, line(2), line(4))
    made = generate(office, one)
    with pytest.raises(RuleBroken, match="aucune nouvelle"):
        generate(office, one)
    office.runner.do(history.undo)
    assert shown(office) == ()
    office.runner.do(history.redo)
    assert len(shown(office)) == len(made.shifts)


def test_holders_come_by_themselves_and_the_absent_are_told(office: Office) -> None:
    save_person(office, "a")
    save_person(office, "b", absences=(Absence(from_date=FIRST, to_date=date(2026, 12, 12)),))
    one = pattern(office, line(2, minimum=2, maximum=2, holder_ids=("a", "b")))
    made = generate(office, one)
    assert {m.shift.day for m in made.missing} == {date(2026, 12, 1), date(2026, 12, 8)}
    first = shown(office)[0]
    assert [p.person.id for p in first.people] == ["a"]
    assert first.people[0].assignment.origin is AssignmentOrigin.HOLDER
    assert first.state is ShiftState.SHORT


def test_a_generation_is_taken_back_until_something_is_noted(office: Office) -> None:
    save_person(office, "a")
    one = pattern(office, line(2, holder_ids=("a",)))
    office.runner.do(roster_patterns.generate, one.id, date(2026, 11, 1), LAST)
    batch = office.runner.read(roster_patterns.batches, one.id)[0]
    row = office.runner.read(rosters.board, date(2026, 11, 1), LAST).shifts[0]
    note = Noted(shift_id=row.shift.id, assignment_id=row.people[0].assignment.id)
    office.runner.do(roster_attendance.note, (note,))
    with pytest.raises(RuleBroken, match="notées"):
        office.runner.do(roster_patterns.take_back, batch.id)
    office.runner.do(history.undo)
    office.runner.do(roster_patterns.take_back, batch.id)
    assert shown(office) == ()
    assert office.runner.read(roster_patterns.batches, one.id) == ()
    office.runner.do(history.undo)
    again = office.runner.read(rosters.board, date(2026, 11, 1), LAST).shifts[0]
    assert plain(again) == plain(row)


def test_hard_rules_refuse_and_soft_ones_ask_for_a_reason(office: Office) -> None:
    save_person(office, "a", agreed_minutes=60)
    save_person(office, "minor", is_minor=True)
    generate(office, pattern(office, line(2), line(2, start=time(15), end=time(17))))
    one, other = shown(office)[:2]
    with pytest.raises(RuleBroken) as refused:
        office.runner.do(roster_moves.assign, one.shift.id, "minor")
    assert refused.value.code in {"minor_alone", "minor_unauthorised"}
    with pytest.raises(RuleBroken) as asked:
        office.runner.do(roster_moves.assign, one.shift.id, "a")
    assert asked.value.code == roster_moves.REASON_NEEDED
    made = office.runner.do(roster_moves.assign, one.shift.id, "a", reason="D’accord").value
    assert made.override_reason == "D’accord"
    with pytest.raises(RuleBroken, match="déjà de permanence"):
        office.runner.do(roster_moves.assign, other.shift.id, "a", reason="Tant pis")
    kinds = {f.kind: f.reason for f, _ in office.runner.read(rosters.findings, FIRST, LAST)}
    assert kinds[FindingKind.OVER_AGREED_HOURS] == "D’accord"


def test_the_maximum_is_kept(office: Office) -> None:
    for name in "ab":
        save_person(office, name)
    generate(office, pattern(office, line(2)))
    shift_id = shown(office)[0].shift.id
    office.runner.do(roster_moves.assign, shift_id, "a")
    with pytest.raises(RuleBroken, match="au plus"):
        office.runner.do(roster_moves.assign, shift_id, "b")


def test_a_replacement_is_one_step_and_lists_who_can(office: Office) -> None:
    for name in "abc":
        save_person(office, name, phone="06 39 98 00 01")
    generate(office, pattern(office, line(2, holder_ids=("a",), substitute_ids=("c",))))
    row = shown(office)[0]
    found = office.runner.read(rosters.candidates, row.shift.id, leaving="a")
    assert [c.person.id for c in found] == ["c", "b"]
    assert found[0].is_substitute
    office.runner.do(roster_moves.substitute, row.people[0].assignment.id, "c", why="Rendez-vous")
    after = shown(office)[0]
    assert [p.person.id for p in after.people] == ["c"]
    assert [p.assignment.cancel_reason for p in after.gone] == ["Rendez-vous"]
    office.runner.do(history.undo)
    assert plain(shown(office)[0]) == plain(row)


def test_two_people_swap(office: Office) -> None:
    for name in "ab":
        save_person(office, name)
    generate(office, pattern(office, line(2, holder_ids=("a",)), line(4, holder_ids=("b",))))
    one, other = shown(office)[:2]
    office.runner.do(roster_moves.swap, one.people[0].assignment.id, other.people[0].assignment.id)
    after = shown(office)[:2]
    assert [row.people[0].person.id for row in after] == ["b", "a"]
    assert after[0].people[0].assignment.origin is AssignmentOrigin.SWAP
    office.runner.do(history.undo)
    assert plain(*shown(office)[:2]) == plain(one, other)


def test_a_cancelled_permanence_takes_nobody(office: Office) -> None:
    save_person(office, "a")
    generate(office, pattern(office, line(2)))
    shift_id = shown(office)[0].shift.id
    with pytest.raises(RuleBroken, match="motif"):
        office.runner.do(roster_moves.cancel, shift_id, " ")
    office.runner.do(roster_moves.cancel, shift_id, "Travaux")
    assert shown(office)[0].state is ShiftState.CANCELLED
    with pytest.raises(RuleBroken, match="annulée"):
        office.runner.do(roster_moves.assign, shift_id, "a")
    office.runner.do(roster_moves.restore, shift_id)
    assert shown(office)[0].state is ShiftState.OPEN


def test_a_proposal_is_accepted_in_part_as_one_step(office: Office) -> None:
    for name in "abc":
        save_person(office, name)
    generate(office, pattern(office, line(2), line(4)))
    before = shown(office)
    found = roster_proposals.prepare(office.runner, Silent(), FIRST, LAST)
    assert len(found.choices) == len(before)
    assert found.gaps == ()
    office.runner.do(roster_proposals.accept, found.choices[:3])
    after = shown(office)
    assert sum(bool(row.people) for row in after) == 3
    assert all(p.assignment.proposal_reason for row in after for p in row.people)
    with pytest.raises(RuleBroken, match="ont changé"):
        office.runner.do(roster_proposals.accept, found.choices[:3])
    office.runner.do(history.undo)
    assert plain(*shown(office)) == plain(*before)


def test_attendance_gives_hours_and_keeps_walk_ins(office: Office) -> None:
    for name in "ab":
        save_person(office, name)
    day = date(2026, 11, 17)
    shift = DutyShift(
        id=new_id(), hub_id=office.hub.id, day=day, start=time(14), end=time(16), maximum=2
    )
    office.runner.do(roster_moves.save_shift, shift)
    made = office.runner.do(roster_moves.assign, shift.id, "a").value
    office.runner.do(
        roster_attendance.note,
        (
            Noted(shift_id=shift.id, assignment_id=made.id, time_out=time(15, 30)),
            Noted(shift_id=shift.id, volunteer_id="b"),
        ),
    )
    row = office.runner.read(roster_attendance.sheet, day, day)[0]
    assert row.state is ShiftState.DONE
    assert [p.assignment.status for p in row.people] == [
        AssignmentStatus.PRESENT, AssignmentStatus.WALK_IN
    ]  # fmt: skip
    with pytest.raises(RuleBroken, match="présence"):
        office.runner.do(roster_moves.stand_down, made.id, "Trop tard")
    given = office.runner.read(lambda work: roster_proposals.task(work, FIRST, LAST).given)
    assert given == {"a": 90, "b": 120}


def test_attendance_of_days_to_come_is_refused(office: Office) -> None:
    save_person(office, "a")
    generate(office, pattern(office, line(2, holder_ids=("a",))))
    row = shown(office)[0]
    line_of = Noted(shift_id=row.shift.id, assignment_id=row.people[0].assignment.id)
    with pytest.raises(RuleBroken, match="pas encore"):
        office.runner.do(roster_attendance.note, (line_of,))


def test_a_permanence_that_moves_takes_its_people_along(office: Office) -> None:
    save_person(office, "a")
    generate(office, pattern(office, line(2, holder_ids=("a",))))
    row = shown(office)[0]
    moved = replace(row.shift, day=date(2026, 12, 3))
    office.runner.do(roster_moves.save_shift, moved)
    after = next(one for one in shown(office) if one.shift.id == row.shift.id)
    assert after.people[0].assignment.day == date(2026, 12, 3)
