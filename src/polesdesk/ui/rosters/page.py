"""The page « Permanences »: the week by place, by person or as a list, and all that fills it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QSettings
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from polesdesk.actions import roster_patterns, rosters
from polesdesk.domain.french import plural
from polesdesk.domain.identity import new_id
from polesdesk.domain.rostering import ShiftState
from polesdesk.domain.rostering_rows import PatternForm, RosterBoard, RosterShift
from polesdesk.domain.rosters import DutyShift
from polesdesk.ui.announcing import announce
from polesdesk.ui.commands import command, separator
from polesdesk.ui.desk import Desk
from polesdesk.ui.listed import ListedTable
from polesdesk.ui.measures import GAP, PAGE_MARGIN
from polesdesk.ui.rosters.attendance import AttendanceDialog
from polesdesk.ui.rosters.bar import LIST, RosterBar
from polesdesk.ui.rosters.columns import COLUMNS, KEYS, Line
from polesdesk.ui.rosters.empty import EmptyRoster
from polesdesk.ui.rosters.form_dialogs import shift_form_dialog
from polesdesk.ui.rosters.grid import Rows
from polesdesk.ui.rosters.grid_view import GridView
from polesdesk.ui.rosters.pattern_dialog import PatternDialog
from polesdesk.ui.rosters.patterns import PatternsDialog
from polesdesk.ui.rosters.prints import RosterPrints
from polesdesk.ui.rosters.proposal import proposal_dialog
from polesdesk.ui.rosters.shift_dialog import ShiftDialog
from polesdesk.ui.tab import Tab
from polesdesk.ui.table_view import TableView
from polesdesk.ui.words import tr

WEEK = timedelta(days=7)
LEAST = 80
"""Pixels of the week, down, on the smallest screen."""
VIEW, HUB = "rosters/view", "rosters/hub"


class RosterPage(Tab):
    """Shows the week of permanences and changes it."""

    subject = "shifts"
    kinds = ("duty_shift", "assignment", "duty_pattern")
    watches = (
        "duty_shift", "assignment", "duty_pattern", "volunteer", "hub", "room", "settings",
        "school_holiday", "closure",
    )  # fmt: skip
    help_page = "rosters"

    def __init__(self, desk: Desk, settings: QSettings, parent: QWidget | None = None) -> None:
        super().__init__(tr("Permanences"), parent)
        self._desk, self._settings = desk, settings
        self._day = desk.today()
        self._hub = str(settings.value(HUB) or "")
        self._question = 0
        self._current = ""
        self._wanted = ""
        self.board: RosterBoard | None = None
        self._view = _known(settings.value(VIEW))
        self.prints = RosterPrints(desk, settings, self)
        self.bar = RosterBar(desk.today, self)
        self.grid = GridView(self)
        self.grid.setObjectName("rosters_grid")
        self.grid.setAccessibleName(tr("Permanences de la semaine"))
        self.list_view = TableView(self)
        self.list_view.setObjectName("rosters_list")
        self.list_view.setAccessibleName(tr("Liste des permanences"))
        self.list = ListedTable(self.list_view, desk, settings, COLUMNS, KEYS)
        self.empty = EmptyRoster(self)
        self._pages = QStackedWidget(self)
        for page in (self.grid, self.list_view, self.empty):
            self._pages.addWidget(page)
        self._lay_out()
        self._commands = self._make_commands()
        self._connect()

    # What the window asks

    def commands(self) -> Sequence[QAction]:
        """Return the commands of the page's menu."""
        return self._commands

    def refresh(self) -> None:
        """Read the week again."""
        self._question += 1
        question = self._question
        first = self._day - timedelta(days=self._day.weekday())
        self._desk.read(
            rosters.board, first, first + WEEK - timedelta(days=1), self._hub,
            then=lambda board: self._show(question, board), owner=self,
        )  # fmt: skip

    def open_record(self, kind: str, record: str) -> None:
        """Show the week of a permanence and open it."""
        if kind == "duty_shift":
            self._desk.read(rosters.shift, record, then=self._go_to, owner=self)

    def _go_to(self, row: RosterShift) -> None:
        assert row.shift.day is not None
        self._wanted, self._day, self._hub = row.shift.id, row.shift.day, ""
        self.refresh()
        self.open_shift(row.shift.id)

    def take_focus(self) -> None:
        """Put the keyboard on the grid, or on the list."""
        page = self._pages.currentWidget()
        (self.empty.begin if page is self.empty else page or self.grid).setFocus()

    def record_title(self) -> str:
        """Return the week shown."""
        return self.bar.title.text()

    # What is shown

    def show_day(self, day: date) -> None:
        """Show the week of a day."""
        self._day = day
        self.refresh()

    def show_view(self, view: str) -> None:
        """Show the week by place, by person or as a list, at the same permanence."""
        self._view = view
        self._settings.setValue(VIEW, view)
        if self.board is not None:
            self._fill(self.board)
        self.take_focus()

    def turn_view(self) -> None:
        """Go from the grid to the list, or back."""
        self.show_view(Rows.PLACES.value if self._view == LIST else LIST)

    def _show(self, question: int, board: RosterBoard) -> None:
        if question != self._question:
            return
        self.board = board
        self._hub = board.hub_id
        self._fill(board)
        self.state_changed.emit()

    def _fill(self, board: RosterBoard) -> None:
        kept = self._wanted or self._current
        self._wanted = ""
        self.bar.show_board(board, told_of(board))
        self.bar.show_view(self._view)
        self.list.show_rows([Line(row) for row in board.shifts])
        if self._view != LIST:
            self.grid.show_board(board, Rows(self._view), self._desk.today())
        is_empty = not board.shifts and not board.has_patterns
        self.bar.setVisible(not is_empty)
        shown: QWidget = self.list_view if self._view == LIST else self.grid
        self._pages.setCurrentWidget(self.empty if is_empty else shown)
        self._follow(kept)

    def _follow(self, shift_id: str) -> None:
        """Keep grid and list at the same permanence."""
        known = {row.shift.id for row in self.board.shifts} if self.board else set()
        if shift_id not in known:
            return
        self._current = shift_id
        if self._view != LIST and self.grid.current_id() != shift_id:
            self.grid.select_record(shift_id)
        if self._view == LIST and self.list_view.current_id() != shift_id:
            self.list_view.select_record(shift_id)

    # Building

    def _lay_out(self) -> None:
        bar = self.bar
        bar.add_act("rosters_propose", tr("Proposer…"), self.propose, primary=True)
        bar.add_act("rosters_patterns", tr("Semaines types…"), self.show_patterns)
        bar.add_act("rosters_attendance", tr("Saisir les présences…"), self.type_attendance)
        bar.add_act("rosters_print", tr("Imprimer…"), self.print_sheet)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN)
        column.setSpacing(GAP)
        column.addWidget(bar)
        self._pages.setMinimumHeight(LEAST)
        column.addWidget(self._pages, 1)

    def _connect(self) -> None:
        bar = self.bar
        bar.turned.connect(lambda pages: self.show_day(self._day + pages * WEEK))
        bar.today_asked.connect(lambda: self.show_day(self._desk.today()))
        bar.day_chosen.connect(self.show_day)
        bar.view_chosen.connect(self.show_view)
        bar.narrowed.connect(self._narrow)
        for view in (self.grid, self.list_view):
            view.opened.connect(self.open_shift)
            view.current_changed.connect(self._follow)
            view.addActions(self._commands)
        self.empty.begin_asked.connect(self.new_pattern)
        self.empty.manual_asked.connect(lambda: self.command_asked.emit("help_manual"))

    def _make_commands(self) -> tuple[QAction, ...]:
        return (
            command(self, "rosters_new_command", tr("&Nouvelle permanence…"), self.new,
                    keys=("Ctrl+N",), picture="plus"),
            command(self, "rosters_open_command", tr("&Ouvrir la permanence…"), self.open_current,
                    keys=("Ctrl+E", "F2"), picture="pencil"),
            separator(self),
            command(self, "rosters_propose_command", tr("&Proposer une répartition…"),
                    self.propose, keys=("Ctrl+Shift+T",), picture="user-plus"),
            command(self, "rosters_patterns_command", tr("&Semaines types…"), self.show_patterns,
                    picture="calendar"),
            command(self, "rosters_attendance_command", tr("Saisir les p&résences…"),
                    self.type_attendance, picture="check"),
            command(self, "rosters_print_command", tr("&Imprimer…"), self.print_sheet,
                    keys=("Ctrl+P",), picture="printer"),
            separator(self),
            command(self, "rosters_today_command", tr("&Aujourd’hui"),
                    lambda: self.show_day(self._desk.today()), keys=("Ctrl+J",),
                    picture="calendar"),
            command(self, "rosters_list_command", tr("Grille ou &liste"), self.turn_view,
                    keys=("Ctrl+Shift+L",), picture="list"),
        )  # fmt: skip

    # What is done

    def _narrow(self) -> None:
        self._hub = self.bar.hub.value()
        self._settings.setValue(HUB, self._hub)
        self.refresh()

    def open_shift(self, shift_id: str) -> None:
        """Open a permanence."""
        ShiftDialog(self._desk, self._settings, shift_id, self).open()

    def open_current(self) -> None:
        """Open the current permanence."""
        view = self.list_view if self._view == LIST else self.grid
        if view.current_id():
            self.open_shift(view.current_id())

    def new(self) -> None:
        """Open the dialog of a permanence outside of any standard week."""
        self._desk.read(roster_patterns.form, then=self._new_with, owner=self)

    def _new_with(self, known: PatternForm) -> None:
        shift = DutyShift(id=new_id(), hub_id=self._hub, day=max(self._day, self._desk.today()))
        shift_form_dialog(self._desk, shift, known, self).open()

    def new_pattern(self) -> None:
        """Open a new standard week."""
        self._desk.read(
            roster_patterns.form, "", self._hub,
            then=lambda known: PatternDialog(self._desk, self._settings, known, self).open(),
            owner=self,
        )  # fmt: skip

    def show_patterns(self) -> None:
        """Open the list of standard weeks."""
        PatternsDialog(self._desk, self._settings, self._hub, self).open()

    def propose(self) -> None:
        """Open the dialog of the proposal."""
        hubs = self.board.hubs if self.board is not None else ()
        proposal_dialog(self._desk, self._settings, hubs, self._hub, self).open()

    def type_attendance(self) -> None:
        """Open the typing of the sign-in sheets of the week shown, until today."""
        if self.board is None:
            return
        last = min(self.board.last, self._desk.today())
        if last < self.board.first:
            announce(self, tr("Cette semaine n’a pas encore eu lieu."))
            self.told.emit(tr("Cette semaine n’a pas encore eu lieu."), "", None)
            return
        period = (self.board.first, last)
        AttendanceDialog(self._desk, self._settings, period, self._hub, self).open()

    def print_sheet(self) -> None:
        """Open the dialog that chooses a sheet."""
        if self.board is not None:
            self.prints.ask(self.board.hubs, self._hub, self.board.first)


def told_of(board: RosterBoard) -> str:
    """Return « 12 permanences, 2 à pourvoir, 1 incomplète »."""
    count = sum(row.shift.cancelled_on is None for row in board.shifts)
    if not count:
        return tr("Aucune permanence cette semaine.")
    parts = [plural(count, tr("permanence"), tr("permanences"))]
    states = [row.state for row in board.shifts]
    if number := states.count(ShiftState.OPEN):
        parts.append(tr("{count} à pourvoir").format(count=number))
    if number := states.count(ShiftState.SHORT):
        parts.append(plural(number, tr("incomplète"), tr("incomplètes")))
    if len(parts) == 1:
        parts.append(tr("toutes couvertes") if count > 1 else tr("couverte"))
    return f"{', '.join(parts)}."


def _known(value: object) -> str:
    known = {Rows.PLACES.value, Rows.PEOPLE.value, LIST}
    return str(value) if str(value) in known else Rows.PLACES.value
