"""The lengths that pages, cards and forms share, so that things stand in the same places."""

from __future__ import annotations

from PySide6.QtCore import QMargins
from PySide6.QtWidgets import QWidget

PAGE_MARGIN = 16
CARD_MARGIN = 18
GAP = 10
CARD_MARGINS = QMargins(CARD_MARGIN, CARD_MARGIN, CARD_MARGIN, CARD_MARGIN)
LABEL_CHARACTERS = 17


def label_width(widget: QWidget) -> int:
    """Return the width of the column of labels, the same on a card and on its form."""
    return widget.fontMetrics().averageCharWidth() * LABEL_CHARACTERS
