"""The columns of the file, each with a sample of its values and the field that it becomes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QStandardItemModel
from PySide6.QtWidgets import QHBoxLayout, QTableView, QWidget

from polesdesk.domain.import_columns import Column, Columns, Found, shown_text
from polesdesk.domain.import_fields import Field
from polesdesk.domain.import_sheets import Sheet, column_letter
from polesdesk.ui.chips import Chip, chip_width
from polesdesk.ui.columns import Align
from polesdesk.ui.imports.fields import fields_model
from polesdesk.ui.imports.pick_box import PickBox
from polesdesk.ui.plain_table import CHIP_ROLE, QUIET_ROLE, dress
from polesdesk.ui.table_header import PAD
from polesdesk.ui.tokens import Tone

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
LETTER, HEADER, SAMPLE, FIELD, STATE = range(5)
ROW = 42
_SEARCHED_ROWS = 200
_SAMPLES = 3


class ColumnsModel(QAbstractTableModel):
    """One row for each column of the sheet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns: tuple[Column, ...] = ()
        self._samples: tuple[str, ...] = ()
        self._by_hand = Chip(word=self.tr("À la main"), tone=Tone.BLUE)
        self._left_out = Chip(word=self.tr("Ignorée"), tone=Tone.GREY, icon="minus")
        self._to_check = Chip(
            word=self.tr("À vérifier"), tone=Tone.AMBER, icon="circle-question-mark"
        )
        self._by_name = Chip(word=self.tr("Reconnue"), tone=Tone.GREEN)
        self._titles = (
            "",
            self.tr("Dans le fichier"),
            self.tr("Exemples"),
            self.tr("Dans PolesDesk"),
            self.tr("Reconnue"),
        )

    def show_columns(self, sheet: Sheet, columns: Columns) -> None:
        """Show the columns below another header row."""
        self.beginResetModel()
        self._columns = columns.columns
        first = columns.header_row + 1
        self._samples = tuple(_sample(sheet, first, one.index) for one in columns.columns)
        self.endResetModel()

    def update_columns(self, columns: Columns) -> None:
        """Show what the same columns now become."""
        self._columns = columns.columns
        last = self.index(len(self._columns) - 1, STATE)
        self.dataChanged.emit(self.index(0, FIELD), last)

    def column_at(self, row: int) -> Column:
        """Return a column of the sheet."""
        return self._columns[row]

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of columns of the sheet."""
        return 0 if parent.isValid() else len(self._columns)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return what is told of each."""
        return 0 if parent.isValid() else len(self._titles)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell tells."""
        column = self._columns[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(column, index.row(), index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Align.LEFT.value
        if role == QUIET_ROLE:
            return index.column() != HEADER
        if role == CHIP_ROLE and index.column() == STATE:
            return self._chip(column)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the headings."""
        if orientation is Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Align.LEFT.value
        return self._titles[section] if role == Qt.ItemDataRole.DisplayRole else None

    def chips(self) -> tuple[Chip, ...]:
        """Return every way in which a column may be recognised."""
        return (self._by_hand, self._left_out, self._to_check, self._by_name)

    def _text(self, column: Column, row: int, cell: int) -> str:
        if cell == LETTER:
            return column_letter(column.index)
        if cell == HEADER:
            return column.header or self.tr("(sans titre)")
        return self._samples[row] if cell == SAMPLE else ""

    def _chip(self, column: Column) -> Chip:
        if column.found is Found.BY_HAND:
            return self._by_hand
        if column.field is None:
            return self._left_out
        return self._to_check if column.found is Found.BY_LIKENESS else self._by_name


def _sample(sheet: Sheet, first: int, column: int) -> str:
    """Return some different values of a column, so that it can be recognised."""
    found: dict[str, None] = {}
    for text in _texts(sheet, first, column):
        found[text] = None
        if len(found) == _SAMPLES:
            break
    return "  ·  ".join(found)


