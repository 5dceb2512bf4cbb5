"""The tabs of a window, each built when it is first needed, the rest when nobody is waiting."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from polesdesk.ui.tab import Tab, TabSpec

BETWEEN = 20
"""Milliseconds between two turns, in which the window answers and paints."""
QUIET = 700
"""Milliseconds after the last key or click before a tab is built that nobody asked for."""
_AT_WORK = (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel)


class TabSet(QObject):
    """Keeps the tabs of a window in order; ``welcome`` is called with each that was built."""

    def __init__(self, window: QWidget, welcome: Callable[[Tab], object]) -> None:
        super().__init__(window)
        self._window = window
        self._welcome = welcome
        self._specs: list[TabSpec] = []
        self._tabs: dict[int, Tab] = {}
        self._reader: tuple[int, threading.Thread] | None = None
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.timeout.connect(self._take_turn)

    def add(self, spec: TabSpec) -> None:
        """Add a tab after the others."""
        self._specs.append(spec)

    # The tabs, which are built where they are asked for

    def at(self, number: int) -> Tab:
        """Return the tab at a place in the order."""
        if number not in self._tabs:
            self._tabs[number] = tab = self._specs[number].build()
            self._welcome(tab)
        return self._tabs[number]

    def of_subject(self, subject: str) -> Tab | None:
        """Return the tab of a subject."""
        return self._first(lambda spec: spec.subject == subject)

    def of_kind(self, kind: str) -> Tab | None:
        """Return the tab that opens records of a kind."""
        return self._first(lambda spec: kind in spec.kinds)

    def of_draft(self, form: str) -> Tab | None:
        """Return the tab that opens a form again with what was typed in it."""
        return self._first(lambda spec: form in spec.drafts)

    def all(self) -> tuple[Tab, ...]:
        """Return every tab, in order."""
        return tuple(self.at(number) for number in range(len(self._specs)))

    # The tabs as they are

    def __iter__(self) -> Iterator[Tab]:
        """Go through the tabs that are built, in order."""
        return iter([self._tabs[number] for number in sorted(self._tabs)])

    def number_of(self, tab: Tab) -> int:
        """Return the place of a tab in the order."""
        return next(number for number, one in self._tabs.items() if one is tab)

    def number_of_subject(self, subject: object) -> int:
        """Return the place of the tab of a subject, -1 where there is none."""
        subjects = [spec.subject for spec in self._specs]
        return subjects.index(str(subject)) if subject in subjects else -1

    def build_next(self) -> bool:
        """Build the first tab that is not built yet; tell whether there was one."""
        number = self._next()
        if number is None:
            return False
        self.at(number)
        return True

    # Idle turns

    def build_when_idle(self) -> None:
        """Build the rest from now on: one thing a turn, and nothing while the manager works."""
        handle = self._window.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)
        self._turn.start(BETWEEN)

    def stop(self) -> None:
        """Build nothing more unless it is asked for."""
        self._turn.stop()
        handle = self._window.windowHandle()
        if handle is not None:
            handle.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Wait until hands rest."""
        if event.type() in _AT_WORK:
            self._turn.start(QUIET)
        return super().eventFilter(watched, event)

    def _take_turn(self) -> None:
        """Build the next tab, once a thread has read its modules."""
        number = self._next()
        if number is None:
            self.stop()
        elif QApplication.activeModalWidget() or QApplication.activePopupWidget():
            self._turn.start(QUIET)
        else:
            if self._is_read(number):
                self.at(number)
            self._turn.start(BETWEEN)

    def _is_read(self, number: int) -> bool:
        """Tell whether the modules of a tab are read; begin to read them if nobody does."""
        if self._reader is None or self._reader[0] != number:
            load = self._specs[number].load
            self._reader = number, threading.Thread(target=load, name="tabs", daemon=True)
            self._reader[1].start()
        return not self._reader[1].is_alive()

    def _next(self) -> int | None:
        waiting = (number for number in range(len(self._specs)) if number not in self._tabs)
        return next(waiting, None)

    def _first(self, wanted: Callable[[TabSpec], bool]) -> Tab | None:
        for number, spec in enumerate(self._specs):
            if wanted(spec):
                return self.at(number)
        return None
