"""The rooms of a sheet as a table to type in: each answer is shown at once and handed on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from polesdesk.domain.french import format_time, time_range
from polesdesk.domain.occupancy_labels import FINDINGS
from polesdesk.domain.parsing import ParseProblem, parse_time
from polesdesk.domain.visit_rows import SeenRoom
from polesdesk.domain.visiting import KEYS, MOST_PEOPLE, PEOPLE, is_expected, kinds_for
from polesdesk.domain.visits import Finding, FindingKind
from polesdesk.ui.plain_table import CHIP_ROLE
from polesdesk.ui.visits.words import expected_words, finding_chip
from polesdesk.ui.words import tr

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
Answered = Callable[[str, dict[str, Any]], object]


class Col(IntEnum):
    """The columns of the table."""

    NUMBER = 0
    ROOM = 1
    HOURS = 2
    EXPECTED = 3
    KIND = 4
    COUNT = 5
    TIME = 6
    NOTE = 7


def _align(column: Col) -> int:
    """Return where the cells of a column stand: numbers at the right."""
    is_number = column in (Col.NUMBER, Col.COUNT)
    side = Qt.AlignmentFlag.AlignRight if is_number else Qt.AlignmentFlag.AlignLeft
    return (side | Qt.AlignmentFlag.AlignVCenter).value


class TypingModel(QAbstractTableModel):
    """Holds the rooms of a draft; ``answered`` gets the id of a finding and what has changed."""

    def __init__(
        self, rooms: Sequence[SeenRoom], answered: Answered, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._rooms = list(rooms)
        self._answered = answered

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many rooms there are."""
        return 0 if parent.isValid() else len(self._rooms)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(Col)

    def finding(self, row: int) -> Finding:
        """Return the finding of a row as it was typed."""
        return self._rooms[row].finding

    def seen(self, row: int) -> SeenRoom:
        """Return the room of a row."""
        return self._rooms[row]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell says."""
        if not index.isValid():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self._text(self._rooms[index.row()], index.row(), Col(index.column()))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _align(Col(index.column()))
        if role == CHIP_ROLE and index.column() == Col.KIND:
            one = self._rooms[index.row()].finding
            known = one.kind is not FindingKind.NOT_CHECKED
            return finding_chip(one.kind, expected=is_expected(one)) if known else None
        return None

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
            tr("N°"), tr("Local"), tr("Créneau"), tr("Attendu"), tr("Constat"), tr("Nombre"),
            tr("Heure"), tr("Note"),
        )[section]  # fmt: skip

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let the hour and the note be edited in their cells."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.column() in (Col.TIME, Col.NOTE):
            return usual | Qt.ItemFlag.ItemIsEditable
        return usual

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take an hour or a note typed in its cell."""
        text = str(value).strip()
        if index.column() == Col.NOTE:
            self.answer(index.row(), note=text)
            return True
        try:
            moment = parse_time(text) if text else None
        except ParseProblem:
            return False
        self.answer(index.row(), time=moment)
        return True

    # Typing

    def press(self, row: int, letter: str) -> FindingKind | None:
        """Take the key of a finding; return the finding, None when it has no sense there.

        « P » where nobody is expected, and « I » where somebody is, are told apart by the room.
        """
        kind = KEYS.get(letter.upper())
        if kind is None:
            return None
        expected = is_expected(self.finding(row))
        if kind not in (*kinds_for(expected=expected), FindingKind.NOT_CHECKED):
            return None
        changed: dict[str, Any] = {"kind": kind}
        if kind not in PEOPLE:
            changed |= {"headcount": None, "minors": None}
        self.answer(row, **changed)
        return kind

    def digit(self, row: int, digit: str) -> bool:
        """Write one more digit of the headcount of a row with people; tell whether it was taken."""
        one = self.finding(row)
        if one.kind not in PEOPLE:
            return False
        count = (one.headcount or 0) * 10 + int(digit)
        if count <= MOST_PEOPLE:
            self.answer(row, headcount=count)
        return True

    def rub_out(self, row: int) -> None:
        """Take back the last digit, else the finding."""
        one = self.finding(row)
        if one.headcount is not None:
            left = one.headcount // 10
            self.answer(row, headcount=left or None)
        else:
            self.answer(row, kind=FindingKind.NOT_CHECKED)

    def answer(self, row: int, **changed: Any) -> None:
        """Show a change and hand it on."""
        seen = self._rooms[row]
        if all(getattr(seen.finding, name) == value for name, value in changed.items()):
            return
        self._rooms[row] = replace(seen, finding=replace(seen.finding, **changed))
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(Col) - 1))
        self._answered(seen.finding.id, changed)

    def add(self, seen: SeenRoom) -> None:
        """Add a room at the end, where people were seen that nobody expected."""
        self.beginInsertRows(_NOWHERE, len(self._rooms), len(self._rooms))
        self._rooms.append(seen)
        self.endInsertRows()

    def _text(self, seen: SeenRoom, row: int, column: Col) -> str:
        one = seen.finding
        match column:
            case Col.NUMBER:
                return str(row + 1)
            case Col.ROOM:
                return seen.room
            case Col.HOURS:
                return time_range(seen.start, seen.end) if seen.start and seen.end else ""
            case Col.EXPECTED:
                return expected_words(one, seen.expected)
            case Col.KIND:
                return "" if one.kind is FindingKind.NOT_CHECKED else tr(FINDINGS[one.kind])
            case Col.COUNT:
                return "" if one.headcount is None else str(one.headcount)
            case Col.TIME:
                return format_time(one.time) if one.time else ""
            case _:
                return one.note
