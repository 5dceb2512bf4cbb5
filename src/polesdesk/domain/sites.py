"""Rooms as opening hours and closures leave them: what is open, what a slot takes of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from functools import cached_property

from polesdesk.domain.calendar_days import DayMinutes, PlanningCalendar, span_of
from polesdesk.domain.hubs import OpeningSpan
from polesdesk.domain.school_calendar import Closure

WeekHour = tuple[int, int]
Piece = tuple[int, int]
"""Minutes of a day, from and to."""
DAY, WEEK = 24 * 60, 7 * 24 * 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """The hours of the week that a slot touches, and its minutes in those that are open."""

    hours: tuple[WeekHour, ...]
    open_minutes: Mapping[WeekHour, int]

    @property
    def minutes(self) -> int:
        """Return the minutes inside opening hours."""
        return sum(self.open_minutes.values())


class Site:
    """Rooms with the same opening hours and the same closures in a period.

    ``is_room`` tells rooms from lockers and letterboxes, whose hours are neither open nor
    allotted.
    """

    def __init__(
        self,
        opening: Sequence[OpeningSpan],
        closures: Sequence[Closure],
        calendar: PlanningCalendar,
        period: tuple[date, date],
        *,
        is_room: bool = True,
    ) -> None:
        self._opening: dict[int, list[Piece]] = {}
        for one in opening if is_room else ():
            piece = _minutes(one.start), _minutes(one.end) or DAY
            self._opening.setdefault(one.weekday, []).append(piece)
        self._calendar = calendar
        self._period = period
        self._closed = _by_day(closures, *period)
        self._spreads: dict[tuple[int, time, time], Spread] = {}
        self._held: dict[tuple[object, time | None, time | None], list[str]] = {}
        self._has_hours = any(one.start is not None for one in closures)

    # Slots

    def spread(self, weekday: int, start: time, end: time) -> Spread:
        """Return what a slot of a weekday takes of the week."""
        key = weekday, start, end
        if key not in self._spreads:
            self._spreads[key] = self._spread(weekday, span_of(start, end))
        return self._spreads[key]

    def _spread(self, weekday: int, span: DayMinutes) -> Spread:
        hours, minutes = [], {}
        for hour in range(span.start // 60, (span.end - 1) // 60 + 1):
            place = (weekday - 1 + hour // 24) % 7 + 1, hour % 24
            hours.append(place)
            low = max(span.start, hour * 60) - hour // 24 * DAY
            high = min(span.end, hour * 60 + 60) - hour // 24 * DAY
            held = sum(_overlap((low, high), one) for one in self._opening.get(place[0], ()))
            if held:
                minutes[place] = held
        return Spread(hours=tuple(hours), open_minutes=minutes)

    def held_days(self, rhythm: object, days: list[str], start: time, end: time) -> list[str]:
        """Return the days, as ISO texts in order, on which no closure takes a slot of a rhythm."""
        if not self._closed:
            return days
        key = (rhythm, start, end) if self._has_hours else (rhythm, None, None)
        if key not in self._held:
            span = span_of(start, end)
            self._held[key] = [one for one in days if not self._is_closed(one, span)]
        return self._held[key]

    def _is_closed(self, day: str, span: DayMinutes) -> bool:
        return any(one.meets(span) for one in self._closed.get(day, ()))

    # Opening hours

    @cached_property
    def open_days(self) -> dict[str, int]:
        """The minutes open on each day of the period, by ISO text; days without any left out."""
        found = {day: sum(self._open_hours(day, at).values()) for day, at in self._days()}
        return {day: minutes for day, minutes in found.items() if minutes}

    @cached_property
    def open_hours(self) -> dict[WeekHour, int]:
        """The minutes open in each hour of the week, added up over the period."""
        found: dict[WeekHour, int] = {}
        for day, weekday in self._days():
            for hour, minutes in self._open_hours(day, weekday).items():
                found[weekday, hour] = found.get((weekday, hour), 0) + minutes
        return found

    def hours_open(self, first: str, last: str) -> Iterator[tuple[str, WeekHour, int]]:
        """Yield each hour open from a day to a day: the day, the hour of the week, minutes."""
        for day, weekday in self._days():
            if first <= day <= last:
                for hour, minutes in self._open_hours(day, weekday).items():
                    yield day, (weekday, hour), minutes

    def _days(self) -> Iterator[tuple[str, int]]:
        if not self._opening:
            return
        first, last = self._period
        for number in range((last - first).days + 1):
            day = first + timedelta(days=number)
            if not self._calendar.public_holiday(day):
                yield day.isoformat(), day.isoweekday()

    def _open_hours(self, day: str, weekday: int) -> dict[int, int]:
        """Return the minutes open in each hour of a day."""
        usual = self._usual[weekday]
        closed = self._closed.get(day)
        if closed is None:
            return usual
        pieces = _without(self._opening.get(weekday, ()), closed)
        return _by_hour(pieces)

    @cached_property
    def _usual(self) -> dict[int, dict[int, int]]:
        return {weekday: _by_hour(self._opening.get(weekday, ())) for weekday in range(1, 8)}


def _minutes(moment: time) -> int:
    return moment.hour * 60 + moment.minute


def _overlap(one: Piece, other: Piece) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def _by_hour(pieces: Iterable[Piece]) -> dict[int, int]:
    found: dict[int, int] = {}
    for start, end in pieces:
        for hour in range(start // 60, (end - 1) // 60 + 1):
            held = _overlap((start, end), (hour * 60, hour * 60 + 60))
            found[hour] = found.get(hour, 0) + held
    return found


def _without(pieces: Iterable[Piece], closed: Iterable[DayMinutes]) -> list[Piece]:
    """Return what closures leave of opening hours."""
    left = list(pieces)
    for one in closed:
        cut = [((start, min(end, one.start)), (max(start, one.end), end)) for start, end in left]
        left = [piece for both in cut for piece in both if piece[0] < piece[1]]
    return left


def _by_day(closures: Iterable[Closure], first: date, last: date) -> dict[str, list[DayMinutes]]:
    """Return what is closed of each day of a period; a closure without hours takes all of it."""
    found: dict[str, list[DayMinutes]] = {}
    for one in closures:
        if one.first is None:
            continue
        whole = one.start is None or one.end is None
        span = DayMinutes(0, 2 * DAY) if whole else span_of(one.start, one.end)  # type: ignore[arg-type]
        start, end = max(one.first, first), min(one.last or one.first, last)
        for number in range((end - start).days + 1):
            found.setdefault((start + timedelta(days=number)).isoformat(), []).append(span)
    return found
