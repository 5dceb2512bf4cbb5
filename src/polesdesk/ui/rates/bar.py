"""The line above the rates: the view, the period, the hub, what has a row, why it was visited."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QSettings, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from polesdesk.domain.lists import Choice
from polesdesk.domain.occupancy_labels import DIMENSIONS, MOTIVES
from polesdesk.domain.rate_rows import RateQuery
from polesdesk.domain.rates import Dimension
from polesdesk.domain.visits import Motive
from polesdesk.ui.choice_button import choice_button
from polesdesk.ui.flow_row import FlowRow
from polesdesk.ui.icons import set_icon
from polesdesk.ui.inputs import DateInput
from polesdesk.ui.list_filters import FilterBox
from polesdesk.ui.rates.reading import RatesView
from polesdesk.ui.texts import plain_label
from polesdesk.ui.words import choices_of

GAP = 8
YEAR = "year"
OWN = "own"
_IN_TABLE = {
    by: label
    for by, label in DIMENSIONS.items()
    if by not in {Dimension.WEEKDAY_HOUR, Dimension.MONTH}
}


def season(day: date, back: int = 0) -> tuple[date, date]:
    """Return the season of a day, September to August, or one so many seasons before."""
    year = (day.year if day.month >= 9 else day.year - 1) - back
    return date(year, 9, 1), date(year + 1, 8, 31)


class RatesBar(QWidget):
    """Controls of the page; ``changed`` tells that something else is wanted."""

    changed = Signal()
    print_asked = Signal()

    def __init__(
        self, today: Callable[[], date], settings: QSettings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._today = today
        self._settings = settings
        self._make_views()
        self._make_period()
        self._make_filters()
        self._lay_out()
        self._take_period()

    # What is wanted

    def view(self) -> RatesView:
        """Return the view chosen."""
        return next(view for view, button in self._views.items() if button.isChecked())

    def query(self) -> RateQuery | None:
        """Return what is asked for; None while the days are no period."""
        first, last = self.first.value(), self.last.value()
        if first is None or last is None or last < first:
            return None
        return RateQuery(
            by=Dimension(self.by.value() or Dimension.HUB),
            first=first,
            last=last,
            hub_id=self.hub.value() or None,
            motive=Motive(self.motive.value()) if self.motive.value() else None,
        )

    def follow_today(self) -> None:
        """Show the days of the period chosen, counted from today; days typed stay."""
        if self.period.value() != OWN:
            self._take_period()

    def show_hubs(self, hubs: Sequence[Choice]) -> None:
        """Offer the hubs of the file."""
        self.hub.set_choices(hubs)

    def show_view(self, view: RatesView) -> None:
        """Choose a view."""
        self._views[view].setChecked(True)
        self.by.setVisible(view is RatesView.TABLE)
        self._settings.setValue("rates/view", view.value)

    def seasons(self) -> tuple[Choice, ...]:
        """Return the periods that are offered."""
        this, former = season(self._today()), season(self._today(), 1)
        return (
            Choice(value="this", label=self.tr("saison {years}").format(years=_years(this))),
            Choice(value="former", label=self.tr("saison {years}").format(years=_years(former))),
            Choice(value=OWN, label=self.tr("à choisir")),
        )

    # Building

    def _make_views(self) -> None:
        names = {
            RatesView.TABLE: self.tr("Tableau"),
            RatesView.HOURS: self.tr("Heures de la semaine"),
            RatesView.TREND: self.tr("Évolution"),
            RatesView.FREED: self.tr("À libérer"),
        }
        self._group = QButtonGroup(self)
        self._views: dict[RatesView, QPushButton] = {}
        for view, name in names.items():
            button = choice_button(f"rates_view_{view.value}", name, self)
            button.clicked.connect(lambda _on, view=view: self._choose(view))
            self._group.addButton(button)
            self._views[view] = button
        self.print = QPushButton(self.tr("Imprimer le bilan…"), self)
        self.print.setObjectName("rates_print")
        set_icon(self.print, "printer")
        self.print.clicked.connect(lambda _on: self.print_asked.emit())

    def _make_period(self) -> None:
        year = self.tr("12 derniers mois")
        self.period = FilterBox("period", self.tr("Période"), self.seasons(), year, self)
        self.period.setObjectName("rates_period")
        self.period.setAccessibleName(self.tr("Période"))
        self.first = self._day("rates_first", self.tr("Premier jour"))
        self.last = self._day("rates_last", self.tr("Dernier jour"))
        self.period.chosen.connect(self._choose_period)

    def _day(self, name: str, title: str) -> DateInput:
        made = DateInput(self._today, self)
        made.setObjectName(name)
        made.setAccessibleName(title)
        made.setFixedWidth(self.fontMetrics().horizontalAdvance("00/00/0000") + 62)
        made.changed.connect(self._take_days)
        return made

    def _make_filters(self) -> None:
        self.hub = self._filter("hub", self.tr("Pôle"), (), self.tr("tous"))
        motives = choices_of(MOTIVES)
        self.motive = self._filter("motive", self.tr("Visites"), motives, self.tr("toutes"))
        rows = [one for one in choices_of(_IN_TABLE) if one.value != Dimension.HUB]
        self.by = self._filter("by", self.tr("Une ligne par"), rows, self.tr("pôle"))

    def _filter(
        self, name: str, label: str, choices: Sequence[Choice], all_label: str
    ) -> FilterBox:
        made = FilterBox(name, label, choices, all_label, self)
        made.setObjectName(f"rates_{name}")
        made.setAccessibleName(label)
        made.chosen.connect(self.changed)
        return made

    def _lay_out(self) -> None:
        first = QWidget(self)
        top = FlowRow(first, GAP)
        for button in self._views.values():
            top.addWidget(button)
        top.addWidget(self.print)
        top.ends_right = True
        second = QWidget(self)
        row = FlowRow(second, GAP)
        for widget in (self.period, self._days(), self.hub, self.motive, self.by):
            row.addWidget(widget)
        for line in (top, row):
            line.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(first)
        column.addWidget(second)
        kept = str(self._settings.value("rates/view") or "")
        known = {view.value for view in RatesView}
        self.show_view(RatesView(kept) if kept in known else RatesView.TABLE)

    def _days(self) -> QWidget:
        both = QWidget(self)
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        for widget in (self.first, plain_label(self.tr("au"), role="muted"), self.last):
            row.addWidget(widget)
        return both

    # Inside

    def _choose(self, view: RatesView) -> None:
        self.show_view(view)
        self.changed.emit()

    def _choose_period(self) -> None:
        if self.period.value() == OWN:
            self.first.setFocus()
            return
        self._take_period()
        self.changed.emit()

    def _take_period(self) -> None:
        today = self._today()
        spans = {"this": season(today), "former": season(today, 1)}
        first, last = spans.get(self.period.value(), (_a_year_before(today), today))
        for line, day in ((self.first, first), (self.last, last)):
            line.blockSignals(True)
            line.set_value(day)
            line.blockSignals(False)

    def _take_days(self) -> None:
        self.period.set_value(OWN)
        if self.query() is not None:
            self.changed.emit()


def _years(span: tuple[date, date]) -> str:
    return f"{span[0].year}-{span[1].year}"


def _a_year_before(day: date) -> date:
    return day - timedelta(days=364)
