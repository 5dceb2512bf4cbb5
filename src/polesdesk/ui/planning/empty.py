"""What stands in place of the board of an office without hubs: what it is for, and how to begin."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from polesdesk.ui.icons import icon
from polesdesk.ui.measures import GAP
from polesdesk.ui.texts import LinkLabel, plain_label

WIDEST = 520
"""Pixels of the sentence, across."""


class EmptyPlanning(QWidget):
    """One sentence, one button to begin, one link to the manual."""

    hub_asked = Signal()
    manual_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        text = plain_label(
            self.tr(
                "Le planning montre qui tient quelle salle, et quand. Il se remplit avec les "
                "locaux des pôles et les créneaux des conventions."
            ),
            role="muted",
            wraps=True,
        )
        text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.begin = QPushButton(icon("building-2", "on_accent"), self.tr("Nouveau pôle"), self)
        self.begin.setObjectName("planning_empty_new")
        self.begin.setProperty("role", "primary")
        self.begin.clicked.connect(lambda _on: self.hub_asked.emit())
        link = LinkLabel(self.tr("Lire la page du manuel"), self.tr("Lire la page du manuel"))
        link.setObjectName("planning_empty_link")
        link.linkActivated.connect(lambda _link: self.manual_asked.emit())
        link.setWordWrap(False)
        middle = QWidget(self)
        middle.setFixedWidth(WIDEST)
        column = QVBoxLayout(middle)
        column.setSpacing(2 * GAP)
        column.addStretch(1)
        column.addWidget(text)
        for widget in (self.begin, link):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        row = QHBoxLayout(self)
        row.addStretch(1)
        row.addWidget(middle)
        row.addStretch(1)
