"""The search box at the right of the menus: what is typed, and the keys that drive the list."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from polesdesk.ui.icons import icon

_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 8,
    Qt.Key.Key_PageUp: -8,
}


class SearchBox(QLineEdit):
    """A line that hands the arrows, Enter and Esc to the list below it."""

    asked = Signal()
    """The list is wanted, with nothing typed yet."""
    stepped = Signal(int)
    """Another line of the list is wanted: so many down, or up when negative."""
    entered = Signal()
    """The current line is to be opened."""
    escaped = Signal()
    left = Signal()
    """The keyboard is elsewhere."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("search_box")
        self.setProperty("role", "search")
        self._prompt = self.tr("Rechercher partout   Ctrl+K")
        self.setPlaceholderText(self._prompt)
        self.setAccessibleName(self.tr("Rechercher partout"))
        self.setAccessibleDescription(
            self.tr("Nom, numéro, téléphone ou commande. Les flèches choisissent un résultat.")
        )
        self.setClearButtonEnabled(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)

    def fit(self, width: int) -> None:
        """Take a width in pixels; where the prompt would be cut, the magnifier says enough."""
        self.setFixedWidth(width)
        room = width - 2 * self.fontMetrics().height()  # the magnifier and the frame
        has_room = self.fontMetrics().horizontalAdvance(self._prompt) <= room
        self.setPlaceholderText(self._prompt if has_room else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Drive the list with the arrows, Enter and Esc; the other keys write."""
        key = Qt.Key(event.key())
        if key in _STEPS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.stepped.emit(_STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif key == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Offer the list at a click."""
        super().mousePressEvent(event)
        self.asked.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the keyboard is elsewhere; a menu of the box itself does not count."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()
