"""Tabs that are built when they are needed: by a key, a link, a menu, a draft, or in idle turns."""

import subprocess
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QMenu

from hands import settle, show
from polesdesk.domain.drafts import Draft
from polesdesk.domain.identity import new_id
from polesdesk.ui.about import AboutFacts
from polesdesk.ui.main_window import COPY, MainWindow
from polesdesk.ui.search.entries import command_entries
from polesdesk.ui.shortcuts import keys_of
from polesdesk.ui.tab_set import QUIET
from polesdesk.ui.tabs import make_tabs
from ui.conftest import NOW

CONTROL = Qt.KeyboardModifier.ControlModifier
ALL = [
    "dashboard", "hubs", "planning", "associations", "conventions", "renewals", "visits",
    "premises_requests", "volunteers", "journee",
]  # fmt: skip


@pytest.fixture
def opened(theme, desk, settings, qtbot):
    """Open a window whose other tabs wait until they are asked for."""

    def begin() -> MainWindow:
        main = MainWindow(
            desk, theme, settings, now=lambda: NOW, about=lambda: AboutFacts(version="1")
        )
        qtbot.addWidget(main)
        main.add_tabs(make_tabs(desk, settings))
        main.start()
        main._tabs.stop()
        show(qtbot, main)
        return main

    return begin


@pytest.fixture
def main(opened) -> MainWindow:
    return opened()


def built(main: MainWindow) -> list[str]:
    return [tab.subject for tab in main._tabs]


def test_what_is_said_of_a_tab_before_it_is_built_is_true(desk, settings, theme, qtbot):
    for spec in make_tabs(desk, settings):
        tab = spec.build()
        qtbot.addWidget(tab)
        told = (spec.subject, spec.title, spec.kinds, spec.drafts, spec.has_menu)
        assert told == (tab.subject, tab.title, tab.kinds, tab.drafts, bool(tab.commands()))


def test_naming_the_tabs_reads_none_of_them():
    code = "import sys, polesdesk.ui.tabs as t; t.load_tab('hubs'); print(*sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    read = {name for name in ALL if f"polesdesk.ui.{name}" in told.stdout.split()}
    assert read == {"hubs"}


def test_the_first_tab_alone_is_built_and_every_tab_and_menu_is_there(main):
    strip = main._ui.tab_strip
    assert [strip.tabText(number) for number in range(strip.count())] == [
        "Tableau de bord", "Pôles", "Planning", "Associations", "Conventions", "Renouvellements",
        "Visites", "Demandes", "Bénévoles", "Journée citoyenne",
    ]  # fmt: skip
    menus = [action.text().replace("&", "") for action in main.menuBar().actions()]
    assert menus == [
        "Fichier", "Édition", "Affichage", "Pôles", "Planning", "Associations", "Conventions",
        "Renouvellements", "Visites", "Demandes", "Bénévoles", "Journée citoyenne", "Aide",
    ]  # fmt: skip
    assert built(main) == ["dashboard"]


def test_the_tab_of_last_time_is_the_one_that_is_built(opened, settings):
    settings.setValue("window/tab", "conventions")
    main = opened()
    assert built(main) == ["conventions"]
    assert main.current_tab().subject == "conventions"


def test_a_click_and_a_key_build_the_tab_that_they_open(main, qtbot):
    strip = main._ui.tab_strip
    middle = strip.tabRect(4).center()
    qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=middle)
    assert built(main) == ["dashboard", "conventions"]
    qtbot.keyClick(main, Qt.Key.Key_PageDown, CONTROL)
    assert main.current_tab().subject == "renewals"
    qtbot.keyClick(main, Qt.Key.Key_PageUp, CONTROL)
    qtbot.keyClick(main, Qt.Key.Key_N, CONTROL)
    settle()
    assert main.current_tab().card.form() is not None


def test_the_keys_of_tabs_built_behind_stay_quiet(main, qtbot):
    main._open_subject("associations")
    main.build_all_tabs()
    qtbot.keyClick(main, Qt.Key.Key_N, CONTROL)
    settle()
    forms = {tab.subject for tab in main.build_all_tabs() if getattr(tab, "card", None)}
    with_form = {one for one in forms if main._tabs.of_subject(one).card.form() is not None}
    assert with_form == {"associations"}


