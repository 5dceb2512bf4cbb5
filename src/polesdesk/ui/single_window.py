"""One window per file: a second start brings the first window to the front."""

from __future__ import annotations

import getpass
import hashlib
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

WAIT = 400
"""Milliseconds to wait for an answer of the first window."""


def _name(path: Path) -> str:
    known = f"{getpass.getuser()}:{path.absolute()}"
    return "polesdesk-" + hashlib.sha256(known.encode()).hexdigest()[:24]


def raise_first_window(path: Path) -> bool:
    """Ask the window that holds a file to show itself; tell whether there was one."""
    socket = QLocalSocket()
    socket.connectToServer(_name(path))
    if not socket.waitForConnected(WAIT):
        return False
    socket.write(b"raise")
    socket.waitForBytesWritten(WAIT)
    socket.disconnectFromServer()
    return True


class WindowBell(QObject):
    """Rings when the same file is opened a second time on this computer."""

    rung = Signal()

    def __init__(self, path: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(_name(path))
        self._server.listen(_name(path))
        self._server.newConnection.connect(self._answer)

    def _answer(self) -> None:
        socket = self._server.nextPendingConnection()
        if socket is not None:
            socket.disconnected.connect(socket.deleteLater)
        self.rung.emit()

    def close(self) -> None:
        """Stop listening."""
        self._server.close()
