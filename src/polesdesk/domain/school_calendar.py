"""School holidays, closures and requisitions of hubs and rooms, and exceptions of slots."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolHoliday:
    """One school holiday of a zone, both days included; class resumes the day after ``last``.

    ``zone`` is A, B, C or MANUAL; ``source`` says where the dates come from.
    """

    id: str
    version: int = 0
    zone: str = ""
    name: str = ""
    first: date | None = None
    last: date | None = None
    source: str = ""


class ClosureKind(StrEnum):
    """Why a hub or a room cannot be used; none of them ever counts against an association."""

    CLOSURE = "CLOSURE"
    WORKS = "WORKS"
    SAFETY = "SAFETY"
    REQUISITION = "REQUISITION"


@dataclass(frozen=True, slots=True, kw_only=True)
class Closure:
    """A hub, or one of its rooms, that is closed or taken by the city from a day to a day.

    Both days are included; without hours, whole days. No ``room_id``: the whole hub.
    ``spared_ids`` are the slots, and the agreements that hold a room at all hours, which go on
    all the same; ``operation_id`` is what was decided for all that it touches.
    """

    id: str
    version: int = 0
    hub_id: str = ""
    room_id: str | None = None
    kind: ClosureKind = ClosureKind.CLOSURE
    first: date | None = None
    last: date | None = None
    start: time | None = None
    end: time | None = None
    reason: str = ""
    spared_ids: tuple[str, ...] = ()
    operation_id: str | None = None


class ExceptionKind(StrEnum):
    """How one occurrence departs from the rule of its slot."""

    CANCELLED = "CANCELLED"
    EXCUSED = "EXCUSED"
    MOVED = "MOVED"
    ADDED = "ADDED"


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotException:
    """One occurrence of a slot that departs from its rule; all others are derived.

    ``day`` is that of the rule (of the added occurrence for ADDED). A move may change day,
    hours and room (and with it the hub); what is empty stays as the slot says. An absence is
    excused when the association said so (``told_by``, ``received_on``).
    """

    id: str
    version: int = 0
    slot_id: str = ""
    convention_id: str | None = None
    allotment_id: str | None = None
    hub_id: str = ""
    kind: ExceptionKind = ExceptionKind.CANCELLED
    day: date | None = None
    new_day: date | None = None
    new_start: time | None = None
    new_end: time | None = None
    new_room_id: str | None = None
    new_hub_id: str | None = None
    reason: str = ""
    told_by: str = ""
    received_on: date | None = None
