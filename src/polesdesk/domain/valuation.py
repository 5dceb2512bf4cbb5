"""The yearly value of premises put at an association's disposal (domain dossier A5).

Value = surface x (reference rent + charges borne by the city) x share of use. The share is 1
for exclusive use, else allotted hours / hours of opening; both sides count a year. A fee that
is paid is not deducted: the value is that of the premises. Allotted hours are those of the
occurrences of twelve months from the start; where the school calendar is not published that far,
weeks of term or of opening are counted instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction

from polesdesk.domain.calendar_days import PlanningCalendar
from polesdesk.domain.conventions import Convention, HolidayRule, Slot, UseKind, WeekParity
from polesdesk.domain.facts.premises import room_label
from polesdesk.domain.french import (
    format_euros,
    format_number,
    format_percent,
    format_surface,
    typeset,
)
from polesdesk.domain.hubs import ChargesMode, Hub, Room, RoomKind, open_minutes
from polesdesk.domain.occurrences import Exclusion, OccurrenceStatus
from polesdesk.domain.planning import HeldSlot, derive
from polesdesk.domain.settings import ReferenceRent, Settings

YEAR = timedelta(days=365)
ONE_DAY = timedelta(days=1)
MONTHS, WEEKS = 12, 52
"""Of a year, to spread the n-th weekdays of the month over its weeks."""
UNKNOWN_CALENDAR = PlanningCalendar()
"""A calendar of which nothing was published: weeks are counted instead of days."""

_ALONE = frozenset({UseKind.EXCLUSIVE, UseKind.UNIT})


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomValue:
    """The value of one room in cents a year; None with its ``reason`` when it is unknown."""

    room_id: str
    cents: int | None
    working: str
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class InKind:
    """The value of an agreement in cents a year, its working in French lines, and its parts.

    ``cents`` is None while the value of one room is unknown; the working then says why.
    """

    cents: int | None
    working: str
    by_room: tuple[RoomValue, ...]


class _Unknown(Exception):
    """Something that the formula needs is not known; the text is a French sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Basis:
    """What the value of every room of an agreement rests on."""

    convention: Convention
    rents: tuple[ReferenceRent, ...]
    settings: Settings
    year: int
    calendar: PlanningCalendar


def in_kind_value(  # noqa: PLR0917 (the seven things that the formula needs)
    convention: Convention,
    hubs: Iterable[Hub],
    rooms: Sequence[Room],
    rents: Iterable[ReferenceRent],
    settings: Settings,
    year: int,
    calendar: PlanningCalendar = UNKNOWN_CALENDAR,
) -> InKind:
    """Return the value of the benefit for a year, rounded half up to the cent per room.

    Lockers and letterboxes beside a room are an accessory and add nothing.
    """
    rooms = [room for room in rooms if room.kind is RoomKind.ROOM] or rooms
    if not rooms:
        return InKind(cents=None, working="Aucun local n’est choisi.", by_room=())
    by_id = {hub.id: hub for hub in hubs}
    basis = _Basis(
        convention=convention,
        rents=tuple(rents),
        settings=settings,
        year=year,
        calendar=replace(calendar, closures={}) if calendar.closures else calendar,
    )
    parts = tuple(_room_value(basis, by_id.get(room.hub_id), room) for room in rooms)
    lines = [part.working or part.reason for part in parts]
    values = [part.cents for part in parts if part.cents is not None]
    total = sum(values) if len(values) == len(parts) else None
    if total is not None and len(parts) > 1:
        yearly = "" if convention.use_kind is UseKind.HIRE else " par an"
        lines.append(f"Total : {format_euros(total)}{yearly}.")
    return InKind(cents=total, working=typeset("\n".join(lines)), by_room=parts)


def reference_rent(rents: Iterable[ReferenceRent], hub_id: str, year: int) -> ReferenceRent | None:
    """Return the rent that counts: the hub's, else that of all hubs, else of the last year before.

    Within a year the hub's own rent goes first; a later year is never used.
    """
    fitting = [rent for rent in rents if rent.hub_id in (hub_id, None) and rent.year <= year]
    return max(fitting, key=lambda rent: (rent.year, rent.hub_id is not None), default=None)


def _room_value(basis: _Basis, hub: Hub | None, room: Room) -> RoomValue:
    name = f"{room_label(room)} ({hub.name})" if hub and hub.name else room_label(room)
    try:
        cents, product = _product(basis, hub, room)
    except _Unknown as unknown:
        reason = typeset(f"{name} : {unknown}.")
        return RoomValue(room_id=room.id, cents=None, working="", reason=reason)
    working = typeset(f"{name} : {product} = {format_euros(cents)}.")
    return RoomValue(room_id=room.id, cents=cents, working=working)


def _product(basis: _Basis, hub: Hub | None, room: Room) -> tuple[int, str]:
    """Return the value of a room and the multiplication that gives it."""
    if hub is None:
        raise _Unknown("le pôle du local est inconnu")
    if room.surface_m2 is None:
        raise _Unknown("la surface n’est pas renseignée")
    rent = reference_rent(basis.rents, hub.id, basis.year)
    if rent is None:
        raise _Unknown(f"aucun loyer de référence n’est connu pour {basis.year} ni avant")
    share, share_working = _share(basis, hub, room)
    charges = rent.charges_cents_m2_year if city_bears(basis.convention) else 0
    cents = half_up(Fraction(room.surface_m2) * (rent.cents_m2_year + charges) * share)
    price = price_in_words(rent, charges, basis.year)
    return cents, f"{format_surface(room.surface_m2)} × {price}{share_working}"


