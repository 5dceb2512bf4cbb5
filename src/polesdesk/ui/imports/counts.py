"""How many records of each kind an import creates, changes or leaves as they are."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from polesdesk.domain.french import format_number
from polesdesk.domain.import_planning import ENTITIES, Change, Counts, no_counts
from polesdesk.ui.texts import plain_label

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class CountsCard(QFrame):
    """A small table: what happens down, the kinds of records across."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._cells: dict[tuple[Change, str], QLabel] = {}
        kinds = (
            self.tr("Pôles"),
            self.tr("Locaux"),
            self.tr("Associations"),
            self.tr("Conventions"),
            self.tr("Créneaux"),
        )
        self._kinds = dict(zip(ENTITIES, kinds, strict=True))
        self._changes = {
            Change.CREATED: self.tr("À créer"),
            Change.UPDATED: self.tr("À modifier"),
            Change.UNCHANGED: self.tr("Inchangés"),
        }
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(16, 10, 16, 10)
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(5)
        self._lay_out()
        self.show_counts(no_counts())

    def name_changes(self, created: str, updated: str) -> None:
        """Say what was done instead of what would be."""
        self._changes |= {Change.CREATED: created, Change.UPDATED: updated}
        for row, change in enumerate(Change, start=1):
            item = self._grid.itemAtPosition(row, 0)
            label = item.widget() if item is not None else None
            if isinstance(label, QLabel):
                label.setText(self._changes[change])

    def show_counts(self, counts: Counts) -> None:
        """Show other numbers; nothing is quiet, something is strong."""
        for (change, entity), label in self._cells.items():
            number = counts[change][entity]
            label.setText(format_number(number) if number else "–")
            strong = bool(number) and change is not Change.UNCHANGED
            label.setProperty("role", "strong" if strong else "muted")
            label.style().unpolish(label)
            label.style().polish(label)

    def _lay_out(self) -> None:
        for column, entity in enumerate(ENTITIES, start=1):
            title = plain_label(self._kinds[entity], self, role="muted")
            self._grid.addWidget(title, 0, column, _RIGHT)
            self._grid.setColumnStretch(column, 1)
        for row, change in enumerate(Change, start=1):
            self._grid.addWidget(plain_label(self._changes[change], self), row, 0)
            for column, entity in enumerate(ENTITIES, start=1):
                cell = plain_label("", self)
                self._cells[(change, entity)] = cell
                self._grid.addWidget(cell, row, column, _RIGHT)
