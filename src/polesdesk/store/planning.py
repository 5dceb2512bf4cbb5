"""Slots that may have occurrences in a period, with who holds them; closures and exceptions."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from functools import cache
from typing import Any

from sqlalchemy import (
    Connection,
    Date,
    Integer,
    Row,
    Select,
    and_,
    bindparam,
    cast,
    func,
    or_,
    select,
)
from sqlalchemy.sql import ColumnElement

from polesdesk.domain.allotments import Allotment
from polesdesk.domain.clashes import RoomHold
from polesdesk.domain.conventions import DROPPED, SIGNED, Convention, Slot, UseKind
from polesdesk.domain.observing import VALID, Outcome
from polesdesk.domain.planning import HeldSlot, Span, effect_spans, held_by, room_holds
from polesdesk.domain.school_calendar import Closure, SchoolHoliday, SlotException
from polesdesk.store import records
from polesdesk.store.amendments import replaced_from
from polesdesk.store.kinds import ALLOTMENT, CLOSURE, CONVENTION, SCHOOL_HOLIDAY, SLOT_EXCEPTION
from polesdesk.store.tables import (
    ALIVE,
    allotment,
    association,
    closure,
    convention,
    convention_room,
    observation,
    room,
    school_holiday,
    slot,
    slot_exception,
)

_SLOT_FIELDS = tuple(field.name for field in dataclasses.fields(Slot))
_SLOT_END = len(_SLOT_FIELDS)
_TITLE_FIELDS = (
    "state", "use_kind", "start_date", "end_date", "suspended_from", "suspended_to",
    "past_suspensions", "terminated_on", "association_id",
)  # fmt: skip
"""Who has a title, and what decides the days on which an agreement has it."""
_TITLE_AT = -len(_TITLE_FIELDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Whose slots are asked for; nothing named is the whole city.

    ``weekdays`` leaves out slots that have no occurrence on them in a period of less than a week,
    ``overnight`` those of which none lasts past midnight.
    """

    hub_ids: tuple[str, ...] = ()
    room_ids: tuple[str, ...] = ()
    convention_ids: tuple[str, ...] = ()
    slot_ids: tuple[str, ...] = ()
    association_id: str | None = None
    weekdays: tuple[int, ...] = ()
    overnight: bool = False


def held_slots(connection: Connection, scope: Scope, first: date, last: date) -> list[HeldSlot]:
    """Return the slots whose agreement, letter or use by the city meets a period."""
    rows = _slot_rows(connection, scope, first, last)
    amended = replaced_from(connection, {row.convention_id for row in rows})
    titles: dict[str, tuple[Convention, tuple[Span, ...]]] = {}
    found = []
    for row in rows:
        key = row.convention_id
        if key not in titles:
            holder = Convention(id=key, **dict(zip(_TITLE_FIELDS, row[_TITLE_AT:], strict=True)))
            titles[key] = holder, effect_spans(holder, amended.get(key))
        one = Slot(**dict(zip(_SLOT_FIELDS, row[:_SLOT_END], strict=True)))
        found.append(held_by(titles[key][0], titles[key][1], one, row.hub_id))
    return found + allotted_slots(connection, scope, first, last)


def _slot_rows(connection: Connection, scope: Scope, first: date, last: date) -> Sequence[Row[Any]]:
    """Read the slots of agreements; of hubs, by their rooms, which slots have an index of."""
    if scope.hub_ids and not scope.room_ids:
        rooms = connection.execute(_ROOMS_OF_HUBS, {"hub_ids": list(scope.hub_ids)})
        scope = replace(scope, hub_ids=(), room_ids=tuple(rooms.scalars()) or ("",))
    asked = {name: list(ids) for name, ids in _ids(scope).items() if ids}
    values = {**asked, "first": first, "last": last}
    statement = _slots(frozenset(asked), overnight=scope.overnight)
    return connection.execute(statement, values).all()


def _ids(scope: Scope) -> dict[str, tuple[str, ...] | tuple[int, ...]]:
    owner = () if scope.association_id is None else (scope.association_id,)
    return {
        "slot_ids": scope.slot_ids,
        "hub_ids": scope.hub_ids,
        "room_ids": scope.room_ids,
        "convention_ids": scope.convention_ids,
        "association_ids": owner,
        "weekdays": scope.weekdays,
    }


_ROOMS_OF_HUBS = select(room.c.id).where(room.c.hub_id.in_(bindparam("hub_ids", expanding=True)))
_FIRST, _LAST = bindparam("first", type_=Date), bindparam("last", type_=Date)
_NARROWING: dict[str, ColumnElement[Any]] = {
    "slot_ids": slot.c.id,
    "hub_ids": room.c.hub_id,
    "room_ids": slot.c.room_id,
    "convention_ids": convention.c.id,
    "association_ids": convention.c.association_id,
}


