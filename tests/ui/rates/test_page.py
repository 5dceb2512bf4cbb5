"""The page of rates, used by hand: choose, click a figure, reach the visit."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from actions.conftest import Office, office
from actions.visiting import TUESDAY, see, signed_slot
from hands import settle, show
from polesdesk.domain.measures import Measure
from polesdesk.domain.occupancy_labels import DIMENSIONS
from polesdesk.domain.rate_rows import Summary
from polesdesk.domain.rates import Dimension, Tally
from polesdesk.domain.visits import FindingKind
from polesdesk.ui.desk import Desk
from polesdesk.ui.rates import RatesPage
from polesdesk.ui.rates.pictures import hour_words, summary_words
from polesdesk.ui.rates.reading import RatesView
from polesdesk.ui.rates.trend import _short
from polesdesk.ui.workers import InlineWorker

__all__ = ["office"]
WEEK = timedelta(days=7)


@pytest.fixture
def page(office: Office, theme, settings, qtbot: QtBot) -> RatesPage:
    """The page on an office that saw one slot seven times."""
    agreement, _ = signed_slot(office)
    for week in range(6):
        see(office, agreement, TUESDAY - week * WEEK, FindingKind.EMPTY)
    see(office, agreement, date(2026, 10, 20), FindingKind.EMPTY)
    made = RatesPage(Desk(office.runner, InlineWorker()), settings)
    qtbot.addWidget(made)
    made.resize(1300, 700)
    show(qtbot, made)
    return made


def cells(listed) -> list[str]:
    model = listed.model
    return [str(model.index(0, column).data() or "") for column in range(model.columnCount())]


class OnDemand(InlineWorker):
    """Answers questions in the order that a test chooses."""

    def __init__(self) -> None:
        self.waiting = []

    def submit(self, lane, work, arrived) -> None:
        self.waiting.append((lane, work, arrived))

    def answer(self, number: int) -> None:
        InlineWorker.submit(self, *self.waiting[number])


def look_at(page: RatesPage, qtbot: QtBot, view: RatesView) -> None:
    qtbot.mouseClick(page.bar._views[view], Qt.MouseButton.LeftButton)
    settle()


def told_of(page: RatesPage) -> tuple[str, int]:
    """Return what the panel of observations is about, and how many it shows."""
    return page.evidence.title.text(), len(page.evidence.list.rows())


def test_a_figure_leads_to_its_observations_and_their_visit(page: RatesPage, qtbot: QtBot) -> None:
    line = cells(page.table)
    assert line[0] == "Voltaire"
    assert line[1:3] == ["6", "0"]
    assert "0\u00a0%" in line[3]
    page.table.view.setFocus()
    page.table.view.select_record(page.table.rows()[0].id)
    settle()
    assert "7" in page.evidence.told.text()
    went: list[tuple[str, str]] = []
    page.went.connect(lambda kind, record: went.append((kind, record)))
    qtbot.keyClick(page.evidence.view, Qt.Key.Key_Return)
    assert went[0][0] == "visit"


def test_the_heat_map_opens_an_hour_by_click_and_by_key(page: RatesPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.bar._views[RatesView.HOURS], Qt.MouseButton.LeftButton)
    settle()
    place = page.observed_grid.cell_rect((2, 18)).center().toPoint()
    qtbot.mouseClick(page.observed_grid, Qt.MouseButton.LeftButton, pos=place)
    assert page.evidence.title.text() == "Jour et heure\u202f: mardi 18\u00a0h"
    qtbot.keyClick(page.observed_grid, Qt.Key.Key_Down)
    qtbot.keyClick(page.observed_grid, Qt.Key.Key_Return)
    assert page.evidence.title.text() == "Jour et heure\u202f: mardi 19\u00a0h"
    assert page.hours.view.current_id() == "2-19"
    assert page.observed_grid.place_at(QPoint(1, 1)) is None


@pytest.mark.parametrize("by", [one for one in Dimension if one is not Dimension.WEEKDAY_HOUR])
def test_every_row_of_every_table_leads_to_its_observations(page: RatesPage, by: Dimension) -> None:
    page.bar.by.set_value("" if by is Dimension.HUB else by.value)
    if by is Dimension.MONTH:
        page.bar.show_view(RatesView.TREND)
    page.refresh()
    listed = page.months if by is Dimension.MONTH else page.table
    assert listed.rows()
    for row in listed.rows():
        listed.view.select_record(row.id)
        settle()
        assert told_of(page) == (
            f"{DIMENSIONS[by]}\u202f: {row.row.label}",
            row.tally.n + row.tally.left_out,
        )


def test_every_cell_of_both_maps_leads_to_its_observations(page: RatesPage, qtbot: QtBot) -> None:
    look_at(page, qtbot, RatesView.HOURS)
    tallies = {row.id: row.tally for row in page.hours.rows()}
    for grid in (page.planned_grid, page.observed_grid):
        for weekday in range(1, 8):
            for hour in grid._grid.hours:
                point = grid.cell_rect((weekday, hour)).center().toPoint()
                qtbot.mouseClick(grid, Qt.MouseButton.LeftButton, pos=point)
                title, shown = told_of(page)
                seen = tallies.get(f"{weekday}-{hour}", Tally())
                assert shown == seen.n + seen.left_out
                assert title == f"Jour et heure\u202f: {hour_words(weekday, hour)}"
    for row in page.hours.rows():
        page.hours.view.select_record(row.id)
        settle()
        assert told_of(page)[1] == row.tally.n + row.tally.left_out


def test_hours_to_free_and_the_figures_above_lead_to_their_observations(
    page: RatesPage, qtbot: QtBot
) -> None:
    look_at(page, qtbot, RatesView.FREED)
    (row,) = page.freed.rows()
    page.freed.view.select_record(row.id)
    settle()
    assert told_of(page) == (row.row.slot.label, 7)
    qtbot.mouseClick(page.all_button, Qt.MouseButton.LeftButton)
    settle()
    assert told_of(page) == ("Toute la période", 7)


def test_an_answer_that_comes_late_is_not_shown(
    page: RatesPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    look_at(page, qtbot, RatesView.TREND)
    worker = OnDemand()
    monkeypatch.setattr(page._desk, "_worker", worker)
    page._open_month("2026-09")
    page._open_month("2026-10")
    for number in reversed(range(len(worker.waiting))):
        worker.answer(number)
    assert page.evidence.title.text() == "Mois\u202f: octobre 2026"
    worker.waiting.clear()
    page._ask("2026-09")
    page.refresh()
    worker.answer(1)
    worker.answer(0)
    assert page.evidence.title.text() != "Mois\u202f: septembre 2026"


def test_coverage_and_allotment_come_after_the_rates(
    page: RatesPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    worker = OnDemand()
    monkeypatch.setattr(page._desk, "_worker", worker)
    page.refresh()
    worker.answer(0)
    (row,) = page.table.rows()
    assert row.tally.n == 6
    assert row.measure is None
    assert "couverture" not in page.glance.text()
    for number in range(1, len(worker.waiting)):
        worker.answer(number)
    (row,) = page.table.rows()
    assert (row.measure.seen, row.measure.planned) == (6, 36)
    assert "couverture\u202f: 6 séances vues sur 36 prévues (17\u00a0%)" in page.glance.text()


def test_the_page_is_built_when_it_is_seen(office: Office, theme, settings, qtbot: QtBot) -> None:
    made = RatesPage(Desk(office.runner, InlineWorker()), settings)
    qtbot.addWidget(made)
    assert made.findChildren(QWidget) == []
    made.reload()
    made.take_focus()
    show(qtbot, made)
    assert made.table.view.isVisible()
    assert "aucune observation" in made.glance.text()


def test_the_trend_opens_a_month(page: RatesPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.bar._views[RatesView.TREND], Qt.MouseButton.LeftButton)
    settle()
    rows = page.months.rows()
    assert [row.id for row in rows] == ["2026-09", "2026-10"]
    qtbot.keyClick(page.trend, Qt.Key.Key_Right)
    qtbot.keyClick(page.trend, Qt.Key.Key_Return)
    assert page.evidence.title.text() == "Mois\u202f: octobre 2026"
    place = page.trend.column(0).center().toPoint()
    qtbot.mouseClick(page.trend, Qt.MouseButton.LeftButton, pos=place)
    assert page.evidence.title.text() == "Mois\u202f: septembre 2026"


def test_hours_to_free_and_another_period(page: RatesPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.bar._views[RatesView.FREED], Qt.MouseButton.LeftButton)
    settle()
    assert "Salle 1" in cells(page.freed)[0]
    page.bar.first.setText("01/11/2026")
    page.bar.first.editingFinished.emit()
    page.bar.last.setText("21/11/2026")
    page.bar.last.editingFinished.emit()
    settle()
    assert page.freed.rows() == ()
    assert page.nothing.isVisible()
    assert "aucune observation" in page.glance.text()


def test_the_report_is_previewed(page: RatesPage, qtbot: QtBot) -> None:
    from polesdesk.ui.preview.dialog import PreviewDialog

    qtbot.mouseClick(page.bar.print, Qt.MouseButton.LeftButton)
    settle()
    (preview,) = page.findChildren(PreviewDialog)
    assert preview.isVisible()
    preview.close()


def test_the_observations_of_the_row_chosen_stay_when_the_page_is_read_again(
    page: RatesPage,
) -> None:
    page.table.view.select_record(page.table.rows()[0].id)
    shown = [row.id for row in page.evidence.list.rows()]
    assert len(shown) == 7
    page.refresh()
    assert [row.id for row in page.evidence.list.rows()] == shown


def test_the_period_follows_the_day_in_a_window_left_open(
    page: RatesPage, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert page.bar.last.value() == date(2026, 11, 21)
    monkeypatch.setattr(office.runner, "today", lambda: date(2026, 11, 23))
    page.refresh()
    assert page.bar.last.value() == date(2026, 11, 23)
    assert page.found is not None
    assert page.found.table.query.last == date(2026, 11, 23)
    page.bar.first.setText("01/10/2026")
    page.bar.first.editingFinished.emit()
    page.refresh()
    assert page.bar.first.value() == date(2026, 10, 1)


def test_an_unknown_allotment_is_said_in_words() -> None:
    told = summary_words(
        Summary(
            tally=Tally(), least=5, freshness=None, slots_seen=0,
            measure=Measure(slots=2, planned=3),
        )
    )  # fmt: skip
    assert "attribution inconnue\u202f: aucune heure d’ouverture" in told


def test_the_months_of_the_chart_are_written_alike_and_never_cut(qapp):
    metrics = QFontMetrics(qapp.font())
    longest = metrics.horizontalAdvance("septembre 2026")
    months = [f"2026-{number:02}" for number in range(1, 13)]
    for room, wanted in ((longest + 10, "mai 2026"), (longest, "05/26"), (20, "05")):
        words = [_short(key, room, metrics) for key in months]
        assert words[4] == wanted
        assert all(metrics.horizontalAdvance(one) <= room for one in words)
