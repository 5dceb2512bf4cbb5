"""The line above the help in kind: the year, the words sought, the hub, what is amiss."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from polesdesk.domain.in_kind_list import HubYear
from polesdesk.domain.lists import Choice
from polesdesk.ui.flow_row import FlowRow
from polesdesk.ui.in_kind.columns import HelpLine
from polesdesk.ui.list_filters import FilterBox
from polesdesk.ui.measures import GAP

LACKING, NO_LETTER, LETTER, PAID = "lacking", "no_letter", "letter", "paid"
BACK = 6
"""Years before this one that are offered."""
ACCOUNTS_ARE_VOTED = 6
"""Month until whose end the accounts of the former year are in hand."""


def usual_year(today: date) -> int:
    """Return the year that is wanted most: the former one until its accounts are voted."""
    return today.year - 1 if today.month <= ACCOUNTS_ARE_VOTED else today.year


class InKindBar(QWidget):
    """Controls of the dialog; a filter narrows what is shown, not what is exported."""

    year_changed = Signal()
    filtered = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._usual = usual_year(today)
        years = list(range(today.year + 1, today.year - BACK, -1))
        choices = [
            Choice(value=str(year), label=str(year)) for year in years if year != self._usual
        ]
        self.years = self._box("year", self.tr("Année"), choices, str(self._usual))
        self.years.chosen.connect(self.year_changed)
        self.words = QLineEdit(self)
        self.words.setObjectName("in_kind_words")
        self.words.setAccessibleName(self.tr("Chercher dans la liste"))
        self.words.setPlaceholderText(self.tr("Association, pôle, local, numéro…"))
        self.words.setClearButtonEnabled(True)
        self.words.setMinimumWidth(self.fontMetrics().averageCharWidth() * 34)
        self.words.textChanged.connect(self.filtered)
        self.hub = self._box("hub", self.tr("Pôle"), (), self.tr("tous"))
        self.hub.chosen.connect(self.filtered)
        self.state = self._box("state", self.tr("Montrer"), self._states(), self.tr("tout"))
        self.state.chosen.connect(self.filtered)
        row = FlowRow(self, GAP)
        row.setContentsMargins(0, 0, 0, 0)
        for widget in (self.years, self.words, self.hub, self.state):
            row.addWidget(widget)

    def year(self) -> int:
        """Return the year chosen."""
        return int(self.years.value() or self._usual)

    def show_hubs(self, hubs: Sequence[HubYear]) -> None:
        """Offer the hubs of the list."""
        self.hub.set_choices([Choice(value=one.hub_id, label=one.hub) for one in hubs if one.hub])

    def keeps(self, line: HelpLine) -> bool:
        """Tell whether a row is wanted."""
        hub, state = self.hub.value(), self.state.value()
        if hub and hub not in line.row.hub_ids:
            return False
        wanted = {
            LACKING: bool(line.row.lacking),
            NO_LETTER: line.letter is None,
            LETTER: line.letter is not None,
            PAID: line.row.fee_cents > 0,
        }
        return wanted.get(state, True) and line.holds(self.words.text())

    def _states(self) -> tuple[Choice, ...]:
        return (
            Choice(value=LACKING, label=self.tr("à compléter")),
            Choice(value=NO_LETTER, label=self.tr("sans courrier")),
            Choice(value=LETTER, label=self.tr("avec courrier")),
            Choice(value=PAID, label=self.tr("avec redevance")),
        )

    def _box(self, name: str, label: str, choices: Sequence[Choice], all_label: str) -> FilterBox:
        made = FilterBox(name, label, choices, all_label, self)
        made.setObjectName(f"in_kind_{name}")
        made.setAccessibleName(label)
        return made
