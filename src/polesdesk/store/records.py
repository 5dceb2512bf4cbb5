"""Rows to values and back; nothing here knows what a row means to the trade."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, bindparam, delete, select, update

from polesdesk.domain.conventions import Slot
from polesdesk.store.bulk import insert_rows
from polesdesk.store.errors import changed_meanwhile
from polesdesk.store.kinds import CONVENTION, KINDS, Kind
from polesdesk.store.tables import ALIVE, convention_room, slot

_SLOT = tuple(field.name for field in dataclasses.fields(Slot))
_ROOMS = (
    select(convention_room.c.convention_id, convention_room.c.room_id)
    .where(convention_room.c.convention_id.in_(bindparam("ids", expanding=True)))
    .order_by(convention_room.c.convention_id, convention_room.c.position)
)
_SLOTS = (
    select(slot.c.convention_id, *(slot.c[name] for name in _SLOT))
    .where(slot.c.convention_id.in_(bindparam("ids", expanding=True)))
    .order_by(slot.c.convention_id, slot.c.position)
)

CHUNK = 500
"""Ids asked for in one statement; SQLite's limit of variables is far above."""


def get(connection: Connection, kind: Kind, row_id: str, *, alive: bool = False) -> Any | None:
    """Return the value of a row, or None; ``alive`` leaves out the bin."""
    row = connection.execute(_one(kind.name), {"row_id": row_id}).first()
    if row is None or (alive and row[-1] != ALIVE):
        return None
    return _values(connection, kind, [row[:-1]])[0]


def kept(connection: Connection, kind: Kind, row_id: str) -> Any:
    """Return the value of a row that the log names, alive or not: no row is ever removed."""
    value = get(connection, kind, row_id)
    assert value is not None
    return value


@cache
def _one(name: str) -> Select[Any]:
    """The statement that reads one row, built once: building costs more than running it."""
    table = KINDS[name].table
    return _all(name).add_columns(table.c.life).where(table.c.id == bindparam("row_id"))


@cache
def _all(name: str) -> Select[Any]:
    kind = KINDS[name]
    return select(*(kind.table.c[field] for field in _scalar_names(kind)))


def get_many(
    connection: Connection, kind: Kind, ids: Sequence[str], *, alive: bool = False
) -> list[Any]:
    """Return the values of rows in the order asked for, leaving out those that do not exist."""
    found: dict[str, Any] = {}
    for start in range(0, len(ids), CHUNK):
        chunk = ids[start : start + CHUNK]
        condition: Any = kind.table.c.id.in_(chunk)
        if alive:
            condition &= _is_alive(kind)
        for value in where(connection, kind, condition):
            found[value.id] = value
    return [found[row_id] for row_id in ids if row_id in found]


def cells(
    connection: Connection, kind: Kind, ids: Sequence[str], names: Sequence[str]
) -> list[Any]:
    """Return some fields of live rows, at most some hundreds, in the order asked for."""
    table = kind.table
    statement = select(table.c.id, *(table.c[name] for name in names)).where(
        table.c.id.in_(ids), _is_alive(kind)
    )
    found = {row.id: row for row in connection.execute(statement).all()}
    return [found[row_id] for row_id in ids if row_id in found]


def _is_alive(kind: Kind) -> Any:
    """Concatenated, so that SQLite looks ids up instead of walking an index of life."""
    return kind.table.c.life.concat("") == ALIVE


def where(connection: Connection, kind: Kind, condition: Any, *order: Any) -> list[Any]:
    """Return the values of the rows that meet a condition, in an order."""
    statement = _all(kind.name).where(condition)
    if order:
        statement = statement.order_by(*order)
    return _values(connection, kind, connection.execute(statement).all())


def _values(connection: Connection, kind: Kind, rows: Sequence[Any]) -> list[Any]:
    names = _scalar_names(kind)
    if kind is CONVENTION:
        return _conventions(connection, names, rows)
    return [kind.type(**dict(zip(names, row, strict=True))) for row in rows]


def alive_where(connection: Connection, kind: Kind, condition: Any, *order: Any) -> list[Any]:
    """Return the values of the live rows that meet a condition, in an order."""
    return where(connection, kind, (kind.table.c.life == ALIVE) & condition, *order)


