"""What a board is drawn from: where blocks stand, and what a point of the board means."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QColor, QFontMetrics, QPainter

from polesdesk.domain.boards import DayNote
from polesdesk.domain.french import format_time
from polesdesk.ui.planning.blocks import DAY, Piece, time_of
from polesdesk.ui.tokens import tokens

STEP = 15
"""Minutes to which a hand draws and moves."""
LEAST_HEIGHT = 17
"""Pixels of the thinnest block that can still be seen and hit."""
PAD = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomLane:
    """A room of a board, with its hub and its opening hours by weekday, in minutes.

    No hours known: open always.
    """

    id: str
    name: str
    hub_id: str
    hub: str
    capacity: int | None = None
    alone: str = ""
    """Who holds the room alone, at all hours."""
    opening: tuple[tuple[int, int, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """What a point of a board means; no room or no minute where the board does not tell."""

    day: date
    room_id: str = ""
    minute: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A piece of a block in its place; ``tells_room`` where the board does not tell it."""

    piece: Piece
    rect: QRect
    tells_room: bool = False
    is_line: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What a board shows: rooms, the pieces of the days shown, and what its days are besides."""

    lanes: tuple[RoomLane, ...] = ()
    pieces: tuple[Piece, ...] = ()
    notes: Mapping[date, DayNote] = field(default_factory=dict)
    today: date = date.min


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The room that a board may fill, the size of its text, and how much larger it is drawn."""

    room: QSize
    metrics: QFontMetrics
    zoom: float = 1.0


class Plan(Protocol):
    """The drawing of one board at one size; ``head`` and ``side`` stay in sight."""

    size: QSize
    head: int
    side: int
    placed: tuple[Placed, ...]
    is_lying: bool
    """Whether hours go across."""
    has_hours: bool

    def spot(self, point: QPoint) -> Spot | None:
        """Return what a point means."""

    def rect_of(self, spot: Spot, minutes: int) -> QRect:
        """Return where a span would stand."""

    def room_beside(self, room_id: str, steps: int) -> str:
        """Return the room above or below, the same where there is none."""

    def now_line(self, day: date, minute: int) -> tuple[QPoint, QPoint] | None:
        """Return the ends of the line of the present moment, if it is on the board."""

    def paint_ground(self, painter: QPainter, seen: QRect) -> None:
        """Paint what lies under the blocks."""

    def paint_head(self, painter: QPainter, seen: QRect) -> None:
        """Paint the headings above; ``seen`` is in the coordinates of the board."""

    def paint_side(self, painter: QPainter, seen: QRect) -> None:
        """Paint the headings on the left."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """The hours that a board shows: from and to minutes of a day, and the pixels of an hour."""

    first: int
    last: int
    pixels: float

    @property
    def length(self) -> int:
        """Return the pixels of all the hours."""
        return round((self.last - self.first) * self.pixels / 60)

    def place(self, minute: int) -> int:
        """Return the pixels before a minute."""
        return round((minute - self.first) * self.pixels / 60)

    def minute(self, pixels: int) -> int:
        """Return the minute at a place, to the quarter before it."""
        found = self.first + pixels * 60 / self.pixels
        return int(max(self.first, min(found, self.last)) // STEP * STEP)

    def marks(self) -> range:
        """Return the minutes at which an hour begins."""
        return range(-(-self.first // 60) * 60, self.last + 1, 60)


def hours_shown(lanes: Sequence[RoomLane], pieces: Sequence[Piece]) -> tuple[int, int]:
    """Return the first and last minute to show: opening hours and blocks, in whole hours."""
    starts = [one.start for one in pieces] + [span[1] for lane in lanes for span in lane.opening]
    ends = [one.end for one in pieces] + [span[2] for lane in lanes for span in lane.opening]
    first = min([*starts, 9 * 60]) // 60 * 60
    last = -(-max([*ends, 20 * 60]) // 60) * 60
    return first, min(last, DAY)


def hour_label(minute: int) -> str:
    """Return « 18 h », and « 24 h » at the end of a day."""
    return "24\u00a0h" if minute == DAY else format_time(time_of(minute))


def paint_closed(
    painter: QPainter,
    opening: Sequence[tuple[int, int, int]],
    weekday: int,
    hours: Hours,
    place: Callable[[int, int], QRect],
) -> None:
    """Tint the hours at which a room is closed; unknown hours tint nothing."""
    if not opening:
        return
    spans = sorted((start, end) for day, start, end in opening if day == weekday)
    closed, since = [], hours.first
    for start, end in spans:
        closed.append((since, start))
        since = max(since, end)
    closed.append((since, hours.last))
    ground = QColor(tokens().grey_tint)
    for start, end in closed:
        if start < end:
            painter.fillRect(place(max(start, hours.first), min(end, hours.last)), ground)
