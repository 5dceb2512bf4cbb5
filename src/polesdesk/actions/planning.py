"""What is planned in the rooms and what is free: read from slots and calendar."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from operator import attrgetter

from polesdesk.actions import school_calendar
from polesdesk.actions.runner import Work
from polesdesk.domain import free_time
from polesdesk.domain.calendar_days import PlanningCalendar, span_of
from polesdesk.domain.free_time import Busy, FreeRoom, FreeWish, days_of
from polesdesk.domain.hubs import Hub, Room, RoomKind
from polesdesk.domain.occurrences import Occurrence, OccurrenceStatus
from polesdesk.domain.planning import HeldSlot, derive
from polesdesk.domain.planning_rows import EmptinessRow, OccurrenceRow
from polesdesk.store import hubs, planning, records
from polesdesk.store.kinds import HUB, ROOM
from polesdesk.store.planning import Scope

MANY = 2_000
"""Slots above which all exceptions are read at once."""
ONE_DAY = timedelta(days=1)
ALL_WEEK = frozenset(range(1, 8))
"""Every weekday, 1 (Monday) to 7."""


def occurrences(
    work: Work,
    first: date,
    last: date,
    *,
    hub_id: str | None = None,
    room_id: str | None = None,
    convention_id: str | None = None,
    association_id: str | None = None,
) -> tuple[OccurrenceRow, ...]:
    """Return every occurrence of a period, those left out with their reason, by day and hour."""
    scope = Scope(
        hub_ids=(hub_id,) if hub_id else (),
        room_ids=(room_id,) if room_id else (),
        convention_ids=(convention_id,) if convention_id else (),
        association_id=association_id,
    )
    found = plain_occurrences(work, scope, first, last)
    return with_names(work, found)


def plain_occurrences(
    work: Work,
    scope: Scope,
    first: date,
    last: date,
    *,
    weekdays: Collection[int] = ALL_WEEK,
) -> list[Occurrence]:
    """Return the occurrences of a scope without names, also those moved into its rooms.

    With ``weekdays`` (1 to 7) others may be left out: whoever asks looks at those alone.
    """
    on = _weekdays(weekdays, first, last)
    held = planning.held_slots(work.connection, replace(scope, weekdays=on), first, last)
    narrow = bool(scope.hub_ids or scope.room_ids)
    if narrow:
        held += _moved_in(work, scope, held, first, last)
    slot_ids = [one.slot.id for one in held]
    exceptions = planning.exceptions(work.connection, None if len(held) > MANY else slot_ids)
    if len(weekdays) < len(ALL_WEEK):
        departing = {one.slot_id for one in exceptions if one.new_day is not None}
        held = [one for one in held if _may_fall_on(one, weekdays, departing)]
    calendar = school_calendar.calendar(work, first, last)
    found = derive(held, calendar, exceptions, first, last)
    if not scope.room_ids:
        return found
    here = frozenset(scope.room_ids)  # one moved to another room is no longer in that of its slot
    return [one for one in found if one.room_id in here]


def _weekdays(asked: Collection[int], first: date, last: date) -> tuple[int, ...]:
    """Return the weekdays of which slots are read: with the eve, which may last past midnight.

    Nothing is the whole week.
    """
    span = range(min((last - first).days + 1, len(ALL_WEEK)))
    days = {(first + number * ONE_DAY).isoweekday() for number in span}
    if len(asked) < len(ALL_WEEK):
        days &= {*asked, *((one - 2) % 7 + 1 for one in asked)}
    return () if len(days) == len(ALL_WEEK) else tuple(sorted(days))


def _may_fall_on(held: HeldSlot, weekdays: Collection[int], departing: Collection[str]) -> bool:
    """Tell whether a slot may have an occurrence on weekdays, or one that lasts into them."""
    slot = held.slot
    if slot.weekday in weekdays or slot.dates_in or slot.id in departing:
        return True
    return slot.end <= slot.start and slot.weekday % 7 + 1 in weekdays


def _moved_in(
    work: Work, scope: Scope, held: Sequence[HeldSlot], first: date, last: date
) -> list[HeldSlot]:
    rooms = scope.room_ids or tuple(
        room.id for hub_id in scope.hub_ids for room in hubs.rooms_of(work.connection, hub_id)
    )
    known = {one.slot.id for one in held}
    others = [key for key in planning.moved_into(work.connection, rooms) if key not in known]
    if not others:
        return []
    wider = Scope(
        slot_ids=tuple(dict.fromkeys(others)),
        convention_ids=scope.convention_ids,
        association_id=scope.association_id,
    )
    return planning.held_slots(work.connection, wider, first, last)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Names:
    """Names of hubs, rooms, agreements, associations and uses of the city, by id."""

    hubs: Mapping[str, Hub]
    rooms: Mapping[str, Room]
    conventions: Mapping[str, str]
    associations: Mapping[str, str]
    allotments: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Hubs and rooms that are read already, so that their names need not be asked for again."""

    hubs: Sequence[Hub] = ()
    rooms: Sequence[Room] = ()


