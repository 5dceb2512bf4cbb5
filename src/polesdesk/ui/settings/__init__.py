"""The dialogs of what the office decides once: settings, and the clauses of agreements."""

from polesdesk.ui.settings.commands import (
    letter_texts_command,
    resume_template,
    settings_command,
    templates_command,
)

__all__ = [
    "letter_texts_command",
    "resume_template",
    "settings_command",
    "templates_command",
]
