"""Windows on a query: the ids of a page from a covering index, then its rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Select, Table, and_, func, or_, select
from sqlalchemy.sql import ColumnElement

from polesdesk.domain.lists import ListQuery
from polesdesk.store import search
from polesdesk.store.tables import ALIVE


class Window:
    """A list of one table: sortable columns, each with an index, and its filters."""

    def __init__(
        self, entity: str, table: Table, sorts: Mapping[str, ColumnElement[Any]], default: str
    ) -> None:
        self.entity = entity
        self.table = table
        self._sorts = sorts
        self._default = default

    def count(
        self, connection: Connection, query: ListQuery, filters: Sequence[ColumnElement[bool]]
    ) -> int:
        """Return how many rows the query holds."""
        statement = select(func.count()).select_from(self.table)
        return int(
            connection.execute(statement.where(*self.conditions(query, filters))).scalar_one()
        )

    def ids(
        self,
        connection: Connection,
        query: ListQuery,
        filters: Sequence[ColumnElement[bool]],
        offset: int,
        limit: int | None,
    ) -> list[str]:
        """Return the ids of one page, in the order asked for."""
        statement = self._ordered(query, filters).offset(offset)
        if limit is not None:
            statement = statement.limit(limit)
        return list(connection.execute(statement).scalars())

    def total(
        self,
        connection: Connection,
        query: ListQuery,
        filters: Sequence[ColumnElement[bool]],
        column: ColumnElement[Any],
        spans: Sequence[tuple[int, int]],
    ) -> int:
        """Return the sum of a column over rows given as spans ``(first, last)`` of the list."""
        total = 0
        for first, last in spans:
            ids = self._ordered(query, filters).offset(first).limit(last + 1 - first)
            statement = select(func.sum(column)).where(self.table.c.id.in_(ids))
            total += int(connection.execute(statement).scalar_one() or 0)
        return total

    def _ordered(self, query: ListQuery, filters: Sequence[ColumnElement[bool]]) -> Select[str]:
        key = self._sorts.get(query.sort, self._sorts[self._default])
        order = (key.desc(), self.table.c.id.desc()) if query.descending else (key, self.table.c.id)
        return select(self.table.c.id).where(*self.conditions(query, filters)).order_by(*order)

    def position(
        self,
        connection: Connection,
        query: ListQuery,
        filters: Sequence[ColumnElement[bool]],
        row_id: str,
    ) -> int | None:
        """Return where a row stands in the order asked for; None when it is not in the list."""
        key = self._sorts.get(query.sort, self._sorts[self._default])
        table = self.table
        conditions = self.conditions(query, filters)
        here = connection.execute(
            select(key).select_from(table).where(table.c.id == row_id, *conditions)
        ).first()
        if here is None:
            return None
        before = _before(key, table.c.id, here[0], row_id, descending=query.descending)
        statement = select(func.count()).select_from(table).where(*conditions, before)
        return int(connection.execute(statement).scalar_one())

    def conditions(
        self, query: ListQuery, filters: Sequence[ColumnElement[bool]]
    ) -> list[ColumnElement[bool]]:
        """Return what every row of the query meets."""
        conditions = list(filters)
        if not query.with_bin:
            conditions.insert(0, self.table.c.life == ALIVE)
        found = search.found(self.entity, query.text)
        if found is not None:
            conditions.append(self.table.c.id.in_(found))
        return conditions


def _before(
    key: ColumnElement[Any],
    row_id: ColumnElement[str],
    value: Any,
    this: str,
    *,
    descending: bool,
) -> ColumnElement[bool]:
    """Rows that stand before one; empty values come first in rising order, as in SQLite."""
    if value is None:
        tie = and_(key.is_(None), row_id > this if descending else row_id < this)
        return or_(tie, key.is_not(None)) if descending else tie
    if descending:
        return or_(key > value, and_(key == value, row_id > this))
    return or_(key.is_(None), key < value, and_(key == value, row_id < this))
