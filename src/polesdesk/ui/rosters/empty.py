"""What stands in place of the week while there are no permanences at all."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from polesdesk.ui.empty_board import EmptyBoard
from polesdesk.ui.words import tr


class EmptyRoster(EmptyBoard):
    """Permanences begin with the standard week of a hub."""

    def __init__(self, parent: QWidget | None = None) -> None:
        text = tr(
            "Les permanences disent qui accueille, où et quand. Décrivez la semaine type "
            "d’un pôle, puis générez les permanences du mois."
        )
        super().__init__("rosters", text, tr("Nouvelle semaine type…"), "plus", parent)
