"""One line of text that stands for a value: read as it is typed, written out when left."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from polesdesk.domain.parsing import ParseProblem
from polesdesk.ui.manner import set_manner


class LineInput(QLineEdit):
    """The base of inputs in one line; a kind of value says how it is read and written."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.textChanged.connect(lambda _text: self.changed.emit())
        self.editingFinished.connect(self.tidy)

    def read(self, text: str) -> Any:
        """Return the value of a text that is not empty; raise ``ParseProblem``."""
        return text

    def write(self, value: Any) -> str:
        """Return the text that shows a value."""
        return str(value)

    def empty_value(self) -> Any:
        """Return the value of an empty line."""
        return None

    def value(self) -> Any:
        """Return the value typed, or the empty value while it cannot be read."""
        if self.is_empty():
            return self.empty_value()
        try:
            return self.read(self.text().strip())
        except ParseProblem:
            return self.empty_value()

    def set_value(self, value: Any) -> None:
        """Show a value, from its beginning."""
        is_none = value is None or value == ""
        self.setText("" if is_none else self.write(value))
        self.setCursorPosition(0)

    def is_empty(self) -> bool:
        """Tell whether nothing was typed."""
        return not self.text().strip()

    def problem(self) -> str:
        """Return the sentence that says what to type."""
        if self.is_empty():
            return ""
        try:
            self.read(self.text().strip())
        except ParseProblem as problem:
            return problem.message
        return ""

    def doubt(self) -> str:
        """Nothing is doubtful about most values."""
        return ""

    def set_locked(self, *, locked: bool) -> None:
        """Show the value without letting it change; it can still be copied."""
        self.setReadOnly(locked)
        set_manner(self, "locked", locked)

    def typed(self) -> str:
        """Return the text as it stands."""
        return self.text()

    def set_typed(self, kept: str) -> None:
        """Show a text again."""
        self.setText(kept)
        self.setCursorPosition(0)

    def tidy(self) -> None:
        """Write the value out as it is usually written, if it can be read."""
        if self.isReadOnly() or self.is_empty() or self.problem():
            return
        shown = self.write(self.read(self.text().strip()))
        if shown != self.text():
            self.setText(shown)
