"""What stands above a list: one line where there is room, the filters below where there is not."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

LEAST = 340
"""Pixels that the side of the list takes at least: the filter of words and the main button."""


class ToolRows(QObject):
    """Moves the filters to a line of their own while the side of the list is narrow."""

    def __init__(
        self, side: QWidget, column: QVBoxLayout, tools: QHBoxLayout, filters: QHBoxLayout
    ) -> None:
        super().__init__(side)
        self._column = column
        self._tools = tools
        self._filters = filters
        self._is_below = False
        side.setMinimumWidth(LEAST)
        side.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at the room when it changes."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            assert isinstance(watched, QWidget)
            self._arrange(watched.width())
        return super().eventFilter(watched, event)

    def _arrange(self, width: int) -> None:
        words = self._tools.sizeHint().width()
        if self._is_below:
            words += self._filters.sizeHint().width() + self._tools.spacing()
        below = words > width
        if below == self._is_below:
            return
        self._is_below = below
        if below:
            self._tools.removeItem(self._filters)
            self._column.insertLayout(1, self._filters)
            self._filters.addStretch(1)
        else:
            self._filters.takeAt(self._filters.count() - 1)
            self._column.removeItem(self._filters)
            self._tools.insertLayout(self._tools.count() - 1, self._filters)
