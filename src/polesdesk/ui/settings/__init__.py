"""The dialogs of what the office decides once: settings, and the clauses of agreements."""

from polesdesk.ui.settings.dialog import SettingsDialog

__all__ = ["SettingsDialog"]
