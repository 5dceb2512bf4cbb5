"""The table of scanned pages."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QTableView, QWidget

from polesdesk.ui.plain_table import dress, share_width
from polesdesk.ui.scans.model import THUMB, ScansDelegate, ScansModel


class ScansTable(QTableView):
    """A row a page, its small picture first."""

    def __init__(self, rows: ScansModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dress(self, row=THUMB.height() + 8)
        self.setObjectName("scans_table")
        self.setAccessibleName(self.tr("Pages scannées"))
        self.setItemDelegate(ScansDelegate(self))
        self.setModel(rows)
        self._rows = rows

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width among the columns."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Leave to the agreement what the other columns do not need."""
        share_width(self, self._rows.columns)
