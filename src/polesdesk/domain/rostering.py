"""What permanences and people are to each other: hours, who is there, who could come."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from polesdesk.domain.calendar_days import DayMinutes, span_of
from polesdesk.domain.rosters import COMING, Assignment, AssignmentStatus, DutyShift
from polesdesk.domain.volunteers import Volunteer

DAY_MINUTES = 24 * 60
NOTED = frozenset(
    {AssignmentStatus.PRESENT, AssignmentStatus.ABSENT, AssignmentStatus.WALK_IN}
)  # fmt: skip
"""Statuses that say what has happened, no longer what is planned."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterRules:
    """What the office asks of a roster, in minutes.

    ``night_rest`` between permanences of two days, ``same_day_gap`` between two of one day.
    """

    night_rest: int = 11 * 60
    same_day_gap: int = 0


class ShiftState(StrEnum):
    """How a permanence stands (domain dossier D3)."""

    OPEN = "OPEN"
    SHORT = "SHORT"
    COVERED = "COVERED"
    DONE = "DONE"
    CANCELLED = "CANCELLED"


def hours_of(shift: DutyShift) -> DayMinutes:
    """Return the minutes of a permanence from the midnight that begins its day."""
    return span_of(shift.start or time(0), shift.end or time(0))


def minutes_of(shift: DutyShift) -> tuple[int, int]:
    """Return the minutes of a permanence on one line of time, so that any two compare."""
    begun = (shift.day or date.min).toordinal() * DAY_MINUTES
    hours = hours_of(shift)
    return begun + hours.start, begun + hours.end


def duration(shift: DutyShift) -> int:
    """Return how many minutes a permanence lasts."""
    hours = hours_of(shift)
    return hours.end - hours.start


def coming(assignments: Iterable[Assignment]) -> list[Assignment]:
    """Return those who are expected or were there."""
    return [one for one in assignments if one.status in COMING]


def state_of(shift: DutyShift, assignments: Iterable[Assignment]) -> ShiftState:
    """Return how a permanence stands; done once the attendance of all is noted."""
    if shift.cancelled_on is not None:
        return ShiftState.CANCELLED
    listed = [one for one in assignments if one.status is not AssignmentStatus.CANCELLED]
    if listed and all(one.status in NOTED for one in listed):
        return ShiftState.DONE
    count = len(coming(listed))
    if not count:
        return ShiftState.OPEN if shift.minimum else ShiftState.COVERED
    return ShiftState.COVERED if count >= shift.minimum else ShiftState.SHORT


def is_absent(person: Volunteer, day: date) -> bool:
    """Tell whether a person said not to come on a day."""
    return any(one.from_date <= day <= one.to_date for one in person.absences)


def has_left(person: Volunteer, day: date) -> bool:
    """Tell whether a person is not, or not yet, a volunteer on a day."""
    if person.left_on is not None and person.left_on <= day:
        return True
    return person.joined_on is not None and day < person.joined_on


def is_available(person: Volunteer, shift: DutyShift) -> bool:
    """Tell whether the hours lie in those that a person named; nothing named says nothing."""
    if not person.availability:
        return True
    asked, day = hours_of(shift), shift.day or date.min
    offered = [
        span_of(one.start, one.end)
        for one in person.availability
        if one.weekday == day.isoweekday()
    ]
    offered += [span_of(one.start, one.end) for one in person.extra_hours if one.day == day]
    return any(one.start <= asked.start and asked.end <= one.end for one in offered)


def has_skill(person: Volunteer, skill: str) -> bool:
    """Tell whether a person has a skill, however it is written."""
    from polesdesk.domain.folding import fold

    return fold(skill) in {fold(one) for one in person.skills}


def has_key(person: Volunteer, shift: DutyShift) -> bool:
    """Tell whether a person holds the key of the hub of a permanence."""
    return shift.hub_id in person.key_hub_ids


def lacks(shift: DutyShift, there: Iterable[Volunteer]) -> tuple[bool, bool]:
    """Return whether nobody there has the key, and whether nobody has the skill, if needed."""
    people = list(there)
    key = shift.needs_key and not any(has_key(one, shift) for one in people)
    skill = bool(shift.skill) and not any(has_skill(one, shift.skill) for one in people)
    return key, skill


@dataclass(slots=True)
class Roster:
    """Permanences of a period with who is on them, and the people they may be given to.

    ``around`` are permanences just outside the period, which count for rest and hours only.
    """

    shifts: list[DutyShift]
    assignments: list[Assignment]
    people: Mapping[str, Volunteer]
    rules: RosterRules
    around: list[DutyShift]

    def by_shift(self) -> dict[str, list[Assignment]]:
        """Return the assignments of each permanence of the period and around it."""
        found: dict[str, list[Assignment]] = {one.id: [] for one in self.shifts + self.around}
        for one in self.assignments:
            if one.shift_id in found:
                found[one.shift_id].append(one)
        return found

    def days_of_people(self) -> dict[str, list[DutyShift]]:
        """Return for each person the permanences that count, in order."""
        shifts = {one.id: one for one in self.around + self.shifts if one.cancelled_on is None}
        found: dict[str, list[DutyShift]] = {}
        for one in coming(self.assignments):
            if one.shift_id in shifts:
                found.setdefault(one.volunteer_id, []).append(shifts[one.shift_id])
        for theirs in found.values():
            theirs.sort(key=minutes_of)
        return found