def _texts(sheet: Sheet, first: int, column: int) -> Iterator[str]:
    for row in range(first, min(first + _SEARCHED_ROWS, len(sheet.rows))):
        text = shown_text(sheet.cell(row, column))
        if text:
            yield text if len(text) <= 40 else f"{text[:39]}…"


class FieldBox(PickBox):
    """The field that a column becomes; its row comes into sight with the keyboard."""

    entered = Signal()

    def __init__(self, fields: QStandardItemModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModel(fields)
        self.setSizeAdjustPolicy(PickBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(16)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the row is the current one."""
        super().focusInEvent(event)
        self.entered.emit()


class ColumnsView(QTableView):
    """The table of the columns; Enter or F2 goes to the box of the row."""

    field_chosen = Signal(int, object)
    """The index of a column of the sheet, and the ``Field`` or None chosen by hand."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = ColumnsModel(self)
        self._fields = fields_model(self)
        self._boxes: list[FieldBox] = []
        self.setModel(self._rows)
        dress(self, row=ROW)

    def show_columns(self, sheet: Sheet, columns: Columns, *, anew: bool) -> None:
        """Show the columns of a sheet; the same ones, otherwise understood, unless ``anew``."""
        if anew:
            self._rows.show_columns(sheet, columns)
            self._make_boxes()
            self._fit()
        else:
            self._rows.update_columns(columns)
        for box, column in zip(self._boxes, columns.columns, strict=True):
            box.set_value(column.field.value if column.field else "")

    def box_of(self, row: int) -> FieldBox:
        """Return the box of a row."""
        return self._boxes[row]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the box of the row and open it."""
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2, Qt.Key.Key_Space)
        row = self.currentIndex().row()
        if event.key() in keys and row >= 0:
            self._boxes[row].setFocus(Qt.FocusReason.OtherFocusReason)
            self._boxes[row].showPopup()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width."""
        super().resizeEvent(event)
        self._fit()

    def _make_boxes(self) -> None:
        self._boxes = []
        before: QWidget = self
        for row in range(self._rows.rowCount()):
            column = self._rows.column_at(row)
            holder = QWidget(self)
            box = FieldBox(self._fields, holder)
            box.setObjectName(f"import_field_{row + 1}")
            name = column.header or column_letter(column.index)
            box.setAccessibleName(self.tr("Colonne {name}, devient").format(name=name))
            box.picked.connect(partial(self._tell, column.index))
            box.entered.connect(partial(self._go_to, row))
            line = QHBoxLayout(holder)
            line.setContentsMargins(6, 4, 6, 4)
            line.addWidget(box)
            self.setIndexWidget(self._rows.index(row, FIELD), holder)
            QWidget.setTabOrder(before, box)
            before = box
            self._boxes.append(box)
        if self._boxes:
            self.setCurrentIndex(self._rows.index(0, HEADER))

    def _tell(self, index: int, value: str) -> None:
        self.field_chosen.emit(index, Field(value) if value else None)

    def _go_to(self, row: int) -> None:
        self.setCurrentIndex(self._rows.index(row, HEADER))
        self.scrollTo(self._rows.index(row, FIELD))

    def _fit(self) -> None:
        """Give the boxes and the chips their room; headers and samples share the rest."""
        metrics = self.fontMetrics()
        least = self.horizontalHeader().minimumSectionSize()
        letter = max(least, metrics.horizontalAdvance("MM") + 2 * PAD)
        state = max(chip_width(chip, metrics) for chip in self._rows.chips()) + 2 * PAD + 4
        wide = self.viewport().width() - letter - state
        field = min(metrics.averageCharWidth() * 32 + 40, max(170, wide * 2 // 5))
        rest = max(200, wide - field)
        for column, width in enumerate((letter, rest * 2 // 5, rest - rest * 2 // 5, field, state)):
            self.setColumnWidth(column, width)
