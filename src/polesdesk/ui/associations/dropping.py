"""A file dropped anywhere on a card."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget


class DropTarget(QObject):
    """Lets a widget take one file; ``welcome`` says whether now is the time."""

    def __init__(
        self, widget: QWidget, welcome: Callable[[], bool], take: Callable[[Path], object]
    ) -> None:
        super().__init__(widget)
        self._welcome = welcome
        self._take = take
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Accept one file that is dragged, and take it when it is dropped."""
        if not isinstance(event, QDropEvent) or event.type() not in (
            QEvent.Type.DragEnter,
            QEvent.Type.Drop,
        ):
            return super().eventFilter(watched, event)
        urls = [url for url in event.mimeData().urls() if url.isLocalFile()]
        if len(urls) != 1 or not self._welcome():
            return False
        event.acceptProposedAction()
        if not isinstance(event, QDragEnterEvent):
            self._take(Path(urls[0].toLocalFile()))
        return True
