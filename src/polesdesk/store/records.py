"""Rows to values and back; nothing here knows what a row means to the trade."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from polesdesk.store.errors import changed_meanwhile
from polesdesk.store.kinds import CONVENTION, Kind
from polesdesk.store.tables import ALIVE, convention_room, slot

CHUNK = 500
"""Ids asked for in one statement; SQLite's limit of variables is far above."""


def get(connection: Connection, kind: Kind, row_id: str, *, alive: bool = False) -> Any | None:
    """Return the value of a row, or None; ``alive`` leaves out the bin."""
    found = get_many(connection, kind, (row_id,), alive=alive)
    return found[0] if found else None


def get_many(
    connection: Connection, kind: Kind, ids: Sequence[str], *, alive: bool = False
) -> list[Any]:
    """Return the values of rows in the order asked for, leaving out those that do not exist."""
    found: dict[str, Any] = {}
    for start in range(0, len(ids), CHUNK):
        chunk = ids[start : start + CHUNK]
        condition: Any = kind.table.c.id.in_(chunk)
        if alive:
            condition &= kind.table.c.life == ALIVE
        for value in where(connection, kind, condition):
            found[value.id] = value
    return [found[row_id] for row_id in ids if row_id in found]


def where(connection: Connection, kind: Kind, condition: Any, *order: Any) -> list[Any]:
    """Return the values of the rows that meet a condition, in an order."""
    names = _scalar_names(kind)
    statement = select(*(kind.table.c[name] for name in names)).where(condition)
    rows = connection.execute(statement.order_by(*order)).all()
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


def write_new(connection: Connection, kind: Kind, values: Sequence[Any]) -> None:
    """Insert rows, many at once."""
    if not values:
        return
    connection.execute(insert(kind.table), [_row(kind, value) for value in values])
    if kind is CONVENTION:
        _write_parts(connection, values)


def write_changed(connection: Connection, kind: Kind, value: Any, version: int) -> None:
    """Replace a row that is still at ``version``; raise when somebody changed it meanwhile."""
    table = kind.table
    statement = (
        update(table)
        .where(table.c.id == bindparam("row_id"), table.c.version == bindparam("seen"))
        .values({name: bindparam("new_" + name) for name in _row(kind, value)})
    )
    new = {"new_" + name: cell for name, cell in _row(kind, value).items()}
    done = connection.execute(statement, {"row_id": value.id, "seen": version, **new})
    if done.rowcount != 1:
        raise changed_meanwhile()
    if kind is CONVENTION:
        connection.execute(delete(slot).where(slot.c.convention_id == value.id))
        links = delete(convention_room).where(convention_room.c.convention_id == value.id)
        connection.execute(links)
        _write_parts(connection, (value,))


def _row(kind: Kind, value: Any) -> dict[str, Any]:
    row = {name: getattr(value, name) for name in _scalar_names(kind)}
    row.update(kind.keys(value))
    return row


_NAMES: dict[str, tuple[str, ...]] = {}


def _scalar_names(kind: Kind) -> tuple[str, ...]:
    """Return the fields that have a column; the others live in child tables."""
    if kind.name not in _NAMES:
        names = (field.name for field in dataclasses.fields(kind.type))
        _NAMES[kind.name] = tuple(name for name in names if name in kind.table.c)
    return _NAMES[kind.name]


def _write_parts(connection: Connection, conventions: Iterable[Any]) -> None:
    rooms = []
    slots = []
    for value in conventions:
        for position, room_id in enumerate(value.room_ids):
            rooms.append({"convention_id": value.id, "position": position, "room_id": room_id})
        for position, one in enumerate(value.slots):
            fields = {f.name: getattr(one, f.name) for f in dataclasses.fields(one)}
            slots.append({**fields, "convention_id": value.id, "position": position})
    if rooms:
        connection.execute(insert(convention_room), rooms)
    if slots:
        connection.execute(insert(slot), slots)


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
    table = convention_room
    for start in range(0, len(ids), CHUNK):
        statement = (
            select(table.c.convention_id, table.c.room_id)
            .where(table.c.convention_id.in_(ids[start : start + CHUNK]))
            .order_by(table.c.convention_id, table.c.position)
        )
        for convention_id, room_id in connection.execute(statement):
            found.setdefault(convention_id, []).append(room_id)
    return found


def slots_of(connection: Connection, ids: Sequence[str]) -> dict[str, list[Any]]:
    """Return the slots of agreements, in their order."""
    from polesdesk.domain.conventions import Slot

    names = tuple(field.name for field in dataclasses.fields(Slot))
    found: dict[str, list[Any]] = {}
    for start in range(0, len(ids), CHUNK):
        statement = (
            select(slot.c.convention_id, *(slot.c[name] for name in names))
            .where(slot.c.convention_id.in_(ids[start : start + CHUNK]))
            .order_by(slot.c.convention_id, slot.c.position)
        )
        for convention_id, *cells in connection.execute(statement):
            one = Slot(**dict(zip(names, cells, strict=True)))
            found.setdefault(convention_id, []).append(one)
    return found
