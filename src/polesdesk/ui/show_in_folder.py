"""« Ouvrir le dossier » : the folder of a file, and the file selected in it."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QProcess, QUrl
from PySide6.QtGui import QDesktopServices

WAIT = 1500
"""Milliseconds that the file manager of a Linux desktop has to answer."""


def show_in_folder(path: Path) -> bool:
    """Show a file selected in its folder, or the folder alone; tell whether something opened.

    A folder is opened itself.
    """
    if path.is_dir() or not path.exists():
        return _open_folder(path if path.is_dir() else path.parent)
    if sys.platform == "win32":
        return _started("explorer", "/select,", str(path))
    if sys.platform == "darwin":
        return _started("open", "-R", str(path))
    return _ask_file_manager(path) or _open_folder(path.parent)


def _open_folder(folder: Path) -> bool:
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def _started(program: str, *words: str) -> bool:
    started, _number = QProcess.startDetached(program, list(words))
    return bool(started)


def _ask_file_manager(path: Path) -> bool:
    """Ask the file manager of the desktop (freedesktop.org, FileManager1) to select a file."""
    from PySide6.QtDBus import QDBusConnection, QDBusInterface, QDBusMessage

    bus = QDBusConnection.sessionBus()
    if not bus.isConnected():
        return False
    name = "org.freedesktop.FileManager1"
    manager = QDBusInterface(name, "/org/freedesktop/FileManager1", name, bus)
    if not manager.isValid():
        return False
    manager.setTimeout(WAIT)
    address = bytes(QUrl.fromLocalFile(str(path)).toEncoded().data()).decode("ascii")
    answer = manager.call("ShowItems", [address], "")
    return answer.type() is not QDBusMessage.MessageType.ErrorMessage
