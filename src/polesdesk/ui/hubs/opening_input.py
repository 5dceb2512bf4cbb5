"""Opening hours in a few lines of French, read as they are typed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from polesdesk.domain.hubs import OpeningSpan
from polesdesk.domain.opening_hours import EXAMPLE, parse_opening, write_opening
from polesdesk.domain.parsing import ParseProblem
from polesdesk.ui.inputs import LongTextInput


class OpeningInput(LongTextInput):
    """The opening hours of a hub; its value is a tuple of spans."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, lines=3)
        self.setPlaceholderText(EXAMPLE)

    def value(self) -> tuple[OpeningSpan, ...]:  # type: ignore[override]
        """Return the spans typed, none while they cannot be read."""
        try:
            return parse_opening(self.toPlainText())
        except ParseProblem:
            return ()

    def set_value(self, value: Sequence[OpeningSpan] | None) -> None:  # type: ignore[override]
        """Show opening hours, one line for the days that have the same."""
        self.setPlainText("\n".join(write_opening(value or ())))

    def is_empty(self) -> bool:
        """Tell whether nothing was typed."""
        return not self.toPlainText().strip()

    def problem(self) -> str:
        """Return the sentence that says what to type."""
        try:
            parse_opening(self.toPlainText())
        except ParseProblem as problem:
            return problem.message
        return ""

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Write the hours out as they are usually written, if they can be read."""
        super().focusOutEvent(event)
        if not self.isReadOnly() and not self.is_empty() and not self.problem():
            shown = "\n".join(write_opening(self.value()))
            if shown != self.toPlainText():
                self.setPlainText(shown)
