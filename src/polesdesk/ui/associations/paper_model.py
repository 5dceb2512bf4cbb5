"""The grid of papers: an association a line, a paper a column; it holds what is typed."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from polesdesk.domain.associations import PaperKind, PaperState, latest_paper, paper_state
from polesdesk.domain.labels import PAPERS
from polesdesk.domain.paper_typing import PaperGrid, PaperGridRow, TypedPaper, read_typed
from polesdesk.domain.parsing import ParseProblem
from polesdesk.ui.associations.paper_chips import state_chip, typed_chip
from polesdesk.ui.chips import Chip
from polesdesk.ui.plain_table import CHIP_ROLE
from polesdesk.ui.tokens import Tone
from polesdesk.ui.words import tr

Index = QModelIndex | QPersistentModelIndex
Cell = tuple[str, PaperKind]
_NOWHERE = QModelIndex()
BAD_ROLE = int(Qt.ItemDataRole.UserRole) + 10
"""Whether what stands in a cell cannot be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What stands in a cell: the text, what it says, or why it cannot be read."""

    text: str
    typed: TypedPaper | None = None
    problem: str = ""


class PaperModel(QAbstractTableModel):
    """Shows some of the associations; what was typed stays, shown or not, until it is saved."""

    def __init__(self, grid: PaperGrid, today: date, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.grid = grid
        self._today = today
        self._shown = list(grid.rows)
        self._written: dict[Cell, Written] = {}

    # What is typed

    def typed(self) -> tuple[TypedPaper, ...]:
        """Return what was typed and can be read."""
        return tuple(one.typed for one in self._written.values() if one.typed is not None)

    def is_written(self) -> bool:
        """Tell whether something was typed, readable or not."""
        return bool(self._written)

    def texts(self) -> dict[str, str]:
        """Return what stands in the cells, readable or not, to be kept aside."""
        return {f"{row} {kind.value}": one.text for (row, kind), one in self._written.items()}

    def write_again(self, texts: Mapping[str, object]) -> None:
        """Put what was kept aside back into its cells; what is no longer asked is left out."""
        known = {row.id for row in self.grid.rows}
        self.beginResetModel()
        for key, text in texts.items():
            row, _, name = key.partition(" ")
            kind = next((one for one in self.grid.kinds if one.value == name), None)
            if row in known and kind is not None:
                self._written[row, kind] = self._read((row, kind), str(text))
        self.endResetModel()

    def first_bad(self) -> tuple[PaperGridRow, PaperKind, str] | None:
        """Return the first cell that cannot be read, in the order of the lines, and why."""
        for row in self.grid.rows:
            for kind in self.grid.kinds:
                one = self._written.get((row.id, kind))
                if one is not None and one.problem:
                    return row, kind, one.problem
        return None

    def forget(self, index: Index) -> None:
        """Forget what was typed in a cell; what is on file stays."""
        self.setData(index, "")

    def settle(self, grid: PaperGrid) -> None:
        """Show the grid as it is on file once all that was typed is saved."""
        shown = {row.id for row in self._shown}
        self.beginResetModel()
        self.grid = grid
        self._written.clear()
        self._shown = [row for row in grid.rows if row.id in shown]
        self.endResetModel()

    # What is shown

    def show_rows(self, ids: Collection[str]) -> None:
        """Show these associations only."""
        self.beginResetModel()
        self._shown = [row for row in self.grid.rows if row.id in ids]
        self.endResetModel()

    def row_at(self, row: int) -> PaperGridRow:
        """Return the association of a line."""
        return self._shown[row]

    def index_of(self, association_id: str, kind: PaperKind) -> QModelIndex:
        """Return the cell of a paper, nowhere when its association is not shown."""
        for number, row in enumerate(self._shown):
            if row.id == association_id:
                return self.index(number, self.grid.kinds.index(kind) + 1)
        return QModelIndex()

    def state(self, row: PaperGridRow, kind: PaperKind) -> PaperState:
        """Return the state of a paper on file."""
        paper = latest_paper(row.papers, kind)
        return paper_state(paper, self._today, expiring_days=self.grid.expiring_days)

    def sentence(self, index: Index) -> str:
        """Return what a cell says, whole: association, paper, state, and what is wrong."""
        if not index.isValid():
            return ""
        row = self._shown[index.row()]
        if index.column() == 0:
            return row.name
        kind = self._kind(index)
        said = self._problem(index) or self._chip(index).word
        return tr("{name} · {paper}\u202f: {said}").format(
            name=row.name, paper=tr(PAPERS[kind]), said=said
        )

    # What the view asks

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many associations are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return the association and its papers."""
        return 0 if parent.isValid() else 1 + len(self.grid.kinds)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let papers be typed in."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() > 0 else flags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the name of a paper."""
        if orientation is Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return (Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter).value
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        return tr(PAPERS[self.grid.kinds[section - 1]]) if section else tr("Association")

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the name of an association, or the chip of a paper."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return (Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter).value
        if index.column() == 0:
            is_shown = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
            return self._shown[index.row()].name if is_shown else None
        return self._paper_data(index, role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take what was typed, readable or not; an empty text forgets it."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid() or index.column() == 0:
            return False
        cell, text = self._cell(index), str(value or "").strip()
        if text:
            self._written[cell] = self._read(cell, text)
        else:
            self._written.pop(cell, None)
        self.dataChanged.emit(index, index)
        return True

    # Inside

    def _paper_data(self, index: Index, role: int) -> Any:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._chip(index).word
            case Qt.ItemDataRole.EditRole:
                one = self._written.get(self._cell(index))
                return one.text if one else ""
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleDescriptionRole:
                return self._problem(index)
            case _ if role == CHIP_ROLE:
                return self._chip(index)
            case _ if role == BAD_ROLE:
                return bool(self._problem(index))
        return None

    def _read(self, cell: Cell, text: str) -> Written:
        try:
            typed = read_typed(text, *cell, self._today, self.grid.codes)
            return Written(text=text, typed=typed)
        except ParseProblem as problem:
            return Written(text=text, problem=problem.message)

    def _chip(self, index: Index) -> Chip:
        row, kind = self._shown[index.row()], self._kind(index)
        one = self._written.get((row.id, kind))
        if one is None and kind not in row.asked and latest_paper(row.papers, kind) is None:
            return Chip(word=tr("non demandée"), tone=Tone.GREY, icon="x")
        if one is None:
            return state_chip(self.state(row, kind), latest_paper(row.papers, kind))
        if one.typed is None:
            return Chip(word=one.text, tone=Tone.RED, icon="triangle-alert")
        return typed_chip(row, one.typed, self._today, self.grid.expiring_days)

    def _problem(self, index: Index) -> str:
        one = self._written.get(self._cell(index))
        return one.problem if one else ""

    def _kind(self, index: Index) -> PaperKind:
        return self.grid.kinds[index.column() - 1]

    def _cell(self, index: Index) -> Cell:
        return self._shown[index.row()].id, self._kind(index)
