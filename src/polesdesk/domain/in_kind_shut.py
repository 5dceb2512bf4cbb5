"""The days and hours that works or a requisition take from a room held at all hours."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time

from polesdesk.domain.calendar_days import DayMinutes, PlanningCalendar, span_of
from polesdesk.domain.french import format_minutes, plural
from polesdesk.domain.hubs import Room
from polesdesk.domain.school_calendar import Closure, ClosureKind

DAY = 24 * 60
"""Minutes of a day: a room held at all hours is lost for its part of them."""
_TAKES = frozenset({ClosureKind.WORKS, ClosureKind.SAFETY, ClosureKind.REQUISITION})
"""What takes premises away; the yearly closing of a hub is part of its ordinary life."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShutOut:
    """Whole days lost, and minutes of the days that were lost in part."""

    days: int = 0
    part: int = 0

    @property
    def minutes(self) -> int:
        """All that was lost, in minutes."""
        return self.days * DAY + self.part

    @property
    def in_words(self) -> str:
        """Return « , 10 jours et 4 h de travaux ou de réquisition en moins », nothing if none."""
        lost = [plural(self.days, "jour")] if self.days else []
        lost += [format_minutes(self.part)] if self.part else []
        if not lost:
            return ""
        return f", {' et '.join(lost)} de travaux ou de réquisition en moins"


def shut_out(
    convention_id: str,
    room: Room,
    calendar: PlanningCalendar,
    spans: Sequence[tuple[date, date]],
) -> ShutOut:
    """Return what an agreement lost of a room in spans of days, each minute counted once."""
    taken: dict[date, list[DayMinutes]] = {}
    for one in calendar.closures.get(room.hub_id, ()):
        if _takes(one, convention_id, room):
            span = span_of(one.start or time(0), one.end or time(0))
            for day in _days(one, spans):
                taken.setdefault(day, []).append(DayMinutes(span.start, min(span.end, DAY)))
    lost = [_union(parts) for parts in taken.values()]
    return ShutOut(
        days=sum(1 for minutes in lost if minutes >= DAY),
        part=sum(minutes for minutes in lost if minutes < DAY),
    )


def _takes(one: Closure, convention_id: str, room: Room) -> bool:
    is_here = one.room_id in (None, room.id)
    return is_here and one.kind in _TAKES and convention_id not in one.spared_ids


def _days(one: Closure, spans: Iterable[tuple[date, date]]) -> Iterable[date]:
    if one.first is None:
        return
    for first, last in spans:
        low = max(first, one.first).toordinal()
        high = min(last, one.last or one.first).toordinal()
        yield from map(date.fromordinal, range(low, high + 1))


def _union(parts: Iterable[DayMinutes]) -> int:
    total = reached = 0
    for one in sorted(parts, key=lambda part: part.start):
        total += max(one.end - max(one.start, reached), 0)
        reached = max(reached, one.end)
    return total
