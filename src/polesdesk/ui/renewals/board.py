"""What hands do on the board of the campaign: walk, select, open, drag; the list does the rest."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from polesdesk.ui.announcing import announce
from polesdesk.ui.renewals.board_plan import Card
from polesdesk.ui.renewals.board_view import CampaignBoardView
from polesdesk.ui.table_model import TableModel
from polesdesk.ui.table_view import TableView

Flags = QItemSelectionModel.SelectionFlag
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class CampaignBoard(CampaignBoardView):
    """The list of the campaign by its other face: one selection, one current line, one menu.

    Keys that are not of the board (Entrée, letters, copy) are those of the list.
    """

    def __init__(self, table: TableView, model: TableModel, parent: QWidget | None = None) -> None:
        super().__init__(table, model, parent)
        self._anchor = -1
        self._pressed: QPoint | None = None

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk from card to card, select; what else there is, the list does."""
        key, modifiers = event.key(), event.modifiers()
        if key in _ARROWS:
            self._go(self._beside(*_ARROWS[Qt.Key(key)]), modifiers)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go(self._end_of_lane(last=key == Qt.Key.Key_End), modifiers)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._go(self._page_away(-1 if key == Qt.Key.Key_PageUp else 1), modifiers)
        elif key == Qt.Key.Key_Space:
            self._select_current(modifiers)
        elif key == Qt.Key.Key_F10 and modifiers == Qt.KeyboardModifier.ShiftModifier:
            self._show_menu(self._menu_place())
        elif key == Qt.Key.Key_A and modifiers == Qt.KeyboardModifier.ControlModifier:
            self._table.selectAll()
        else:
            self._table.keyPressEvent(event)

    def _go(self, card: Card | None, modifiers: Qt.KeyboardModifier) -> None:
        """Make a card current: with Ctrl alone, with Maj with all from the first one on."""
        if card is None:
            return
        if modifiers & Qt.KeyboardModifier.ShiftModifier:
            self._extend_to(card)
        elif modifiers & Qt.KeyboardModifier.ControlModifier:
            self._take(card, Flags.NoUpdate)
        else:
            self._anchor = card.row
            self._take(card, Flags.ClearAndSelect)
        if (now := self.current()) is not None:
            announce(self, self._aloud(now))

    def _take(self, card: Card, flags: QItemSelectionModel.SelectionFlag) -> None:
        chosen = self._table.selectionModel()
        chosen.setCurrentIndex(self._model.index(card.row, 0), flags | Flags.Rows)

    def _extend_to(self, card: Card) -> None:
        """Select from the card where selecting began to this one, in the order of the board."""
        assert self._plan is not None
        order = [one.row for one in self._plan.cards]
        first = self._anchor if self._anchor in self._by_row else card.row
        low, high = sorted((order.index(first), order.index(card.row)))
        chosen = self._table.selectionModel()
        chosen.clearSelection()
        for row in order[low : high + 1]:
            chosen.select(self._model.index(row, 0), Flags.Select | Flags.Rows)
        self._take(card, Flags.Select)

    def _select_current(self, modifiers: Qt.KeyboardModifier) -> None:
        card = self.current()
        if card is not None:
            is_other = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
            self._anchor = card.row
            self._take(card, Flags.Toggle if is_other else Flags.Select)
            self.viewport().update()

    def _beside(self, across: int, down: int) -> Card | None:
        """Return the next card in a column, or the nearest of the next column that has one."""
        plan, here = self._plan, self.current()
        if plan is None or not plan.cards:
            return None
        if here is None:
            return plan.cards[0]
        if down:
            lane = plan.by_lane[here.lane]
            place = lane.index(here) + down
            return lane[place] if 0 <= place < len(lane) else None
        number = here.lane + across
        while 0 <= number < len(plan.by_lane) and not plan.by_lane[number]:
            number += across
        if not 0 <= number < len(plan.by_lane):
            return None
        middle = here.rect.center().y()
        return min(plan.by_lane[number], key=lambda one: abs(one.rect.center().y() - middle))

    def _end_of_lane(self, *, last: bool) -> Card | None:
        plan, here = self._plan, self.current()
        if plan is None or here is None:
            return None
        return plan.by_lane[here.lane][-1 if last else 0]

    def _page_away(self, step: int) -> Card | None:
        plan, here = self._plan, self.current()
        if plan is None or here is None:
            return None
        wanted = here.rect.top() + step * self._inside().height()
        return min(plan.by_lane[here.lane], key=lambda one: abs(one.rect.top() - wanted))

    # The mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select a card: alone, with Ctrl beside others, with Maj up to it."""
        card = self.card_at(event.position().toPoint())
        self._pressed = None
        if card is None:
            return
        chosen = self._table.selectionModel()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._anchor = card.row
            self._take(card, Flags.Toggle)
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._extend_to(card)
        elif chosen.isRowSelected(card.row):
            self._take(card, Flags.NoUpdate)
        else:
            self._anchor = card.row
            self._take(card, Flags.ClearAndSelect)
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the selected cards out of the window."""
        if self._pressed is None:
            return
        far = (event.position().toPoint() - self._pressed).manhattanLength()
        if far >= QApplication.startDragDistance():
            self._pressed = None
            self._table.startDrag(Qt.DropAction.CopyAction)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Leave one of several selected cards selected alone, after a mere click on it."""
        pressed, self._pressed = self._pressed, None
        card = self.card_at(event.position().toPoint())
        if pressed is not None and card is not None and not event.modifiers():
            self._anchor = card.row
            self._take(card, Flags.ClearAndSelect)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open a card."""
        if self.card_at(event.position().toPoint()) is not None and self._table.current_id():
            self._table.opened.emit(self._table.current_id())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show the commands of the list where the mouse or the current card is."""
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        self._show_menu(self._menu_place() if by_key else event.globalPos())

    def _show_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(self._table.actions())
        menu.popup(place)

    def _menu_place(self) -> QPoint:
        card = self.current()
        inside = self.place_of(card).center() if card else self.viewport().rect().center()
        return self.viewport().mapToGlobal(inside)
