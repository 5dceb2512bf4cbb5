"""Rows of a list dragged out of the window: words, a table, and the files they stand for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QDrag, QGuiApplication

from polesdesk.ui.columns import Row
from polesdesk.ui.table_copy import dragged_rows

if TYPE_CHECKING:
    from polesdesk.ui.table_view import TableView

Carry = Callable[[Sequence[str], Callable[[Sequence[Path]], object]], object]
Rows = tuple[Row, ...]
DRAGGED_AT_MOST = 20
"""Rows that one drag takes out of the window."""


class RowDragging(QObject):
    """Hands the rows of a table over to whatever they are dropped on.

    ``carry`` makes the files that stand for records; without it there are none.
    """

    def __init__(self, table: TableView) -> None:
        super().__init__(table)
        self._table = table
        self._is_on = False
        self.named: Callable[[Any], str] = self._first_cell
        """What a row is called where it is dropped."""
        self.carry: Carry | None = None

    def start(self, rows: Callable[[Callable[[Rows], None]], object]) -> None:
        """Begin with rows that are asked for; a drag that has begun is not begun twice."""
        if not self._is_on:
            self._is_on = True
            rows(self._take)

    def _take(self, rows: Rows) -> None:
        if self.carry is None:
            self._drag(rows, ())
        else:
            self.carry([row.id for row in rows], partial(self._drag, rows))

    def _drag(self, rows: Rows, files: Sequence[Path]) -> None:
        """Hand the rows over, unless the button was let go while they were read."""
        if QGuiApplication.mouseButtons() & Qt.MouseButton.LeftButton:
            drag = QDrag(self._table)
            names = [self.named(row) for row in rows]
            drag.setMimeData(dragged_rows(self._table.shown_columns(), rows, names, files))
            drag.exec(Qt.DropAction.CopyAction)
        self._is_on = False

    def _first_cell(self, row: Row) -> str:
        return self._table.shown_columns()[0].text(row)
