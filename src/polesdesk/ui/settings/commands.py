"""The commands that open the settings and the clause templates."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSettings
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from polesdesk.actions import drafts
from polesdesk.domain.drafts import Draft
from polesdesk.domain.papers import ClauseTemplate
from polesdesk.ui.commands import command
from polesdesk.ui.desk import Desk


def settings_command(desk: Desk, settings: QSettings, owner: QWidget) -> QAction:
    """Return « Réglages… », Ctrl+, for the menu of the file; its data may name a field."""
    made = command(
        owner,
        "file_settings",
        QCoreApplication.translate("SettingsCommands", "Ré&glages…"),
        lambda: _open_settings(desk, settings, owner, str(made.data() or "")),
        keys=("Ctrl+,",),
        picture="settings",
    )
    return made


def templates_command(desk: Desk, settings: QSettings, owner: QWidget) -> QAction:
    """Return « Modèles de clauses… » for the menu of agreements; its data may name one of them."""
    made = command(
        owner,
        "clause_templates",
        QCoreApplication.translate("SettingsCommands", "Modè&les de clauses…"),
        lambda: _open_templates(desk, settings, owner, str(made.data() or "")),
        picture="clipboard-list",
    )
    return made


def letter_texts_command(desk: Desk, settings: QSettings, owner: QWidget) -> QAction:
    """Return « Textes des courriers… » for the menu of agreements."""
    return command(
        owner,
        "letter_texts",
        QCoreApplication.translate("SettingsCommands", "Te&xtes des courriers…"),
        lambda: _open_letter_texts(desk, settings, owner),
        picture="mail",
    )


def resume_template(desk: Desk, settings: QSettings, owner: QWidget, draft: Draft) -> None:
    """Open the editor of a template with what was typed in it before a crash."""

    def go(template: ClauseTemplate) -> None:
        from polesdesk.ui.settings.template_editor import TemplateEditor

        editor = TemplateEditor(desk, settings, template, owner)
        editor.resume(draft)
        editor.open()

    desk.read(drafts.record, draft, then=go, owner=owner)


# The dialogs are large and seldom opened: they are read when they are asked for.


def _open_settings(desk: Desk, settings: QSettings, owner: QWidget, field: str) -> None:
    from polesdesk.ui.settings.dialog import SettingsDialog

    dialog = SettingsDialog(desk, settings, owner)
    dialog.open()
    dialog.show_field(field)


def _open_letter_texts(desk: Desk, settings: QSettings, owner: QWidget) -> None:
    from polesdesk.ui.settings.templates_dialog import TemplatesDialog

    TemplatesDialog(desk, settings, owner, of_letters=True).open()


def _open_templates(desk: Desk, settings: QSettings, owner: QWidget, agreement: str) -> None:
    from polesdesk.ui.settings.templates_dialog import TemplatesDialog

    TemplatesDialog(desk, settings, owner, agreement=agreement).open()
