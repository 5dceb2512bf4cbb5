"""Tabs inside a card: like those of the window, on the card's own ground."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPainter, QPaintEvent

from polesdesk.ui.tab_strip import TabStrip
from polesdesk.ui.tokens import tokens


class DetailTabs(TabStrip):
    """Leaves the round corners of the card free; a line parts the tabs from what they show."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line below and each tab."""
        colours = tokens()
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(colours.line))
        for number in range(self.count()):
            self._paint_tab(painter, number, colours)
