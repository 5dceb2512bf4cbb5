"""Occurrences of slots: derived from rule, calendar and exceptions, never stored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum


class OccurrenceStatus(StrEnum):
    """Whether the room is held; an excluded occurrence says why it is not.

    An option holds nothing: a request for premises may still come to nothing.
    """

    PLANNED = "planned"
    EXCLUDED = "excluded"
    OPTION = "option"


class Exclusion(StrEnum):
    """Why an occurrence of the rule is not held."""

    SCHOOL_HOLIDAY = "school_holiday"
    PUBLIC_HOLIDAY = "public_holiday"
    CLOSURE = "closure"
    REQUISITION = "requisition"
    EXCUSED = "excused"
    EXCEPTION = "exception"
    NOT_IN_EFFECT = "not_in_effect"
    CALENDAR_UNPUBLISHED = "calendar_unpublished"


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """One occurrence of a slot in a room, on a day, at local hours.

    An ``end`` not after ``start`` is on the next day. ``rule_day`` is the day of the rule when
    the occurrence was moved. ``detail`` says the closure, holiday or exception in French.
    """

    day: date
    start: time
    end: time
    hub_id: str
    room_id: str
    slot_id: str
    convention_id: str | None = None
    allotment_id: str | None = None
    association_id: str | None = None
    status: OccurrenceStatus = OccurrenceStatus.PLANNED
    reason: Exclusion | None = None
    detail: str = ""
    rule_day: date | None = None
    exception_id: str | None = None
