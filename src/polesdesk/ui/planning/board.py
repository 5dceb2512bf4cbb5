"""The board: a plan that scrolls, with blocks to walk through by mouse and by keys."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QMenu, QToolTip, QWidget

from polesdesk.ui.announcing import announce
from polesdesk.ui.planning.blocks import Block, minute_of
from polesdesk.ui.planning.painting import paint_block, paint_ghost
from polesdesk.ui.planning.plan import Frame, Placed, Plan
from polesdesk.ui.planning.words import aloud, lines_of
from polesdesk.ui.scroll_page import is_zoom
from polesdesk.ui.texts import tooltip
from polesdesk.ui.tokens import tokens

ZOOMS = (1.0, 1.25, 1.6, 2.0, 2.6, 3.4)
STRIP = 400
"""Pixels of the strips in which blocks are looked for, so that a city paints as a hub does."""
NEAR = 24
"""Pixels that stay between a block brought into sight and the edge."""

MakePlan = Callable[[Frame], Plan]


class BoardView(QAbstractScrollArea):
    """Paints a plan and knows the current block; what hands do to it is in ``Board``."""

    opened = Signal(str)
    current_changed = Signal(str)
    zoomed = Signal()

    def __init__(self, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._make: MakePlan | None = None
        self._plan: Plan | None = None
        self._by_id: dict[str, list[Placed]] = {}
        self._strips: dict[int, list[Placed]] = {}
        self._current = ""
        self._zoom = 0
        self.ghost: tuple[QRect, str] | None = None
        """What is being drawn or moved, with its words."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.setProperty("role", "board")

    # What is shown

    def show_plan(self, make: MakePlan, *, comes_to_now: bool = False) -> None:
        """Show another plan and stay at the same block; a new day or week comes to its hours."""
        self._make = make
        self._build()
        if self._current not in self._by_id:
            self.set_current("")
        if comes_to_now:
            self._come_to_hours()

    def plan(self) -> Plan | None:
        """Return what is drawn."""
        return self._plan

    def current(self) -> Block | None:
        """Return the current block."""
        placed = self._by_id.get(self._current)
        return placed[0].piece.block if placed else None

    def current_place(self) -> Placed | None:
        """Return where the current block stands."""
        placed = self._by_id.get(self._current)
        return placed[0] if placed else None

    def set_current(self, block_id: str, *, aloud_too: bool = False) -> None:
        """Make a block current, or none, and bring it into sight."""
        known = block_id if block_id in self._by_id else ""
        changed, self._current = known != self._current, known
        block = self.current()
        self.setAccessibleDescription(aloud(block) if block is not None else "")
        if block is not None:
            self.bring_into_sight(self._by_id[known][0].rect)
            if aloud_too:
                announce(self, aloud(block))
        if changed:
            self.current_changed.emit(known)
        self.viewport().update()

    def placed_at(self, place: QPoint) -> Placed | None:
        """Return the block under a point of the viewport."""
        if self._plan is None or not self._inside().contains(place):
            return None
        point = self.to_plan(place)
        here = QRect(point, QSize(1, 1))
        hits = [one for one in self._near(here) if one.rect.contains(point)]
        return hits[-1] if hits else None

    def to_plan(self, place: QPoint) -> QPoint:
        """Return a point of the viewport in the coordinates of the plan."""
        return place + self._offset()

    def zoom_by(self, steps: int) -> None:
        """Draw the board larger or smaller."""
        wanted = max(0, min(self._zoom + steps, len(ZOOMS) - 1))
        if wanted != self._zoom:
            self._zoom = wanted
            self._build()
            place = self.current_place()
            if place is not None:
                self.bring_into_sight(place.rect)
            self.zoomed.emit()

    def can_zoom(self, steps: int) -> bool:
        """Tell whether the board can be drawn so much larger or smaller."""
        return 0 <= self._zoom + steps < len(ZOOMS)

    def bring_into_sight(self, rect: QRect) -> None:
        """Scroll so that a rectangle of the plan can be seen."""
        seen = self._inside().translated(self._offset())
        bars = (self.horizontalScrollBar(), self.verticalScrollBar())
        spans = (
            (rect.left(), rect.right(), seen.left(), seen.right()),
            (rect.top(), rect.bottom(), seen.top(), seen.bottom()),
        )
        for bar, (begin, end, low, high) in zip(bars, spans, strict=True):
            if begin < low:
                bar.setValue(bar.value() - (low - begin) - NEAR)
            elif end > high:
                bar.setValue(bar.value() + min(end - high + NEAR, begin - low))

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, blocks, the line of now, then the headings above all."""
        painter = QPainter(self.viewport())
        painter.setFont(self.font())
        painter.fillRect(self.viewport().rect(), QColor(tokens().card))
        if self._plan is not None:
            self._paint_inside(painter, self._plan)
            self._paint_headings(painter, self._plan)
        painter.end()

    def _paint_inside(self, painter: QPainter, plan: Plan) -> None:
        offset = self._offset()
        seen = self._inside().translated(offset)
        painter.save()
        painter.translate(-offset)
        painter.setClipRect(seen)
        plan.paint_ground(painter, seen)
        for placed in self._near(seen):
            if placed.rect.intersects(seen):
                is_current = placed.piece.block.id == self._current
                paint_block(painter, placed, current=is_current, focused=self.hasFocus())
        self._paint_now(painter, plan)
        if self.ghost is not None:
            paint_ghost(painter, *self.ghost)
        painter.restore()

    def _paint_now(self, painter: QPainter, plan: Plan) -> None:
        now = self._now()
        line = plan.now_line(now.date(), minute_of(now.time()))
        if line is not None:
            painter.setPen(QPen(QColor(tokens().red), 2))
            painter.drawLine(*line)
            painter.setBrush(QColor(tokens().red))
            painter.drawEllipse(line[0], 3, 3)

    def _paint_headings(self, painter: QPainter, plan: Plan) -> None:
        offset, view = self._offset(), self.viewport().rect()
        painter.save()
        painter.translate(-offset.x(), 0)
        across = QRect(offset.x() + plan.side, 0, view.width(), plan.head + 1)
        painter.setClipRect(across)
        plan.paint_head(painter, QRect(offset.x(), 0, view.width(), plan.head))
        painter.restore()
        painter.save()
        painter.translate(0, -offset.y())
        painter.setClipRect(QRect(0, offset.y() + plan.head + 1, plan.side + 1, view.height()))
        plan.paint_side(painter, QRect(0, offset.y(), plan.side, view.height()))
        painter.restore()
        painter.fillRect(QRect(0, 0, plan.side, plan.head), QColor(tokens().card))
        painter.setPen(QColor(tokens().border))
        painter.drawLine(0, plan.head, plan.side, plan.head)

    # What Qt tells

    def event(self, event: QEvent) -> bool:
        """Follow the size of the text and the theme."""
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._build()
        return super().event(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell all of a block where the mouse rests."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            placed = self.placed_at(event.pos())
            words = lines_of(placed.piece.block).replace("\n", " · ") if placed else ""
            QToolTip.showText(event.globalPos(), tooltip(words), self)
            return True
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw again at the new size."""
        super().resizeEvent(event)
        self._build()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Make the first block seen current, and say which one is."""
        super().focusInEvent(event)
        if not self._current and self._plan is not None and self._plan.placed:
            first = min(self._plan.placed, key=lambda one: (one.piece.day, one.piece.start))
            self.set_current(first.piece.block.id)
        block = self.current()
        if block is not None and event.reason() is not Qt.FocusReason.MouseFocusReason:
            announce(self, aloud(block))
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show the frame of the current block thinner."""
        super().focusOutEvent(event)
        self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, scroll across with Maj, else scroll."""
        if is_zoom(event):
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer the commands of the block under the mouse, or of the current one."""
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        place = event.pos()
        if by_key:
            current = self.current_place()
            place = current.rect.center() - self._offset() if current else self.rect().center()
        else:
            placed = self.placed_at(event.pos())
            self.set_current(placed.piece.block.id if placed else "")
        if self.actions():
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.addActions(self.actions())
            menu.popup(self.viewport().mapToGlobal(place))

    def sizeHint(self) -> QSize:
        """Ask for a page."""
        return QSize(900, 480)

    # Inside

    def _build(self) -> None:
        if self._make is None:
            return
        room = self.viewport().size()
        frame = Frame(room=room, metrics=self.fontMetrics(), zoom=ZOOMS[self._zoom])
        plan = self._plan = self._make(frame)
        self._by_id = {}
        self._strips = {}
        for placed in plan.placed:
            self._by_id.setdefault(placed.piece.block.id, []).append(placed)
            for strip in range(placed.rect.top() // STRIP, placed.rect.bottom() // STRIP + 1):
                self._strips.setdefault(strip, []).append(placed)
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setRange(0, max(0, plan.size.width() - room.width()))
        down.setRange(0, max(0, plan.size.height() - room.height()))
        across.setPageStep(room.width())
        down.setPageStep(room.height())
        across.setSingleStep(40)
        down.setSingleStep(40)
        self.viewport().update()

    def _near(self, seen: QRect) -> list[Placed]:
        """Return the blocks of the strips that a rectangle touches, each once."""
        strips = range(seen.top() // STRIP, seen.bottom() // STRIP + 1)
        found = (one for strip in strips for one in self._strips.get(strip, ()))
        return list({id(one): one for one in found}.values())

    def _come_to_hours(self) -> None:
        """Scroll to the present moment if it is shown, else to the first blocks."""
        plan = self._plan
        if plan is None:
            return
        now = self._now()
        line = plan.now_line(now.date(), minute_of(now.time()))
        self.horizontalScrollBar().setValue(0)
        self.verticalScrollBar().setValue(0)
        if line is not None:
            self.bring_into_sight(QRect(line[0], line[0]).adjusted(0, -120, 0, 120))

    def _offset(self) -> QPoint:
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _inside(self) -> QRect:
        """Return the part of the viewport that headings leave."""
        plan = self._plan
        room = self.viewport().rect()
        return room if plan is None else room.adjusted(plan.side, plan.head + 1, 0, 0)
