"""The table of scanned pages."""

from __future__ import annotations

from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QTableView, QWidget

from polesdesk.ui.chips import Chip, chip_width
from polesdesk.ui.plain_table import dress
from polesdesk.ui.scans.model import THUMB, ScansDelegate, ScansModel
from polesdesk.ui.table_header import PAD, TableHeader
from polesdesk.ui.tokens import Tone


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
        """Give each column what it needs, and what is left to the agreement."""
        header, metrics = self.horizontalHeader(), self.fontMetrics()
        if not isinstance(header, TableHeader):
            return
        headings = QFontMetrics(header.heading_font())
        widths = []
        for column in self._rows.columns:
            needed = metrics.horizontalAdvance(column.sample) + 2 * PAD
            if column.key == "picture":
                needed = THUMB.width() + 2 * PAD
            if column.chip is not None:
                needed = chip_width(Chip(word=column.sample, tone=Tone.RED), metrics) + 2 * PAD
            widths.append(max(needed, headings.horizontalAdvance(column.title) + 2 * PAD + 2))
        left = max(0, self.viewport().width() - sum(widths))
        for number, column in enumerate(self._rows.columns):
            self.setColumnWidth(number, widths[number] + (left if column.stretch else 0))
