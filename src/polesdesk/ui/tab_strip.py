"""The tabs along the top of the window: words, and a line under the one that is open."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QTabBar, QWidget

from polesdesk.ui.measures import target_height
from polesdesk.ui.tokens import Tokens, tokens

PAD = 16
"""Pixels beside the words of a tab."""
LEAST_PAD = 5
"""Pixels to which they shrink before the strip begins to scroll."""
LINE = 3


class TabStrip(QTabBar):
    """Paints the tabs of the window across its whole width."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Onglets"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def tabSizeHint(self, index: int) -> QSize:
        """Return the room of a tab when it is open, so that nothing moves when it opens."""
        metrics = QFontMetrics(self._open_font())
        words = metrics.horizontalAdvance(self.tabText(index))
        return QSize(words + 2 * self._pad(metrics), target_height(metrics.height() + 22))

    def minimumTabSizeHint(self, index: int) -> QSize:
        """Return the same room: the words of a tab are never cut."""
        return self.tabSizeHint(index)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, the line below and each tab."""
        colours = tokens()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(colours.card))
        painter.setPen(QColor(colours.line))
        painter.drawLine(self.rect().topLeft(), self.rect().topRight())
        for number in range(self.count()):
            self._paint_tab(painter, number, colours)

    def _paint_tab(self, painter: QPainter, number: int, colours: Tokens) -> None:
        room = self.tabRect(number)
        is_open = number == self.currentIndex()
        under_mouse = room.contains(self.mapFromGlobal(self.cursor().pos())) and self.underMouse()
        if under_mouse and not is_open:
            painter.fillRect(room.adjusted(0, 1, 0, 0), QColor(colours.hover))
        painter.setFont(self._open_font() if is_open else self.font())
        ink = colours.accent if is_open else colours.text if under_mouse else colours.muted
        painter.setPen(QColor(ink))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter), self.tabText(number))
        if is_open:
            line = QRect(room.left(), room.bottom() - LINE + 1, room.width(), LINE)
            painter.fillRect(line, QColor(colours.accent))
        if is_open and self.hasFocus():
            painter.setPen(QPen(QColor(colours.focus), 2))
            painter.drawRoundedRect(room.adjusted(4, 5, -4, -LINE - 3), 5, 5)

    def _pad(self, metrics: QFontMetrics) -> int:
        """Return the room beside words with which all tabs are seen in a narrow window."""
        words = sum(metrics.horizontalAdvance(self.tabText(n)) for n in range(self.count()))
        spare = (self.width() - words) // (2 * max(self.count(), 1))
        return max(LEAST_PAD, min(PAD, spare))

    def _open_font(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font
