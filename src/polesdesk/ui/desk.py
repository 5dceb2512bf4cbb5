"""The one door from the window to the actions: ask here, the answer comes later."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, TypeVar, cast

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from polesdesk.domain.progress import Cancelled
from polesdesk.domain.rules import RuleBroken
from polesdesk.ui.jobs import JobHandle, WatchedRunner
from polesdesk.ui.workers import Arrival, Lane, Outcome, Worker

if TYPE_CHECKING:
    from polesdesk.actions.errors import Trouble
    from polesdesk.actions.runner import Done, Runner

    Expected = RuleBroken | Trouble
else:
    Expected = Exception  # the store is imported after the window has been painted

T = TypeVar("T")
Failed = Callable[[Expected], object]


class Desk(QObject):
    """Reads, writes and runs jobs for the window; answers arrive in its thread.

    An answer for an ``owner`` that was closed meanwhile is dropped. Errors that a manager
    can mend go to ``failed``, else to the signal ``troubled``; any other error is a bug
    and goes to ``sys.excepthook``.
    """

    changed = Signal(object)
    """``Changes`` after each successful write."""
    saved = Signal(str)
    """The French name of what was just written, as « signature de VOL-2026-003 ».

    Empty when nothing can undo it: who wrote it tells it then.
    """
    troubled = Signal(object)
    """``RuleBroken`` or ``Trouble`` that nobody else took."""
    busy_changed = Signal(bool)
    """Whether something is being written."""
    job_started = Signal(object)
    """The ``JobHandle`` of a job that begins."""

    def __init__(self, runner: Runner, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._worker = worker
        self._writing = 0
        self._jobs: list[JobHandle] = []

    def read(
        self,
        action: Callable[..., T],
        *args: object,
        then: Callable[[T], object],
        owner: QObject,
        failed: Failed | None = None,
        **kw: object,
    ) -> None:
        """Read with an action on the reading thread and hand its answer to ``then``."""
        arrived = self._answer(then, failed, owner)
        self._worker.submit(Lane.READ, lambda: self._runner.read(action, *args, **kw), arrived)

    def do(
        self,
        action: Callable[..., T],
        *args: object,
        owner: QObject,
        then: Callable[[T], object] | None = None,
        failed: Failed | None = None,
        **kw: object,
    ) -> None:
        """Write with an action on the writing thread; ``then`` gets its value, lists reload."""

        def arrived(outcome: Outcome) -> None:
            self._count_writing(-1)
            if outcome.error is not None:
                self._fail(outcome.error, failed, owner)
                return
            done = cast("Done[T]", outcome.value)
            self.saved.emit(done.label if done.can_undo else "")
            if then is not None and isValid(owner):
                then(done.value)
            self.changed.emit(done.changes)

        self._count_writing(1)
        self._worker.submit(Lane.WRITE, lambda: self._runner.do(action, *args, **kw), arrived)

    def keep(self, action: Callable[..., object], *args: object) -> None:
        """Write what is no record yet, as a draft; nothing is told and no list reloads.

        A draft that cannot be kept now stops nobody: what is typed is still in its form.
        """

        def arrived(outcome: Outcome) -> None:
            if outcome.error is not None:
                self._fail(outcome.error, lambda _error: None, self)

        self._worker.submit(Lane.WRITE, lambda: self._runner.do(action, *args), arrived)

    def draw(
        self,
        call: Callable[..., T],
        *args: object,
        then: Callable[[T], object],
        owner: QObject,
        failed: Failed | None = None,
    ) -> None:
        """Do work that needs no file, as painting a page, on the one thread that draws."""
        arrived = self._answer(then, failed, owner)
        self._worker.submit(Lane.DRAW, lambda: call(*args), arrived)

    def run(
        self,
        job: Callable[..., T],
        *args: object,
        title: str,
        owner: QObject,
        then: Callable[[T], object] | None = None,
        failed: Failed | None = None,
        **kw: object,
    ) -> JobHandle:
        """Run long work ``job(runner, progress, ...)`` and return the handle that shows it."""
        handle = JobHandle(title, self._worker.post, self)
        watched = WatchedRunner(self._runner)

        def arrived(outcome: Outcome) -> None:
            self._jobs.remove(handle)
            handle.finished.emit()
            if watched.changes:
                self.changed.emit(watched.all_changes())
            if isinstance(outcome.error, Cancelled):
                pass
            elif outcome.error is not None:
                self._fail(outcome.error, failed, owner)
            elif then is not None and isValid(owner):
                then(cast(T, outcome.value))
            handle.deleteLater()

        self._jobs.append(handle)
        self.job_started.emit(handle)
        self._worker.submit(Lane.JOB, lambda: job(watched, handle, *args, **kw), arrived)
        return handle

    def today(self) -> date:
        """Return the day it is for the program, which tests and commands may choose."""
        return self._runner.today()

    def is_writing(self) -> bool:
        """Tell whether something is still being written."""
        return self._writing > 0

    def jobs(self) -> tuple[JobHandle, ...]:
        """Return the jobs under way."""
        return tuple(self._jobs)

    def close(self) -> None:
        """Finish what is being written, then close the file."""
        self._worker.close()
        self._runner.close()

    def _answer(
        self, then: Callable[[T], object], failed: Failed | None, owner: QObject
    ) -> Arrival:
        def arrived(outcome: Outcome) -> None:
            if outcome.error is not None:
                self._fail(outcome.error, failed, owner)
            elif isValid(owner):
                then(cast(T, outcome.value))

        return arrived

    def _count_writing(self, step: int) -> None:
        before = self._writing
        self._writing += step
        if bool(before) != bool(self._writing):
            self.busy_changed.emit(self._writing > 0)

    def _fail(self, error: BaseException, failed: Failed | None, owner: QObject) -> None:
        from polesdesk.actions.errors import Trouble

        if not isinstance(error, RuleBroken | Trouble):
            sys.excepthook(type(error), error, error.__traceback__)
        elif failed is not None and isValid(owner):
            failed(error)
        else:
            self.troubled.emit(error)
