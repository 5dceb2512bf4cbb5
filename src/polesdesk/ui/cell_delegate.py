"""How a cell of a list is painted: ground, words or chip, and a mark on the current row."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from polesdesk.ui.chips import chip_width, paint_chip
from polesdesk.ui.table_header import PAD
from polesdesk.ui.table_model import CHIP_ROLE, LOADED_ROLE
from polesdesk.ui.texts import tooltip
from polesdesk.ui.tokens import Tokens, tokens

MARK = 3
"""Width of the bar at the left of the current row, in pixels."""

Index = QModelIndex | QPersistentModelIndex


class CellDelegate(QStyledItemDelegate):
    """Paints the cells of every list."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        colours = tokens()
        rect: QRect = option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(rect, _ground(colours, index, selected=selected))
        self._mark_current(painter, option, index, colours)
        room = rect.adjusted(PAD, 0, -PAD, 0)
        chip = index.data(CHIP_ROLE)
        if chip is not None:
            paint_chip(painter, room, chip, option.fontMetrics)
        else:
            _paint_words(painter, option, room, index, colours)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the room that a cell needs to be read whole."""
        return QSize(_wanted(option, index) + 2 * PAD, option.fontMetrics.height() + 12)

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Show what an ellipsis hides, or what the column explains."""
        if event.type() is not QEvent.Type.ToolTip or not index.isValid():
            return super().helpEvent(event, view, option, index)
        told = index.data(Qt.ItemDataRole.ToolTipRole)
        cut = _wanted(option, index) > option.rect.width() - 2 * PAD
        text = told or (index.data() if cut else "")
        QToolTip.showText(event.globalPos(), tooltip(str(text or "")), view, option.rect)
        return True

    def _mark_current(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, colours: Tokens
    ) -> None:
        view = option.widget
        if not isinstance(view, QAbstractItemView) or not view.hasFocus():
            return
        if index.row() == view.currentIndex().row() and option.rect.left() <= 0:
            bar = QRect(option.rect)
            bar.setWidth(MARK)
            painter.fillRect(bar, QColor(colours.focus))


def _ground(colours: Tokens, index: Index, *, selected: bool) -> QColor:
    if selected:
        return QColor(colours.selection)
    return QColor(colours.other_row if index.row() % 2 else colours.card)


def _paint_words(
    painter: QPainter,
    option: QStyleOptionViewItem,
    room: QRect,
    index: Index,
    colours: Tokens,
) -> None:
    loaded = index.data(LOADED_ROLE)
    painter.setFont(option.font)
    painter.setPen(QColor(colours.text if loaded else colours.muted))
    shown = option.fontMetrics.elidedText(
        str(index.data() or ""), Qt.TextElideMode.ElideRight, room.width()
    )
    align = index.data(Qt.ItemDataRole.TextAlignmentRole)
    painter.drawText(room, int(align) | int(Qt.TextFlag.TextSingleLine), shown)


def _wanted(option: QStyleOptionViewItem, index: Index) -> int:
    chip = index.data(CHIP_ROLE)
    if chip is not None:
        return chip_width(chip, option.fontMetrics)
    return option.fontMetrics.horizontalAdvance(str(index.data() or ""))
