"""Rooms and slots that would fit: of one request, or of all that wait."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from polesdesk.domain.free_time import FreeRoom
from polesdesk.domain.french import plural, time_range, weekday_name
from polesdesk.domain.request_cards import Fit, Waiting
from polesdesk.ui.manner import set_manner
from polesdesk.ui.measures import CARD_MARGINS, GAP
from polesdesk.ui.plain_table import QUIET_ROLE, dress
from polesdesk.ui.table_header import PAD
from polesdesk.ui.texts import plain_label
from polesdesk.ui.words import tr

Index = QModelIndex | QPersistentModelIndex
_FITS = (25, 18, 7, 20, 20, 16)
_WAITING = (14, 28, 40, 40)
"""Letters across of the columns of both tables."""
_NOWHERE = QModelIndex()
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class WordsModel(QAbstractTableModel):
    """Rows of words under headings; a row of ``quiet`` is muted."""

    def __init__(
        self, heads: Sequence[str], rows: Sequence[Sequence[str]], quiet: Sequence[bool] = ()
    ) -> None:
        super().__init__()
        self._heads = tuple(heads)
        self._rows = tuple(tuple(row) for row in rows)
        self._quiet = tuple(quiet)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self._heads)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words of a cell."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT
        if role == QUIET_ROLE:
            return bool(self._quiet) and self._quiet[index.row()]
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the heading of a column."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT
        return self._heads[section] if role == Qt.ItemDataRole.DisplayRole else None


def when_of(free: FreeRoom) -> str:
    """Return « mardi, 18 h – 20 h »."""
    return f"{weekday_name(free.weekday)}, {time_range(free.start, free.end)}"


def free_of(free: FreeRoom) -> str:
    """Return how often a room is free: « toujours libre », « 31 jours sur 36 »."""
    if free.free_days == free.days:
        return tr("toujours libre")
    days = plural(free.free_days, tr("jour"), tr("jours"))
    return tr("libre {days} sur {all}").format(days=days, all=free.days)


class _TableDialog(QDialog):
    """A table with a title above it and buttons under it."""

    def __init__(
        self,
        name: str,
        words: tuple[str, str],
        model: WordsModel,
        widths: Sequence[int],
        parent: QWidget,
    ) -> None:
        title, told = words
        super().__init__(parent)
        self.setObjectName(f"{name}_dialog")
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self._model = model
        self.table = QTableView(self)
        self.table.setObjectName(f"{name}_table")
        self.table.setAccessibleName(title)
        dress(self.table)
        self.table.setModel(model)
        self._share(widths)
        self._go = QPushButton(self)
        self._go.setObjectName(f"{name}_go")
        set_manner(self._go, "role", "primary")
        self._back = QPushButton(tr("Fermer"), self)
        self._back.setObjectName(f"{name}_close")
        self._back.clicked.connect(self.reject)
        self._go.clicked.connect(lambda _on: self._take())
        self.table.doubleClicked.connect(lambda _index: self._take())
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self._back)
        foot.addWidget(self._go)
        column = QVBoxLayout(self)
        column.setContentsMargins(CARD_MARGINS)
        column.setSpacing(GAP)
        column.addWidget(plain_label(title, self, role="title", wraps=True))
        column.addWidget(plain_label(told, self, role="muted", wraps=True))
        column.addWidget(self.table, 1)
        column.addLayout(foot)
        self.resize(980, 520)
        self._go.setEnabled(model.rowCount() > 0)
        if model.rowCount():
            self.table.selectRow(0)
            self.table.setFocus()

    def _share(self, widths: Sequence[int]) -> None:
        """Give columns the room of so many letters; what is left goes to the last one."""
        header = self.table.horizontalHeader()
        letter = self.fontMetrics().averageCharWidth()
        for place, letters in enumerate(widths):
            header.resizeSection(place, letters * letter + 2 * PAD)
        header.setStretchLastSection(True)

    def _take(self) -> None:
        raise NotImplementedError


class FitsDialog(_TableDialog):
    """The rooms that would fit one request; ``choose`` puts one on it."""

    def __init__(
        self,
        number: str,
        fits: Sequence[Fit],
        choose: Callable[[FreeRoom], object],
        parent: QWidget,
    ) -> None:
        heads = (tr("Local"), tr("Pôle"), tr("Places"), tr("Quand"), tr("Libre"), tr("Option"))
        rows = [
            (
                fit.free.room,
                fit.free.hub,
                str(fit.free.capacity or "–"),
                when_of(fit.free),
                free_of(fit.free),
                fit.option or "–",
            )
            for fit in fits
        ]
        told = (
            tr("Les plus libres d’abord, puis les plus justes en taille.")
            if fits
            else tr(
                "Aucun local ne convient sur toute la période\u202f: élargissez les jours, les "
                "heures ou les pôles, ou mettez la demande en attente."
            )
        )
        title = tr("Locaux libres pour {number}").format(number=number)
        quiet = [bool(fit.option) for fit in fits]
        super().__init__("fits", (title, told), WordsModel(heads, rows, quiet), _FITS, parent)
        self._fits = tuple(fits)
        self._choose = choose
        self._go.setText(tr("&Choisir ce local"))

    def _take(self) -> None:
        row = self.table.currentIndex().row()
        if row >= 0:
            free = self._fits[row].free
            self.accept()
            self._choose(free)


class WaitingDialog(_TableDialog):
    """The waiting list: each request with the rooms that would fit it."""

    def __init__(
        self, waiting: Sequence[Waiting], go: Callable[[str], object], parent: QWidget
    ) -> None:
        heads = (tr("Demande"), tr("Demandeur"), tr("Souhait"), tr("Ce qui conviendrait"))
        lines = [line for one in waiting for line in _lines(one)]
        told = (
            tr("De la plus ancienne à la plus récente.")
            if waiting
            else tr("Aucune demande n’est en attente.")
        )
        model = WordsModel(heads, [words for _id, words in lines])
        super().__init__("waiting", (tr("Liste d’attente"), told), model, _WAITING, parent)
        self._ids = tuple(row_id for row_id, _words in lines)
        self._open = go
        self._go.setText(tr("&Ouvrir la demande"))
        self.resize(1080, 520)

    def _take(self) -> None:
        row = self.table.currentIndex().row()
        if row >= 0:
            self.accept()
            self._open(self._ids[row])


def _lines(one: Waiting) -> list[tuple[str, tuple[str, ...]]]:
    """Return one line for each room that would fit; the request itself is said once."""
    row = one.row
    said = (row.number, row.applicant, row.wish or "–")
    found = [f"{fit.free.room} ({fit.free.hub}), {when_of(fit.free)}" for fit in one.fits]
    places = found or [tr("rien de libre")]
    return [
        (row.id, (*(said if at == 0 else ("", "", "")), place)) for at, place in enumerate(places)
    ]
