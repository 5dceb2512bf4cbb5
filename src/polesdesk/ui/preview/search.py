"""Search in the pages shown: what is found, and which place is the present one."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from polesdesk.ui.desk import Desk
from polesdesk.ui.preview.page_view import PageView
from polesdesk.ui.preview.pages import Hit, Pages

WAIT = 200
"""Milliseconds without a key before the pages are searched."""


class Search(QObject):
    """Finds words while they are typed and goes from place to place."""

    told = Signal(str)
    """How many places there are, and which one is shown: « 2 sur 5 »."""

    def __init__(self, desk: Desk, pages: Pages, view: PageView) -> None:
        super().__init__(view)
        self._desk = desk
        self._pages = pages
        self._view = view
        self._words = ""
        self._hits: tuple[Hit, ...] = ()
        self._place = 0
        self._timer = QTimer(self, singleShot=True, interval=WAIT)
        self._timer.timeout.connect(self._ask)

    def look_for(self, words: str) -> None:
        """Search soon, once the manager pauses."""
        self._words = words.strip()
        self._timer.start()

    def step(self, by: int) -> None:
        """Go to the next place or the one before; begin at once when the search has not run."""
        if self._timer.isActive():
            self._timer.stop()
            self._ask()
        elif self._hits:
            self._place = (self._place + by) % len(self._hits)
            self._show()

    def _ask(self) -> None:
        if not self._words:
            self._take("", ())
            return
        then = partial(self._take, self._words)
        self._desk.draw(self._pages.find, self._words, then=then, owner=self)

    def _take(self, words: str, hits: tuple[Hit, ...]) -> None:
        if words != self._words:
            return
        self._hits = hits
        here = self._view.page()
        self._place = next((n for n, hit in enumerate(hits) if hit.page >= here), 0)
        self._show()

    def _show(self) -> None:
        current = self._hits[self._place] if self._hits else None
        self._view.show_hits(self._hits, current)
        if current is not None:
            told = self.tr("{place} sur {count}")
            self.told.emit(told.format(place=self._place + 1, count=len(self._hits)))
        else:
            self.told.emit(self.tr("introuvable") if self._words else "")
