"""What stands in place of the week while there are no permanences at all."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from polesdesk.ui.icons import icon
from polesdesk.ui.measures import GAP
from polesdesk.ui.texts import LinkLabel, plain_label
from polesdesk.ui.words import tr

WIDEST = 520
"""Pixels of the sentence, across."""


class EmptyRoster(QWidget):
    """One sentence, one button to begin, one link to the manual."""

    begin_asked = Signal()
    manual_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        text = plain_label(
            tr(
                "Les permanences disent qui accueille, où et quand. Décrivez la semaine type "
                "d’un pôle, puis générez les permanences du mois."
            ),
            role="muted",
            wraps=True,
        )
        text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.begin = QPushButton(icon("plus", "on_accent"), tr("Nouvelle semaine type…"), self)
        self.begin.setObjectName("rosters_empty_new")
        self.begin.setProperty("role", "primary")
        self.begin.clicked.connect(lambda _on: self.begin_asked.emit())
        link = LinkLabel(tr("Lire la page du manuel"), tr("Lire la page du manuel"))
        link.setObjectName("rosters_empty_link")
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
