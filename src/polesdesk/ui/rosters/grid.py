"""The week as a grid: places or people down, days across, a permanence in each cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from polesdesk.domain.folding import sort_key
from polesdesk.domain.french import day_with_weekday, weekday_name
from polesdesk.domain.rostering_rows import RosterBoard, RosterShift
from polesdesk.domain.volunteers import full_name
from polesdesk.ui.rosters.words import aloud, hours_of, place_of
from polesdesk.ui.words import tr

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
SHIFT_ROLE = int(Qt.ItemDataRole.UserRole) + 11
"""The permanence of a cell, None in an empty one."""
HEAD_ROLE = int(Qt.ItemDataRole.UserRole) + 12
"""The two lines at the head of a row."""
WEEK = 7


class Rows(StrEnum):
    """What stands down the grid."""

    PLACES = "places"
    PEOPLE = "people"


@dataclass(slots=True)
class GridRow:
    """One row: what it is called, what explains it, and the permanence of each day."""

    title: str
    detail: str
    cells: dict[date, RosterShift] = field(default_factory=dict)


def rows_of(board: RosterBoard, kind: Rows) -> list[GridRow]:
    """Return the rows of a week; two permanences of one day share a row only if they are alike."""
    found: dict[tuple[str, ...], list[GridRow]] = {}
    for row in board.shifts:
        for key, title, detail in _heads(row, kind):
            lines = found.setdefault(key, [])
            day = row.shift.day
            assert day is not None
            line = next((one for one in lines if day not in one.cells), None)
            if line is None:
                line = GridRow(title, detail)
                lines.append(line)
            line.cells[day] = row
    return [line for key in sorted(found) for line in found[key]]


def _heads(row: RosterShift, kind: Rows) -> list[tuple[tuple[str, ...], str, str]]:
    """Return in which rows a permanence stands: that of its place, or those of its people."""
    shift = row.shift
    if kind is Rows.PLACES:
        start = shift.start.isoformat() if shift.start else ""
        end = shift.end.isoformat() if shift.end else ""
        key = (sort_key(row.hub), sort_key(row.room), start, end, sort_key(shift.task))
        detail = " · ".join(part for part in (hours_of(shift), shift.task) if part)
        return [(key, place_of(row), detail)]
    heads: list[tuple[tuple[str, ...], str, str]] = []
    for one in row.people:
        name = sort_key(f"{one.person.last_name} {one.person.first_name}")
        heads.append((("1", name, one.person.id), full_name(one.person), ""))
    if row.missing:
        heads.append((("0",), tr("À pourvoir"), ""))
    return heads


class GridModel(QAbstractTableModel):
    """A week of permanences; the first column is the head of the row."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[GridRow] = []
        self._first = date.min
        self._today = date.min
        self._notes: dict[date, str] = {}
        self.kind = Rows.PLACES

    def show_board(self, board: RosterBoard, kind: Rows, today: date) -> None:
        """Show a week."""
        self.beginResetModel()
        self.kind = kind
        self._rows = rows_of(board, kind)
        self._first, self._today = board.first, today
        self._notes = dict(board.notes)
        self.endResetModel()

    def day(self, column: int) -> date | None:
        """Return the day of a column, None for the heads."""
        return self._first + timedelta(days=column - 1) if column > 0 else None

    def is_today(self, column: int) -> bool:
        """Tell whether a column is that of today."""
        return self.day(column) == self._today

    def shift(self, index: Index) -> RosterShift | None:
        """Return the permanence of a cell."""
        day = self.day(index.column()) if index.isValid() else None
        if day is None:
            return None
        return self._rows[index.row()].cells.get(day)

    def place_of(self, shift_id: str) -> QModelIndex:
        """Return the first cell in which a permanence stands."""
        for number, row in enumerate(self._rows):
            for day, one in row.cells.items():
                if one.shift.id == shift_id:
                    return self.index(number, (day - self._first).days + 1)
        return QModelIndex()

    def first_place(self) -> QModelIndex:
        """Return the cell of the first permanence, by day and row."""
        for column in range(1, WEEK + 1):
            for number in range(len(self._rows)):
                index = self.index(number, column)
                if self.shift(index) is not None:
                    return index
        return self.index(0, 1) if self._rows else QModelIndex()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return the heads and the seven days."""
        return 0 if parent.isValid() else WEEK + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell says, aloud too."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == SHIFT_ROLE:
            return self.shift(index)
        if role == HEAD_ROLE:
            return (row.title, row.detail) if index.column() == 0 else None
        spoken = (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
            Qt.ItemDataRole.ToolTipRole,
        )
        if role not in spoken:
            return None
        if index.column() == 0:
            return ", ".join(part for part in (row.title, row.detail) if part)
        shift = self.shift(index)
        return aloud(shift) if shift is not None else ""

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the days, with their holidays; aloud in full."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        day = self.day(section)
        if day is None:
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return (Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter).value
            if role != Qt.ItemDataRole.DisplayRole:
                return None
            return tr("Lieu") if self.kind is Rows.PLACES else tr("Personne")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return (Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter).value
        note = self._notes.get(day, "")
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{weekday_name(day.isoweekday())[:3]}. {day:%d/%m}"
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            parts = [day_with_weekday(day), note]
            return ", ".join(part for part in parts if part)
        return None

    def note(self, column: int) -> str:
        """Return the holiday that a day is, else nothing."""
        day = self.day(column)
        return self._notes.get(day, "") if day is not None else ""

    def all_rows(self) -> Sequence[GridRow]:
        """Return the rows as they stand."""
        return self._rows
