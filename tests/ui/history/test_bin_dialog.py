"""The bin in its dialog: what was deleted, and the way back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QPushButton
from shiboken6 import isValid

from hands import press, settle, type_text
from polesdesk.actions import associations, history, hubs
from polesdesk.domain.conventions import Convention
from polesdesk.domain.hubs import Hub
from polesdesk.domain.identity import new_id
from polesdesk.store.kinds import CONVENTION
from window_checks import without_name, without_voice


@pytest.fixture
def dialog(main, runner, office):
    runner.do(hubs.bin, (office.ids["Saint-Leu"],))
    main.trigger("edit_bin")
    settle()
    return main.findChild(QDialog, "bin_dialog")


def cells(dialog, column: int) -> list[str]:
    model = dialog.page.model
    return [model.text_of(model.row_at(row), column) for row in range(model.rowCount())]


def test_what_was_deleted_is_listed_with_the_days_left(dialog):
    assert cells(dialog, 0) == ["Pôle", "Association"]
    assert cells(dialog, 1) == ["Saint-Leu", "Couture & Partage"]
    assert cells(dialog, 4) == ["30\u00a0jours", "30\u00a0jours"]
    told = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "reste conservée dans l’historique" in told


def test_a_record_comes_back_and_leaves_the_bin(dialog, runner, office):
    dialog.restore_button.click()
    settle()
    assert cells(dialog, 1) == ["Couture & Partage"]
    assert runner.read(hubs.get, office.ids["Saint-Leu"]).name == "Saint-Leu"
    assert dialog._success.text() == "Rétablissement du pôle Saint-Leu"
    dialog._success.button.click()
    settle()
    assert sorted(cells(dialog, 1)) == ["Couture & Partage", "Saint-Leu"]


def test_several_records_come_back_as_one_action(dialog, runner, office):
    dialog.page.table.selectAll()
    dialog.restore_button.click()
    settle()
    assert dialog.page.model.rowCount() == 0
    assert dialog._success.text() == "Rétablissement de 2\u00a0fiches"
    assert runner.read(associations.get, office.ids["Couture & Partage"]).version
    assert dialog.page._ui.stack.currentWidget() is dialog.page._ui.empty_page
    assert not dialog.restore_button.isEnabled()


def test_enter_brings_the_current_record_back(dialog, runner, office):
    press(dialog.page.table, Qt.Key.Key_Return)
    settle()
    assert runner.read(hubs.get, office.ids["Saint-Leu"])


def test_words_and_kinds_narrow_the_bin(dialog):
    dialog.page.focus_filter()
    type_text(dialog.page._ui.filter, "couture")
    settle()
    assert cells(dialog, 1) == ["Couture & Partage"]
    dialog.page.clear_filters()
    dialog.page.set_filter("kind", "hub")
    settle()
    assert cells(dialog, 1) == ["Saint-Leu"]


def test_what_the_rules_refuse_is_said_and_stays(dialog, runner):
    runner.do(hubs.save, Hub(id=new_id(), code="LEU", name="Autre"))
    dialog.restore_button.click()
    settle()
    assert "Autre" in dialog._error.text()
    assert "Saint-Leu" in cells(dialog, 1)


def test_a_right_click_offers_the_same_command(dialog):
    names = [action.objectName() for action in dialog.page.table.actions()]
    assert names == ["bin_restore_command", "bin_destroy_command"]


def question(dialog) -> QDialog:
    press(dialog.page.table, Qt.Key.Key_Delete)
    settle()
    return dialog.findChild(QDialog, "destroy_dialog")


def test_a_final_deletion_is_ticked_first_and_offers_no_undo(dialog, main, runner):
    asked = question(dialog)
    assert without_name(asked) == []
    assert without_voice(asked) == []
    told = " ".join(label.text() for label in asked.findChildren(QLabel))
    assert "Pôle Saint-Leu" in told
    assert not asked.go.isEnabled()
    asked.agreed.click()
    asked.go.click()
    settle()
    assert cells(dialog, 1) == ["Couture & Partage"]
    assert dialog._success.text() == "Suppression définitive\u202f: Pôle Saint-Leu"
    assert not dialog._success.button.isVisible()
    assert (
        runner.read(history.next_undo) == "mise à la corbeille de l’association Couture & Partage"
    )


def test_a_final_deletion_is_given_up(dialog):
    asked = question(dialog)
    assert asked.focusWidget() is asked.back
    press(asked.back, Qt.Key.Key_Return)
    settle()
    assert "Saint-Leu" in cells(dialog, 1)


def test_a_final_deletion_that_others_depend_on_says_why(dialog, runner, office):
    association, hub = office.ids["Couture & Partage"], new_id()
    runner.do(hubs.save, Hub(id=hub, code="AUT", name="Autre"))
    agreement = Convention(id=new_id(), hub_id=hub, association_id=association)
    runner.do(lambda work: work.save(CONVENTION, agreement))
    dialog.page.select(f"association:{association}")
    settle()
    assert question(dialog) is None
    assert "d’autres fiches en dépendent" in dialog._error.text()


def test_names_voices_and_closing(dialog):
    assert without_name(dialog) == []
    assert without_voice(dialog) == []
    dialog.findChild(QPushButton, "bin_close").click()
    settle()
    assert not isValid(dialog)
