"""The premises that a certificate names: hubs as a whole, and rooms that the association holds."""

from __future__ import annotations

from collections.abc import Sequence

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

    def value(self) -> tuple[str, ...]:
        """Return what is ticked, and what is named but not offered."""
        ticked = super().value()
        return (*ticked, *(one for one in self._named if one not in self._boxes))

    def set_value(self, value: Sequence[str] | None) -> None:
        """Name these premises."""
        self._named = tuple(value or ())
        super().set_value(value)
