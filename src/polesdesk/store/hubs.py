"""Hubs and rooms in the file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection, func, select
from sqlalchemy.sql import ColumnElement

from polesdesk.domain.column_filters import without_filter
from polesdesk.domain.hubs import Hub, Room
from polesdesk.domain.lists import ListQuery, ValueCount
from polesdesk.domain.rows import HubRow, RoomRow
from polesdesk.store import column_filters, records
from polesdesk.store.column_filters import Filterable
from polesdesk.store.kinds import HUB, ROOM
from polesdesk.store.tables import ALIVE, convention, convention_room, hub, room
from polesdesk.store.windows import Window

WINDOW = Window("hub", hub, {"name": hub.c.name_key, "code": hub.c.code_key}, "name")

_ROOMS = (
    select(func.count()).where(room.c.hub_id == hub.c.id, room.c.life == ALIVE).scalar_subquery()
)
_AGREEMENTS = (
    select(func.count())
    .where(convention.c.hub_id == hub.c.id, convention.c.life == ALIVE)
    .scalar_subquery()
)
FILTERABLE = {
    "code": Filterable(cell=hub.c.code),
    "name": Filterable(cell=hub.c.name),
    "address": Filterable(cell=hub.c.address.concat(hub.c.city)),
    "room_count": Filterable(cell=_ROOMS),
    "convention_count": Filterable(cell=_AGREEMENTS),
}
"""The columns of the list that may be filtered, by their keys."""


def _filters(query: ListQuery) -> list[ColumnElement[bool]]:
    return column_filters.conditions(query.columns, FILTERABLE)


def count(connection: Connection, query: ListQuery) -> int:
    """Return how many hubs the query holds."""
    return WINDOW.count(connection, query, _filters(query))


def position(connection: Connection, query: ListQuery, row_id: str) -> int | None:
    """Return where a hub stands in the list."""
    return WINDOW.position(connection, query, _filters(query), row_id)


def values(connection: Connection, query: ListQuery, name: str) -> tuple[ValueCount, ...]:
    """Return what a column holds in the list as it is narrowed by all but its own filter."""
    other = replace(query, columns=without_filter(query.columns, name))
    where = WINDOW.conditions(other, _filters(other))
    return column_filters.value_counts(connection, hub, FILTERABLE[name], where)


def page(
    connection: Connection, query: ListQuery, offset: int, limit: int | None
) -> tuple[HubRow, ...]:
    """Return one page of hubs."""
    return rows(connection, WINDOW.ids(connection, query, _filters(query), offset, limit))


def ids(connection: Connection, query: ListQuery) -> list[str]:
    """Return the ids of all hubs that the query holds, in its order."""
    return WINDOW.ids(connection, query, _filters(query), 0, None)


def rows(connection: Connection, ids: Sequence[str]) -> tuple[HubRow, ...]:
    """Return the rows of hubs in the order of their ids."""
    rooms = _counts(connection, room.c.hub_id, room.c.life == ALIVE, ids)
    agreements = _counts(connection, convention.c.hub_id, convention.c.life == ALIVE, ids)
    return tuple(
        HubRow(
            id=one.id,
            code=one.code,
            name=one.name,
            address=address_line(one.address, one.postal_code, one.city),
            room_count=rooms.get(one.id, 0),
            convention_count=agreements.get(one.id, 0),
        )
        for one in records.get_many(connection, HUB, ids)
    )


def address_line(address: str, postal_code: str, city: str) -> str:
    """Return an address on one line."""
    town = f"{postal_code} {city}".strip()
    return ", ".join(part for part in (address, town) if part)


def _counts(
    connection: Connection,
    column: ColumnElement[str],
    alive: ColumnElement[bool],
    ids: Sequence[str],
) -> dict[str, int]:
    statement = select(column, func.count()).where(alive, column.in_(ids)).group_by(column)
    return {key: int(number) for key, number in connection.execute(statement)}


def by_code(connection: Connection, code: str) -> Hub | None:
    """Return the live hub of a code, whatever its case."""
    found = records.alive_where(connection, HUB, func.upper(hub.c.code) == code.upper())
    return found[0] if found else None


def all_hubs(connection: Connection) -> list[Hub]:
    """Return every live hub, in French order."""
    return records.alive_where(connection, HUB, hub.c.id.is_not(None), hub.c.name_key)


def rooms_of(connection: Connection, hub_id: str) -> list[Room]:
    """Return the live rooms of a hub, in French order."""
    return records.alive_where(connection, ROOM, room.c.hub_id == hub_id, room.c.name_key)


def all_rooms(connection: Connection) -> list[Room]:
    """Return every live room."""
    return records.alive_where(connection, ROOM, room.c.id.is_not(None), room.c.name_key)


def room_rows(connection: Connection, hub_id: str | None = None) -> tuple[RoomRow, ...]:
    """Return the rows of rooms: of one hub, or of all, by hub."""
    names = {one.id: one for one in all_hubs(connection)}
    found = all_rooms(connection) if hub_id is None else rooms_of(connection, hub_id)
    order = {hub_key: at for at, hub_key in enumerate(names)}
    found.sort(key=lambda one: order.get(one.hub_id, len(order)))
    return tuple(
        RoomRow(
            id=one.id,
            hub_id=one.hub_id,
            hub=names[one.hub_id].name if one.hub_id in names else "",
            name=one.name,
            kind=one.kind,
            surface_m2=one.surface_m2,
            capacity=one.capacity,
            erp_type=one.erp_type,
            erp_category=one.erp_category,
            property_regime=one.property_regime
            or (names[one.hub_id].property_regime if one.hub_id in names else None),
        )
        for one in found
    )


def conventions_in_room(connection: Connection, room_id: str) -> list[str]:
    """Return the ids of the live agreements that hold a room."""
    statement = (
        select(convention.c.id)
        .join(convention_room, convention_room.c.convention_id == convention.c.id)
        .where(convention_room.c.room_id == room_id, convention.c.life == ALIVE)
    )
    return list(connection.execute(statement).scalars())
