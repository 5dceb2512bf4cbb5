"""Bugs: nothing is lost, all is logged, one dialog at a time says so and offers a report."""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from types import TracebackType

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    Qt,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
    qVersion,
)
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMainWindow, QMessageBox, QPushButton
from shiboken6 import isValid

from polesdesk.ui.dialogs import set_margins

log = logging.getLogger("polesdesk.ui")

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class ErrorCatcher(QObject):
    """Takes every unexpected error of every thread to one dialog in the thread of the window."""

    _caught = Signal(str)

    def __init__(self, version: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._version = version
        self._dialog: ErrorDialog | None = None
        self._caught.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Catch the errors of Python, of its threads and of Qt from now on."""
        sys.excepthook = self.catch
        threading.excepthook = self._catch_in_thread
        qInstallMessageHandler(log_qt_message)

    def catch(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        """Log an error and show it; Ctrl+C in a terminal still ends the program."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        report = report_of(kind, trace, self._version)
        log.error("unexpected error\n%s", report)
        self._caught.emit(report)

    def _catch_in_thread(self, told: threading.ExceptHookArgs) -> None:
        if told.exc_value is not None:
            self.catch(told.exc_type, told.exc_value, told.exc_traceback)

    def _show(self, report: str) -> None:
        """Show the first error; those that follow it are in the log."""
        if self._dialog is None or not isValid(self._dialog):
            self._dialog = ErrorDialog(report)
            self._dialog.finished.connect(self._forget)
            self._dialog.open()

    def _forget(self) -> None:
        self._dialog = None


class ErrorDialog(QMessageBox):
    """Says that something unexpected happened, that data are safe, and copies the report."""

    def __init__(self, report: str) -> None:
        super().__init__(_main_window())
        self._report = report
        self.setObjectName("error_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("PolesDesk")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(self.tr("Une erreur inattendue s’est produite."))
        code = self.tr("Code\u202f: {code}").format(code=code_of(report))
        safe = self.tr(
            "Ce qui était enregistré l’est toujours. Vous pouvez continuer\u202f; si l’erreur "
            "revient, copiez le rapport et envoyez-le à qui vous aide\u202f: il ne contient aucune "
            "donnée de vos associations."
        )
        self.setInformativeText(f"{safe}\n\n{code}")
        self.copy_button = self._add(self.tr("&Copier le rapport"), "error_report_copy")
        self.copy_button.clicked.disconnect()
        self.copy_button.clicked.connect(self.copy_report)
        close = self._add(self.tr("&Fermer"), "error_report_close")
        self.setDefaultButton(close)
        self.setEscapeButton(close)
        set_margins(self)

    def copy_report(self) -> None:
        """Copy the report and stay open."""
        QGuiApplication.clipboard().setText(self._report)

    def _add(self, text: str, name: str) -> QPushButton:
        button = self.addButton(text, QMessageBox.ButtonRole.ActionRole)
        button.setObjectName(name)
        return button


def _main_window() -> QMainWindow | None:
    """Return the window over which a dialog stays; a dialog that closes would take it away."""
    windows = [w for w in QApplication.topLevelWidgets() if isinstance(w, QMainWindow)]
    return next((window for window in windows if window.isVisible()), None)


def report_of(kind: type[BaseException], trace: TracebackType | None, version: str) -> str:
    """Return what a developer needs: versions, the kind of error, and where it happened.

    The message of the error and the values of variables stay out: they may hold a name.
    """
    import platform

    frames = traceback.extract_tb(trace)
    places = [f"  {_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]
    head = f"PolesDesk {version} · Python {platform.python_version()} · Qt {qVersion()}"
    where = f"{platform.system()} {platform.release()} · {QGuiApplication.platformName()}"
    return "\n".join([head, where, kind.__name__, *places])


def code_of(report: str) -> str:
    """Return a short code: the kind of error and the last place in it."""
    lines = report.splitlines()
    kind = lines[2] if len(lines) > 2 else "?"
    last = lines[-1].split()[0] if len(lines) > 3 else ""
    return f"{kind} {last}".strip()


def _short(filename: str) -> str:
    """Return the end of a path: what is above may hold the name of a person."""
    parts = filename.replace("\\", "/").split("/")
    return "/".join(parts[-2:])


def log_qt_message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    """Write what Qt says to the log."""
    log.log(_LEVELS.get(kind, logging.WARNING), "Qt: %s", message)
