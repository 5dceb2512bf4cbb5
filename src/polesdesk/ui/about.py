"""« À propos » : what a helper on the phone asks for, and the licences of what is bundled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from polesdesk.ui.icons import IconLabel
from polesdesk.ui.measures import CARD_MARGINS, GAP
from polesdesk.ui.screen_room import resize_within_screen
from polesdesk.ui.texts import plain_label


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutFacts:
    """What the program knows of itself: French labels with their values, and the notices."""

    version: str
    lines: Mapping[str, str] = field(default_factory=dict)
    notices: str = ""


class AboutDialog(QDialog):
    """Shows the facts, with a button that copies them."""

    def __init__(self, facts: AboutFacts, parent: QWidget) -> None:
        super().__init__(parent)
        self._facts = facts
        self.setObjectName("about_dialog")
        self.setWindowTitle(self.tr("À propos de PolesDesk"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        column.setContentsMargins(CARD_MARGINS)
        column.setSpacing(GAP)
        column.addLayout(self._head())
        column.addLayout(self._grid())
        if facts.notices:
            column.addWidget(plain_label(self.tr("Licences"), role="section"))
            column.addWidget(self._notices(), 1)
        column.addLayout(self._foot())
        resize_within_screen(self, 720, 640 if facts.notices else 260)

    def as_text(self) -> str:
        """Return the facts as lines of text."""
        lines = [f"PolesDesk {self._facts.version}"]
        lines += [f"{label}\u202f: {value}" for label, value in self._facts.lines.items()]
        return "\n".join(lines)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(IconLabel("polesdesk", 40, "accent"))
        row.addWidget(plain_label(f"PolesDesk {self._facts.version}", role="title"), 1)
        return row

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setColumnStretch(1, 1)
        for row, (label, value) in enumerate(self._facts.lines.items()):
            told = plain_label(value, wraps=True)
            told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(plain_label(label, role="muted"), row, 0)
            grid.addWidget(told, row, 1)
        return grid

    def _notices(self) -> QTextBrowser:
        browser = QTextBrowser()
        browser.setObjectName("about_notices")
        browser.setAccessibleName(self.tr("Licences"))
        browser.setOpenLinks(False)
        browser.setMarkdown(self._facts.notices)
        return browser

    def _foot(self) -> QHBoxLayout:
        copy = QPushButton(self.tr("&Copier les informations"))
        copy.setObjectName("about_copy")
        copy.clicked.connect(lambda _on: QGuiApplication.clipboard().setText(self.as_text()))
        close = QPushButton(self.tr("&Fermer"))
        close.setObjectName("about_close")
        close.clicked.connect(self.close)
        close.setDefault(True)
        row = QHBoxLayout()
        row.addWidget(copy)
        row.addStretch(1)
        row.addWidget(close)
        return row