@cache
def _slots(asked: frozenset[str], *, overnight: bool) -> Select[Any]:
    """The statement narrowed by parts of a scope, built once: building costs more than running."""
    statement = (
        select(
            *(slot.c[name] for name in _SLOT_FIELDS),
            slot.c.convention_id,
            room.c.hub_id,
            *(convention.c[name] for name in _TITLE_FIELDS),
        )
        .join(convention, convention.c.id == slot.c.convention_id)
        .join(room, room.c.id == slot.c.room_id)
        .where(*_meets(convention, _FIRST, _LAST))
        .order_by(slot.c.convention_id, slot.c.position)
    )
    for name, column in _NARROWING.items():
        if name in asked:
            statement = statement.where(column.in_(bindparam(name, expanding=True)))
    if overnight:
        statement = statement.where(or_(slot.c.end <= slot.c.start, slot.c.id.in_(_departed())))
    return statement.where(_on_weekdays()) if "weekdays" in asked else statement


def _on_weekdays() -> ColumnElement[bool]:
    """Slots of some weekdays, with those that exceptional dates or moves bring there."""
    return or_(
        slot.c.weekday.in_(bindparam("weekdays", expanding=True)),
        slot.c.dates_in != (),
        slot.c.id.in_(_departed()),
    )


def _departed() -> Select[Any]:
    """Slots of which an occurrence is moved or added into the period, maybe to other hours."""
    return select(slot_exception.c.slot_id).where(
        slot_exception.c.life == ALIVE, slot_exception.c.new_day.between(_FIRST, _LAST)
    )


def _meets(table: Any, first: Any, last: Any) -> list[ColumnElement[bool]]:
    # Concatenated, so that agreements are looked up from their slots and not all walked by life.
    conditions: list[ColumnElement[bool]] = [
        table.c.life.concat("") == ALIVE,
        table.c.start_date <= last,
        or_(table.c.end_date.is_(None), table.c.end_date >= first),
    ]
    if table is convention:
        conditions.append(convention.c.state.not_in(DROPPED))
    return conditions


def _is_alive(table: Any) -> ColumnElement[bool]:
    """Concatenated, so that SQLite looks rows up by what is asked, not by an index of life."""
    alive: ColumnElement[bool] = table.c.life.concat("") == ALIVE
    return alive


def _title(row: Row[Any], row_id: str) -> Convention:
    return Convention(id=row_id, **{name: getattr(row, name) for name in _TITLE_FIELDS})


def allotted_slots(connection: Connection, scope: Scope, first: date, last: date) -> list[HeldSlot]:
    """Return the slots set by letter, and those of the city itself."""
    conditions = _meets(allotment, first, last)
    if scope.convention_ids:
        conditions.append(allotment.c.convention_id.in_(scope.convention_ids))
    wanted: list[Allotment] = records.where(connection, ALLOTMENT, and_(*conditions))
    holders = _holders(connection, {one.convention_id for one in wanted if one.convention_id})
    hubs = hubs_of_rooms(connection, {s.room_id for one in wanted for s in one.slots})
    return [
        held
        for one in wanted
        for held in allotment_slots(one, holders.get(one.convention_id or ""), hubs)
        if _is_in_scope(held, scope)
    ]


def _is_in_scope(held: HeldSlot, scope: Scope) -> bool:
    if scope.association_id is not None and held.association_id != scope.association_id:
        return False
    if scope.slot_ids and held.slot.id not in scope.slot_ids:
        return False
    if scope.hub_ids and held.hub_id not in scope.hub_ids:
        return False
    return not scope.room_ids or held.slot.room_id in scope.room_ids


def allotment_slots(
    one: Allotment, holder: Convention | None, hubs: dict[str, str]
) -> list[HeldSlot]:
    """Return the slots of a letter, which live with its agreement, or of the city's own use."""
    if one.start_date is None or (one.convention_id and holder is None):
        return []
    whole: Span = (one.start_date, one.end_date)
    return [
        HeldSlot(
            slot=each,
            hub_id=hubs.get(each.room_id, one.hub_id),
            first=one.start_date,
            last=one.end_date,
            effect=(whole,) if holder is None else effect_spans(holder),
            convention_id=one.convention_id,
            allotment_id=one.id,
            association_id=holder.association_id if holder else None,
        )
        for each in one.slots
    ]


def _holders(connection: Connection, ids: set[str]) -> dict[str, Convention]:
    found = records.get_many(connection, CONVENTION, sorted(ids), alive=True)
    return {one.id: one for one in found if one.state not in DROPPED}


