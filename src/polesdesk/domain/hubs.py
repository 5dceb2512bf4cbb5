"""Hubs (pôles associatifs) and the rooms and units that they hold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from enum import StrEnum

from polesdesk.domain.speech import said

LONGEST_CODE = 6


class PropertyRegime(StrEnum):
    """Public or private domain of the city (CGPPP L2111-1); it decides clauses and court."""

    PUBLIC = "PUBLIC"
    PRIVATE = "PRIVATE"


class FreeUseGround(StrEnum):
    """Why premises are free, or that they are paid (CGPPP L2125-1, L2125-1-2)."""

    L2125_1_GENERAL_INTEREST = "L2125_1_GENERAL_INTEREST"
    L2125_1_2_COUNCIL_DECISION = "L2125_1_2_COUNCIL_DECISION"
    PAID = "PAID"
    PRIVATE_DOMAIN = "PRIVATE_DOMAIN"


class ChargesMode(StrEnum):
    """Who bears fluids, cleaning and internet."""

    CITY = "CITY"
    FLAT_RATE = "FLAT_RATE"
    METERED = "METERED"
    ASSOCIATION = "ASSOCIATION"


class DecisionKind(StrEnum):
    """The act that authorises the signatory (CGCT L2121-29 or L2122-22 5°)."""

    DELIBERATION = "DELIBERATION"
    MAYOR_DECISION = "MAYOR_DECISION"


class RoomKind(StrEnum):
    """A room, or a unit without room or slot that an agreement may hold."""

    ROOM = "ROOM"
    LOCKER = "LOCKER"
    LETTERBOX = "LETTERBOX"
    DOMICILIATION = "DOMICILIATION"


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningSpan:
    """One span of opening hours; weekday 1 (Monday) to 7."""

    weekday: int
    start: time
    end: time


@dataclass(frozen=True, slots=True, kw_only=True)
class Hub:
    """A hub: address, opening hours, half-days, and what its agreements take by default."""

    id: str
    version: int = 0
    code: str = ""
    name: str = ""
    address: str = ""
    postal_code: str = ""
    city: str = ""
    phone: str = ""
    email: str = ""
    opening: tuple[OpeningSpan, ...] = ()
    morning_start: time = time(8, 30)
    morning_end: time = time(12, 0)
    afternoon_start: time = time(13, 30)
    afternoon_end: time = time(17, 30)
    property_regime: PropertyRegime | None = None
    charges_mode: ChargesMode | None = None
    charges_cents: int = 0
    free_use_ground: FreeUseGround | None = None
    decision_kind: DecisionKind | None = None
    decision_number: str = ""
    decision_date: date | None = None
    absence_threshold: int | None = None
    absence_consecutive: bool | None = None
    visit_delay_days: int | None = None
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """A room or unit of a hub; surface in m², capacity in people, ERP type and category.

    ``walk_order`` is its place on a round (0: by building, floor and name).
    """

    id: str
    version: int = 0
    hub_id: str = ""
    kind: RoomKind = RoomKind.ROOM
    name: str = ""
    building: str = ""
    floor: str = ""
    door: str = ""
    surface_m2: Decimal | None = None
    capacity: int | None = None
    erp_type: str = ""
    erp_category: int | None = None
    property_regime: PropertyRegime | None = None
    cadastral_ref: str = ""
    furniture: str = ""
    shareable: bool = False
    equipment: tuple[str, ...] = ()
    walk_order: int = 0
    notes: str = ""


def hub_code_problem(code: str) -> str:
    """Return what is wrong with the code of a hub; empty when it may begin numbers."""
    if code and code.isalnum() and code.isascii() and len(code) <= LONGEST_CODE:
        return ""
    return said(
        "Donnez un code de 2 à 6 lettres ou chiffres, sans accent\u202f: il commence les "
        "numéros de convention."
    )


def open_minutes(hub: Hub) -> int:
    """Return the minutes a week that the hub is open; 0 when its hours are unknown.

    An end at 0:00 is midnight, the end of the day.
    """
    return sum(
        ((s.end.hour * 60 + s.end.minute) or 24 * 60) - (s.start.hour * 60 + s.start.minute)
        for s in hub.opening
    )


def regime_of(room: Room, hub: Hub) -> PropertyRegime | None:
    """Return the domain a room belongs to: its own, else that of its hub."""
    return room.property_regime or hub.property_regime


def bare_name(name: str) -> str:
    """Return the name of a hub as it follows the word « pôle », which it may begin with itself."""
    for lead in ("pôle associatif ", "pôle "):
        if name.casefold().startswith(lead):
            return name[len(lead) :].strip() or name
    return name
