"""The smallest screen that is served: 1280x720 at 150 %, which leaves 853x480."""

import pytest
from PySide6.QtWidgets import QPushButton

from hands import settle
from polesdesk.ui.main_window import MainWindow
from polesdesk.ui.rates.page import RatesPage
from polesdesk.ui.scroll_page import ScrollPage

WIDTH, HEIGHT = 853, 480
FRAME = 32
"""Pixels of the title of a window."""
TABS = ("dashboard", "hubs", "planning", "associations", "conventions", "visits",
        "premises_requests")  # fmt: skip


@pytest.fixture
def small(program: MainWindow) -> MainWindow:
    """The window on the smallest screen, with all its tabs."""
    program.build_all_tabs()
    program._ui.error_bar.hide()
    settle()
    program.resize(WIDTH, HEIGHT - FRAME)
    settle()
    return program


@pytest.mark.parametrize("subject", TABS)
def test_the_window_fits_with_each_tab(small: MainWindow, subject):
    small.show_list(subject, "", "")
    settle()
    assert small.minimumSizeHint().width() <= WIDTH
    assert small.minimumSizeHint().height() <= HEIGHT - FRAME
    assert (small.width(), small.height()) == (WIDTH, HEIGHT - FRAME)


def test_no_tab_is_forgotten(small: MainWindow):
    assert {tab.subject for tab in small._tabs} == set(TABS)


def test_pictures_of_rates_scroll_where_there_is_no_room_for_them(small: MainWindow):
    small.show_list("visits", "", "")
    for name in ("visits_page_rates", "rates_view_hours"):
        small.findChild(QPushButton, name).click()
    settle()
    rates = small.findChild(RatesPage)
    scroll, grid = rates.findChild(ScrollPage), rates.planned_grid
    assert scroll.verticalScrollBar().maximum() > 0
    assert grid.height() >= grid.minimumSizeHint().height()
    rates.bar.first.setFocus()
    settle()
    assert scroll.verticalScrollBar().value() == 0
    grid.setFocus()
    settle()
    assert scroll.verticalScrollBar().value() > 0
