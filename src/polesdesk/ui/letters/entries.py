"""Something typed for each of several letters, in a table: Enter goes to the next line."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QTableView,
    QWidget,
)

from polesdesk.actions.letter_sending import LetterRow
from polesdesk.domain.follow_ups import Letter
from polesdesk.domain.parsing import ParseProblem
from polesdesk.ui.measures import row_height
from polesdesk.ui.plain_table import QUIET_ROLE, dress
from polesdesk.ui.table_header import PAD
from polesdesk.ui.words import tr

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_FIXED = 2
"""Columns that say which letter it is."""
_MOST_SEEN = 9
_NUMBER = "COU-0000-000"
_BOLDER = 1.1
"""How much wider a heading is than the words of a cell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What is typed in one column: how it is read, shown again, and known beforehand."""

    key: str
    title: str
    sample: str
    parse: Callable[[str], Any]
    show: Callable[[Any], str]
    known: Callable[[Letter], Any]


class EntriesModel(QAbstractTableModel):
    """The letters with what was typed for each; a text that cannot be read stays as it is."""

    def __init__(self, rows: Sequence[LetterRow], entries: Sequence[Entry]) -> None:
        super().__init__()
        self.rows = tuple(rows)
        self.entries = tuple(entries)
        self._texts = [[one.show(one.known(row.letter)) for one in entries] for row in rows]

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many letters there are."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else _FIXED + len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell says."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            row = self.rows[index.row()]
            if index.column() >= _FIXED:
                return self._texts[index.row()][index.column() - _FIXED]
            return row.addressee if index.column() else row.letter.number
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT
        if role == QUIET_ROLE:
            return index.column() < _FIXED
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the heading of a column."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return (tr("Courrier"), tr("Destinataire"), *(one.title for one in self.entries))[section]

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let what is typed be changed in its cell."""
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return usual | Qt.ItemFlag.ItemIsEditable if index.column() >= _FIXED else usual

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take what was typed in a cell, tidied if it can be read."""
        if index.column() < _FIXED:
            return False
        entry = self.entries[index.column() - _FIXED]
        text = " ".join(str(value).split())
        with suppress(ParseProblem):
            text = entry.show(entry.parse(text))
        self._texts[index.row()][index.column() - _FIXED] = text
        self.dataChanged.emit(index, index)
        return True

    def values(self) -> dict[str, dict[str, Any]]:
        """Return what was typed by letter and column; what cannot be read is left out."""
        found: dict[str, dict[str, Any]] = {}
        for row, texts in zip(self.rows, self._texts, strict=True):
            found[row.id] = {}
            for entry, text in zip(self.entries, texts, strict=True):
                try:
                    found[row.id][entry.key] = entry.parse(text)
                except ParseProblem:
                    continue
        return found

    def set_values(self, values: Mapping[str, Mapping[str, Any]]) -> None:
        """Show other values by letter and column."""
        for row, texts in zip(self.rows, self._texts, strict=True):
            for place, entry in enumerate(self.entries):
                if entry.key in values.get(row.id, {}):
                    texts[place] = entry.show(values[row.id][entry.key])
        if self.rows:
            last = self.index(len(self.rows) - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def problem(self) -> str:
        """Return what cannot be read, with the letter that it stands at."""
        for row, texts in zip(self.rows, self._texts, strict=True):
            for entry, text in zip(self.entries, texts, strict=True):
                try:
                    entry.parse(text)
                except ParseProblem as problem:
                    return f"{row.letter.number}\u202f: {problem}"
        return ""


class EntriesInput(QTableView):
    """The table as an input of a form; a key begins typing, Enter and Tab go on."""

    changed = Signal()

    def __init__(self, rows: Sequence[LetterRow], entries: Sequence[Entry]) -> None:
        super().__init__()
        self._entries = EntriesModel(rows, entries)
        dress(self)
        self.setModel(self._entries)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.AnyKeyPressed | triggers.DoubleClicked | triggers.EditKeyPressed
        )
        self._share_width()
        seen = min(max(len(rows), 1), _MOST_SEEN) + 1
        self.setMinimumHeight(seen * row_height(self) + self.horizontalHeader().sizeHint().height())
        self._entries.dataChanged.connect(lambda *_cells: self.changed.emit())
        if rows:
            self.setCurrentIndex(self._entries.index(0, _FIXED))

    def _share_width(self) -> None:
        """Give what is typed the room it needs, and the rest to the addressee."""
        metrics, header = self.fontMetrics(), self.horizontalHeader()
        self.setColumnWidth(0, metrics.horizontalAdvance(_NUMBER) + 2 * PAD)
        for place, one in enumerate(self._entries.entries, _FIXED):
            widest = max(metrics.horizontalAdvance(text) for text in (one.sample, one.title))
            self.setColumnWidth(place, round(widest * _BOLDER) + 2 * PAD)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)

    def value(self) -> dict[str, dict[str, Any]]:
        """Return what was typed by letter and column."""
        return self._entries.values()

    def set_value(self, value: Any) -> None:
        """Show other values by letter and column."""
        self._entries.set_values(value or {})

    def is_empty(self) -> bool:
        """Tell whether nothing was typed at all."""
        return not any(any(one.values()) for one in self.value().values())

    def problem(self) -> str:
        """Return what cannot be read, with its letter."""
        return self._entries.problem()

    def doubt(self) -> str:
        """Return nothing: what can be read is taken."""
        return ""

    def set_locked(self, *, locked: bool) -> None:
        """Show the table without letting it change."""
        self.setEnabled(not locked)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Go to the next letter after Enter."""
        super().closeEditor(editor, hint)
        if hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            here = self.currentIndex()
            below = here.siblingAtRow(min(here.row() + 1, self._entries.rowCount() - 1))
            self.setCurrentIndex(below)
