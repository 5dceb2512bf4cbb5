"""The hours that slots were given in a room in a year, counted occurrence by occurrence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from polesdesk.domain.calendar_days import span_of
from polesdesk.domain.conventions import HolidayRule, UseKind
from polesdesk.domain.occurrences import Exclusion, Occurrence, OccurrenceStatus
from polesdesk.domain.planning import HeldSlot
from polesdesk.domain.settings import Settings
from polesdesk.domain.valuation import estimated_minutes

_OF_CALENDAR = frozenset(
    {Exclusion.SCHOOL_HOLIDAY, Exclusion.PUBLIC_HOLIDAY, Exclusion.CALENDAR_UNPUBLISHED}
)
_LOST = frozenset({Exclusion.CLOSURE, Exclusion.REQUISITION})


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """Minutes allotted in a room; occurrences ``lost`` to closures are not among them.

    ``is_guessed`` where the school calendar is not published and weeks were counted instead.
    """

    minutes: Fraction = Fraction(0)
    has_slots: bool = False
    is_guessed: bool = False
    lost: int = 0


def hours_held(  # noqa: PLR0917 - what the count needs
    use_kind: UseKind | None,
    slots: Sequence[HeldSlot],
    occurrences: Sequence[Occurrence],
    room_id: str,
    settings: Settings,
    year: tuple[date, date],
) -> Hours:
    """Return the hours that an agreement was given in a room from a first to a last day.

    An absence that was excused keeps its hours: the room was held for it.
    """
    is_hire = use_kind is UseKind.HIRE
    counted = [
        _of_slot(
            one,
            [o for o in occurrences if o.slot_id == one.slot.id and o.room_id == room_id],
            settings,
            year,
            is_hire=is_hire,
            is_own=one.slot.room_id == room_id,
        )
        for one in slots
    ]
    return Hours(
        minutes=sum((one.minutes for one in counted), Fraction(0)),
        has_slots=any(one.has_slots for one in counted),
        is_guessed=any(one.is_guessed for one in counted),
        lost=sum(one.lost for one in counted),
    )


def _of_slot(
    held: HeldSlot,
    found: Sequence[Occurrence],
    settings: Settings,
    year: tuple[date, date],
    *,
    is_hire: bool,
    is_own: bool,
) -> Hours:
    unpublished = any(one.reason is Exclusion.CALENDAR_UNPUBLISHED for one in found)
    lost = sum(1 for one in found if one.reason in _LOST)
    has_slots = is_own or bool(found)
    if unpublished and not is_hire:
        part = Fraction(_days(held, year), (year[1] - year[0]).days + 1)
        minutes = estimated_minutes(held.slot, settings) * part
        return Hours(minutes=minutes, has_slots=has_slots, is_guessed=True)
    given = [one for one in found if _is_given(one, is_hire=is_hire)]
    minutes = Fraction(sum(_minutes(one) for one in given))
    if given and not is_hire:
        minutes *= min(_most(held, settings, year) / len(given), Fraction(1))
    return Hours(minutes=minutes, has_slots=has_slots, lost=lost)


def _is_given(one: Occurrence, *, is_hire: bool) -> bool:
    if one.status is OccurrenceStatus.PLANNED or one.reason is Exclusion.EXCUSED:
        return True
    return is_hire and one.reason in _OF_CALENDAR


def _minutes(one: Occurrence) -> int:
    span = span_of(one.start, one.end)
    return span.end - span.start


def _most(held: HeldSlot, settings: Settings, year: tuple[date, date]) -> Fraction:
    """Return how many weeks a slot can be held: the hubs are shut in some weeks of holidays.

    These weeks are taken off a slot held in holidays, in proportion to its days in the year.
    """
    if held.slot.school_holidays is HolidayRule.ONLY:
        return Fraction(max(settings.open_weeks - settings.term_weeks, 0))
    if held.slot.school_holidays is HolidayRule.WITHOUT:
        return Fraction(settings.open_weeks)
    days = (year[1] - year[0]).days + 1
    return Fraction(settings.open_weeks * _days(held, year), days)


def _days(held: HeldSlot, year: tuple[date, date]) -> int:
    """Return the days of a year on which a slot has a title, within its own bounds."""
    low = max(year[0], held.first, held.slot.from_date or held.first)
    high = min(year[1], held.last or year[1], held.slot.to_date or year[1])
    spans = ((max(first, low), min(last or high, high)) for first, last in held.effect)
    return sum((last - first).days + 1 for first, last in spans if first <= last)
