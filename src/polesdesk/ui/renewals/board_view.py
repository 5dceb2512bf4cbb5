"""The board of the campaign as it is seen: the lines of the list as cards in columns."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHelpEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip, QWidget

from polesdesk.domain.campaign import CampaignRow
from polesdesk.domain.campaign_lanes import lanes
from polesdesk.ui.announcing import announce
from polesdesk.ui.renewals.board_painting import aloud, paint_card, paint_head
from polesdesk.ui.renewals.board_plan import GAP, CampaignPlan, Card, make_plan
from polesdesk.ui.scroll_page import is_zoom
from polesdesk.ui.table_model import TableModel
from polesdesk.ui.table_view import TableView
from polesdesk.ui.texts import tooltip
from polesdesk.ui.tokens import tokens


class CampaignBoardView(QAbstractScrollArea):
    """Paints what a list holds as cards; what hands do to it is in ``CampaignBoard``."""

    def __init__(self, table: TableView, model: TableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = table
        self._model = model
        self._plan: CampaignPlan | None = None
        self._by_row: dict[int, Card] = {}
        self.setObjectName("renewals_board")
        self.setAccessibleName(self.tr("Campagne en tableau"))
        self.setProperty("role", "plain")
        self.setFrameShape(self.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        chosen = table.selectionModel()
        chosen.currentChanged.connect(lambda _new, _old: self._follow_current())
        chosen.selectionChanged.connect(lambda _new, _old: self.viewport().update())
        model.arrived.connect(lambda _view: self._build())
        model.dataChanged.connect(lambda _first, _last: self._build())

    # What is shown

    def plan(self) -> CampaignPlan | None:
        """Return what is drawn."""
        return self._plan

    def current(self) -> Card | None:
        """Return the current card."""
        return self._by_row.get(self._table.currentIndex().row())

    def card_at(self, place: QPoint) -> Card | None:
        """Return the card under a point of the viewport."""
        if self._plan is None or place.y() <= self._plan.head:
            return None
        point = place + self._offset()
        return next((one for one in self._plan.cards if one.rect.contains(point)), None)

    def place_of(self, card: Card) -> QRect:
        """Return where a card stands in the viewport."""
        return card.rect.translated(-self._offset())

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cards in sight, then the heads above them."""
        painter = QPainter(self.viewport())
        painter.setFont(self.font())
        painter.fillRect(self.viewport().rect(), QColor(tokens().page))
        plan = self._plan
        if plan is not None:
            offset = self._offset()
            seen = self._inside().translated(offset)
            painter.translate(-offset)
            self._paint_cards(painter, plan, seen)
            painter.translate(0, offset.y())
            for rect, lane in zip(plan.heads, plan.lanes, strict=True):
                paint_head(painter, rect, lane)
        painter.end()

    def _paint_cards(self, painter: QPainter, plan: CampaignPlan, seen: QRect) -> None:
        chosen, current = self._table.selectionModel(), self._table.currentIndex().row()
        for card in plan.cards:
            if card.rect.intersects(seen):
                paint_card(
                    painter,
                    card,
                    current=card.row == current,
                    selected=chosen.isRowSelected(card.row),
                    focused=self.hasFocus(),
                )

    # What Qt tells

    def event(self, event: QEvent) -> bool:
        """Follow the size of the text and the theme."""
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._build()
        return super().event(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell all of a card where the mouse rests."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            card = self.card_at(event.pos())
            words = self._aloud(card) if card is not None else ""
            QToolTip.showText(event.globalPos(), tooltip(words), self)
            return True
        return super().viewportEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what has come while it was hidden."""
        super().showEvent(event)
        self._build()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; Ctrl and the wheel belong to the window, which changes the size of the text."""
        if is_zoom(event):
            event.ignore()
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw again at the new size."""
        super().resizeEvent(event)
        self._build()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say which card is current."""
        super().focusInEvent(event)
        card = self.current()
        if card is not None and event.reason() is not Qt.FocusReason.MouseFocusReason:
            announce(self, self._aloud(card))
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show the current card without its frame."""
        super().focusOutEvent(event)
        self.viewport().update()

    def sizeHint(self) -> QSize:
        """Ask for a page."""
        return QSize(800, 480)

    # Inside

    def _build(self) -> None:
        """Place the cards anew, if the board is seen."""
        if not self.isVisible():
            self._plan, self._by_row = None, {}
            return
        found = [self._model.loaded_row(n) for n in range(self._model.rowCount())]
        lines = [row for row in found if isinstance(row, CampaignRow)]
        group = self._model.query.filters.get("group", "")
        room = self.viewport().size()
        plan = self._plan = make_plan(lines, lanes(lines, group), room, self.font())
        self._by_row = {card.row: card for card in plan.cards}
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setRange(0, max(0, plan.size.width() - room.width()))
        down.setRange(0, max(0, plan.size.height() - room.height()))
        for bar, page in ((across, room.width()), (down, room.height())):
            bar.setPageStep(page)
            bar.setSingleStep(40)
        self._follow_current()

    def _follow_current(self) -> None:
        """Bring the current card into sight and describe it."""
        card = self.current()
        self.setAccessibleDescription(self._aloud(card) if card is not None else "")
        if card is not None and self.isVisible():
            self._bring_into_sight(card.rect)
        self.viewport().update()

    def _aloud(self, card: Card) -> str:
        assert self._plan is not None
        return aloud(card, self._plan.lanes[card.lane])

    def _bring_into_sight(self, rect: QRect) -> None:
        seen = self._inside().translated(self._offset())
        spans = (
            (self.horizontalScrollBar(), rect.left(), rect.right(), seen.left(), seen.right()),
            (self.verticalScrollBar(), rect.top(), rect.bottom(), seen.top(), seen.bottom()),
        )
        for bar, begin, end, low, high in spans:
            if begin < low:
                bar.setValue(bar.value() - (low - begin) - GAP)
            elif end > high:
                bar.setValue(bar.value() + min(end - high + GAP, begin - low))

    def _offset(self) -> QPoint:
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _inside(self) -> QRect:
        """Return the part of the viewport below the heads."""
        room = self.viewport().rect()
        return room if self._plan is None else room.adjusted(0, self._plan.head, 0, 0)
