"""The arrow of boxes that open, which the style sheet leaves to be painted."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox

from polesdesk.ui.icons import pixmap
from polesdesk.ui.tokens import tokens

RIGHT = 8


class ArrowBox(QComboBox):
    """A box that opens on some values, for the forms of Qt Designer."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box and its arrow."""
        super().paintEvent(event)
        paint_arrow(self)


def paint_arrow(box: QComboBox) -> None:
    """Paint the arrow at the right of a box, over what is painted already."""
    ink = QColor(tokens().muted)
    size = round(box.fontMetrics().height() * 0.8)
    place = (box.width() - RIGHT - size, (box.height() - size) // 2)
    painter = QPainter(box)
    painter.drawPixmap(*place, pixmap("chevron-down", size, ink, box.devicePixelRatioF()))
    painter.end()
