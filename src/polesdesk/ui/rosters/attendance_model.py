"""The people of sign-in sheets as a table to type in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from polesdesk.domain.calendar_days import span_of
from polesdesk.domain.french import format_minutes, format_time
from polesdesk.domain.parsing import ParseProblem, parse_time
from polesdesk.domain.rostering import NOTED
from polesdesk.domain.rostering_rows import Noted, RosterShift
from polesdesk.domain.rosters import AssignmentStatus
from polesdesk.domain.volunteers import full_name
from polesdesk.ui.chips import Chip
from polesdesk.ui.plain_table import CHIP_ROLE, QUIET_ROLE
from polesdesk.ui.rosters.words import hours_of, place_of, short_day
from polesdesk.ui.tokens import Tone
from polesdesk.ui.words import tr

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
PRESENT, ABSENT = AssignmentStatus.PRESENT, AssignmentStatus.ABSENT


class Col(IntEnum):
    """The columns of the table."""

    DAY = 0
    HOURS = 1
    PLACE = 2
    NAME = 3
    STATUS = 4
    TIME_IN = 5
    TIME_OUT = 6
    MINUTES = 7


@dataclass(slots=True)
class AttendanceLine:
    """A person of the sheet, and what is typed of them; None while nothing is."""

    row: RosterShift
    name: str
    assignment_id: str
    volunteer_id: str
    status: AssignmentStatus | None
    time_in: time | None = None
    time_out: time | None = None
    minutes: int | None = None
    is_touched: bool = False

    @property
    def given(self) -> int | None:
        """Return the minutes that count: typed, else from the times, else as planned."""
        if self.status is None or self.status is ABSENT:
            return None
        if self.minutes is not None:
            return self.minutes
        start = self.time_in or self.row.shift.start
        end = self.time_out or self.row.shift.end
        if start is None or end is None:
            return None
        hours = span_of(start, end)
        return hours.end - hours.start

    def noted(self) -> Noted:
        """Return the line as it is kept."""
        return Noted(
            shift_id=self.row.shift.id,
            assignment_id=self.assignment_id,
            volunteer_id=self.volunteer_id,
            status=self.status or PRESENT,
            time_in=self.time_in,
            time_out=self.time_out,
            credited_minutes=self.minutes,
        )


def lines_of(rows: Sequence[RosterShift]) -> list[AttendanceLine]:
    """Return the people of permanences in the order of their sheets."""
    return [
        AttendanceLine(
            row=row,
            name=full_name(one.person),
            assignment_id=one.assignment.id,
            volunteer_id=one.person.id,
            status=one.assignment.status if one.assignment.status in NOTED else None,
            time_in=one.assignment.time_in,
            time_out=one.assignment.time_out,
            minutes=one.assignment.credited_minutes,
        )
        for row in rows
        for one in row.people
    ]


class AttendanceModel(QAbstractTableModel):
    """The lines of the sheet as a table to type in."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[AttendanceLine] = []

    def show_lines(self, lines: list[AttendanceLine]) -> None:
        """Show the lines of other sheets."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def add(self, line: AttendanceLine) -> int:
        """Add who came without being expected, under their permanence; return the row."""
        after = [n for n, one in enumerate(self.lines) if one.row.shift.id == line.row.shift.id]
        at = after[-1] + 1 if after else len(self.lines)
        self.beginInsertRows(_NOWHERE, at, at)
        self.lines.insert(at, line)
        self.endInsertRows()
        return at

    def set_status(self, row: int, status: AssignmentStatus | None) -> None:
        """Note whether a person came."""
        line = self.lines[row]
        line.status, line.is_touched = status, True
        if status is None or status is ABSENT:
            line.time_in = line.time_out = line.minutes = None
        self._tell(row)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of people."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(Col)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell says."""
        if not index.isValid():
            return None
        line, column = self.lines[index.row()], Col(index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self._text(line, column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return (Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter).value
        if role == QUIET_ROLE:
            return column <= Col.PLACE
        if role == CHIP_ROLE and column is Col.STATUS and line.status is not None:
            return _chip(line)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the headings."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return (Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter).value
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            tr("Jour"), tr("Heures"), tr("Lieu"), tr("Personne"), tr("Présence"), tr("Arrivée"),
            tr("Départ"), tr("Durée comptée"),
        )[section]  # fmt: skip

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let times and minutes be typed in their cells."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return usual | Qt.ItemFlag.ItemIsEditable if index.column() > Col.STATUS else usual

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take a time, or a duration as « 1h30 »."""
        text = str(value).strip()
        try:
            moment = parse_time(text) if text else None
        except ParseProblem:
            return False
        line = self.lines[index.row()]
        column = Col(index.column())
        if column is Col.TIME_IN:
            line.time_in = moment
        elif column is Col.TIME_OUT:
            line.time_out = moment
        else:
            line.minutes = moment.hour * 60 + moment.minute if moment is not None else None
        if line.status is None or line.status is ABSENT:
            line.status = PRESENT
        line.is_touched = True
        self._tell(index.row())
        return True

    def _tell(self, row: int) -> None:
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(Col) - 1))

    def _text(self, line: AttendanceLine, column: Col) -> str:
        shift = line.row.shift
        match column:
            case Col.DAY:
                return short_day(shift)
            case Col.HOURS:
                return hours_of(shift)
            case Col.PLACE:
                return place_of(line.row)
            case Col.NAME:
                return line.name
            case Col.STATUS:
                return _chip(line).word if line.status is not None else ""
            case Col.TIME_IN:
                return format_time(line.time_in) if line.time_in else ""
            case Col.TIME_OUT:
                return format_time(line.time_out) if line.time_out else ""
            case _:
                return format_minutes(line.given) if line.given is not None else ""


def _chip(line: AttendanceLine) -> Chip:
    if line.status is ABSENT:
        return Chip(word=tr("Absent"), tone=Tone.RED)
    if not line.assignment_id or line.status is AssignmentStatus.WALK_IN:
        return Chip(word=tr("Venu sans inscription"), tone=Tone.BLUE)
    return Chip(word=tr("Présent"), tone=Tone.GREEN)
