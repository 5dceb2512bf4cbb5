"""What a check answers, and the text that it looks at."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from polesdesk.domain.parsing import Cell, cell_text
from polesdesk.domain.speech import marked


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """An identifier in the form in which it is stored, and what is doubtful about it."""

    value: str
    doubt: str | None = None


ZERO_ADDED = marked("Un zéro initial manquait, sans doute effacé par un tableur : il a été remis.")


def plain_text(value: Cell) -> str:
    """Return a cell with plain digits and single spaces, without invisible signs."""
    normal = unicodedata.normalize("NFKC", cell_text(value))
    return " ".join("".join(c for c in normal if _is_visible(c)).split())


def _is_visible(character: str) -> bool:
    return unicodedata.category(character) not in ("Cf", "Cs") and character != "\0"
