"""The grid of a week on the screen: blocks with names, walked through by the arrows."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from polesdesk.domain.rostering import ShiftState
from polesdesk.domain.rostering_checks import Severity
from polesdesk.domain.rostering_rows import RosterBoard, RosterShift
from polesdesk.ui.rosters.grid import HEAD_ROLE, SHIFT_ROLE, GridModel, Rows
from polesdesk.ui.rosters.words import (
    chip_of,
    hours_of,
    missing_of,
    names_of,
    place_of,
    remark_of,
    tone_of,
)
from polesdesk.ui.table_header import TableHeader
from polesdesk.ui.tokens import tokens

Index = QModelIndex | QPersistentModelIndex
BAR, CORNER, INSIDE, EDGE = 3, 4, 6, 2
LEAST_HEAD = 170
"""Pixels of the heads of the rows, across, at least."""
MOST_LINES = 8


def lines_of(row: RosterShift, kind: Rows) -> list[tuple[str, bool]]:
    """Return the lines of a block and whether each is strong: names first, then what lacks."""
    shift = row.shift
    if kind is Rows.PEOPLE:
        found = [(hours_of(shift), True), (place_of(row), False)]
        if shift.task:
            found.append((shift.task, False))
    else:
        found = [(name, True) for name in names_of(row)]
    if row.state is ShiftState.CANCELLED:
        return [*found, (chip_of(row).word, False)]
    lacking = missing_of(row) if kind is Rows.PLACES or not row.people else ""
    found += [(one, False) for one in (lacking, remark_of(row)) if one]
    return found[:MOST_LINES] or [(chip_of(row).word, False)]


class GridDelegate(QStyledItemDelegate):
    """Paints the heads of rows and the blocks."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of the lines of a cell."""
        high = option.fontMetrics.height()
        model = index.model()
        assert isinstance(model, GridModel)
        row = index.data(SHIFT_ROLE)
        if row is not None:
            return QSize(60, len(lines_of(row, model.kind)) * high + 4 * EDGE + 8)
        head = index.data(HEAD_ROLE)
        return QSize(60, (2 if head and head[1] else 1) * high + 16)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        colours, model = tokens(), index.model()
        assert isinstance(model, GridModel)
        rect: QRect = option.rect
        view = option.widget
        focused = view.hasFocus()
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        today = model.is_today(index.column())
        painter.fillRect(rect, QColor(colours.selection if today else colours.card))
        painter.setPen(QPen(QColor(colours.line), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        row = index.data(SHIFT_ROLE)
        if row is not None:
            _paint_block(painter, rect.adjusted(EDGE, EDGE, -EDGE - 1, -EDGE - 1), row, model.kind)
        elif index.column() == 0:
            self._paint_head(painter, option.font, rect, index)
        if is_current:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(colours.focus), 2.5 if focused else 1.2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(2, 2, -3, -3), CORNER, CORNER)
        painter.restore()

    def _paint_head(self, painter: QPainter, font: QFont, rect: QRect, index: Index) -> None:
        title, detail = index.data(HEAD_ROLE)
        colours = tokens()
        room = rect.adjusted(INSIDE + 4, 6, -INSIDE, -6)
        metrics = QFontMetrics(font)
        _write(painter, room, 0, title, (QColor(colours.text), font), bold=True)
        if detail:
            _write(painter, room, metrics.height(), detail, (QColor(colours.muted), font))


def _paint_block(painter: QPainter, rect: QRect, row: RosterShift, kind: Rows) -> None:
    colours, tone = tokens(), tone_of(row)
    ink = colours.ink(tone)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    is_off = row.state is ShiftState.CANCELLED
    is_open = row.state in (ShiftState.OPEN, ShiftState.SHORT)
    if is_off or is_open:
        painter.setPen(QPen(QColor(colours.border) if is_off else ink, 1, Qt.PenStyle.DashLine))
    else:
        painter.setPen(QPen(ink, 1) if colours.name == "contrast" else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.card) if is_off else colours.tint(tone))
    painter.drawRoundedRect(rect, CORNER, CORNER)
    if any(one.severity is Severity.HARD for one in row.findings):
        hatch = QColor(ink)
        hatch.setAlphaF(0.3)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(hatch, Qt.BrushStyle.BDiagPattern))
        painter.drawRoundedRect(rect, CORNER, CORNER)
    if not is_off:
        painter.fillRect(QRect(rect.left(), rect.top() + 2, BAR, rect.height() - 4), ink)
    room = rect.adjusted(BAR + INSIDE, 3, -INSIDE, -3)
    high = painter.fontMetrics().height()
    words = QColor(colours.muted if is_off else colours.text)
    told = {missing_of(row), remark_of(row)}
    for place, (text, strong) in enumerate(lines_of(row, kind)):
        colour = ink if text in told and not is_off else words
        _write(painter, room, place * high, text, (colour, painter.font()), bold=strong)
    painter.restore()


def _write(
    painter: QPainter,
    room: QRect,
    down: int,
    text: str,
    ink: tuple[QColor, QFont],
    *,
    bold: bool = False,
) -> None:
    colour, font = ink
    used = QFont(font)
    if bold:
        used.setWeight(QFont.Weight.DemiBold)
    painter.setFont(used)
    painter.setPen(colour)
    metrics = QFontMetrics(used)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    box = QRect(room.left(), room.top() + down, room.width(), metrics.height())
    painter.drawText(box, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)
    painter.setFont(font)


class GridView(QTableView):
    """Shows the grid; Enter or a double click opens the permanence of the cell."""

    opened = Signal(str)
    current_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid = GridModel()
        self.setModel(self.grid)
        self.setItemDelegate(GridDelegate(self))
        self.setProperty("role", "grid")
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        head = TableHeader(self)
        head.setSortIndicatorShown(False)
        head.setSectionsMovable(False)
        head.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setHorizontalHeader(head)
        head.setSectionsClickable(False)
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.selectionModel().currentChanged.connect(lambda _new, _old: self._tell())
        self.doubleClicked.connect(lambda _index: self._open())

    def show_board(self, board: RosterBoard, kind: Rows, today: date) -> None:
        """Show a week and stay at the same permanence."""
        kept = self.current_id()
        self.grid.show_board(board, kind, today)
        self.resizeRowsToContents()
        self._share()
        self.select_record(kept)

    def current_id(self) -> str:
        """Return the permanence of the current cell, empty where there is none."""
        row = self.grid.shift(self.currentIndex())
        return row.shift.id if row is not None else ""

    def select_record(self, shift_id: str) -> None:
        """Make a permanence current, the first one if it is not there."""
        index = self.grid.place_of(shift_id)
        if not index.isValid():
            index = self.grid.first_place()
        self.setCurrentIndex(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width between the days."""
        super().resizeEvent(event)
        self._share()

    def changeEvent(self, event: QEvent) -> None:
        """Let the rows grow with the text."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.resizeRowsToContents()
            self._share()

    def _tell(self) -> None:
        self.current_changed.emit(self.current_id())

    def _open(self) -> None:
        if self.current_id():
            self.opened.emit(self.current_id())

    def _share(self) -> None:
        width = self.viewport().width()
        letters = self.fontMetrics().averageCharWidth()
        head = max(LEAST_HEAD, min(28 * letters, width // 4))
        day = max(14 * letters, (width - head) // 7)
        self.setColumnWidth(0, head)
        for column in range(1, 8):
            self.setColumnWidth(column, day)
