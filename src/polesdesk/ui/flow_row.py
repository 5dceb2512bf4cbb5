"""Buttons on one line, or on several where the window is narrow; the last stands at the right."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowRow(QLayout):
    """Lays widgets out as words in a line of text; never asks for more than the widest of them."""

    def __init__(self, parent: QWidget, gap: int) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self.ends_right = False
        """Whether the last widget stands at the right when all fit on one line."""

    def addItem(self, item: QLayoutItem) -> None:
        """Add a widget after the others."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many widgets there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return one by its number."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take one away."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Ask for no more room than is needed."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """A narrower line is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the lines at a width."""
        return self._lay_out(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Put the widgets in their places."""
        super().setGeometry(rect)
        self._lay_out(rect, move=True)

    def sizeHint(self) -> QSize:
        """Return the room of one line."""
        sizes = [item.sizeHint() for item in self._items]
        width = sum(size.width() for size in sizes) + self._gap * max(len(sizes) - 1, 0)
        height = max((size.height() for size in sizes), default=0)
        return QSize(width, height).grownBy(self.contentsMargins())

    def minimumSize(self) -> QSize:
        """Return the room of the widest widget."""
        least = QSize(0, 0)
        for item in self._items:
            least = least.expandedTo(item.minimumSize())
        return least.grownBy(self.contentsMargins())

    def _lay_out(self, rect: QRect, *, move: bool) -> int:
        """Place the widgets, or only measure; return the height that they take."""
        room = rect.marginsRemoved(self.contentsMargins())
        place, line = room.topLeft(), 0
        for item in self._items:
            size = item.sizeHint()
            if place.x() > room.left() and place.x() + size.width() > room.right() + 1:
                place, line = QPoint(room.left(), place.y() + line + self._gap), 0
            if move:
                left = place
                if self._stands_right(item) and place.y() == room.top():
                    left = QPoint(room.right() + 1 - size.width(), place.y())
                item.setGeometry(QRect(left, size))
            place += QPoint(size.width() + self._gap, 0)
            line = max(line, size.height())
        margins = self.contentsMargins()
        return place.y() + line - rect.top() + margins.bottom()

    def _stands_right(self, item: QLayoutItem) -> bool:
        return self.ends_right and item is self._items[-1]
