"""Planned occurrences and allotted minutes by row, counted along rhythms, not made one by one.

A city holds millions of occurrences in a year, of which a table shows sums: slots of the same
rhythm share their days, and of each slot only how many of these lie in its agreement is asked.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import NamedTuple

from polesdesk.domain.measures import Measure, Measures
from polesdesk.domain.occurrences import Occurrence, OccurrenceStatus
from polesdesk.domain.rates import Dimension, season_of
from polesdesk.domain.sites import Site, Spread, WeekHour

Line = tuple[str, str, str | None, str | None, int, str, str, str, str]
"""A slot: its id, its room, what its row of the table is named after, its rhythm unless it departs
from it, its weekday, from which hour to which and from which day to which it is held.

A bare tuple, for a city has a hundred thousand of them; hours and days are ISO texts. Nothing
names the row of a table of hubs or of times: rooms and days decide it.
"""


class Alike(NamedTuple):
    """What slots have in common that are held on the same days at the same hours."""

    site: Site
    rhythm: str
    weekday: int
    start: str
    end: str
    first: str
    last: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """Slots that follow their rhythm, counted by what they have in common and by their row.

    ``samples`` names one slot of each rhythm, ``departing`` the slots that are not counted.
    """

    alike: Mapping[Alike, Mapping[str, int]]
    samples: Mapping[str, str]
    departing: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Alone:
    """A room that an agreement holds alone, at all hours, from a day to a day."""

    room_id: str
    first: date
    last: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Planning:
    """What is planned in a period: lines with the days of their rhythms, and what departs.

    ``departing`` are the occurrences of slots that do not follow their rhythm alone.
    """

    lines: Lines
    days: Mapping[str, list[str]]
    departing: Sequence[Occurrence]
    alone: Sequence[Alone]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a room is: its hub, and what opening hours and closures leave of it."""

    hub_id: str
    site: Site


def counted(lines: Iterable[Line], places: Mapping[str, Place], by: Dimension) -> Lines:
    """Count slots in rooms that are asked for, for rows of a dimension."""
    by_hub = by is Dimension.HUB
    rooms = {key: (place.hub_id if by_hub else "", place.site) for key, place in places.items()}
    alike: dict[tuple[Site, str, int, str, str, str, str], dict[str, int]] = {}
    samples: dict[str, str] = {}
    departing = []
    for slot_id, room_id, name, rhythm, weekday, start, end, first, last in lines:
        if rhythm is None:
            departing.append(slot_id)
        elif room_id in rooms:
            samples[rhythm] = slot_id
            row, site = rooms[room_id]
            key = site, rhythm, weekday, start, end, first, last
            rows = alike.get(key)
            if rows is None:
                rows = alike[key] = {}
            row = name or row
            rows[row] = rows.get(row, 0) + 1
    named = {Alike(*key): rows for key, rows in alike.items()}
    return Lines(alike=named, samples=samples, departing=departing)


def count(
    planning: Planning,
    places: Mapping[str, Place],
    by: Dimension,
    period: tuple[date, date],
    today: date,
) -> Measures:
    """Return the measures of a dimension; ``places`` are the rooms asked for, by id."""
    counting = _Counting(places, by, period, today)
    counting.add_lines(planning.lines.alike, planning.days)
    for one in planning.departing:
        counting.add_occurrence(one)
    counting.add_alone(planning.alone)
    counting.add_openings()
    return counting.found()


_BY_TIME = frozenset({Dimension.MONTH, Dimension.SEASON, Dimension.WEEKDAY_HOUR})
_WITH_OPENING = _BY_TIME | {Dimension.HUB, Dimension.ROOM}
"""Rows that a share of opening hours has a sense for."""
_SLOTS, _PLANNED, _ALLOTTED, _OPENED = range(4)


