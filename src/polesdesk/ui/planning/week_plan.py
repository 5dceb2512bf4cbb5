"""The week of a hub or of a room: days across, hours down, rooms as columns where they fit."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter

from polesdesk.domain.french import month_name, ordinal_day, weekday_name
from polesdesk.ui.painted_text import write
from polesdesk.ui.planning.blocks import Piece, lanes_of
from polesdesk.ui.planning.plan import (
    LEAST_HEIGHT,
    PAD,
    Frame,
    Hours,
    Placed,
    Scene,
    Spot,
    hour_label,
    hours_shown,
    paint_closed,
)
from polesdesk.ui.tokens import tokens

LEAST_COLUMN = 92
"""Pixels under which the rooms of a day are not worth a column each."""
LEAST_HOUR = 30
GAP = 2


class WeekPlan:
    """Days across and hours down.

    The rooms of a day are columns when each is wide enough, else blocks stand side by side and
    name their room.
    """

    is_lying = False
    has_hours = True

    def __init__(self, days: Sequence[date], scene: Scene, frame: Frame) -> None:
        room, metrics, zoom = frame.room, frame.metrics, frame.zoom
        lanes, pieces = scene.lanes, scene.pieces
        self._today = scene.today
        self._days = tuple(days)
        self._lanes = tuple(lanes)
        self._notes = notes = scene.notes
        self._line = metrics.height() + 2
        self.side = metrics.horizontalAdvance("00 h 00") + 2 * PAD
        width = max(90.0, (room.width() - self.side) / len(self._days)) * zoom
        self._by_room = len(lanes) > 1 and width / max(len(lanes), 1) >= LEAST_COLUMN
        self._day = int(width)
        has_notes = any(day in notes for day in self._days)
        self.head = self._line * (1 + has_notes + self._by_room) + 10
        first, last = hours_shown(lanes, pieces)
        fitting = (room.height() - self.head - PAD) * 60 / (last - first)
        self._hours = Hours(first=first, last=last, pixels=max(LEAST_HOUR, fitting) * zoom)
        self.size = QSize(
            self.side + self._day * len(self._days), self.head + self._hours.length + PAD
        )
        self.placed: tuple[Placed, ...] = tuple(self._place(pieces))

    # Places

    def _place(self, pieces: Sequence[Piece]) -> list[Placed]:
        found: list[Placed] = []
        for number, day in enumerate(self._days):
            of_day = [one for one in pieces if one.day == day]
            left = self.side + number * self._day
            if not self._by_room:
                found += self._side_by_side(of_day, left, self._day, tells=len(self._lanes) > 1)
                continue
            width = self._day / len(self._lanes)
            for place, lane in enumerate(self._lanes):
                of_room = [one for one in of_day if one.block.row.room_id == lane.id]
                begins = left + round(place * width)
                ends = left + round((place + 1) * width)
                found += self._side_by_side(of_room, begins, ends - begins, tells=False)
        return found

    def _side_by_side(
        self, pieces: Sequence[Piece], left: int, width: int, *, tells: bool
    ) -> list[Placed]:
        found = []
        for lane in lanes_of(pieces):
            piece, share = lane.piece, (width - GAP) / lane.count
            begins = left + GAP + round(lane.first * share)
            ends = left + round((lane.first + lane.span) * share)
            top, bottom = self._y(piece.start), self._y(piece.end)
            rect = QRect(begins, top + 1, ends - begins, max(LEAST_HEIGHT, bottom - top - 1))
            found.append(Placed(piece=piece, rect=rect, tells_room=tells))
        return found

    def _y(self, minute: int) -> int:
        return self.head + self._hours.place(minute)

    def spot(self, point: QPoint) -> Spot | None:
        """Return the day, the room if it has a column, and the quarter at a point."""
        number = (point.x() - self.side) // self._day
        inside = self.side <= point.x() and self.head <= point.y() <= self.size.height()
        if not inside or number >= len(self._days):
            return None
        lane = ""
        if len(self._lanes) == 1:
            lane = self._lanes[0].id
        elif self._by_room:
            place = (point.x() - self.side - number * self._day) * len(self._lanes) // self._day
            lane = self._lanes[place].id
        minute = self._hours.minute(point.y() - self.head)
        return Spot(day=self._days[number], room_id=lane, minute=minute)

    def rect_of(self, spot: Spot, minutes: int) -> QRect:
        """Return where a span would stand in the column of its day or of its room."""
        if spot.day not in self._days or spot.minute is None:
            return QRect()
        left, width = self.side + self._days.index(spot.day) * self._day, self._day
        places = [place for place, lane in enumerate(self._lanes) if lane.id == spot.room_id]
        if self._by_room and places:
            width = self._day // len(self._lanes)
            left += places[0] * width
        top, bottom = self._y(spot.minute), self._y(min(spot.minute + minutes, self._hours.last))
        return QRect(left + GAP, top + 1, width - GAP, max(LEAST_HEIGHT, bottom - top - 1))

    def room_beside(self, room_id: str, steps: int) -> str:
        """Return the same room: rooms have no lines here."""
        return room_id

    def now_line(self, day: date, minute: int) -> tuple[QPoint, QPoint] | None:
        """Return the line across the column of the day."""
        if day not in self._days or not self._hours.first <= minute <= self._hours.last:
            return None
        left = self.side + self._days.index(day) * self._day
        return QPoint(left, self._y(minute)), QPoint(left + self._day, self._y(minute))

    # Painting

    def paint_ground(self, painter: QPainter, seen: QRect) -> None:
        """Paint closed hours, lines of hours, lines of days and of rooms."""
        colours = tokens()
        bottom = self.size.height() - PAD
        for number, day in enumerate(self._days):
            left = self.side + number * self._day
            self._paint_closed_hours(painter, day, left)
            painter.setPen(QColor(colours.border))
            painter.drawLine(left, self.head, left, bottom)
            if self._by_room:
                painter.setPen(QColor(colours.line))
                for place in range(1, len(self._lanes)):
                    x = left + round(place * self._day / len(self._lanes))
                    painter.drawLine(x, self.head, x, bottom)
        painter.setPen(QColor(colours.line))
        for minute in self._hours.marks():
            painter.drawLine(self.side, self._y(minute), self.size.width(), self._y(minute))

    def _paint_closed_hours(self, painter: QPainter, day: date, left: int) -> None:
        if self._notes.get(day) and self._notes[day].is_rest:
            whole = QRect(left, self.head, self._day, self._hours.length)
            painter.fillRect(whole, QColor(tokens().grey_tint))
            return
        opening = self._lanes[0].opening if self._lanes else ()
        paint_closed(
            painter,
            opening,
            day.isoweekday(),
            self._hours,
            lambda start, end: QRect(
                left, self._y(start), self._day, self._y(end) - self._y(start)
            ),
        )

    def paint_head(self, painter: QPainter, seen: QRect) -> None:
        """Paint the days, what they are besides, and the rooms."""
        colours = tokens()
        painter.fillRect(QRect(seen.left(), 0, seen.width(), self.head), QColor(colours.card))
        for number, day in enumerate(self._days):
            left = self.side + number * self._day
            box = QRect(left + PAD, 5, self._day - 2 * PAD, self._line)
            if day == self._today:
                tint = QRect(left + 1, 0, self._day - 1, self.head)
                painter.fillRect(tint, QColor(colours.selection))
            ink = colours.accent if day == self._today and colours.name != "dark" else colours.text
            write(painter, box, day_title(day, self._day), ink, bold=True)
            note = self._notes.get(day)
            if note is not None:
                ink = colours.text if day == self._today else colours.muted
                write(painter, box.translated(0, self._line), note.text, ink)
            if self._by_room:
                self._paint_rooms(painter, left, day == self._today)
        painter.setPen(QColor(colours.border))
        painter.drawLine(seen.left(), self.head, seen.right(), self.head)

    def _paint_rooms(self, painter: QPainter, left: int, is_today: bool) -> None:  # noqa: FBT001
        width = self._day / len(self._lanes)
        ink = tokens().text if is_today else tokens().muted
        for place, lane in enumerate(self._lanes):
            x = left + round(place * width)
            box = QRect(x + PAD, self.head - self._line - 4, round(width) - PAD, self._line)
            write(painter, box, lane.name, ink)

    def paint_side(self, painter: QPainter, seen: QRect) -> None:
        """Paint the hours."""
        colours = tokens()
        painter.fillRect(QRect(0, seen.top(), self.side, seen.height()), QColor(colours.card))
        for minute in self._hours.marks():
            y = self._y(minute)
            if minute == self._hours.last:
                continue
            box = QRect(0, y, self.side - PAD, self._line)
            write(
                painter, box, hour_label(minute), colours.muted, align=Qt.AlignmentFlag.AlignRight
            )


def day_title(day: date, width: int) -> str:
    """Return « mardi 24 novembre », shorter where there is no room."""
    name = weekday_name(day.isoweekday())
    if width < 130:
        return f"{name[:3]}. {day.day}/{day.month:02}"
    return f"{name} {ordinal_day(day.day)} {month_name(day.month)}"
