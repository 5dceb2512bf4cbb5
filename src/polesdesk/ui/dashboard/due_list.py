"""A card of the dashboard with what is due, each line with one thing to do about it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from polesdesk.domain.french import format_number
from polesdesk.domain.rows import AlertRow
from polesdesk.ui.dashboard.due_delegate import DueDelegate
from polesdesk.ui.dashboard.due_model import GOES, DueModel, manner, verb
from polesdesk.ui.texts import plain_label

HEAD = 39
"""Pixels of the line above the list at least; larger words make it higher."""


class DueView(QListView):
    """The lines themselves: arrows and Enter, a click on the button, a menu."""

    chosen = Signal(object)
    """The button of an alert was pressed."""
    opened = Signal(object)
    """The record of an alert is wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = DueModel(self)
        self._painter = DueDelegate(self)
        self.setModel(self._rows)
        self.setItemDelegate(self._painter)
        self.setProperty("role", "lines")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._pressed: int | None = None

    def show_alerts(self, alerts: Sequence[AlertRow]) -> None:
        """Show what is due, and stay at the same matter."""
        here = self.currentIndex().row()
        current = self._rows.alert_at(here)
        top = self.verticalScrollBar().value()
        self._rows.show_alerts(alerts)
        row = self._rows.row_of(current) if current is not None else None
        if current is not None and row is None and alerts:
            row = min(here, len(alerts) - 1)
        if row is not None:
            self.setCurrentIndex(self._rows.index(row))
        self.verticalScrollBar().setValue(top)

    def button_rect(self, number: int) -> QRect:
        """Return where the button of a line is, in the viewport."""
        alert = self._rows.alert_at(number)
        assert alert is not None
        rect = self.visualRect(self._rows.index(number))
        return self._painter.button_rect(rect, self.fontMetrics(), alert)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the button does with Enter or Space, open the record with Ctrl+Enter."""
        row = self.currentIndex().row()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and row >= 0:
            control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            (self._open if control else self._choose)(row)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Note which button is pressed."""
        super().mousePressEvent(event)
        left = event.button() is Qt.MouseButton.LeftButton
        self._pressed = self._button_at(event.position().toPoint()) if left else None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Do what a button says when it is clicked."""
        super().mouseReleaseEvent(event)
        pressed, self._pressed = self._pressed, None
        if pressed is not None and self._button_at(event.position().toPoint()) == pressed:
            self._choose(pressed)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the record of the line."""
        place = event.position().toPoint()
        if self._button_at(place) is None and event.button() is Qt.MouseButton.LeftButton:
            self._open(self.indexAt(place).row())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show that a button may be clicked."""
        super().mouseMoveEvent(event)
        on_button = self._button_at(event.position().toPoint()) is not None
        shape = Qt.CursorShape.PointingHandCursor if on_button else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)
        self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Mark a line at once, so that arrows start somewhere."""
        super().focusInEvent(event)
        by_key = event.reason() in (
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
        )
        if by_key and not self.currentIndex().isValid() and self._rows.rowCount():
            self.setCurrentIndex(self._rows.index(0))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer both what the button does and the record."""
        alert = self._rows.alert_at(self.currentIndex().row())
        if alert is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if manner(alert).verb not in GOES:
            menu.addAction(verb(alert), lambda: self.chosen.emit(alert))
        if alert.subject_id:
            menu.addAction(self.tr("Ouvrir la fiche"), lambda: self.opened.emit(alert))
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        corner = self.visualRect(self.currentIndex()).bottomLeft() + QPoint(24, 0)
        menu.popup(self.viewport().mapToGlobal(corner) if by_key else event.globalPos())

    def _button_at(self, place: QPoint) -> int | None:
        index: QModelIndex = self.indexAt(place)
        if index.isValid() and self.button_rect(index.row()).contains(place):
            return index.row()
        return None

    def _choose(self, row: int) -> None:
        alert = self._rows.alert_at(row)
        if alert is not None:
            (self.opened if manner(alert).verb in GOES else self.chosen).emit(alert)

    def _open(self, row: int) -> None:
        alert = self._rows.alert_at(row)
        if alert is not None:
            (self.opened if alert.subject_id else self.chosen).emit(alert)


class DueList(QFrame):
    """A heading with its count, then the lines, or a sentence when nothing is due."""

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._title = plain_label(role="card_title")
        self._count = plain_label(role="muted")
        self._nothing = plain_label(role="muted", wraps=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._nothing.setContentsMargins(14, 14, 14, 14)
        self.view = DueView()
        self.view.chosen.connect(self.chosen)
        self.view.opened.connect(self.opened)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.view)
        self._pages.addWidget(self._nothing)
        self._lay_out()

    def set_title(self, title: str) -> None:
        """Name the list."""
        self._title.setText(title)
        self.view.setAccessibleName(title)

    def show_alerts(self, alerts: Sequence[AlertRow], nothing: str) -> None:
        """Show what is due, or the sentence that says that nothing is."""
        self._count.setText(format_number(len(alerts)) if alerts else "")
        self._nothing.setText(nothing)
        self._pages.setCurrentWidget(self.view if alerts else self._nothing)
        self.view.show_alerts(alerts)

    def nothing(self) -> str:
        """Return the sentence that stands in the place of the lines, if it does."""
        return self._nothing.text() if self._pages.currentWidget() is self._nothing else ""

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(14, 0, 14, 0)
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._count)
        head.addStrut(HEAD)
        bar = QWidget()
        bar.setLayout(head)
        rule = QFrame()
        rule.setProperty("role", "rule")
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(rule)
        column.addWidget(self._pages, 1)
