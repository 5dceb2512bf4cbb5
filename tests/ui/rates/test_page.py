"""The page of rates, used by hand: choose, click a figure, reach the visit."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from actions.conftest import Office, office
from actions.visiting import TUESDAY, see, signed_slot
from hands import settle, show
from polesdesk.domain.measures import Measure
from polesdesk.domain.rate_rows import Summary
from polesdesk.domain.rates import Tally
from polesdesk.domain.visits import FindingKind
from polesdesk.ui.desk import Desk
from polesdesk.ui.rates import RatesPage
from polesdesk.ui.rates.pictures import summary_words
from polesdesk.ui.rates.reading import RatesView
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
