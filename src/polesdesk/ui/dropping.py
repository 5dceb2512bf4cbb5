"""A file dropped anywhere on a card."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from polesdesk.ui.manner import set_manner


class DropTarget(QObject):
    """Lets a widget take one file; ``welcome`` says whether this one, and now.

    A file that is not welcome goes on to what lies behind, as a spreadsheet to the import.
    """

    def __init__(
        self, widget: QWidget, welcome: Callable[[Path], bool], take: Callable[[Path], object]
    ) -> None:
        super().__init__(widget)
        self._widget = widget
        self._welcome = welcome
        self._take = take
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Accept one file that is dragged, and take it when it is dropped."""
        if event.type() == QEvent.Type.DragLeave:
            self._mark(on=False)
        if not isinstance(event, QDropEvent) or event.type() not in (
            QEvent.Type.DragEnter,
            QEvent.Type.Drop,
        ):
            return super().eventFilter(watched, event)
        urls = [url for url in event.mimeData().urls() if url.isLocalFile()]
        if len(urls) != 1 or not self._welcome(Path(urls[0].toLocalFile())):
            return False
        event.acceptProposedAction()
        is_over = isinstance(event, QDragEnterEvent)
        self._mark(on=is_over)
        if not is_over:
            self._take(Path(urls[0].toLocalFile()))
        return True

    def _mark(self, *, on: bool) -> None:
        set_manner(self._widget, "dropping", on)
