"""The texts of the window in the language of its user: French is the source of every other one."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from polesdesk.domain.french import format_number

CONTEXT = "PolesDesk"
"""The context, in a translation file, of every text that belongs to no class of its own."""


def tr(text: str) -> str:
    """Return a text in the language of the window; values are set in after, by ``format``."""
    return QCoreApplication.translate(CONTEXT, text)


def marked(text: str) -> str:
    """Return a text as it is, noted for translation: ``tr`` is due where it is shown.

    For constants, which are read before the language is known.
    """
    return text


def counted(count: int, one: str, many: str) -> str:
    """Return « {n} ligne » or « {n} lignes », both given in the language, for a count."""
    return (one if abs(count) < 2 else many).format(n=format_number(count))
