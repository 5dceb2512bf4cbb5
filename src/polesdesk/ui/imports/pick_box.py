"""A box that chooses one of some values; a choice of the manager is told, others are not."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from polesdesk.domain.lists import Choice
from polesdesk.ui.inputs.arrow import paint_arrow

LONGEST = 44
"""Characters that a closed box shows at most."""


class PickBox(QComboBox):
    """A plain box in the look of the window."""

    picked = Signal(str)
    """The value that the manager has chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMaxVisibleItems(20)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.activated.connect(lambda _row: self.picked.emit(self.value()))

    def set_choices(self, choices: Sequence[Choice], value: str) -> None:
        """Offer values and show one of them."""
        self.clear()
        for choice in choices:
            words = choice.label
            self.addItem(words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…")
            self.setItemData(self.count() - 1, choice.value)
        self.set_value(value)

    def set_value(self, value: str) -> None:
        """Show a value without telling that it was chosen."""
        self.setCurrentIndex(self.findData(value))

    def value(self) -> str:
        """Return the value shown."""
        return str(self.currentData() or "")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box and its arrow."""
        super().paintEvent(event)
        paint_arrow(self)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Never change by the wheel: what lies below scrolls, the open list has its own."""
        event.ignore()
