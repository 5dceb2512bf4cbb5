"""A month: weeks down, days across, the occurrences of each day as lines."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter

from polesdesk.domain.boards import BoardView, period_of
from polesdesk.domain.french import WEEKDAYS, ordinal_day
from polesdesk.ui.painted_text import write
from polesdesk.ui.planning.blocks import Piece
from polesdesk.ui.planning.plan import PAD, Frame, Placed, Scene, Spot
from polesdesk.ui.tokens import tokens

LEAST_DAY = 110
GAP = 2


class MonthPlan:
    """The weeks that touch a month; a day that holds much makes its week higher."""

    is_lying = False
    has_hours = False

    def __init__(self, month: date, scene: Scene, frame: Frame) -> None:
        room, metrics, zoom = frame.room, frame.metrics, frame.zoom
        lanes, pieces = scene.lanes, scene.pieces
        self._today = scene.today
        self._month = month.month
        self._notes = scene.notes
        self._line = metrics.height() + 2
        self._one_room = lanes[0].id if len(lanes) == 1 else ""
        self._tells_room = len(lanes) != 1
        first, last = period_of(BoardView.MONTH, month)
        self._weeks = [
            [first + timedelta(days=week + day) for day in range(7)]
            for week in range(0, (last - first).days + 1, 7)
        ]
        self.head = self._line + 10
        self.side = metrics.horizontalAdvance("S\u00a000") + 3 * PAD
        self._width = int(max(LEAST_DAY, (room.width() - self.side) / 7) * zoom)
        self._tops: list[int] = []
        self.placed: tuple[Placed, ...] = tuple(self._place(pieces, room.height()))

    def _place(self, pieces: Sequence[Piece], height: int) -> list[Placed]:
        by_day: dict[date, list[Piece]] = {}
        for piece in pieces:
            if not piece.came_over:
                by_day.setdefault(piece.day, []).append(piece)
        least = (height - self.head) // len(self._weeks)
        found: list[Placed] = []
        top = self.head
        for week in self._weeks:
            self._tops.append(top)
            most = 0
            for number, day in enumerate(week):
                of_day = sorted(by_day.get(day, ()), key=lambda one: (one.start, one.end))
                most = max(most, len(of_day))
                found += [self._box(piece, number, top, at) for at, piece in enumerate(of_day)]
            top += max(least, self._line * (most + 1) + 3 * PAD + most * GAP)
        self._tops.append(top)
        self.size = QSize(self.side + 7 * self._width, top)
        return found

    def _box(self, piece: Piece, number: int, top: int, at: int) -> Placed:
        left = self.side + number * self._width
        y = top + self._line + PAD + at * (self._line + GAP)
        rect = QRect(left + 3, y, self._width - 5, self._line)
        return Placed(piece=piece, rect=rect, tells_room=self._tells_room, is_line=True)

    def spot(self, point: QPoint) -> Spot | None:
        """Return the day at a point."""
        number = (point.x() - self.side) // self._width
        if point.x() < self.side or number > 6:
            return None
        for place, week in enumerate(self._weeks):
            if self._tops[place] <= point.y() < self._tops[place + 1]:
                return Spot(day=week[number], room_id=self._one_room)
        return None

    def rect_of(self, spot: Spot, minutes: int) -> QRect:
        """Return the cell of a day."""
        for place, week in enumerate(self._weeks):
            if spot.day in week:
                left = self.side + week.index(spot.day) * self._width
                top, bottom = self._tops[place], self._tops[place + 1]
                return QRect(left + 1, top + 1, self._width - 1, bottom - top - 1)
        return QRect()

    def room_beside(self, room_id: str, steps: int) -> str:
        """Return the same room: rooms have no lines here."""
        return room_id

    def now_line(self, day: date, minute: int) -> tuple[QPoint, QPoint] | None:
        """A month shows no hours."""
        return None

    def paint_ground(self, painter: QPainter, seen: QRect) -> None:
        """Paint the cells with the number of their day and what it is besides."""
        colours = tokens()
        for place, week in enumerate(self._weeks):
            top, bottom = self._tops[place], self._tops[place + 1]
            for number, day in enumerate(week):
                left = self.side + number * self._width
                cell = QRect(left, top, self._width, bottom - top)
                note = self._notes.get(day)
                if day.month != self._month or (note is not None and note.is_rest):
                    painter.fillRect(cell, QColor(colours.grey_tint))
                painter.setPen(QColor(colours.line))
                painter.drawRect(cell)
                box = QRect(left + PAD, top + 3, self._width - 2 * PAD, self._line)
                own = day.month == self._month
                if day == self._today:
                    painter.fillRect(
                        QRect(left + 1, top + 1, self._width - 1, self._line + 3),
                        QColor(colours.selection),
                    )
                write(painter, box, ordinal_day(day.day), colours.text, bold=own)
                if note is not None:
                    box = box.adjusted(painter.fontMetrics().horizontalAdvance("1er") + 8, 0, 0, 0)
                    align = Qt.AlignmentFlag.AlignRight
                    write(painter, box, note.text, colours.muted, align=align)

    def paint_head(self, painter: QPainter, seen: QRect) -> None:
        """Paint the names of the days."""
        colours = tokens()
        painter.fillRect(QRect(seen.left(), 0, seen.width(), self.head), QColor(colours.card))
        for number, name in enumerate(WEEKDAYS):
            left = self.side + number * self._width + PAD
            box = QRect(left, 4, self._width - PAD, self._line)
            write(painter, box, name, colours.muted, bold=True)
        painter.setPen(QColor(colours.border))
        painter.drawLine(seen.left(), self.head, seen.right(), self.head)

    def paint_side(self, painter: QPainter, seen: QRect) -> None:
        """Paint the numbers of the ISO weeks."""
        colours = tokens()
        painter.fillRect(QRect(0, seen.top(), self.side, seen.height()), QColor(colours.card))
        for place, week in enumerate(self._weeks):
            box = QRect(PAD, self._tops[place] + 3, self.side - 2 * PAD, self._line)
            write(painter, box, f"S\u00a0{week[0].isocalendar().week}", colours.muted)
