"""What premises put at an association's disposal were worth in a calendar year.

The formula is that of the agreement (domain dossier A5, ``valuation``), for the days of the year on
which the agreement has a title: surface x (reference rent of the year + charges borne by the city)
x days in force / days of the year when the use is exclusive, else x hours allotted in the year /
hours of opening. Suspensions, closures and requisitions are left out. The aid is this value less
the fee asked for the same days (loi 2000-321, art. 9-1); it is never below zero.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from fractions import Fraction

from polesdesk.domain.calendar_days import PlanningCalendar
from polesdesk.domain.conventions import Convention, FeePeriod, UseKind
from polesdesk.domain.facts.premises import room_label
from polesdesk.domain.french import format_euros, format_surface, plural, typeset
from polesdesk.domain.hubs import FreeUseGround, Hub, Room, RoomKind, open_minutes
from polesdesk.domain.in_kind_hours import Hours, hours_held
from polesdesk.domain.in_kind_shut import DAY, shut_out
from polesdesk.domain.occurrences import Occurrence
from polesdesk.domain.planning import HeldSlot, Span
from polesdesk.domain.settings import ReferenceRent, Settings
from polesdesk.domain.valuation import (
    city_bears,
    half_up,
    hours_in_words,
    price_in_words,
    reference_rent,
    share_in_words,
)

ALONE = frozenset({UseKind.EXCLUSIVE, UseKind.UNIT})
"""Kinds of use that hold premises at all hours."""
_PAYMENTS = {FeePeriod.YEAR: 1, FeePeriod.QUARTER: 4, FeePeriod.MONTH: 12}
_FEES = {
    FeePeriod.YEAR: "par an",
    FeePeriod.QUARTER: "par trimestre",
    FeePeriod.MONTH: "par mois",
    FeePeriod.ONCE: "en une fois",
}


class Lack(StrEnum):
    """What keeps a value from being reckoned: which record has to be completed."""

    SURFACE = "surface"
    RENT = "rent"
    USE_KIND = "use_kind"
    SLOTS = "slots"
    OPENING = "opening"
    HUB = "hub"
    ROOMS = "rooms"


_LACKS = {
    Lack.SURFACE: "la surface n’est pas renseignée",
    Lack.RENT: "aucun loyer de référence n’est connu pour {year} ni avant",
    Lack.USE_KIND: "le type d’occupation n’est pas choisi",
    Lack.SLOTS: "aucun créneau n’y est attribué",
    Lack.OPENING: "les heures d’ouverture du pôle ne sont pas renseignées",
    Lack.HUB: "le pôle du local est inconnu",
    Lack.ROOMS: "aucun local n’est choisi",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class YearBasis:
    """What the value of every agreement in a year rests on."""

    year: int
    rents: tuple[ReferenceRent, ...]
    settings: Settings
    hubs: Mapping[str, Hub] = field(default_factory=dict)
    calendar: PlanningCalendar = field(default_factory=PlanningCalendar)

    @property
    def first(self) -> date:
        """The first day of the year."""
        return date(self.year, 1, 1)

    @property
    def last(self) -> date:
        """The last day of the year."""
        return date(self.year, 12, 31)

    @property
    def days(self) -> int:
        """How many days the year has."""
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """An agreement with all that it holds in a year: title, rooms, slots and occurrences."""

    convention: Convention
    effect: tuple[Span, ...]
    rooms: tuple[Room, ...]
    slots: tuple[HeldSlot, ...] = ()
    occurrences: tuple[Occurrence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomYear:
    """A room of an agreement in a year: value and its part of the fee in cents, minutes allotted.

    ``cents`` is None with the ``lack`` that explains it; ``minutes`` is None at all hours.
    """

    room_id: str
    room: str
    hub_id: str
    hub: str
    cents: int | None
    working: str
    minutes: int | None = None
    fee_cents: int = 0
    lack: Lack | None = None

    @property
    def aid_cents(self) -> int:
        """The value less the part of the fee, never below zero."""
        return max((self.cents or 0) - self.fee_cents, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementYear:
    """An agreement in a year: its rooms, the fee asked in cents, the days in force, the working."""

    convention_id: str
    number: str
    association_id: str
    use_kind: UseKind | None
    days: int
    rooms: tuple[RoomYear, ...]
    fee_cents: int
    working: tuple[str, ...]

    @property
    def is_known(self) -> bool:
        """Whether the value of every room could be reckoned."""
        return all(room.cents is not None for room in self.rooms)

    @property
    def value_cents(self) -> int | None:
        """The value of the premises; None while that of one room is unknown."""
        return sum(room.cents or 0 for room in self.rooms) if self.is_known else None

    @property
    def aid_cents(self) -> int | None:
        """The value less the fee, never below zero; None while the value is unknown."""
        value = self.value_cents
        return None if value is None else max(value - self.fee_cents, 0)

    @property
    def minutes(self) -> int:
        """The minutes allotted in the year, those of rooms held at all hours left out."""
        return sum(room.minutes or 0 for room in self.rooms)

    @property
    def lacks(self) -> tuple[RoomYear, ...]:
        """The rooms whose value is unknown."""
        return tuple(room for room in self.rooms if room.cents is None)


def agreement_year(held: Held, basis: YearBasis) -> AgreementYear:
    """Return what an agreement was worth in a year, each room rounded half up to the cent.

    Lockers and letterboxes beside a room are an accessory and add nothing.
    """
    convention = held.convention
    days = days_in(held.effect, basis)
    chosen = [one for one in held.rooms if one.kind is RoomKind.ROOM] or held.rooms
    rooms = [_room_year(held, one, basis) for one in chosen] or [_nowhere(convention)]
    fee, fee_line = _fee(convention, days, basis)
    shared = _with_fee(rooms, fee)
    lines = [one.working for one in shared]
    if all(one.cents is not None for one in shared):
        value = sum(one.cents or 0 for one in shared)
        if len(shared) > 1:
            lines.append(f"Valeur des locaux : {format_euros(value)}.")
        if fee:
            lines += [fee_line, _difference(value, fee)]
    return AgreementYear(
        convention_id=convention.id,
        number=convention.number,
        association_id=convention.association_id,
        use_kind=convention.use_kind,
        days=days,
        rooms=shared,
        fee_cents=fee,
        working=tuple(typeset(line) for line in lines),
    )


def _difference(value: int, fee: int) -> str:
    if fee >= value:
        return f"Aide en nature : {format_euros(0)}, la redevance atteint la valeur des locaux."
    difference = f"{format_euros(value)} − {format_euros(fee)} = {format_euros(value - fee)}"
    return f"Aide en nature : {difference}."


def days_in(spans: Iterable[Span], basis: YearBasis) -> int:
    """Return how many days of the year lie in the spans, which do not overlap."""
    return sum((last - first).days + 1 for first, last in _clipped(spans, basis))


def _clipped(spans: Iterable[Span], basis: YearBasis) -> list[tuple[date, date]]:
    clipped = [
        (max(first, basis.first), basis.last if last is None else min(last, basis.last))
        for first, last in spans
    ]
    return [(first, last) for first, last in clipped if first <= last]


def _nowhere(convention: Convention) -> RoomYear:
    working = typeset(f"Non calculable : {_LACKS[Lack.ROOMS]}.")
    return RoomYear(
        room_id="", room="", hub_id=convention.hub_id, hub="", cents=None, working=working,
        lack=Lack.ROOMS,
    )  # fmt: skip


class _Lacking(Exception):
    """The value cannot be reckoned; carries what is lacking."""

    def __init__(self, lack: Lack) -> None:
        super().__init__(str(lack))
        self.lack = lack


def _room_year(held: Held, room: Room, basis: YearBasis) -> RoomYear:
    hub = basis.hubs.get(room.hub_id)
    name = f"{room_label(room)} ({hub.name})" if hub and hub.name else room_label(room)
    hours: Hours | None = None
    cents, lack = None, None
    try:
        if held.convention.use_kind not in ALONE:
            hours = hours_held(held.convention.use_kind, held.slots, held.occurrences, room.id,
                               basis.settings, (basis.first, basis.last))  # fmt: skip
        cents, product = _product(held, hub, room, hours, basis)
        working = f"{name} : {product} = {format_euros(cents)}."
    except _Lacking as lacking:
        lack = lacking.lack
        working = f"{name} : non calculable, {_LACKS[lack].format(year=basis.year)}."
    return RoomYear(
        room_id=room.id,
        room=room_label(room),
        hub_id=room.hub_id,
        hub=hub.name if hub else "",
        cents=cents,
        working=typeset(working),
        minutes=half_up(hours.minutes) if hours else None,
        lack=lack,
    )


def _product(
    held: Held, hub: Hub | None, room: Room, hours: Hours | None, basis: YearBasis
) -> tuple[int, str]:
    """Return the value of a room and the multiplication that gives it."""
    if hub is None:
        raise _Lacking(Lack.HUB)
    if room.surface_m2 is None:
        raise _Lacking(Lack.SURFACE)
    rent = reference_rent(basis.rents, hub.id, basis.year)
    if rent is None:
        raise _Lacking(Lack.RENT)
    if held.convention.use_kind is None:
        raise _Lacking(Lack.USE_KIND)
    if hours is None:
        share, words = _days_share(held, room, basis)
    else:
        share, words = _hours_share(hours, hub, basis)
    charges = rent.charges_cents_m2_year if city_bears(held.convention) else 0
    cents = half_up(Fraction(room.surface_m2) * (rent.cents_m2_year + charges) * share)
    price = price_in_words(rent, charges, basis.year)
    return cents, f"{format_surface(room.surface_m2)} × {price}{words}"


def _days_share(held: Held, room: Room, basis: YearBasis) -> tuple[Fraction, str]:
    spans = _clipped(held.effect, basis)
    shut = shut_out(held.convention.id, room, basis.calendar, spans)
    days = days_in(held.effect, basis)
    if days == basis.days and not shut.minutes:
        return Fraction(1), ""
    held_days = Fraction(days) - Fraction(shut.minutes, DAY)
    words = f"{plural(days - shut.days, 'jour')} sur {basis.days}"
    return held_days / basis.days, f" × {words}{shut.in_words}"


def _hours_share(hours: Hours, hub: Hub, basis: YearBasis) -> tuple[Fraction, str]:
    if not hours.has_slots:
        raise _Lacking(Lack.SLOTS)
    opened = open_minutes(hub) * basis.settings.open_weeks
    if opened <= 0:
        raise _Lacking(Lack.OPENING)
    share = min(hours.minutes / opened, Fraction(1))
    allotted = hours_in_words(half_up(hours.minutes))
    limit = ", ramené à 100 %" if hours.minutes > opened else ""
    guessed = ", calendrier scolaire non publié" if hours.is_guessed else ""
    lost = (
        f", {plural(hours.lost, 'séance')} en moins pour fermeture ou réquisition"
        if hours.lost
        else ""
    )
    return share, (
        f" × {share_in_words(share)} ({allotted} attribuées en {basis.year} sur "
        f"{hours_in_words(opened)} d’ouverture par an{limit}{lost}{guessed})"
    )


def _fee(convention: Convention, days: int, basis: YearBasis) -> tuple[int, str]:
    """Return the fee asked for the days in force, a single payment in the year of the start."""
    asked = convention.occupancy_fee_cents or 0
    if convention.free_use_ground is not FreeUseGround.PAID or asked <= 0:
        return 0, ""
    period = convention.fee_period
    words = f"Redevance demandée : {format_euros(asked)} {_FEES[period]}"
    if period is FeePeriod.ONCE:
        starts = convention.start_date is not None and convention.start_date.year == basis.year
        return (asked, f"{words}.") if starts else (0, "")
    cents = half_up(Fraction(asked * _PAYMENTS[period] * days, basis.days))
    times = f" × {_PAYMENTS[period]}" if _PAYMENTS[period] > 1 else ""
    part = f" × {plural(days, 'jour')} sur {basis.days}" if days != basis.days else ""
    result = f" = {format_euros(cents)}" if times or part else ""
    return cents, f"{words}{times}{part}{result}."


def _with_fee(rooms: Sequence[RoomYear], fee: int) -> tuple[RoomYear, ...]:
    """Share the fee between rooms by their value, the last one taking what is left."""
    total = sum(room.cents or 0 for room in rooms)
    if not fee or any(room.cents is None for room in rooms) or total == 0:
        return tuple(rooms)
    parts, left = [], fee
    for room in rooms[:-1]:
        part = half_up(Fraction(fee * (room.cents or 0), total))
        parts.append(replace(room, fee_cents=part))
        left -= part
    return (*parts, replace(rooms[-1], fee_cents=left))
