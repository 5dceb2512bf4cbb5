"""What a parser answers when it cannot read what was typed."""

from __future__ import annotations

from polesdesk.domain.folding import clean_text

_LONGEST_QUOTE = 40


class ParseProblem(ValueError):
    """The text cannot be read.

    ``code`` is stable English for tools, ``message`` the French sentence that says what to
    type, to be shown under the field.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


def quoted(text: str) -> str:
    """Return ``text`` between French quotation marks, shortened so that a message stays one."""
    short = clean_text(text, _LONGEST_QUOTE)
    mark = "…" if len(text.strip()) > _LONGEST_QUOTE else ""
    return f"« {short}{mark} »"
