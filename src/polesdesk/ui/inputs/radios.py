"""One value among a few, all of them in sight."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from polesdesk.domain.lists import Choice
from polesdesk.ui.manner import set_manner


class RadiosInput(QWidget):
    """A few choices under each other, one of which is always chosen."""

    changed = Signal()

    def __init__(self, choices: Sequence[Choice], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QRadioButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for choice in choices:
            button = QRadioButton(choice.label, self)
            self._buttons[choice.value] = button
            self._group.addButton(button)
            column.addWidget(button)
            button.toggled.connect(self._tell)
        first = next(iter(self._buttons.values()))
        first.setChecked(True)
        self.setFocusProxy(first)

    def setObjectName(self, name: str) -> None:
        """Name the input, and each choice after it."""
        super().setObjectName(name)
        for value, button in self._buttons.items():
            button.setObjectName(f"{name}_{value}")

    def value(self) -> str:
        """Return the value chosen."""
        return next(value for value, button in self._buttons.items() if button.isChecked())

    def set_value(self, value: str | None) -> None:
        """Choose a value; an unknown one changes nothing."""
        if value in self._buttons:
            self._buttons[value].setChecked(True)

    def is_empty(self) -> bool:
        """One is always chosen."""
        return False

    def problem(self) -> str:
        """A choice is never wrong."""
        return ""

    def doubt(self) -> str:
        """A choice is never doubtful."""
        return ""

    def set_locked(self, *, locked: bool) -> None:
        """Show the choice without letting it change."""
        self.setEnabled(not locked)
        set_manner(self, "locked", locked)

    def _tell(self, on: bool) -> None:  # noqa: FBT001  Qt's signal
        if on:
            self.setFocusProxy(self._buttons[self.value()])
            self.changed.emit()
