"""What stands in place of the board of an office without hubs: what it is for, and how to begin."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from polesdesk.ui.empty_board import EmptyBoard
from polesdesk.ui.words import tr


class EmptyPlanning(EmptyBoard):
    """The planning begins with a hub."""

    def __init__(self, parent: QWidget | None = None) -> None:
        text = tr(
            "Le planning montre qui tient quelle salle, et quand. Il se remplit avec les "
            "locaux des pôles et les créneaux des conventions."
        )
        super().__init__("planning", text, tr("Nouveau pôle"), "building-2", parent)
