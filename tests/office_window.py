"""The window of an office in tests: both tabs of agreements and parties, driven as by a hand."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from hands import press, settle, type_text
from polesdesk.ui.associations import AssociationsTab
from polesdesk.ui.conventions import ConventionsTab
from polesdesk.ui.form import Form
from polesdesk.ui.main_window import MainWindow


@dataclass
class OfficeWindow:
    """A window with its tabs, and what a manager does in it."""

    window: MainWindow
    associations: AssociationsTab
    conventions: ConventionsTab

    def open(self, kind: str, record: str) -> None:
        """Go to a record, as a link does."""
        self.window.go(kind, record)
        settle()

    def click(self, name: str) -> None:
        """Click the button of a name that is seen, in the window or in a dialog of it."""
        seen = [b for b in self.window.findChildren(QPushButton, name) if b.isVisible()]
        assert len(seen) == 1, f"{len(seen)} buttons « {name} »"
        assert seen[0].isEnabled(), f"« {name} » is disabled: {seen[0].toolTip()}"
        seen[0].click()
        settle()

    def choose(self, name: str) -> None:
        """Choose a command of a menu by its name."""
        found = [a for a in self.window.findChildren(QAction, name) if a.isEnabled()]
        assert found, f"no command « {name} »"
        found[-1].trigger()
        settle()

    def commands(self) -> set[str]:
        """The names of the commands that can be chosen."""
        return {a.objectName() for a in self.window.findChildren(QAction) if a.isEnabled()}

    def dialog(self, name: str) -> QDialog:
        """The dialog of a name that is open."""
        seen = [d for d in self.window.findChildren(QDialog, name) if d.isVisible()]
        assert len(seen) == 1, f"{len(seen)} dialogs « {name} »"
        return seen[0]

    def no_dialog(self) -> bool:
        """Whether no dialog is open."""
        return not [d for d in self.window.findChildren(QDialog) if d.isVisible()]

    def form(self, dialog: str = "") -> Form:
        """The form that is open: on the card of the present tab, or in a dialog."""
        if dialog:
            return self.dialog(dialog).form  # type: ignore[attr-defined]
        tab: Any = self.window.current_tab()
        form = tab.card.form()
        assert form is not None
        return form

    def fill(self, dialog: str = "", /, **texts: str) -> None:
        """Type texts into fields, one after the other, in place of what they hold."""
        for name, text in texts.items():
            type_over(self.form(dialog).fields[name].widget, text)

    def errors(self, dialog: str = "") -> dict[str, str]:
        """The sentences that stand under fields, by their names."""
        fields = self.form(dialog).fields
        return {name: field.error() for name, field in fields.items() if field.error()}

    def text_of(self, name: str) -> str:
        """What a label says."""
        found = [w for w in self.window.findChildren(QWidget, name) if w.isVisible()]
        assert len(found) == 1, f"{len(found)} widgets « {name} »"
        return found[0].text()  # type: ignore[attr-defined]


def type_over(widget: QWidget, text: str) -> None:
    """Type a text in a field in place of what it holds, and leave the field."""
    line = widget.focusProxy() or widget
    if isinstance(widget, QComboBox):
        line = widget.lineEdit()
    assert isinstance(line, QLineEdit | QPlainTextEdit), line
    line.setFocus()
    line.selectAll()
    press(line, Qt.Key.Key_Delete)
    type_text(line, text)
    if isinstance(line, QLineEdit):
        line.editingFinished.emit()
    settle()


def cell(grid: Any, row: int, column: int, text: str) -> None:
    """Type a text in a cell of a grid and confirm it."""
    index = grid.model().index(row, column)
    grid.type_in(index)
    editor = grid._delegate.editor
    type_text(editor, text)
    press(editor, Qt.Key.Key_Return, "\r")
    settle()
