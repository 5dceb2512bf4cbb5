"""Findings of all visits as a list, and what they say of slots, offices and hours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import Connection, case, func, or_, select, true
from sqlalchemy.sql import ColumnElement

from polesdesk.domain.column_filters import without_filter
from polesdesk.domain.lists import ListQuery, ValueCount
from polesdesk.domain.round_proposals import LastSeen
from polesdesk.domain.visit_rows import FindingRow
from polesdesk.domain.visits import FindingKind, VisitState
from polesdesk.store import column_filters, records, search
from polesdesk.store.column_filters import Filterable
from polesdesk.store.tables import ALIVE, association, convention, finding, hub, room, visit
from polesdesk.store.visits import newest_first
from polesdesk.store.windows import Window

_F, _V = finding.c, visit.c
WINDOW = Window("finding", finding, {"day": _F.day}, "day")
_OF_GONE = select(_V.id).where(or_(_V.state == VisitState.REPLACED, _V.life != ALIVE))
_SEEN = (FindingKind.AS_PLANNED, FindingKind.EMPTY, FindingKind.OTHER_OCCUPANT)
"""Findings that say whether a slot is used; a closed or locked door says nothing of it."""

_PARTY = (
    select(association.c.name)
    .join(convention, convention.c.association_id == association.c.id)
    .where(convention.c.id == _F.convention_id)
    .scalar_subquery()
)


def _expected(names: tuple[str, ...]) -> ColumnElement[bool]:
    """Return the condition that one of some associations was expected."""
    held = select(convention.c.id).join(
        association, association.c.id == convention.c.association_id
    )
    return _F.convention_id.in_(held.where(association.c.name.in_(names)))


_FILTERABLE = {
    "day": Filterable(cell=_F.day),
    "hub": column_filters.named(_F.hub_id, hub),
    "room": column_filters.named(_F.room_id, room),
    "kind": Filterable(
        cell=_F.kind,
        one_of=_F.kind.in_,
        values=tuple(kind for kind in FindingKind if kind is not FindingKind.NOT_CHECKED),
    ),
    "association": Filterable(
        cell=_PARTY,
        one_of=_expected,
        filled=_F.convention_id.is_not(None),
        group=_F.convention_id,
    ),
    "headcount": Filterable(cell=_F.headcount),
    "visit": column_filters.named(_F.visit_id, visit, by="number"),
    "convention": column_filters.named(_F.convention_id, convention, by="number"),
    "note": Filterable(cell=_F.note),
    "photo_count": Filterable(cell=_F.photos, filled=func.json_array_length(_F.photos) > 0),
}
"""The columns of the list that may be filtered, by their keys."""


def _filters(query: ListQuery) -> list[ColumnElement[bool]]:
    conditions = [_F.kind != FindingKind.NOT_CHECKED, _F.visit_id.not_in(_OF_GONE)]
    columns = {
        "hub": _F.hub_id, "room": _F.room_id, "convention": _F.convention_id,
        "visit": _F.visit_id,
    }  # fmt: skip
    conditions += [
        column == query.filters[name] for name, column in columns.items() if query.filters.get(name)
    ]
    kind = query.filters.get("kind")
    if kind:
        conditions.append(_F.kind == FindingKind(kind))
    words = query.text.strip()
    if words:
        conditions.append(_speaks_of(words))
    association_id = query.filters.get("association")
    if association_id:
        held = select(convention.c.id).where(convention.c.association_id == association_id)
        conditions.append(_F.convention_id.in_(held))
    return conditions + column_filters.conditions(query.columns, _FILTERABLE)


def values(connection: Connection, query: ListQuery, name: str) -> tuple[ValueCount, ...]:
    """Return what a column holds in the list as it is narrowed by all but its own filter."""
    other = replace(_bare(query), columns=without_filter(query.columns, name))
    where = WINDOW.conditions(other, _filters(replace(other, text=query.text)))
    return column_filters.value_counts(connection, finding, _FILTERABLE[name], where)


def _speaks_of(words: str) -> ColumnElement[bool]:
    """Return the condition that the room, or the agreement expected there, holds some words."""
    rooms, agreements = search.found("room", words), search.found("convention", words)
    if rooms is None or agreements is None:
        return true()
    return or_(_F.room_id.in_(rooms), _F.convention_id.in_(agreements))


def _bare(query: ListQuery) -> ListQuery:
    """Return the query in its order; its words are looked for in rooms and agreements."""
    return replace(newest_first(query), text="")


def count(connection: Connection, query: ListQuery) -> int:
    """Return how many findings the query holds; those of visits replaced or binned are not."""
    return WINDOW.count(connection, _bare(query), _filters(query))


def ids(
    connection: Connection, query: ListQuery, offset: int = 0, limit: int | None = None
) -> list[str]:
    """Return the ids of one page of findings."""
    return WINDOW.ids(connection, _bare(query), _filters(query), offset, limit)


def position(connection: Connection, query: ListQuery, row_id: str) -> int | None:
    """Return where a finding stands in the list."""
    return WINDOW.position(connection, _bare(query), _filters(query), row_id)


def rows(connection: Connection, ids: Sequence[str]) -> tuple[FindingRow, ...]:
    """Return the rows of findings in the order of their ids."""
    found: dict[str, FindingRow] = {}
    for start in range(0, len(ids), records.CHUNK):
        statement = (
            select(
                _F.id, _F.visit_id, _V.number.label("visit"), _V.state.label("visit_state"),
                _F.hub_id, hub.c.name.label("hub"), _F.room_id, room.c.name.label("room"),
                _F.day, _F.time, _F.kind, _F.convention_id,
                convention.c.number.label("convention"), convention.c.association_id,
                association.c.name.label("association"), _F.slot_id, _F.slot_day,
                _F.headcount, _F.note, _F.photos,
            )
            .join(visit, _V.id == _F.visit_id)
            .join(hub, hub.c.id == _F.hub_id, isouter=True)
            .join(room, room.c.id == _F.room_id, isouter=True)
            .join(convention, convention.c.id == _F.convention_id, isouter=True)
            .join(association, association.c.id == convention.c.association_id, isouter=True)
            .where(_F.id.in_(ids[start : start + records.CHUNK]))
        )  # fmt: skip
        for row in connection.execute(statement):
            fields = dict(row._mapping)
            fields["photo_count"] = len(fields.pop("photos"))
            for name in ("hub", "room", "convention", "association"):
                fields[name] = fields[name] or ""
            found[row.id] = FindingRow(**fields)
    return tuple(found[row_id] for row_id in ids if row_id in found)


def newest(
    connection: Connection,
    limit: int,
    *,
    day: date | None = None,
    room_ids: Sequence[str] = (),
    convention_ids: Sequence[str] = (),
) -> list[str]:
    """Return the ids of the newest findings of rooms or agreements, on one day if it is told."""
    found: dict[str, tuple[date, str]] = {}
    conditions: list[ColumnElement[bool]] = [_F.room_id.in_(room_ids)] if room_ids else []
    conditions += [_F.convention_id.in_(convention_ids)] if convention_ids else []
    for where in conditions or [_F.day == day]:
        statement = (
            select(_F.id, _F.day)
            .join(visit, _V.id == _F.visit_id)
            .where(
                where,
                _F.life.concat("") == ALIVE,
                _F.kind != FindingKind.NOT_CHECKED,
                _V.state != VisitState.REPLACED,
                _V.life.concat("") == ALIVE,
            )
            .order_by(_F.day.desc(), _F.id.desc())
            .limit(limit)
        )
        if day is not None:
            statement = statement.where(_F.day == day)
        for row in connection.execute(statement):
            found[row.id] = (row.day, row.id)
    return sorted(found, key=lambda row_id: found[row_id], reverse=True)[:limit]


def last_seen(connection: Connection, room_ids: Sequence[str], since: date) -> dict[str, LastSeen]:
    """Return by slot, by agreement for an office, what final visits have seen since a day."""
    key = func.coalesce(_F.slot_id, _F.convention_id)
    is_empty = _F.kind == FindingKind.EMPTY
    statement = (
        select(
            key.label("key"),
            func.max(_F.day).label("day"),
            func.count().label("seen"),
            func.sum(case((is_empty, 1), else_=0)).label("empties"),
            func.max(case((is_empty, _F.day))).label("last_empty"),
        )
        .join(visit, _V.id == _F.visit_id)
        .where(*_final(room_ids, since), key.is_not(None), _F.kind.in_(_SEEN))
        .group_by(key)
    )
    found = {}
    for row in connection.execute(statement):
        found[row.key] = LastSeen(
            day=_day(row.day), count=row.seen, empties=row.empties, last_empty=_day(row.last_empty)
        )
    return found


def hours_seen(
    connection: Connection, room_ids: Sequence[str], since: date
) -> frozenset[tuple[int, int]]:
    """Return the weekdays and hours in which a room was checked since a day."""
    statement = (
        select(_F.day, _F.time)
        .join(visit, _V.id == _F.visit_id)
        .where(*_final(room_ids, since), _F.time.is_not(None), _F.kind != FindingKind.NOT_CHECKED)
        .distinct()
    )
    return frozenset(
        (day.isoweekday(), moment.hour) for day, moment in connection.execute(statement)
    )


def _final(room_ids: Sequence[str], since: date) -> list[ColumnElement[bool]]:
    return [
        _F.room_id.in_(room_ids),
        _F.day >= since,
        _F.life.concat("") == ALIVE,
        _V.state == VisitState.FINAL,
        _V.life.concat("") == ALIVE,
    ]


def _day(value: date | str | None) -> date | None:
    """Return a day that a function of SQLite gave back as text."""
    return date.fromisoformat(value) if isinstance(value, str) else value
