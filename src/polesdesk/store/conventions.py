"""Agreements in the file: lists, slots, numbers, and what lists sort by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import Any

from sqlalchemy import Connection, and_, bindparam, func, literal, or_, select, update
from sqlalchemy.sql import ColumnElement

from polesdesk.domain import conventions as rules
from polesdesk.domain.column_filters import without_filter
from polesdesk.domain.conventions import Convention, Renewal, State
from polesdesk.domain.folding import sort_key
from polesdesk.domain.list_columns import SITUATIONS
from polesdesk.domain.lists import ListQuery, ValueCount
from polesdesk.domain.rows import ConventionRow, SlotRow
from polesdesk.store import column_filters, numbers, records
from polesdesk.store.column_filters import Filterable
from polesdesk.store.kinds import CONVENTION
from polesdesk.store.tables import (
    ALIVE,
    UNDONE,
    association,
    convention,
    convention_room,
    hub,
    issued,
    room,
    slot,
)
from polesdesk.store.windows import Window

_C = convention.c
WINDOW = Window(
    "convention",
    convention,
    {
        "number": _C.number_key,
        "association": _C.association_key,
        "hubs": _C.hub_key,
        "end_date": _C.end_date,
        "start_date": _C.start_date,
        "in_kind_value_cents": _C.in_kind_value_cents,
    },
    "number",
)


def is_whole() -> ColumnElement[bool]:
    """Return the condition of what is no amendment, which ends with its agreement."""
    other = convention.alias("amending").c
    # few, and found by their index: the conditions beside it stay with theirs
    return _C.id.not_in(select(other.id).where(other.amends_id > ""))


def situation_is(value: str, today: date) -> ColumnElement[bool]:
    """Return the condition of a filter on the situation; the same cuts as the domain's rule."""
    signed = _C.state.in_(rules.SIGNED)
    started = _C.start_date <= today
    over = or_(_C.end_date < today, _C.terminated_on <= today)
    if value == "in_force":
        standing = or_(_C.terminated_on.is_(None), _C.terminated_on > today)
        return and_(signed, started, standing, or_(_C.end_date.is_(None), _C.end_date >= today))
    if value == "untitled":
        return and_(
            signed,
            started,
            over,
            _C.state.not_in(rules.ENDED),
            _C.renewal != Renewal.RENEWED,
            is_whole(),
        )
    if value == "to_sign":
        return _C.state.in_((State.TO_SIGN, State.SIGNED_BY_ASSOCIATION))
    if value == "draft":
        return _C.state.in_((State.DRAFT, State.INSTRUCTION))
    if value == "not_started":
        return and_(signed, _C.start_date > today)
    if value == "over":
        return or_(_C.state.in_(rules.DROPPED), _C.state.in_(rules.ENDED), and_(signed, over))
    return literal(value=True)


def _filterable(today: date) -> dict[str, Filterable]:
    """Return the columns of the list that may be filtered, by their keys."""
    return {
        "number": Filterable(cell=_C.number),
        "association": Filterable(
            cell=_PARTY,
            one_of=lambda names: _C.association_id.in_(
                select(association.c.id).where(association.c.name.in_(names))
            ),
            filled=_C.association_key != "",
        ),
        "hubs": Filterable(cell=_C.hub_names),
        "end_date": Filterable(cell=_C.end_date),
        "situation": Filterable(
            cell=_C.state,
            one_of=lambda values: or_(*(situation_is(value, today) for value in values)),
            values=tuple(SITUATIONS),
        ),
        "in_kind_value_cents": Filterable(cell=_C.in_kind_value_cents),
        "rooms": Filterable(cell=_C.room_names),
        "start_date": Filterable(cell=_C.start_date),
        "use_kind": Filterable(cell=_C.use_kind),
        "occupancy_fee_cents": Filterable(cell=_C.occupancy_fee_cents),
        "issued_version": Filterable(cell=_C.issued_version),
    }


_PARTY = select(association.c.name).where(association.c.id == _C.association_id).scalar_subquery()


def _situation(connection: Connection, value: str, today: date) -> ColumnElement[bool]:
    """Return the condition of a situation, or of what a figure of the dashboard counts."""
    from polesdesk.store import alerts  # it asks this module what is in force

    if value == "ends_soon":
        return alerts.ends_soon(connection, today)
    if value == "not_returned":
        return alerts.not_returned(connection, today)
    return situation_is(value, today)


