"""The lines of the grid of slots, and one blank line at the end to go on typing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from polesdesk.domain.conventions import Slot
from polesdesk.domain.identity import new_id
from polesdesk.domain.parsing import ParseProblem
from polesdesk.domain.slot_lines import (
    Cell,
    Premises,
    SlotLine,
    line_of,
    problems_of,
    slot_of,
    split_days,
    tidied,
)
from polesdesk.ui.tokens import Tone, tokens
from polesdesk.ui.words import marked, tr

TITLES = {
    Cell.DAY: marked("Jour"),
    Cell.HOURS: marked("Horaires"),
    Cell.ROOM: marked("Local"),
    Cell.RHYTHM: marked("Rythme"),
    Cell.HOLIDAYS: marked("Vacances"),
    Cell.DATES_OUT: marked("Sauf le"),
    Cell.DATES_IN: marked("Et aussi le"),
}
CELLS = tuple(Cell)
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class SlotModel(QAbstractTableModel):
    """Holds what is typed, cell by cell, whether it can be read or not."""

    def __init__(self, premises: Premises, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._premises = premises
        self._lines: list[SlotLine] = []
        self._bad: list[dict[Cell, str]] = []
        self.is_locked = False

    # Values

    def show_slots(self, slots: Sequence[Slot]) -> None:
        """Show the slots of an agreement."""
        self.show_lines([line_of(slot, self._premises) for slot in slots])

    def show_lines(self, lines: Sequence[SlotLine]) -> None:
        """Show lines as they were typed."""
        self.beginResetModel()
        self._lines = list(lines)
        self._check()
        self.endResetModel()

    def set_premises(self, premises: Premises) -> None:
        """Change the rooms that a slot may be in; each line keeps its room, or its name."""
        held = [self._room_id(line) for line in self._lines]
        self.beginResetModel()
        self._premises = premises
        self._lines = [
            replace(line, room=premises.names.get(room, line.room))
            for line, room in zip(self._lines, held, strict=True)
        ]
        self._check()
        self.endResetModel()

    def slots(self) -> tuple[Slot, ...]:
        """Return the slots of the lines that can be read."""
        pairs = zip(self._lines, self._bad, strict=True)
        return tuple(slot_of(line, self._premises) for line, bad in pairs if not bad)

    def problem(self) -> str:
        """Return what is wrong first, with its line and column."""
        for number, bad in enumerate(self._bad, start=1):
            for cell, sentence in bad.items():
                return tr("Créneau {number}, {cell}\u202f: {sentence}").format(
                    number=number, cell=tr(TITLES[cell]).lower(), sentence=sentence
                )
        return ""

    def texts(self) -> tuple[SlotLine, ...]:
        """Return the lines as they are typed."""
        return tuple(self._lines)

    def premises(self) -> Premises:
        """Return the rooms that a slot may be in."""
        return self._premises

    def lock(self, *, locked: bool) -> None:
        """Keep the lines as they are, without a blank one."""
        self.beginResetModel()
        self.is_locked = locked
        self.endResetModel()

    def add_line(self, line: SlotLine) -> None:
        """Add a line after the others."""
        row = len(self._lines)
        self.beginInsertRows(_NOWHERE, row, row)
        self._lines.append(line)
        self._bad.append(problems_of(line, self._premises))
        self.endInsertRows()

    def remove_lines(self, rows: Sequence[int]) -> None:
        """Remove lines by their numbers."""
        for row in sorted(set(rows), reverse=True):
            if row < len(self._lines):
                self.beginRemoveRows(_NOWHERE, row, row)
                del self._lines[row], self._bad[row]
                self.endRemoveRows()
        self._tell_all()

    # What the view asks

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of lines, with the blank one while lines may be added."""
        return 0 if parent.isValid() else len(self._lines) + (0 if self.is_locked else 1)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(CELLS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let every cell be typed in, unless the agreement is locked."""
        flags = super().flags(index)
        return flags if self.is_locked else flags | Qt.ItemFlag.ItemIsEditable

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return the heading of a column, or the number of a line."""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Horizontal:
            return tr(TITLES[CELLS[section]])
        return str(section + 1)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what is typed in a cell, marked when it cannot be read."""
        row = index.row()
        if not index.isValid() or row >= len(self._lines):
            return None
        cell = CELLS[index.column()]
        wrong = self._bad[row].get(cell, "")
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return getattr(self._lines[row], cell)
        if role == Qt.ItemDataRole.ToolTipRole:
            return wrong or getattr(self._lines[row], cell)
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return wrong
        if wrong and role == Qt.ItemDataRole.ForegroundRole:
            return tokens().ink(Tone.RED)
        if wrong and role == Qt.ItemDataRole.BackgroundRole:
            return QColor(tokens().red_tint)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take what was typed; several days make several lines."""
        text = str(value or "").strip()
        if role != Qt.ItemDataRole.EditRole or self.is_locked:
            return False
        row, cell = index.row(), CELLS[index.column()]
        if row >= len(self._lines):
            if not text:
                return False
            self.add_line(SlotLine(id=new_id(), room=self._only_room()))
        changed = replace(self._lines[row], **{str(cell): text})
        first, *others = split_days(changed) if cell is Cell.DAY else (changed,)
        self._lines[row] = tidied(first, self._premises)
        for other in others:
            self.add_line(tidied(replace(other, id=new_id()), self._premises))
        self._check()
        self._tell_all()
        return True

    # Inside

    def _only_room(self) -> str:
        names = self._premises.names
        return next(iter(names.values())) if len(names) == 1 else ""

    def _room_id(self, line: SlotLine) -> str:
        try:
            return self._premises.room_of(line.room)
        except ParseProblem:
            return ""

    def _check(self) -> None:
        self._bad = [problems_of(line, self._premises) for line in self._lines]

    def _tell_all(self) -> None:
        if self.rowCount():
            last = self.index(self.rowCount() - 1, len(CELLS) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
