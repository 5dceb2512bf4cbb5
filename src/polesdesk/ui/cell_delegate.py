"""How a cell of a list is painted: ground, words or chip, and a mark on the current row.

Rows are taken from the model as they are, not cell by cell through Qt: a list must be
painted within one frame of the screen.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from polesdesk.ui.chips import Chip, chip_width, paint_chip
from polesdesk.ui.columns import Column, Row
from polesdesk.ui.table_header import PAD
from polesdesk.ui.table_model import TableModel
from polesdesk.ui.texts import tooltip
from polesdesk.ui.tokens import Tokens, tokens

MARK = 3
"""Width of the bar at the left of the current row, in pixels."""

Index = QModelIndex | QPersistentModelIndex
_SINGLE = int(Qt.TextFlag.TextSingleLine)


class CellDelegate(QStyledItemDelegate):
    """Paints the cells of a list."""

    def __init__(self, view: QAbstractItemView, model: TableModel) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._aligned = [int(column.align.value) | _SINGLE for column in model.columns]

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        colours = tokens()
        rect: QRect = option.rect
        number, place = index.row(), index.column()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(rect, _ground(colours, number, selected=selected))
        if rect.left() <= 0 and number == self._marked():
            painter.fillRect(rect.left(), rect.top(), MARK, rect.height(), QColor(colours.focus))
        row = self._model.row_at(number)
        room = rect.adjusted(PAD, 0, -PAD, 0)
        chip = _chip(self._model.columns[place], row)
        if chip is not None:
            paint_chip(painter, room, chip, option.fontMetrics)
            return
        painter.setPen(QColor(colours.muted if row is None and not selected else colours.text))
        text = self._model.text_of(row, place)
        shown = option.fontMetrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, self._aligned[place], shown)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the room that a cell needs to be read whole."""
        metrics = option.fontMetrics
        return QSize(self._wanted(metrics, index) + 2 * PAD, metrics.height() + 12)

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
        is_cut = self._wanted(option.fontMetrics, index) > option.rect.width() - 2 * PAD
        text = told or (index.data() if is_cut else "")
        QToolTip.showText(event.globalPos(), tooltip(str(text or "")), view, option.rect)
        return True

    def _marked(self) -> int:
        return self._view.currentIndex().row() if self._view.hasFocus() else -1

    def _wanted(self, metrics: QFontMetrics, index: Index) -> int:
        """Return the pixels that a cell needs across."""
        row = self._model.loaded_row(index.row())
        chip = _chip(self._model.columns[index.column()], row)
        if chip is not None:
            return chip_width(chip, metrics)
        return metrics.horizontalAdvance(self._model.text_of(row, index.column()))


def _ground(colours: Tokens, number: int, *, selected: bool) -> QColor:
    if selected:
        return QColor(colours.selection)
    return QColor(colours.other_row if number % 2 else colours.card)


def _chip(column: Column, row: Row | None) -> Chip | None:
    return None if row is None or column.chip is None else column.chip(row)
