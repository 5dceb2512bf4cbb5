"""Qt made ready: names, French, fonts, colours; once, before the first window."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from polesdesk.ui.icons import icon
from polesdesk.ui.theme import Theme
from polesdesk.ui.translations import speak_as_asked


def make_application(arguments: Sequence[str]) -> QApplication:
    """Return the application of Qt, in its language, sharp at every scale."""
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(
        Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    )
    app = QApplication(list(arguments))
    app.setApplicationName("PolesDesk")
    app.setDesktopFileName("polesdesk")
    speak_as_asked(app)
    return app


def open_settings(folder: Path) -> QSettings:
    """Return the settings of the window, an ini file in a folder of the manager."""
    return QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)


def dress(app: QApplication, settings: QSettings) -> Theme:
    """Give the application its colours, font and icon."""
    theme = Theme(app, settings)
    app.setWindowIcon(icon("polesdesk", "accent"))
    return theme
