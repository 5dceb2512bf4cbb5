"""What the dialog of scans shows before a file was read."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from polesdesk.ui.icons import IconLabel
from polesdesk.ui.texts import plain_label


class NothingYet(QWidget):
    """Says what to drop here, and what will become of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = self.tr("Déposez ici les conventions signées et numérisées")
        told = self.tr(
            "PDF, JPEG, PNG ou TIFF, plusieurs conventions à la fois, pages dans le "
            "désordre\u202f: chaque page est reconnue à son code."
        )
        centre = Qt.AlignmentFlag.AlignHCenter
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addStretch(1)
        column.addWidget(IconLabel("file-check", 44, "accent"), 0, centre)
        column.addSpacing(4)
        for words, role in ((title, "card_title"), (told, "muted")):
            label = plain_label(words, role=role, wraps=True)
            label.setAlignment(centre)
            column.addWidget(label)
        column.addStretch(1)
