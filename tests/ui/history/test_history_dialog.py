"""The history in its dialog: what was done, in words, and the way back."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QMessageBox, QPushButton
from shiboken6 import isValid

from hands import press, settle, type_text
from polesdesk.actions import history, hubs
from polesdesk.ui.texts import LinkLabel
from window_checks import without_name, without_voice

CONTROL = Qt.KeyboardModifier.ControlModifier


def open_dialog(main, name: str = "edit_history"):
    main.trigger(name)
    settle()
    return next(d for d in main.findChildren(QDialog, "history_dialog") if d.isVisible())


@pytest.fixture
def dialog(main):
    return open_dialog(main)


def labels(dialog) -> list[str]:
    """What the list says, line by line."""
    model = dialog.page.model
    return [model.text_of(model.row_at(row), 1) for row in range(model.rowCount())]


def choose(dialog, label: str) -> None:
    """Make a line current by its words."""
    model = dialog.page.model
    row = labels(dialog).index(label)
    dialog.page.table.select_record(model.row_at(row).id)
    settle()


def card_words(dialog) -> list[str]:
    return [label.text() for label in dialog.card.findChildren(QLabel) if label.isVisible()]


def button(dialog, name: str) -> QPushButton | None:
    found = [b for b in dialog.findChildren(QPushButton, name) if b.isVisible()]
    return found[0] if found else None


def test_the_newest_is_first_and_told_in_words(dialog):
    assert labels(dialog)[:3] == [
        "Mise à la corbeille de l’association Couture & Partage",
        "Modification du pôle Voltaire Nord",
        "Modification du pôle Voltaire Nord",
    ]
    choose(dialog, "Modification du pôle Voltaire Nord")
    words = card_words(dialog)
    assert "Ville" in words
    assert "Amiens → Abbeville" in words


def test_words_and_days_narrow_the_list(dialog):
    filter_line = dialog.page._ui.filter
    dialog.page.focus_filter()
    type_text(filter_line, "modification pole")
    settle()
    assert set(labels(dialog)) == {"Modification du pôle Voltaire Nord"}
    filter_line.clear()
    settle()
    everything = len(labels(dialog))
    days = next(box for box in dialog.page._filters.values() if box.name == "days")
    values = [days.itemText(row) for row in range(days.count())]
    assert values == [
        "toutes", "aujourd’hui", "hier", "7 derniers jours", "30 derniers jours",
        "cette année", "l’an dernier",
    ]  # fmt: skip
    dialog.page.set_filter("days", days.itemData(values.index("l’an dernier")))
    settle()
    assert labels(dialog) == []
    button(dialog, "history_clear_filter").click()
    settle()
    assert len(labels(dialog)) == everything


def test_a_link_closes_the_dialog_and_leads_to_the_record(main, dialog, office):
    choose(dialog, "Modification du pôle Voltaire Nord")
    link = dialog.card.findChild(LinkLabel)
    link.linkActivated.emit("go")
    settle()
    assert not isValid(dialog)
    assert main.current_tab().subject == "hubs"
    assert main.current_tab().page.current_id() == office.ids["Voltaire"]


def test_the_newest_action_is_undone_from_its_card(dialog, runner):
    assert "Mise à la corbeille" in labels(dialog)[0]
    button(dialog, "history_undo").click()
    settle()
    assert (
        labels(dialog)[0]
        == "Annulation\u202f: mise à la corbeille de l’association Couture & Partage"
    )
    assert dialog.page.model.row_at(1).undone
    choose(dialog, "Modification du pôle Voltaire Nord")
    assert button(dialog, "history_undo") is not None


def test_an_older_action_has_no_undo(dialog):
    dialog.page.table.select_record(dialog.page.model.row_at(2).id)
    settle()
    assert button(dialog, "history_undo") is None


def confirm(dialog, name: str) -> str:
    """Answer the question; return what it told."""
    box = dialog.findChild(QMessageBox, "confirm_dialog")
    told = f"{box.text()}\n{box.informativeText()}"
    box.findChild(QPushButton, name).click()
    settle()
    return told


def test_a_former_state_comes_back_after_it_was_told_what_changes(dialog, runner, office):
    dialog.page.table.select_record(dialog.page.model.row_at(2).id)
    settle()
    button(dialog, "history_go_back").click()
    settle()
    told = confirm(dialog, "confirm_go")
    assert "Pôle Voltaire Nord" in told
    assert "Ville\u202f: Abbeville → Amiens" in told
    hub = runner.read(hubs.get, office.ids["Voltaire"])
    assert (hub.name, hub.city) == ("Voltaire Nord", "Amiens")
    assert labels(dialog)[0].startswith("Retour du pôle Voltaire Nord à son état du ")
    assert dialog._success.text().startswith("Retour du pôle")
    dialog._success.button.click()
    settle()
    assert runner.read(hubs.get, office.ids["Voltaire"]).city == "Abbeville"


def test_giving_up_changes_nothing(dialog, runner, office):
    dialog.page.table.select_record(dialog.page.model.row_at(2).id)
    settle()
    button(dialog, "history_go_back").click()
    settle()
    confirm(dialog, "confirm_cancel")
    assert runner.read(hubs.get, office.ids["Voltaire"]).city == "Abbeville"


def test_what_is_refused_is_said_in_the_dialog(dialog, desk, main, runner, office):
    dialog.page.table.select_record(dialog.page.model.row_at(2).id)
    settle()
    stale = button(dialog, "history_go_back")
    other = runner.read(hubs.get, office.ids["Saint-Leu"])
    hub = runner.read(hubs.get, office.ids["Voltaire"])
    runner.do(hubs.save, replace(hub, code="NRD"))
    runner.do(hubs.save, replace(other, code="VOL"))
    stale.click()
    settle()
    confirm(dialog, "confirm_go")
    assert dialog._error.isVisible()
    assert runner.read(hubs.get, office.ids["Voltaire"]).code == "NRD"


def test_the_history_of_the_record_shown_leaves_out_the_rest(main, office):
    main.go("hub", office.ids["Voltaire"])
    settle()
    dialog = open_dialog(main, "edit_record_history")
    assert dialog.windowTitle() == "Historique de Voltaire Nord"
    assert labels(dialog) == [
        "Modification du pôle Voltaire Nord",
        "Modification du pôle Voltaire Nord",
        "Création du local Atelier",
        "Création du pôle Voltaire",
    ]


def test_the_key_of_the_history_works_on_a_card(main, office, qtbot):
    main.go("association", office.ids["Chorale du Marais"])
    settle()
    qtbot.keyClick(main, Qt.Key.Key_H, CONTROL)
    settle()
    dialog = next(d for d in main.findChildren(QDialog, "history_dialog") if d.isVisible())
    assert labels(dialog) == ["Création de l’association Chorale du Marais"]


def test_without_a_record_the_whole_history_is_shown(main):
    assert main.current_tab().subject == "dashboard"
    dialog = open_dialog(main, "edit_record_history")
    assert dialog.windowTitle() == "Historique"
    assert len(labels(dialog)) > 5


def test_a_change_from_outside_is_seen_at_once(dialog, desk, main):
    before = len(labels(dialog))
    desk.do(history.undo, owner=main)
    settle()
    assert len(labels(dialog)) == before + 1


def test_names_voices_and_escape(dialog):
    assert without_name(dialog) == []
    assert without_voice(dialog) == []
    press(dialog, Qt.Key.Key_Escape)
    settle()
    assert not isValid(dialog)
