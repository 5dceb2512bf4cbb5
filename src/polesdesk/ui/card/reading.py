"""The body of a card to read: timeline, strips and blocks, in a page that scrolls."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from polesdesk.ui.card.content import Block, Content, Link
from polesdesk.ui.card.parts import facts_grid, line_frame, push_button, strip_frame
from polesdesk.ui.card.timeline import Timeline
from polesdesk.ui.measures import GAP
from polesdesk.ui.scroll_page import ScrollPage
from polesdesk.ui.texts import plain_label


class ReadingView(ScrollPage):
    """Draws the content of a card; drawn anew for each record."""

    followed = Signal(str, str)
    """A link to another record: its kind and id."""

    def show_content(self, content: Content, *, keep_place: bool = False) -> None:
        """Draw a record from its beginning, or where it was when it is the same one."""
        place = self.verticalScrollBar().value() if keep_place else 0
        inside = QWidget()
        inside.setProperty("role", "reading")
        column = QVBoxLayout(inside)
        column.setSpacing(GAP)
        timeline = Timeline(inside)
        timeline.show_steps(content.timeline)
        column.addWidget(timeline)
        for strip in content.strips:
            column.addWidget(strip_frame(strip))
        for block in content.blocks:
            self._add_block(block, inside, column)
        column.addStretch(1)
        self.show_column(column, inside)
        inside.adjustSize()
        self.verticalScrollBar().setValue(place)

    def _add_block(self, block: Block, inside: QWidget, column: QVBoxLayout) -> None:
        if block.title:
            column.addWidget(plain_label(block.title, inside, role="section"))
        if block.facts:
            column.addWidget(facts_grid(block.facts, self._follow, inside))
        if block.lines:
            lines = QVBoxLayout()
            lines.setSpacing(0)
            for line in block.lines:
                lines.addWidget(line_frame(line, self._follow))
            column.addLayout(lines)
        if block.widget is not None:
            column.addWidget(block.widget)
        if block.empty and not (block.facts or block.lines or block.widget):
            column.addWidget(plain_label(block.empty, inside, role="muted", wraps=True))
        if block.buttons:
            row = QHBoxLayout()
            for spec in block.buttons:
                row.addWidget(push_button(spec))
            row.addStretch(1)
            column.addLayout(row)

    def _follow(self, link: Link) -> None:
        self.followed.emit(link.kind, link.id)
