"""A year on four digits."""

from __future__ import annotations

from polesdesk.domain.parsing import ParseProblem
from polesdesk.ui.inputs.line import LineInput
from polesdesk.ui.words import tr


class YearInput(LineInput):
    """A year, written without a space in its midst."""

    def read(self, text: str) -> int:
        """Return the year typed; raise ``ParseProblem``."""
        if len(text) != 4 or not (text.isascii() and text.isdecimal()):
            raise ParseProblem(
                "not_a_year", tr("Tapez l’année sur quatre chiffres, par exemple 2026.")
            )
        return int(text)

    def write(self, value: int) -> str:
        """Return « 2026 »."""
        return str(value)
