"""The numbers of the lines at the left of a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from polesdesk.ui.settings.template_text import TemplateText


class LineNumbers(QWidget):
    """Painted by the text itself, which knows where its lines stand."""

    def __init__(self, text: TemplateText) -> None:
        super().__init__(text)
        self._text = text

    def sizeHint(self) -> QSize:
        """Return the width of the longest number."""
        return QSize(self._text.numbers_width(), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the numbers of the lines in sight."""
        self._text.paint_numbers(QPainter(self), event.rect())
