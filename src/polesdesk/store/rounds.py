"""Rounds in the file, and the offices that they look at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import Connection, and_, func, or_, select
from sqlalchemy.sql import ColumnElement

from polesdesk.domain.column_filters import without_filter
from polesdesk.domain.conventions import Convention, UseKind, in_effect
from polesdesk.domain.folding import sort_key
from polesdesk.domain.lists import ListQuery, ValueCount
from polesdesk.domain.rounds import Office
from polesdesk.domain.visit_rows import RoundRow, RoundState, round_state
from polesdesk.domain.visits import Motive, Round, VisitState
from polesdesk.store import amendments, column_filters, records
from polesdesk.store.column_filters import Filterable
from polesdesk.store.kinds import CONVENTION, ROUND
from polesdesk.store.tables import (
    ALIVE,
    association,
    convention,
    convention_room,
    hub,
    room,
    round_sheet,
    slot,
    visit,
)
from polesdesk.store.visits import newest_first
from polesdesk.store.windows import Window

_R, _V = round_sheet.c, visit.c
WINDOW = Window("round", round_sheet, {"day": _R.day, "number": _R.number_key}, "day")
_HELD = frozenset({UseKind.EXCLUSIVE, UseKind.SHARED})


def _filters(query: ListQuery, today: date) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    hub_id, state = query.filters.get("hub"), query.filters.get("state")
    if hub_id:
        conditions.append(_R.hub_id == hub_id)
    if state:
        conditions += _in_state(state, today)
    return conditions + column_filters.conditions(query.columns, _filterable(today))


def _filterable(today: date) -> dict[str, Filterable]:
    """Return the columns of the list that may be filtered, by their keys."""
    return {
        "number": Filterable(cell=_R.number),
        "hub": column_filters.named(_R.hub_id, hub),
        "day": Filterable(cell=_R.day),
        "state": Filterable(
            cell=_R.id,
            one_of=lambda states: or_(*(and_(*_in_state(one, today)) for one in states)),
            values=tuple(RoundState),
        ),
        "agent": Filterable(cell=_R.agent),
        "motive": Filterable(cell=_R.motive, one_of=_R.motive.in_, values=tuple(Motive)),
        "printed_on": Filterable(cell=_R.printed_on),
    }


def values(
    connection: Connection, query: ListQuery, today: date, name: str
) -> tuple[ValueCount, ...]:
    """Return what a column holds in the list as it is narrowed by all but its own filter."""
    other = replace(query, columns=without_filter(query.columns, name))
    where = WINDOW.conditions(other, _filters(other, today))
    return column_filters.value_counts(connection, round_sheet, _filterable(today)[name], where)


def _in_state(state: str, today: date) -> list[ColumnElement[bool]]:
    made = select(_V.round_id).where(_V.round_id.is_not(None), _V.life == ALIVE)
    if state == "under_way":
        return [_R.id.in_(made.where(_V.state == VisitState.DRAFT))]
    if state == "done":
        return [_R.id.in_(made.where(_V.state != VisitState.DRAFT))]
    return [_R.id.not_in(made), _R.day < today if state == "late" else _R.day >= today]


def count(connection: Connection, query: ListQuery, today: date) -> int:
    """Return how many rounds the query holds."""
    return WINDOW.count(connection, query, _filters(query, today))


def ids(
    connection: Connection,
    query: ListQuery,
    today: date,
    offset: int = 0,
    limit: int | None = None,
) -> list[str]:
    """Return the ids of one page of rounds."""
    return WINDOW.ids(connection, newest_first(query), _filters(query, today), offset, limit)


def position(connection: Connection, query: ListQuery, today: date, row_id: str) -> int | None:
    """Return where a round stands in the list."""
    return WINDOW.position(connection, newest_first(query), _filters(query, today), row_id)


def rows(connection: Connection, ids: Sequence[str], today: date) -> tuple[RoundRow, ...]:
    """Return the rows of rounds in the order of their ids."""
    made = records.get_many(connection, ROUND, ids)
    hubs = _names(connection, [one.hub_id for one in made])
    states = visit_states(connection, [one.id for one in made])
    return tuple(
        RoundRow(
            id=one.id,
            number=one.number,
            hub_id=one.hub_id,
            hub=hubs.get(one.hub_id, ""),
            day=one.day,
            from_time=one.from_time,
            to_time=one.to_time,
            agent=one.agent,
            motive=one.motive,
            line_count=len(one.lines),
            printed_on=one.printed_on,
            state=round_state(one.day, states.get(one.id), today),
        )
        for one in made
    )


def _names(connection: Connection, hub_ids: Sequence[str]) -> dict[str, str]:
    statement = select(hub.c.id, hub.c.name).where(hub.c.id.in_(hub_ids))
    return {row.id: row.name for row in connection.execute(statement)}


def visit_states(connection: Connection, ids: Sequence[str]) -> Mapping[str, VisitState]:
    """Return the state of the newest visit made from each round that has one."""
    statement = (
        select(_V.round_id, _V.state)
        .where(_V.round_id.in_(ids), _V.life.concat("") == ALIVE)
        .order_by(_V.id)
    )
    return {row.round_id: row.state for row in connection.execute(statement)}


def by_number(connection: Connection, number: str) -> Round | None:
    """Return the live round of a number, whatever its case and spaces."""
    found = records.alive_where(connection, ROUND, _R.number_key == sort_key(number))
    return found[0] if found else None


def of_day(connection: Connection, hub_id: str, day: date) -> list[Round]:
    """Return the live rounds of a hub on a day."""
    return records.alive_where(connection, ROUND, (_R.hub_id == hub_id) & (_R.day == day), _R.id)


def offices(connection: Connection, hub_id: str, day: date) -> list[Office]:
    """Return who holds a room of a hub on a day without slots, as an office of its own."""
    has_slot = select(slot.c.convention_id).where(slot.c.convention_id == convention.c.id)
    statement = (
        select(convention_room.c.room_id, convention.c.id)
        .join(convention, convention.c.id == convention_room.c.convention_id)
        .join(room, room.c.id == convention_room.c.room_id)
        .where(
            room.c.hub_id == hub_id,
            room.c.life.concat("") == ALIVE,
            convention.c.life.concat("") == ALIVE,
            convention.c.use_kind.in_(_HELD),
            ~has_slot.exists(),
        )
    )
    pairs = connection.execute(statement).all()
    ids = [row.id for row in pairs]
    amended = amendments.replaced_from(connection, ids)
    held: dict[str, Convention] = {
        one.id: one
        for one in records.get_many(connection, CONVENTION, ids)
        if in_effect(one, day) and not _is_amended(amended.get(one.id), day)
    }
    names = _parties(connection, list({one.association_id for one in held.values()}))
    return [
        Office(
            room_id=row.room_id,
            convention_id=row.id,
            convention=held[row.id].number,
            association_id=held[row.id].association_id,
            association=names.get(held[row.id].association_id, ""),
            end_date=held[row.id].end_date,
        )
        for row in pairs
        if row.id in held
    ]


def _is_amended(since: date | None, day: date) -> bool:
    """What an amendment replaces holds nothing from its first day on."""
    return since is not None and since <= day


def _parties(connection: Connection, ids: Sequence[str]) -> dict[str, str]:
    statement = select(association.c.id, association.c.name).where(association.c.id.in_(ids))
    return {row.id: row.name for row in connection.execute(statement)}


def end_dates_in(connection: Connection, room_ids: Sequence[str]) -> dict[str, date]:
    """Return the last days of the agreements that hold one of the rooms."""
    statement = (
        select(convention.c.id, convention.c.end_date)
        .join(convention_room, convention_room.c.convention_id == convention.c.id)
        .where(
            convention_room.c.room_id.in_(room_ids),
            convention.c.life.concat("") == ALIVE,
            convention.c.end_date.is_not(None),
        )
    )
    return {row.id: row.end_date for row in connection.execute(statement)}


def visits_by_hub(connection: Connection, since: date) -> dict[str, int]:
    """Return how many final visits each hub had since a day."""
    statement = (
        select(_V.hub_id, func.count())
        .where(_V.day >= since, _V.state == VisitState.FINAL, _V.life == ALIVE)
        .group_by(_V.hub_id)
    )
    return {key: int(number) for key, number in connection.execute(statement)}
