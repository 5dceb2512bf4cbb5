"""Buttons of which one is chosen: as wide as their words when these are semibold."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QPushButton, QWidget

_AROUND = 30
"""Pixels of a button beside its words."""


def choice_button(name: str, words: str, parent: QWidget) -> QPushButton:
    """Return a button that can be chosen; choosing it, which thickens its words, cuts none."""
    made = QPushButton(words, parent)
    made.setObjectName(name)
    made.setCheckable(True)
    made.setProperty("role", "choice")
    made.ensurePolished()
    font = QFont(made.font())
    font.setWeight(QFont.Weight.DemiBold)
    made.setMinimumWidth(QFontMetrics(font).horizontalAdvance(words) + _AROUND)
    return made
