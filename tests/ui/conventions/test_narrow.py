"""A small screen: 1366x768 at 150 % leaves 910 pixels, and nothing may be cut."""

import pytest
from PySide6.QtWidgets import QPushButton

from hands import settle
from office_window import OfficeWindow
from polesdesk.actions import originals
from polesdesk.domain.progress import Silent


@pytest.fixture
def narrow(office: OfficeWindow, ready) -> OfficeWindow:
    """The window of a small screen, on an agreement to sign."""
    ready.agreement()
    originals.original(ready.runner, Silent(), "agreement")
    office.open("convention", "agreement")
    office.window.resize(910, 512)
    settle()
    return office


def test_the_window_fits(narrow: OfficeWindow):
    assert narrow.window.width() == 910
    assert narrow.window.minimumSizeHint().width() <= 910


def test_no_button_of_the_card_is_cut(narrow: OfficeWindow):
    card = narrow.conventions.card
    foot = [b for b in card._foot.findChildren(QPushButton) if b.isVisible()]
    assert len(foot) == 4
    for button in foot:
        assert button.width() >= button.sizeHint().width()
        assert card.rect().contains(button.mapTo(card, button.rect().bottomRight()))


def test_the_filters_take_a_line_of_their_own_and_come_back(narrow: OfficeWindow):
    page = narrow.conventions.page
    box, words = page._filters["situation"], page._ui.filter
    assert box.y() > words.y()
    assert box.width() >= box.sizeHint().width()
    narrow.window.resize(1366, 768)
    settle()
    assert box.y() <= words.y() + words.height() / 2


def test_the_last_button_stands_at_the_right_where_there_is_room(narrow: OfficeWindow):
    narrow.window.resize(1366, 768)
    settle()
    card = narrow.conventions.card
    more = card.findChild(QPushButton, "convention_more")
    edge = more.mapTo(card, more.rect().topRight()).x()
    assert card.width() - edge < 40


def test_no_field_of_the_form_is_cut(narrow: OfficeWindow):
    narrow.choose("convention_edit")
    form = narrow.form()
    assert form.inside.width() <= form.viewport().width()
    end = form.fields["end_date"]
    assert end._label.geometry().bottom() < end.widget.y()
    narrow.window.resize(1366, 768)
    settle()
    assert end._label.geometry().right() < end.widget.x()
