"""Long work that shows how far it is and stops when asked."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from polesdesk.domain.progress import Cancelled

if TYPE_CHECKING:
    from polesdesk.actions.runner import Changes, Done, Runner

TELL_EVERY = 0.05
"""Seconds between two reports, so that a fast job does not flood the window."""


class JobHandle(QObject):
    """A job that runs: its title, its progress, and the way to stop it.

    It is the ``Progress`` that the job itself reports to, from its own thread.
    """

    progressed = Signal(int, int, str)
    finished = Signal()

    def __init__(
        self, title: str, post: Callable[[Callable[[], None]], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.title = title
        self.done = 0
        self.total = 0
        self.text = ""
        self._post = post
        self._stop = threading.Event()
        self._told = 0.0

    def cancel(self) -> None:
        """Ask the job to stop at its next step; the unfinished step leaves nothing."""
        self._stop.set()

    def is_cancelled(self) -> bool:
        """Tell whether the manager asked to stop."""
        return self._stop.is_set()

    def step(self, done: int, total: int, text: str) -> None:
        """Take a report of the job; raise ``Cancelled`` when it should stop."""
        if self._stop.is_set():
            raise Cancelled
        self.done, self.total, self.text = done, total, text
        now = time.monotonic()
        if done >= total or now - self._told >= TELL_EVERY:
            self._told = now
            self._post(self._tell)

    def _tell(self) -> None:
        self.progressed.emit(self.done, self.total, self.text)


class WatchedRunner:
    """Hands everything to the runner and keeps the changes, so that lists reload after a job."""

    def __init__(self, runner: Runner) -> None:
        self._runner = runner
        self.changes: list[Changes] = []

    def do(self, action: Callable[..., Any], *args: object, **kw: object) -> Done[Any]:
        """Write through the runner and remember what changed."""
        done = self._runner.do(action, *args, **kw)
        self.changes.append(done.changes)
        return done

    def all_changes(self) -> Changes:
        """Return what the whole job changed, to be told once."""
        every = (changes.records for changes in self.changes)
        return replace(self.changes[0], records=frozenset().union(*every))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._runner, name)
