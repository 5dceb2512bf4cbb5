"""Requests for premises: a new hosting, an extra slot, a one-off hire, until they are decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from enum import StrEnum


class RequestKind(StrEnum):
    """What is asked for."""

    NEW_HOSTING = "NEW_HOSTING"
    EXTRA_SLOT = "EXTRA_SLOT"
    HIRE = "HIRE"


class RequestState(StrEnum):
    """How far a request has come; an option that nobody confirmed has lapsed."""

    RECEIVED = "RECEIVED"
    ACKNOWLEDGED = "ACKNOWLEDGED"
    WAITING = "WAITING"
    OPTION = "OPTION"
    LAPSED = "LAPSED"
    ACCEPTED = "ACCEPTED"
    REFUSED = "REFUSED"
    WITHDRAWN = "WITHDRAWN"


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """One criterion of the office, its weight and the mark given (0 to 5, None: not judged)."""

    label: str
    weight: int = 1
    mark: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PremisesRequest:
    """A request for premises: who asks, what is wished, what was answered; money in cents.

    The wish: days of the week (1 to 7), a span of hours, a duration in minutes, people,
    equipment, hubs, and the days from and to which the premises are wanted. The option or the
    decision names room, day and hours.
    """

    id: str
    version: int = 0
    number: str = ""
    kind: RequestKind = RequestKind.EXTRA_SLOT
    state: RequestState = RequestState.RECEIVED
    association_id: str | None = None
    applicant: str = ""
    contact: str = ""
    email: str = ""
    phone: str = ""
    received_on: date | None = None
    acknowledged_on: date | None = None
    purpose: str = ""
    weekdays: tuple[int, ...] = ()
    from_time: time | None = None
    to_time: time | None = None
    minutes: int | None = None
    headcount: int | None = None
    equipment: str = ""
    hub_ids: tuple[str, ...] = ()
    start_date: date | None = None
    end_date: date | None = None
    criteria: tuple[Criterion, ...] = ()
    option_until: date | None = None
    room_id: str | None = None
    day: date | None = None
    weekday: int | None = None
    start: time | None = None
    end: time | None = None
    fee_cents: int = 0
    deposit_cents: int = 0
    insured_until: date | None = None
    surface_m2: Decimal | None = None
    decided_on: date | None = None
    decision_reason: str = ""
    convention_id: str | None = None
    letter_ids: tuple[str, ...] = ()
    notes: str = ""
