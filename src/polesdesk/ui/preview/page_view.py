"""Pages one under the other, drawn when they come into sight."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from polesdesk.ui.desk import Desk
from polesdesk.ui.preview.pages import Hit, Pages
from polesdesk.ui.tokens import tokens

GAP = 14
"""Pixels around a page."""
KEPT = 8
"""Pages kept as pictures."""
FOUND = QColor(255, 226, 120)
FOUND_NOW = QColor(255, 176, 60)
PAPER = QColor("#FFFFFF")
LEAST, MOST = 0.3, 4.0
STEPS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)
FOCUS = 2
"""Pixels of the frame around the pages while the keys turn them."""
POINT = 96 / 72
"""Pixels of a point at 100 %."""


class PageView(QAbstractScrollArea):
    """Shows the pages of a document; a zoom of 0 fits them to the width."""

    page_changed = Signal(int)
    """The page in sight, from 0."""
    zoom_changed = Signal(float)
    """The zoom in use, 1.0 for the size of the paper."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk: Desk | None = None
        self._pages: Pages | None = None
        self._sizes: tuple[QSizeF, ...] = ()
        self._tops: list[float] = []
        self._asked_zoom = 0.0
        self._zoom = 1.0
        self._pictures: OrderedDict[int, tuple[float, QImage]] = OrderedDict()
        self._waiting: dict[int, float] = {}
        self._hits: dict[int, list[QRectF]] = {}
        self._hit: Hit | None = None
        self._page = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Pages du document"))
        self.verticalScrollBar().valueChanged.connect(self._tell_page)
        self._settle = QTimer(self, singleShot=True, interval=60)
        self._settle.timeout.connect(self.viewport().update)

    def show_pages(self, desk: Desk, pages: Pages) -> None:
        """Show a document from its first page."""
        self._desk, self._pages, self._sizes = desk, pages, pages.sizes
        self._pictures.clear()
        self._waiting.clear()
        self.show_hits((), None)
        self._lay_out()
        self.go_to(0)

    def forget(self) -> None:
        """Ask for no page any more: the document is about to close."""
        self._pages = None

    def count(self) -> int:
        """Return the number of pages."""
        return len(self._sizes)

    def page(self) -> int:
        """Return the page in sight, from 0."""
        return max(self._page, 0)

    def go_to(self, page: int) -> None:
        """Bring the top of a page into sight."""
        if self._tops:
            number = max(0, min(page, len(self._tops) - 1))
            self.verticalScrollBar().setValue(round(self._tops[number]) - GAP)
            self._tell_page()

    def set_zoom(self, zoom: float) -> None:
        """Show the pages at a zoom; 0 fits the width."""
        page = self.page()
        inside = self.verticalScrollBar().value() - self._top_of(page)
        share = inside / max(self._height_of(page), 1.0)
        self._asked_zoom = zoom
        self._lay_out()
        place = self._top_of(page) + share * self._height_of(page)
        self.verticalScrollBar().setValue(round(place))

    def zoom(self) -> float:
        """Return the zoom in use, 1.0 for the size of the paper."""
        return self._zoom

    def zoom_by(self, steps: int) -> None:
        """Show the pages larger or smaller."""
        later = [step for step in STEPS if step > self._zoom + 0.01]
        before = [step for step in STEPS if step < self._zoom - 0.01]
        if steps > 0 and later:
            self.set_zoom(later[0])
        elif steps < 0 and before:
            self.set_zoom(before[-1])

    def show_hits(self, hits: Sequence[Hit], current: Hit | None) -> None:
        """Mark what a search has found, and bring one of them into sight."""
        self._hits = {}
        for hit in hits:
            self._hits.setdefault(hit.page, []).extend(hit.boxes)
        self._hit = current
        if current is not None and current.boxes:
            box = self._on_view(current.page, current.boxes[0])
            room = QRectF(0, 0, self.viewport().width(), self.viewport().height())
            if not room.adjusted(0, 40, 0, -40).contains(box):
                bar = self.verticalScrollBar()
                bar.setValue(round(bar.value() + box.center().y() - room.height() / 3))
        self.viewport().update()

    def sizeHint(self) -> QSize:
        """Return the room for a page at its width."""
        return QSize(720, 640)

    # Qt's own

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pages in sight; those that are not drawn yet are asked for."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(tokens().page))
        for number in self._in_sight():
            self._paint_page(painter, number)
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens().focus), FOCUS))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that the keys go from page to page here."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that the keys are elsewhere."""
        super().focusOutEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages to the new width."""
        super().resizeEvent(event)
        page = self.page()
        self._lay_out()
        if self._asked_zoom == 0.0:
            self.go_to(page)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from page to page with the keys of a reader."""
        bar = self.verticalScrollBar()
        by_key = {
            Qt.Key.Key_Home: lambda: self.go_to(0),
            Qt.Key.Key_End: lambda: self.go_to(self.count() - 1),
            Qt.Key.Key_PageDown: lambda: bar.setValue(bar.value() + bar.pageStep()),
            Qt.Key.Key_PageUp: lambda: bar.setValue(bar.value() - bar.pageStep()),
            Qt.Key.Key_Space: lambda: bar.setValue(bar.value() + bar.pageStep()),
            Qt.Key.Key_Down: lambda: bar.setValue(bar.value() + bar.singleStep()),
            Qt.Key.Key_Up: lambda: bar.setValue(bar.value() - bar.singleStep()),
        }
        act = by_key.get(Qt.Key(event.key()))
        if act is None or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
        else:
            act()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, else scroll."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
        else:
            super().wheelEvent(event)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Paint again rather than shift: pages float on the ground."""
        self.viewport().update()

    # Inside

    def _lay_out(self) -> None:
        self._zoom = self._wanted_zoom()
        self._tops, top = [], float(GAP)
        for number in range(len(self._sizes)):
            self._tops.append(top)
            top += self._height_of(number) + GAP
        room = self.viewport().size()
        widest = max((size.width() for size in self._sizes), default=0.0) * self._scale() + 2 * GAP
        vertical, horizontal = self.verticalScrollBar(), self.horizontalScrollBar()
        vertical.setRange(0, max(0, round(top - room.height())))
        vertical.setPageStep(max(1, room.height() - 2 * GAP))
        vertical.setSingleStep(40)
        horizontal.setRange(0, max(0, round(widest - room.width())))
        horizontal.setPageStep(room.width())
        self.zoom_changed.emit(self._zoom)
        self.viewport().update()

    def _wanted_zoom(self) -> float:
        widest = max((size.width() for size in self._sizes), default=0.0)
        if self._asked_zoom or not widest:
            return max(LEAST, min(self._asked_zoom or 1.0, MOST))
        room = self.viewport().width() - 2 * GAP
        return max(LEAST, min(room / (widest * POINT), MOST))

    def _scale(self) -> float:
        return self._zoom * POINT

    def _top_of(self, page: int) -> float:
        return self._tops[page] if page < len(self._tops) else 0.0

    def _height_of(self, page: int) -> float:
        return self._sizes[page].height() * self._scale() if page < len(self._sizes) else 0.0

    def _frame(self, page: int) -> QRectF:
        """Return where a page stands in the viewport."""
        width = self._sizes[page].width() * self._scale()
        room = max(float(self.viewport().width()), width + 2 * GAP)
        left = (room - width) / 2 - self.horizontalScrollBar().value()
        top = self._tops[page] - self.verticalScrollBar().value()
        return QRectF(round(left), round(top), width, self._height_of(page))

    def _on_view(self, page: int, box: QRectF) -> QRectF:
        frame, scale = self._frame(page), self._scale()
        return QRectF(
            frame.topLeft() + QPointF(box.left() * scale, box.top() * scale), box.size() * scale
        )

    def _in_sight(self) -> list[int]:
        room = QRectF(0, 0, self.viewport().width(), self.viewport().height())
        return [n for n in range(len(self._tops)) if self._frame(n).intersects(room)]

    def _paint_page(self, painter: QPainter, number: int) -> None:
        frame = self._frame(number)
        painter.fillRect(frame, PAPER)
        scale = round(self._scale() * self.devicePixelRatioF(), 4)
        known = self._pictures.get(number)
        if known is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, known[0] != scale)
            painter.drawImage(frame, known[1])
        if known is None or known[0] != scale:
            self._ask(number, scale)
        self._mark_hits(painter, number)
        painter.setPen(QPen(QColor(tokens().border)))
        painter.drawRect(frame.adjusted(-0.5, -0.5, 0.5, 0.5))

    def _mark_hits(self, painter: QPainter, number: int) -> None:
        """Colour the paper under what was found; the words stay black."""
        painter.save()
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        for box in self._hits.get(number, ()):
            painter.fillRect(self._on_view(number, box), FOUND)
        if self._hit is not None and self._hit.page == number:
            for box in self._hit.boxes:
                painter.fillRect(self._on_view(number, box), FOUND_NOW)
        painter.restore()

    def _ask(self, number: int, scale: float) -> None:
        if self._desk is None or self._pages is None or self._waiting.get(number) == scale:
            return
        self._waiting[number] = scale
        then = partial(self._take, self._pages, number, scale)
        self._desk.draw(self._pages.picture, number, scale, then=then, owner=self)

    def _take(self, pages: Pages, number: int, scale: float, picture: Any) -> None:
        if pages is not self._pages:
            return
        if self._waiting.get(number) == scale:
            del self._waiting[number]
        self._pictures[number] = (scale, picture)
        self._pictures.move_to_end(number)
        while len(self._pictures) > KEPT:
            self._pictures.popitem(last=False)
        self._settle.start()

    def _tell_page(self) -> None:
        if not self._tops:
            return
        middle = self.verticalScrollBar().value() + self.viewport().height() / 3
        page = max((n for n, top in enumerate(self._tops) if top <= middle), default=0)
        if page != self._page:
            self._page = page
            self.page_changed.emit(page)