def with_names(
    work: Work, found: Iterable[Occurrence], known: Known | None = None
) -> tuple[OccurrenceRow, ...]:
    """Return occurrences with the names of who holds what."""
    listed = list(found)
    names = _names(work, listed, known or Known())
    return tuple(_row(one, names) for one in listed)


def _names(work: Work, found: Sequence[Occurrence], known: Known) -> _Names:
    connection = work.connection
    rooms: dict[str, Room] = {one.id: one for one in known.rooms}
    room_ids = dict.fromkeys(one.room_id for one in found if one.room_id not in rooms)
    rooms |= {one.id: one for one in records.get_many(connection, ROOM, list(room_ids))}
    by_id: dict[str, Hub] = {one.id: one for one in known.hubs}
    asked = dict.fromkeys([one.hub_id for one in rooms.values()] + [one.hub_id for one in found])
    hub_ids = [one for one in asked if one not in by_id]
    by_id |= {one.id: one for one in records.get_many(connection, HUB, hub_ids)}
    return _Names(
        hubs=by_id,
        rooms=rooms,
        conventions=planning.numbers(connection, {one.convention_id for one in found}),
        associations=planning.association_names(connection, {o.association_id for o in found}),
        allotments=planning.allotment_labels(connection, {o.allotment_id for o in found}),
    )


_FIELDS = tuple(field.name for field in dataclasses.fields(Occurrence))
_CELLS = attrgetter(*_FIELDS)


def _row(one: Occurrence, names: _Names) -> OccurrenceRow:
    room = names.rooms.get(one.room_id)
    hub = names.hubs.get(room.hub_id if room else one.hub_id)
    values = dict(zip(_FIELDS, _CELLS(one), strict=True))
    values["hub_id"] = hub.id if hub else one.hub_id
    return OccurrenceRow(
        **values,
        hub=hub.name if hub else "",
        hub_code=hub.code if hub else "",
        room=room.name if room else "",
        capacity=room.capacity if room else None,
        convention=names.conventions.get(one.convention_id or "", ""),
        association=_holder(one.association_id, one.allotment_id, names),
    )


def _holder(association_id: str | None, allotment_id: str | None, names: _Names) -> str:
    name = names.associations.get(association_id or "", "")
    return name or names.allotments.get(allotment_id or "", "")


def free_rooms(work: Work, wish: FreeWish) -> tuple[FreeRoom, ...]:
    """Return the rooms and hours that suit a wish, the freest first."""
    known = [room for key in wish.hub_ids or (None,) for room in _rooms_of(work, key)]
    rooms = [one for one in known if free_time.suits(one, wish)]
    scope = Scope(room_ids=tuple(one.id for one in rooms))
    if not rooms:
        return ()
    _found_there, busy, calendar = _busy(work, scope, wish.first, wish.last, wish.weekdays)
    closed = _closed(calendar, rooms, wish)
    hub_ids = list(dict.fromkeys(one.hub_id for one in rooms))
    by_id = {one.id: one for one in records.get_many(work.connection, HUB, hub_ids)}
    return free_time.find(wish, rooms, by_id, busy, closed)