def _filters(connection: Connection, query: ListQuery, today: date) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    hub_id = query.filters.get("hub")
    if hub_id:
        held = (
            select(convention_room.c.convention_id)
            .join(room, room.c.id == convention_room.c.room_id)
            .where(room.c.hub_id == hub_id)
        )
        conditions.append(or_(_C.hub_id == hub_id, _C.id.in_(held)))
    association_id = query.filters.get("association")
    if association_id:
        conditions.append(_C.association_id == association_id)
    situation = query.filters.get("situation")
    if situation:
        conditions.append(_situation(connection, situation, today))
    ends = query.filters.get("ends")
    if ends:
        limit = today + timedelta(days=int(ends))
        conditions.append(_C.end_date.between(today, limit))
    return conditions + column_filters.conditions(query.columns, _filterable(today))


def count(connection: Connection, query: ListQuery, today: date) -> int:
    """Return how many agreements the query holds."""
    return WINDOW.count(connection, query, _filters(connection, query, today))


def page(
    connection: Connection, query: ListQuery, today: date, offset: int, limit: int | None
) -> tuple[ConventionRow, ...]:
    """Return one page of agreements."""
    return rows(
        connection,
        WINDOW.ids(connection, query, _filters(connection, query, today), offset, limit),
        today,
    )


def ids(connection: Connection, query: ListQuery, today: date) -> list[str]:
    """Return the ids of all agreements that the query holds, in its order."""
    return WINDOW.ids(connection, query, _filters(connection, query, today), 0, None)


def values(
    connection: Connection, query: ListQuery, today: date, name: str
) -> tuple[ValueCount, ...]:
    """Return what a column holds in the list as it is narrowed by all but its own filter."""
    other = replace(query, columns=without_filter(query.columns, name))
    where = WINDOW.conditions(other, _filters(connection, other, today))
    return column_filters.value_counts(connection, convention, _filterable(today)[name], where)


def position(connection: Connection, query: ListQuery, today: date, row_id: str) -> int | None:
    """Return where an agreement stands in the list."""
    return WINDOW.position(connection, query, _filters(connection, query, today), row_id)


def rows(connection: Connection, ids: Sequence[str], today: date) -> tuple[ConventionRow, ...]:
    """Return the rows of agreements in the order of their ids."""
    if not ids:
        return ()
    found: dict[str, ConventionRow] = {}
    for start in range(0, len(ids), records.CHUNK):
        statement = (
            select(
                _C.id,
                _C.number,
                _C.association_id,
                association.c.name.label("association"),
                _C.hub_id,
                _C.hub_names,
                _C.room_names,
                _C.use_kind,
                _C.state,
                _C.renewal,
                _C.start_date,
                _C.end_date,
                _C.terminated_on,
                _C.occupancy_fee_cents,
                _C.in_kind_value_cents,
                _C.issued_version,
                _C.suspended_from,
                _C.suspended_to,
                _C.amends_id.label("amends"),
            )
            .join(association, association.c.id == _C.association_id, isouter=True)
            .where(_C.id.in_(ids[start : start + records.CHUNK]))
        )
        for row in connection.execute(statement).all():
            found[row.id] = _row(row, today)
    return tuple(found[row_id] for row_id in ids if row_id in found)


def _row(row: Any, today: date) -> ConventionRow:
    fields = dict(row._mapping)
    standing = Convention(
        id=fields["id"],
        state=fields["state"],
        renewal=fields["renewal"],
        start_date=fields["start_date"],
        end_date=fields["end_date"],
        terminated_on=fields["terminated_on"],
        amends_id=fields["amends"],
    )
    fields["hubs"] = fields.pop("hub_names")
    fields["rooms"] = fields.pop("room_names")
    fields["association"] = fields["association"] or ""
    return ConventionRow(
        **fields,
        situation=rules.situation(standing, today),
        untitled=rules.is_untitled(standing, today),
    )


def value_of(
    connection: Connection, query: ListQuery, today: date, spans: Sequence[tuple[int, int]]
) -> int:
    """Return the sum of the in-kind values of rows of a list, in cents."""
    column = _C.in_kind_value_cents
    filters = _filters(connection, query, today)
    return WINDOW.total(connection, query, filters, column, spans)


def by_number(connection: Connection, number: str) -> Convention | None:
    """Return the live agreement of a number, whatever its case and spaces."""
    key = sort_key(number)
    found = records.alive_where(connection, CONVENTION, _C.number_key == key)
    return found[0] if found else None


