"""The first size of a dialog: what it likes, but never more than the screen has."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

FRAME = QSize(20, 60)
"""Logical pixels that the frame and the title of a window take, with some air."""


def screen_room() -> QSize:
    """Return the logical pixels that a window may take without its frame."""
    return QGuiApplication.primaryScreen().availableGeometry().size() - FRAME


def resize_within_screen(window: QWidget, width: int, height: int) -> None:
    """Give a window its size in logical pixels, or as much of it as the screen has."""
    window.resize(QSize(width, height).boundedTo(screen_room()))
