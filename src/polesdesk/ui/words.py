"""The texts of the window in the language of its user: French is the source of every other one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from polesdesk.domain.speech import marked

if TYPE_CHECKING:
    from polesdesk.domain.lists import Choice

__all__ = ["CONTEXT", "capital", "choices_of", "marked", "offered", "tr"]

CONTEXT = "PolesDesk"
"""The context, in a translation file, of every text that belongs to no class of its own."""


def tr(text: str) -> str:
    """Return a text in the language of the window; values are set in after, by ``format``."""
    return QCoreApplication.translate(CONTEXT, text)


def capital(text: str) -> str:
    """Return a text with a capital."""
    return text[:1].upper() + text[1:]


def choices_of(labels: Mapping[Any, str]) -> tuple[Choice, ...]:
    """Return the values of an enumeration as choices, in its order and in the language."""
    from polesdesk.domain.lists import Choice  # the first frame is painted without it

    return tuple(Choice(value=str(value), label=tr(label)) for value, label in labels.items())


def offered(choices: Iterable[Choice]) -> tuple[Choice, ...]:
    """Return choices that a constant holds, in the language."""
    return tuple(replace(choice, label=tr(choice.label)) for choice in choices)
