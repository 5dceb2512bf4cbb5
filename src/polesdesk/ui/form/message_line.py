"""A line of text with an icon under an input: an error or a doubt."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from polesdesk.ui.icons import IconLabel
from polesdesk.ui.texts import plain_label
from polesdesk.ui.tokens import Tone

_ICONS = {Tone.RED: "circle-alert", Tone.AMBER: "triangle-alert"}
_SIZE = 14


class MessageLine(QWidget):
    """Shows a sentence in the colour of its tone, or takes no room at all."""

    def __init__(self, tone: Tone, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        picture = IconLabel(_ICONS[tone], _SIZE, tone.value, self)
        self._words = plain_label(role=f"{tone.value}_text", wraps=True)
        column = QVBoxLayout()
        column.setContentsMargins(0, 2, 0, 0)
        column.addWidget(picture)
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 1, 0, 1)
        row.setSpacing(6)
        row.addLayout(column)
        row.addWidget(self._words, 1)
        self.hide()

    def text(self) -> str:
        """Return the sentence shown."""
        return self._words.text()

    def show_text(self, text: str) -> None:
        """Show a sentence, or nothing when it is empty."""
        self._words.setText(text)
        self.setVisible(bool(text))
