"""A page of the settings that lists records, each with its commands, and adds others."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from polesdesk.ui.card import Block, Content
from polesdesk.ui.card.reading import ReadingView
from polesdesk.ui.desk import Desk
from polesdesk.ui.icons import set_icon
from polesdesk.ui.settings.page import Heading, SettingsPage


class LinesPage(SettingsPage):
    """The base of the pages of signatories and rents."""

    def __init__(self, desk: Desk, heading: Heading, *, add: str) -> None:
        super().__init__(heading)
        self._desk = desk
        self._lines = ReadingView()
        self._lines.setObjectName(f"settings_{heading.name}_list")
        self._add = QPushButton(add)
        self._add.setObjectName(f"settings_{heading.name}_add")
        self._add.setProperty("role", "primary")
        set_icon(self._add, "plus", "on_accent")
        self._add.clicked.connect(lambda _on: self.add_record())
        self._column.addWidget(self._lines, 1)
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._add)
        row.addStretch(1)
        self.add_foot(foot)

    def add_record(self) -> None:
        """Open the dialog of a new record."""

    def show_blocks(self, *blocks: Block) -> None:
        """Show the records, and stay at the same height."""
        bar = self._lines.verticalScrollBar()
        height = bar.value()
        self._lines.show_content(Content(title="", blocks=blocks))
        bar.setValue(height)

    def take_focus(self) -> None:
        """Put the keyboard on the button that adds."""
        self._add.setFocus()