def life_of(connection: Connection, kind: Kind, row_id: str) -> str | None:
    """Return whether a row is alive, binned or undone; None when it never existed."""
    statement = select(kind.table.c.life).where(kind.table.c.id == row_id)
    return connection.execute(statement).scalar_one_or_none()


def ids_of_other_life(
    connection: Connection, kind: Kind, ids: Sequence[str], life: str
) -> list[str]:
    """Return the rows that exist and whose life is another, in the order asked for."""
    found: set[str] = set()
    for start in range(0, len(ids), CHUNK):
        statement = select(kind.table.c.id).where(
            kind.table.c.id.in_(ids[start : start + CHUNK]), kind.table.c.life != life
        )
        found.update(connection.execute(statement).scalars())
    return [row_id for row_id in dict.fromkeys(ids) if row_id in found]


def write_new(connection: Connection, kind: Kind, values: Sequence[Any]) -> None:
    """Insert rows, many at once."""
    if not values:
        return
    insert_rows(connection, kind.table, [_row(kind, value) for value in values])
    if kind is CONVENTION:
        _write_parts(connection, values)


def write_changed(connection: Connection, kind: Kind, before: Any, after: Any) -> None:
    """Write what differs from ``before``; raise when somebody changed the row meanwhile."""
    old, new = _row(kind, before), _row(kind, after)
    table = kind.table
    cells = {name: cell for name, cell in new.items() if old[name] != cell}
    statement = update(table).where(table.c.id == after.id, table.c.version == before.version)
    if connection.execute(statement.values(cells)).rowcount != 1:
        raise changed_meanwhile()
    parts = ("room_ids", "slots") if kind is CONVENTION else ()
    if any(getattr(before, name) != getattr(after, name) for name in parts):
        connection.execute(delete(slot).where(slot.c.convention_id == after.id))
        links = delete(convention_room).where(convention_room.c.convention_id == after.id)
        connection.execute(links)
        _write_parts(connection, (after,))


def _row(kind: Kind, value: Any) -> dict[str, Any]:
    row = {name: getattr(value, name) for name in _scalar_names(kind)}
    row.update(kind.keys(value))
    return row


@cache
def _scalar_names(kind: Kind) -> tuple[str, ...]:
    """Return the fields that have a column; the others live in child tables."""
    names = (field.name for field in dataclasses.fields(kind.type))
    return tuple(name for name in names if name in kind.table.c)


def _write_parts(connection: Connection, conventions: Iterable[Any]) -> None:
    rooms = []
    slots = []
    for value in conventions:
        for position, room_id in enumerate(value.room_ids):
            rooms.append({"convention_id": value.id, "position": position, "room_id": room_id})
        for position, one in enumerate(value.slots):
            fields = {name: getattr(one, name) for name in _SLOT}
            slots.append({**fields, "convention_id": value.id, "position": position})
    insert_rows(connection, convention_room, rooms)
    insert_rows(connection, slot, slots)


def _conventions(connection: Connection, names: tuple[str, ...], rows: Sequence[Any]) -> list[Any]:
    ids = [row[names.index("id")] for row in rows]
    rooms = rooms_of(connection, ids)
    slots = slots_of(connection, ids)
    made = []
    for row in rows:
        fields = dict(zip(names, row, strict=True))
        made.append(
            CONVENTION.type(
                **fields,
                room_ids=tuple(rooms.get(fields["id"], ())),
                slots=tuple(slots.get(fields["id"], ())),
            )
        )
    return made


def rooms_of(connection: Connection, ids: Sequence[str]) -> dict[str, list[str]]:
    """Return the rooms of agreements, in their order."""
    found: dict[str, list[str]] = {}
    for start in range(0, len(ids), CHUNK):
        asked = {"ids": ids[start : start + CHUNK]}
        for convention_id, room_id in connection.execute(_ROOMS, asked):
            found.setdefault(convention_id, []).append(room_id)
    return found


def slots_of(connection: Connection, ids: Sequence[str]) -> dict[str, list[Any]]:
    """Return the slots of agreements, in their order."""
    found: dict[str, list[Any]] = {}
    for start in range(0, len(ids), CHUNK):
        asked = {"ids": ids[start : start + CHUNK]}
        for convention_id, *cells in connection.execute(_SLOTS, asked):
            one = Slot(**dict(zip(_SLOT, cells, strict=True)))
            found.setdefault(convention_id, []).append(one)
    return found
