"""Data shown as it is: no text that a manager typed is ever read as markup."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget


def tooltip(text: str) -> str:
    """Return a text for a tooltip, kept as typed and wrapped when long."""
    return f"<span>{escape(text)}</span>" if text else ""


def plain_label(
    text: str = "", parent: QWidget | None = None, *, role: str = "", wraps: bool = False
) -> QLabel:
    """Return a label that shows a text as it is; ``role`` is its manner in the style sheet."""
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    label.setWordWrap(wraps)
    if role:
        label.setProperty("role", role)
    return label


def mute_mnemonic(text: str) -> str:
    """Return a name for a menu or a button, whose « & » is not a mnemonic."""
    return text.replace("&", "&&")
