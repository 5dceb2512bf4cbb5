"""The life of an agreement on one line of time: its term, today, and each date that counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from polesdesk.domain.french import date_in_words
from polesdesk.domain.life_dates import LifeDate
from polesdesk.ui.announcing import announce
from polesdesk.ui.card.timeline import short_day
from polesdesk.ui.texts import tooltip
from polesdesk.ui.tokens import Tokens, tokens

RADIUS = 5.0
BAR = 6.0
"""Thickness of the term, in pixels."""
SIDE = 14.0
SMALL = 0.86
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """What the line shows: the term, the suspensions inside it, today and the dates."""

    first: date | None
    last: date | None
    today: date
    suspensions: Sequence[tuple[date, date | None]] = ()
    dates: Sequence[LifeDate] = ()


class LifeStrip(QWidget):
    """Paints a life; arrows go from date to date, Enter follows the record of a date."""

    followed = Signal(str, str)
    """The record of a date is wanted: its kind and id."""

    def __init__(self, life: Life, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._life = life
        self._dates = tuple(life.dates)
        self._current = _nearest(self._dates, life.today)
        self.setObjectName("convention_life")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._name()

    def current(self) -> LifeDate | None:
        """Return the date that the keyboard is on."""
        return self._dates[self._current] if self._dates else None

    def sizeHint(self) -> QSize:
        """Return the room for the line between two rows of words."""
        return QSize(320, round(2 * RADIUS + BAR + 20 + 2 * self._metrics().lineSpacing()))

    def minimumSizeHint(self) -> QSize:
        """Return the same height; dates come nearer to one another where there is no room."""
        return QSize(160, self.sizeHint().height())

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the term, the day and each date."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = tokens()
        self._paint_term(painter, colours)
        self._paint_today(painter, colours)
        for place, one in enumerate(self._dates):
            self._paint_date(painter, colours, one, is_current=place == self._current)
        self._paint_words(painter, colours)
        painter.end()

    def _paint_term(self, painter: QPainter, colours: Tokens) -> None:
        y = self._y()
        painter.setPen(QPen(QColor(colours.line), 2))
        painter.drawLine(QPointF(SIDE, y), QPointF(self.width() - SIDE, y))
        life = self._life
        if life.first is None:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        first, last = self._x(life.first), self._x(life.last or self._bounds()[1])
        painter.setBrush(QColor(colours.accent))
        painter.drawRoundedRect(QRectF(first, y - BAR / 2, max(last - first, 2), BAR), 3, 3)
        painter.setBrush(QColor(colours.amber))
        for start, end in life.suspensions:
            left, right = self._x(start), self._x(end or life.last or self._bounds()[1])
            painter.drawRect(QRectF(left, y - BAR / 2, max(right - left, 2), BAR))

    def _paint_today(self, painter: QPainter, colours: Tokens) -> None:
        x, y = self._x(self._life.today), self._y()
        pen = QPen(QColor(colours.text), 1.5)
        pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawLine(QPointF(x, y - RADIUS - 9), QPointF(x, y + RADIUS + 7))

    def _paint_date(
        self, painter: QPainter, colours: Tokens, one: LifeDate, *, is_current: bool
    ) -> None:
        centre = QPointF(self._x(one.on), self._y())
        past = one.on <= self._life.today
        late = one.awaited and one.on < self._life.today
        ink = QColor(colours.amber if late else colours.accent)
        painter.setPen(QPen(ink, 2))
        painter.setBrush(ink if past else QColor(colours.card))
        painter.drawEllipse(centre, RADIUS, RADIUS)
        if is_current:
            focused = self.hasFocus()
            painter.setPen(QPen(QColor(colours.focus if focused else colours.text), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(centre, RADIUS + 4, RADIUS + 4)

    def _paint_words(self, painter: QPainter, colours: Tokens) -> None:
        """Write « aujourd’hui » above the line, and the current date below it."""
        font = self._small_font()
        painter.setFont(font)
        today = self.tr("aujourd’hui")
        painter.setPen(QColor(colours.muted))
        painter.drawText(self._box(today, self._x(self._life.today), 0, font), 0, today)
        one = self.current()
        if one is None:
            return
        font.setWeight(QFont.Weight.Bold)
        painter.setFont(font)
        words = f"{short_day(one.on, with_year=True)} · {one.label}"
        words = QFontMetricsF(font).elidedText(
            words, Qt.TextElideMode.ElideRight, self.width() - 2.0
        )
        painter.setPen(QColor(colours.text))
        top = self._y() + RADIUS + 9
        painter.drawText(self._box(words, self._x(one.on), top, font), 0, words)

    def _box(self, words: str, x: float, top: float, font: QFont) -> QRectF:
        """Return where words stand: under their date, but never outside."""
        metrics = QFontMetricsF(font)
        width = metrics.horizontalAdvance(words) + 2
        left = min(max(x - width / 2, 0.0), max(self.width() - width, 0.0))
        return QRectF(left, top, width, metrics.lineSpacing())

    # Measures

    def _bounds(self) -> tuple[date, date]:
        days = [self._life.today, *(one.on for one in self._dates)]
        days += [day for day in (self._life.first, self._life.last) if day is not None]
        return min(days), max(days)

    def _x(self, day: date) -> float:
        first, last = self._bounds()
        share = (day - first).days / max((last - first).days, 1)
        return SIDE + min(max(share, 0.0), 1.0) * (self.width() - 2 * SIDE)

    def _y(self) -> float:
        return self._metrics().lineSpacing() + RADIUS + 8

    def _small_font(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * SMALL)
        return font

    def _metrics(self) -> QFontMetricsF:
        return QFontMetricsF(self._small_font())

    # Hands

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to another date, or follow the current one."""
        key, count = event.key(), len(self._dates)
        if count and key in _STEPS:
            self._go(min(max(self._current + _STEPS[Qt.Key(key)], 0), count - 1))
        elif count and key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            self._go(0 if key == Qt.Key.Key_Home else count - 1)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._follows():
            return
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Go to the date that was clicked."""
        found = self._at(event.position())
        if found is not None and event.button() is Qt.MouseButton.LeftButton:
            self._go(found)

    def event(self, event: QEvent) -> bool:
        """Tell the date under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            found = self._at(QPointF(event.pos()))
            text = tooltip(life_date_in_words(self._dates[found])) if found is not None else ""
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)

    def _at(self, point: QPointF) -> int | None:
        near = [(abs(self._x(one.on) - point.x()), at) for at, one in enumerate(self._dates)]
        distance, place = min(near, default=(1e9, 0))
        return place if distance <= 2 * RADIUS else None

    def _go(self, place: int) -> None:
        self._current = place
        self._name()
        announce(self, life_date_in_words(self._dates[place]))
        self.update()

    def _follows(self) -> bool:
        one = self.current()
        if one is None or not one.id:
            return False
        self.followed.emit(one.kind, one.id)
        return True

    def _name(self) -> None:
        one = self.current()
        self.setAccessibleName(self.tr("Ligne de vie de la convention"))
        self.setAccessibleDescription(life_date_in_words(one) if one is not None else "")


def life_date_in_words(one: LifeDate) -> str:
    """Return « 1er mars 2027 : Début », in full."""
    return f"{date_in_words(one.on)}\u202f: {one.label}"


def _nearest(dates: Sequence[LifeDate], today: date) -> int:
    """Return the place of the next date to come, else of the last one."""
    coming: Iterator[int] = (at for at, one in enumerate(dates) if one.on >= today)
    return next(coming, max(len(dates) - 1, 0))
