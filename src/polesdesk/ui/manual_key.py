"""F1 in a dialog: its page of the manual, above it."""

from __future__ import annotations

from PySide6.QtCore import QSettings
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


def offer_manual(page: str, settings: QSettings, window: QWidget) -> None:
    """Let F1 open a page of the manual while a dialog keeps the main window waiting."""

    def show() -> None:
        from polesdesk.ui.manual_dialog import ManualDialog

        shown = window.findChild(ManualDialog) or ManualDialog(page, settings, window)
        shown.show()
        shown.raise_()
        shown.activateWindow()

    QShortcut(QKeySequence("F1"), window, show)
