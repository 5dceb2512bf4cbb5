"""The days of a slot by its rhythm alone, before calendar, agreement and exceptions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from polesdesk.domain.conventions import Slot, WeekParity

WEEK = timedelta(days=7)


def rule_days(slot: Slot, first: date, last: date, start: date) -> Iterator[date]:
    """Yield the days of a slot from ``first`` to ``last``, both included, in order.

    Every n weeks counts whole ISO weeks from that of the anchor, else of ``start`` (the first
    day of the agreement); odd and even weeks are ISO weeks, which are every second week already.
    With ``month_weeks`` only the n-th weekdays of the month (-1: the last) are kept and the
    interval does not count. Exceptional dates are not looked at: see ``planning.derive``.
    """
    first = max(first, slot.from_date or first)
    last = min(last, slot.to_date or last)
    weeks = _weeks(slot)
    step = WEEK * weeks
    day = _first_day(slot.weekday, weeks, first, slot.anchor or start)
    every = slot.week_parity is WeekParity.ANY and not slot.month_weeks
    while day <= last:
        if every or (_parity_holds(slot, day) and _month_week_holds(slot, day)):
            yield day
        day += step


def _weeks(slot: Slot) -> int:
    """Return the weeks to count from the anchor; two, in odd or even weeks, say nothing more."""
    if slot.month_weeks or (slot.week_parity is not WeekParity.ANY and slot.interval_weeks == 2):
        return 1
    return slot.interval_weeks


def _first_day(weekday: int, weeks: int, first: date, anchor: date) -> date:
    """Return the first day not before ``first`` on the weekday, in a week that counts."""
    day = first + timedelta(days=(weekday - first.isoweekday()) % 7)
    past = (_monday(day) - _monday(anchor)).days // 7
    return day + WEEK * (-past % weeks)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _parity_holds(slot: Slot, day: date) -> bool:
    if slot.week_parity is WeekParity.ANY:
        return True
    return (day.isocalendar().week % 2 == 1) is (slot.week_parity is WeekParity.ODD)


def _month_week_holds(slot: Slot, day: date) -> bool:
    if not slot.month_weeks:
        return True
    if (day.day - 1) // 7 + 1 in slot.month_weeks:
        return True
    return -1 in slot.month_weeks and (day + WEEK).month != day.month
