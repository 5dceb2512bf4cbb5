"""The sheet as the file holds it, with the row of headers marked."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QTableView, QWidget

from polesdesk.domain.import_columns import shown_text
from polesdesk.domain.import_sheets import Sheet, column_letter
from polesdesk.ui.columns import Align
from polesdesk.ui.plain_table import QUIET_ROLE, STRONG_ROLE, dress
from polesdesk.ui.table_header import PAD

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
WIDEST = 220
NARROWEST = 64
SAMPLED = 40


class SheetModel(QAbstractTableModel):
    """Rows and columns of a sheet; its first column counts the rows as a spreadsheet does."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet = Sheet(name="")
        self._width = 0
        self._header = 0

    def show_sheet(self, sheet: Sheet, header_row: int) -> None:
        """Show a sheet; what stands above its header row is shown as left out."""
        self.beginResetModel()
        self._sheet, self._header = sheet, header_row
        self._width = max((len(row) for row in sheet.rows), default=0)
        self.endResetModel()

    def header_row(self) -> int:
        """Return the row of headers, counted from 0."""
        return self._header

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._sheet.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of columns, with that of the row numbers."""
        return 0 if parent.isValid() else self._width + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the text of a cell as the office sees it."""
        row, column = index.row(), index.column() - 1
        if role == Qt.ItemDataRole.DisplayRole:
            return str(row + 1) if column < 0 else shown_text(self._sheet.cell(row, column))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return (Align.RIGHT if column < 0 else Align.LEFT).value
        if role == QUIET_ROLE:
            return column < 0 or row < self._header
        return row == self._header if role == STRONG_ROLE else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the letters of a column."""
        if orientation is Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return (Align.LEFT if section else Align.RIGHT).value
        if role == Qt.ItemDataRole.DisplayRole:
            return column_letter(section - 1) if section else ""
        return None


class SheetView(QTableView):
    """Shows a sheet of any length; only what is seen is painted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = SheetModel(self)
        self.setModel(self._rows)
        dress(self)
        self.horizontalHeader().setStretchLastSection(True)

    def show_sheet(self, sheet: Sheet, header_row: int) -> None:
        """Show a sheet from its header row on, with the rows above it a wheel away."""
        self._rows.show_sheet(sheet, header_row)
        metrics = self.fontMetrics()
        self.setColumnWidth(0, metrics.horizontalAdvance(str(len(sheet.rows))) + 2 * PAD + 12)
        for column in range(1, self._rows.columnCount()):
            sample = range(header_row, min(header_row + SAMPLED, len(sheet.rows)))
            texts = (shown_text(sheet.cell(row, column - 1)) for row in sample)
            widest = max((metrics.horizontalAdvance(text) for text in texts), default=0)
            self.setColumnWidth(column, max(NARROWEST, min(WIDEST, widest + 2 * PAD + 6)))
        first = self._rows.index(header_row, 1)
        self.scrollToTop()
        if first.isValid():
            self.setCurrentIndex(first)
            self.scrollTo(first)
