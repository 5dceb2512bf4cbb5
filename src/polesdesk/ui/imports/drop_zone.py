"""Where a spreadsheet is dropped, or chosen with the button inside."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from polesdesk.ui.icons import IconLabel, set_icon
from polesdesk.ui.texts import plain_label
from polesdesk.ui.tokens import tokens

SUFFIXES = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".tsv", ".txt")
"""Endings of the names of files that hold tables."""


def dropped_file(data: QMimeData) -> Path | None:
    """Return the one file that is dragged, None for anything else."""
    urls = [url for url in data.urls() if url.isLocalFile()]
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and len(data.urls()) == 1 else None


def dropped_spreadsheet(data: QMimeData) -> Path | None:
    """Return the one file that is dragged if its name is that of a spreadsheet."""
    path = dropped_file(data)
    return path if path is not None and path.suffix.lower() in SUFFIXES else None


class DropZone(QFrame):
    """A dashed frame with an icon, a sentence and a button; who holds it takes the drop."""

    choose_asked = Signal()

    def __init__(self, parent: QWidget | None = None, *, words: str = "", kinds: str = "") -> None:
        """``words`` and ``kinds`` say what may be dropped where it is not the usual table."""
        super().__init__(parent)
        self._is_over = False
        self.button = QPushButton(self.tr("C&hoisir un fichier…"), self)
        self.button.setObjectName("import_choose_file")
        self.button.setProperty("role", "primary")
        set_icon(self.button, "folder-open", "on_accent")
        self.button.clicked.connect(lambda _on: self.choose_asked.emit())
        title = plain_label(
            words or self.tr("Déposez ici le tableau du service"), role="card_title"
        )
        told = plain_label(
            kinds or self.tr("Excel (.xlsx, .xls), LibreOffice (.ods) ou texte (.csv)"),
            role="muted",
        )
        centre = Qt.AlignmentFlag.AlignHCenter
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addStretch(1)
        column.addWidget(IconLabel("file-spreadsheet", 44, "accent"), 0, centre)
        column.addSpacing(4)
        column.addWidget(title, 0, centre)
        column.addWidget(told, 0, centre)
        column.addSpacing(10)
        column.addWidget(self.button, 0, centre)
        column.addStretch(1)
        self.setMinimumHeight(220)

    def mark(self, *, over: bool) -> None:
        """Show that a file is held above the window."""
        self._is_over = over
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the dashed frame."""
        colours = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = QColor(colours.accent if self._is_over else colours.border)
        pen = QPen(ink, 2 if self._is_over else 1.5)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.setBrush(QColor(colours.selection if self._is_over else colours.card))
        painter.drawRoundedRect(self.rect().toRectF().adjusted(1, 1, -1, -1), 8, 8)
