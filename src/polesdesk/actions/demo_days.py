"""Days of the demonstration file, told by words that hold on any day it is made."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, time, timedelta
from typing import Any

_WORDS = re.compile(
    r"(?P<base>[a-z_]+)(?P<count>[+-]\d+)?(?: (?P<days>[+-]\d+)d)?(?: (?P<weekday>[a-z]{3}))?"
)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_COUNCIL_MONTHS = (2, 4, 6, 9, 12)
_HOLIDAYS = {(1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25)}
_SEASON_MONTH = 9


class Calendar:
    """Turns « season-1 +20d sat » into a day: a base, so many days on, then the next Saturday.

    Bases count in their own unit: ``today`` in days; ``month`` (its first day) and
    ``month_end`` in months; ``season`` (1 September), ``season_end`` (31 August), ``year`` and
    ``year_end`` in years.
    """

    def __init__(self, today: date) -> None:
        self.today = today
        began = today >= date(today.year, _SEASON_MONTH, 1)
        self._season = today.year if began else today.year - 1
        self._bases: dict[str, Callable[[int], date]] = {
            "today": lambda count: today + timedelta(days=count),
            "month": lambda count: _first_of_month(today, count),
            "month_end": lambda count: _first_of_month(today, count + 1) - timedelta(days=1),
            "season": lambda count: date(self._season + count, _SEASON_MONTH, 1),
            "season_end": lambda count: date(self._season + count + 1, 8, 31),
            "year": lambda count: date(today.year + count, 1, 1),
            "year_end": lambda count: date(today.year + count, 12, 31),
        }

    def day(self, words: str | date) -> date:
        """Return the day that the words tell; a date stands for itself."""
        if isinstance(words, date):
            return words
        found = _WORDS.fullmatch(words)
        if found is None or found["base"] not in self._bases:
            raise ValueError(f"not a day of the demonstration: {words!r}")
        day = self._bases[found["base"]](int(found["count"] or 0))
        day += timedelta(days=int(found["days"] or 0))
        if found["weekday"]:
            day += timedelta(days=(_WEEKDAYS.index(found["weekday"]) - day.weekday()) % 7)
        return day

    def day_in(self, fields: dict[str, Any], name: str) -> date | None:
        """Return the day told in a field of the sample, or None."""
        words = fields.get(name)
        return None if words is None else self.day(words)


def _first_of_month(day: date, months: int) -> date:
    count = day.year * 12 + day.month - 1 + months
    return date(count // 12, count % 12 + 1, 1)


def months_before(day: date, months: int) -> date:
    """Return the same day so many months before, else the last of that month."""
    first = _first_of_month(day, -months)
    last = _first_of_month(first, 1) - timedelta(days=1)
    return first.replace(day=min(day.day, last.day))


def workday(day: date) -> date:
    """Return the day, or the last one before it that is neither weekend nor fixed holiday."""
    while day.weekday() > 4 or (day.month, day.day) in _HOLIDAYS:
        day -= timedelta(days=1)
    return day


def end_of_season(start: date, seasons: int) -> date:
    """Return the 31 August that closes so many seasons; a start in summer is of the next one."""
    year = start.year + (start.month >= 6)
    return date(year + seasons - 1, 8, 31)


def council_session(before: date) -> date:
    """Return the last session of the council before a day: a third Thursday, five times a year."""
    sessions = (
        _third_thursday(year, month)
        for year in (before.year - 1, before.year)
        for month in _COUNCIL_MONTHS
    )
    return max(day for day in sessions if day < before)


def _third_thursday(year: int, month: int) -> date:
    first = date(year, month, 15)
    return first + timedelta(days=(3 - first.weekday()) % 7)


def hours(words: str) -> tuple[time, time]:
    """Return the start and end of « 18:00-20:30 »."""
    start, _, end = words.partition("-")
    return time.fromisoformat(start), time.fromisoformat(end)
