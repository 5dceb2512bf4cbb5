"""The table of the grid of papers: typing begins at once, Enter goes down."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QLineEdit,
    QStyle,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QWidget,
)
from shiboken6 import isValid

from polesdesk.domain.associations import PaperKind, PaperState
from polesdesk.domain.labels import PAPER_STATES, PAPERS
from polesdesk.domain.paper_typing import END_TYPED, NOT_NEEDED, REJECT
from polesdesk.domain.paper_validity import VALID_MONTHS
from polesdesk.ui.associations.paper_model import BAD_ROLE, PaperModel
from polesdesk.ui.chips import Chip, chip_width
from polesdesk.ui.plain_table import PlainDelegate, dress
from polesdesk.ui.table_header import ARROW, PAD, TableHeader
from polesdesk.ui.texts import tooltip
from polesdesk.ui.tokens import Tone, tokens
from polesdesk.ui.words import tr

Index = QModelIndex | QPersistentModelIndex
ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
NAME_LETTERS = 32
"""Letters that the name of an association has room for at least."""
_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class PaperTable(QTableView):
    """Digits and letters open a cell, « x » and « r » decide, Suppr forgets what was typed."""

    entered = Signal()
    """A cell was typed and confirmed by Enter."""

    def __init__(self, model: PaperModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._papers = model
        dress(self)
        self._delegate = PaperDelegate(model, self)
        self.setItemDelegate(self._delegate)
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed)
        self.setProperty("role", "grid")

    def editor(self) -> QLineEdit | None:
        """Return the line of the cell that is being typed."""
        line = self._delegate.line
        return line if line is not None and isValid(line) else None

    def take_typed(self) -> None:
        """Take the cell that is being typed."""
        line = self.editor()
        if line is not None:
            self.commitData(line)
            self.closeEditor(line, QAbstractItemDelegate.EndEditHint.NoHint)

    def type_in(self, text: str) -> None:
        """Open the current cell with the beginning of its text."""
        here = self.currentIndex()
        if not here.flags() & Qt.ItemFlag.ItemIsEditable:
            return
        self.edit(here)
        line = self.editor()
        if line is not None:
            line.setText(text)

    def go(self, row: int, column: int) -> None:
        """Go to a cell, and stay on the last line and the last column."""
        model = self._papers
        row = max(0, min(row, model.rowCount() - 1))
        column = max(1, min(column, model.columnCount() - 1))
        self.setCurrentIndex(model.index(row, column))

    def go_down(self) -> None:
        """Go to the same paper of the next association."""
        here = self.currentIndex()
        self.go(here.row() + 1, here.column())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type, decide, forget, paste; arrows move."""
        key, text = event.key(), event.text()
        if event.matches(QKeySequence.StandardKey.Paste):
            self._paste(QGuiApplication.clipboard().text())
        elif event.modifiers() & _HELD:
            super().keyPressEvent(event)
        elif key in ENTER:
            self.go_down()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._papers.forget(self.currentIndex())
        elif text.lower() == NOT_NEEDED:
            self._papers.setData(self.currentIndex(), NOT_NEEDED)
            self.entered.emit()
        elif text.lower() == REJECT:
            self.type_in(f"{REJECT} ")
        elif text.isprintable() and text.strip():
            self._type_on(text)
        elif key == Qt.Key.Key_Escape:
            event.ignore()  # it belongs to the dialog
        else:
            super().keyPressEvent(event)

    def _type_on(self, text: str) -> None:
        """Open the cell with a character: a digit begins anew, a letter never loses what stands."""
        here = self.currentIndex()
        written = str(here.data(Qt.ItemDataRole.EditRole) or "")
        self.type_in(text if text.isdigit() or not written else f"{written} {text}")

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Stay on the cell by Esc, go across by Tab."""
        hints = QAbstractItemDelegate.EndEditHint
        step = {hints.EditNextItem: 1, hints.EditPreviousItem: -1}.get(hint, 0)
        self._delegate.line = None
        super().closeEditor(editor, hints.NoHint if step else hint)
        if step:
            here = self.currentIndex()
            self.go(here.row(), here.column() + step)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width among the columns."""
        super().resizeEvent(event)
        self.share_width()

    def share_width(self) -> None:
        """Give each paper the room of its longest usual state, the association what is left."""
        kinds = self._papers.grid.kinds
        widths = [self._width_of(kind) for kind in kinds]
        name = self.fontMetrics().averageCharWidth() * NAME_LETTERS + 2 * PAD
        self.setColumnWidth(0, max(name, self.viewport().width() - sum(widths)))
        for column, width in enumerate(widths, start=1):
            self.setColumnWidth(column, width)

    def _width_of(self, kind: PaperKind) -> int:
        """Only papers that have an end can be about to end."""
        ends = kind in END_TYPED or kind in VALID_MONTHS
        longest = PaperState.EXPIRING if ends else PaperState.RECEIVED
        chip = Chip(word=f"{tr(PAPER_STATES[longest])} 00/00/0000", tone=Tone.AMBER)
        state = chip_width(chip, self.fontMetrics()) + 2 * PAD
        header = self.horizontalHeader()
        assert isinstance(header, TableHeader)
        return max(state, header.width_of(tr(PAPERS[kind])) - ARROW)

    def _paste(self, text: str) -> None:
        """Put cells copied from a spreadsheet from the current cell on."""
        here = self.currentIndex()
        for down, line in enumerate(text.rstrip("\r\n").splitlines()):
            for across, cell in enumerate(line.split("\t")):
                self._papers.setData(
                    self._papers.index(here.row() + down, here.column() + across), cell
                )


class PaperDelegate(PlainDelegate):
    """Paints the chips, marks the current cell and what cannot be read, gives a line to type."""

    def __init__(self, model: PaperModel, parent: PaperTable) -> None:
        super().__init__(parent)
        self._papers = model
        self._table = parent
        self.line: QLineEdit | None = None
        """The line of the cell that is being typed."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return the line, with the date that it waits for."""
        kind = self._papers.grid.kinds[index.column() - 1]
        line = QLineEdit(parent)
        line.setObjectName("paper_typing_cell")
        line.setProperty("role", "cell")
        line.setAccessibleName(self._papers.sentence(index))
        line.setPlaceholderText(tr("valable jusqu’au…") if kind in END_TYPED else tr("reçue le…"))
        self.line = line
        return line

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Confirm by Enter; the dialog says where to go on."""
        if (
            isinstance(editor, QWidget)
            and isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.key() in ENTER
            and not event.modifiers() & _HELD
        ):
            self._table.take_typed()
            self._table.entered.emit()
            return True
        return super().eventFilter(editor, event)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        super().paint(painter, option, index)
        is_here = bool(option.state & QStyle.StateFlag.State_Selected)
        is_bad = bool(index.data(BAD_ROLE))
        if is_here or is_bad:
            colours = tokens()
            ink = QColor(colours.ink(Tone.RED)) if is_bad else QColor(colours.focus)
            painter.save()
            painter.setPen(QPen(ink, 2))
            painter.drawRect(option.rect.adjusted(1, 1, -2, -2))
            painter.restore()

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Show what a cell says, whole."""
        if event.type() is not QEvent.Type.ToolTip or not index.isValid():
            return super().helpEvent(event, view, option, index)
        told = tooltip(self._papers.sentence(index))
        QToolTip.showText(event.globalPos(), told, view, option.rect)
        return True
