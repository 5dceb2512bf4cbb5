"""Permanences as the window and the papers show them, with names and what is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from polesdesk.domain.lists import Choice
from polesdesk.domain.rostering import ShiftState
from polesdesk.domain.rostering_checks import RosterFinding
from polesdesk.domain.rosters import Assignment, AssignmentStatus, DutyPattern, DutyShift
from polesdesk.domain.volunteers import Volunteer


@dataclass(frozen=True, slots=True, kw_only=True)
class OnShift:
    """A person on a permanence."""

    assignment: Assignment
    person: Volunteer


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterShift:
    """A permanence with its place, its state, who is on it and what is wrong.

    ``people`` are those expected or seen, by name; ``gone`` those who stood down.
    """

    shift: DutyShift
    hub: str
    hub_code: str
    room: str
    state: ShiftState
    people: tuple[OnShift, ...] = ()
    gone: tuple[OnShift, ...] = ()
    findings: tuple[RosterFinding, ...] = ()

    @property
    def missing(self) -> int:
        """Return how many people are still wanted."""
        return 0 if self.shift.cancelled_on else max(0, self.shift.minimum - len(self.people))


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterBoard:
    """The permanences of a period by day and hour, with the hubs that have any pattern or room."""

    first: date
    last: date
    hub_id: str = ""
    shifts: tuple[RosterShift, ...] = ()
    hubs: tuple[Choice, ...] = ()
    notes: tuple[tuple[date, str], ...] = ()
    has_patterns: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A person who could take a permanence, the nearest first.

    ``given`` are the minutes given or promised since ``since``; ``doubts`` pass with a reason.
    """

    person: Volunteer
    is_substitute: bool
    given: int
    since: date
    doubts: tuple[RosterFinding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PatternForm:
    """A standard week to change, with the hubs, rooms and people to choose from.

    ``rooms`` are pairs of hub and room.
    """

    pattern: DutyPattern
    hubs: tuple[Choice, ...]
    rooms: tuple[tuple[str, Choice], ...]
    people: tuple[Choice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Permanences made at once; ``is_noted`` once attendance was noted on one of them."""

    id: str
    first: date
    last: date
    count: int
    is_noted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """What the sheet says of one person: came, did not come, times and minutes if typed.

    Without an assignment, ``volunteer_id`` came without being expected.
    """

    shift_id: str
    assignment_id: str = ""
    volunteer_id: str = ""
    status: AssignmentStatus = AssignmentStatus.PRESENT
    time_in: time | None = None
    time_out: time | None = None
    credited_minutes: int | None = None