def emptiness(
    work: Work,
    weekday: int,
    hours: tuple[time, time],
    first: date,
    last: date,
    *,
    hub_id: str | None = None,
) -> tuple[EmptinessRow, ...]:
    """Return what is empty of each room at hours of a weekday: not allotted, or seen empty."""
    rooms = [one for one in _rooms_of(work, hub_id) if one.kind is RoomKind.ROOM]
    scope = Scope(hub_ids=(hub_id,) if hub_id else ())
    span = span_of(*hours)
    found, busy, calendar = _busy(work, scope, first, last, (weekday,))
    seen = planning.seen_empty(work.connection, weekday, hours, first, last)
    holders = _holders_at(work, [one for one in found if first <= one.day <= last], weekday, hours)
    hub_ids = list(dict.fromkeys(one.hub_id for one in rooms))
    names = {one.id: one for one in records.get_many(work.connection, HUB, hub_ids)}
    days = days_of(weekday, first, last)
    rows = []
    for room in sorted(rooms, key=lambda r: (names[r.hub_id].name, r.walk_order, r.name)):
        open_days = [day for day in days if not _is_shut(calendar, room, day, *hours)]
        allotted = [day for day in open_days if busy.takes(room.id, day, span)]
        seen_n, seen_empty = seen.get(room.id, (0, 0))
        rows.append(
            EmptinessRow(
                hub_id=room.hub_id,
                hub=names[room.hub_id].name,
                hub_code=names[room.hub_id].code,
                room_id=room.id,
                room=room.name,
                capacity=room.capacity,
                days=len(days),
                free_days=len(open_days) - len(allotted),
                allotted_days=len(allotted),
                seen_n=seen_n,
                seen_empty=seen_empty,
                holders=holders.get(room.id, ()),
            )
        )
    return tuple(rows)


def _rooms_of(work: Work, hub_id: str | None) -> list[Room]:
    if hub_id is None:
        return hubs.all_rooms(work.connection)
    return hubs.rooms_of(work.connection, hub_id)


def _closed(
    calendar: PlanningCalendar, rooms: Sequence[Room], wish: FreeWish
) -> list[tuple[str, date]]:
    """Return the days of a wish on which rooms are shut; most hubs only on public holidays."""
    days = [day for one in wish.weekdays for day in days_of(one, wish.first, wish.last)]
    holidays = [day for day in days if calendar.public_holiday(day)]
    return [
        (room.id, day)
        for room in rooms
        for day in (days if room.hub_id in calendar.closures else holidays)
        if _is_shut(calendar, room, day, wish.from_time, wish.to_time)
    ]


def _busy(
    work: Work, scope: Scope, first: date, last: date, weekdays: Sequence[int]
) -> tuple[list[Occurrence], Busy, PlanningCalendar]:
    """Return what takes the rooms of a scope on weekdays, and the calendar that closes them.

    Hours past midnight reach into the next day, so that those around count too.
    """
    around = {*weekdays, *(day % 7 + 1 for day in weekdays)}
    days = first - ONE_DAY, last + ONE_DAY
    found = plain_occurrences(work, scope, *days, weekdays=around)
    holds = planning.holds(work.connection, scope, *days)
    return found, Busy(found, holds), school_calendar.calendar(work, first, last)


def _is_shut(calendar: PlanningCalendar, room: Room, day: date, start: time, end: time) -> bool:
    if calendar.public_holiday(day):
        return True
    return calendar.closure(room.hub_id, room.id, day, span_of(start, end)) is not None


def _holders_at(
    work: Work, found: Sequence[Occurrence], weekday: int, hours: tuple[time, time]
) -> dict[str, tuple[str, ...]]:
    """Return who holds each room at the hours, by name."""
    span = span_of(*hours)
    there = [
        one
        for one in found
        if one.status is OccurrenceStatus.PLANNED
        and one.day.isoweekday() == weekday
        and span_of(one.start, one.end).meets(span)
    ]
    named: dict[str, dict[str, None]] = {}
    for row in with_names(work, there):
        named.setdefault(row.room_id, {})[row.association] = None
    return {key: tuple(sorted(names)) for key, names in named.items()}
