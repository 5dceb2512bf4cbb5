"""The day of all rooms: rooms down under their hubs, hours across."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date
from itertools import groupby

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QColor, QPainter

from polesdesk.ui.painted_text import write
from polesdesk.ui.planning.blocks import Lane, Piece, lanes_of
from polesdesk.ui.planning.plan import (
    PAD,
    Frame,
    Hours,
    Placed,
    RoomLane,
    Scene,
    Spot,
    hour_label,
    hours_shown,
    paint_closed,
)
from polesdesk.ui.tokens import tokens
from polesdesk.ui.words import tr

LEAST_HOUR = 56
WIDEST_SIDE = 230
GAP = 2


class DayPlan:
    """One line for each room, as many lanes in it as occurrences overlap; hubs are headings."""

    is_lying = True
    has_hours = True

    def __init__(self, day: date, scene: Scene, frame: Frame) -> None:
        room, metrics, zoom = frame.room, frame.metrics, frame.zoom
        lanes, pieces = scene.lanes, scene.pieces
        self._today = scene.today
        self._day = day
        self._note = scene.notes.get(day)
        self._line = metrics.height() + 2
        self._row = round((2 * self._line + 6) * min(zoom, 1.6))
        self.head = self._line + 10
        names = [lane.name for lane in lanes] + [lane.hub for lane in lanes]
        widest = max((metrics.horizontalAdvance(name) for name in names), default=80)
        self.side = min(round(widest * 1.1) + 3 * PAD, WIDEST_SIDE)
        first, last = hours_shown(lanes, pieces)
        fitting = (room.width() - self.side - PAD) * 60 / (last - first)
        self._hours = Hours(first=first, last=last, pixels=max(LEAST_HOUR, fitting) * zoom)
        self._headings: list[tuple[str, int]] = []
        self._rows: list[tuple[RoomLane, int, int]] = []
        self.placed: tuple[Placed, ...] = tuple(self._place(lanes, pieces))

    def _place(self, lanes: Sequence[RoomLane], pieces: Sequence[Piece]) -> list[Placed]:
        by_room: dict[str, list[Piece]] = {}
        for piece in pieces:
            if piece.day == self._day:
                by_room.setdefault(piece.block.row.room_id, []).append(piece)
        found: list[Placed] = []
        y = self.head
        for hub, of_hub in groupby(lanes, key=lambda lane: lane.hub):
            self._headings.append((hub, y))
            y += self._line + 4
            for lane in of_hub:
                placed = lanes_of(by_room.get(lane.id, ()))
                high = self._row * max((one.count for one in placed), default=1)
                self._rows.append((lane, y, high))
                found += [self._box(one, y, high) for one in placed]
                y += high
        self._tops = [top for _lane, top, _high in self._rows]
        self.size = QSize(self.side + self._hours.length + PAD, y + PAD)
        return found

    def _box(self, one: Lane, top: int, high: int) -> Placed:
        share = high / one.count
        left, right = self._x(one.piece.start), self._x(one.piece.end)
        y, down = top + round(one.first * share), round(one.span * share)
        rect = QRect(left + 1, y + GAP, max(14, right - left - 1), down - 2 * GAP)
        return Placed(piece=one.piece, rect=rect)

    def _x(self, minute: int) -> int:
        return self.side + self._hours.place(minute)

    def spot(self, point: QPoint) -> Spot | None:
        """Return the room and the quarter at a point."""
        if point.x() < self.side:
            return None
        for lane, top, high in self._rows:
            if top <= point.y() < top + high:
                minute = self._hours.minute(point.x() - self.side)
                return Spot(day=self._day, room_id=lane.id, minute=minute)
        return None

    def rect_of(self, spot: Spot, minutes: int) -> QRect:
        """Return where a span would stand in the line of its room."""
        for lane, top, high in self._rows:
            if lane.id == spot.room_id and spot.minute is not None and spot.day == self._day:
                left = self._x(spot.minute)
                right = self._x(min(spot.minute + minutes, self._hours.last))
                return QRect(left + 1, top + GAP, max(14, right - left - 1), high - 2 * GAP)
        return QRect()

    def room_beside(self, room_id: str, steps: int) -> str:
        """Return the room above or below, the same where there is none."""
        ids = [lane.id for lane, _top, _high in self._rows]
        if room_id not in ids:
            return room_id
        return ids[max(0, min(ids.index(room_id) + steps, len(ids) - 1))]

    def now_line(self, day: date, minute: int) -> tuple[QPoint, QPoint] | None:
        """Return the line down all the rooms."""
        if day != self._day or not self._hours.first <= minute <= self._hours.last:
            return None
        return QPoint(self._x(minute), self.head), QPoint(self._x(minute), self.size.height())

    def paint_ground(self, painter: QPainter, seen: QRect) -> None:
        """Paint headings of hubs, closed hours, and the lines of rooms and hours."""
        colours = tokens()
        for lane, top, high in self._seen_rows(seen):
            self._paint_closed_hours(painter, lane, top, high)
            painter.setPen(QColor(colours.line))
            painter.drawLine(self.side, top + high, self.size.width(), top + high)
        painter.setPen(QColor(colours.line))
        for minute in self._hours.marks():
            painter.drawLine(self._x(minute), self.head, self._x(minute), self.size.height() - PAD)
        for _hub, top in self._seen_headings(seen):
            band = QRect(seen.left(), top, seen.width(), self._line + 4)
            painter.fillRect(band, QColor(colours.page))

    def _seen_rows(self, seen: QRect) -> list[tuple[RoomLane, int, int]]:
        first = max(0, bisect_left(self._tops, seen.top()) - 1)
        return self._rows[first : bisect_right(self._tops, seen.bottom())]

    def _seen_headings(self, seen: QRect) -> list[tuple[str, int]]:
        tops = [top for _hub, top in self._headings]
        first = max(0, bisect_left(tops, seen.top()) - 1)
        return self._headings[first : bisect_right(tops, seen.bottom())]

    def _paint_closed_hours(self, painter: QPainter, lane: RoomLane, top: int, high: int) -> None:
        if self._note is not None and self._note.is_rest:
            whole = QRect(self.side, top, self._hours.length, high)
            painter.fillRect(whole, QColor(tokens().grey_tint))
            return
        paint_closed(
            painter,
            lane.opening,
            self._day.isoweekday(),
            self._hours,
            lambda start, end: QRect(self._x(start), top, self._x(end) - self._x(start), high),
        )

    def paint_head(self, painter: QPainter, seen: QRect) -> None:
        """Paint the hours."""
        colours = tokens()
        painter.fillRect(QRect(seen.left(), 0, seen.width(), self.head), QColor(colours.card))
        for minute in self._hours.marks():
            if minute < self._hours.last:
                box = QRect(self._x(minute) + 3, 4, round(self._hours.pixels) - 3, self._line)
                write(painter, box, hour_label(minute), colours.muted)
        painter.setPen(QColor(colours.border))
        painter.drawLine(seen.left(), self.head, seen.right(), self.head)

    def paint_side(self, painter: QPainter, seen: QRect) -> None:
        """Paint hubs and rooms."""
        colours = tokens()
        painter.fillRect(QRect(0, seen.top(), self.side, seen.height()), QColor(colours.card))
        for hub, top in self._seen_headings(seen):
            band = QRect(0, top, self.side, self._line + 4)
            painter.fillRect(band, QColor(colours.page))
            write(painter, band.adjusted(PAD, 0, 0, 0), hub, colours.text, bold=True)
        for lane, top, high in self._seen_rows(seen):
            high_of_name = self._row // 2 if lane.alone else self._row
            box = QRect(2 * PAD, top, self.side - 3 * PAD, min(high, high_of_name))
            write(painter, box, lane.name, colours.text)
            if lane.alone:
                box.moveTop(top + high_of_name - 2)
                write(
                    painter,
                    box,
                    tr("usage exclusif\u202f: {name}").format(name=lane.alone),
                    colours.muted,
                )
            painter.setPen(QColor(colours.line))
            painter.drawLine(0, top + high, self.side, top + high)
        painter.setPen(QColor(colours.border))
        painter.drawLine(self.side, seen.top(), self.side, seen.bottom())
