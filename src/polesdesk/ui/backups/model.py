"""The rows of « Restaurer une sauvegarde » : each fills as its backup has been looked into."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from polesdesk.domain.french import format_number
from polesdesk.ui.backups.words import moment_in_words, reason_in_words, size_in_words
from polesdesk.ui.chips import Chip
from polesdesk.ui.columns import Align, Column
from polesdesk.ui.plain_table import CHIP_ROLE, QUIET_ROLE
from polesdesk.ui.tokens import Tone
from polesdesk.ui.words import tr

if TYPE_CHECKING:
    from polesdesk.actions.restoring import Known, Looked

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupRow:
    """A backup and what was found in it; ``trouble`` says why it cannot be read."""

    known: Known
    looked: Looked | None = None
    trouble: str = ""

    @property
    def is_good(self) -> bool:
        """Tell whether it was looked into and can be restored."""
        return self.looked is not None


def state_chip(row: BackupRow) -> Chip:
    """Return whether a backup can be read."""
    if row.trouble:
        return Chip(word=tr("Illisible"), tone=Tone.RED)
    if row.looked is None:
        return Chip(word=tr("Lecture…"), tone=Tone.GREY, icon="hourglass")
    return Chip(word=tr("Bonne"), tone=Tone.GREEN)


def since(row: BackupRow) -> str:
    """Return how many actions were done since a backup was made."""
    if row.looked is None:
        return ""
    lacks = row.looked.lacks
    return tr("inconnues") if lacks is None else format_number(lacks)


def backup_columns() -> tuple[Column, ...]:
    """Return the columns, in the language of the window."""

    def count(key: str, title: str) -> Column:
        def text(row: BackupRow) -> str:
            return "" if row.looked is None else format_number(row.looked.inside.counts[key])

        return Column(key=key, title=title, text=text, align=Align.RIGHT, sample="9 999")

    return (
        Column(
            key="at",
            title=tr("Sauvegarde du"),
            text=lambda row: moment_in_words(row.known.at),
            sample="21/11/2026 à 10 h 42",
        ),
        Column(
            key="state",
            title=tr("État"),
            text=lambda row: state_chip(row).word,
            chip=state_chip,
            sample=tr("Lecture…"),
        ),
        Column(
            key="reason",
            title=tr("Faite"),
            text=lambda row: reason_in_words(row.known),
            sample=tr("copie du second endroit"),
            stretch=1,
        ),
        Column(
            key="size",
            title=tr("Taille"),
            text=lambda row: size_in_words(row.known.size),
            align=Align.RIGHT,
            sample="999,9 Mo",
        ),
        count("hubs", tr("Pôles")),
        count("associations", tr("Associations")),
        count("conventions", tr("Conventions")),
        Column(
            key="since",
            title=tr("Actions depuis"),
            text=since,
            align=Align.RIGHT,
            sample=tr("inconnues"),
        ),
    )


class BackupModel(QAbstractTableModel):
    """Backups, the newest first."""

    def __init__(self, known: Sequence[Known], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = backup_columns()
        self._rows = [BackupRow(known=one) for one in known]

    def row_at(self, number: int) -> BackupRow | None:
        """Return a row by its number."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def waiting(self) -> BackupRow | None:
        """Return the first backup that was not looked into yet."""
        return next((row for row in self._rows if not row.trouble and not row.is_good), None)

    def add(self, known: Known) -> int:
        """Add a backup at the top, or find it; return its row."""
        for number, row in enumerate(self._rows):
            if row.known.path == known.path:
                return number
        self.beginInsertRows(_NOWHERE, 0, 0)
        self._rows.insert(0, BackupRow(known=known))
        self.endInsertRows()
        return 0

    def take(self, known: Known, looked: Looked | None, trouble: str = "") -> None:
        """Show what was found in a backup."""
        for number, row in enumerate(self._rows):
            if row.known.path == known.path:
                self._rows[number] = replace(row, looked=looked, trouble=trouble)
                last = len(self.columns) - 1
                self.dataChanged.emit(self.index(number, 0), self.index(number, last))

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of backups."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows."""
        row = self.row_at(index.row()) if index.isValid() else None
        if row is None:
            return None
        column = self.columns[index.column()]
        answers: dict[int, Callable[[], Any]] = {
            int(Qt.ItemDataRole.DisplayRole): lambda: column.text(row),
            int(Qt.ItemDataRole.TextAlignmentRole): lambda: int(column.align.value),
            int(Qt.ItemDataRole.ToolTipRole): lambda: row.trouble or str(row.known.path),
            CHIP_ROLE: lambda: column.chip(row) if column.chip else None,
            QUIET_ROLE: lambda: bool(row.trouble),
        }
        answer = answers.get(int(role))
        return None if answer is None else answer()

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return the heading of a column."""
        if orientation is Qt.Orientation.Vertical:
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        return int(column.align.value) if role == Qt.ItemDataRole.TextAlignmentRole else None
