"""The table model of every list: a window on a query, whose memory does not grow with it."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from polesdesk.domain.lists import ListQuery
from polesdesk.ui.columns import Column, Row
from polesdesk.ui.desk import Desk
from polesdesk.ui.source import PAGE, Source, View, ids_of, look, read_page, rows_of
from polesdesk.ui.words import tr

PAGES_KEPT = 30
"""Pages in memory: three thousand rows, whatever the length of the list."""
PLACEHOLDER = "…"

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class TableModel(QAbstractTableModel):
    """Rows of a list, read in pages when they come into sight.

    While the manager types, only the newest question counts; what was shown stays until its
    answer is there.
    """

    about_to_change = Signal()
    """Before another view replaces this one: note what is selected."""
    arrived = Signal(object)
    """A ``View`` has replaced the former one."""

    def __init__(
        self,
        desk: Desk,
        source: Source,
        columns: Sequence[Column],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(replace(one, title=tr(one.title)) for one in columns)
        self.query = ListQuery()
        self.narrowed_by: dict[str, str] = {}
        """The column that each box above the list narrows, by the name of its filter."""
        self.anchor = ""
        """The record to stay at when another view comes."""
        self._desk = desk
        self._source = source
        self._shown = ListQuery()
        self._total = 0
        self._is_loaded = False
        self._pages: OrderedDict[int, tuple[Row, ...]] = OrderedDict()
        self._missing: OrderedDict[int, None] = OrderedDict()
        self._asked: set[int] = set()
        self._view = 0
        self._question = 0
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._ask_pages)

    # What the view asks

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return the length of the whole list."""
        return 0 if parent.isValid() else self._total

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows; a row not read yet shows a placeholder and is asked for."""
        if not index.isValid():
            return None
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return column.align.value
        row = self.row_at(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text_of(row, index.column())
        if role == Qt.ItemDataRole.ToolTipRole and row is not None:
            return column.tooltip(row) if column.tooltip else None
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let rows be dragged out of the window; what is no row has no flags."""
        if not index.isValid():
            return super().flags(index)
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return the heading of a column, or the number of a row."""
        if orientation is Qt.Orientation.Vertical:
            return str(section + 1) if role == Qt.ItemDataRole.DisplayRole else None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            filtered = self.tr("{title}, colonne filtrée").format(title=column.title)
            return filtered if self.is_filtered(section) else None
        return column.align.value if role == Qt.ItemDataRole.TextAlignmentRole else None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Ask for an order by a column; -1 asks for the default one."""
        key = (self.columns[column].sort or "") if column >= 0 else ""
        descending = bool(key) and order == Qt.SortOrder.DescendingOrder
        self.show_query(replace(self.query, sort=key, descending=descending))

    def is_filtered(self, section: int) -> bool:
        """Tell whether a filter is set on a column, in its dialog or in a box above the list."""
        narrowed = {one.column for one in self.query.columns}
        narrowed.update(self.narrowed_by.get(name, name) for name in self.query.filters)
        return self.columns[section].key in narrowed

    # What the page asks

    def show_query(self, query: ListQuery, *, near: int = 0) -> None:
        """Show another view of the list, at the anchor if it is there, else near a row."""
        self.query = query
        self._question += 1
        self._desk.read(
            look,
            self._source,
            query,
            self.anchor,
            near,
            then=partial(self._take_view, self._question),
            owner=self,
        )

    def is_loaded(self) -> bool:
        """Tell whether a first answer has come."""
        return self._is_loaded

    def row_at(self, number: int) -> Row | None:
        """Return a row by its number, or None and ask for it."""
        page = self._pages.get(number // PAGE)
        if page is None:
            self._want(number // PAGE)
            return None
        self._pages.move_to_end(number // PAGE)
        place = number % PAGE
        return page[place] if place < len(page) else None

    def loaded_row(self, number: int) -> Row | None:
        """Return a row by its number if it is in memory."""
        page = self._pages.get(number // PAGE, ())
        place = number % PAGE
        return page[place] if place < len(page) else None

    def number_of(self, record: str) -> int | None:
        """Return the row of a record if it is in memory."""
        for number, page in self._pages.items():
            for place, row in enumerate(page):
                if row.id == record:
                    return number * PAGE + place
        return None

    def text_of(self, row: Row | None, column: int) -> str:
        """Return what a cell says; of a row not read yet, the first one tells that it comes."""
        if row is None:
            return "" if column else PLACEHOLDER
        return self.columns[column].text(row)

    def find(self, record: str, then: Callable[[int | None], None]) -> None:
        """Find where a record stands in the list as it is now on disk."""
        self._desk.read(self._source.position, self.query, record, then=then, owner=self)

    def ids(
        self, spans: tuple[tuple[int, int], ...], then: Callable[[tuple[str, ...]], None]
    ) -> None:
        """Find the ids of rows given as spans ``(first, last)``; what is in memory is not read."""
        wanted = sum(last - first + 1 for first, last in spans)
        if wanted <= PAGE * PAGES_KEPT:
            rows = [self.loaded_row(n) for a, b in spans for n in range(a, b + 1)]
            known = tuple(row.id for row in rows if row is not None)
            if len(known) == wanted:
                then(known)
                return
        self._desk.read(ids_of, self._source, self._shown, spans, then=then, owner=self)

    def rows(
        self, spans: tuple[tuple[int, int], ...], then: Callable[[tuple[Row, ...]], None]
    ) -> None:
        """Find rows given as spans ``(first, last)``; what is in memory is not read."""
        found = [self.loaded_row(n) for first, last in spans for n in range(first, last + 1)]
        known = tuple(row for row in found if row is not None)
        if len(known) == len(found):
            then(known)
        else:
            self._desk.read(rows_of, self._source, self._shown, spans, then=then, owner=self)

    # Answers

    def _take_view(self, question: int, view: View) -> None:
        if question != self._question:
            return
        self.about_to_change.emit()
        self.beginResetModel()
        self._view += 1
        self._shown = view.query
        self._total = view.total
        self._pages = OrderedDict(view.pages)
        self._missing.clear()
        self._asked.clear()
        self._is_loaded = True
        self.endResetModel()
        self.arrived.emit(view)

    def _want(self, page: int) -> None:
        if page in self._asked:
            return
        self._missing[page] = None
        self._missing.move_to_end(page)
        if not self._timer.isActive():
            self._timer.start()

    def _ask_pages(self) -> None:
        """Ask for the two pages seen last: those that flew past are no longer of use."""
        newest = list(self._missing)[-2:]
        self._missing.clear()
        for page in newest:
            self._asked.add(page)
            self._desk.read(
                read_page,
                self._source,
                self._shown,
                page,
                then=partial(self._take_page, self._view, page),
                owner=self,
            )

    def _take_page(self, view: int, page: int, rows: tuple[Row, ...]) -> None:
        if view != self._view:
            return
        self._asked.discard(page)
        self._pages[page] = rows
        while len(self._pages) > PAGES_KEPT:
            self._pages.popitem(last=False)
        last = min((page + 1) * PAGE, self._total) - 1
        if last >= page * PAGE:
            self.dataChanged.emit(
                self.index(page * PAGE, 0), self.index(last, len(self.columns) - 1)
            )
