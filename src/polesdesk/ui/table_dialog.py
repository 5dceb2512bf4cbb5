"""A table of words in a dialog of its own: what was found, and what to do with a line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QTableView, QVBoxLayout, QWidget

from polesdesk.ui.manner import set_manner
from polesdesk.ui.measures import CARD_MARGINS, GAP
from polesdesk.ui.plain_table import QUIET_ROLE, dress
from polesdesk.ui.screen_room import resize_within_screen
from polesdesk.ui.table_header import PAD
from polesdesk.ui.texts import plain_label
from polesdesk.ui.words import tr

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class WordsModel(QAbstractTableModel):
    """Rows of words under headings; a row of ``quiet`` is muted."""

    def __init__(
        self, heads: Sequence[str], rows: Sequence[Sequence[str]], quiet: Sequence[bool] = ()
    ) -> None:
        super().__init__()
        self._heads = tuple(heads)
        self._rows = tuple(tuple(row) for row in rows)
        self._quiet = tuple(quiet)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self._heads)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words of a cell."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT
        if role == QUIET_ROLE:
            return bool(self._quiet) and self._quiet[index.row()]
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the heading of a column."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT
        return self._heads[section] if role == Qt.ItemDataRole.DisplayRole else None


class TableDialog(QDialog):
    """A table with a title above it and buttons under it."""

    def __init__(
        self,
        name: str,
        words: tuple[str, str],
        model: WordsModel,
        widths: Sequence[int],
        parent: QWidget,
    ) -> None:
        title, told = words
        super().__init__(parent)
        self.setObjectName(f"{name}_dialog")
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self._model = model
        self.table = QTableView(self)
        self.table.setObjectName(f"{name}_table")
        self.table.setAccessibleName(title)
        dress(self.table)
        self.table.setModel(model)
        self._share(widths)
        self.go = QPushButton(self)
        self.go.setObjectName(f"{name}_go")
        set_manner(self.go, "role", "primary")
        self.back = QPushButton(tr("Fermer"), self)
        self.back.setObjectName(f"{name}_close")
        self.back.clicked.connect(self.reject)
        self.go.clicked.connect(lambda _on: self._take())
        self.table.doubleClicked.connect(lambda _index: self._take())
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.back)
        foot.addWidget(self.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(CARD_MARGINS)
        column.setSpacing(GAP)
        column.addWidget(plain_label(title, self, role="title", wraps=True))
        column.addWidget(plain_label(told, self, role="muted", wraps=True))
        column.addWidget(self.table, 1)
        column.addLayout(foot)
        resize_within_screen(self, 980, 520)
        self.go.setEnabled(model.rowCount() > 0)
        if model.rowCount():
            self.table.selectRow(0)
            self.table.setFocus()

    def _share(self, widths: Sequence[int]) -> None:
        """Give columns the room of so many letters; what is left goes to the last one."""
        header = self.table.horizontalHeader()
        letter = self.fontMetrics().averageCharWidth()
        for place, letters in enumerate(widths):
            header.resizeSection(place, letters * letter + 2 * PAD)
        header.setStretchLastSection(True)

    def take(self, row: int) -> None:
        """Do with a line what the button says."""
        raise NotImplementedError

    def _take(self) -> None:
        row = self.table.currentIndex().row()
        if row >= 0:
            self.accept()
            self.take(row)
