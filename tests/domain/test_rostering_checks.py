"""What is wrong with a roster: each rule, its severity, its sentence."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest

from polesdesk.domain.rostering import Roster, RosterRules, ShiftState, state_of
from polesdesk.domain.rostering_checks import FindingKind, check, doubts
from polesdesk.domain.rosters import Assignment, AssignmentStatus, DutyShift
from polesdesk.domain.volunteers import Absence, Availability, ExtraHours, Volunteer

MONDAY = date(2026, 11, 23)


def shift(key: str, start: int = 14, end: int = 16, day: int = 0, **fields: object) -> DutyShift:
    """Return a permanence of the week."""
    usual: dict[str, object] = {"minimum": 1, "maximum": 1, "hub_id": "hub"} | fields
    return DutyShift(
        id=key,
        day=MONDAY + timedelta(days=day),
        start=time(start),
        end=time(end),
        **usual,  # type: ignore[arg-type]
    )


def person(**fields: object) -> Volunteer:
    """Return a volunteer."""
    return Volunteer(id="p", first_name="Ana", last_name="Exemple", **fields)  # type: ignore[arg-type]


def roster(shifts: list[DutyShift], people: list[Volunteer], *pairs: tuple[str, str]) -> Roster:
    """Return a roster with who is where."""
    days = {one.id: one.day for one in shifts}
    return Roster(
        shifts=shifts,
        assignments=[
            Assignment(id=f"{s}{p}", shift_id=s, volunteer_id=p, day=days[s]) for s, p in pairs
        ],
        people={one.id: one for one in people},
        rules=RosterRules(),
        around=[],
    )


def kinds(known: Roster) -> list[str]:
    """Return the kinds of what is wrong, in order, each with its severity."""
    return [f"{one.kind} {one.severity}" for one in check(known)]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, []),
        ({"left_on": MONDAY}, ["left hard"]),
        ({"joined_on": MONDAY + timedelta(days=1)}, ["left hard"]),
        ({"absences": (Absence(from_date=MONDAY, to_date=MONDAY),)}, ["absent hard"]),
        (
            {"availability": (Availability(weekday=1, start=time(9), end=time(15)),)},
            ["unavailable soft"],
        ),
        (
            {
                "availability": (Availability(weekday=2, start=time(9), end=time(15)),),
                "extra_hours": (ExtraHours(day=MONDAY, start=time(14), end=time(16)),),
            },
            [],
        ),
        ({"is_minor": True, "parental_authorisation_on": MONDAY}, ["minor_alone hard"]),
        ({"is_minor": True}, ["minor_alone hard", "minor_unauthorised hard"]),
        ({"agreed_minutes": 119}, ["over_agreed_hours soft"]),
        ({"agreed_minutes": 120}, []),
    ],
)
def test_a_person_is_judged_by_days_hours_and_age(
    fields: dict[str, object], expected: list[str]
) -> None:
    assert kinds(roster([shift("a")], [person(**fields)], ("a", "p"))) == expected


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (shift("b", 15, 17), FindingKind.DOUBLE_BOOKING),
        (shift("b", 16, 18), None),
        (shift("b", 20, 4), FindingKind.TOO_LITTLE_REST),
        (shift("b", 9, 11, day=1), None),
        (shift("b", 0, 2, day=1), FindingKind.TOO_LITTLE_REST),
    ],
)
def test_two_permanences_need_rest_between_two_days(
    other: DutyShift, expected: FindingKind | None
) -> None:
    """A permanence that ends at four in the morning leaves too little before the next."""
    late = shift("a", 20, 23) if other.start == time(0) else shift("a")
    late = shift("a", 9, 12, day=1) if other.end == time(4) else late
    known = roster([late, other], [person()], ("b", "p"))
    found = [one.kind for one in doubts(known, late, known.people["p"])]
    assert found == ([expected] if expected else [])


def test_a_permanence_is_judged_as_a_whole() -> None:
    people = [person(), Volunteer(id="q", first_name="Bilal", last_name="Essai")]
    one = shift("a", needs_key=True, skill="Bureautique")
    assert kinds(roster([one], people, ("a", "p"), ("a", "q"))) == [
        "above_maximum hard", "key_missing soft", "skill_missing soft"
    ]  # fmt: skip
    able = [person(key_hub_ids=("hub",), skills=("bureautique",))]
    assert kinds(roster([one], able, ("a", "p"))) == []
    assert kinds(roster([one], [])) == ["below_minimum soft"]


def test_what_another_may_still_bring_is_no_doubt() -> None:
    """The first of two people need not have the key; the last one must."""
    two = shift("a", minimum=2, maximum=2, needs_key=True)
    first = roster([two], [person()])
    assert doubts(first, two, first.people["p"]) == []
    other = Volunteer(id="q", first_name="Bilal", last_name="Essai")
    second = roster([two], [person(), other], ("a", "p"))
    assert [one.kind for one in doubts(second, two, other)] == [FindingKind.KEY_MISSING]


def test_a_permanence_is_open_short_covered_done_or_cancelled() -> None:
    one = shift("a", minimum=2, maximum=2)

    def on(key: str, status: AssignmentStatus = AssignmentStatus.REGISTERED) -> Assignment:
        return Assignment(id=key, shift_id="a", volunteer_id=key, status=status)

    gone = on("z", AssignmentStatus.CANCELLED)
    assert state_of(one, [gone]) is ShiftState.OPEN
    assert state_of(one, [on("p"), gone]) is ShiftState.SHORT
    assert state_of(one, [on("p"), on("q")]) is ShiftState.COVERED
    noted = [on("p", AssignmentStatus.PRESENT), on("q", AssignmentStatus.ABSENT)]
    assert state_of(one, noted) is ShiftState.DONE
    assert state_of(shift("a", cancelled_on=MONDAY), noted) is ShiftState.CANCELLED
