"""Go back to a record of a list before its form is opened again."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from polesdesk.ui.list_page import ListPage


class WhenShown(QObject):
    """Calls ``then`` once a list has come and shows a record; any record when it is empty.

    A form that is opened before would be left at once, for the list still changes its record.
    """

    def __init__(self, page: ListPage, record: str, then: Callable[[], object]) -> None:
        super().__init__(page)
        self._page = page
        self._record = record
        self._then = then
        if page.model.is_loaded():
            self._look()
        else:
            page.model.arrived.connect(self._soon)

    def _soon(self, _view: object) -> None:
        self._page.model.arrived.disconnect(self._soon)
        QTimer.singleShot(0, self, self._look)

    def _look(self) -> None:
        if not self._record or self._page.current_id() == self._record:
            self._end()
            return
        self._page.current_changed.connect(self._see)
        self._page.select(self._record)

    def _see(self, record: str) -> None:
        if record == self._record:
            self._page.current_changed.disconnect(self._see)
            QTimer.singleShot(0, self, self._end)

    def _end(self) -> None:
        self._then()
        self.deleteLater()
