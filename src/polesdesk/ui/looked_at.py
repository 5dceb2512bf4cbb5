"""Copies opened in the viewer of the computer: in a private folder that goes with the program."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QUrl
from PySide6.QtGui import QDesktopServices


class LookedAt(QObject):
    """Holds copies of documents while they are looked at; swept when the program ends."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder: Path | None = None
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.sweep)

    def folder(self) -> Path:
        """Return the folder of the copies, which only this user can read."""
        if self._folder is None or not self._folder.is_dir():
            self._folder = Path(tempfile.mkdtemp(prefix="polesdesk-"))
        return self._folder

    def open(self, path: Path) -> bool:
        """Open a file in the program that the computer has for it; tell whether there is one."""
        return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def sweep(self) -> None:
        """Remove every copy; one that a viewer still holds open stays."""
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None
