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


@pytest.fixture
def small(program: MainWindow) -> MainWindow:
    """The window on the smallest screen, with all its tabs."""
    program.build_all_tabs()
    program._ui.error_bar.hide()
    settle()
    program.resize(WIDTH, HEIGHT - FRAME)
    settle()
    return program


def test_the_window_fits_with_every_tab(small: MainWindow):
    too_large = {}
    for tab in small.build_all_tabs():
        small.show_tab(tab)
        settle()
        least = small.minimumSizeHint()
        if least.width() > WIDTH or least.height() > HEIGHT - FRAME:
            too_large[tab.subject] = least
    assert too_large == {}
    assert (small.width(), small.height()) == (WIDTH, HEIGHT - FRAME)


def test_pictures_of_rates_scroll_where_there_is_no_room_for_them(small: MainWindow):
    small.show_list("visits", "", "")
    for name in ("visits_page_rates", "rates_view_hours"):
        small.findChild(QPushButton, name).click()
    settle()
    rates = small.findChild(RatesPage)
    scroll, grid = rates.findChild(ScrollPage), rates.planned_grid
    small.resize(1366, 768)
    settle()
    assert scroll.verticalScrollBar().maximum() == 0
    small.resize(WIDTH, HEIGHT - FRAME)
    settle()
    assert scroll.verticalScrollBar().maximum() > 0
    assert grid.height() >= grid.minimumSizeHint().height()
    rates.bar.first.setFocus()
    settle()
    assert scroll.verticalScrollBar().value() == 0
    grid.setFocus()
    settle()
    assert scroll.verticalScrollBar().value() > 0
