"""The premises that a certificate names: hubs as a whole, and rooms that the association holds."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from polesdesk.domain.lists import Choice
from polesdesk.ui.inputs import ChecksInput


class PremisesInput(ChecksInput):
    """Boxes that are offered once they were read; what is named already stays until then.

    Its value are keys as ``papers.premises_key`` makes them.
    """

    _named: tuple[str, ...] = ()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__((), parent)

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offer premises, and tick those named."""
        named = self.value()
        super().set_choices(choices)
        if named:
            self.set_value(named)
        self._order()

    def showEvent(self, event: QShowEvent) -> None:
        """Put the boxes in their place among the fields, which stand in the window by now."""
        super().showEvent(event)
        self._order()

    def _order(self) -> None:
        """Let Tab go through the boxes where they stand, although they came later."""
        before: QWidget | None = self.previousInFocusChain()
        while before not in (None, self) and before.focusPolicy() == Qt.FocusPolicy.NoFocus:
            before = before.previousInFocusChain()
        if before is None or before is self or before in self._boxes.values():
            return
        for first, second in pairwise([before, *self._boxes.values()]):
            QWidget.setTabOrder(first, second)

    def value(self) -> tuple[str, ...]:
        """Return what is ticked, and what is named but not offered."""
        ticked = super().value()
        return (*ticked, *(one for one in self._named if one not in self._boxes))

    def set_value(self, value: Sequence[str] | None) -> None:
        """Name these premises."""
        self._named = tuple(value or ())
        super().set_value(value)
