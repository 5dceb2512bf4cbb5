"""The command that opens the letters on their way."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QSettings
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from polesdesk.ui.commands import command
from polesdesk.ui.desk import Desk

NAME = "letters_command"


def letters_command(
    desk: Desk,
    settings: QSettings,
    owner: QWidget,
    *,
    go: Callable[[str, str], object],
    give: Callable[[str], object],
) -> QAction:
    """Return « Suivi des courriers… »; its data may name which of them.

    ``go`` opens a record, ``give`` gives a command of the window.
    """

    def show() -> None:
        # The dialog is seldom opened: it is read when it is asked for.
        from polesdesk.ui.letters.dialog import LettersDialog

        LettersDialog(desk, settings, owner, go=go, give=give).open_at(str(made.data() or ""))

    text = QCoreApplication.translate("LettersCommand", "S&uivi des courriers…")
    made = command(owner, NAME, text, show, picture="send")
    return made
