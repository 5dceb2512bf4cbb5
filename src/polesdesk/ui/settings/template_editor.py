"""The editor of a template: articles at the left, the text, what it prints at the right."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QWidget

from polesdesk._assets.forms.ui_template_editor import Ui_TemplateEditor
from polesdesk.actions import templates
from polesdesk.domain.clauses import Heading, TemplateError
from polesdesk.domain.drafts import Draft
from polesdesk.domain.labels import TEMPLATE_STATES
from polesdesk.domain.lists import Choice
from polesdesk.domain.office_texts import letter_kind, origin_of, read_text, title_of
from polesdesk.domain.papers import ClauseTemplate, TemplateState
from polesdesk.ui.chips import Chip
from polesdesk.ui.desk import Desk, Expected
from polesdesk.ui.dialogs import ask_to_save
from polesdesk.ui.form.message_line import MessageLine
from polesdesk.ui.manner import set_manner
from polesdesk.ui.settings.fields_panel import FieldsDialog
from polesdesk.ui.settings.template_compare import CompareDialog
from polesdesk.ui.settings.template_drafts import TEXT, TextKeeper
from polesdesk.ui.settings.template_tools import TemplateTools, fit_to_screen
from polesdesk.ui.settings.template_validation import validation_dialog
from polesdesk.ui.settings.template_words import STATE_TONES, version_words
from polesdesk.ui.tokens import Tone
from polesdesk.ui.words import tr

CHECK_AFTER = 600
"""Milliseconds without a key after which the text is read again."""


class TemplateEditor(QDialog):
    """Edits the text of a version; saving makes it the newest, and the editor stays open."""

    saved = Signal(str)
    """The id of the version that was saved."""

    def __init__(
        self,
        desk: Desk,
        settings: QSettings,
        template: ClauseTemplate,
        parent: QWidget,
        *,
        agreement: Choice | None = None,
    ) -> None:
        """Edit a version; ``agreement`` is the one to preview first."""
        super().__init__(parent)
        self._desk = desk
        self._settings = settings
        self._template = template
        self._agreement = agreement
        self._may_close = False
        self._saving = False
        self._fault = ""
        self._ui = Ui_TemplateEditor()
        self._ui.setupUi(self)
        self._problem = MessageLine(Tone.RED)
        self._ui.editor_messages.addWidget(self._problem)
        self._tools = TemplateTools(self._ui, self, template.name)
        self._timer = QTimer(self, singleShot=True, interval=CHECK_AFTER)
        self._dress()
        self._keeper = TextKeeper(desk, template, self.text, self)
        self._connect()
        self._ui.template_source.setFocus()

    def text(self) -> str:
        """Return the text as it is typed."""
        return self._ui.template_source.toPlainText()

    def is_dirty(self) -> bool:
        """Tell whether the text was changed since it was opened or saved."""
        return self.text() != self._before

    def problem(self) -> str:
        """Return what is said to be wrong."""
        return self._fault

    def resume(self, draft: Draft) -> None:
        """Put back what was typed before a crash; Ctrl+Z brings the text of the version back."""
        self._replace_text(str(draft.typed[TEXT]))
        self._keeper.take_up()
        if draft.version != self._template.version:
            self._tell(
                self.tr(
                    "Ce modèle a été modifié depuis votre saisie. Comparez avant d’enregistrer."
                ),
                "amber_text",
            )

    def check(self) -> bool:
        """Read the text; show its articles, what is wrong and where; tell if all is right."""
        ui = self._ui
        ui.template_outline.show_text(self.text(), ui.template_source.line())
        try:
            read_text(self._template.name, self.text())
        except TemplateError as error:
            self._show_problem(error)
            return False
        self._show_problem(None)
        return True

    def save(self) -> None:
        """Save the text as the newest version, or go to the line that is wrong."""
        self._save(then=lambda: None)

    def save_and_close(self) -> None:
        """Save the text, and leave once it is saved."""
        self._save(then=self._close_now)

    def validate(self) -> None:
        """Ask who validates the text, saved first if it was changed."""
        self._save(then=self._ask_validation)

    def take_factory_text(self) -> None:
        """Put the text of origin in the place of this one; Ctrl+Z brings it back."""
        self._replace_text(origin_of(self._template.name))
        self._ui.template_source.go_to_line(1)
        self._ui.template_source.setFocus()

    def compare(self) -> None:
        """Show the text beside another version, or the one of origin."""
        shown = self.tr("Texte en cours d’écriture")
        CompareDialog(self._desk, self._template.name, self.text(), shown, self).open()

    def look_up_field(self) -> None:
        """Find a field by its name, and insert it."""
        insert = self._ui.template_source.insertPlainText
        FieldsDialog(self, insert, name=self._template.name).open()

    def open_manual(self) -> None:
        """Show the page of the manual about templates."""
        from polesdesk.ui.manual_dialog import ManualDialog

        page = "letters" if letter_kind(self._template.name) else "templates"
        ManualDialog(page, self._settings, self).show()

    def reject(self) -> None:
        """Leave the search with Esc, else ask before a changed text is left."""
        if self._ui.template_find_bar.isVisible():
            self._ui.template_find_bar.leave()
        elif not self.is_dirty():
            self._close_now()
        else:
            ask_to_save(
                self,
                what=self._ui.template_editor_title.text(),
                save=self.save_and_close,
                discard=self._close_now,
                stay=self._ui.template_source.setFocus,
            )

    def done(self, code: int) -> None:
        """Close the pages of the preview with the dialog."""
        self._timer.stop()
        self._keeper.end()
        self._ui.template_preview.end()
        super().done(code)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask before a changed text is left."""
        if self._may_close:
            super().closeEvent(event)
        else:
            event.ignore()
            self.reject()

    # Inside

    def _dress(self) -> None:
        ui, template = self._ui, self._template
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setWindowTitle(
            self.tr("Texte du courrier[*]")
            if letter_kind(template.name)
            else self.tr("Texte du modèle[*]")
        )
        ui.template_editor_title.setText(tr(title_of(template.name)))
        ui.template_source.setAccessibleName(self.tr("Texte du modèle"))
        ui.template_outline.setHidden(letter_kind(template.name) is not None)
        ui.template_outline.setAccessibleName(self.tr("Articles du modèle"))
        ui.template_source.setPlainText(template.text)
        self._before = self.text()  # Qt turns some spaces into others: that is no change
        ui.template_find_bar.attach(ui.template_source)
        ui.template_preview.start(self._desk, template.name, self.text, agreement=self._agreement)
        ui.template_editor_told.hide()
        self._show_version()
        self.check()
        fit_to_screen(self, ui)
        self._tools.name_toggle()

    def _connect(self) -> None:
        ui = self._ui
        text, outline, find = ui.template_source, ui.template_outline, ui.template_find_bar
        ui.template_save.clicked.connect(lambda _on: self.save())
        ui.template_editor_validate.clicked.connect(lambda _on: self.validate())
        ui.template_cancel.clicked.connect(lambda _on: self.reject())
        text.textChanged.connect(self._note_change)
        text.cursorPositionChanged.connect(lambda: outline.follow(text.line()))
        text.fault_seen.connect(lambda _seen: self._tell_problem())
        outline.chosen.connect(self._go_to)
        outline.entered_text.connect(text.setFocus)
        find.left.connect(text.setFocus)
        self._timer.timeout.connect(self.check)
        keys: tuple[tuple[str, Callable[[], object]], ...] = (
            ("Ctrl+S", self.save), ("Ctrl+Return", self.save_and_close),
            ("Ctrl+Enter", self.save_and_close), ("Ctrl+F", find.open), ("F3", find.next),
            ("Shift+F3", find.previous), ("F5", ui.template_preview.refresh),
            ("F8", self._go_to_problem), ("F1", self.open_manual),
        )  # fmt: skip
        for key, act in keys:
            QShortcut(QKeySequence(key), self).activated.connect(act)

    def _note_change(self) -> None:
        self.setWindowModified(self.is_dirty())
        self._ui.template_editor_told.hide()
        self._timer.start()
        self._ui.template_preview.note_change()
        self._show_validate()

    def _go_to(self, heading: Heading) -> None:
        self._ui.template_source.go_to_line(heading.line)
        self._ui.template_preview.go_to(heading.text)

    def _show_problem(self, error: TemplateError | None) -> None:
        self._fault = "" if error is None else error.message
        text = self._ui.template_source
        text.setAccessibleDescription(self._fault)
        text.mark_line(0 if error is None else error.line, self._fault)
        self._tell_problem()

    def _tell_problem(self) -> None:
        """Tell at the foot what does not stand under its line, or whose line is out of sight."""
        text = self._ui.template_source
        self._problem.show_text("" if text.tells_fault() else self._fault)

    def _go_to_problem(self) -> None:
        text = self._ui.template_source
        if text.faulty_line():
            text.go_to_line(text.faulty_line())
        text.setFocus()

    def _save(self, then: Callable[[], object]) -> None:
        if self._saving:
            return
        if not self.check():
            self._go_to_problem()
        elif not self.is_dirty() and self._template.state is not TemplateState.RETIRED:
            then()
        else:
            self._saving = True
            text = self.text()
            self._desk.do(
                templates.revise,
                self._template.name,
                text,
                then=lambda saved: self._settle(saved, text, then),
                failed=self._refuse,
                owner=self,
            )

    def _settle(self, saved: ClauseTemplate, text: str, then: Callable[[], object]) -> None:
        """Take what was saved as the text to start from; what was typed since stays a change."""
        self._saving = False
        self._template, self._before = saved, text
        self._keeper.take_saved(saved, text)
        self.setWindowModified(self.is_dirty())
        self._show_version()
        self._tell(self.tr("Version {number} enregistrée.").format(number=saved.issue))
        self.saved.emit(saved.id)
        then()

    def _replace_text(self, text: str) -> None:
        cursor = self._ui.template_source.textCursor()
        cursor.select(cursor.SelectionType.Document)
        cursor.insertText(text)

    def _tell(self, words: str, role: str = "green_text") -> None:
        told = self._ui.template_editor_told
        set_manner(told, "role", role)
        told.setText(words)
        told.show()

    def _refuse(self, error: Expected) -> None:
        """Say why nothing was saved; the text stays as typed."""
        self._saving = False
        if isinstance(error, TemplateError):
            self._show_problem(error)
            self._go_to_problem()
            return
        advice = getattr(error, "advice", "")
        self._fault = f"{error.message} {advice}".strip()
        self._tell_problem()

    def _ask_validation(self) -> None:
        validation_dialog(self._desk, self._template, self, then=self._take_validated).open()

    def _take_validated(self, template: ClauseTemplate) -> None:
        self._template = template
        self._show_version()
        self._ui.template_editor_told.hide()
        self.saved.emit(template.id)

    def _show_version(self) -> None:
        ui, template = self._ui, self._template
        ui.template_editor_version.setText(version_words(template))
        word = tr(TEMPLATE_STATES[template.state])
        ui.template_editor_state.show_chip(Chip(word=word, tone=STATE_TONES[template.state]))
        ui.template_editor_state.setHidden(template.issue == 0)
        self._show_validate()

    def _show_validate(self) -> None:
        """A validated text that was not changed needs nobody's word again."""
        is_valid = self._template.state is TemplateState.VALIDATED and not self.is_dirty()
        self._ui.template_editor_validate.setEnabled(not is_valid)

    def _close_now(self) -> None:
        self._may_close = True
        self.done(QDialog.DialogCode.Accepted)
