"""The dialogs of what the office decides once: settings, and the clauses of agreements."""

from polesdesk.ui.settings.commands import settings_command, templates_command
from polesdesk.ui.settings.dialog import SettingsDialog
from polesdesk.ui.settings.templates_dialog import TemplatesDialog

__all__ = ["SettingsDialog", "TemplatesDialog", "settings_command", "templates_command"]
