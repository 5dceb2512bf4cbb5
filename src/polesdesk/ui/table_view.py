"""The list itself: keyboard, mouse, clipboard, columns; the same in every tab."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import islice

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, QSettings, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from polesdesk.domain.lists import ListQuery
from polesdesk.ui.cell_delegate import CellDelegate
from polesdesk.ui.column_layout import ColumnLayout
from polesdesk.ui.columns import Column, Row
from polesdesk.ui.icons import icon
from polesdesk.ui.measures import row_height
from polesdesk.ui.row_dragging import DRAGGED_AT_MOST, RowDragging
from polesdesk.ui.scroll_page import is_zoom
from polesdesk.ui.source import View
from polesdesk.ui.table_copy import copied_rows
from polesdesk.ui.table_header import TableHeader
from polesdesk.ui.table_model import TableModel

COPIED_AT_MOST = 3000
"""Rows that one copy takes to the clipboard; more is the work of an export."""


class TableView(QTableView):
    """A list in a table; filled by ``show_list``."""

    opened = Signal(str)
    """Enter or a double click on a record."""
    current_changed = Signal(str)
    """Another record is current; empty when there is none."""
    selection_changed = Signal()
    typed = Signal(str)
    """Letters typed on the list: they belong to the filter."""
    filter_asked = Signal(str)
    """A filter on a column is wanted: the key of the column."""
    copied = Signal(int, int)
    """Rows went to the clipboard: how many, and how many are selected."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._header = TableHeader(self)
        self.setHorizontalHeader(self._header)
        self._layout: ColumnLayout | None = None
        self._model: TableModel | None = None
        self._current = ""
        self._selected: set[str] = set()
        self._query = ListQuery()
        self._top = 0
        self._row = 0
        self._restoring = False
        self.dragging = RowDragging(self)
        self.keeps_current = True
        """Whether another row becomes current when the current one leaves the list."""
        self._set_manners()

    def show_list(self, model: TableModel, settings: QSettings, name: str) -> None:
        """Show a model; ``name`` is where the columns are remembered."""
        self._model = model
        self.setModel(model)
        self.setItemDelegate(CellDelegate(self, model))
        self._layout = ColumnLayout(self, self._header, model.columns, settings, name)
        self._header.is_filtered = model.is_filtered
        self._header.sortIndicatorChanged.connect(self._sort)
        self._header.customContextMenuRequested.connect(self._show_columns_menu)
        self.selectionModel().currentRowChanged.connect(self._tell_current)
        self.selectionModel().selectionChanged.connect(self._tell_selection)
        model.about_to_change.connect(self._note)
        model.arrived.connect(self._restore)
        model.dataChanged.connect(lambda _first, _last: self._tell_current(self.currentIndex()))
        self._layout.fit()

    def show_query(self, query: ListQuery) -> None:
        """Ask for another choice of rows; the current record stays current if it is there."""
        assert self._model is not None
        self._model.show_query(query)

    def show_order(self, sort: str, *, descending: bool) -> None:
        """Show by which column the list is sorted, without reading it; "" is the usual order."""
        assert self._model is not None
        keys = [column.sort for column in self._model.columns]
        number = keys.index(sort) if sort in keys and sort else -1
        down, up = Qt.SortOrder.DescendingOrder, Qt.SortOrder.AscendingOrder
        self._header.blockSignals(True)
        self._header.setSortIndicator(number, down if descending else up)
        self._header.blockSignals(False)
        self._header.viewport().update()

    def reload(self) -> None:
        """Read again what is shown and stay where the manager is."""
        assert self._model is not None
        self._model.show_query(self._model.query, near=max(0, self.rowAt(0)))

    def current_id(self) -> str:
        """Return the id of the current record, or an empty text."""
        return self._current

    def select_record(self, record: str) -> None:
        """Make a record current and bring it into sight, also one that was just made."""
        assert self._model is not None
        number = self._model.number_of(record)
        if number is None:
            self._model.anchor = record
            self.reload()
        else:
            self._make_current(number)
            self.scrollTo(self.currentIndex())

    def clear_current(self) -> None:
        """Leave no record current."""
        self.selectionModel().clear()

    def selected_count(self) -> int:
        """Return how many records are selected."""
        return sum(last - first + 1 for first, last in self.selected_spans())

    def selected_spans(self) -> tuple[tuple[int, int], ...]:
        """Return the selected rows as spans, in the order of the list."""
        chosen = self.selectionModel().selection().toList()
        return tuple(sorted({(span.top(), span.bottom()) for span in chosen}))

    def selected_ids(self, then: Callable[[tuple[str, ...]], None]) -> None:
        """Find the ids of all selected records, also of those not read yet."""
        assert self._model is not None
        self._model.ids(self.selected_spans(), then)

    def columns_menu(self, parent: QWidget) -> QMenu:
        """Return the menu that chooses columns and their order of rows."""
        assert self._model is not None
        assert self._layout is not None
        menu = QMenu(self.tr("Colonnes"), parent)
        for number, column in enumerate(self._model.columns):
            action = menu.addAction(column.title)
            action.setCheckable(True)
            action.setChecked(self._layout.is_shown(number))
            action.toggled.connect(partial(self._toggle_column, number))
        menu.addSeparator()
        self._add_sort_menu(menu)
        menu.addAction(self.tr("Rétablir les colonnes"), self._layout.restore)
        return menu

    def copy_rows(self) -> None:
        """Copy the selected rows with their headings, in the order of the columns shown."""
        assert self._model is not None
        spans = _first_of(self.selected_spans(), COPIED_AT_MOST)
        if spans:
            self._model.rows(spans, self._take_copied)

    def shown_columns(self) -> list[Column]:
        """Return the columns that the manager chose to see, from left to right."""
        assert self._model is not None
        assert self._layout is not None
        numbers = [self._header.logicalIndex(v) for v in range(len(self._model.columns))]
        return [self._model.columns[n] for n in numbers if self._layout.is_shown(n)]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open, copy, and hand letters to the filter; Qt's own keys do the rest."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_rows()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._open_current()
        elif (
            event.key() == Qt.Key.Key_F10 and event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        ):
            self._show_menu(self._menu_place())
        elif event.text().strip() and event.text().isprintable() and not _is_command(event):
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show the commands of the menu where the mouse or the current row is."""
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        self._show_menu(self._menu_place() if by_key else event.globalPos())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; Ctrl and the wheel belong to the window, which changes the size of the text."""
        if is_zoom(event):
            event.ignore()
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width among the columns."""
        super().resizeEvent(event)
        if self._layout is not None:
            self._layout.fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of the text and of rows."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._set_row_height()
            if self._layout is not None:
                self._layout.fit()

    def startDrag(self, _actions: Qt.DropAction) -> None:
        """Drag the selected rows out of the window."""
        assert self._model is not None
        spans = _first_of(self.selected_spans(), DRAGGED_AT_MOST)
        if spans:
            self.dragging.start(partial(self._model.rows, spans))

    def _set_manners(self) -> None:
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.doubleClicked.connect(lambda _index: self._open_current())
        self._set_row_height()

    def _set_row_height(self) -> None:
        self.verticalHeader().setDefaultSectionSize(row_height(self))

    def _open_current(self) -> None:
        if self._current:
            self.opened.emit(self._current)

    def _sort(self, column: int, order: Qt.SortOrder) -> None:
        assert self._model is not None
        if column >= 0 and self._model.columns[column].sort is None:
            self._header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
            return
        self._model.sort(column, order)

    # Current record and selection, kept by id

    def _tell_current(self, index: QModelIndex) -> None:
        """Tell the current record; one not read yet is told when it comes."""
        assert self._model is not None
        row = self._model.row_at(index.row()) if index.isValid() else None
        if self._restoring or (index.isValid() and row is None):
            return
        record = "" if row is None else row.id
        if record != self._current:
            self._current = self._model.anchor = record
            self.current_changed.emit(record)

    def _tell_selection(self) -> None:
        if not self._restoring:
            self.selection_changed.emit()

    def _note(self) -> None:
        """Remember what is selected before other rows come."""
        assert self._model is not None
        self._restoring = True
        self._top = self.verticalScrollBar().value()
        self._row = max(0, self.currentIndex().row())
        rows = [self._model.loaded_row(number) for number in self._selected_rows()]
        self._selected = {row.id for row in rows if row is not None}

    def _restore(self, view: View) -> None:
        """Select the same records among the rows that have come."""
        same, self._query = view.query == self._query, view.query
        row = view.position
        if row is None and view.total and self.keeps_current:
            row = min(self._row, view.total - 1) if same else 0
        if row is not None:
            self._make_current(row)
        for record in self._selected - {self._current}:
            self._add_to_selection(record)
        self.verticalScrollBar().setValue(self._top)
        if row is not None:
            self.scrollTo(self.currentIndex())
        self._restoring = False
        self._tell_current(self.currentIndex())
        self.selection_changed.emit()

    def _selected_rows(self) -> list[int]:
        """Return the numbers of selected rows, no more than a copy takes."""
        rows = (n for first, last in self.selected_spans() for n in range(first, last + 1))
        return list(islice(rows, COPIED_AT_MOST))

    def _make_current(self, row: int) -> None:
        assert self._model is not None
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(
            self._model.index(row, 0), flags.ClearAndSelect | flags.Rows
        )

    def _add_to_selection(self, record: str) -> None:
        assert self._model is not None
        row = self._model.number_of(record)
        if row is not None:
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().select(self._model.index(row, 0), flags.Select | flags.Rows)

    # Menus

    def _show_menu(self, place: QPoint) -> None:
        actions = self.actions()
        if actions:
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.addActions(actions)
            menu.popup(place)

    def _menu_place(self) -> QPoint:
        cell = self.visualRect(self.currentIndex())
        return self.viewport().mapToGlobal(cell.bottomLeft() + QPoint(24, 0))

    def _show_columns_menu(self, place: QPoint) -> None:
        assert self._model is not None
        menu = self.columns_menu(self)
        number = self._header.logicalIndexAt(place)
        if number >= 0 and self._model.columns[number].narrow is not None:
            self._offer_filter(menu, self._model.columns[number])
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._header.mapToGlobal(place))

    def _offer_filter(self, menu: QMenu, column: Column) -> None:
        """Put « Filtrer cette colonne… » first."""
        first = menu.actions()[0]
        action = QAction(icon("filter"), self.tr("Filtrer cette colonne…"), menu)
        action.triggered.connect(lambda _on: self.filter_asked.emit(column.key))
        menu.insertAction(first, action)
        menu.insertSeparator(first)

    def _toggle_column(self, number: int, shown: bool) -> None:  # noqa: FBT001  Qt's signal
        assert self._layout is not None
        self._layout.show_column(number, shown=shown)

    def _add_sort_menu(self, menu: QMenu) -> None:
        assert self._model is not None
        orders = menu.addMenu(self.tr("Trier par"))
        for number, column in enumerate(self._model.columns):
            if column.sort is not None:
                orders.addAction(
                    column.title,
                    partial(self._header.setSortIndicator, number, Qt.SortOrder.AscendingOrder),
                )
        orders.addAction(
            self.tr("Ordre habituel"),
            partial(self._header.setSortIndicator, -1, Qt.SortOrder.AscendingOrder),
        )

    def _take_copied(self, rows: tuple[Row, ...]) -> None:
        clipboard = QGuiApplication.clipboard()
        clipboard.setMimeData(copied_rows(self.shown_columns(), rows))
        self.copied.emit(len(rows), self.selected_count())


def _is_command(event: QKeyEvent) -> bool:
    commands = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    return bool(event.modifiers() & commands)


def _first_of(spans: tuple[tuple[int, int], ...], most: int) -> tuple[tuple[int, int], ...]:
    """Return the first rows of spans, no more than so many."""
    kept = []
    for first, last in spans:
        if most <= 0:
            break
        kept.append((first, min(last, first + most - 1)))
        most -= last - first + 1
    return tuple(kept)
