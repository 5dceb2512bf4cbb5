"""The trend by month: a point for the rate, a bar for its interval, n under each month.

A month with too few observations has its n and no rate.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from polesdesk.domain.french import month_name
from polesdesk.domain.rate_rows import RateRow
from polesdesk.domain.rate_words import tally_in_words
from polesdesk.ui.announcing import announce
from polesdesk.ui.texts import tooltip
from polesdesk.ui.tokens import tokens

LEFT, TOP, FOOT = 52, 14, 46
DOT = 4.5
BETWEEN = 8
"""Pixels that part the names of two months."""


class TrendChart(QWidget):
    """Paints months; arrows go from month to month, Enter or a click opens one."""

    opened = Signal(str)

    def __init__(self, name: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._rows: tuple[RateRow, ...] = ()
        self._least = 1
        self._current = 0

    def show_months(self, rows: Sequence[RateRow], least: int) -> None:
        """Show other months."""
        self._rows, self._least = tuple(rows), least
        self._current = min(self._current, max(len(self._rows) - 1, 0))
        self.update()

    def sizeHint(self) -> QSize:
        """Return a height in which intervals can be told apart."""
        return QSize(520, 260)

    def minimumSizeHint(self) -> QSize:
        """Return the least room."""
        return QSize(320, 180)

    def column(self, number: int) -> QRectF:
        """Return the room of a month, from the top to the foot."""
        width = (self.width() - LEFT - 12) / max(len(self._rows), 1)
        return QRectF(LEFT + number * width, TOP, width, self.height() - TOP - FOOT)

    def _y(self, value: float) -> float:
        height = self.height() - TOP - FOOT
        return TOP + height * (1 - value)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the scale, then each month."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_scale(painter)
        before: QPointF | None = None
        for number, row in enumerate(self._rows):
            before = self._paint_month(painter, number, row, before)
        painter.end()

    def _paint_scale(self, painter: QPainter) -> None:
        colours = tokens()
        for step in range(5):
            y = self._y(step / 4)
            painter.setPen(QPen(QColor(colours.line), 1))
            painter.drawLine(QPointF(LEFT, y), QPointF(self.width() - 12, y))
            painter.setPen(QColor(colours.muted))
            align = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            words = f"{step * 25}\u00a0%"
            painter.drawText(QRectF(0, y - 9, LEFT - 8, 18), int(align), words)

    def _paint_month(
        self, painter: QPainter, number: int, row: RateRow, before: QPointF | None
    ) -> QPointF | None:
        colours = tokens()
        room = self.column(number)
        found = row.tally.effective
        foot = QRectF(room.left(), room.bottom() + 4, room.width(), 18)
        painter.setPen(QColor(colours.text))
        month = _short(row.key, room.width(), painter.fontMetrics())
        painter.drawText(foot, Qt.AlignmentFlag.AlignHCenter, month)
        painter.setPen(QColor(colours.muted))
        painter.drawText(
            foot.translated(0, 19), Qt.AlignmentFlag.AlignHCenter, f"n\u00a0=\u00a0{found.n}"
        )
        if self.hasFocus() and number == self._current:
            painter.setPen(QPen(QColor(colours.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(room.adjusted(2, -8, -2, FOOT - 6), 4, 4)
        if found.value is None or found.interval is None or found.is_insufficient(self._least):
            return None
        ink = QColor(colours.accent)
        middle = QPointF(room.center().x(), self._y(found.value))
        painter.setPen(QPen(ink, 2))
        painter.drawLine(
            QPointF(middle.x(), self._y(found.interval.low)),
            QPointF(middle.x(), self._y(found.interval.high)),
        )
        painter.setBrush(ink)
        if before is not None:
            painter.drawLine(before, middle)
        painter.drawEllipse(middle, DOT, DOT)
        return middle

    # Hands

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to another month, or open the current one."""
        steps: dict[int, int] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() in steps and self._rows:
            step = steps[event.key()]
            self._go(min(max(self._current + step, 0), len(self._rows) - 1))
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._rows:
            self.opened.emit(self._rows[self._current].key)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the month that was clicked."""
        number = self._at(event.position())
        if number is not None and event.button() is Qt.MouseButton.LeftButton:
            self._go(number)
            self.opened.emit(self._rows[number].key)

    def event(self, event: QEvent) -> bool:
        """Tell the sentence of the month under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            number = self._at(QPointF(event.pos()))
            words = "" if number is None else self._sentence(number)
            QToolTip.showText(event.globalPos(), tooltip(words), self)
            return True
        return super().event(event)

    def _at(self, point: QPointF) -> int | None:
        for number in range(len(self._rows)):
            room = self.column(number)
            if room.left() <= point.x() < room.right():
                return number
        return None

    def _sentence(self, number: int) -> str:
        row = self._rows[number]
        return f"{row.label}\u202f: {tally_in_words(row.tally, self._least)}"

    def _go(self, number: int) -> None:
        self._current = number
        self.update()
        announce(self, self._sentence(number))


def _short(key: str, room: float, metrics: QFontMetrics) -> str:
    """Return a month as « septembre 2026 », « 09/26 » or « 09 »: what fits for every month."""
    year, month = key.split("-")
    for longest, words in (
        (f"{month_name(9)} {year}", f"{month_name(int(month))} {year}"),
        ("00/00", f"{month}/{year[2:]}"),
    ):
        if metrics.horizontalAdvance(longest) + BETWEEN <= room:
            return words
    return month
