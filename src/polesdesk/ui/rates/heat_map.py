"""The hours of the week as a grid: days across, hours down, the share written in each cell."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from polesdesk.domain.french import weekday_name
from polesdesk.domain.rate_rows import WeekHour
from polesdesk.ui.announcing import announce
from polesdesk.ui.texts import tooltip
from polesdesk.ui.tokens import tokens

HEAD, SIDE, CELL = 24, 46, 22
"""Pixels of the row of days, of the column of hours, and the least height of a cell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One hour: its share from 0 to 1 (None: nothing to say), its words and its sentence."""

    share: float | None = None
    words: str = ""
    sentence: str = ""
    is_faint: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """The cells of a grid, from an hour to an hour."""

    cells: dict[WeekHour, Cell] = field(default_factory=dict)
    first_hour: int = 8
    last_hour: int = 21

    @property
    def hours(self) -> range:
        """The hours shown."""
        return range(self.first_hour, self.last_hour + 1)


class HeatGrid(QWidget):
    """Paints a grid; arrows go from cell to cell, Enter or a click opens one."""

    opened = Signal(int, int)

    def __init__(self, name: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._grid = Grid()
        self._current: WeekHour = (1, 8)

    def show_grid(self, grid: Grid) -> None:
        """Show other cells."""
        self._grid = grid
        weekday, hour = self._current
        self._current = weekday, min(max(hour, grid.first_hour), grid.last_hour)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for every cell at its least."""
        return QSize(SIDE + 7 * 52, HEAD + CELL * len(self._grid.hours))

    def minimumSizeHint(self) -> QSize:
        """Return the least room in which cells can be read."""
        return QSize(SIDE + 7 * 40, HEAD + 18 * len(self._grid.hours))

    def cell_rect(self, place: WeekHour) -> QRectF:
        """Return where a cell stands."""
        weekday, hour = place
        hours = len(self._grid.hours)
        width = (self.width() - SIDE) / 7
        height = (self.height() - HEAD) / hours
        left = SIDE + (weekday - 1) * width
        top = HEAD + (hour - self._grid.first_hour) * height
        return QRectF(left, top, width, height)

    def place_at(self, point: QPointF) -> WeekHour | None:
        """Return the hour under a point."""
        for hour in self._grid.hours:
            for weekday in range(1, 8):
                if self.cell_rect((weekday, hour)).contains(point):
                    return weekday, hour
        return None

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint days, hours and cells."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = tokens()
        painter.setPen(QColor(colours.muted))
        for weekday in range(1, 8):
            rect = self.cell_rect((weekday, self._grid.first_hour))
            head = QRectF(rect.left(), 0, rect.width(), HEAD)
            painter.drawText(head, Qt.AlignmentFlag.AlignCenter, _short(weekday, rect.width()))
        for hour in self._grid.hours:
            rect = self.cell_rect((1, hour))
            side = QRectF(0, rect.top(), SIDE - 6, rect.height())
            align = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(side, int(align), f"{hour}\u00a0h")
        for hour in self._grid.hours:
            for weekday in range(1, 8):
                self._paint_cell(painter, (weekday, hour))
        painter.end()

    def _paint_cell(self, painter: QPainter, place: WeekHour) -> None:
        cell = self._grid.cells.get(place, Cell())
        colours = tokens()
        rect = self.cell_rect(place).adjusted(1, 1, -1, -1)
        ground = QColor(colours.card)
        if cell.share is not None and not cell.is_faint:
            ground = mixed(QColor(colours.card), QColor(colours.accent), cell.share)
        painter.setPen(QPen(QColor(colours.line), 1))
        painter.setBrush(ground)
        painter.drawRoundedRect(rect, 3, 3)
        if cell.words:
            ink = QColor(colours.muted) if cell.is_faint else readable(ground)
            painter.setPen(ink)
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, cell.words)
        if self.hasFocus() and place == self._current:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.focus), 2.5))
            painter.drawRoundedRect(rect, 3, 3)

    # Hands

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to another cell, or open the current one."""
        steps: dict[int, tuple[int, int]] = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
        }
        key = event.key()
        if key in steps:
            across, down = steps[key]
            weekday = min(max(self._current[0] + across, 1), 7)
            last = self._grid.last_hour
            hour = min(max(self._current[1] + down, self._grid.first_hour), last)
            self._go((weekday, hour))
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.opened.emit(*self._current)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the cell that was clicked."""
        place = self.place_at(event.position())
        if place is not None and event.button() is Qt.MouseButton.LeftButton:
            self._go(place)
            self.opened.emit(*place)

    def event(self, event: QEvent) -> bool:
        """Tell the sentence of a cell under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            place = self.place_at(QPointF(event.pos()))
            cell = self._grid.cells.get(place, Cell()) if place else Cell()
            QToolTip.showText(event.globalPos(), tooltip(cell.sentence), self)
            return True
        return super().event(event)

    def _go(self, place: WeekHour) -> None:
        self._current = place
        self.update()
        announce(self, self._grid.cells.get(place, Cell()).sentence)


def _short(weekday: int, room: float) -> str:
    name = weekday_name(weekday)
    return name if room > 70 else f"{name[:3]}."


def mixed(ground: QColor, ink: QColor, share: float) -> QColor:
    """Return a colour between two, in five steps that the eye can tell apart."""
    part = round(max(0.0, min(share, 1.0)) * 5) / 5 * 0.9

    def blend(one: float, other: float) -> float:
        return one + (other - one) * part

    return QColor.fromRgbF(
        blend(ground.redF(), ink.redF()),
        blend(ground.greenF(), ink.greenF()),
        blend(ground.blueF(), ink.blueF()),
    )


def readable(ground: QColor) -> QColor:
    """Return black or white, whichever reads better on a ground (WCAG 2 luminance)."""
    parts = (ground.redF(), ground.greenF(), ground.blueF())
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    light = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return QColor("#000000") if (light + 0.05) ** 2 > 0.0525 else QColor("#FFFFFF")
