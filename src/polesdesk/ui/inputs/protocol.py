"""What every input of a form answers, whatever it looks like."""

from __future__ import annotations

from typing import Any, Protocol, runtime_checkable

from PySide6.QtCore import SignalInstance


class Input(Protocol):
    """A widget that holds one value of a form."""

    @property
    def changed(self) -> SignalInstance:
        """Emitted when the manager or the program changes what is held."""

    def value(self) -> Any:
        """Return the value held, or its empty value while it cannot be read."""

    def set_value(self, value: Any) -> None:
        """Hold another value."""

    def is_empty(self) -> bool:
        """Tell whether nothing was typed or chosen."""

    def problem(self) -> str:
        """Return the sentence that says what to type, empty when what is held is right."""

    def doubt(self) -> str:
        """Return what is doubtful though possible, empty when nothing is."""

    def set_locked(self, *, locked: bool) -> None:
        """Show the value without letting it change, as on an agreement that was issued."""


@runtime_checkable
class Typed(Protocol):
    """An input of which a draft can be kept: what was typed, whether it can be read or not."""

    def typed(self) -> object:
        """Return what is held in a form that JSON can take; nothing is tidied by asking."""

    def set_typed(self, kept: Any) -> None:
        """Hold again what ``typed`` returned."""
