"""The card beside a list: how wide it is, and whether it stands there at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings
from PySide6.QtWidgets import QSplitter, QWidget

if TYPE_CHECKING:
    from polesdesk.ui.card import Card

CARD_KEY = "lists/card"
"""Where the settings keep whether cards stand beside their lists."""
SHARES = (600, 400)
"""How list and card share a page that nobody has changed yet."""


def card_is_shown(settings: QSettings) -> bool:
    """Tell whether cards stand beside their lists."""
    return str(settings.value(CARD_KEY, "true")).lower() != "false"


class CardBeside(QObject):
    """Keeps the card of a list in its place; a form on it is always seen."""

    def __init__(self, splitter: QSplitter, settings: QSettings, subject: str) -> None:
        super().__init__(splitter)
        self._splitter = splitter
        self._settings = settings
        self._key = f"splitters/{subject}"
        self._card: QWidget | None = None
        self._with_form: Card | None = None
        self._is_wanted = card_is_shown(settings)
        self._list_is_empty = False
        splitter.splitterMoved.connect(lambda _place, _number: self._keep())

    def put(self, card: QWidget) -> None:
        """Put the card there, as wide as it was last time."""
        from polesdesk.ui.card import Card  # the menu of the window is made without it

        self._card = card
        if isinstance(card, Card):
            self._with_form = card
            card.editing_changed.connect(lambda _editing: self._place())
        self._splitter.addWidget(card)
        for number, stretch in enumerate((3, 2)):
            self._splitter.setStretchFactor(number, stretch)
        kept = self._settings.value(self._key)
        if kept is None or not self._splitter.restoreState(kept):
            self._splitter.setSizes(SHARES)

    def show_card(self, shown: bool) -> None:  # noqa: FBT001  the signal of a checked command
        """Show the card, or leave all the room to the list until a form opens."""
        self._is_wanted = shown
        self._place()

    def follow_list(self, *, is_empty: bool) -> None:
        """Take the card away while the whole list is empty."""
        self._list_is_empty = is_empty
        self._place()

    def _place(self) -> None:
        if self._card is not None:
            is_editing = self._with_form is not None and self._with_form.form() is not None
            self._card.setVisible(is_editing or (self._is_wanted and not self._list_is_empty))

    def _keep(self) -> None:
        self._settings.setValue(self._key, self._splitter.saveState())
