"""The smallest screen that is served: 1280x720 at 150 %, which leaves 853x480."""

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from hands import settle
from polesdesk.ui.main_window import MainWindow
from polesdesk.ui.rates.page import RatesPage
from polesdesk.ui.scroll_page import ScrollPage
from whole_program import states_of

pytestmark = pytest.mark.timeout(400)  # it goes through the whole program

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


def test_an_error_takes_the_room_of_the_example_and_gives_it_back(small: MainWindow):
    banner = small._ui.example_banner
    assert banner.isVisible()
    for tab in small.build_all_tabs():
        small.show_tab(tab)
        settle()
        small.show_error("Le disque est plein.", "disk_full")
        settle()
        assert small.minimumSizeHint().height() <= HEIGHT - FRAME, tab.subject
        assert not banner.isVisible()
        small._ui.error_bar.hide()
        settle()
        assert banner.isVisible()
    assert (small.width(), small.height()) == (WIDTH, HEIGHT - FRAME)


def test_what_was_done_never_widens_the_window(small: MainWindow):
    least = small.minimumSizeHint().width()
    words = "Création de la recherche enregistrée « Conventions qui finissent cette année »"
    small.tell(words, "Annuler", lambda: None)
    settle()
    assert small.minimumSizeHint().width() <= max(least, WIDTH)
    assert small.width() == WIDTH


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


def test_every_dialog_fits_and_cuts_no_words(program: MainWindow, monkeypatch):
    screen = QRect(0, 0, WIDTH, HEIGHT)
    monkeypatch.setattr(QScreen, "availableGeometry", lambda _screen: screen)
    wrong = {}
    for windows in states_of(program):
        for dialog in windows:
            if dialog is not program and (slips := slips_of(dialog)):
                wrong[dialog.objectName()] = slips
    assert wrong == {}


def slips_of(dialog: QWidget) -> list[str]:
    """What is too large in a dialog, and what is cut where it is as small as the screen."""
    room = QSize(WIDTH, HEIGHT - FRAME)
    least, size = dialog.minimumSizeHint(), dialog.size()
    slips = [f"opens as {size}"] if size.boundedTo(room) != size and not is_tablet(dialog) else []
    if least.boundedTo(room) != least:
        slips.append(f"needs {least}")
    dialog.resize(size.boundedTo(room))
    settle()
    return slips + cut_words(dialog)


def is_tablet(dialog: QWidget) -> bool:
    """Tell whether the walk has given the dialog the size of a tablet."""
    return dialog.objectName() == "field_dialog"


def cut_words(dialog: QWidget) -> list[str]:
    """The sentences that are squeezed between their neighbours."""
    labels = [label for label in dialog.findChildren(QLabel) if label.isVisible()]
    return [
        label.text()
        for label in labels
        if label.wordWrap() and label.height() + 1 < label.heightForWidth(label.width())
    ]
