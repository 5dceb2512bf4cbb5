"""Fields and tables of the premises and of when they are used."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from polesdesk.domain.agreements import AgreementData
from polesdesk.domain.conventions import HolidayRule, Slot, UseKind, WeekParity
from polesdesk.domain.facts.values import Table
from polesdesk.domain.facts.wording import day, in_words, postal_address
from polesdesk.domain.french import (
    day_with_weekday,
    format_surface,
    join_and,
    plural,
    time_range,
    weekday_name,
)
from polesdesk.domain.hubs import Hub, PropertyRegime, Room, RoomKind, regime_of

_USE_KINDS = {
    UseKind.EXCLUSIVE: "usage exclusif",
    UseKind.SHARED: "usage partagé",
    UseKind.SLOT: "usage par créneaux",
    UseKind.HALF_DAY: "usage par demi-journées",
    UseKind.UNIT: "unité",
    UseKind.HIRE: "mise à disposition ponctuelle",
}
_REGIMES = {PropertyRegime.PUBLIC: "domaine public", PropertyRegime.PRIVATE: "domaine privé"}
_UNITS = {
    RoomKind.LOCKER: "casier",
    RoomKind.LETTERBOX: "boîte aux lettres",
    RoomKind.DOMICILIATION: "domiciliation",
}
_UNKNOWN = "–"
_HALF_DAYS = {"morning": "matin", "afternoon": "après-midi"}
_RANKS = {1: "1er", -1: "dernier"}
HOLIDAYS_SHORT = {
    HolidayRule.WITH: "oui",
    HolidayRule.WITHOUT: "non",
    HolidayRule.ONLY: "seulement",
}
"""Whether a slot is held in school holidays, as a cell of a table."""


def hub_of(data: AgreementData, room: Room) -> Hub | None:
    """Return the hub that holds a room, None when it is not among those of the agreement."""
    return next((hub for hub in data.hubs if hub.id == room.hub_id), None)


def regimes(data: AgreementData) -> frozenset[PropertyRegime | None]:
    """Return the domains of the rooms; None stands for a room whose domain is unknown."""
    found: set[PropertyRegime | None] = set()
    for room in data.rooms:
        hub = hub_of(data, room)
        found.add(regime_of(room, hub) if hub else room.property_regime)
    return frozenset(found)


def property_regime(data: AgreementData) -> str:
    """Return the domain of the premises, nothing while one of them is unknown."""
    known = regimes(data)
    if None in known:
        return ""
    return join_and(sorted(_REGIMES[regime] for regime in known if regime))


def use_kind(data: AgreementData) -> str:
    """Return the kind of use in words."""
    kind = data.convention.use_kind
    return _USE_KINDS[kind] if kind else ""


def hub_names(data: AgreementData) -> str:
    """Return the names of the hubs, joined by « et »."""
    return join_and([hub.name for hub in data.hubs if hub.name])


def hub_address(data: AgreementData) -> str:
    """Return the address of each hub, nothing while one of them is unknown."""
    known = [_hub_address(hub) for hub in data.hubs]
    return join_and(known) if all(known) else ""


def hubs_with_address(data: AgreementData) -> str:
    """Return « Voltaire (3 rue des Tilleuls, 80000 Amiens) » for each hub."""
    named = []
    for hub in data.hubs:
        address = _hub_address(hub)
        named.append(f"{hub.name} ({address})" if address else hub.name)
    return join_and([text for text in named if text])


def room_names(data: AgreementData) -> str:
    """Return the names of the rooms and units, joined by « et »."""
    return join_and([room_label(room) for room in data.rooms])


def room_label(room: Room) -> str:
    """Return the name of a room, the kind of unit when it has no name."""
    return room.name.strip() or _UNITS.get(room.kind, "local")


def total_surface(data: AgreementData) -> str:
    """Return the sum of the surfaces, nothing while one of them is unknown."""
    known = [room.surface_m2 for room in data.rooms if room.surface_m2 is not None]
    return format_surface(sum(known[1:], known[0])) if len(known) == len(data.rooms) > 0 else ""


def furniture(data: AgreementData) -> str:
    """Return the furniture: the agreement's own list, else that of its rooms."""
    own = data.convention.furniture.strip()
    return own or _distinct(room.furniture for room in data.rooms)


def cadastral_refs(data: AgreementData) -> str:
    """Return the cadastral references of the rooms."""
    return _distinct(room.cadastral_ref for room in data.rooms)


def premises_table(data: AgreementData) -> Table:
    """Return the rooms with place, surface, capacity and safety classification."""
    several = len(data.hubs) > 1
    rows = tuple(_room_row(data, room, several=several) for room in data.rooms)
    columns = ("Local", "Situation", "Surface", "Capacité", "ERP (type, catégorie)")
    widths = (0.25, 0.26, 0.12, 0.17, 0.2)
    if several:
        return Table(
            columns=("Pôle", *columns), widths=(0.15, 0.2, 0.19, 0.12, 0.16, 0.18), rows=rows
        )
    return Table(columns=columns, widths=widths, rows=rows)


