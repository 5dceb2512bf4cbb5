"""A column that scrolls inside a card; its bar stands in the margin, so that nothing shifts."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

BAR = 12
"""Width of the bar: the card leaves as much of its right margin to the column."""


def is_zoom(event: QWheelEvent) -> bool:
    """Tell whether the wheel turns with Ctrl held down."""
    return bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)


class ScrollPage(QScrollArea):
    """The base of what is read and of forms on a card."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column: QVBoxLayout | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.verticalScrollBar().rangeChanged.connect(self._leave_room)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._bring_into_sight)

    def show_column(self, column: QVBoxLayout, inside: QWidget) -> None:
        """Show a column of widgets from its beginning."""
        before = self.takeWidget()
        if before is not None:  # the command that draws anew may come from a button inside
            before.deleteLater()
        self._column = column
        self.setWidget(inside)
        self._leave_room(0, self.verticalScrollBar().maximum())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; Ctrl and the wheel belong to the window, which changes the size of the text."""
        if is_zoom(event):
            event.ignore()
        else:
            super().wheelEvent(event)

    def _bring_into_sight(self, _before: QWidget | None, widget: QWidget | None) -> None:
        """Show what the keyboard has come to as a whole, from its top when it is very high.

        Nothing moves under a mouse that is being clicked.
        """
        inside: QWidget | None = self.widget()
        if widget is None or inside is None or not inside.isAncestorOf(widget):
            return
        if QGuiApplication.mouseButtons() == Qt.MouseButton.NoButton:
            room = QRect(widget.mapTo(inside, QPoint(0, 0)), widget.size())
            bar = self.verticalScrollBar()
            least, most = room.bottom() + 1 - self.viewport().height(), room.top()
            bar.setValue(min(max(bar.value(), least), most))

    def _leave_room(self, _least: int, most: int) -> None:
        """Keep the column as wide with the bar as without."""
        if self._column is not None:
            self._column.setContentsMargins(0, 0, 0 if most else BAR, 0)
