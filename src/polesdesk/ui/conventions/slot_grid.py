"""The table of the grid of slots: letters begin to type, Tab goes from cell to cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QKeySequence, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QCompleter,
    QHeaderView,
    QLineEdit,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)
from shiboken6 import isValid

from polesdesk.domain.french import WEEKDAYS
from polesdesk.domain.identity import new_id
from polesdesk.domain.slot_lines import HALF_DAYS, HOLIDAYS, RHYTHMS, Cell, SlotLine
from polesdesk.ui.conventions.slot_model import CELLS, TITLES, SlotModel
from polesdesk.ui.measures import row_height
from polesdesk.ui.table_header import ARROW, PAD, TableHeader
from polesdesk.ui.tokens import tokens
from polesdesk.ui.words import tr

Index = QModelIndex | QPersistentModelIndex
LEAST, MOST = 2, 9
"""Lines that the grid shows at least, and at most before it scrolls."""
SAMPLES = {
    Cell.DAY: "mercredi",
    Cell.HOURS: "18 h 30 – 20 h 30",
    Cell.ROOM: "Grande salle",
    Cell.RHYTHM: "impaires",
    Cell.HOLIDAYS: "comprises",
    Cell.DATES_OUT: "24/12/2026",
    Cell.DATES_IN: "24/12/2026",
}

DATES = (Cell.DATES_OUT, Cell.DATES_IN)
"""The last columns: days on which a slot is not, or is besides."""


class SlotGrid(QTableView):
    """The table of the grid: letters begin to type, Tab goes from cell to cell."""

    dates_changed = Signal()
    """The columns of single dates may have been shown or hidden."""

    def __init__(self, model: SlotModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._slots = model
        self.setModel(model)
        header = TableHeader(self)
        header.setSectionsClickable(False)
        header.setSortIndicatorShown(False)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setHorizontalHeader(header)
        self._delegate = SlotDelegate(model, self)
        self._taking = False
        self.setItemDelegate(self._delegate)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.AnyKeyPressed
            | triggers.DoubleClicked
            | triggers.EditKeyPressed
            | triggers.SelectedClicked
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setCornerButtonEnabled(False)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)  # Qt's own goes round and never out
        self.setWordWrap(False)
        self.setProperty("role", "grid")
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(row_height(self))
        self._dates_wanted = False
        self._widths = {
            cell: max(
                self.fontMetrics().horizontalAdvance(SAMPLES[cell]) + 2 * PAD,
                header.width_of(tr(TITLES[cell])) - ARROW,
            )
            for cell in CELLS
        }
        self._least_room = self._widths[Cell.ROOM]
        for number, cell in enumerate(CELLS):
            self.setColumnWidth(number, self._widths[cell])
        self.fit()

    def fit(self) -> None:
        """Take the height of the lines, within bounds."""
        lines = max(LEAST, min(MOST, self._slots.rowCount()))
        bar = self.horizontalScrollBar().sizeHint().height()
        row = self.verticalHeader().defaultSectionSize()
        self._share_width()
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + lines * row + bar + 4)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width among the columns."""
        super().resizeEvent(event)
        self._share_width()

    def show_dates(self, shown: bool) -> None:  # noqa: FBT001  the signal of a checked button
        """Show the columns of single dates, also where they do not fit."""
        self._dates_wanted = shown
        self._share_width()

    def dates_are_optional(self) -> bool:
        """Tell whether the columns of single dates are empty and do not fit."""
        typed = any(
            str(getattr(line, cell)).strip() for line in self._slots.texts() for cell in DATES
        )
        return not typed and self._least_width(CELLS) > self.viewport().width()

    def _share_width(self) -> None:
        """Hide empty dates where they do not fit; rooms fill what the other columns leave."""
        hidden = self.dates_are_optional() and not self._dates_wanted
        for cell in DATES:
            self.setColumnHidden(CELLS.index(cell), hidden)
        shown = [cell for cell in CELLS if not (hidden and cell in DATES)]
        usual = [cell for cell in CELLS if cell not in DATES]
        fits = self._least_width(shown) <= self.viewport().width()
        others = sum(self._widths[cell] for cell in (shown if fits else usual)) - self._least_room
        room = max(self._least_room, self.viewport().width() - others)
        self.setColumnWidth(CELLS.index(Cell.ROOM), room)
        self.dates_changed.emit()

    def _least_width(self, cells: Sequence[Cell]) -> int:
        return sum(self._widths[cell] for cell in cells)

    def go_to_blank(self) -> None:
        """Begin to type a new slot."""
        blank = self._slots.index(self._slots.rowCount() - 1, 0)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.type_in(blank)

    def type_in(self, index: Index) -> None:
        """Open a cell to be typed in, unless it is open already."""
        self.setCurrentIndex(index)
        if not self.isPersistentEditorOpen(index) and self.indexWidget(index) is None:
            self.edit(index)

    def remove_current(self) -> None:
        """Remove the line of the current cell."""
        if self.currentIndex().isValid() and not self._slots.is_locked:
            self._slots.remove_lines([self.currentIndex().row()])

    def take_typed(self) -> None:
        """Take the cell that is being typed, as when the form is saved by its key."""
        editor = self._delegate.editor
        if editor is not None and isValid(editor) and not self._taking:
            self._taking = True
            self.commitData(editor)
            self._taking = False

    def lines_typed(self) -> tuple[SlotLine, ...]:
        """Return the lines as they stand, with the cell being typed, which stays open."""
        lines = list(self._slots.texts())
        editor, here = self._delegate.editor, self.currentIndex()
        if editor is None or not isValid(editor) or not here.isValid():
            return tuple(lines)
        if here.row() >= len(lines):
            if not editor.text().strip():
                return tuple(lines)
            lines.append(SlotLine(id=new_id()))
        cell = str(CELLS[here.column()])
        lines[here.row()] = replace(lines[here.row()], **{cell: editor.text()})
        return tuple(lines)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Go out of the grid from its blank line."""
        hints = QAbstractItemDelegate.EndEditHint
        if editor is self._delegate.editor:
            self._delegate.editor = None
        blank = self.currentIndex().row() >= len(self._slots.texts())
        if hint is hints.EditNextItem and blank:
            super().closeEditor(editor, hints.NoHint)
            super().focusNextPrevChild(True)
        else:
            super().closeEditor(editor, hint)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Paste cells, empty a cell with Suppr, remove a line with Ctrl+Suppr."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        key, here = event.key(), self.currentIndex()
        if event.matches(QKeySequence.StandardKey.Paste):
            self._paste(QGuiApplication.clipboard().text())
        elif key == Qt.Key.Key_Delete and control:
            self.remove_current()
        elif key == Qt.Key.Key_Delete and here.isValid():
            self._slots.setData(here, "")
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.type_in(here)
        elif key == Qt.Key.Key_Escape:
            event.ignore()  # it belongs to the form
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001  Qt's own signature
        """Go to the next cell, and out of the grid from its blank line."""
        here = self.currentIndex()
        shown = [n for n in range(len(CELLS)) if not self.isColumnHidden(n)]
        row, column = here.row(), here.column() + (1 if forward else -1)
        if column > shown[-1]:
            row, column = row + 1, shown[0]
        elif column < shown[0]:
            row, column = row - 1, shown[-1]
        blank = forward and here.isValid() and here.row() >= len(self._slots.texts())
        target = self._slots.index(row, column)
        if not here.isValid() or blank or not target.isValid():
            return super().focusNextPrevChild(forward)
        self.setCurrentIndex(target)
        return True

    def contextMenuEvent(self, event: object) -> None:
        """Offer what the buttons do."""
        if self._slots.is_locked:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Ajouter un créneau"), self.go_to_blank)
        menu.addAction(self.tr("Retirer ce créneau"), self.remove_current)
        cell = self.visualRect(self.currentIndex())
        menu.popup(self.viewport().mapToGlobal(cell.bottomLeft() + QPoint(24, 0)))

    def _paste(self, text: str) -> None:
        """Put cells copied from a spreadsheet from the current cell on."""
        here = self.currentIndex()
        if self._slots.is_locked or not here.isValid():
            return
        for down, line in enumerate(text.rstrip("\r\n").splitlines()):
            for across, cell in enumerate(line.split("\t")):
                target = self._slots.index(here.row() + down, here.column() + across)
                if target.isValid():
                    self._slots.setData(target, cell)


class SlotDelegate(QStyledItemDelegate):
    """Gives each cell a line to type in, with the usual words of its column."""

    def __init__(self, model: SlotModel, parent: SlotGrid) -> None:
        super().__init__(parent)
        self._slots = model
        self.editor: QLineEdit | None = None
        """The line of the cell that is being typed."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return the line, with the words that it offers."""
        line = QLineEdit(parent)
        line.setProperty("role", "cell")
        line.setAccessibleName(
            str(self._slots.headerData(index.column(), Qt.Orientation.Horizontal))
        )
        words = self._words(CELLS[index.column()])
        if words:
            completer = QCompleter(words, line)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            line.setCompleter(completer)
        self.editor = line
        return line

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Go on to the next cell by Enter as by Tab."""
        enter = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if (
            isinstance(editor, QWidget)
            and isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.key() in enter
            and not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.commitData.emit(editor)
            self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.EditNextItem)
            return True
        return super().eventFilter(editor, event)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a cell aligned with its heading, in red when it cannot be read."""
        colours = tokens()
        rect: QRect = option.rect
        wrong = index.data(Qt.ItemDataRole.BackgroundRole)
        here = option.state & QStyle.StateFlag.State_HasFocus
        ground = QColor(colours.selection) if here else wrong or QColor(colours.card)
        painter.save()
        painter.fillRect(rect, ground)
        painter.setPen(QColor(colours.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.setPen(index.data(Qt.ItemDataRole.ForegroundRole) or QColor(colours.text))
        room = rect.adjusted(PAD, 0, -4, 0)
        shown = option.fontMetrics.elidedText(
            str(index.data() or ""), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.setFont(option.font)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), shown)
        painter.restore()

    def _words(self, cell: Cell) -> list[str]:
        if cell is Cell.DAY:
            return list(WEEKDAYS)
        if cell is Cell.HOURS:
            return list(HALF_DAYS.values())
        if cell is Cell.ROOM:
            return list(self._slots.premises().names.values())
        if cell is Cell.RHYTHM:
            return list(RHYTHMS)
        return list(HOLIDAYS.values()) if cell is Cell.HOLIDAYS else []