def slots_table(data: AgreementData) -> Table:
    """Return the weekly slots: day, hours, room, how often, in school holidays or not."""
    rooms = {room.id: room for room in data.rooms}
    if data.convention.use_kind is UseKind.HIRE:
        return _hire_table(data, rooms)
    ordered = sorted(data.convention.slots, key=lambda slot: (slot.weekday, slot.start, slot.id))
    rows = tuple(
        (
            weekday_name(slot.weekday).capitalize(),
            hours_in_words(slot),
            _place(data, rooms.get(slot.room_id)),
            rhythm_in_words(slot, data.convention.start_date),
            HOLIDAYS_SHORT[slot.school_holidays],
        )
        for slot in ordered
    )
    return Table(
        columns=("Jour", "Horaires", "Local", "Périodicité", "Vacances scolaires"),
        widths=(0.13, 0.21, 0.25, 0.27, 0.14),
        rows=rows,
    )


def _hire_table(data: AgreementData, rooms: dict[str, Room]) -> Table:
    rows = tuple(
        (_hire_days(data, slot), hours_in_words(slot), _place(data, rooms.get(slot.room_id)))
        for slot in sorted(data.convention.slots, key=lambda slot: (slot.dates_in, slot.weekday))
    )
    return Table(columns=("Jour", "Horaires", "Local"), widths=(0.4, 0.25, 0.35), rows=rows)


def _hire_days(data: AgreementData, slot: Slot) -> str:
    start = data.convention.start_date
    if slot.dates_in:
        return join_and([day_with_weekday(on) for on in slot.dates_in])
    if start and start == data.convention.end_date:
        return day_with_weekday(start)
    return weekday_name(slot.weekday)


def hours_in_words(slot: Slot) -> str:
    """Return the hours of a slot: « 18 h – 20 h », « matin (8 h 30 – 12 h) »."""
    hours = time_range(slot.start, slot.end)
    name = _HALF_DAYS.get(slot.half_day)
    return f"{name} ({hours})" if name else hours


def rhythm_in_words(slot: Slot, first: date | None) -> str:
    """Return how often a slot returns, with its exceptional dates; ``first`` is its first day."""
    parts = [_interval(slot, first)]
    if slot.from_date is not None:
        parts.append(f"à partir du {day(slot.from_date)}")
    if slot.to_date is not None:
        parts.append(f"jusqu’au {day(slot.to_date)}")
    if slot.dates_out:
        parts.append(f"sauf {_days(slot.dates_out)}")
    if slot.dates_in:
        parts.append(f"et aussi {_days(slot.dates_in)}")
    return ", ".join(parts)


def _interval(slot: Slot, first: date | None) -> str:
    if slot.month_weeks:
        return _weeks_of_month(slot)
    if slot.week_parity is WeekParity.ODD:
        return "semaines impaires"
    if slot.week_parity is WeekParity.EVEN:
        return "semaines paires"
    if slot.interval_weeks <= 1:
        return "chaque semaine"
    since = day(slot.anchor or slot.from_date or first)
    every = f"toutes les {in_words(slot.interval_weeks)} semaines"
    return f"{every}, à partir du {since}" if since and slot.from_date is None else every


def _weeks_of_month(slot: Slot) -> str:
    """Return « les 1er et 3e lundis du mois », « le dernier lundi du mois »."""
    ranks = sorted(slot.month_weeks, key=lambda week: (week < 0, week))
    named = [_RANKS.get(week, f"{week}e") for week in ranks]
    several = len(named) > 1
    article, ending = ("les", "s") if several else ("le", "")
    return f"{article} {join_and(named)} {weekday_name(slot.weekday)}{ending} du mois"


def _days(days: Iterable[date]) -> str:
    return join_and([f"le {day(on)}" for on in days])


def _place(data: AgreementData, room: Room | None) -> str:
    if room is None:
        return ""
    hub = hub_of(data, room) if len(data.hubs) > 1 else None
    return f"{room_label(room)} ({hub.name})" if hub and hub.name else room_label(room)


def _room_row(data: AgreementData, room: Room, *, several: bool) -> tuple[str, ...]:
    hub = hub_of(data, room)
    cells = (
        room_label(room),
        room_situation(room) or _UNKNOWN,
        format_surface(room.surface_m2) if room.surface_m2 is not None else _UNKNOWN,
        plural(room.capacity, "personne") if room.capacity else _UNKNOWN,
        room_erp(room) or _UNKNOWN,
    )
    return ((hub.name if hub else _UNKNOWN), *cells) if several else cells


def room_situation(room: Room) -> str:
    """Return where a room is in its hub: « bâtiment A, 1er étage, porte 12 »."""
    parts = (
        _named(room.building, "bâtiment {}"),
        _floor(room.floor.strip()),
        _named(room.door, "porte {}"),
    )
    return ", ".join(part for part in parts if part)


def _named(text: str, pattern: str) -> str:
    """Return « bâtiment A » for a bare letter or number, else the words as they were typed."""
    bare = text.strip()
    return pattern.format(bare) if bare and (len(bare) == 1 or bare.isdecimal()) else bare


def _floor(text: str) -> str:
    if not text.isdecimal():
        return text
    if int(text) == 0:
        return "rez-de-chaussée"
    return f"{int(text)}{'er' if int(text) == 1 else 'e'} étage"


def room_erp(room: Room) -> str:
    """Return what a room is as an ERP: « type L, 5e catégorie »."""
    number = room.erp_category
    category = f"{number}{'re' if number == 1 else 'e'} catégorie" if number else ""
    kind = f"type {room.erp_type}" if room.erp_type else ""
    return ", ".join(part for part in (kind, category) if part)


def _hub_address(hub: Hub) -> str:
    if not hub.address.strip():
        return ""
    return postal_address(hub.address, hub.postal_code, hub.city)


def _distinct(texts: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(text.strip() for text in texts if text.strip()))
