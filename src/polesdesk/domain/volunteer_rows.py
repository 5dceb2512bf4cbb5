"""Rows, cards and forms of the people of the directory, with the names that are shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from polesdesk.domain.follow_ups import Letter
from polesdesk.domain.lists import Choice
from polesdesk.domain.papers import Note
from polesdesk.domain.rosters import AssignmentRole, AssignmentStatus
from polesdesk.domain.volunteer_rules import Standing
from polesdesk.domain.volunteers import Volunteer


@dataclass(frozen=True, slots=True, kw_only=True)
class VolunteerRow:
    """A person as the list shows it; ``minutes`` are those credited in the year of the day."""

    id: str
    last_name: str
    first_name: str
    standing: Standing
    phone: str
    email: str
    quarter: str
    association_id: str | None
    association: str
    hubs: str
    keys: str
    skills: str
    wishes: str
    availability: str
    minutes: int
    agreed_minutes: int | None
    lacks_authorisation: bool
    joined_on: date | None
    left_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonShift:
    """A shift that a person holds or held; ``minutes`` are credited, 0 while it is to come.

    ``revision`` grows when the shift or who holds it changes.
    """

    shift_id: str
    assignment_id: str
    day: date
    start: time | None
    end: time | None
    task: str
    hub_id: str
    hub: str
    room: str
    address: str
    role: AssignmentRole
    status: AssignmentStatus
    is_cancelled: bool
    minutes: int
    revision: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficerLink:
    """An office that a person holds in an association."""

    officer_id: str
    association_id: str
    association: str
    quality: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthHours:
    """Minutes credited to a person in a month; ``month`` is its first day."""

    month: date
    minutes: int
    shifts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class VolunteerCard:
    """A person with shifts, hours, offices and what is to be done about the record."""

    person: Volunteer
    day: date
    standing: Standing
    association: str
    hubs: tuple[str, ...]
    key_hubs: tuple[str, ...]
    offices: tuple[OfficerLink, ...]
    suggested: tuple[OfficerLink, ...]
    twins: tuple[Choice, ...]
    coming: tuple[PersonShift, ...]
    past: tuple[PersonShift, ...]
    months: tuple[MonthHours, ...]
    tasks: tuple[tuple[str, int], ...]
    year_minutes: int
    month_minutes: int
    notes: tuple[Note, ...]
    letters: tuple[Letter, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class VolunteerForm:
    """A person to change, or a new one, with what the form offers to choose from."""

    person: Volunteer
    hubs: tuple[Choice, ...]
    association: Choice | None
    skills: tuple[str, ...]
    wishes: tuple[str, ...]
    quarters: tuple[str, ...]
