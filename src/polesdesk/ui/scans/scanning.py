"""The ways to the dialog of scans: a command, files dropped on the window, a watched folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSettings
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from polesdesk.ui.commands import command
from polesdesk.ui.desk import Desk
from polesdesk.ui.scans.arrivals_bar import ArrivalsBar
from polesdesk.ui.scans.files import dropped_scans
from polesdesk.ui.scans.watching import WatchedFolder

if TYPE_CHECKING:
    from polesdesk.ui.main_window import MainWindow
    from polesdesk.ui.scans.dialog import ScansDialog, Tell

NAME = "conventions_scan_command"


def scans_command(desk: Desk, settings: QSettings, owner: QWidget, *, tell: Tell) -> QAction:
    """Return « Classer des documents scannés… »."""
    text = QCoreApplication.translate("ScansCommand", "Classer des doc&uments scannés…")

    def show() -> None:
        show_dialog(desk, settings, owner.window(), tell)

    return command(owner, NAME, text, show, keys=("Ctrl+Shift+S",), picture="file-check")


def show_dialog(desk: Desk, settings: QSettings, window: QWidget, tell: Tell) -> ScansDialog:
    """Show the dialog of scans, the one that is open if there is one."""
    from polesdesk.ui.scans.dialog import ScansDialog

    dialog = window.findChild(ScansDialog)
    if dialog is None:
        dialog = ScansDialog(desk, settings, window, tell=tell)
        dialog.open()
    return dialog


class Scanning(QObject):
    """Takes scans that are dropped on a window, and proposes those that arrive in a folder."""

    def __init__(self, desk: Desk, settings: QSettings, window: MainWindow) -> None:
        super().__init__(window)
        self._desk = desk
        self._settings = settings
        self._window = window
        self._arrived: tuple[Path, ...] = ()
        self.bar = ArrivalsBar(read=self._read_arrivals, later=self._put_off)
        self.folder = WatchedFolder(settings, self)
        self.folder.arrived.connect(self._offer)
        window.add_banner(self.bar)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def open(self, paths: Sequence[Path]) -> ScansDialog:
        """Show the dialog and read files in it."""
        dialog = show_dialog(self._desk, self._settings, self._window, self._window.tell)
        dialog.read(paths)
        return dialog

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take scans that are dropped on the window."""
        if not isinstance(event, QDropEvent):
            return False
        paths = dropped_scans(event.mimeData())
        if not paths:
            return False
        event.acceptProposedAction()
        if not isinstance(event, QDragEnterEvent) and event.type() is QEvent.Type.Drop:
            self.open(paths)
        return True

    def _offer(self, paths: tuple[Path, ...]) -> None:
        self._arrived = tuple(dict.fromkeys((*self._arrived, *paths)))
        self.bar.offer(len(self._arrived))

    def _read_arrivals(self) -> None:
        paths = self._put_off()
        self.open(paths)

    def _put_off(self) -> tuple[Path, ...]:
        """Propose what has arrived no more; the files stay where they are."""
        paths, self._arrived = self._arrived, ()
        self.folder.note_seen(paths)
        self.bar.hide()
        return paths
