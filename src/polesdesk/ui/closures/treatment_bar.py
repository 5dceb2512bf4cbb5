"""The bar under what a closure touches: what becomes of the chosen lines, and where they go."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from polesdesk.actions.closure_planning import PlannedLine
from polesdesk.domain.closure_labels import TREATMENTS
from polesdesk.domain.closure_operations import Treatment
from polesdesk.domain.lists import Choice
from polesdesk.ui.flow_row import FlowRow
from polesdesk.ui.inputs import ChoiceInput
from polesdesk.ui.measures import GAP
from polesdesk.ui.texts import plain_label
from polesdesk.ui.words import tr

_GOING = frozenset({Treatment.MOVED, Treatment.AMENDED})
BOX = 230
"""Pixels of the choice, across."""


class TreatmentBar(QWidget):
    """Offers what all chosen lines allow."""

    chosen = Signal(object)
    place_asked = Signal()
    moves_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._shown = ""
        self.choice = ChoiceInput()
        self.choice.setObjectName("closing_treatment")
        self.choice.setAccessibleName(self.tr("Suite pour les lignes choisies"))
        self.choice.setFixedWidth(BOX)
        self.place = self._button("closing_place", self.tr("Choisir &où…"))
        self.moves = self._button("closing_moves", self.tr("&Proposer des déplacements"))
        row = FlowRow(self, GAP)
        label = plain_label(self.tr("Suite\u202f:"), role="field_label")
        label.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        label.setMinimumHeight(self.place.sizeHint().height())
        row.addWidget(label)
        for widget in (self.choice, self.place, self.moves):
            row.addWidget(widget)
        self.choice.changed.connect(self._tell)
        self.place.clicked.connect(lambda _on: self.place_asked.emit())
        self.moves.clicked.connect(lambda _on: self.moves_asked.emit())
        self.show_lines((), can_propose=False)

    def show_lines(self, lines: Sequence[PlannedLine], *, can_propose: bool) -> None:
        """Offer what the lines allow; the one chosen for all of them stands in the box."""
        allowed = [one for one in Treatment if lines and all(one in x.allowed for x in lines)]
        self.choice.blockSignals(True)
        self.choice.set_choices(
            [Choice(value=str(one), label=tr(TREATMENTS[one])) for one in allowed]
        )
        known = {one.line.treatment for one in lines}
        self._shown = str(known.pop()) if len(known) == 1 else ""
        self.choice.set_value(self._shown)
        self.choice.blockSignals(False)
        self.choice.setEnabled(len(allowed) > 1)
        self.place.setEnabled(len(lines) == 1 and bool(_GOING & set(allowed)))
        self.moves.setEnabled(can_propose)

    def _tell(self) -> None:
        value = self.choice.value()
        if value and value != self._shown:
            self._shown = value
            self.chosen.emit(Treatment(value))

    def _button(self, name: str, words: str) -> QPushButton:
        made = QPushButton(words, self)
        made.setObjectName(name)
        made.setAutoDefault(False)
        return made
