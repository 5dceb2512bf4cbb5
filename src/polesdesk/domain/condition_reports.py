"""États des lieux: what was seen of premises when an association entered or left them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum


class ReportKind(StrEnum):
    """When an état des lieux is drawn up (domain dossier A3, article 11)."""

    ENTRY = "ENTRY"
    INTERIM = "INTERIM"
    EXIT = "EXIT"


class ReportState(StrEnum):
    """A draft may change; a closed one is evidence, and a correction replaces it."""

    DRAFT = "DRAFT"
    CLOSED = "CLOSED"
    REPLACED = "REPLACED"


class Condition(StrEnum):
    """The condition of an element, from new to bad; absent, or without object here."""

    NEW = "NEW"
    GOOD = "GOOD"
    WORN = "WORN"
    BAD = "BAD"
    ABSENT = "ABSENT"
    NOT_APPLICABLE = "NOT_APPLICABLE"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportLine:
    """One element of one room: its condition, what is said of it, photos by their hashes.

    ``charge_cents`` is what the association is to pay for it, typed by hand.
    """

    room_id: str
    element: str
    condition: Condition | None = None
    comment: str = ""
    photos: tuple[str, ...] = ()
    charge_cents: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MeterReading:
    """What a meter shows: its name and number, the figure as it is read, its unit."""

    name: str
    number: str = ""
    value: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionReport:
    """An état des lieux of the premises of an agreement: room by room, signed on paper."""

    id: str
    version: int = 0
    number: str = ""
    kind: ReportKind = ReportKind.ENTRY
    state: ReportState = ReportState.DRAFT
    hub_id: str = ""
    association_id: str = ""
    convention_id: str | None = None
    day: date | None = None
    time: time | None = None
    city_present: str = ""
    association_present: str = ""
    lines: tuple[ReportLine, ...] = ()
    meters: tuple[MeterReading, ...] = ()
    keys_counted: int | None = None
    keys_note: str = ""
    remarks: str = ""
    refused: bool = False
    closed_at: datetime | None = None
    replaces_id: str | None = None
    correction_reason: str = ""
    signed_sha256: str = ""
    signed_file_name: str = ""
    signed_on: date | None = None
    notes: str = ""


CONDITIONS: dict[Condition, str] = {
    Condition.NEW: "Neuf",
    Condition.GOOD: "Bon",
    Condition.WORN: "Usagé",
    Condition.BAD: "Mauvais",
    Condition.ABSENT: "Absent",
    Condition.NOT_APPLICABLE: "Sans objet",
}
"""What the sheet calls each condition."""

LETTERS: dict[Condition, str] = {
    Condition.NEW: "N",
    Condition.GOOD: "B",
    Condition.WORN: "U",
    Condition.BAD: "M",
    Condition.ABSENT: "A",
    Condition.NOT_APPLICABLE: "O",
}
"""The key that types a condition: the letter that heads its column on the sheet."""

ROOM_ELEMENTS = (
    "Murs",
    "Sol",
    "Plafond",
    "Portes et serrures",
    "Fenêtres et volets",
    "Électricité et éclairage",
    "Chauffage",
    "Eau et sanitaires",
    "Propreté",
)
UNIT_ELEMENTS = ("Extérieur", "Intérieur", "Serrure")
"""What is looked at in a locker or letterbox."""


def is_worse(before: Condition | None, after: Condition | None) -> bool:
    """Tell whether an element has lost: worse by the scale, or gone."""
    if before is None or after is None or Condition.NOT_APPLICABLE in (before, after):
        return False
    order = list(Condition)
    return order.index(after) > order.index(before)
