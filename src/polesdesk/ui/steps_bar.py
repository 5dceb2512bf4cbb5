"""The steps of a wizard along its top: done, open, to come."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from polesdesk.ui.icons import pixmap
from polesdesk.ui.tokens import Tokens, tokens

SIDE = 20
DOT = 24
GAP = 8
LINE = 36
CHECK = 14


class StepsBar(QWidget):
    """Shows where the manager is; it is read, not clicked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps: tuple[str, ...] = ()
        self._current = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_steps(self, steps: tuple[str, ...]) -> None:
        """Name the steps in their order."""
        self._steps = steps
        self.show_step(0)

    def show_step(self, number: int) -> None:
        """Mark a step, counted from 0, as the open one."""
        self._current = number
        told = self.tr("Étape {number} sur {total}, {name}")
        self.setAccessibleName(
            told.format(number=number + 1, total=len(self._steps), name=self._steps[number])
        )
        self.update()

    def sizeHint(self) -> QSize:
        """Return the height of a step with its room above and below."""
        width = 2 * SIDE + sum(self._width(name) for name in self._steps)
        return QSize(width + (len(self._steps) - 1) * (LINE + 2 * GAP), DOT + 2 * 14)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, the steps and the lines between them."""
        colours = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(colours.card))
        painter.fillRect(QRect(0, self.height() - 1, self.width(), 1), QColor(colours.line))
        left = SIDE
        for number, name in enumerate(self._steps):
            if number:
                self._paint_line(painter, left + GAP, number, colours)
                left += LINE + 2 * GAP
            self._paint_step(painter, left, number, colours)
            left += self._width(name)

    def _paint_line(self, painter: QPainter, left: int, number: int, colours: Tokens) -> None:
        ink = colours.accent if number <= self._current else colours.line
        middle = self.height() / 2
        painter.setPen(QPen(QColor(ink), 2))
        painter.drawLine(QPointF(left, middle), QPointF(left + LINE, middle))

    def _paint_step(self, painter: QPainter, left: int, number: int, colours: Tokens) -> None:
        done, is_open = number < self._current, number == self._current
        top = (self.height() - DOT) // 2
        dot = QRect(left, top, DOT, DOT)
        reached = done or is_open
        painter.setPen(QPen(QColor(colours.accent if reached else colours.border), 1.5))
        painter.setBrush(QColor(colours.accent if reached else colours.card))
        painter.drawEllipse(dot.toRectF().adjusted(1, 1, -1, -1))
        if done:
            ratio = painter.device().devicePixelRatioF()
            picture = pixmap("check", CHECK, QColor(colours.on_accent), ratio)
            corner = dot.center() - QRect(0, 0, CHECK, CHECK).center()
            painter.drawPixmap(corner, picture)
        else:
            painter.setFont(self._bold())
            painter.setPen(QColor(colours.on_accent if is_open else colours.muted))
            painter.drawText(dot, int(Qt.AlignmentFlag.AlignCenter), str(number + 1))
        painter.setFont(self._bold() if is_open else self.font())
        painter.setPen(QColor(colours.text if is_open else colours.muted))
        words = QRect(dot.right() + 1 + GAP, 0, self.width(), self.height())
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), self._steps[number])

    def _width(self, name: str) -> int:
        return DOT + GAP + QFontMetrics(self._bold()).horizontalAdvance(name)

    def _bold(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font