@pytest.mark.parametrize(
    ("kind", "subject"),
    [("room", "hubs"), ("convention", "conventions"), ("premises_request", "premises_requests")],
)
def test_a_link_builds_the_tab_of_its_record(main, kind, subject):
    tab = main._tabs.of_kind(kind)
    assert tab.subject == subject
    assert built(main) == ["dashboard", subject]


def test_a_filtered_list_builds_its_tab(main):
    main.show_list("associations", "insurance", "expired")
    settle()
    assert built(main) == ["dashboard", "associations"]
    assert main.current_tab().page.query().filters == {"insurance": "expired"}


def test_a_command_by_its_name_builds_its_tab(main):
    main.trigger("hub_new_command")
    settle()
    assert built(main) == ["dashboard", "hubs"]
    assert main.current_tab().card.form() is not None


def test_a_command_that_does_not_exist_does_nothing(main):
    main.trigger("no_such_command")
    assert main.current_tab().subject == "dashboard"


def test_a_menu_is_full_when_it_is_first_opened(main):
    menu = main.findChild(QMenu, "conventions_menu")
    menu.popup(main.mapToGlobal(main.rect().center()))
    names = [action.objectName() for action in menu.actions()]
    assert "convention_new_command" in names
    assert menu.sizeHint().height() > 10 * menu.fontMetrics().height()
    menu.close()
    assert main.current_tab().subject == "dashboard"
    main.findChild(QAction, "convention_new_command").trigger()
    settle()
    assert main.current_tab().card.form() is not None


def test_a_draft_opens_in_the_tab_of_its_form(main):
    draft = Draft(form="hub", row=new_id(), title="", before={}, typed={"name": "Étouvie"})
    main._resume(draft)
    assert main.current_tab().subject == "hubs"


def test_search_and_page_of_keys_know_every_command(main):
    assert command_entries(main._all_menus(), "nouvelle convention")
    assert built(main) == ALL


def test_the_page_of_keys_names_tabs_not_seen_yet(main):
    main.findChild(QAction, "help_shortcuts").trigger()
    assert built(main) == ALL
    menus = {key.menu for key in keys_of(main.menuBar())}
    assert {"Pôles", "Planning", "Visites", "Demandes"} <= menus
    for dialog in main.findChildren(QDialog):
        dialog.close()


def test_a_tab_built_later_knows_the_reminder_of_the_second_copy(opened, settings):
    settings.setValue("window/tab", "hubs")
    main = opened()
    main.remind("Aucune copie")
    assert main._tabs.of_subject("dashboard")._reminder == "Aucune copie"
    assert main.findChild(QAction, COPY) is None


def test_the_rest_is_built_when_nobody_works_one_thing_a_turn(main, qtbot):
    counts = []
    welcome = main._tabs._welcome
    main._tabs._welcome = lambda tab: (counts.append(len(built(main))), welcome(tab))
    main._tabs.build_when_idle()
    assert built(main) == ["dashboard"]
    qtbot.waitUntil(lambda: built(main) == ALL)
    assert counts == list(range(2, len(ALL) + 1))
    qtbot.waitUntil(lambda: not main._tabs._turn.isActive())


def test_nothing_is_built_while_keys_are_pressed(main):
    main._tabs.build_when_idle()
    QTest.keyClick(main.windowHandle(), Qt.Key.Key_Shift)
    assert main._tabs._turn.remainingTime() > QUIET / 2
    assert built(main) == ["dashboard"]
    main._tabs.stop()


def test_nothing_is_built_behind_a_question(main):
    dialog = QDialog(main)
    dialog.open()
    main._tabs._take_turn()
    main._tabs._take_turn()
    assert built(main) == ["dashboard"]
    assert main._tabs._turn.isActive()
    dialog.close()
    main._tabs.stop()


def test_a_window_that_closes_builds_nothing_more(main):
    main._tabs.build_when_idle()
    main.close()
    settle()
    assert not main.isVisible()
    assert not main._tabs._turn.isActive()
    assert built(main) == ["dashboard"]