def number_exists(connection: Connection, number: str, *, but: str = "") -> bool:
    """Tell whether a number was ever used, even by an agreement in the bin.

    An agreement whose making was undone used none, unless an original of it was issued.
    """
    used = or_(_C.life != UNDONE, _C.id.in_(select(issued.c.convention_id)))
    statement = select(_C.id).where(_C.number_key == sort_key(number), _C.id != but, used)
    return connection.execute(statement.limit(1)).first() is not None


def next_number(connection: Connection, code: str, year: int, letter: str) -> str:
    """Return the next number ``CODE-YEAR-003`` and note it as used; it is never given again."""
    prefix = f"{code}-{year}-{letter}"
    return numbers.next_number(connection, prefix, partial(number_exists, connection))


def of_association(connection: Connection, association_id: str) -> list[Convention]:
    """Return the live agreements of an association, the latest first."""
    return records.alive_where(
        connection,
        CONVENTION,
        _C.association_id == association_id,
        _C.end_date.desc(),
        _C.number_key,
    )


def ids_of(
    connection: Connection, condition: ColumnElement[bool], limit: int | None = None
) -> list[str]:
    """Return the ids of the live agreements that meet a condition, those that end first before."""
    statement = (
        select(_C.id).where(_C.life == ALIVE, condition).order_by(_C.end_date, _C.number_key)
    )
    return list(connection.execute(statement.limit(limit)).scalars())


def how_many(connection: Connection, condition: ColumnElement[bool]) -> int:
    """Return how many live agreements meet a condition."""
    statement = select(func.count()).select_from(convention).where(_C.life == ALIVE, condition)
    return int(connection.execute(statement).scalar_one())


def slot_rows(
    connection: Connection, *, convention_ids: Sequence[str] | None = None
) -> tuple[SlotRow, ...]:
    """Return the slots of live agreements, by hub, room, day and hour."""
    statement = (
        select(
            slot.c.id,
            slot.c.convention_id,
            _C.number.label("convention"),
            slot.c.room_id,
            room.c.name.label("room"),
            hub.c.name.label("hub"),
            slot.c.weekday,
            slot.c.start,
            slot.c.end,
            slot.c.interval_weeks,
            slot.c.week_parity,
            slot.c.school_holidays,
        )
        .join(convention, _C.id == slot.c.convention_id)
        .join(room, room.c.id == slot.c.room_id)
        .join(hub, hub.c.id == room.c.hub_id)
        .where(_C.life == ALIVE)
        .order_by(hub.c.name_key, room.c.name_key, slot.c.weekday, slot.c.start, slot.c.id)
    )
    if convention_ids is not None:
        statement = statement.where(slot.c.convention_id.in_(convention_ids))
    return tuple(SlotRow(**row._mapping) for row in connection.execute(statement).all())


_SHOWN = ("association_key", "hub_key", "hub_names", "room_names")


def refresh(connection: Connection, ids: Sequence[str]) -> None:
    """Write again what lists show and sort by, and that depends on other records."""
    for start in range(0, len(ids), records.CHUNK):
        _refresh(connection, ids[start : start + records.CHUNK])


def _refresh(connection: Connection, ids: Sequence[str]) -> None:
    held: dict[str, list[tuple[str, str]]] = {}
    statement = (
        select(convention_room.c.convention_id, room.c.name, hub.c.name.label("hub"))
        .join(room, room.c.id == convention_room.c.room_id)
        .join(hub, hub.c.id == room.c.hub_id)
        .where(convention_room.c.convention_id.in_(ids))
        .order_by(convention_room.c.convention_id, convention_room.c.position)
    )
    for row in connection.execute(statement):
        held.setdefault(row.convention_id, []).append((row.name, row.hub))
    parties = (
        select(_C.id, association.c.name, hub.c.name.label("hub"), *(_C[n] for n in _SHOWN))
        .join(association, association.c.id == _C.association_id, isouter=True)
        .join(hub, hub.c.id == _C.hub_id, isouter=True)
        .where(_C.id.in_(ids))
    )
    changes = []
    for row in connection.execute(parties).all():
        rooms = [name for name, _ in held.get(row.id, ())]
        hubs = dict.fromkeys([row.hub or "", *(name for _, name in held.get(row.id, ()))])
        names = ", ".join(name for name in hubs if name)
        fresh = {
            "association_key": sort_key(row.name or ""),
            "hub_key": sort_key(names),
            "hub_names": names,
            "room_names": ", ".join(rooms),
        }
        if any(getattr(row, name) != cell for name, cell in fresh.items()):
            changes.append({"row_id": row.id, **fresh})
    if changes:
        change = update(convention).where(_C.id == bindparam("row_id"))
        connection.execute(change.values({name: bindparam(name) for name in _SHOWN}), changes)
