"""The command that opens the help in kind of a year."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QSettings
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from polesdesk.ui.commands import command
from polesdesk.ui.desk import Desk

NAME = "in_kind_command"


def in_kind_command(
    desk: Desk,
    settings: QSettings,
    owner: QWidget,
    *,
    go: Callable[[str, str], object],
    give: Callable[[str], object],
) -> QAction:
    """Return « Valeur des aides en nature… »; its data may name an association.

    ``go`` opens a record, ``give`` gives a command of the window.
    """

    def show() -> None:
        # The dialog is large and seldom opened: it is read when it is asked for.
        from polesdesk.ui.in_kind.dialog import InKindDialog

        dialog = InKindDialog(desk, settings, owner, go=go, give=give)
        dialog.open_at(str(made.data() or ""))

    text = QCoreApplication.translate("InKindCommand", "&Valeur des aides en nature…")
    made = command(owner, NAME, text, show, picture="euro")
    return made
