"""Plain words: in one line, or in several."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from polesdesk.ui.inputs.line import LineInput
from polesdesk.ui.manner import set_manner

LONGEST = 500
"""Characters that one line takes."""
AROUND = 22
"""Pixels above and below the lines: border, padding, margin of the text, and some to round up."""


class TextInput(LineInput):
    """Words in one line, without spaces at either end."""

    def __init__(self, parent: QWidget | None = None, *, longest: int = LONGEST) -> None:
        super().__init__(parent)
        self.setMaxLength(longest)

    def empty_value(self) -> str:
        """Return an empty text."""
        return ""

    def read(self, text: str) -> str:
        """Return the words; a line pasted from elsewhere loses its doubled spaces."""
        return " ".join(text.split(" "))


class LongTextInput(QPlainTextEdit):
    """Words in several lines; Tab goes to the next field."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None, *, lines: int = 4) -> None:
        super().__init__(parent)
        self._lines = lines
        self.setTabChangesFocus(True)
        self.textChanged.connect(self.changed)

    def value(self) -> str:
        """Return the text without blank lines at its ends."""
        return self.toPlainText().strip()

    def set_value(self, value: str | None) -> None:
        """Show a text."""
        self.setPlainText(value or "")

    def is_empty(self) -> bool:
        """Tell whether nothing was typed."""
        return not self.value()

    def problem(self) -> str:
        """No text is wrong."""
        return ""

    def doubt(self) -> str:
        """No text is doubtful."""
        return ""

    def set_locked(self, *, locked: bool) -> None:
        """Show the text without letting it change; it can still be copied."""
        self.setReadOnly(locked)
        set_manner(self, "locked", locked)

    def typed(self) -> str:
        """Return the text as it stands."""
        return self.toPlainText()

    def set_typed(self, kept: str) -> None:
        """Show a text again."""
        self.setPlainText(kept)

    def sizeHint(self) -> QSize:
        """Return the room for the lines promised."""
        return QSize(240, self.fontMetrics().lineSpacing() * self._lines + AROUND)

    def minimumSizeHint(self) -> QSize:
        """Return the room for two lines."""
        return QSize(120, self.fontMetrics().lineSpacing() * 2 + AROUND)
