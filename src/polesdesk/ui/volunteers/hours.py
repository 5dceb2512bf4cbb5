"""The page « Heures »: what people gave in a period, by person, task, hub or month."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QSettings
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from polesdesk.actions import volunteer_hours
from polesdesk.actions.exports import ListExport
from polesdesk.domain.folding import sort_key
from polesdesk.domain.french import format_date, format_minutes
from polesdesk.domain.list_columns import COLUMNS, Seen
from polesdesk.domain.lists import Choice, ListQuery
from polesdesk.domain.volunteer_columns import HOURS_BY, hours_subject, value_words
from polesdesk.domain.volunteer_hours import CREDIT, DEBIT, HoursBy, HoursQuery, HoursTable
from polesdesk.ui.columns import Column, shown_as
from polesdesk.ui.commands import command
from polesdesk.ui.desk import Desk
from polesdesk.ui.flow_row import FlowRow
from polesdesk.ui.icons import set_icon
from polesdesk.ui.inputs import DateInput
from polesdesk.ui.list_filters import FilterBox
from polesdesk.ui.listed import ListedTable
from polesdesk.ui.lists.list_files import ListFiles
from polesdesk.ui.measures import GAP, PAGE_MARGIN
from polesdesk.ui.tab import Tab
from polesdesk.ui.table_view import TableView
from polesdesk.ui.texts import plain_label
from polesdesk.ui.words import choices_of, tr

RATES = "file_settings:hourly_rates"
"""The command that opens the page of hourly rates in the settings."""
OWN = "own"
_KEYS: dict[str, Callable[[Any], Any]] = {
    "persons": lambda line: line.persons,
    "shifts": lambda line: line.shifts,
    "minutes": lambda line: line.minutes,
    "label": lambda line: sort_key(line.label),
    "agent_minutes": lambda line: line.agent_minutes,
    "cents": lambda line: -1 if line.cents is None else line.cents,
}


class HoursPage(Tab):
    """A table with its total; a line by person opens the person."""

    subject = "hours"
    kinds = ("volunteer_hours",)
    watches = ("assignment", "duty_shift", "volunteer", "hub", "hourly_rate")
    help_page = "volunteers"

    def __init__(self, desk: Desk, settings: QSettings, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Heures"), parent)
        self._desk = desk
        self._settings = settings
        self._question = 0
        self.found: HoursTable | None = None
        self._files = ListFiles(desk, settings, self, seen=self._seen, tell=self.told.emit)
        self._make_bar()
        self._tables = QStackedWidget(self)
        self._listed = {by: self._list(by) for by in HoursBy}
        self.total = plain_label(wraps=True)
        self.total.setObjectName("hours_total")
        self.basis = plain_label(_basis(), role="hint", wraps=True)
        self._lay_out()
        self._commands = self._make_commands()
        self._take_period()

    # What the window asks

    def commands(self) -> Sequence[QAction]:
        """Return the commands of the page."""
        return self._commands

    def refresh(self) -> None:
        """Read the hours again."""
        query = self.query()
        if query is None:
            return
        self._question += 1
        show = partial(self._show, self._question)
        self._desk.read(volunteer_hours.look, query, then=show, owner=self)

    def take_focus(self) -> None:
        """Put the keyboard on the table."""
        self._listed[self._by()].view.setFocus()

    def query(self) -> HoursQuery | None:
        """Return what is asked for; None while the days are no period."""
        first, last = self.first.value(), self.last.value()
        if first is None or last is None or last < first:
            return None
        return HoursQuery(by=self._by(), first=first, last=last, hub_id=self.hub.value())

    # Building

    def _make_bar(self) -> None:
        former = Choice(value="former", label=self.tr("année précédente"))
        own = Choice(value=OWN, label=self.tr("à choisir"))
        this = self.tr("cette année")
        self.period = FilterBox("period", self.tr("Période"), (former, own), this, self)
        self.period.chosen.connect(self._choose_period)
        self.first = self._day("hours_first", self.tr("Premier jour"))
        self.last = self._day("hours_last", self.tr("Dernier jour"))
        rows = [one for one in choices_of(HOURS_BY) if one.value != HoursBy.PERSON]
        self.by = FilterBox("by", self.tr("Une ligne par"), rows, self.tr("personne"), self)
        self.hub = FilterBox("hub", self.tr("Pôle"), (), self.tr("tous"), self)
        for box, name in ((self.period, "period"), (self.by, "by"), (self.hub, "hub")):
            box.setObjectName(f"hours_{name}")
        for box in (self.by, self.hub):
            box.chosen.connect(self.refresh)
        self.export = self._button("hours_export", self.tr("Exporter…"), "download")
        self.export.clicked.connect(lambda _on: self._files.export())
        self.print = self._button("hours_print", self.tr("Imprimer…"), "printer")
        self.print.clicked.connect(lambda _on: self._files.print_list())
        self.rates = self._button("hours_rates", self.tr("Taux horaires…"), "euro")
        self.rates.clicked.connect(lambda _on: self.command_asked.emit(RATES))

    def _button(self, name: str, words: str, picture: str) -> QPushButton:
        made = QPushButton(words, self)
        made.setObjectName(name)
        set_icon(made, picture)
        return made

    def _day(self, name: str, title: str) -> DateInput:
        made = DateInput(self._desk.today, self)
        made.setObjectName(name)
        made.setAccessibleName(title)
        made.setFixedWidth(self.fontMetrics().horizontalAdvance("00/00/0000") + 62)
        made.changed.connect(self._take_days)
        return made

    def _list(self, by: HoursBy) -> ListedTable:
        view = TableView(self)
        view.setObjectName(f"hours_{by}")
        view.setAccessibleName(self.tr("Heures"))
        listed = ListedTable(view, self._desk, self._settings, _columns(by), _KEYS)
        if by is HoursBy.PERSON:
            view.opened.connect(lambda key: self.went.emit("volunteer", key))
        self._tables.addWidget(view)
        return listed

    def _lay_out(self) -> None:
        bar = QWidget(self)
        row = FlowRow(bar, GAP)
        for widget in (self.period, self._days(), self.by, self.hub, self.export, self.print,
                       self.rates):  # fmt: skip
            row.addWidget(widget)
        row.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAGE_MARGIN, 10, PAGE_MARGIN, 10)
        column.setSpacing(GAP)
        column.addWidget(bar)
        column.addWidget(self.total)
        column.addWidget(self._tables, 1)
        column.addWidget(self.basis)

    def _days(self) -> QWidget:
        both = QWidget(self)
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        for widget in (self.first, plain_label(self.tr("au"), role="muted"), self.last):
            row.addWidget(widget)
        return both

    def _make_commands(self) -> tuple[QAction, ...]:
        return (
            command(self, "hours_export_command", self.tr("E&xporter les heures…"),
                    self._files.export, keys=("Ctrl+Shift+E",), picture="download"),
            command(self, "hours_print_command", self.tr("Im&primer les heures…"),
                    self._files.print_list, keys=("Ctrl+P",), picture="printer"),
            command(self, "hours_rates_command", self.tr("&Taux horaires…"),
                    lambda: self.command_asked.emit(RATES), picture="euro"),
        )  # fmt: skip

    # Inside

    def _by(self) -> HoursBy:
        return HoursBy(self.by.value() or HoursBy.PERSON)

    def _choose_period(self) -> None:
        if self.period.value() == OWN:
            self.first.setFocus()
            return
        self._take_period()
        self.refresh()

    def _take_period(self) -> None:
        year = self._desk.today().year - (1 if self.period.value() == "former" else 0)
        days = (date(year, 1, 1), date(year, 12, 31))
        for line, day in zip((self.first, self.last), days, strict=True):
            line.blockSignals(True)
            line.set_value(day)
            line.blockSignals(False)

    def _take_days(self) -> None:
        self.period.set_value(OWN)
        self.refresh()

    def _show(self, question: int, found: tuple[HoursTable, tuple[Choice, ...]]) -> None:
        if question != self._question:
            return
        self.found, hubs = found
        self.hub.set_choices(hubs)
        by = self.found.query.by
        self._listed[by].show_rows(self.found.lines)
        self._tables.setCurrentWidget(self._listed[by].view)
        self.total.setText(_total(self.found))

    def _seen(self) -> ListExport:
        """Return the table as it is seen, its total last."""
        by = self._by()
        found = self.found
        rows: tuple[Any, ...] = ()
        if found is not None:
            rows = (*self._listed[by].shown_rows(), replace(found.total, label=self.tr("Total")))
        keys = tuple(column.key for column in self._listed[by].view.shown_columns())
        return ListExport(
            subject=hours_subject(by),
            query=ListQuery(),
            keys=keys,
            narrowed=self._narrowed(),
            rows=rows,
        )

    def _narrowed(self) -> tuple[str, ...]:
        query = self.query()
        if query is None:
            return ()
        days = self.tr("du {first} au {last}").format(
            first=format_date(query.first), last=format_date(query.last)
        )
        hub = self.hub.in_words()
        return tuple(part for part in (days, hub, _basis()) if part)


def _basis() -> str:
    return tr(
        "Comptes {debit} (débit) et {credit} (crédit), règlement ANC n°\u00a02018-06, art. 211-1. "
        "Les heures des agents de la Ville ne sont pas du bénévolat."
    ).format(debit=DEBIT, credit=CREDIT)


def _total(found: HoursTable) -> str:
    line = found.total
    if not line.shifts:
        return tr("Aucune heure dans cette période\u202f: elles viennent de l’émargement.")
    told = tr("{hours} de bénévolat, valeur\u202f: {value}").format(
        hours=format_minutes(line.minutes), value=value_words(line)
    )
    if line.unvalued_minutes:
        lacking = tr("{hours} sans taux horaire à leur date")
        told += f" ({lacking.format(hours=format_minutes(line.unvalued_minutes))})"
    if line.agent_minutes:
        agents = tr("{hours} d’agents de la Ville, à part")
        told += f" · {agents.format(hours=format_minutes(line.agent_minutes))}"
    return f"{told}."


def _columns(by: HoursBy) -> tuple[Column, ...]:
    samples = {
        "label": "n" * 20, "persons": "1 234", "shifts": "1 234",
        "minutes": "1 234 h 30", "cents": tr("non calculable"), "remark": "n" * 22,
        "agent_minutes": "1 234 h 30",
    }  # fmt: skip
    titles = {"minutes": tr("Bénévolat"), "cents": tr("Valeur"), "agent_minutes": tr("Agents")}
    return tuple(
        shown_as(
            one,
            lambda: Seen(today=date.min),
            title=titles.get(one.key, ""),
            sort=one.key if one.key in _KEYS else None,
            sample=samples[one.key],
            stretch=2 if one.key == "label" else 0,
            starts_hidden=one.key == "persons" and by is HoursBy.PERSON,
        )
        for one in COLUMNS[hours_subject(by)]
    )
