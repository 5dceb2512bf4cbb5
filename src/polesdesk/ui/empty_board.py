"""What stands in place of a board that has nothing yet: what it is for, and how to begin."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from polesdesk.ui.icons import icon
from polesdesk.ui.measures import GAP
from polesdesk.ui.texts import LinkLabel, plain_label
from polesdesk.ui.words import tr

WIDEST = 520
"""Pixels of the sentence, across."""


class EmptyBoard(QWidget):
    """One sentence, one button to begin, one link to the manual."""

    begin_asked = Signal()
    manual_asked = Signal()

    def __init__(
        self, name: str, text: str, verb: str, picture: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        told = plain_label(text, role="muted", wraps=True)
        told.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.begin = QPushButton(icon(picture, "on_accent"), verb, self)
        self.begin.setObjectName(f"{name}_empty_new")
        self.begin.setProperty("role", "primary")
        self.begin.clicked.connect(lambda _on: self.begin_asked.emit())
        words = tr("Lire la page du manuel")
        link = LinkLabel(words, words)
        link.setObjectName(f"{name}_empty_link")
        link.linkActivated.connect(lambda _link: self.manual_asked.emit())
        link.setWordWrap(False)
        middle = QWidget(self)
        middle.setFixedWidth(WIDEST)
        column = QVBoxLayout(middle)
        column.setSpacing(2 * GAP)
        column.addStretch(1)
        column.addWidget(told)
        for widget in (self.begin, link):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        row = QHBoxLayout(self)
        row.addStretch(1)
        row.addWidget(middle)
        row.addStretch(1)
