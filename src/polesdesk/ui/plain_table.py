"""Small tables whose rows are all in memory, in the look of the lists."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
)

from polesdesk.ui.cell_delegate import MARK
from polesdesk.ui.chips import Chip, chip_width, paint_chip
from polesdesk.ui.columns import Column
from polesdesk.ui.measures import ROW, row_height
from polesdesk.ui.table_header import PAD, TableHeader
from polesdesk.ui.texts import tooltip
from polesdesk.ui.tokens import Tone, tokens

Index = QModelIndex | QPersistentModelIndex
CHIP_ROLE = int(Qt.ItemDataRole.UserRole) + 1
QUIET_ROLE = int(Qt.ItemDataRole.UserRole) + 2
"""Whether a cell only explains, and is muted."""
STRONG_ROLE = int(Qt.ItemDataRole.UserRole) + 3
"""Whether a cell is a heading, and is semibold."""


class PlainDelegate(QStyledItemDelegate):
    """Paints cells from the roles of their model, as lists paint theirs."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        colours = tokens()
        rect: QRect = option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        ground = colours.other_row if index.row() % 2 else colours.card
        painter.save()
        painter.fillRect(rect, QColor(colours.selection if selected else ground))
        self._mark_current(painter, option, index)
        room = rect.adjusted(PAD, 0, -PAD, 0)
        chip = index.data(CHIP_ROLE)
        if chip is not None:
            paint_chip(painter, room, chip, option.fontMetrics)
        else:
            quiet = index.data(QUIET_ROLE) and not selected
            painter.setPen(QColor(colours.muted if quiet else colours.text))
            self._paint_words(painter, option.font, room, index)
        painter.restore()

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Show what an ellipsis hides."""
        if event.type() is not QEvent.Type.ToolTip or not index.isValid():
            return super().helpEvent(event, view, option, index)
        text = str(index.data() or "")
        room = option.rect.width() - 2 * PAD
        is_cut = option.fontMetrics.horizontalAdvance(text) > room
        QToolTip.showText(event.globalPos(), tooltip(text if is_cut else ""), view, option.rect)
        return True

    def _mark_current(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view = option.widget
        if not isinstance(view, QAbstractItemView) or not view.hasFocus():
            return
        rect: QRect = option.rect
        if index.row() == view.currentIndex().row() and rect.left() <= 0:
            ink = QColor(tokens().focus)
            painter.fillRect(rect.left(), rect.top(), MARK, rect.height(), ink)

    def _paint_words(self, painter: QPainter, font: QFont, room: QRect, index: Index) -> None:
        if index.data(STRONG_ROLE):
            font = QFont(font)
            font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        text = str(index.data() or "")
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        align = index.data(Qt.ItemDataRole.TextAlignmentRole)
        painter.drawText(room, int(align) | int(Qt.TextFlag.TextSingleLine), shown)


def dress(view: QTableView, *, row: int = ROW) -> None:
    """Give a table the heading, the cells and the manners of a list; ``row`` is in pixels."""
    header = TableHeader(view)
    header.setSortIndicatorShown(False)
    header.setSectionsClickable(False)
    header.setSectionsMovable(False)
    header.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
    view.setHorizontalHeader(header)
    view.setItemDelegate(PlainDelegate(view))
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setCornerButtonEnabled(False)
    view.setTabKeyNavigation(False)
    view.setMouseTracking(True)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.verticalHeader().hide()
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    view.verticalHeader().setDefaultSectionSize(row_height(view, least=row))


def share_width(view: QTableView, columns: Sequence[Column]) -> None:
    """Give each column what its sample needs, and what is left to those that stretch."""
    header, metrics = view.horizontalHeader(), view.fontMetrics()
    if not isinstance(header, TableHeader):
        return
    headings = QFontMetrics(header.heading_font())
    widths = []
    for column in columns:
        needed = metrics.horizontalAdvance(column.sample) + 2 * PAD
        if column.chip is not None:
            needed = chip_width(Chip(word=column.sample, tone=Tone.RED), metrics) + 2 * PAD
        widths.append(max(needed, headings.horizontalAdvance(column.title) + 2 * PAD + 2))
    left = max(0, view.viewport().width() - sum(widths))
    for number, column in enumerate(columns):
        view.setColumnWidth(number, widths[number] + (left if column.stretch else 0))
