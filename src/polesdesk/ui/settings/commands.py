"""The commands that open the settings and the clause templates."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSettings
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from polesdesk.ui.commands import command
from polesdesk.ui.desk import Desk
from polesdesk.ui.settings.dialog import SettingsDialog
from polesdesk.ui.settings.templates_dialog import TemplatesDialog


def settings_command(desk: Desk, settings: QSettings, owner: QWidget) -> QAction:
    """Return « Réglages… », Ctrl+, for the menu of the file."""
    return command(
        owner,
        "file_settings",
        QCoreApplication.translate("SettingsCommands", "Ré&glages…"),
        lambda: SettingsDialog(desk, settings, owner).open(),
        keys=("Ctrl+,",),
        picture="settings",
    )


def templates_command(desk: Desk, settings: QSettings, owner: QWidget) -> QAction:
    """Return « Modèles de clauses… » for the menu of agreements."""
    return command(
        owner,
        "clause_templates",
        QCoreApplication.translate("SettingsCommands", "Modè&les de clauses…"),
        lambda: TemplatesDialog(desk, settings, owner).open(),
        picture="clipboard-list",
    )
