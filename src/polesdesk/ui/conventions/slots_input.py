"""The grid of slots: typed like a spreadsheet, one slot a line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from polesdesk.domain.conventions import Slot
from polesdesk.domain.slot_lines import Premises, SlotLine
from polesdesk.ui.conventions.slot_grid import SlotGrid
from polesdesk.ui.conventions.slot_model import SlotModel


class SlotsInput(QWidget):
    """Holds the weekly slots of an agreement; what cannot be read stays as it was typed."""

    changed = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = SlotModel(Premises(names={}, hubs={}, today=today), self)
        self.grid = SlotGrid(self._model, self)
        self._add = QPushButton(self.tr("Ajouter un créneau"), self)
        self._add.clicked.connect(self.grid.go_to_blank)
        self._remove = QPushButton(self.tr("Retirer"), self)
        self._remove.clicked.connect(self.grid.remove_current)
        self._dates = QPushButton(self.tr("Dates à part"), self)
        self._dates.setCheckable(True)
        self._dates.setToolTip(self.tr("Les jours sans ce créneau, et les jours en plus"))
        self._dates.toggled.connect(self.grid.show_dates)
        self.grid.dates_changed.connect(self._offer_dates)
        row = QHBoxLayout()
        row.addWidget(self._add)
        row.addWidget(self._remove)
        row.addWidget(self._dates)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.grid)
        column.addLayout(row)
        self.setFocusProxy(self.grid)
        for signal in (self._model.dataChanged, self._model.modelReset):
            signal.connect(self._follow)

    def setObjectName(self, name: str) -> None:
        """Name the input, its grid and its buttons."""
        super().setObjectName(name)
        self.grid.setObjectName(f"{name}_grid")
        self._add.setObjectName(f"{name}_add")
        self._remove.setObjectName(f"{name}_remove")
        self._dates.setObjectName(f"{name}_dates")

    def setAccessibleName(self, name: str) -> None:
        """Tell screen readers what the grid and its buttons are about."""
        super().setAccessibleName(name)
        self.grid.setAccessibleName(name)

    def set_premises(self, premises: Premises) -> None:
        """Change the rooms that a slot may be in."""
        self._model.set_premises(premises)

    def value(self) -> tuple[Slot, ...]:
        """Return the slots of the lines that can be read, the cell being typed included."""
        self.grid.take_typed()
        return self._model.slots()

    def set_value(self, value: Sequence[Slot] | None) -> None:
        """Show slots."""
        self._model.show_slots(value or ())

    def is_empty(self) -> bool:
        """Tell whether no slot was typed."""
        return not self._model.texts()

    def problem(self) -> str:
        """Return what is wrong first, with its line and column."""
        self.grid.take_typed()
        return self._model.problem()

    def doubt(self) -> str:
        """A slot is never doubtful."""
        return ""

    def set_locked(self, *, locked: bool) -> None:
        """Show the slots without letting them change."""
        self._model.lock(locked=locked)
        self.setProperty("locked", locked)
        self._add.setVisible(not locked)
        self._remove.setVisible(not locked)
        self._offer_dates()

    def typed(self) -> list[dict[str, str]]:
        """Return the lines as they stand, with the cell that is being typed."""
        return [asdict(line) for line in self.grid.lines_typed()]

    def set_typed(self, kept: Sequence[Mapping[str, str]]) -> None:
        """Show lines again, whether they can be read or not."""
        known = {field.name for field in fields(SlotLine)}
        self._model.show_lines(
            [SlotLine(**{k: v for k, v in line.items() if k in known}) for line in kept]
        )

    def _offer_dates(self) -> None:
        self._dates.setVisible(self.grid.dates_are_optional() and not self._model.is_locked)

    def _follow(self) -> None:
        self.grid.fit()
        self.changed.emit()