def hubs_of_rooms(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    """Return the hub of each room."""
    asked = sorted(set(ids))
    found: dict[str, str] = {}
    for start in range(0, len(asked), records.CHUNK):
        statement = select(room.c.id, room.c.hub_id).where(
            room.c.id.in_(asked[start : start + records.CHUNK])
        )
        found.update(connection.execute(statement).all())
    return found


def holds(connection: Connection, scope: Scope, first: date, last: date) -> list[RoomHold]:
    """Return the rooms that signed agreements hold alone in a period, at all hours."""
    statement = (
        select(convention_room.c.room_id, convention, room.c.hub_id.label("room_hub"))
        .join(convention, convention.c.id == convention_room.c.convention_id)
        .join(room, room.c.id == convention_room.c.room_id)
        .where(
            *_meets(convention, first, last),
            convention.c.use_kind == UseKind.EXCLUSIVE,
            convention.c.state.in_(SIGNED),
        )
    )
    if scope.hub_ids:
        statement = statement.where(room.c.hub_id.in_(scope.hub_ids))
    if scope.room_ids:
        statement = statement.where(room.c.id.in_(scope.room_ids))
    rows = connection.execute(statement).all()
    amended = replaced_from(connection, {row.id for row in rows})
    return [
        hold
        for row in rows
        for hold in room_holds(
            replace(_title(row, row.id), room_ids=(row.room_id,)), amended.get(row.id)
        )
    ]


def exceptions(
    connection: Connection, slot_ids: Sequence[str] | None = None
) -> list[SlotException]:
    """Return the live exceptions of slots; of every slot when none is named."""
    if slot_ids is None:
        return records.alive_where(connection, SLOT_EXCEPTION, slot_exception.c.id.is_not(None))
    found: list[SlotException] = []
    for start in range(0, len(slot_ids), records.CHUNK):
        chunk = slot_ids[start : start + records.CHUNK]
        found += records.alive_where(
            connection, SLOT_EXCEPTION, slot_exception.c.slot_id.in_(chunk)
        )
    return found


def moved_into(connection: Connection, room_ids: Sequence[str]) -> list[str]:
    """Return the slots of which an occurrence was moved or added into some rooms."""
    statement = select(slot_exception.c.slot_id).where(
        slot_exception.c.life == ALIVE, slot_exception.c.new_room_id.in_(room_ids)
    )
    return list(connection.execute(statement).scalars())


def closures(connection: Connection, first: date, last: date) -> list[Closure]:
    """Return the live closures and requisitions that meet a period."""
    table = closure
    meets = (table.c.first <= last) & (
        (table.c.last >= first) | (table.c.last.is_(None) & (table.c.first >= first))
    )
    return records.alive_where(connection, CLOSURE, meets, table.c.first, table.c.id)


def school_holidays(connection: Connection) -> list[SchoolHoliday]:
    """Return the school holidays that the office keeps itself, by zone and day."""
    table = school_holiday
    return records.alive_where(
        connection, SCHOOL_HOLIDAY, table.c.id.is_not(None), table.c.zone, table.c.first
    )


def numbers(connection: Connection, ids: Iterable[str | None]) -> dict[str, str]:
    """Return the numbers of agreements."""
    return _texts(connection, convention.c.id, convention.c.number, ids)


def association_names(connection: Connection, ids: Iterable[str | None]) -> dict[str, str]:
    """Return the names of associations."""
    return _texts(connection, association.c.id, association.c.name, ids)


def allotment_labels(connection: Connection, ids: Iterable[str | None]) -> dict[str, str]:
    """Return what the uses of the city and the letters of a season are called."""
    return _texts(connection, allotment.c.id, allotment.c.label, ids)


def headcounts(connection: Connection, ids: Iterable[str | None]) -> dict[str, int]:
    """Return the people that agreements expect, where they say it."""
    found = _texts(connection, convention.c.id, convention.c.expected_headcount, ids)
    return {key: int(count) for key, count in found.items() if count}


def _texts(
    connection: Connection, key: Any, text: Any, ids: Iterable[str | None]
) -> dict[str, Any]:
    asked = sorted({one for one in ids if one})
    found: dict[str, Any] = {}
    for start in range(0, len(asked), records.CHUNK):
        statement = select(key, text).where(key.in_(asked[start : start + records.CHUNK]))
        found.update(connection.execute(statement).all())
    return found


def seen_empty(
    connection: Connection, weekday: int, hours: tuple[time, time], first: date, last: date
) -> dict[str, tuple[int, int]]:
    """Return how often each room was seen at hours of a weekday, and how often empty."""
    table = observation
    last_hour = hours[1].hour if hours[1].minute else hours[1].hour - 1
    is_empty = table.c.outcome == Outcome.EMPTY
    statement = (
        select(table.c.room_id, func.count(), func.sum(cast(is_empty, Integer)))
        .where(
            table.c.weekday == weekday,
            table.c.day.between(first, last),
            table.c.outcome.in_(VALID),
            table.c.hour <= (last_hour if hours[1] > hours[0] else 23),
            table.c.last_hour >= hours[0].hour,
        )
        .group_by(table.c.room_id)
    )
    return {room_id: (n, empty) for room_id, n, empty in connection.execute(statement)}
