"""Inputs of several values, words after commas or one a line, and of a number of hours."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from polesdesk.domain.folding import fold
from polesdesk.domain.french import format_minutes
from polesdesk.domain.parsing import ParseProblem
from polesdesk.ui.inputs.line import LineInput
from polesdesk.ui.inputs.text import LongTextInput
from polesdesk.ui.words import tr

_HOURS = re.compile(r"(\d{1,3})(?:\s*h(?:eures?)?\s*(\d{2})?|[.,](\d{1,2}))?", re.IGNORECASE)
_MOST_MINUTES = 744 * 60
"""Minutes of the longest month."""


class WordsInput(LineInput):
    """Words after commas; those that others have already are offered and spelt alike."""

    def __init__(self, known: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known = {fold(word): word for word in reversed(known)}
        self.setMaxLength(500)
        self.setCompleter(_LastWord(list(known), self))

    def read(self, text: str) -> tuple[str, ...]:
        """Return the words, each once, as they are spelt elsewhere."""
        words = (" ".join(word.split()) for word in re.split(r"[,;]", text))
        kept = {fold(word): self._known.get(fold(word), word) for word in words if word}
        return tuple(kept.values())

    def write(self, value: Sequence[str]) -> str:
        """Return the words after commas."""
        return ", ".join(value)

    def empty_value(self) -> tuple[str, ...]:
        """Return no words."""
        return ()

    def set_value(self, value: Any) -> None:
        """Show words."""
        super().set_value(value or None)


class _LastWord(QCompleter):
    """Completes the word after the last comma."""

    def __init__(self, words: list[str], line: QLineEdit) -> None:
        super().__init__(words, line)
        self._line = line
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)

    def splitPath(self, path: str) -> list[str]:
        """Return the word that is being typed."""
        return [path.rpartition(",")[2].strip()]

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        """Return the line with the word chosen at its end."""
        before, comma, _ = self._line.text().rpartition(",")
        word = str(index.data())
        return f"{before}{comma} {word}" if comma else word


class LinesInput(LongTextInput):
    """Values one a line, read and written by the two functions given."""

    def __init__(
        self, read: Callable[[str], Any], write: Callable[[Any], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, lines=2)
        self._read = read
        self._write = write

    def value(self) -> Any:
        """Return the values typed, none while they cannot be read."""
        try:
            return self._read(self.toPlainText())
        except ParseProblem:
            return ()

    def set_value(self, value: Any) -> None:
        """Show values."""
        self.setPlainText(self._write(value or ()))

    def is_empty(self) -> bool:
        """Tell whether nothing was typed."""
        return not self.toPlainText().strip()

    def problem(self) -> str:
        """Return the sentence that says what to type."""
        try:
            self._read(self.toPlainText())
        except ParseProblem as problem:
            return problem.message
        return ""


class HoursInput(LineInput):
    """A number of hours, kept in minutes: « 8 », « 7 h 30 », « 7,5 »."""

    def read(self, text: str) -> int:
        """Return the minutes typed."""
        found = _HOURS.fullmatch(" ".join(text.split()))
        if found is None:
            raise ParseProblem(
                "not_hours", tr("Tapez un nombre d’heures, par exemple 8 ou 7 h 30.")
            )
        minutes = int(found[1]) * 60 + int(found[2] or 0)
        if found[3]:
            minutes += round(float(f"0.{found[3]}") * 60)
        if not 0 < minutes <= _MOST_MINUTES:
            raise ParseProblem("not_hours", tr("Un mois n’a pas autant d’heures."))
        return minutes

    def write(self, value: int) -> str:
        """Return « 7 h 30 »."""
        return format_minutes(value)
