"""The arrow of boxes that open, which the style sheet leaves to be painted."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QComboBox

from polesdesk.ui.icons import pixmap
from polesdesk.ui.tokens import tokens

SIZE = 14
RIGHT = 8


def paint_arrow(box: QComboBox) -> None:
    """Paint the arrow at the right of a box, over what is painted already."""
    ink = QColor(tokens().muted)
    painter = QPainter(box)
    place = (box.width() - RIGHT - SIZE, (box.height() - SIZE) // 2)
    painter.drawPixmap(*place, pixmap("chevron-down", SIZE, ink, box.devicePixelRatioF()))
    painter.end()
