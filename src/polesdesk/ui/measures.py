"""The lengths that pages, cards and forms share, so that things stand in the same places."""

from __future__ import annotations

from PySide6.QtCore import QMargins
from PySide6.QtWidgets import QApplication, QWidget

PAGE_MARGIN = 16
CARD_MARGIN = 18
GAP = 10
CARD_MARGINS = QMargins(CARD_MARGIN, CARD_MARGIN, CARD_MARGIN, CARD_MARGIN)
LABEL_CHARACTERS = 17
ROW = 32
"""Height of a row at the usual text size, in pixels."""
TOUCH = 44
"""Least height of what a finger meets, in pixels."""
TOUCH_KEY = "touch_mode"
"""The property of the program that says whether it is used with fingers."""


def is_touch() -> bool:
    """Tell whether the program is used with fingers."""
    app = QApplication.instance()
    return app is not None and bool(app.property(TOUCH_KEY))


def target_height(least: int) -> int:
    """Return the height of something to click on: more when it is met with a finger."""
    return max(TOUCH, least) if is_touch() else least


def row_height(widget: QWidget, *, least: int = ROW) -> int:
    """Return the height of the rows of a list; it grows with the text."""
    return target_height(max(least, widget.fontMetrics().height() + 14))


def label_width(widget: QWidget) -> int:
    """Return the width of the column of labels, the same on a card and on its form."""
    return widget.fontMetrics().averageCharWidth() * LABEL_CHARACTERS
