"""What hands do on a board: draw, move and resize by mouse and by keys; walk from block to block.

Nothing is saved here: what was asked for goes out as a ``Wish``, the block stays where it is.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent

from polesdesk.domain.french import day_with_weekday, format_minutes, time_range
from polesdesk.ui.announcing import announce
from polesdesk.ui.planning.blocks import DAY, Block, minute_of, time_of
from polesdesk.ui.planning.board import BoardView
from polesdesk.ui.planning.plan import STEP, Placed, Spot

GRIP = 7
"""Pixels at the end of a block by which it is resized."""
FAR = 6
"""Pixels from which a press is a drag."""
USUAL = 120
"""Minutes of a slot that is drawn with a click."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """Where something shall stand: day, minute of its start, minutes long, room if it is told."""

    day: date
    start: int
    minutes: int
    room_id: str = ""

    @property
    def hours(self) -> str:
        """Return « 18 h – 20 h 30 »."""
        return time_range(time_of(self.start), time_of(self.start + self.minutes))


@dataclass(slots=True)
class _Drag:
    pressed: QPoint
    block: Block | None
    from_spot: Spot
    wish: Wish
    resizes: bool = False
    is_far: bool = False


def wish_of(block: Block) -> Wish:
    """Return where a block stands."""
    row = block.row
    start, end = minute_of(row.start), minute_of(row.end)
    length = end - start if end > start else end - start + DAY
    return Wish(day=row.day, start=start, minutes=length, room_id=row.room_id)


class Board(BoardView):
    """A board on which slots are drawn, moved and resized.

    ``may_change`` tells whether a block may be taken at all; ``may_draw`` whether empty space
    takes new ones.
    """

    drawn = Signal(object)
    """A ``Wish`` drawn in empty space."""
    moved = Signal(str, object)
    """A block, and the ``Wish`` of where it shall stand."""
    cancel_asked = Signal(str)
    turned = Signal(int)
    """The page before (-1) or after (1) is wanted."""
    may_draw = True

    def __init__(self, *args: object, **kw: object) -> None:
        super().__init__(*args, **kw)  # type: ignore[arg-type]
        self._drag: _Drag | None = None
        self._by_keys: Wish | None = None

    # The mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Make a block current and take hold of it, or begin to draw."""
        self._drop_keys()
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        place = event.position().toPoint()
        placed, plan = self.placed_at(place), self.plan()
        self.set_current(placed.piece.block.id if placed else "", aloud_too=placed is not None)
        spot = plan.spot(self.to_plan(place)) if plan is not None else None
        if spot is None:
            return
        if placed is not None:
            block = placed.piece.block
            grip = self._is_grip(placed, self.to_plan(place))
            self._drag = _Drag(place, block, spot, wish_of(block), resizes=grip)
        elif self.may_draw and spot.minute is not None:
            wish = Wish(day=spot.day, start=spot.minute, minutes=STEP, room_id=spot.room_id)
            self._drag = _Drag(place, None, spot, wish)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the hand with what is drawn, moved or resized."""
        place = event.position().toPoint()
        drag, plan = self._drag, self.plan()
        if drag is None or plan is None:
            self._show_hand(place)
            return
        drag.is_far = drag.is_far or (place - drag.pressed).manhattanLength() >= FAR
        spot = plan.spot(self.to_plan(place))
        if not drag.is_far or spot is None:
            return
        drag.wish = self._wish_at(drag, spot)
        self._show_ghost(drag.wish)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Hand over what was drawn or moved."""
        drag, self._drag = self._drag, None
        self._show_ghost(None)
        if drag is None or not drag.is_far:
            return
        if drag.block is None:
            self.drawn.emit(drag.wish)
        elif drag.wish != wish_of(drag.block):
            self.moved.emit(drag.block.id, drag.wish)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open a block, or begin a slot of the usual length."""
        self._drag = None
        placed, plan = self.placed_at(event.position().toPoint()), self.plan()
        if placed is not None:
            self.opened.emit(placed.piece.block.id)
            return
        spot = plan.spot(self.to_plan(event.position().toPoint())) if plan is not None else None
        if spot is not None and self.may_draw:
            start = 18 * 60 if spot.minute is None else spot.minute
            wish = Wish(day=spot.day, start=start, minutes=USUAL, room_id=spot.room_id)
            self.drawn.emit(wish)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, move, resize, open, cancel, zoom, turn the page."""
        key, block = event.key(), self.current()
        arrows = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
        }
        if key in arrows:
            self._press_arrow(event, *arrows[Qt.Key(key)])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and block is not None:
            self._press_enter(block)
        elif key == Qt.Key.Key_Escape and self._by_keys is not None:
            self._drop_keys()
            announce(self, self.tr("Déplacement abandonné"))
        elif key == Qt.Key.Key_Delete and block is not None:
            self.cancel_asked.emit(block.id)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown) and not event.modifiers():
            self.turned.emit(-1 if key == Qt.Key.Key_PageUp else 1)
        elif event.text() in {"+", "-"} and not _control(event):
            self.zoom_by(1 if event.text() == "+" else -1)
        else:
            super().keyPressEvent(event)

    def _press_arrow(self, event: QKeyEvent, across: int, down: int) -> None:
        if _control(event):
            self._change_by_keys(across, down, resizes=False)
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._change_by_keys(across, down, resizes=True)
        else:
            self._drop_keys()
            self._walk(across, down)

    def _press_enter(self, block: Block) -> None:
        wish, self._by_keys = self._by_keys, None
        self._show_ghost(None)
        if wish is None:
            self.opened.emit(block.id)
        elif wish != wish_of(block):
            self.moved.emit(block.id, wish)

    def _walk(self, across: int, down: int) -> None:
        """Go to the nearest block in a direction."""
        here, plan = self.current_place(), self.plan()
        if plan is None or not plan.placed:
            return
        if here is None:
            self.set_current(plan.placed[0].piece.block.id, aloud_too=True)
            return
        best = min(
            (one for one in plan.placed if one.piece.block.id != here.piece.block.id),
            key=lambda one: _distance(here.rect, one.rect, across, down),
            default=None,
        )
        if best is not None and _distance(here.rect, best.rect, across, down) < _NEVER:
            self.set_current(best.piece.block.id, aloud_too=True)

    def _change_by_keys(self, across: int, down: int, *, resizes: bool) -> None:
        """Show where the block would go; Enter asks for it, Échap forgets it."""
        block, plan = self.current(), self.plan()
        if block is None or plan is None:
            return
        wish = self._by_keys or wish_of(block)
        along, beside = (across, down) if plan.is_lying else (down, across)
        if resizes:
            wish = replace(wish, minutes=max(STEP, min(wish.minutes + along * STEP, DAY)))
        elif plan.has_hours and along:
            wish = replace(wish, start=max(0, min(wish.start + along * STEP, DAY - STEP)))
        elif plan.is_lying:
            wish = replace(wish, room_id=plan.room_beside(wish.room_id, beside))
        else:
            days = across if plan.has_hours else across + 7 * down
            wish = replace(wish, day=wish.day + timedelta(days=days))
        self._by_keys = wish
        self._show_ghost(wish)
        words = f"{day_with_weekday(wish.day)}, {wish.hours}, {format_minutes(wish.minutes)}"
        announce(self, words)

    def _drop_keys(self) -> None:
        if self._by_keys is not None:
            self._by_keys = None
            self._show_ghost(None)

    # Inside

    def _wish_at(self, drag: _Drag, spot: Spot) -> Wish:
        """Return what a hand at a spot asks for."""
        if drag.block is None:
            return _drawn(drag.from_spot, spot)
        before = wish_of(drag.block)
        if drag.resizes and spot.minute is not None:
            end = spot.minute + STEP
            minutes = end - before.start + (spot.day - before.day).days * DAY
            return replace(before, minutes=max(STEP, min(minutes, DAY)))
        day = before.day + (spot.day - drag.from_spot.day)
        start = before.start
        if spot.minute is not None and drag.from_spot.minute is not None:
            start = max(0, min(before.start + spot.minute - drag.from_spot.minute, DAY - STEP))
        known = drag.from_spot.room_id and spot.room_id
        return replace(
            before, day=day, start=start, room_id=spot.room_id if known else before.room_id
        )

    def _show_ghost(self, wish: Wish | None) -> None:
        plan = self.plan()
        if wish is None or plan is None:
            self.ghost = None
        else:
            spot = Spot(day=wish.day, room_id=wish.room_id, minute=wish.start)
            rect = plan.rect_of(spot, wish.minutes)
            self.ghost = None if rect.isNull() else (rect, wish.hours)
            if self._by_keys is not None and not rect.isNull():
                self.bring_into_sight(rect)
        self.viewport().update()

    def _is_grip(self, placed: Placed, point: QPoint) -> bool:
        plan = self.plan()
        if plan is None or not plan.has_hours or placed.piece.goes_on:
            return False
        end, here = (
            (placed.rect.right(), point.x()) if plan.is_lying else (placed.rect.bottom(), point.y())
        )
        return end - here <= GRIP

    def _show_hand(self, place: QPoint) -> None:
        placed, plan = self.placed_at(place), self.plan()
        shape = Qt.CursorShape.ArrowCursor
        if placed is not None and plan is not None and self._is_grip(placed, self.to_plan(place)):
            lying = plan.is_lying
            shape = Qt.CursorShape.SizeHorCursor if lying else Qt.CursorShape.SizeVerCursor
        elif placed is not None:
            shape = Qt.CursorShape.PointingHandCursor
        self.viewport().setCursor(shape)


_NEVER = 1_000_000_000


def _distance(here: QRect, there: QRect, across: int, down: int) -> int:
    """Return how far a block lies in a direction; what lies elsewhere is never reached."""
    step = there.center() - here.center()
    along = step.x() * across + step.y() * down
    aside = abs(step.x() * down) + abs(step.y() * across)
    return along + 3 * aside if along > 0 else _NEVER


def _drawn(begun: Spot, here: Spot) -> Wish:
    """Return the span between two spots of one day; another day draws to the end of the first."""
    start = begun.minute or 0
    other = here.minute if here.minute is not None and here.day == begun.day else start
    low, high = min(start, other), max(start, other) + STEP
    return Wish(day=begun.day, start=low, minutes=high - low, room_id=begun.room_id)


def _control(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
