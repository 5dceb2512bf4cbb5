"""Clashes: occurrences that meet others in the same room, listed before anything is saved."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, time

from polesdesk.domain.calendar_days import span_of
from polesdesk.domain.hubs import Room
from polesdesk.domain.occurrences import Occurrence, OccurrenceStatus

DAY = 24 * 60


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomHold:
    """A room that an agreement holds alone, at all hours, from a day to a day."""

    room_id: str
    first: date
    last: date | None
    convention_id: str
    association_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """One occurrence asked for that meets another, or too many people in a shared room.

    ``slot_id``, ``day``, ``start`` and ``end`` are those asked for; the ``other_*`` fields say
    who holds the room, and since which agreement. ``people`` is the head count together when a
    shared room would hold more than its ``capacity``. Hours are None, and ``slot_id`` empty,
    for a room asked for or held alone, at all hours; two who would hold it alone clash once,
    from ``day`` to ``until`` (None: without end).
    """

    day: date
    start: time | None
    end: time | None
    room_id: str
    slot_id: str
    until: date | None = None
    other_start: time | None = None
    other_end: time | None = None
    other_slot_id: str | None = None
    other_convention_id: str | None = None
    other_allotment_id: str | None = None
    other_association_id: str | None = None
    people: int | None = None
    capacity: int | None = None


def find(
    wanted: Iterable[Occurrence],
    held: Iterable[Occurrence],
    holds: Iterable[RoomHold],
    rooms: Mapping[str, Room],
    people: Mapping[str, int],
) -> tuple[Clash, ...]:
    """Return every clash of the occurrences wanted, by date; those left out clash with nothing.

    Occurrences are compared by their minutes, so that one past midnight meets that of the next
    day, and one of another week never does. A room that may be shared takes several as long as
    their ``people`` (by agreement, or by letter for what has none) fit its capacity.
    """
    asked = [one for one in wanted if one.status is OccurrenceStatus.PLANNED]
    taken = _Taken(one for one in held if one.status is OccurrenceStatus.PLANNED)
    mine = _Taken(asked)
    alone: dict[str, list[RoomHold]] = {}
    for hold in holds:
        alone.setdefault(hold.room_id, []).append(hold)
    found: list[Clash] = []
    for one in asked:
        others = taken.met(one) + [other for other in mine.met(one) if _is_later(other, one)]
        room = rooms.get(one.room_id)
        if room is not None and room.shareable:
            found += _too_many(one, others, room, people)
        else:
            found += [_clash(one, other) for other in others]
        found += [_held_alone(one, hold) for hold in alone.get(one.room_id, ()) if _on(hold, one)]
    return tuple(sorted(found, key=place_of))


def find_alone(
    wanted: Iterable[RoomHold], held: Iterable[Occurrence], holds: Iterable[RoomHold]
) -> tuple[Clash, ...]:
    """Return everything that rooms asked for alone would shut out, by date.

    Sharing counts for nothing here: whoever holds a room alone lets nobody in, at any hour.
    """
    by_room: dict[str, list[RoomHold]] = {}
    for hold in wanted:
        by_room.setdefault(hold.room_id, []).append(hold)
    found = [
        _shut_out(one)
        for one in held
        if one.status is OccurrenceStatus.PLANNED
        and any(_on(hold, one) for hold in by_room.get(one.room_id, ()))
    ]
    for other in holds:
        found += [
            _both_alone(one, other) for one in by_room.get(other.room_id, ()) if _meet(one, other)
        ]
    return tuple(sorted(found, key=place_of))


def place_of(one: Clash) -> tuple[date, time, str, time, str]:
    """Return where a clash stands among others: by date, hour, room."""
    return (
        one.day,
        one.start or time(),
        one.room_id,
        one.other_start or time(),
        one.other_slot_id or "",
    )


class _Taken:
    """Occurrences by room in the order of their starts, to find those that meet a span."""

    def __init__(self, occurrences: Iterable[Occurrence]) -> None:
        self._by_room: dict[str, list[tuple[int, int, Occurrence]]] = {}
        self._longest: dict[str, int] = {}
        for one in occurrences:
            start, end = minutes_of(one)
            self._by_room.setdefault(one.room_id, []).append((start, end, one))
            self._longest[one.room_id] = max(self._longest.get(one.room_id, 0), end - start)
        for entries in self._by_room.values():
            entries.sort(key=lambda entry: (entry[0], entry[1], entry[2].slot_id))

    def met(self, one: Occurrence) -> list[Occurrence]:
        """Return the occurrences that share a minute with one, itself left out."""
        entries = self._by_room.get(one.room_id, [])
        start, end = minutes_of(one)
        place = bisect_left(entries, start - self._longest.get(one.room_id, 0), key=lambda e: e[0])
        found = []
        for other_start, other_end, other in entries[place:]:
            if other_start >= end:
                break
            if other_end > start and other is not one:
                found.append(other)
        return found


def minutes_of(one: Occurrence) -> tuple[int, int]:
    """Return start and end of an occurrence in minutes of the wall clock since the year 1."""
    span = span_of(one.start, one.end)
    midnight = one.day.toordinal() * DAY
    return midnight + span.start, midnight + span.end


def _is_later(other: Occurrence, one: Occurrence) -> bool:
    """Two occurrences of the same request are told once, at the later of the two."""
    mine, theirs = (minutes_of(one), one.slot_id), (minutes_of(other), other.slot_id)
    return theirs < mine


def _clash(one: Occurrence, other: Occurrence) -> Clash:
    return Clash(
        day=one.day,
        start=one.start,
        end=one.end,
        room_id=one.room_id,
        slot_id=one.slot_id,
        other_start=other.start,
        other_end=other.end,
        other_slot_id=other.slot_id,
        other_convention_id=other.convention_id,
        other_allotment_id=other.allotment_id,
        other_association_id=other.association_id,
    )


def _too_many(
    one: Occurrence, others: list[Occurrence], room: Room, people: Mapping[str, int]
) -> list[Clash]:
    """Return the clash of a shared room that is too small at some moment of the occurrence."""
    if room.capacity is None or not others:
        return []
    worst, met = 0, others[0]
    for moment in [minutes_of(one)[0], *(minutes_of(other)[0] for other in others)]:
        there = [other for other in others if _holds(other, moment)] if _holds(one, moment) else []
        count = _people(one, people) + sum(_people(other, people) for other in there)
        if there and count > worst:
            worst, met = count, there[0]
    if worst <= room.capacity:
        return []
    return [replace(_clash(one, met), people=worst, capacity=room.capacity)]


def _holds(one: Occurrence, moment: int) -> bool:
    start, end = minutes_of(one)
    return start <= moment < end


def _people(one: Occurrence, people: Mapping[str, int]) -> int:
    return people.get(one.convention_id or one.allotment_id or "", 0)


def _held_alone(one: Occurrence, hold: RoomHold) -> Clash:
    return Clash(
        day=one.day,
        start=one.start,
        end=one.end,
        room_id=one.room_id,
        slot_id=one.slot_id,
        other_convention_id=hold.convention_id,
        other_association_id=hold.association_id,
    )


def _shut_out(one: Occurrence) -> Clash:
    """Return the clash of an occurrence with a room that is asked for alone."""
    return replace(_clash(one, one), start=None, end=None, slot_id="")


def _both_alone(one: RoomHold, other: RoomHold) -> Clash:
    lasts = [last for last in (one.last, other.last) if last is not None]
    return Clash(
        day=max(one.first, other.first),
        until=min(lasts) if lasts else None,
        start=None,
        end=None,
        room_id=one.room_id,
        slot_id="",
        other_convention_id=other.convention_id,
        other_association_id=other.association_id,
    )


def _meet(one: RoomHold, other: RoomHold) -> bool:
    return (other.last is None or one.first <= other.last) and (
        one.last is None or other.first <= one.last
    )


def _on(hold: RoomHold, one: Occurrence) -> bool:
    """Tell whether an occurrence has a minute in a hold, which may be past midnight."""
    start, end = minutes_of(one)
    begins = hold.first.toordinal() * DAY
    return begins < end and (hold.last is None or start < (hold.last.toordinal() + 1) * DAY)
