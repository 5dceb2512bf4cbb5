"""Rows that are in memory already, shown by the same lists as those of the file."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QSettings

from polesdesk.domain.lists import ListQuery
from polesdesk.ui.columns import Column, Row
from polesdesk.ui.desk import Desk
from polesdesk.ui.source import Source
from polesdesk.ui.table_model import TableModel
from polesdesk.ui.table_view import TableView

Key = Callable[[Any], Any]


class Listed:
    """Answers a list from a tuple; ``keys`` are the orders that its columns offer."""

    def __init__(self, keys: Mapping[str, Key] | None = None) -> None:
        self._keys = dict(keys or {})
        self._rows: tuple[Row, ...] = ()
        self._sorted: tuple[tuple[str, bool], tuple[Row, ...]] = (("", False), ())

    def hold(self, rows: Sequence[Row]) -> None:
        """Take other rows."""
        self._rows = tuple(rows)
        self._sorted = (("", False), self._rows)

    def rows(self) -> tuple[Row, ...]:
        """Return the rows in their first order."""
        return self._rows

    def row_of(self, row_id: str) -> Any:
        """Return a row by its id, None if it is not there."""
        return next((row for row in self._rows if row.id == row_id), None)

    def source(self) -> Source:
        """Return the three answers together."""
        return Source(count=self._count, page=self._page, position=self._position)

    def _count(self, _work: object, _query: ListQuery) -> int:
        return len(self._rows)

    def _page(self, _work: object, query: ListQuery, offset: int, limit: int) -> tuple[Row, ...]:
        return self.in_order(query)[offset : offset + limit]

    def _position(self, _work: object, query: ListQuery, row_id: str) -> int | None:
        rows = self.in_order(query)
        return next((place for place, row in enumerate(rows) if row.id == row_id), None)

    def in_order(self, query: ListQuery) -> tuple[Row, ...]:
        """Return the rows in the order of a query."""
        wanted = (query.sort, query.descending)
        order, rows = self._sorted
        if order != wanted:
            key = self._keys.get(query.sort)
            rows = self._rows
            if key is not None:
                rows = tuple(sorted(rows, key=key, reverse=query.descending))
            self._sorted = (wanted, rows)
        return rows


class ListedTable:
    """A list of the kit that shows rows in memory."""

    def __init__(
        self,
        view: TableView,
        desk: Desk,
        settings: QSettings,
        columns: Sequence[Column],
        keys: Mapping[str, Key] | None = None,
    ) -> None:
        self.view = view
        self._listed = Listed(keys)
        self.model = TableModel(desk, self._listed.source(), columns, view)
        view.show_list(self.model, settings, view.objectName())

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows and stay at the same one if it is among them."""
        self._listed.hold(rows)
        self.view.reload()

    def rows(self) -> tuple[Row, ...]:
        """Return the rows in their first order."""
        return self._listed.rows()

    def shown_rows(self) -> tuple[Row, ...]:
        """Return the rows as they stand, in the order that the manager chose."""
        return self._listed.in_order(self.model.query)

    def row_of(self, row_id: str) -> Any:
        """Return a row by its id, None if it is not there."""
        return self._listed.row_of(row_id)
