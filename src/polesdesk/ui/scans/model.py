"""The rows of « Classer des documents scannés » : every page, as a small picture and in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QStyleOptionViewItem

from polesdesk.domain.scan_labels import SCAN_STATUSES
from polesdesk.domain.scan_pages import MatchedPage, ScannedPage, ScanStatus
from polesdesk.ui.chips import Chip
from polesdesk.ui.columns import Column
from polesdesk.ui.plain_table import CHIP_ROLE, QUIET_ROLE, PlainDelegate
from polesdesk.ui.tokens import Tone, tokens
from polesdesk.ui.words import tr

if TYPE_CHECKING:
    from polesdesk.actions.scans import Matching

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
THUMB = QSize(36, 48)
PICTURE_ROLE = int(Qt.ItemDataRole.UserRole) + 10

_CHIPS: dict[ScanStatus, tuple[Tone, str]] = {
    ScanStatus.RECOGNISED: (Tone.GREEN, "circle-check"),
    ScanStatus.DUPLICATE: (Tone.GREY, "copy"),
    ScanStatus.CANCELLED_VERSION: (Tone.RED, "ban"),
    ScanStatus.FOREIGN: (Tone.AMBER, "circle-question-mark"),
    ScanStatus.UNREADABLE: (Tone.AMBER, "triangle-alert"),
    ScanStatus.MISSING: (Tone.RED, "circle-x"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ScanRow:
    """A page that was read and what it is, or one that did not come back."""

    found: MatchedPage
    page: ScannedPage | None


def status_chip(row: ScanRow) -> Chip:
    """Return what a page is, in a word and an icon."""
    tone, picture = _CHIPS[row.found.status]
    return Chip(word=tr(SCAN_STATUSES[row.found.status]), tone=tone, icon=picture)


def source_text(row: ScanRow) -> str:
    """Return the file of a page and its number in it."""
    if row.page is None:
        return "–"
    name = Path(row.page.source).name
    if not row.page.number:
        return name
    return tr("p. {page} de {name}").format(page=row.page.number, name=name)


def agreement_text(row: ScanRow) -> str:
    """Return the number of an agreement and whose it is."""
    original = row.found.original
    parts = (row.found.number, original.association if original is not None else "")
    return " – ".join(part for part in parts if part)


def page_text(row: ScanRow) -> str:
    """Return the page of the original, of how many, and its version."""
    if row.found.page is None:
        return ""
    of = f"/{row.found.original.pages}" if row.found.original is not None else ""
    return f"{row.found.page}{of}"


def version_text(row: ScanRow) -> str:
    """Return « v2 »."""
    return "" if not row.found.issue else f"v{row.found.issue}"


def scan_columns() -> tuple[Column, ...]:
    """Return the columns, in the language of the window."""
    return (
        Column(key="picture", title="", text=lambda _row: "", sample="0000"),
        Column(
            key="source",
            title=tr("Page scannée"),
            text=source_text,
            sample=tr("p. 10 de retours du lundi.pdf"),
        ),
        Column(
            key="agreement",
            title=tr("Convention"),
            text=agreement_text,
            sample="VOL-2026-004 – Les Amis",
            stretch=1,
        ),
        Column(key="version", title=tr("Version"), text=version_text, sample="v10"),
        Column(key="page", title=tr("Page"), text=page_text, sample="10/12"),
        Column(
            key="status",
            title=tr("Constat"),
            text=lambda row: status_chip(row).word,
            chip=status_chip,
            sample=tr("Version annulée"),
        ),
    )


class ScansModel(QAbstractTableModel):
    """The pages in the order in which they were read, then those that did not come back."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = scan_columns()
        self._rows: list[ScanRow] = []
        self._thumbs: dict[tuple[str, str, int], QPixmap] = {}

    def show(self, matching: Matching) -> None:
        """Show what the pages turned out to be."""
        self.beginResetModel()
        self._rows = [
            ScanRow(found=one, page=None if one.place is None else matching.pages[one.place])
            for one in matching.found
        ]
        self.endResetModel()

    def rows(self) -> Sequence[ScanRow]:
        """Return every row."""
        return self._rows

    def row_at(self, number: int) -> ScanRow | None:
        """Return a row by its number."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def first_to_look_at(self) -> int:
        """Return the first row that is not recognised, else the first."""
        for number, row in enumerate(self._rows):
            if row.found.status is not ScanStatus.RECOGNISED:
                return number
        return 0

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many pages there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the heading of a column."""
        if orientation is Qt.Orientation.Vertical:
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        return int(column.align.value) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows and what a screen reader says."""
        row, column = self._rows[index.row()], self.columns[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.text(row)
            case Qt.ItemDataRole.AccessibleTextRole:
                return column.text(row) or tr("vide")
            case Qt.ItemDataRole.TextAlignmentRole:
                return int(column.align.value)
            case value if value == CHIP_ROLE:
                return column.chip(row) if column.chip is not None else None
            case value if value == QUIET_ROLE:
                return row.page is None or column.key == "source"
            case value if value == PICTURE_ROLE:
                return self._thumb(row) if column.key == "picture" else None
        return None

    def _thumb(self, row: ScanRow) -> QPixmap | None:
        if row.page is None or not row.page.picture:
            return None
        key = (row.page.source, row.page.mark, row.page.number)
        if key not in self._thumbs:
            large = QPixmap()
            large.loadFromData(row.page.picture)
            self._thumbs[key] = large.scaled(
                THUMB * 2,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        return self._thumbs[key]


class ScansDelegate(PlainDelegate):
    """Paints the small picture of a page in the first column."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        super().paint(painter, option, index)
        picture = index.data(PICTURE_ROLE)
        if picture is None:
            return
        size = picture.size().scaled(THUMB, Qt.AspectRatioMode.KeepAspectRatio)
        room = option.rect
        place = size.width(), size.height()
        left = room.left() + (room.width() - place[0]) // 2
        top = room.top() + (room.height() - place[1]) // 2
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(left, top, *place, picture)
        painter.setPen(QColor(tokens().border))
        painter.drawRect(left, top, *place)
        painter.restore()
