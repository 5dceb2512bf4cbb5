"""The page « À pourvoir »: what is not covered in the weeks to come, and how to fill it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from PySide6.QtCore import QSettings
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from polesdesk.actions import hubs, rosters
from polesdesk.actions.runner import Work
from polesdesk.domain.french import plural
from polesdesk.domain.lists import Choice
from polesdesk.domain.rostering_rows import RosterShift
from polesdesk.ui.commands import command
from polesdesk.ui.desk import Desk
from polesdesk.ui.flow_row import FlowRow
from polesdesk.ui.list_filters import FilterBox
from polesdesk.ui.listed import ListedTable
from polesdesk.ui.measures import GAP, PAGE_MARGIN
from polesdesk.ui.rosters.candidates import CandidatesDialog
from polesdesk.ui.rosters.columns import GAP_COLUMNS, KEYS, Line
from polesdesk.ui.rosters.prints import RosterPrints
from polesdesk.ui.rosters.proposal import proposal_dialog
from polesdesk.ui.rosters.shift_dialog import ShiftDialog
from polesdesk.ui.tab import Tab
from polesdesk.ui.table_view import TableView
from polesdesk.ui.texts import plain_label
from polesdesk.ui.words import marked, offered, tr

PERIODS = (
    Choice(value="14", label=marked("14 jours")),
    Choice(value="28", label=marked("4 semaines")),
    Choice(value="91", label=marked("3 mois")),
)
USUAL = "28"
Found = tuple[tuple[Choice, ...], tuple[RosterShift, ...]]


def _read(work: Work, days: int, hub_id: str) -> Found:
    last = work.today + timedelta(days=days - 1)
    known = hubs.choices(work)
    if hub_id not in {one.value for one in known}:
        hub_id = ""
    return known, rosters.gaps(work, work.today, last, hub_id)


class GapsPage(Tab):
    """Lists the permanences that lack somebody, the nearest first."""

    subject = "gaps"
    kinds = ("gap",)
    watches = ("duty_shift", "assignment", "volunteer", "hub", "room", "settings")
    help_page = "rosters"

    def __init__(self, desk: Desk, settings: QSettings, parent: QWidget | None = None) -> None:
        super().__init__(tr("À pourvoir"), parent)
        self._desk, self._settings = desk, settings
        self._hubs: tuple[Choice, ...] = ()
        self._question = 0
        self.prints = RosterPrints(desk, settings, self)
        self.told_line = plain_label(role="muted", wraps=True)
        self.told_line.setObjectName("gaps_told")
        self.hub = FilterBox("hub", tr("Pôle"), (), tr("tous"), self)
        self.hub.setObjectName("gaps_hub")
        self.period = FilterBox("period", tr("Sous"), offered(PERIODS), tr("4 semaines"), self)
        self.period.setObjectName("gaps_period")
        self.view = TableView(self)
        self.view.setObjectName("gaps_list")
        self.view.setAccessibleName(tr("Permanences à pourvoir"))
        self.list = ListedTable(self.view, desk, settings, GAP_COLUMNS, KEYS)
        self._commands = (
            command(self, "gaps_fill_command", tr("&Qui peut venir\u202f?…"), self.fill,
                    keys=("Ctrl+E", "F2"), picture="user-plus"),
            command(self, "gaps_open_command", tr("&Ouvrir la permanence…"), self.open_current,
                    picture="pencil"),
            command(self, "gaps_propose_command", tr("&Proposer une répartition…"), self.propose,
                    keys=("Ctrl+Shift+T",), picture="user-plus"),
            command(self, "gaps_print_command", tr("&Imprimer la liste d’appel…"), self.print_calls,
                    keys=("Ctrl+P",), picture="printer"),
        )  # fmt: skip
        self._lay_out()
        self.hub.chosen.connect(self.refresh)
        self.period.chosen.connect(self.refresh)
        self.view.opened.connect(lambda _row: self.fill())
        self.view.current_changed.connect(lambda _row: self._show_buttons())
        self.view.addActions(self._commands)
        self._show_buttons()

    def commands(self) -> Sequence[QAction]:
        """Return the commands of the page's menu."""
        return self._commands

    def refresh(self) -> None:
        """Read the gaps again."""
        self._question += 1
        question = self._question
        days = int(self.period.value() or USUAL)
        self._desk.read(
            _read, days, self.hub.value(), then=lambda found: self._show(question, found),
            owner=self,
        )  # fmt: skip

    def show_filtered(self, name: str, value: str) -> None:
        """Show the gaps of a period, of all hubs."""
        if name == "period":
            self.period.set_value(value)
        self.hub.set_value("")
        self.refresh()

    def open_record(self, kind: str, record: str) -> None:
        """Show a gap in the list."""
        self.view.select_record(record)

    def take_focus(self) -> None:
        """Put the keyboard on the list."""
        self.view.setFocus()

    def _show(self, question: int, found: Found) -> None:
        if question != self._question:
            return
        self._hubs, rows = found
        self.hub.set_choices(self._hubs)
        self.list.show_rows([Line(row) for row in rows])
        self.told_line.setText(told_of(rows))
        self._show_buttons()

    def _current(self) -> RosterShift | None:
        line = self.list.row_of(self.view.current_id())
        return line.row if line is not None else None

    def _show_buttons(self) -> None:
        self._fill.setEnabled(self._current() is not None)

    def fill(self) -> None:
        """Open the list of who could come to the current permanence."""
        if (row := self._current()) is not None:
            CandidatesDialog(self._desk, self._settings, row, self).open()

    def open_current(self) -> None:
        """Open the current permanence."""
        if (row := self._current()) is not None:
            ShiftDialog(self._desk, self._settings, row.shift.id, self).open()

    def propose(self) -> None:
        """Open the dialog of the proposal."""
        proposal_dialog(self._desk, self._settings, self._hubs, self.hub.value(), self).open()

    def print_calls(self) -> None:
        """Open the dialog of the call list."""
        self.prints.ask(self._hubs, self.hub.value(), self._desk.today(), "calls")

    def _lay_out(self) -> None:
        from PySide6.QtWidgets import QPushButton

        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN)
        column.setSpacing(GAP)
        title = plain_label(tr("Permanences à pourvoir"), role="page_title")
        column.addWidget(title)
        column.addWidget(self.told_line)
        line = QWidget(self)
        row = FlowRow(line, 8)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.hub)
        row.addWidget(self.period)
        made = []
        for name, words, act in (
            ("gaps_fill", tr("Qui peut venir\u202f?…"), self.fill),
            ("gaps_propose", tr("Proposer…"), self.propose),
            ("gaps_print", tr("Liste d’appel…"), self.print_calls),
        ):
            button = QPushButton(words, self)
            button.setObjectName(name)
            button.clicked.connect(lambda _on, act=act: act())
            row.addWidget(button)
            made.append(button)
        self._fill = made[0]
        self._fill.setProperty("role", "primary")
        column.addWidget(line)
        column.addWidget(self.view, 1)


def told_of(rows: Sequence[RosterShift]) -> str:
    """Return « 3 permanences, 4 personnes à trouver », or that all is covered."""
    if not rows:
        return tr("Tout est pourvu.")
    missing = sum(row.missing for row in rows)
    parts = [plural(len(rows), tr("permanence"), tr("permanences"))]
    if missing == 1:
        parts.append(tr("1\u00a0personne à trouver"))
    elif missing:
        parts.append(tr("{count}\u00a0personnes à trouver").format(count=missing))
    return f"{', '.join(parts)}."
