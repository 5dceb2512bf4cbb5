"""The tab « Visites »: rounds, visits, findings and statistics, one page at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSettings
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from polesdesk.domain.lists import ListQuery
from polesdesk.ui.choice_button import choice_button
from polesdesk.ui.commands import command, separator
from polesdesk.ui.desk import Desk
from polesdesk.ui.dropping import DropTarget
from polesdesk.ui.list_page import ListPage
from polesdesk.ui.lists.commands import ListCommands
from polesdesk.ui.measures import PAGE_MARGIN
from polesdesk.ui.record_tab import RecordTab
from polesdesk.ui.tab import Tab
from polesdesk.ui.visits.acts import Acts
from polesdesk.ui.visits.import_dialog import FILES
from polesdesk.ui.visits.lists import FindingsList, RoundsList, VisitList, VisitsList

if TYPE_CHECKING:
    from polesdesk.actions.runner import Changes


class VisitsTab(Tab):
    """Three lists with their cards, and a place for pages of others."""

    subject = "visits"
    kinds = (
        "visit", "round", "finding", "unseen_rooms", "follow_up", "non_use", "access_device",
        "keys_to_hand", "keys_to_return", "keys_of_association", "keys_of_hub", "keys_to_carry",
        "condition_report", "report_of_agreement",
    )  # fmt: skip
    help_page = "visits"

    def __init__(self, desk: Desk, settings: QSettings, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Visites"), parent)
        self._desk = desk
        self._settings = settings
        self._acts = Acts(desk, settings, self)
        acts = self._acts.hands()
        self.rounds = RoundsList(desk, settings, acts)
        self.visits = VisitList(desk, settings, acts)
        self.findings = FindingsList(desk, settings, acts)
        self._stack = QStackedWidget(self)
        self._choice = QButtonGroup(self)
        self._bar = QHBoxLayout()
        self._names: list[str] = []
        self._others: dict[str, Tab] = {}
        self._lay_out()
        self._commands = self._make_commands()
        for name, page in self._lists().items():
            self._add_list(name, page)
        self._bar.addStretch(1)
        self._show_kept()
        DropTarget(self, _may_hold_findings, self._acts.import_visits)

    # Pages

    def add_tab(self, name: str, page: Tab) -> None:
        """Add a page of another subject after the lists, with its signals and its reading."""
        self._others[name] = page
        self.add_page(name, page.title, page)
        page.went.connect(self._follow)
        page.list_asked.connect(self.list_asked)
        page.command_asked.connect(self.command_asked)
        page.told.connect(self.told)
        page.state_changed.connect(self.state_changed)
        if self._settings.value("visits/page") == name:
            self.show_page(name)

    def add_page(self, name: str, title: str, page: QWidget) -> None:
        """Add a page of another kind after the lists; ``name`` is its English name."""
        button = choice_button(f"visits_page_{name}", title, self)
        number = self._stack.addWidget(page)
        self._names.append(name)
        self._choice.addButton(button, number)
        self._bar.insertWidget(number, button)

    def show_page(self, name: str) -> None:
        """Show a page by its English name."""
        number = self._names.index(name)
        self._choice.button(number).setChecked(True)
        self._stack.setCurrentIndex(number)
        self._settings.setValue("visits/page", name)
        self.state_changed.emit()

    def current(self) -> VisitsList[Any] | None:
        """Return the list that is shown, if a list is."""
        page = self._stack.currentWidget()
        return page if isinstance(page, VisitsList) else None

    # What the window asks

    def commands(self) -> Sequence[QAction]:
        """Return the commands of the menu."""
        return self._commands

    def list_page(self) -> ListPage | None:
        """Return the list that is shown, that of visits beside a page without one."""
        shown = self._shown_list()
        return self.visits.page if shown is None else shown.page

    def shown_kind(self) -> str:
        """Return the kind of the records of the list that is shown."""
        return (self._shown_list() or self.visits).kinds[0]

    def come_back(self, kind: str, query: ListQuery, record: str) -> None:
        """Show the list of a kind as it was, on its page."""
        for name, page in {**self._lists(), **self._others}.items():
            if kind in page.kinds:
                self.show_page(name)
                page.come_back(kind, query, record)
                return

    def reload(self, changes: Changes | None = None) -> None:
        """Let each list read again what has changed."""
        for page in (*self._lists().values(), *self._others.values()):
            page.reload(changes)

    def open_record(self, kind: str, record: str) -> None:
        """Show a round, a visit or a finding on its page."""
        if kind == "unseen_rooms":
            self.show_page("rounds")
            self._acts.new_round()
            return
        for name, page in {**self._lists(), **self._others}.items():
            if kind in page.kinds:
                self.show_page(name)
                page.open_record(kind, record)
                return

    def show_filtered(self, name: str, value: str) -> None:
        """Show visits narrowed by one filter; « findings.kind » narrows the findings."""
        where, _, field = name.rpartition(".")
        page = self._lists().get(where, self.visits)
        self.show_page(where if where in self._lists() else "visits")
        page.show_filtered(field, value)

    def record_title(self) -> str:
        """Return the name of the record shown."""
        page = self._stack.currentWidget()
        return page.record_title() if isinstance(page, Tab) else ""

    def take_focus(self) -> None:
        """Put the keyboard on the list."""
        page = self._stack.currentWidget()
        if isinstance(page, Tab):
            page.take_focus()

    # Inside

    def _lists(self) -> dict[str, VisitsList[Any]]:
        return {"rounds": self.rounds, "visits": self.visits, "findings": self.findings}

    def _lay_out(self) -> None:
        self._choice.setExclusive(True)
        self._choice.idClicked.connect(lambda number: self.show_page(self._names[number]))
        self._bar.setContentsMargins(PAGE_MARGIN, 10, PAGE_MARGIN, 0)
        self._bar.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._bar)
        column.addWidget(self._stack, 1)

    def _add_list(self, name: str, page: VisitsList[Any]) -> None:
        self.add_page(name, page.title, page)
        page.offer(self._commands)
        page.went.connect(self._follow)
        page.list_asked.connect(self.list_asked)
        page.command_asked.connect(self.command_asked)
        page.told.connect(self.told)
        page.state_changed.connect(self.state_changed)

    def _follow(self, kind: str, record: str) -> None:
        if kind in self.kinds:
            self.open_record(kind, record)
        else:
            self.went.emit(kind, record)

    def _show_kept(self) -> None:
        kept = str(self._settings.value("visits/page") or "")
        number = self._names.index(kept if kept in self._lists() else "rounds")
        self._choice.button(number).setChecked(True)
        self._stack.setCurrentIndex(number)

    def _make_commands(self) -> tuple[QAction, ...]:
        acts = self._acts
        return (
            command(self, "round_new_command", self.tr("&Préparer une tournée…"), acts.new_round,
                    keys=("Ctrl+N",), picture="plus"),
            command(self, "visit_new_command", self.tr("&Nouvelle visite…"), acts.new_visit),
            command(self, "sheet_type_command", self.tr("&Saisir une feuille…"),
                    self._type_sheet,
                    keys=("Ctrl+T",), picture="pen-line"),
            separator(self),
            command(self, "visits_edit_command", self.tr("&Ouvrir ou modifier"),
                    self._edit, keys=("Ctrl+E", "F2"), picture="pencil"),
            command(self, "visits_walk_command", self.tr("&Mode terrain"), self._walk,
                    keys=("F11",), picture="map-pin"),
            command(self, "visits_print_command", self.tr("&Imprimer…"), self._print,
                    keys=("Ctrl+P",), picture="printer"),
            command(self, "visits_finalise_command", self.tr("&Finaliser"), self._finalise,
                    picture="check"),
            separator(self),
            command(self, "visits_questions_command", self.tr("&Questions des visites…"),
                    acts.edit_questions, picture="clipboard-list"),
            command(self, "visits_import_command", self.tr("Importer des &constats…"),
                    acts.import_visits, picture="file-spreadsheet"),
            command(self, "visits_filter_column", self.tr("Fil&trer une colonne…"),
                    self._on_acts(ListCommands.filter_column), keys=("Ctrl+Shift+F",),
                    picture="filter"),
            command(self, "visits_export", self.tr("E&xporter la liste…"),
                    self._on_acts(ListCommands.export), keys=("Ctrl+Shift+E",),
                    picture="download"),
            command(self, "visits_print_list", self.tr("Imprimer la &liste…"),
                    self._on_acts(ListCommands.print_list), picture="printer"),
            separator(self),
            command(self, "visits_delete_command", self.tr("S&upprimer"), self._delete,
                    keys=("Del",), picture="trash-2"),
        )  # fmt: skip

    def _shown_list(self) -> RecordTab[Any] | None:
        """Return the list that is shown, one of another subject too."""
        page = self._stack.currentWidget()
        return page if isinstance(page, RecordTab) else None

    def _edit(self) -> None:
        page = self._shown_list()
        if page is not None:
            page.edit()

    def _on_acts(self, act: Callable[[ListCommands], object]) -> Callable[[], None]:
        def do() -> None:
            page = self._shown_list()
            if page is not None and page.list_acts is not None:
                act(page.list_acts)

        return do

    def _walk(self) -> None:
        found = self.current()
        if found is self.rounds and self.rounds.found is not None:
            self._acts.walk_round(self.rounds.found.round.id)
        elif found is self.visits and self.visits.found is not None:
            self._acts.walk_visit(self.visits.found.visit.id)

    def _type_sheet(self) -> None:
        """Ask for the sheet to type, that of the round shown first."""
        shown = self.rounds.found if self.current() is self.rounds else None
        self._acts.type_sheet(shown.round.number if shown is not None else "")

    def _print(self) -> None:
        found = self.current()
        if found is self.rounds:
            self.rounds.page.selected_ids(self._acts.print_rounds)
        elif found is self.visits and self.visits.found is not None:
            self._acts.report(self.visits.found.visit.id)
        elif found is None or found is self.findings:
            self._on_acts(ListCommands.print_list)()

    def _finalise(self) -> None:
        if self.current() is self.visits:
            self.visits.page.selected_ids(self._acts.finalise_many)

    def _delete(self) -> None:
        found = self.current()
        if found is self.rounds:
            self.rounds.page.selected_ids(self._acts.bin_rounds)
        elif found is self.visits:
            self.visits.page.selected_ids(self._acts.bin_visits)
        elif found is None and (page := self._shown_list()) is not None:
            page.delete()


def _may_hold_findings(path: Path) -> bool:
    """Tell whether a file that is dropped on the tab may be one of findings."""
    return path.suffix.lower() in FILES
