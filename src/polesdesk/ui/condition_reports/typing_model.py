"""The lines of an état des lieux while they are typed: one key a condition."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from polesdesk.domain.condition_reports import CONDITIONS, LETTERS, Condition, ReportLine
from polesdesk.domain.french import format_euros
from polesdesk.domain.parsing import ParseProblem, parse_money
from polesdesk.ui.condition_reports.columns import condition_chip
from polesdesk.ui.plain_table import CHIP_ROLE, QUIET_ROLE
from polesdesk.ui.words import tr

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
KEYS: Mapping[str, Condition] = {letter: one for one, letter in LETTERS.items()}
"""The condition that a key types."""


class Col(IntEnum):
    """The columns, in the order of the sheet."""

    ROOM = 0
    ELEMENT = 1
    ENTRY = 2
    CONDITION = 3
    COMMENT = 4
    CHARGE = 5
    PHOTOS = 6


Typed = Callable[[int, ReportLine], object]


class TypingModel(QAbstractTableModel):
    """Holds the lines of a draft; ``typed`` gets the place of a line and the line as it is now."""

    def __init__(
        self,
        lines: Sequence[ReportLine],
        rooms: Mapping[str, str],
        entry: Mapping[tuple[str, str], Condition | None],
        typed: Typed,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._lines = list(lines)
        self._rooms = rooms
        self._entry = entry
        self._typed = typed

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many lines there are."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(Col)

    def line(self, row: int) -> ReportLine:
        """Return the line of a row as it was typed."""
        return self._lines[row]

    def show_lines(self, lines: Sequence[ReportLine]) -> None:
        """Show the lines anew, as after an element or a photo was added."""
        self.beginResetModel()
        self._lines = list(lines)
        self.endResetModel()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell says."""
        if not index.isValid():
            return None
        line, column = self._lines[index.row()], Col(index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self._text(index.row(), column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _align(column)
        if role == CHIP_ROLE and column is Col.CONDITION and line.condition is not None:
            return condition_chip(line.condition)
        if role == QUIET_ROLE:
            return column in (Col.ROOM, Col.ENTRY)
        return None

    def _text(self, row: int, column: Col) -> str:
        line = self._lines[row]
        match column:
            case Col.ROOM:
                return self._rooms.get(line.room_id, "")
            case Col.ELEMENT:
                return line.element
            case Col.ENTRY:
                was = self._entry.get((line.room_id, line.element))
                return tr(CONDITIONS[was]) if was else ""
            case Col.CONDITION:
                return tr(CONDITIONS[line.condition]) if line.condition else ""
            case Col.COMMENT:
                return line.comment
            case Col.CHARGE:
                return format_euros(line.charge_cents) if line.charge_cents else ""
            case _:
                return str(len(line.photos)) if line.photos else ""

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the heading of a column."""
        if orientation is Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _align(Col(section))
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            tr("Local"), tr("Élément"), tr("À l’entrée"), tr("État"), tr("Observations"),
            tr("À facturer"), tr("Photos"),
        )[section]  # fmt: skip

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let observations and amounts be edited in their cells."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.column() in (Col.COMMENT, Col.CHARGE):
            return usual | Qt.ItemFlag.ItemIsEditable
        return usual

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take an observation or an amount typed in its cell."""
        text = str(value).strip()
        if index.column() == Col.COMMENT:
            self.change(index.row(), comment=text)
            return True
        try:
            cents = parse_money(text) if text else None
        except ParseProblem:
            return False
        self.change(index.row(), charge_cents=cents)
        return True

    def press(self, row: int, letter: str) -> bool:
        """Take the key of a condition; tell whether it is one."""
        condition = KEYS.get(letter.upper())
        if condition is None:
            return False
        self.change(row, condition=condition)
        return True

    def rub_out(self, row: int) -> None:
        """Take the condition back."""
        self.change(row, condition=None)

    def change(self, row: int, **changed: Any) -> None:
        """Show a change and hand it on."""
        before = self._lines[row]
        after = replace(before, **changed)
        if after == before:
            return
        self._lines[row] = after
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(Col) - 1))
        self._typed(row, after)


def _align(column: Col) -> int:
    is_number = column in (Col.CHARGE, Col.PHOTOS)
    side = Qt.AlignmentFlag.AlignRight if is_number else Qt.AlignmentFlag.AlignLeft
    return (side | Qt.AlignmentFlag.AlignVCenter).value
