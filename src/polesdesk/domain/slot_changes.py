"""How a series changes: all of it or from a day on, moved, resized or ended; nothing else moves.

What a change must never do is proven by tests: another weekday than the one asked for, a lost
duration, a lost exception, an occurrence before the day from which the change holds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from enum import StrEnum

from polesdesk.domain.conventions import Slot, WeekParity
from polesdesk.domain.french import join_and, plural
from polesdesk.domain.recurrence import rule_days
from polesdesk.domain.school_calendar import ExceptionKind, SlotException
from polesdesk.domain.speech import marked, said

WEEK = timedelta(days=7)
ONE_DAY = timedelta(days=1)


class Extent(StrEnum):
    """What a change is about: one occurrence, this one and those after, or the whole series."""

    THIS = "this"
    FOLLOWING = "following"
    ALL = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where an occurrence shall stand; an ``end`` not after ``start`` is on the next day."""

    day: date
    start: time
    end: time
    room_id: str


def moved(slot: Slot, rule_day: date, place: Place, start: date) -> Slot:
    """Return a series moved as its occurrence of ``rule_day`` is; ``start`` is that of its holder.

    Every occurrence goes as many days on or back, to the same hours and room: the rhythm stays.
    """
    delta = place.day - rule_day
    hours_stay = (slot.start, slot.end) == (place.start, place.end)
    return replace(
        slot,
        room_id=place.room_id,
        weekday=place.day.isoweekday(),
        start=place.start,
        end=place.end,
        half_day=slot.half_day if hours_stay else "",
        anchor=_anchor(slot, delta, rule_day, start),
        week_parity=_parity(slot, rule_day, place.day),
        month_weeks=_month_weeks(slot, rule_day, place.day),
        from_date=slot.from_date + delta if slot.from_date else None,
        to_date=slot.to_date + delta if slot.to_date else None,
        dates_in=tuple(sorted(place.day if day == rule_day else day for day in slot.dates_in)),
        dates_out=tuple(sorted(day + delta for day in slot.dates_out)),
    )


def split(slot: Slot, rule_day: date) -> tuple[Slot, Slot]:
    """Return a series until the eve of a day, and the same from that day on.

    The second has the id of the first: whoever keeps both gives it another one.
    """
    before = replace(
        slot,
        to_date=rule_day - ONE_DAY,
        dates_in=tuple(day for day in slot.dates_in if day < rule_day),
        dates_out=tuple(day for day in slot.dates_out if day < rule_day),
    )
    after = replace(
        slot,
        from_date=rule_day,
        dates_in=tuple(day for day in slot.dates_in if day >= rule_day),
        dates_out=tuple(day for day in slot.dates_out if day >= rule_day),
    )
    return before, after


def begins_before(slot: Slot, rule_day: date, start: date) -> bool:
    """Tell whether a series has an occurrence before a day."""
    if any(day < rule_day for day in slot.dates_in):
        return True
    return next(rule_days(slot, start, rule_day - ONE_DAY, start), None) is not None


def without(slot: Slot, days: Iterable[date]) -> Slot:
    """Return a series without some days, which stay known as left out."""
    return replace(slot, dates_out=tuple(sorted({*slot.dates_out, *days})))


def one_off(slot: Slot, day: date) -> Slot:
    """Return a slot that has one occurrence only."""
    return replace(slot, weekday=day.isoweekday(), from_date=day, to_date=day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fate:
    """What becomes of the exceptions of a series, in a sentence; empty where it has none."""

    moved: str = ""
    ended: str = ""


def fate_of(exceptions: Iterable[SlotException], since: date | None) -> Fate:
    """Return what becomes of exceptions when a series changes, from a day on or all of it."""
    counts = Counter(
        one.kind
        for one in exceptions
        if one.day is not None and (since is None or one.day >= since)
    )
    if not counts:
        return Fate()
    told = {kind: plural(counts[kind], *map(said, _NOUNS[kind])) for kind in _NOUNS if counts[kind]}
    follow = [told[kind] for kind in _FOLLOW if kind in told]
    stay = [told[kind] for kind in _STAY if kind in told]
    sentences = []
    if follow:
        sentences.append(
            said("Déplacées avec la série\u202f: {what}.").format(what=join_and(follow))
        )
    if stay:
        sentences.append(said("Laissées à leur jour\u202f: {what}.").format(what=join_and(stay)))
    gone = said("Disparaissent avec la série\u202f: {what}.").format(what=join_and(follow + stay))
    return Fate(moved=" ".join(sentences), ended=gone)


_FOLLOW = (ExceptionKind.CANCELLED, ExceptionKind.EXCUSED)
_STAY = (ExceptionKind.MOVED, ExceptionKind.ADDED)
_NOUNS = {
    ExceptionKind.CANCELLED: (marked("séance annulée"), marked("séances annulées")),
    ExceptionKind.EXCUSED: (marked("absence excusée"), marked("absences excusées")),
    ExceptionKind.MOVED: (marked("séance reportée"), marked("séances reportées")),
    ExceptionKind.ADDED: (marked("séance ajoutée"), marked("séances ajoutées")),
}


def _anchor(slot: Slot, delta: timedelta, rule_day: date, start: date) -> date | None:
    """Return the week from which every n weeks count, moved with the series."""
    if slot.interval_weeks <= 1 or slot.month_weeks:
        return slot.anchor
    weeks = (_monday(rule_day + delta) - _monday(rule_day)) // WEEK
    if not weeks:
        return slot.anchor
    return (slot.anchor or start) + weeks * WEEK


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _parity(slot: Slot, before: date, after: date) -> WeekParity:
    """Return odd or even ISO weeks, the other ones when the series goes into the next week."""
    if slot.week_parity is WeekParity.ANY:
        return slot.week_parity
    if before.isocalendar().week % 2 == after.isocalendar().week % 2:
        return slot.week_parity
    odd = slot.week_parity is WeekParity.ODD
    return WeekParity.EVEN if odd else WeekParity.ODD


def _month_weeks(slot: Slot, before: date, after: date) -> tuple[int, ...]:
    """Return the n-th weekdays of the month: that of the occurrence goes with it, others stay."""
    if not slot.month_weeks:
        return ()
    was, is_now = (before.day - 1) // 7 + 1, (after.day - 1) // 7 + 1
    is_last = (after + WEEK).month != after.month
    if is_now in slot.month_weeks or (is_last and -1 in slot.month_weeks):
        return slot.month_weeks
    kept = [number for number in slot.month_weeks if number not in (was, -1)]
    if was in slot.month_weeks:
        kept += [-1] if -1 in slot.month_weeks else []
    return tuple(sorted({*kept, is_now}))
