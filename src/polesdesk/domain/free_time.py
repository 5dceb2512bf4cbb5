"""Free time of rooms: which hours of which rooms suit a wish, and what is empty of an evening."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta

from polesdesk.domain.calendar_days import DayMinutes, span_of
from polesdesk.domain.clashes import DAY, RoomHold, minutes_of
from polesdesk.domain.folding import fold
from polesdesk.domain.hubs import Hub, Room, RoomKind
from polesdesk.domain.occurrences import Occurrence, OccurrenceStatus

ONE_DAY = timedelta(days=1)
STEP = 30
"""Minutes between two starts that are proposed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FreeWish:
    """What is looked for: days of the week, a span of hours, minutes in it, and the room.

    ``first`` and ``last`` bound the period; ``equipment`` are words that the room must have.
    """

    weekdays: tuple[int, ...]
    from_time: time
    to_time: time
    minutes: int
    first: date
    last: date
    headcount: int | None = None
    equipment: tuple[str, ...] = ()
    hub_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FreeRoom:
    """A room at hours of a weekday: free on ``free_days`` of ``days``, else taken on ``taken``."""

    room_id: str
    room: str
    hub_id: str
    hub: str
    capacity: int | None
    weekday: int
    start: time
    end: time
    days: int
    free_days: int
    taken: tuple[date, ...] = ()


def suits(room: Room, wish: FreeWish) -> bool:
    """Tell whether a room is large and equipped enough, and in a hub that is wished."""
    if room.kind is not RoomKind.ROOM or (wish.hub_ids and room.hub_id not in wish.hub_ids):
        return False
    if wish.headcount and room.capacity is not None and room.capacity < wish.headcount:
        return False
    known = fold(" ".join((*room.equipment, room.furniture)))
    return all(fold(word) in known for word in wish.equipment if word.strip())


def days_of(weekday: int, first: date, last: date) -> list[date]:
    """Return every date of a weekday in a period, both ends included."""
    day = first + timedelta(days=(weekday - first.isoweekday()) % 7)
    found = []
    while day <= last:
        found.append(day)
        day += timedelta(days=7)
    return found


class Busy:
    """When rooms are taken: by occurrences, and by agreements that hold them alone."""

    def __init__(self, occurrences: Iterable[Occurrence], holds: Iterable[RoomHold]) -> None:
        self._spans: dict[tuple[str, int], list[DayMinutes]] = {}
        for one in occurrences:
            if one.status is OccurrenceStatus.PLANNED:
                self.add(one)
        self._holds: dict[str, list[RoomHold]] = {}
        for hold in holds:
            self._holds.setdefault(hold.room_id, []).append(hold)

    def add(self, one: Occurrence) -> None:
        """Let one more occurrence take its room."""
        start, end = minutes_of(one)
        for ordinal in range(start // DAY, (end - 1) // DAY + 1):
            midnight = ordinal * DAY
            part = DayMinutes(max(start - midnight, 0), min(end - midnight, DAY))
            self._spans.setdefault((one.room_id, ordinal), []).append(part)

    def takes(self, room_id: str, day: date, span: DayMinutes) -> bool:
        """Tell whether a room is taken at some minute of a span that begins on a day."""
        if self._is_held(room_id, day):
            return True
        if any(span.meets(one) for one in self._spans.get((room_id, day.toordinal()), ())):
            return True
        if span.end <= DAY:
            return False
        rest = DayMinutes(0, span.end - DAY)
        return self.takes(room_id, day + ONE_DAY, rest)

    def is_touched(self, room_id: str, day: date) -> bool:
        """Tell whether anything at all is held in a room on a day or the next."""
        if self._is_held(room_id, day) or self._is_held(room_id, day + ONE_DAY):
            return True
        ordinal = day.toordinal()
        return (room_id, ordinal) in self._spans or (room_id, ordinal + 1) in self._spans

    def _is_held(self, room_id: str, day: date) -> bool:
        return any(
            hold.first <= day and (hold.last is None or day <= hold.last)
            for hold in self._holds.get(room_id, ())
        )


def find(
    wish: FreeWish,
    rooms: Sequence[Room],
    hubs: Mapping[str, Hub],
    busy: Busy,
    closed: Iterable[tuple[str, date]] = (),
) -> tuple[FreeRoom, ...]:
    """Return the best hours of each room and weekday, the freest first.

    ``closed`` are pairs of room and day on which the room cannot be used at all: they are no
    days of the wish. Hours outside the opening of the hub are not proposed.
    """
    shut = set(closed)
    found = []
    for room in rooms:
        if not suits(room, wish):
            continue
        for weekday in wish.weekdays:
            days = [d for d in days_of(weekday, wish.first, wish.last) if (room.id, d) not in shut]
            best = _choose(room, hubs[room.hub_id], wish, days, busy) if days else None
            if best is not None:
                found.append(best)
    found.sort(key=lambda one: _rank(one, wish))
    return tuple(found)


def _rank(one: FreeRoom, wish: FreeWish) -> tuple[float, int, int, str]:
    """Fewest days taken first, then the smallest room that is large enough."""
    spare = (one.capacity or 0) - (wish.headcount or 0) if one.capacity else 10_000
    return -one.free_days / max(one.days, 1), spare, one.weekday, one.room


def _choose(room: Room, hub: Hub, wish: FreeWish, days: list[date], busy: Busy) -> FreeRoom | None:
    """Return the first hours of a weekday that are free on the most days; None if on none."""
    best: FreeRoom | None = None
    weekday = days[0].isoweekday()
    touched = [day for day in days if busy.is_touched(room.id, day)]
    for start in _starts(wish, hub, weekday):
        span = DayMinutes(start, start + wish.minutes)
        taken = tuple(day for day in touched if busy.takes(room.id, day, span))
        free = len(days) - len(taken)
        if free and (best is None or free > best.free_days):
            best = FreeRoom(
                room_id=room.id,
                room=room.name,
                hub_id=hub.id,
                hub=hub.name,
                capacity=room.capacity,
                weekday=weekday,
                start=_clock(span.start),
                end=_clock(span.end),
                days=len(days),
                free_days=free,
                taken=taken,
            )
        if not taken:
            break
    return best


def _starts(wish: FreeWish, hub: Hub, weekday: int) -> list[int]:
    """Return the starts in minutes that leave room for the whole duration."""
    asked = span_of(wish.from_time, wish.to_time)
    opened = [span_of(one.start, one.end) for one in hub.opening if one.weekday == weekday]
    if hub.opening and not opened:
        return []
    starts: set[int] = set()
    for hours in opened or [DayMinutes(0, 2 * DAY)]:  # unknown hours go on past midnight
        first, last = max(asked.start, hours.start), min(asked.end, hours.end)
        starts.update(range(first, last - wish.minutes + 1, STEP))
    return sorted(starts)


def _clock(minutes: int) -> time:
    hour, minute = divmod(minutes % DAY, 60)
    return time(hour, minute)
