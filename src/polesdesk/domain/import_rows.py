"""The rows of a sheet as typed values, each whole or refused with its reasons."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from polesdesk.domain.conventions import FeePeriod, Renewal, State, UseKind
from polesdesk.domain.hubs import ChargesMode, DecisionKind, FreeUseGround, PropertyRegime, RoomKind
from polesdesk.domain.import_people import PersonName
from polesdesk.domain.import_slots import SlotRule


@dataclass(frozen=True, slots=True, kw_only=True)
class RowProblem:
    """Why a row is refused: its number in the sheet, the column, the value and a sentence."""

    row: int
    column: str
    value: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RowWarning:
    """A doubt about a row that goes in all the same."""

    row: int
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomPart:
    """A room or unit as a row describes it; None is what the row does not tell."""

    name: str
    kind: RoomKind = RoomKind.ROOM
    surface_m2: Decimal | None = None
    capacity: int | None = None
    erp_type: str = ""
    erp_category: int | None = None
    property_regime: PropertyRegime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportRow:
    """A row as it was understood; "", None and () are what it does not tell.

    ``continues`` marks a row of more slots for the agreement of the row before. Fields bear
    the names of the values that they go into.
    """

    row: int
    continues: bool = False
    # the hub and its rooms
    hub: str = ""
    hub_code: str = ""
    hub_address: str = ""
    rooms: tuple[RoomPart, ...] = ()
    # the association
    name: str = ""
    acronym: str = ""
    rna: str = ""
    siret: str = ""
    seat_address: str = ""
    postal_code: str = ""
    city: str = ""
    email: str = ""
    phone: str = ""
    statutory_object: str = ""
    people: tuple[PersonName, ...] = ()
    quality: str = ""
    insurer: str = ""
    policy_no: str = ""
    insurance_valid_to: date | None = None
    cer_signed_on: date | None = None
    # the agreement
    number: str = ""
    state: State | None = None
    renewal: Renewal | None = None
    use_kind: UseKind | None = None
    start_date: date | None = None
    end_date: date | None = None
    notice_months: int | None = None
    occupancy_fee_cents: int | None = None
    fee_period: FeePeriod | None = None
    free_use_ground: FreeUseGround | None = None
    charges_mode: ChargesMode | None = None
    charges_cents: int | None = None
    decision_kind: DecisionKind | None = None
    decision_number: str = ""
    decision_date: date | None = None
    purpose: str = ""
    authorised_activities: str = ""
    notes: str = ""
    locker_letterbox: str = ""
    slots: tuple[SlotRule, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadRows:
    """What a sheet holds: ``count`` rows of data, of which those in ``problems`` are refused.

    ``refused`` holds what could be read of the refused rows, to know what they belong to.
    """

    count: int = 0
    rows: tuple[ImportRow, ...] = ()
    refused: tuple[ImportRow, ...] = ()
    problems: tuple[RowProblem, ...] = ()
    warnings: tuple[RowWarning, ...] = ()
