"""The list under the search box: lines by kind, one of them current, painted in one hand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from polesdesk.ui.icons import pixmap
from polesdesk.ui.measures import target_height
from polesdesk.ui.search.entries import Entry
from polesdesk.ui.texts import plain_label
from polesdesk.ui.tokens import tokens

ENTRY_ROLE = int(Qt.ItemDataRole.UserRole) + 1
PAD = 12
ICON = 16
GAP = 10
TITLE_SHARE = 64
"""Hundredths of a line that a title takes at most where something follows it."""
SLACK = 8
"""Pixels for the rims of the popup and of the list."""
_NOWHERE = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


class EntriesModel(QAbstractListModel):
    """The lines of the search."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[Entry, ...] = ()

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self._entries = tuple(entries)
        self.endResetModel()

    def entry_at(self, number: int) -> Entry | None:
        """Return a line by its number."""
        return self._entries[number] if 0 <= number < len(self._entries) else None

    def choices(self) -> list[int]:
        """Return the numbers of the lines that can be chosen."""
        return [n for n, entry in enumerate(self._entries) if entry.act is not None]

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of lines."""
        return 0 if parent.isValid() else len(self._entries)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let a click pass over headings, and the other lines be chosen."""
        entry = self.entry_at(index.row())
        if entry is None or entry.act is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words of a line; a screen reader hears all of them."""
        entry = self.entry_at(index.row()) if index.isValid() else None
        if entry is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return entry.spoken()
        return entry if role == ENTRY_ROLE else None


class ResultsPopup(QFrame):
    """Shows the lines below the box; the keyboard stays in the box."""

    chosen = Signal(object)
    """A line was clicked: its ``Entry``."""
    moved = Signal(object)
    """Another line is current: its ``Entry``."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("search_popup")
        self.setProperty("role", "popup")
        self._model = EntriesModel(self)
        self.view = QListView(self)
        self.view.setObjectName("search_results")
        self.view.setProperty("role", "lines")
        self.view.setAccessibleName(self.tr("Résultats de la recherche"))
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setMouseTracking(True)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setModel(self._model)
        self.view.setItemDelegate(EntryDelegate(self.view))
        self.view.clicked.connect(self._choose)
        self._hint = plain_label(
            self.tr("↑ ↓ choisir    Entrée ouvrir    Échap fermer"), self, role="hint"
        )
        self._hint.setContentsMargins(PAD, 4, PAD, 5)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self.view, 1)
        column.addWidget(self._hint)
        self.hide()

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show lines, the first that can be chosen current."""
        self._model.show_entries(entries)
        choices = self._model.choices()
        self._hint.setVisible(bool(choices))
        self.view.scrollToTop()
        if choices:
            self.view.setCurrentIndex(self._model.index(choices[0]))

    def count(self) -> int:
        """Return how many lines can be chosen."""
        return len(self._model.choices())

    def current(self) -> Entry | None:
        """Return the line that Enter would open."""
        entry = self._model.entry_at(self.view.currentIndex().row())
        return entry if entry is not None and entry.act is not None else None

    def move_by(self, step: int) -> None:
        """Make another line current, around the end; ``step`` counts lines."""
        choices = self._model.choices()
        if not choices:
            return
        row = self.view.currentIndex().row()
        place = choices.index(row) if row in choices else -1
        if abs(step) == 1:
            place = (place + step) % len(choices)
        else:
            place = max(0, min(place + step, len(choices) - 1))
        self.view.setCurrentIndex(self._model.index(choices[place]))
        if place == 0:
            self.view.scrollToTop()
        entry = self.current()
        if entry is not None:
            self.moved.emit(entry)

    def wanted_height(self) -> int:
        """Return the height that shows every line."""
        rows = range(self._model.rowCount())
        lines = sum(self.view.sizeHintForRow(row) for row in rows)
        foot = self._hint.sizeHint().height() if not self._hint.isHidden() else 0
        return lines + foot + SLACK

    def _choose(self, index: QModelIndex) -> None:
        entry = self._model.entry_at(index.row())
        if entry is not None and entry.act is not None:
            self.chosen.emit(entry)


class EntryDelegate(QStyledItemDelegate):
    """Paints a heading, or a line: icon, title, what tells it from others, keys."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a line; a heading is lower."""
        height = option.fontMetrics.height()
        entry: Entry = index.data(ENTRY_ROLE)
        return QSize(100, target_height(height + 14) if entry.act is not None else height + 12)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one line."""
        entry: Entry = index.data(ENTRY_ROLE)
        rect: QRect = option.rect
        colours = tokens()
        painter.fillRect(rect, QColor(colours.card))
        if entry.act is None:
            _paint_heading(painter, option, entry)
            return
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if selected or hovered:
            painter.fillRect(rect, QColor(colours.selection if selected else colours.hover))
        if selected:
            painter.fillRect(rect.left(), rect.top(), 3, rect.height(), QColor(colours.focus))
        _paint_line(painter, option, entry, quiet=colours.text if selected else colours.muted)


def _paint_heading(painter: QPainter, option: QStyleOptionViewItem, entry: Entry) -> None:
    font = QFont(option.font)
    font.setWeight(QFont.Weight.DemiBold)
    painter.setFont(font)
    painter.setPen(QColor(tokens().muted))
    room = option.rect.adjusted(PAD, 4, -PAD, 0)
    _write(painter, QFontMetrics(font), room, entry.title)


def _paint_line(
    painter: QPainter, option: QStyleOptionViewItem, entry: Entry, *, quiet: str
) -> None:
    colours, metrics = tokens(), option.fontMetrics
    rect: QRect = option.rect
    size = round(metrics.height() * ICON / 17)
    picture = pixmap(entry.icon, size, QColor(quiet), painter.device().devicePixelRatioF())
    painter.drawPixmap(QPoint(rect.left() + PAD, rect.center().y() - size // 2 + 1), picture)
    room = rect.adjusted(PAD + size + GAP, 0, -PAD, 0)
    if entry.keys:
        width = metrics.horizontalAdvance(entry.keys)
        painter.setFont(option.font)
        painter.setPen(QColor(quiet))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignRight | _MIDDLE), entry.keys)
        room.setRight(room.right() - width - GAP)
    painter.setFont(option.font)
    painter.setPen(QColor(colours.text))
    whole = QRect(room)
    if entry.detail:
        whole.setWidth(room.width() * TITLE_SHARE // 100)
    used = _write(painter, metrics, whole, entry.title)
    room.setLeft(room.left() + used + GAP)
    if entry.detail and room.width() > 2 * GAP:
        painter.setPen(QColor(quiet))
        _write(painter, metrics, room, entry.detail)


_MIDDLE = Qt.AlignmentFlag.AlignVCenter


def _write(painter: QPainter, metrics: QFontMetrics, room: QRect, text: str) -> int:
    """Write a text on one line, cut where the room ends; return the pixels it took."""
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, int(_MIDDLE | Qt.AlignmentFlag.AlignLeft), shown)
    return metrics.horizontalAdvance(shown)
