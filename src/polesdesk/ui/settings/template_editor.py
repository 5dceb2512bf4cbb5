"""The editor of a template's text: what is wrong is told with its line, as one types."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QWidget

from polesdesk._assets.forms.ui_template_editor import Ui_TemplateEditor
from polesdesk.actions import templates
from polesdesk.domain.clauses import FACTORY_TITLES, TemplateError, parse
from polesdesk.domain.papers import ClauseTemplate
from polesdesk.ui.desk import Desk, Expected
from polesdesk.ui.dialogs import ask_to_save
from polesdesk.ui.form.message_line import MessageLine
from polesdesk.ui.tokens import Tone

CHECK_AFTER = 600
"""Milliseconds without a key after which the text is read again."""


class TemplateEditor(QDialog):
    """Edits the text of a version; saving makes it the newest."""

    saved = Signal(str)
    """The id of the version that was saved."""

    def __init__(self, desk: Desk, template: ClauseTemplate, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._template = template
        self._may_close = False
        self._saving = False
        self._ui = Ui_TemplateEditor()
        self._ui.setupUi(self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._problem = MessageLine(Tone.RED)
        self._ui.editor_column.addWidget(self._problem)
        title = FACTORY_TITLES.get(template.name, template.name)
        self.setWindowTitle(self.tr("Texte du modèle[*]"))
        self._ui.template_editor_title.setText(title)
        self._ui.template_source.setAccessibleName(self.tr("Texte du modèle"))
        self._ui.template_source.setPlainText(template.text)
        self._timer = QTimer(self, singleShot=True, interval=CHECK_AFTER)
        self._connect()
        self._ui.template_source.setFocus()

    def text(self) -> str:
        """Return the text as it is typed."""
        return self._ui.template_source.toPlainText()

    def is_dirty(self) -> bool:
        """Tell whether the text was changed."""
        return self.text() != self._template.text

    def problem(self) -> str:
        """Return what is said to be wrong."""
        return self._problem.text()

    def check(self) -> bool:
        """Read the text; show what is wrong and where; return whether all is right."""
        try:
            parse(self.text())
        except TemplateError as error:
            self._show_problem(error)
            return False
        self._show_problem(None)
        return True

    def save(self) -> None:
        """Save the text as the newest version, or go to the line that is wrong."""
        if self._saving:
            return
        if not self.check():
            self._go_to_problem()
            return
        self._saving = True
        self._desk.do(
            templates.revise,
            self._template.name,
            self.text(),
            then=self._settle,
            failed=self._refuse,
            owner=self,
        )

    def reject(self) -> None:
        """Ask before a changed text is left."""
        if not self.is_dirty():
            self._close_now()
            return
        ask_to_save(
            self,
            what=self._ui.template_editor_title.text(),
            save=self.save,
            discard=self._close_now,
            stay=self._ui.template_source.setFocus,
        )

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask before a changed text is left."""
        if self._may_close:
            super().closeEvent(event)
        else:
            event.ignore()
            self.reject()

    def _connect(self) -> None:
        ui = self._ui
        ui.template_save.clicked.connect(lambda _on: self.save())
        ui.template_cancel.clicked.connect(lambda _on: self.reject())
        ui.template_fields.chosen.connect(self._insert)
        ui.template_source.textChanged.connect(self._note_change)
        self._timer.timeout.connect(self.check)
        for key in ("Ctrl+S", "Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self).activated.connect(self.save)

    def _note_change(self) -> None:
        self.setWindowModified(self.is_dirty())
        self._timer.start()

    def _insert(self, typed: str) -> None:
        text = self._ui.template_source
        text.insertPlainText(typed)
        text.setFocus()

    def _show_problem(self, error: TemplateError | None) -> None:
        self._problem.show_text("" if error is None else error.message)
        self._ui.template_source.mark_line(0 if error is None else error.line)
        self._ui.template_source.setAccessibleDescription(self._problem.text())

    def _go_to_problem(self) -> None:
        text = self._ui.template_source
        text.go_to_line(text.faulty_line())
        text.setFocus()

    def _settle(self, saved: ClauseTemplate) -> None:
        self._saving = False
        self.saved.emit(saved.id)
        self._close_now()

    def _refuse(self, error: Expected) -> None:
        """Say why nothing was saved; the text stays as typed."""
        self._saving = False
        if isinstance(error, TemplateError):
            self._show_problem(error)
            self._go_to_problem()
            return
        advice = getattr(error, "advice", "")
        self._problem.show_text(f"{error.message} {advice}".strip())

    def _close_now(self) -> None:
        self._may_close = True
        self.done(QDialog.DialogCode.Accepted)
