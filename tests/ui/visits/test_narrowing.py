"""Lists of visits as every list: chips on columns, saved searches, the menu of the page shown."""

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QFrame, QPushButton

from hands import settle
from polesdesk.actions import follow_ups
from polesdesk.domain.follow_ups import FollowUp, FollowUpKind
from polesdesk.domain.identity import new_id
from polesdesk.domain.lists import ColumnFilter, ListQuery, Match
from polesdesk.ui.file_choosing import FileChooser
from polesdesk.ui.follow_ups import FollowUpsPage


@pytest.fixture
def whole(office, desk, settings):
    """The tab with the page of follow-ups that the window gives it."""
    office.tab.add_tab("follow_ups", FollowUpsPage(desk, settings))
    office.tab.reload()
    settle()
    return office


def chips(page) -> list[str]:
    frames = page._ui.chips.findChildren(QFrame)
    shown = [f for f in frames if f.isVisible() and f.property("role") == "filter_chip"]
    return [f.findChildren(QPushButton)[0].text() for f in shown]


@pytest.mark.parametrize(
    ("name", "column", "chip"),
    [
        ("rounds", "agent", "Agent\u202f: vide"),
        ("visits", "hub", "Pôle\u202f: vide"),
        ("findings", "note", "Note\u202f: vide"),
        ("follow_ups", "owner", "Responsable\u202f: vide"),
    ],
)
def test_each_list_shows_its_filter_as_a_chip_and_keeps_searches(whole, name, column, chip):
    whole.round()
    whole.tab.reload()
    whole.click(f"visits_page_{name}")
    page = whole.tab.list_page()
    assert page.subject() == name
    assert page.model.rowCount() == (1 if name == "rounds" else 0)
    page._narrowing.set_filters((ColumnFilter(column=column, match=Match.EMPTY),))
    settle()
    assert chips(page) == [chip]
    assert page.model.rowCount() == 0
    assert page.findChild(QPushButton, f"{name}_searches").isVisible()


def test_the_menu_exports_the_list_that_is_shown(whole, monkeypatch):
    asked = []
    monkeypatch.setattr(FileChooser, "ask_save", lambda _self, *_p, **told: asked.append(told))
    whole.tab.show_page("follow_ups")
    whole.tab.findChild(QAction, "visits_export").trigger()
    assert asked[0]["proposed"].startswith("Suites ")


def test_the_way_back_finds_the_page_of_each_record(whole):
    one = whole.round()
    whole.tab.reload()
    for name, kind in (("rounds", "round"), ("findings", "finding"), ("follow_ups", "follow_up")):
        whole.tab.show_page(name)
        assert whole.tab.shown_kind() == kind
    whole.tab.come_back("round", ListQuery(text="T-"), one.id)
    settle()
    assert whole.tab.current() is whole.tab.rounds
    assert whole.tab.rounds.found.round.id == one.id
    assert whole.tab.list_page().query().text == "T-"


def test_the_menu_edits_and_deletes_on_the_page_of_follow_ups_too(whole):
    one = FollowUp(id=new_id(), kind=FollowUpKind.REMINDER, title="Relancer", hub_id=whole.hub.id)
    whole.runner.do(follow_ups.save, one)
    whole.tab.reload()
    whole.tab.open_record("follow_up", one.id)
    settle()
    for command in ("visits_edit_command", "visits_delete_command"):
        whole.tab.findChild(QAction, command).trigger()
        settle()
        (dialog,) = [d for d in whole.tab.findChildren(QDialog) if d.isVisible()]
        dialog.reject()
        settle()
    assert whole.no_dialog()
