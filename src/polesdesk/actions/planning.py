"""What is planned in the rooms, what clashes, what is free: read from slots and calendar."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta

from polesdesk.actions import school_calendar
from polesdesk.actions.runner import Work
from polesdesk.domain import clashes as clashing
from polesdesk.domain import free_time
from polesdesk.domain.allotments import Allotment
from polesdesk.domain.calendar_days import PlanningCalendar, span_of
from polesdesk.domain.clashes import RoomHold
from polesdesk.domain.conventions import Convention, State
from polesdesk.domain.free_time import Busy, FreeRoom, FreeWish, days_of
from polesdesk.domain.hubs import Hub, Room, RoomKind
from polesdesk.domain.occurrences import Occurrence, OccurrenceStatus
from polesdesk.domain.planning import HeldSlot, derive, held_slots, room_holds
from polesdesk.domain.planning_rows import ClashRow, EmptinessRow, OccurrenceRow
from polesdesk.store import hubs, planning, records
from polesdesk.store.kinds import HUB, ROOM
from polesdesk.store.planning import Scope

MANY = 2_000
"""Slots above which all exceptions are read at once."""
ONE_DAY = timedelta(days=1)
FAR = 3
"""Years looked at for the clashes of what has no end."""


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


def plain_occurrences(work: Work, scope: Scope, first: date, last: date) -> list[Occurrence]:
    """Return the occurrences of a scope without names, also those moved into its rooms."""
    held = planning.held_slots(work.connection, scope, first, last)
    narrow = bool(scope.hub_ids or scope.room_ids)
    if narrow:
        held += _moved_in(work, scope, held, first, last)
    slot_ids = [one.slot.id for one in held]
    exceptions = planning.exceptions(work.connection, None if len(held) > MANY else slot_ids)
    calendar = school_calendar.calendar(work, first, last)
    found = derive(held, calendar, exceptions, first, last)
    return [one for one in found if _is_here(one, scope)] if narrow else found


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


def _is_here(one: Occurrence, scope: Scope) -> bool:
    """An occurrence moved to another room is no longer in the room of its slot."""
    return not scope.room_ids or one.room_id in scope.room_ids


@dataclass(frozen=True, slots=True, kw_only=True)
class _Names:
    """Names of hubs, rooms, agreements, associations and uses of the city, by id."""

    hubs: Mapping[str, Hub]
    rooms: Mapping[str, Room]
    conventions: Mapping[str, str]
    associations: Mapping[str, str]
    allotments: Mapping[str, str]


def with_names(work: Work, found: Iterable[Occurrence]) -> tuple[OccurrenceRow, ...]:
    """Return occurrences with the names of who holds what."""
    listed = list(found)
    names = _names(work, listed)
    return tuple(_row(one, names) for one in listed)


def _names(work: Work, found: Sequence[Occurrence]) -> _Names:
    connection = work.connection
    room_ids = list(dict.fromkeys(one.room_id for one in found))
    rooms: dict[str, Room] = {one.id: one for one in records.get_many(connection, ROOM, room_ids)}
    hub_ids = list(dict.fromkeys(
        [one.hub_id for one in rooms.values()] + [one.hub_id for one in found]
    ))  # fmt: skip
    return _Names(
        hubs={one.id: one for one in records.get_many(connection, HUB, hub_ids)},
        rooms=rooms,
        conventions=planning.numbers(connection, {one.convention_id for one in found}),
        associations=planning.association_names(connection, {o.association_id for o in found}),
        allotments=planning.allotment_labels(connection, {o.allotment_id for o in found}),
    )


_FIELDS = tuple(field.name for field in dataclasses.fields(Occurrence))


def _row(one: Occurrence, names: _Names) -> OccurrenceRow:
    room = names.rooms.get(one.room_id)
    hub = names.hubs.get(room.hub_id if room else one.hub_id)
    values = {name: getattr(one, name) for name in _FIELDS}
    return OccurrenceRow(
        **values | {"hub_id": hub.id if hub else one.hub_id},
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


def clashes(work: Work, wanted: Convention | Allotment) -> tuple[ClashRow, ...]:
    """Return every clash that an agreement or allotment would make, by date.

    Its slots, and the rooms that it would hold alone, are looked at as if both parties had
    signed, over the whole period, against what others hold: other agreements in force, their
    letters, and the uses of the city; an agreement that they replace does not count after it
    ends.
    """
    if wanted.start_date is None:
        return ()
    first = wanted.start_date
    last = wanted.end_date or first.replace(year=first.year + FAR, day=min(first.day, 28))
    asked, alone = _as_if_signed(work, wanted), _alone_as_if_signed(wanted)
    room_ids = tuple(dict.fromkeys([o.slot.room_id for o in asked] + [o.room_id for o in alone]))
    if not room_ids:
        return ()
    own = planning.exceptions(work.connection, [one.slot.id for one in asked])
    calendar = school_calendar.calendar(work, first, last)
    whole = {one.room_id for one in alone}
    mine = [one for one in derive(asked, calendar, own, first, last) if one.room_id not in whole]
    # An occurrence past midnight reaches into the day after its own.
    around = first - ONE_DAY, last + ONE_DAY
    others = [
        one
        for one in plain_occurrences(work, Scope(room_ids=room_ids), *around)
        if not _is_same(one, wanted) and not _is_replaced(one, wanted)
    ]
    people = {}
    if isinstance(wanted, Convention) and wanted.expected_headcount:
        people[wanted.id] = wanted.expected_headcount
    return _found(work, mine, alone, others, gives_way=_gives_way(wanted), people=people)


def clashes_of(
    work: Work, wanted: Sequence[Occurrence], but: Occurrence | None = None
) -> tuple[ClashRow, ...]:
    """Return the clashes of single occurrences; ``but`` is one that gives way (it is moved)."""
    if not wanted:
        return ()
    days = [one.day for one in wanted]
    scope = Scope(room_ids=tuple(dict.fromkeys(one.room_id for one in wanted)))
    first, last = min(days) - ONE_DAY, max(days) + ONE_DAY
    others = [
        one
        for one in plain_occurrences(work, scope, first, last)
        if but is None or (one.slot_id, one.day, one.start) != (but.slot_id, but.day, but.start)
    ]
    return _found(work, wanted, (), others, gives_way={wanted[0].convention_id}, people={})


def _found(
    work: Work,
    mine: Sequence[Occurrence],
    alone: Sequence[RoomHold],
    others: Sequence[Occurrence],
    *,
    gives_way: set[str | None],
    people: Mapping[str, int],
) -> tuple[ClashRow, ...]:
    """Return the clashes with names; ``gives_way`` are agreements whose holds do not count."""
    if not mine and not alone:
        return ()
    days = [one.day for one in mine] + [one.first for one in alone]
    ends = [one.day + ONE_DAY for one in mine] + [one.last or date.max for one in alone]
    room_ids = tuple(dict.fromkeys([o.room_id for o in mine] + [o.room_id for o in alone]))
    held = [
        one
        for one in planning.holds(work.connection, Scope(room_ids=room_ids), min(days), max(ends))
        if one.convention_id not in gives_way
    ]
    rooms = {one.id: one for one in records.get_many(work.connection, ROOM, room_ids)}
    ids = {one.convention_id for one in (*others, *mine)}
    known = {**planning.headcounts(work.connection, ids), **people}
    shut_out = clashing.find_alone(alone, others, held)
    met = clashing.find(mine, others, held, rooms, known)
    return _clash_rows(work, clashing.by_date(shut_out + met), rooms)


def _as_if_signed(work: Work, wanted: Convention | Allotment) -> list[HeldSlot]:
    rooms = planning.hubs_of_rooms(work.connection, [one.room_id for one in wanted.slots])
    if isinstance(wanted, Convention):
        return list(held_slots(_signed(wanted), hubs=rooms))
    return planning.allotment_slots(dataclasses.replace(wanted, convention_id=None), None, rooms)


def _alone_as_if_signed(wanted: Convention | Allotment) -> tuple[RoomHold, ...]:
    return () if isinstance(wanted, Allotment) else room_holds(_signed(wanted))


def _signed(wanted: Convention) -> Convention:
    return dataclasses.replace(
        wanted, state=State.NOTIFIED, terminated_on=None, suspended_from=None
    )


def _gives_way(wanted: Convention | Allotment) -> set[str | None]:
    """Return the agreements that hold no room alone against what is asked for under them."""
    if isinstance(wanted, Allotment):
        return {wanted.convention_id}
    return {wanted.id, wanted.amends_id}


def _is_same(one: Occurrence, wanted: Convention | Allotment) -> bool:
    if isinstance(wanted, Convention):
        return one.convention_id == wanted.id and one.allotment_id is None
    return one.allotment_id == wanted.id


def _is_replaced(one: Occurrence, wanted: Convention | Allotment) -> bool:
    """What an amendment replaces gives way to it."""
    return (
        isinstance(wanted, Convention)
        and wanted.amends_id is not None
        and (one.convention_id == wanted.amends_id)
    )


def _clash_rows(
    work: Work, found: Sequence[clashing.Clash], rooms: Mapping[str, Room]
) -> tuple[ClashRow, ...]:
    connection = work.connection
    numbers = planning.numbers(connection, {one.other_convention_id for one in found})
    people = planning.association_names(connection, {one.other_association_id for one in found})
    uses = planning.allotment_labels(connection, {one.other_allotment_id for one in found})
    names = tuple(field.name for field in dataclasses.fields(clashing.Clash))
    return tuple(
        ClashRow(
            **{name: getattr(one, name) for name in names},
            room=rooms[one.room_id].name if one.room_id in rooms else "",
            other=people.get(one.other_association_id or "")
            or uses.get(one.other_allotment_id or "", ""),
            other_convention=numbers.get(one.other_convention_id or "", ""),
        )
        for one in found
    )


def free_rooms(work: Work, wish: FreeWish) -> tuple[FreeRoom, ...]:
    """Return the rooms and hours that suit a wish, the freest first."""
    known = [room for key in wish.hub_ids or (None,) for room in _rooms_of(work, key)]
    rooms = [one for one in known if free_time.suits(one, wish)]
    scope = Scope(room_ids=tuple(one.id for one in rooms))
    if not rooms:
        return ()
    _found_there, busy, calendar = _busy(work, scope, wish.first, wish.last)
    closed = [
        (room.id, day)
        for weekday in wish.weekdays
        for day in days_of(weekday, wish.first, wish.last)
        for room in rooms
        if _is_shut(calendar, room, day, wish.from_time, wish.to_time)
    ]
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
    found, busy, calendar = _busy(work, scope, first, last)
    seen = planning.seen_empty(work.connection, weekday, hours, first, last)
    holders = _holders_at(work, found, weekday, hours)
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


def _busy(
    work: Work, scope: Scope, first: date, last: date
) -> tuple[list[Occurrence], Busy, PlanningCalendar]:
    """Return what takes the rooms of a scope, and the calendar that closes them."""
    found = plain_occurrences(work, scope, first, last)
    holds = planning.holds(work.connection, scope, first, last)
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
