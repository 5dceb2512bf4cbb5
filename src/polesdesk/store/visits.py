"""Visits and their findings in the file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection, case, func, select
from sqlalchemy.sql import ColumnElement

from polesdesk.domain.column_filters import without_filter
from polesdesk.domain.lists import ListQuery, ValueCount
from polesdesk.domain.visit_rows import VisitRow
from polesdesk.domain.visits import (
    Finding,
    FindingKind,
    Motive,
    QuestionSet,
    Visit,
    VisitOrigin,
    VisitState,
)
from polesdesk.store import column_filters, records
from polesdesk.store.column_filters import Filterable
from polesdesk.store.kinds import FINDING, QUESTION_SET, VISIT
from polesdesk.store.tables import ALIVE, finding, hub, question_set, visit
from polesdesk.store.windows import Window

_V, _F = visit.c, finding.c
WINDOW = Window("visit", visit, {"day": _V.day, "number": _V.number_key}, "day")


def _seen(condition: ColumnElement[bool]) -> Filterable:
    """Return the column that counts the findings of a visit that meet a condition."""
    of_visit = (_F.visit_id == _V.id) & (_F.life.concat("") == ALIVE) & condition
    return Filterable(cell=select(func.count()).where(of_visit).scalar_subquery())


_FILTERABLE = {
    "number": Filterable(cell=_V.number),
    "hub": column_filters.named(_V.hub_id, hub),
    "day": Filterable(cell=_V.day),
    "state": Filterable(cell=_V.state, one_of=_V.state.in_, values=tuple(VisitState)),
    "checked": _seen(_F.kind != FindingKind.NOT_CHECKED),
    "empty": _seen(_F.kind == FindingKind.EMPTY),
    "agent": Filterable(cell=_V.agent),
    "motive": Filterable(cell=_V.motive, one_of=_V.motive.in_, values=tuple(Motive)),
    "origin": Filterable(cell=_V.origin, one_of=_V.origin.in_, values=tuple(VisitOrigin)),
}
"""The columns of the list that may be filtered, by their keys."""


def newest_first(query: ListQuery) -> ListQuery:
    """Return the query in its order, the newest first where none was asked for."""
    return query if query.sort else replace(query, sort="day", descending=True)


def _filters(query: ListQuery) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    hub_id, state = query.filters.get("hub"), query.filters.get("state")
    if hub_id:
        conditions.append(_V.hub_id == hub_id)
    if state:
        conditions.append(_V.state == VisitState(state))
    return conditions + column_filters.conditions(query.columns, _FILTERABLE)


def values(connection: Connection, query: ListQuery, name: str) -> tuple[ValueCount, ...]:
    """Return what a column holds in the list as it is narrowed by all but its own filter."""
    other = replace(query, columns=without_filter(query.columns, name))
    where = WINDOW.conditions(other, _filters(other))
    return column_filters.value_counts(connection, visit, _FILTERABLE[name], where)


def count(connection: Connection, query: ListQuery) -> int:
    """Return how many visits the query holds."""
    return WINDOW.count(connection, query, _filters(query))


def ids(
    connection: Connection, query: ListQuery, offset: int = 0, limit: int | None = None
) -> list[str]:
    """Return the ids of one page of visits."""
    return WINDOW.ids(connection, newest_first(query), _filters(query), offset, limit)


def position(connection: Connection, query: ListQuery, row_id: str) -> int | None:
    """Return where a visit stands in the list."""
    return WINDOW.position(connection, newest_first(query), _filters(query), row_id)


def rows(connection: Connection, ids: Sequence[str]) -> tuple[VisitRow, ...]:
    """Return the rows of visits in the order of their ids."""
    found: dict[str, VisitRow] = {}
    for start in range(0, len(ids), records.CHUNK):
        chunk = ids[start : start + records.CHUNK]
        counts = _counts(connection, chunk)
        statement = (
            select(
                _V.id, _V.number, _V.hub_id, hub.c.name.label("hub"), _V.day, _V.time_in,
                _V.time_out, _V.agent, _V.motive, _V.origin, _V.state,
            )
            .join(hub, hub.c.id == _V.hub_id, isouter=True)
            .where(_V.id.in_(chunk))
        )  # fmt: skip
        for row in connection.execute(statement):
            fields = dict(row._mapping)
            fields["hub"] = fields["hub"] or ""
            checked, empty = counts.get(row.id, (0, 0))
            found[row.id] = VisitRow(**fields, checked=checked, empty=empty)
    return tuple(found[row_id] for row_id in ids if row_id in found)


def _counts(connection: Connection, ids: Sequence[str]) -> dict[str, tuple[int, int]]:
    checked = func.sum(case((_F.kind != FindingKind.NOT_CHECKED, 1), else_=0))
    empty = func.sum(case((_F.kind == FindingKind.EMPTY, 1), else_=0))
    statement = (
        select(_F.visit_id, checked, empty)
        .where(_F.visit_id.in_(ids), _F.life.concat("") == ALIVE)
        .group_by(_F.visit_id)
    )
    return {key: (int(some), int(none)) for key, some, none in connection.execute(statement)}


def findings_of(connection: Connection, visit_id: str) -> list[Finding]:
    """Return the live findings of a visit, in walking order."""
    condition = (_F.visit_id == visit_id) & (_F.life.concat("") == ALIVE)
    return records.where(connection, FINDING, condition, _F.position, _F.id)


def by_external(connection: Connection, external_ids: Sequence[str]) -> dict[str, Visit]:
    """Return the live visits that imports brought, by the number they came with."""
    found: dict[str, Visit] = {}
    for start in range(0, len(external_ids), records.CHUNK):
        chunk = external_ids[start : start + records.CHUNK]
        condition = _V.external_id.in_(chunk) & (_V.life.concat("") == ALIVE)
        for one in records.where(connection, VISIT, condition):
            found[one.external_id] = one
    return found


def of_round(connection: Connection, round_id: str) -> list[Visit]:
    """Return the live visits made from a round, the newest first."""
    condition = (_V.round_id == round_id) & (_V.life.concat("") == ALIVE)
    return records.where(connection, VISIT, condition, _V.id.desc())


def correcting(connection: Connection, visit_id: str) -> Visit | None:
    """Return the live version that corrects a visit, draft or final."""
    found = records.alive_where(connection, VISIT, _V.replaces_id == visit_id)
    return found[0] if found else None


def drafts(connection: Connection) -> list[Visit]:
    """Return the visits that are not final yet, the oldest first."""
    condition = (_V.state == VisitState.DRAFT) & (_V.life == ALIVE)
    return records.where(connection, VISIT, condition, _V.day, _V.id)


def agents(connection: Connection) -> list[str]:
    """Return the names under which visits were made, the latest first."""
    statement = (
        select(_V.agent, func.max(_V.day).label("last"))
        .where(_V.agent != "", _V.life == ALIVE)
        .group_by(_V.agent)
        .order_by(func.max(_V.day).desc())
        .limit(30)
    )
    return [row.agent for row in connection.execute(statement)]


def question_sets(connection: Connection) -> list[QuestionSet]:
    """Return the versions of the office's questions, the newest first."""
    return records.alive_where(
        connection, QUESTION_SET, question_set.c.id.is_not(None), question_set.c.issue.desc()
    )
