"""Where work is done: on threads of its own in the program, in line in tests."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from queue import SimpleQueue
from typing import Protocol

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid


class Lane(StrEnum):
    """One queue of work; what waits in a lane is done one after the other."""

    READ = "read"
    WRITE = "write"
    JOB = "job"
    DRAW = "draw"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a piece of work came to: a value, or the exception that ended it."""

    value: object = None
    error: BaseException | None = None


Work = Callable[[], object]
Arrival = Callable[[Outcome], None]


class Worker(Protocol):
    """Does work in lanes and brings outcomes to the thread of the window."""

    def submit(self, lane: Lane, work: Work, arrived: Arrival) -> None:
        """Do the work in its lane, then hand its outcome over in the thread of the window."""

    def post(self, call: Callable[[], None]) -> None:
        """Call something in the thread of the window, as soon as it is free."""

    def close(self) -> None:
        """Finish what is being written and stop."""


def outcome_of(work: Work) -> Outcome:
    """Do a piece of work and keep what came of it, good or bad."""
    try:
        return Outcome(value=work())
    except Exception as error:  # every error travels to the window, none is lost in a thread
        return Outcome(error=error)


class InlineWorker:
    """Does everything at once where it is asked; for tests and scripts."""

    def submit(self, lane: Lane, work: Work, arrived: Arrival) -> None:
        """Do the work now and hand its outcome over now."""
        arrived(outcome_of(work))

    def post(self, call: Callable[[], None]) -> None:
        """Call it now."""
        call()

    def close(self) -> None:
        """Nothing is ever left to finish."""


class ThreadWorker(QObject):
    """A thread each to read, to write, for jobs and to draw; started when first needed."""

    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queues: dict[Lane, SimpleQueue[tuple[Work, Arrival] | None]] = {}
        self._threads: dict[Lane, threading.Thread] = {}
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def submit(self, lane: Lane, work: Work, arrived: Arrival) -> None:
        """Queue the work in its lane."""
        if lane not in self._threads:
            self._start(lane)
        self._queues[lane].put((work, arrived))

    def post(self, call: Callable[[], None]) -> None:
        """Call something in the thread of the window; nothing happens once it is gone."""
        if isValid(self):
            self._arrived.emit(call)

    def close(self) -> None:
        """Let each lane finish what it holds, then stop its thread."""
        for queue in self._queues.values():
            queue.put(None)
        for thread in self._threads.values():
            thread.join()
        self._threads.clear()
        self._queues.clear()

    def _start(self, lane: Lane) -> None:
        queue: SimpleQueue[tuple[Work, Arrival] | None] = SimpleQueue()
        thread = threading.Thread(target=self._serve, args=(queue,), name=f"polesdesk-{lane}")
        thread.daemon = True
        self._queues[lane] = queue
        self._threads[lane] = thread
        thread.start()

    def _serve(self, queue: SimpleQueue[tuple[Work, Arrival] | None]) -> None:
        while (item := queue.get()) is not None:
            work, arrived = item
            outcome = outcome_of(work)
            self.post(partial(arrived, outcome))

    def _deliver(self, call: Callable[[], None]) -> None:
        call()
