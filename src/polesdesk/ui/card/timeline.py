"""The steps of a record's life on one line: done, awaited, still to come."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import accumulate

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from polesdesk.domain.cards import TimelineStep
from polesdesk.domain.french import MONTHS, date_in_words, ordinal_day
from polesdesk.ui.tokens import Tokens, tokens
from polesdesk.ui.words import tr

RADIUS = 6.0
STROKE = 2.0
SMALL = 0.86
"""Size of the words under the dots, against that of the body."""


class Timeline(QWidget):
    """Paints the steps; done ones are filled, the present one is ringed and in bold."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps: tuple[TimelineStep, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_steps(self, steps: Sequence[TimelineStep]) -> None:
        """Show steps, or take no room when there are none."""
        self._steps = tuple(steps)
        self.setVisible(bool(steps))
        told = [self._told(step) for step in steps]
        self.setAccessibleName(self.tr("Étapes\u202f: {steps}").format(steps=", ".join(told)))
        self.setToolTip("")
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room for dots and two lines of words."""
        return QSize(320, round(2 * RADIUS + 10 + 2 * self._metrics().lineSpacing()))

    def minimumSizeHint(self) -> QSize:
        """Return the same height; the words are cut where there is no room."""
        return QSize(160, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line, then each step upon it."""
        if not self._steps:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = tokens()
        rooms = self._rooms()
        lefts = accumulate(rooms, initial=0.0)
        centres = [
            QPointF(left + room / 2, RADIUS + STROKE)
            for left, room in zip(lefts, rooms, strict=False)
        ]
        self._paint_line(painter, centres, colours)
        for step, when, centre, room in zip(
            self._steps, self._whens(), centres, rooms, strict=True
        ):
            _paint_dot(painter, step, centre, colours)
            self._paint_words(painter, step, when, centre, room)

    def _rooms(self) -> list[float]:
        """Share the width among the steps: what their words need, then the rest in equal parts."""
        font = self._small_font()
        font.setWeight(QFont.Weight.Bold)
        metrics = QFontMetricsF(font)
        words = zip(self._steps, self._whens(), strict=True)
        needs = [
            max(map(metrics.horizontalAdvance, (tr(step.label), when))) + 8 for step, when in words
        ]
        rest = self.width() - sum(needs)
        if rest < 0:
            return [need * self.width() / sum(needs) for need in needs]
        return [need + rest / len(needs) for need in needs]

    def _paint_line(self, painter: QPainter, centres: list[QPointF], colours: Tokens) -> None:
        pairs = zip(centres, centres[1:], self._steps[1:], strict=False)
        for left, right, reached in pairs:
            going = reached.done or reached.current
            painter.setPen(QPen(QColor(colours.accent if going else colours.line), STROKE))
            painter.drawLine(left + QPointF(RADIUS, 0), right - QPointF(RADIUS, 0))

    def _whens(self) -> list[str]:
        """Return the words under each step; a year is told where it changes."""
        told, year = [], 0
        for step in self._steps:
            if step.on is None:
                told.append(self.tr("en attente") if step.current else "")
            else:
                told.append(short_day(step.on, with_year=step.on.year != year))
                year = step.on.year
        return told

    def _paint_words(
        self, painter: QPainter, step: TimelineStep, when: str, centre: QPointF, room: float
    ) -> None:
        colours = tokens()
        font = self._small_font()
        font.setWeight(QFont.Weight.Bold if step.current else QFont.Weight.Normal)
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        lit = step.done or step.current
        lines = (
            (tr(step.label), colours.text if lit else colours.muted),
            (when, colours.muted),
        )
        top = centre.y() + RADIUS + 6
        for text, ink in lines:
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room - 4)
            box = QRectF(centre.x() - room / 2, top, room, metrics.lineSpacing())
            painter.setPen(QColor(ink))
            painter.drawText(box, int(Qt.AlignmentFlag.AlignHCenter), shown)
            font.setWeight(QFont.Weight.Normal)
            painter.setFont(font)
            top += metrics.lineSpacing()

    def _small_font(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * SMALL)
        return font

    def _metrics(self) -> QFontMetricsF:
        return QFontMetricsF(self._small_font())

    def _told(self, step: TimelineStep) -> str:
        if step.on is not None:
            return f"{tr(step.label)} {date_in_words(step.on)}"
        label = tr(step.label)
        return self.tr("{step} en attente").format(step=label) if step.current else label


def short_day(day: date, *, with_year: bool = False) -> str:
    """Return a day in few letters: « 12 oct. », « 1er janv. 2027 »."""
    short = {"janvier": "janv.", "février": "févr.", "juillet": "juil.", "septembre": "sept."}
    short |= {"octobre": "oct.", "novembre": "nov.", "décembre": "déc."}
    month = MONTHS[day.month - 1]
    year = f" {day.year}" if with_year else ""
    return f"{ordinal_day(day.day)} {short.get(month, month)}{year}"


def _paint_dot(painter: QPainter, step: TimelineStep, centre: QPointF, colours: Tokens) -> None:
    lit = step.done or step.current
    painter.setPen(QPen(QColor(colours.accent if lit else colours.line), STROKE))
    painter.setBrush(QColor(colours.accent if step.done else colours.card))
    painter.drawEllipse(centre, RADIUS, RADIUS)