def price_in_words(rent: ReferenceRent, charges: int, year: int) -> str:
    """Return the price of a m² with its charges; a rent of a former year says so."""
    price = f"{format_euros(rent.cents_m2_year)} par m² et par an"
    if charges:
        price = f"({price} + {format_euros(charges)} de charges)"
    if rent.year != year:
        price += f" (loyer de référence {rent.year}, faute de loyer {year})"
    return price


def city_bears(convention: Convention) -> bool:
    """Tell whether the charges are part of the benefit."""
    return convention.charges_mode is ChargesMode.CITY


def _share(basis: _Basis, hub: Hub, room: Room) -> tuple[Fraction, str]:
    """Return the share of the room's time, and the words that show it."""
    convention, settings = basis.convention, basis.settings
    if convention.use_kind is None:
        raise _Unknown("le type d’occupation n’est pas choisi")
    if convention.use_kind in _ALONE:
        return Fraction(1), ""
    slots = [slot for slot in convention.slots if slot.room_id == room.id]
    if not slots:
        raise _Unknown("aucun créneau n’y est attribué")
    opened = open_minutes(hub) * settings.open_weeks
    if opened <= 0:
        raise _Unknown("les heures d’ouverture du pôle ne sont pas renseignées")
    counted = [_yearly_minutes(slot, basis) for slot in slots]
    allotted = sum((minutes for minutes, _ in counted), Fraction(0))
    if allotted <= 0:
        raise _Unknown("les créneaux n’ont aucune durée")
    share = min(allotted / opened, Fraction(1))
    hours = (
        f"{hours_in_words(half_up(allotted))} attribuées sur {hours_in_words(opened)} d’ouverture"
    )
    limit = ", ramené à 100 %" if allotted > opened else ""
    guessed = "" if all(exact for _, exact in counted) else ", calendrier scolaire non publié"
    return share, f" × {share_in_words(share)} ({hours} par an{limit}{guessed})"


def _yearly_minutes(slot: Slot, basis: _Basis) -> tuple[Fraction, bool]:
    """Return the minutes a year of a slot, and whether they were counted day by day."""
    convention = basis.convention
    if convention.use_kind is UseKind.HIRE:
        return Fraction(slot_minutes(slot) * _hire_days(slot, convention)), True
    count = _occurrences(slot, basis)
    if count is not None:
        return Fraction(slot_minutes(slot) * count), True
    return estimated_minutes(slot, basis.settings), False


def estimated_minutes(slot: Slot, settings: Settings) -> Fraction:
    """Return the minutes a year by weeks of term and of opening, where no calendar tells."""
    minutes = Fraction(slot_minutes(slot) * _weeks(slot, settings))
    if slot.month_weeks:
        return minutes * len(slot.month_weeks) * MONTHS / WEEKS
    if slot.week_parity is not WeekParity.ANY:
        return minutes / max(slot.interval_weeks, 2)
    return minutes / slot.interval_weeks


def _occurrences(slot: Slot, basis: _Basis) -> int | None:
    """Return how often a slot is held in twelve months from the start; None when unknown.

    The weeks in which the office says that its hubs are shut are holidays: they are taken off
    what a slot held in holidays would have.
    """
    start = basis.convention.start_date
    if start is None:
        return None
    last = start + YEAR - ONE_DAY
    held = HeldSlot(slot=slot, hub_id="", first=start, last=last, effect=((start, last),))
    found = derive([held], basis.calendar, (), start, last)
    if any(one.reason is Exclusion.CALENDAR_UNPUBLISHED for one in found):
        return None
    planned = [one for one in found if one.status is OccurrenceStatus.PLANNED]
    weeks = basis.settings.open_weeks
    if slot.school_holidays is HolidayRule.ONLY:
        weeks = max(weeks - basis.settings.term_weeks, 0)
    return min(len(planned), weeks)


def _weeks(slot: Slot, settings: Settings) -> int:
    if slot.school_holidays is HolidayRule.WITH:
        return settings.open_weeks
    if slot.school_holidays is HolidayRule.ONLY:
        return max(settings.open_weeks - settings.term_weeks, 0)
    return settings.term_weeks


def slot_minutes(slot: Slot) -> int:
    """Return how long one occurrence of a slot lasts, also past midnight."""
    minutes = (slot.end.hour - slot.start.hour) * 60 + slot.end.minute - slot.start.minute
    return minutes if minutes > 0 else minutes + 24 * 60


def _hire_days(slot: Slot, convention: Convention) -> int:
    if slot.dates_in:
        return len(slot.dates_in)
    start, end = convention.start_date, convention.end_date
    if start is None or end is None:
        raise _Unknown("les dates ne sont pas renseignées")
    first = start + timedelta(days=(slot.weekday - start.isoweekday()) % 7)
    return max((end - first).days // 7 + 1, 0) if first <= end else 0


def hours_in_words(minutes: int) -> str:
    """Return « 3 948 h » or « 31 h 20 »."""
    whole, rest = divmod(minutes, 60)
    return f"{format_number(whole)} h {rest:02}" if rest else f"{format_number(whole)} h"


def half_up(value: Fraction) -> int:
    """Return a whole number, halves rounded up."""
    return int((value * 2 + 1) // 2)


def share_in_words(share: Fraction) -> str:
    """Return « 1,82 % »."""
    return format_percent(Decimal(share.numerator) / Decimal(share.denominator), 2)
