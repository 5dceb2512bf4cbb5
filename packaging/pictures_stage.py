"""The stage of the pictures: the real program without a screen, driven by the names of its widgets.

What is not there is told as `NotThere`, so that one missing dialog does not end the session.
"""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date, datetime, time
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TypeVar

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QMessageLogContext,
    QObject,
    QSize,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QMenu, QScrollArea, QWidget

from pictures_checks import defects
from polesdesk.actions import files
from polesdesk.ui.app import Program
from polesdesk.ui.application import dress, make_application, open_settings
from polesdesk.ui.launch import Services
from polesdesk.ui.main_window import MainWindow
from polesdesk.ui.workers import InlineWorker

T = TypeVar("T")
W = TypeVar("W", bound=QObject)
ROUNDS = 4
"""Turns of the event loop after which everything that waits has happened."""

CLOSING = 300
"""Milliseconds in which a window has closed and the next one is there."""


class NotThere(Exception):
    """A widget, a menu or a record that a picture needs does not exist (yet)."""


class Stage:
    """The program on a file at a fixed day, and the folder where its pictures go."""

    def __init__(
        self, *, scheme: str, size: tuple[int, int], today: date, home: Path, output: Path
    ) -> None:
        self.today = today
        self.size = QSize(*size)
        self.home = home
        (home / "Documents").mkdir(exist_ok=True)
        self.output = output
        self.defects: dict[str, list[str]] = {}
        self.has_bugs = False
        self.app: QApplication = make_application(["polesdesk"])
        settings = open_settings(home)
        settings.setValue("look/scheme", scheme)
        self._theme = dress(self.app, settings)
        self.settings = settings
        self.program = Program(
            self.app,
            self._theme,
            settings,
            services=Services(
                file=None,
                open_runner=partial(files.open_runner, today=today),
                create=files.create,
                demonstration=lambda: home,
            ),
            folders={"data": home, "log": home, "settings": home},
            worker=lambda _parent: InlineWorker(),
            now=lambda: datetime.combine(today, time(10, 42)),
        )
        sys.excepthook = self.note_bug
        qInstallMessageHandler(_tell)

    def note_bug(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Note a bug with its last place among the defects, where the program shows a dialog."""
        place = traceback.extract_tb(trace)[-1]
        defect = f"bogue {kind.__name__} : {error}, {place.filename}:{place.lineno}"
        self.defects.setdefault(defect, [])
        self.has_bugs = True

    # The window

    @property
    def window(self) -> MainWindow:
        """Return the window of the file that is open."""
        if self.program.window is None:
            raise NotThere("la fenêtre")
        return self.program.window

    def open(self, path: Path) -> None:
        """Open a file in its window, at the size of the pictures."""
        self._path = path
        self.program.open(path)
        self.wait(CLOSING)  # a window that is open closes first
        self.window.build_all_tabs()
        self.window.resize(self.size)
        self.settle()

    def open_new(self) -> None:
        """Make a new file and open it in place of the one that is open."""
        self.open(files.create(self.home / "file" / "Bureau.polesdesk"))

    def settle(self) -> None:
        """Let everything that waits happen, deletions too."""
        for _ in range(ROUNDS):
            QCoreApplication.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def wait(self, milliseconds: int) -> None:
        """Let time pass for what waits on a timer, as a filter that is typed."""
        done: list[bool] = []
        QTimer.singleShot(milliseconds, lambda: done.append(True))
        while not done:
            QCoreApplication.processEvents()
        self.settle()

    # Reaching things

    def find(self, kind: type[W], name: str) -> W:
        """Return what has a name: in the front window if it is there, else in any window."""
        for root in (self.front(), self.window, *self.app.topLevelWidgets()):
            found = [each for each in root.findChildren(kind, name) if _is_seen(each)]
            if root.objectName() == name and isinstance(root, kind):
                found.append(root)
            if found:
                return found[-1]
        raise NotThere(name)

    def front(self) -> QWidget:
        """Return the dialog in front, or the window."""
        modal = self.app.activeModalWidget()
        return modal if modal is not None else (self.dialogs() or [self.window])[-1]

    def dialogs(self) -> list[QWidget]:
        """Return the dialogs that are open, the last opened at the end."""
        return [
            each
            for each in self.app.topLevelWidgets()
            if each.isVisible() and isinstance(each, QDialog)
        ]

    def press(self, name: str) -> None:
        """Press a button."""
        button = self.find(QAbstractButton, name)
        if not button.isEnabled():
            raise NotThere(f"{name}, éteint")
        button.click()
        self.settle()

    def trigger(self, name: str) -> None:
        """Do a command of a menu, of the window or of a button."""
        action = self.find(QAction, name)
        if not action.isEnabled():
            raise NotThere(f"{name}, éteint")
        action.trigger()
        self.settle()

    def show_tab(self, subject: str) -> None:
        """Open a tab by its English name."""
        self.window.show_list(subject, "", "")
        self.settle()

    def show(self, kind: str, record: str) -> None:
        """Open a record in its tab."""
        self.window.go(kind, record)
        self.settle()

    def read(self, action: Callable[..., T], *arguments: object) -> T:
        """Read with an action, beside the window."""
        runner = files.open_runner(self._path, today=self.today, read_only=True)
        try:
            return runner.read(action, *arguments)
        finally:
            runner.close()

    def scroll(self, name: str, share: float) -> None:
        """Scroll what a card holds, to a share of its length."""
        for area in self.find(QWidget, name).findChildren(QScrollArea):
            bar = area.verticalScrollBar()
            if area.isVisible():
                bar.setValue(round(bar.maximum() * share))
        self.settle()

    # Pictures

    def photograph(self, name: str, widget: QWidget | None = None) -> None:
        """Keep the picture of what is in front, and note what is wrong with it."""
        self.settle()
        shown = widget if widget is not None else self.front()
        path = self.output / f"{name}.png"
        if not shown.grab().save(str(path)):
            raise NotThere(f"l’image {path.name}")
        for defect in defects(shown):
            self.defects.setdefault(defect, []).append(name)

    def photograph_menu(self, name: str, menu: QMenu, under: QWidget) -> None:
        """Keep the picture of a menu."""
        menu.popup(under.mapToGlobal(under.rect().bottomLeft()))
        self.settle()
        self.photograph(name, menu)
        menu.close()
        self.settle()

    @contextmanager
    def dialog(self, name: str) -> Iterator[QWidget]:
        """Give the dialog of a name, and close every dialog at the end, whatever happens."""
        try:
            yield self.find(QDialog, name)
        finally:
            self.close_dialogs()

    def recover(self) -> None:
        """Close what a scene that broke off has left open, forms too."""
        self.close_dialogs()
        for subject in ("hub", "association", "convention"):
            with suppress(NotThere):
                self.press(f"{subject}_cancel")
                self.press("unsaved_discard")
        self.close_dialogs()

    def close_dialogs(self) -> None:
        """Close what is open before the window without asking for what was typed."""
        for each in self.dialogs():
            each.hide()
            each.deleteLater()
        self.settle()
        if self.program.window is not None:
            self.program.window.activateWindow()  # the keyboard goes nowhere by itself
        self.settle()


def _tell(_kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    """Print what Qt complains of, but for what the platform without a screen never does."""
    if "This plugin does not support" not in message:
        print(f"Qt : {message}")


def _is_seen(found: QObject) -> bool:
    return not isinstance(found, QWidget) or found.isVisible()
