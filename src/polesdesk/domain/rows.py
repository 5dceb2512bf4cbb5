"""Rows of lists: what a table, an export and the command line show of each record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal

from polesdesk.domain.associations import PaperKind
from polesdesk.domain.conventions import HolidayRule, Renewal, Situation, State, UseKind, WeekParity
from polesdesk.domain.hubs import PropertyRegime, RoomKind
from polesdesk.domain.premises_requests import RequestKind, RequestState


@dataclass(frozen=True, slots=True, kw_only=True)
class HubRow:
    """A hub with how many rooms and agreements it has."""

    id: str
    code: str
    name: str
    address: str
    room_count: int
    convention_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomRow:
    """A room or unit with its hub."""

    id: str
    hub_id: str
    hub: str
    name: str
    kind: RoomKind
    surface_m2: Decimal | None
    capacity: int | None
    erp_type: str
    erp_category: int | None
    property_regime: PropertyRegime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AssociationRow:
    """An association with its chair, the end of its insurance, and the other papers it lacks.

    ``dissolved_on`` is the first day on which it is no more.
    """

    id: str
    name: str
    acronym: str
    rna: str
    siret: str
    president: str
    email: str
    phone: str
    city: str
    insurance_valid_to: date | None
    convention_count: int
    lacked_papers: tuple[PaperKind, ...] = ()
    dissolved_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConventionRow:
    """An agreement with its parties, premises, effect on the day and in-kind value.

    ``lacked_papers`` are those that its association lacks, its insurance among them.
    """

    id: str
    number: str
    association_id: str
    association: str
    hub_id: str
    hubs: str
    rooms: str
    use_kind: UseKind | None
    state: State
    situation: Situation
    renewal: Renewal
    start_date: date | None
    end_date: date | None
    terminated_on: date | None
    untitled: bool
    occupancy_fee_cents: int | None
    in_kind_value_cents: int | None
    issued_version: int | None
    suspended_from: date | None = None
    suspended_to: date | None = None
    amends: str | None = None
    lacked_papers: tuple[PaperKind, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PremisesRequestRow:
    """A request for premises with its state on the day and its wish in words.

    ``score`` is a percentage of the marks that could be given, None while none is.
    """

    id: str
    number: str
    kind: RequestKind
    state: RequestState
    applicant: str
    association_id: str | None
    received_on: date | None
    acknowledged_on: date | None
    wish: str
    hubs: str
    headcount: int | None
    score: int | None
    option_until: date | None
    decided_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotRow:
    """A slot of an agreement in a room; weekday 1 (Monday) to 7."""

    id: str
    convention_id: str
    convention: str
    room_id: str
    room: str
    hub: str
    weekday: int
    start: time
    end: time
    interval_weeks: int
    week_parity: WeekParity
    school_holidays: HolidayRule


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertRow:
    """Something that is due: ``kind`` and ``due`` for tools, ``label`` and ``detail`` to read.

    ``late`` tells that the day has passed; ``subject_kind`` and ``subject_id`` open the record.
    """

    kind: str
    due: date | None
    subject_kind: str
    subject_id: str
    label: str
    detail: str
    late: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryRow:
    """One field that was changed: by whom, when, in which command, from what to what."""

    at: str
    actor: str
    command: str
    label: str
    entity: str
    id: str
    field: str
    before: object
    after: object
