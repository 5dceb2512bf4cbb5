"""The page « Statistiques »: choose a period, see rates with n, open what they rest on."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QSettings, QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from polesdesk.actions import measures, rate_reports, rates
from polesdesk.actions.exports import ListPaper
from polesdesk.domain.measures import Measures
from polesdesk.domain.occupancy_labels import DIMENSIONS
from polesdesk.domain.rate_rows import Evidence, RateQuery, heat_map
from polesdesk.domain.rates import Dimension
from polesdesk.ui.columns import Column, Row
from polesdesk.ui.desk import Desk
from polesdesk.ui.listed import ListedTable
from polesdesk.ui.looked_at import LookedAt
from polesdesk.ui.measures import GAP, PAGE_MARGIN
from polesdesk.ui.preview.dialog import PreviewDialog
from polesdesk.ui.rates.bar import RatesBar
from polesdesk.ui.rates.evidence import EvidencePanel
from polesdesk.ui.rates.heat_map import HeatGrid
from polesdesk.ui.rates.lines import (
    FREED_COLUMNS,
    FREED_KEYS,
    HOUR_COLUMNS,
    MONTH_COLUMNS,
    RATE_KEYS,
    TABLE_COLUMNS,
    TIME_KEYS,
    FreedLine,
    RateLine,
)
from polesdesk.ui.rates.pictures import hour_words, observed, planned, summary_words
from polesdesk.ui.rates.reading import Look, RatesView, look
from polesdesk.ui.rates.trend import TrendChart
from polesdesk.ui.scroll_page import BAR, ScrollPage
from polesdesk.ui.tab import Tab
from polesdesk.ui.table_view import TableView
from polesdesk.ui.texts import plain_label


class RatesPage(Tab):
    """Tables and pictures on the left, the observations behind the chosen figure on the right.

    It is built when it is first seen: most days begin and end without it.
    """

    subject = "rates"
    watches = (
        "visit", "finding", "slot_exception", "closure", "school_holiday", "settings",
        "convention", "association", "allotment", "hub", "room",
    )  # fmt: skip
    help_page = "rates"

    def __init__(self, desk: Desk, settings: QSettings, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Statistiques"), parent)
        self._desk = desk
        self._settings = settings
        self._looked_at = LookedAt(self)
        self._is_built = False
        self._question = self._evidence_question = 0
        self._asked: RateQuery | None = None
        self.found: Look | None = None

    def showEvent(self, event: QShowEvent) -> None:
        """Build the page the first time, then read what has changed."""
        if not self._is_built:
            self._is_built = True
            self._build()
            self._scroll.show()
        super().showEvent(event)

    def _build(self) -> None:
        desk, settings = self._desk, self._settings
        self.bar = RatesBar(desk.today, settings, self)
        self.glance = plain_label(role="muted", wraps=True)
        self.glance.setObjectName("rates_summary")
        self.all_button = QPushButton(self.tr("Ses observations"), self)
        self.all_button.setObjectName("rates_all_observations")
        self.all_button.setAccessibleName(self.tr("Observations de toute la période"))
        self.all_button.setProperty("role", "link")
        self.nothing = plain_label(role="muted", wraps=True)
        self.evidence = EvidencePanel(desk, settings, self)
        self.table = self._listed("rates_table", self.title, TABLE_COLUMNS, RATE_KEYS)
        hours = self.tr("Heures de la semaine")
        self.hours = self._listed("rates_hours", hours, HOUR_COLUMNS, TIME_KEYS)
        self.months = self._listed("rates_months", self.tr("Mois"), MONTH_COLUMNS, TIME_KEYS)
        free = self.tr("Créneaux à libérer")
        self.freed = self._listed("rates_freed", free, FREED_COLUMNS, FREED_KEYS)
        self.planned_grid = HeatGrid("rates_planned", self.tr("Heures prévues"), self)
        self.observed_grid = HeatGrid("rates_observed", self.tr("Heures observées"), self)
        self.trend = TrendChart("rates_trend", self.tr("Évolution par mois"), self)
        self._pages = QStackedWidget(self)
        self._lay_out()
        self._connect()

    # What the window asks

    def refresh(self) -> None:
        """Read the view again; a period that ends today ends on the day that it is now."""
        self.bar.follow_today()
        query = self.bar.query()
        if query is None:
            return
        self._question += 1
        view = self.bar.view()
        self._desk.read(look, view, query, then=partial(self._show, self._question), owner=self)

    def take_focus(self) -> None:
        """Put the keyboard on what is shown."""
        if self._is_built:
            self._lists()[self.bar.view()].view.setFocus()

    # Showing

    def _show(self, question: int, found: Look) -> None:
        if question != self._question:
            return
        self._asked = found.table.query
        self.bar.show_hubs(found.hubs)
        self.evidence.clear()
        self._forget_evidence()
        lines = self._paint(found)
        self._fill(found.view, lines)
        self._desk.read(
            measures.measures,
            found.table,
            then=partial(self._show_measures, question),
            owner=self,
        )

    def _show_measures(self, question: int, planned_then: Measures) -> None:
        """Show what was planned, which is counted while the rates are looked at already."""
        if question == self._question and self.found is not None:
            found = self.found.with_measures(planned_then)
            self._lists()[found.view].show_rows(self._paint(found))

    def _paint(self, found: Look) -> Sequence[Row]:
        """Show the figures and pictures of a view, and return the lines of its table."""
        self.found = found
        self.glance.setText(summary_words(found.summary))
        table = found.table
        if found.view is RatesView.FREED:
            return [FreedLine(row=row, least=table.least) for row in found.freed]
        if found.view is RatesView.HOURS:
            heat = heat_map(table)
            self.planned_grid.show_grid(planned(heat))
            self.observed_grid.show_grid(observed(heat))
        elif found.view is RatesView.TREND:
            self.trend.show_months(table.rows, table.least)
        named = table.query.by is not Dimension.HUB
        return [
            RateLine(row=row, least=table.least, measure=table.measure(row.key), with_detail=named)
            for row in table.rows
        ]

    def _fill(self, view: RatesView, lines: Sequence[Row]) -> None:
        self._lists()[view].show_rows(lines)
        self._pages.setCurrentWidget(self._page_of[view])
        self.nothing.setText(self._nothing(view) if not lines else "")
        self.nothing.setVisible(not lines)
        # The row that was chosen stays chosen, and a click on it would change nothing.
        self._ask(self._lists()[view].view.current_id())

    def _nothing(self, view: RatesView) -> str:
        if view is RatesView.FREED:
            return self.tr(
                "Aucun créneau n’a été vu assez souvent vide dans cette période pour que ses "
                "heures puissent être données à d’autres."
            )
        return self.tr(
            "Aucune observation dans cette période\u202f: elles viennent des visites finalisées."
        )

    # Evidence

    def _ask(self, key: str) -> None:
        """Show what a row rests on."""
        if key and self._asked is not None:
            self._ask_for(key, self._title(key))

    def _ask_all(self) -> None:
        """Show what the figures above the table rest on: all observations of the period."""
        self._ask_for(None, self.tr("Toute la période"))

    def _ask_for(self, key: str | None, title: str) -> None:
        if self._asked is None:
            return
        self._forget_evidence()
        self._desk.read(
            rates.evidence,
            self._asked,
            key,
            then=partial(self._show_evidence, self._evidence_question, title),
            owner=self,
        )

    def _forget_evidence(self) -> None:
        """Leave aside what is still being read for another figure."""
        self._evidence_question += 1

    def _title(self, key: str) -> str:
        line = self._lists()[self.bar.view()].row_of(key)
        if isinstance(line, FreedLine):
            return line.row.slot.label
        by = DIMENSIONS[self._asked.by] if self._asked else ""
        # Of an hour in which nothing was seen there is a cell, and no line.
        label = hour_words(*map(int, key.split("-"))) if line is None else line.row.label
        return f"{by}\u202f: {label}"

    def _show_evidence(self, question: int, title: str, found: Evidence) -> None:
        if question == self._evidence_question:
            self.evidence.show_evidence(title, found)

    def _open_hour(self, weekday: int, hour: int) -> None:
        key = f"{weekday}-{hour}"
        if self.hours.row_of(key) is not None:
            self.hours.view.select_record(key)
        self._ask(key)

    def _open_month(self, key: str) -> None:
        self.months.view.select_record(key)
        self._ask(key)

    # Paper

    def print_report(self) -> None:
        """Preview the report of the period on paper."""
        query = self.bar.query()
        if query is None:
            return

        def show(paper: ListPaper) -> None:
            PreviewDialog(self._desk, self._settings, self._looked_at, paper, self).open()

        self._desk.run(
            rate_reports.report,
            query,
            title=self.tr("Mise en page du bilan d’occupation"),
            then=show,
            owner=self,
        )

    # Building

    def _listed(
        self,
        name: str,
        title: str,
        columns: Sequence[Column],
        keys: Mapping[str, Callable[[Any], Any]],
    ) -> ListedTable:
        view = TableView(self)
        view.setObjectName(name)
        view.setAccessibleName(title)
        return ListedTable(view, self._desk, self._settings, columns, keys)

    def _lists(self) -> dict[RatesView, ListedTable]:
        return {
            RatesView.TABLE: self.table,
            RatesView.HOURS: self.hours,
            RatesView.TREND: self.months,
            RatesView.FREED: self.freed,
        }

    def _lay_out(self) -> None:
        grids = QSplitter(Qt.Orientation.Horizontal, self)
        for title, grid in (
            (self.tr("Prévu\u202f: part des heures ouvertes attribuée"), self.planned_grid),
            (self.tr("Observé\u202f: occupation des séances vues"), self.observed_grid),
        ):
            grids.addWidget(_titled(title, grid))
        trend = _titled(self.tr("Occupation par mois, avec son intervalle à 95 %"), self.trend)
        self._page_of: dict[RatesView, QWidget] = {
            RatesView.TABLE: self.table.view,
            RatesView.HOURS: _stacked(grids, self.hours.view),
            RatesView.TREND: _stacked(trend, self.months.view),
            RatesView.FREED: self.freed.view,
        }
        for page in self._page_of.values():
            self._pages.addWidget(page)
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.nothing)
        column.addWidget(self._pages, 1)
        split = _LowSplitter(Qt.Orientation.Horizontal, self)
        split.setObjectName("rates_split")
        split.setChildrenCollapsible(False)
        split.addWidget(left)
        split.addWidget(self.evidence)
        split.setStretchFactor(0, 2)
        split.setStretchFactor(1, 1)
        split.setSizes([840, 420])
        self._put_in_scroll(split)

    def _put_in_scroll(self, split: QSplitter) -> None:
        """On a small screen the page scrolls: its pictures would be too low to be read."""
        inside = QWidget(self)
        inside.setProperty("role", "reading")
        whole = QVBoxLayout(inside)
        whole.setSpacing(GAP)
        whole.addWidget(self.bar)
        glance = QHBoxLayout()
        glance.setSpacing(GAP)
        glance.addWidget(self.glance, 1)
        glance.addWidget(self.all_button)
        whole.addLayout(glance)
        whole.addWidget(split, 1)
        self._scroll = scroll = ScrollPage(self)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        scroll.show_column(whole, inside)
        around = QVBoxLayout(self)
        around.setContentsMargins(PAGE_MARGIN, PAGE_MARGIN, PAGE_MARGIN - BAR, PAGE_MARGIN)
        around.addWidget(scroll)

    def _connect(self) -> None:
        self.bar.changed.connect(self.refresh)
        self.bar.print_asked.connect(self.print_report)
        self.all_button.clicked.connect(lambda _on: self._ask_all())
        for listed in self._lists().values():
            listed.view.current_changed.connect(self._ask)
            listed.view.opened.connect(self._focus_evidence)
        for grid in (self.planned_grid, self.observed_grid):
            grid.opened.connect(self._open_hour)
        self.trend.opened.connect(self._open_month)
        self.evidence.visit_asked.connect(partial(self.went.emit, "visit"))

    def _focus_evidence(self, key: str) -> None:
        self._ask(key)
        self.evidence.view.setFocus()


class _LowSplitter(QSplitter):
    """Asks for no more than it needs: a column that scrolls gives what is asked for."""

    def sizeHint(self) -> QSize:
        """Return the least room."""
        return self.minimumSizeHint()


def _titled(title: str, widget: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    column.addWidget(plain_label(title, role="card_title", wraps=True))
    column.addWidget(widget, 1)
    return holder


def _stacked(picture: QWidget, table: QWidget) -> QSplitter:
    both = QSplitter(Qt.Orientation.Vertical)
    both.setChildrenCollapsible(False)
    both.addWidget(picture)
    both.addWidget(table)
    both.setStretchFactor(0, 3)
    both.setStretchFactor(1, 2)
    return both
