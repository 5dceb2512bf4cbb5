"""Where the window was: its place, its size, its tab; always back on a screen that is there."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRect, QSettings
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow

USUAL = (1366, 768)
FRAME = (16, 40)
"""Pixels that the system puts around a window: borders, and its title bar above."""
LEAST_SEEN = 120
"""Pixels of the title bar that must lie on a screen."""


def recall(window: QMainWindow, settings: QSettings) -> None:
    """Put the window where it was, or in the middle of the screen."""
    kept = settings.value("window/geometry")
    known = isinstance(kept, QByteArray) and window.restoreGeometry(kept)
    if not known or not is_seen(window.frameGeometry()):
        place_in_middle(window)


def keep(window: QMainWindow, settings: QSettings) -> None:
    """Remember where the window is."""
    settings.setValue("window/geometry", window.saveGeometry())


def is_seen(frame: QRect) -> bool:
    """Tell whether enough of the title bar lies on a screen to be taken hold of."""
    title = QRect(frame.left(), frame.top(), frame.width(), 32)
    shown = (screen.availableGeometry().intersected(title) for screen in QGuiApplication.screens())
    return any(part.width() >= LEAST_SEEN and part.height() > 8 for part in shown)


def place_in_middle(window: QMainWindow) -> None:
    """Give the window its usual size in the middle of the screen; a small one holds all of it."""
    screen = QGuiApplication.primaryScreen().availableGeometry()
    width = min(USUAL[0], screen.width() - FRAME[0])
    height = min(USUAL[1], screen.height() - FRAME[1])
    window.resize(width, height)
    whole = QRect(0, 0, width + FRAME[0], height + FRAME[1])
    window.move(screen.center() - whole.center())
