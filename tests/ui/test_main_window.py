"""The main window: tabs, menus, undo by name, title, closing without a loss."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QMenu, QMessageBox, QPushButton

from hands import press, settle
from polesdesk.actions import hubs
from polesdesk.domain.hubs import Hub
from polesdesk.domain.identity import new_id
from polesdesk.domain.rules import RuleBroken
from polesdesk.ui.note_dialog import note_dialog
from polesdesk.ui.texts import LinkLabel
from polesdesk.ui.theme import Scheme, Theme
from polesdesk.ui.tokens import DARK, tokens
from polesdesk.ui.workers import InlineWorker, Lane
from window_demo import DemoTab, Rows


class HubsTab(DemoTab):
    """Another tab, of other records."""

    subject = "hubs"
    kinds = ("hub",)
    watches = ("hub",)

    def __init__(self, desk, settings, rows) -> None:
        super().__init__(desk, settings, rows)
        self.title = "Pôles"
        self.setObjectName("hubs_tab")
        self.refreshed = 0

    def refresh(self) -> None:
        super().refresh()
        self.refreshed += 1


@pytest.fixture
def tabs(theme, desk, settings):
    return HubsTab(desk, settings, Rows(5)), DemoTab(desk, settings, Rows(16))


@pytest.fixture
def main(window, tabs):
    return window(*tabs)


def command(main, name: str) -> QAction:
    return main.findChild(QAction, name)


def create_hub(desk, main, code: str = "VOL") -> None:
    hub = Hub(id=new_id(), code=code, name="Voltaire")
    desk.do(hubs.save, hub, owner=main)
    settle()


def answer(main, name: str) -> None:
    box = main.findChild(QMessageBox, "unsaved_dialog")
    box.findChild(QPushButton, name).click()
    settle()


def test_menus_stand_in_their_order(main):
    titles = [action.text().replace("&", "") for action in main.menuBar().actions()]
    assert titles == ["Fichier", "Édition", "Affichage", "Pôles", "Conventions", "Aide"]


def test_keys_go_through_the_tabs_around_the_end(main, tabs, qtbot):
    assert main.current_tab() is tabs[0]
    for wanted in (tabs[1], tabs[0]):
        qtbot.keyClick(main, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
        assert main.current_tab() is wanted
    qtbot.keyClick(main, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert main.current_tab() is tabs[1]


def test_the_same_key_works_in_the_tab_that_is_open(main, tabs, qtbot):
    for tab in reversed(tabs):
        main.show_tab(tab)
        qtbot.keyClick(main, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
        assert [t.card.form() is not None for t in tabs] == [t is tab for t in tabs]
        tab.card.end_editing()


def test_a_command_of_another_tab_opens_it(main, tabs):
    main.findChild(QMenu, "conventions_menu").actions()[0].trigger()
    assert main.current_tab() is tabs[1]


def test_a_tab_is_shown_before_its_command_acts_and_the_command_may_lead_elsewhere(main, tabs):
    seen = []
    tabs[1].new_command.about_to_act.connect(lambda: seen.append(main.current_tab()))
    tabs[1].new_command.trigger()
    assert seen == [tabs[1]]
    tabs[1].edit_command._act = lambda: main.show_tab(tabs[0])
    tabs[1].edit_command.trigger()
    assert main.current_tab() is tabs[0]


def test_a_link_opens_the_record_in_its_tab(main, tabs):
    main.go("convention", "5")
    settle()
    assert main.current_tab() is tabs[1]
    assert tabs[1].page.current_id() == "5"
    tabs[1].went.emit("hub", "2")
    settle()
    assert main.current_tab() is tabs[0]
    assert tabs[0].page.current_id() == "2"


def test_the_title_names_record_list_and_changes(main, tabs):
    main.go("convention", "5")
    settle()
    assert main.windowTitle() == "VOL-2026-006 – Conventions – PolesDesk[*]"
    assert not main.isWindowModified()
    tabs[1].edit()
    tabs[1].card.form().fields["name"].input.setText("Autre")
    assert main.isWindowModified()
    tabs[1].card.form().cancelled.emit()
    assert not main.isWindowModified()


def test_undo_and_redo_are_named_and_work(main, desk, runner):
    undo, redo = command(main, "edit_undo"), command(main, "edit_redo")
    assert (undo.isEnabled(), redo.isEnabled()) == (False, False)
    assert undo.text().replace("&", "") == "Annuler"
    create_hub(desk, main)
    label = undo.text().replace("&", "")
    assert label.startswith("Annuler\u202f: ")
    undo.trigger()
    settle()
    assert not undo.isEnabled()
    assert redo.text().replace("&", "") == label.replace("Annuler", "Rétablir")
    redo.trigger()
    settle()
    assert undo.text().replace("&", "") == label


def test_undo_survives_a_restart(main, desk, window):
    create_hub(desk, main)
    assert command(window(), "edit_undo").isEnabled()


def test_a_save_is_told_with_the_way_back(main, desk):
    create_hub(desk, main)
    note = main._ui.status_line._success
    assert note.text()
    assert note.button.text() == "Annuler"
    note.button.click()
    settle()
    assert note.text().startswith("Annulé\u202f: ")
    assert note.button.text() == "Rétablir"
    assert "Enregistré à 10\u00a0h\u00a042" in main._ui.status_line._facts.text()


def test_a_seen_tab_reads_again_and_a_hidden_one_waits_until_it_is_seen(main, tabs, desk):
    before = tabs[0].refreshed
    create_hub(desk, main)
    assert tabs[0].refreshed == before + 1
    main.show_tab(tabs[1])
    create_hub(desk, main, "SLU")
    assert tabs[0].refreshed == before + 1
    main.show_tab(tabs[0])
    assert tabs[0].refreshed == before + 2


def test_an_error_that_nobody_takes_stands_in_the_window(main, desk):
    create_hub(desk, main)
    create_hub(desk, main)
    assert main._ui.error_bar.isVisible()
    assert "VOL" in main._ui.error_bar.text()


def test_a_window_with_nothing_to_lose_closes_at_once(main):
    closed = []
    main.closed.connect(lambda: closed.append(1))
    main.close()
    settle()
    assert not main.isVisible()
    assert closed == [1]


def test_closing_asks_for_what_is_not_saved(main, tabs):
    closed = []
    main.closed.connect(lambda: closed.append(1))
    tabs[1].edit()
    tabs[1].card.form().fields["name"].input.setText("Autre")
    main.close()
    assert main.isVisible()
    assert main.current_tab() is tabs[1]
    answer(main, "unsaved_stay")
    assert main.isVisible()
    main.close()
    answer(main, "unsaved_save")
    settle()
    assert not main.isVisible()
    assert [values["name"] for values in tabs[1].saved] == ["Autre"]
    assert closed == [1]


def test_closing_asks_for_a_dialog_that_was_typed_in(main, qtbot):
    dialog = note_dialog(main._desk, "hub", "hub", main)
    dialog.open()
    dialog.form.fields["text"].input.set_value("Appel du gardien")
    with qtbot.waitSignal(main.stayed):
        main.close()
    settle()
    assert main.isVisible()
    dialog.findChild(QPushButton, "unsaved_discard").click()
    settle()
    main.close()
    settle()
    assert not main.isVisible()


def test_closing_takes_an_untouched_dialog_along(main):
    note_dialog(main._desk, "hub", "hub", main).open()
    main.close()
    settle()
    assert not main.isVisible()


def test_closing_waits_for_what_is_being_saved(main, desk, qtbot):
    desk._count_writing(1)
    main.close()
    assert main.isVisible()
    desk._count_writing(-1)
    qtbot.waitUntil(lambda: not main.isVisible())


class Waiting(InlineWorker):
    """Lets jobs wait until a test ends them."""

    def __init__(self) -> None:
        self.jobs = []

    def submit(self, lane, work, arrived) -> None:
        if lane is Lane.JOB:
            self.jobs.append((work, arrived))
        else:
            super().submit(lane, work, arrived)

    def end(self) -> None:
        for work, arrived in self.jobs:
            InlineWorker.submit(self, Lane.JOB, work, arrived)


def test_closing_asks_before_it_stops_a_job(main, desk, qtbot, monkeypatch):
    def job(runner, progress):
        progress.step(1, 2, "")

    worker = Waiting()
    monkeypatch.setattr(desk, "_worker", worker)
    desk.run(job, title="Impression", owner=main)
    main.close()
    box = main.findChild(QMessageBox, "confirm_dialog")
    assert "Impression" in box.text()
    box.findChild(QPushButton, "confirm_cancel").click()
    settle()
    assert main.isVisible()
    main.close()
    main.findChild(QMessageBox, "confirm_dialog").findChild(QPushButton, "confirm_go").click()
    settle()
    assert main.isVisible()
    worker.end()
    qtbot.waitUntil(lambda: not main.isVisible())


def test_the_tab_of_last_time_is_open_again(main, tabs, window, desk, settings):
    main.show_tab(tabs[1])
    again = window(HubsTab(desk, settings, Rows(5)), DemoTab(desk, settings, Rows(16)))
    assert again.current_tab().subject == "conventions"


def test_the_demonstration_is_marked_and_left_with_one_click(main):
    banner, left = main._ui.example_banner, []
    assert not banner.isVisible()
    main.show_example()
    main.example_left.connect(lambda: left.append(1))
    main._ui.example_leave.click()
    assert banner.isVisible()
    assert left == [1]


def test_colours_and_size_are_chosen_in_the_menu(main, theme, qtbot):
    command(main, "view_dark").trigger()
    assert tokens() is DARK
    assert theme.scheme() is Scheme.DARK
    qtbot.keyClick(main, Qt.Key.Key_Equal, Qt.KeyboardModifier.ControlModifier)
    assert theme.zoom() == 110
    qtbot.keyClick(main, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert theme.zoom() == 100
    theme.zoom_by(1)
    qtbot.keyClick(main, Qt.Key.Key_Agrave, Qt.KeyboardModifier.ControlModifier)
    assert theme.zoom() == 100  # the key of « 0 » on a French keyboard, without Shift


def test_control_and_the_wheel_change_the_size_of_the_text(main, theme, tabs):
    for widget, by in ((main, 120), (tabs[0].page.table.viewport(), 120), (main, -120)):
        place = QPointF(widget.mapTo(main, widget.rect().center()))
        QTest.wheelEvent(
            main.windowHandle(),
            place,
            QPoint(0, by),
            QPoint(),
            Qt.KeyboardModifier.ControlModifier,
        )
        settle()
    assert theme.zoom() == 110


def test_the_card_is_put_away_with_one_key(main, tabs, qtbot):
    card = tabs[1].card
    main.show_tab(tabs[1])
    settle()
    assert card.isVisible()
    qtbot.keyClick(main, Qt.Key.Key_F9)
    settle()
    assert not card.isVisible()
    tabs[1].edit()  # a form is always seen
    settle()
    assert card.isVisible()
    card.end_editing()
    assert not card.isVisible()
    command(main, "view_card").trigger()
    assert card.isVisible()


def test_the_card_stays_away_in_the_next_window(main, window, desk, settings):
    command(main, "view_card").trigger()
    other = DemoTab(desk, settings, Rows(3))
    assert not command(window(other), "view_card").isChecked()
    settle()
    assert not other.card.isVisible()


def test_fingers_meet_larger_rows_and_buttons(main, tabs, theme, settings, qapp):
    main.show_tab(tabs[1])
    settle()
    table, button = tabs[1].page.table, tabs[1].page._ui.new_button
    assert table.rowHeight(0) < 44
    assert button.height() < 44
    command(main, "view_touch").trigger()
    settle()
    assert table.rowHeight(0) >= 44
    assert button.height() >= 44
    assert tabs[1].card.findChild(LinkLabel).height() >= 40
    assert settings.value("look/touch") in (True, "true")
    assert Theme(qapp, settings).is_touch()
    command(main, "view_touch").trigger()
    settle()
    assert table.rowHeight(0) < 44


def dialog(main, name: str) -> QDialog:
    return main.findChild(QDialog, name)


@pytest.mark.parametrize(
    ("name", "made"), [("help_shortcuts", "shortcuts_dialog"), ("help_about", "about_dialog")]
)
def test_a_dialog_is_freed_when_it_is_closed(main, name, made):
    from shiboken6 import isValid

    command(main, name).trigger()
    shown = dialog(main, made)
    assert shown.isVisible()
    press(shown, Qt.Key.Key_Escape)
    settle()
    assert not isValid(shown)


def test_about_copies_what_a_helper_asks_for(main):
    from PySide6.QtGui import QGuiApplication

    command(main, "help_about").trigger()
    dialog(main, "about_dialog").findChild(QPushButton, "about_copy").click()
    text = QGuiApplication.clipboard().text()
    assert text.splitlines() == ["PolesDesk 1.2.3", "Dossier\u202f: sauvegardes"]


def test_every_key_of_the_menus_is_on_the_page_of_keys(main):
    from polesdesk.ui.shortcuts import as_html, keys_of

    keys = keys_of(main.menuBar())
    told = {(key.menu, key.text): key.keys for key in keys}
    assert told["Édition", "Rétablir"] == "Ctrl+Y, Ctrl+Maj+Z"
    assert told["Conventions", "Nouvelle convention"] == "Ctrl+N"
    assert told["Fichier", "Quitter"] == "Ctrl+Q, Ctrl+W"
    page = as_html(keys, "#000")
    assert all(key.keys.replace("&", "&amp;") in page for key in keys)


def test_no_two_commands_share_a_key(main, tabs):
    taken: dict[str, str] = {}
    for action in main.findChildren(QAction):
        if action.shortcutContext() is Qt.ShortcutContext.WindowShortcut and action.objectName():
            for key in action.shortcuts():
                other = taken.setdefault(key.toString(), action.objectName())
                assert other == action.objectName(), key.toString()


def test_a_refusal_is_gone_when_its_tab_is_left_or_something_succeeds(main, tabs, desk):
    bar = main._ui.error_bar
    desk.troubled.emit(RuleBroken("number_taken", "Ce numéro est pris."))
    assert bar.isVisible()
    main.show_tab(tabs[1])
    assert not bar.isVisible()
    desk.troubled.emit(RuleBroken("number_taken", "Ce numéro est pris."))
    create_hub(desk, main)
    assert not bar.isVisible()
