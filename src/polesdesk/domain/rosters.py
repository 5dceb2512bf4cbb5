"""Rosters of permanences: the standard week of a hub, dated shifts, and who holds them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum


class AssignmentRole(StrEnum):
    """In what quality a person is there (domain dossier D3)."""

    PARTICIPANT = "PARTICIPANT"
    SUBSTITUTE = "SUBSTITUTE"
    REFERENT = "REFERENT"
    SITE_LEAD = "SITE_LEAD"
    WELCOME = "WELCOME"
    COOK = "COOK"
    CHILDCARE = "CHILDCARE"


class AssignmentStatus(StrEnum):
    """How far an assignment has come (domain dossier D3)."""

    REGISTERED = "REGISTERED"
    CONFIRMED = "CONFIRMED"
    WAITLIST = "WAITLIST"
    CANCELLED = "CANCELLED"
    PRESENT = "PRESENT"
    ABSENT = "ABSENT"
    WALK_IN = "WALK_IN"


class AssignmentOrigin(StrEnum):
    """How a person came to a shift: regular holder, proposal, by hand, swap."""

    HOLDER = "HOLDER"
    PROPOSAL = "PROPOSAL"
    HAND = "HAND"
    SWAP = "SWAP"


@dataclass(frozen=True, slots=True, kw_only=True)
class PatternShift:
    """One shift of a standard week; ``week`` counts from 1 inside the cycle.

    ``holder_ids`` come by themselves, ``substitute_ids`` are asked first when one is missing.
    """

    id: str
    weekday: int
    start: time
    end: time
    week: int = 1
    task: str = ""
    room_id: str | None = None
    minimum: int = 1
    maximum: int = 1
    skill: str = ""
    needs_key: bool = False
    holder_ids: tuple[str, ...] = ()
    substitute_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyPattern:
    """The standard week of a hub, or a cycle of 2 or 4 weeks that begins in that of ``anchor``."""

    id: str
    version: int = 0
    hub_id: str = ""
    name: str = ""
    cycle_weeks: int = 1
    anchor: date | None = None
    from_date: date | None = None
    to_date: date | None = None
    in_school_holidays: bool = True
    on_public_holidays: bool = False
    shifts: tuple[PatternShift, ...] = ()
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyShift:
    """A permanence on a day, made from a standard week or by hand.

    ``batch_id`` names the generation that made it, so that the whole batch can be taken back.
    An ``end`` at or before ``start`` is on the next day.
    """

    id: str
    version: int = 0
    hub_id: str = ""
    room_id: str | None = None
    day: date | None = None
    start: time | None = None
    end: time | None = None
    task: str = ""
    minimum: int = 1
    maximum: int = 1
    skill: str = ""
    needs_key: bool = False
    substitute_ids: tuple[str, ...] = ()
    pattern_id: str | None = None
    pattern_shift_id: str | None = None
    batch_id: str | None = None
    cancelled_on: date | None = None
    cancel_reason: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """A person on a shift; ``day`` is that of the shift, kept for its index.

    ``credited_minutes`` is None while the planned or noted times decide. ``override_reason`` is
    what was written to pass a soft warning.
    """

    id: str
    version: int = 0
    shift_id: str = ""
    volunteer_id: str = ""
    day: date | None = None
    role: AssignmentRole = AssignmentRole.PARTICIPANT
    status: AssignmentStatus = AssignmentStatus.REGISTERED
    origin: AssignmentOrigin = AssignmentOrigin.HAND
    time_in: time | None = None
    time_out: time | None = None
    credited_minutes: int | None = None
    override_reason: str = ""
    cancel_reason: str = ""
    proposal_reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HourlyRate:
    """What an hour of volunteering is worth from a day on, in cents, for a kind of task.

    Typed by the office (ANC 2018-06 art. 211-1): the minimum wage is never written in the code.
    An empty ``task`` serves every task without a rate of its own.
    """

    id: str
    version: int = 0
    task: str = ""
    from_date: date | None = None
    cents: int | None = None
    source: str = ""


COMING = frozenset(
    {AssignmentStatus.REGISTERED, AssignmentStatus.CONFIRMED, AssignmentStatus.PRESENT,
     AssignmentStatus.WALK_IN}
)  # fmt: skip
"""Statuses in which a person counts for the headcount of a shift."""

CAME = frozenset({AssignmentStatus.PRESENT, AssignmentStatus.WALK_IN})
"""Statuses of those who were there, and whose hours count."""