class _Counting:
    def __init__(
        self,
        places: Mapping[str, Place],
        by: Dimension,
        period: tuple[date, date],
        today: date,
    ) -> None:
        self._places = places
        self._by = by
        self._first, self._last = (one.isoformat() for one in period)
        self._until = min(period[1], today).isoformat()
        self._spans = _spans(by, *period)
        self._rows: dict[str, list[int]] = {}
        self._total = [0, 0, 0, 0]
        self._known: set[tuple[str, str]] = set()

    def add_lines(
        self, alike: Mapping[Alike, Mapping[str, int]], days: Mapping[str, list[str]]
    ) -> None:
        """Count lines: those with the same hours and span of days at once."""
        for one, rows in alike.items():
            hours = time.fromisoformat(one.start), time.fromisoformat(one.end)
            held = one.site.held_days(one.rhythm, days[one.rhythm], *hours)
            low, high = bisect_left(held, one.first), bisect_right(held, one.last)
            if low < high:
                self._add(rows, one.site.spread(one.weekday, *hours), held[low:high])

    def _add(self, rows: Mapping[str, int], spread: Spread, days: list[str]) -> None:
        """Add slots of some rows that are held on the same days."""
        many = sum(rows.values())
        past, minutes = bisect_right(days, self._until), spread.minutes
        _put(self._total, many, past * many, len(days) * minutes * many)
        if self._by is Dimension.WEEKDAY_HOUR:
            for hour in spread.hours:
                held = spread.open_minutes.get(hour, 0)
                _put(self._row(_hour_key(hour)), many, past * many, len(days) * held * many)
        elif self._by in _BY_TIME:
            for name, first, last in self._spans:
                within = days[bisect_left(days, first) : bisect_right(days, last)]
                if within:
                    past = bisect_right(within, self._until)
                    _put(self._row(name), many, past * many, len(within) * minutes * many)
        else:
            allotted = len(days) * minutes
            for key, many in rows.items():
                _put(self._row(key), many, past * many, allotted * many)

    def add_occurrence(self, one: Occurrence) -> None:
        """Count one occurrence of a slot that departs from its rhythm."""
        place = self._places.get(one.room_id)
        if one.status is not OccurrenceStatus.PLANNED or place is None:
            return
        day = one.day.isoformat()
        spread = place.site.spread(one.day.isoweekday(), one.start, one.end)
        past = int(day <= self._until)
        minutes = 0 if self._calendar_shut(place.site, day) else spread.minutes
        _put(self._total, self._new("", one.slot_id), past, minutes)
        if self._by is Dimension.WEEKDAY_HOUR:
            for hour in spread.hours:
                key = _hour_key(hour)
                held = spread.open_minutes.get(hour, 0) if minutes else 0
                _put(self._row(key), self._new(key, one.slot_id), past, held)
            return
        for key in self._keys(one, place, day):
            _put(self._row(key), self._new(key, one.slot_id), past, minutes)

    @staticmethod
    def _calendar_shut(site: Site, day: str) -> bool:
        """A date held on a public holiday takes nothing of hours that are open."""
        return day not in site.open_days

    def _keys(self, one: Occurrence, place: Place, day: str) -> list[str]:
        if self._by in _BY_TIME:
            return [name for name, first, last in self._spans if first <= day <= last]
        known: dict[Dimension, str | None] = {
            Dimension.HUB: place.hub_id,
            Dimension.ROOM: one.room_id,
            Dimension.SLOT: one.slot_id,
            Dimension.CONVENTION: one.convention_id,
            Dimension.ASSOCIATION: one.association_id,
        }
        key = known[self._by]
        return [key] if key else []

    def _new(self, key: str, slot_id: str) -> int:
        """Return 1 for the first occurrence of a slot in a row."""
        if (key, slot_id) in self._known:
            return 0
        self._known.add((key, slot_id))
        return 1

    def add_alone(self, held: Iterable[Alone]) -> None:
        """Count the opening hours of rooms that are held alone as allotted."""
        alike: Counter[tuple[str, Site, str, str]] = Counter()
        for one in held:
            place = self._places.get(one.room_id)
            if place is not None:
                key = {Dimension.HUB: place.hub_id, Dimension.ROOM: one.room_id}.get(self._by, "")
                days = max(one.first.isoformat(), self._first), one.last.isoformat()
                alike[(key, place.site, *days)] += 1
        for (key, site, first, last), many in alike.items():
            self._add_open(key, site, (first, last), many, _ALLOTTED)

    def add_openings(self) -> None:
        """Count the opening hours of all rooms."""
        alike: Counter[tuple[str, Site]] = Counter()
        for room_id, place in self._places.items():
            key = {Dimension.HUB: place.hub_id, Dimension.ROOM: room_id}.get(self._by, "")
            alike[key, place.site] += 1
        for (key, site), many in alike.items():
            self._add_open(key, site, (self._first, self._last), many, _OPENED)

    def _add_open(self, key: str, site: Site, days: tuple[str, str], many: int, field: int) -> None:
        first, last = days
        is_whole = first <= self._first and self._last <= last
        minutes = site.open_days
        open_minutes = sum(
            minutes.values()
            if is_whole
            else (held for day, held in minutes.items() if first <= day <= last)
        )
        self._total[field] += open_minutes * many
        if self._by is Dimension.WEEKDAY_HOUR:
            for hour, held in _hours_between(site, days, is_whole=is_whole).items():
                self._row(_hour_key(hour))[field] += held * many
        elif self._by in _BY_TIME:
            for day, held in minutes.items():
                if first <= day <= last:
                    self._row(_bucket(self._by, day))[field] += held * many
        elif self._by in _WITH_OPENING and open_minutes:
            self._row(key)[field] += open_minutes * many

    def _row(self, key: str) -> list[int]:
        row = self._rows.get(key)
        if row is None:
            row = self._rows[key] = [0, 0, 0, 0]
        return row

    def found(self) -> Measures:
        """Return what was counted."""
        has_opening = self._by in _WITH_OPENING
        rows = {key: _measure(row, has_opening=has_opening) for key, row in self._rows.items()}
        return Measures(rows=rows, total=_measure(self._total, has_opening=True))


def _put(row: list[int], slots: int, planned: int, allotted: int) -> None:
    row[_SLOTS] += slots
    row[_PLANNED] += planned
    row[_ALLOTTED] += allotted


def _measure(row: Sequence[int], *, has_opening: bool) -> Measure:
    return Measure(
        slots=row[_SLOTS],
        planned=row[_PLANNED],
        allotted=row[_ALLOTTED] if has_opening else 0,
        opened=row[_OPENED],
    )


def _hours_between(site: Site, days: tuple[str, str], *, is_whole: bool) -> Mapping[WeekHour, int]:
    if is_whole:
        return site.open_hours
    found: dict[WeekHour, int] = {}
    for _, hour, minutes in site.hours_open(*days):
        found[hour] = found.get(hour, 0) + minutes
    return found


def _hour_key(hour: WeekHour) -> str:
    return f"{hour[0]}-{hour[1]}"


def _bucket(by: Dimension, day: str) -> str:
    return season_of(day[:7]) if by is Dimension.SEASON else day[:7]


def _spans(by: Dimension, first: date, last: date) -> list[tuple[str, str, str]]:
    """Return months or seasons of a period with their first and last day, as ISO texts."""
    found: dict[str, tuple[str, str]] = {}
    if by not in {Dimension.MONTH, Dimension.SEASON}:
        return []
    for number in range(first.toordinal(), last.toordinal() + 1):
        day = date.fromordinal(number).isoformat()
        name = _bucket(by, day)
        found[name] = found.get(name, (day, day))[0], day
    return [(name, *span) for name, span in found.items()]
