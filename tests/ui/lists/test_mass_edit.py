"""« Modifier la sélection… »: choose a field, see what changes, do it, take it back."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from hands import press, settle
from office_window import OfficeWindow
from polesdesk.actions import associations, history
from polesdesk.domain.hubs import ChargesMode
from polesdesk.store.kinds import CONVENTION

DIALOG = "mass_edit_dialog"


@pytest.fixture
def choosing(lists, ready) -> OfficeWindow:
    """The dialog on four agreements, one of which has an original."""
    issued = replace(ready.read("two"), issued_version=1)
    ready.runner.do(lambda work: work.save(CONVENTION, issued))
    lists.conventions.refresh()
    settle()
    lists.conventions.page.table.selectAll()
    lists.choose("conventions_edit_selection")
    return lists


def field(office: OfficeWindow, name: str):
    return office.form(DIALOG).fields[name]


def rows(office: OfficeWindow) -> list[list[str]]:
    model = office.dialog(DIALOG)._table.model
    columns = range(model.columnCount())
    return [[model.index(n, c).data() for c in columns] for n in range(model.rowCount())]


def test_the_card_says_that_several_are_selected(choosing):
    choosing.click("mass_edit_cancel")
    told = choosing.conventions.card.selected
    assert told.isVisible()
    assert told.text() == "4\u00a0conventions sélectionnées"
    choosing.conventions.page.table.selectRow(0)
    assert not told.isVisible()


def test_only_the_value_of_the_chosen_field_is_asked_for(choosing):
    shown = [n for n, one in choosing.form(DIALOG).fields.items() if one.isVisible()]
    assert shown == ["field"]
    choosing.fill(DIALOG, field="Préavis")
    shown = [n for n, one in choosing.form(DIALOG).fields.items() if one.isVisible()]
    assert shown == ["field", "notice_months"]


def test_the_summary_tells_what_changes_and_what_is_locked_and_why(choosing, ready):
    choosing.fill(DIALOG, field="Préavis", notice_months="6")
    choosing.click("mass_edit_next")
    dialog = choosing.dialog(DIALOG)
    assert dialog._title.text() == "Préavis\u202f: ce qui change"
    assert dialog._told.text() == (
        "3\u00a0conventions changent · 1\u00a0convention reste inchangée (original émis)"
    )
    told = rows(choosing)
    assert [row[1:] for row in told[:3]] == [["2\u00a0mois", "6\u00a0mois", "À modifier"]] * 3
    assert told[3][2:] == ["original émis", "Inchangée"]
    assert ready.read("one").notice_months == 2


def test_one_command_does_it_and_one_undo_takes_it_back(choosing, ready):
    told = []
    choosing.conventions.told.connect(lambda text, verb, act: told.append((text, verb, act)))
    choosing.fill(DIALOG, field="Préavis", notice_months="6")
    choosing.click("mass_edit_next")
    choosing.click("mass_edit_go")
    assert choosing.no_dialog()
    assert [ready.read(n).notice_months for n in ("one", "two", "three", "four")] == [6, 2, 6, 6]
    text, verb, undo = told[0]
    assert (text, verb) == ("3\u00a0conventions modifiées", "Annuler")
    undo()
    settle()
    assert [ready.read(n).notice_months for n in ("one", "three", "four")] == [2, 2, 2]


def test_choosing_again_keeps_what_was_typed(choosing):
    choosing.fill(DIALOG, field="Préavis", notice_months="6")
    choosing.click("mass_edit_next")
    choosing.click("mass_edit_back")
    assert field(choosing, "notice_months").input.value() == 6
    choosing.fill(DIALOG, field="Charges", charges_mode="À la charge de la Ville")
    press(choosing.dialog(DIALOG), Qt.Key.Key_Return, "\r", Qt.KeyboardModifier.ControlModifier)
    settle()


def test_nothing_to_change_cannot_be_done(choosing):
    choosing.fill(DIALOG, field="Préavis", notice_months="2")
    choosing.click("mass_edit_next")
    dialog = choosing.dialog(DIALOG)
    assert dialog._told.text() == (
        "0\u00a0convention change · 4\u00a0conventions ont déjà cette valeur"
    )
    assert not dialog._go.isEnabled()
    choosing.click("mass_edit_cancel")
    assert choosing.no_dialog()


def test_a_wrong_value_is_told_under_its_field(choosing):
    choosing.click("mass_edit_next")
    assert choosing.errors(DIALOG) == {"field": "À remplir\u202f: Champ."}
    choosing.fill(DIALOG, field="Préavis", notice_months="99")
    choosing.click("mass_edit_next")
    assert "entre 0 et 24" in choosing.errors(DIALOG)["notice_months"]


def test_a_choice_changes_too(choosing, ready):
    choosing.fill(DIALOG, field="Charges", charges_mode="Au relevé des compteurs")
    choosing.click("mass_edit_next")
    choosing.click("mass_edit_go")
    assert ready.read("one").charges_mode is ChargesMode.METERED


def test_the_key_shows_the_summary_then_does_it(choosing, ready, qtbot):
    choosing.fill(DIALOG, field="Préavis", notice_months="6")
    dialog = choosing.dialog(DIALOG)
    for _ in range(2):
        qtbot.keyClick(dialog, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
        settle()
    assert ready.read("one").notice_months == 6


def test_enter_on_the_button_that_looks_chosen_does_it(choosing, ready, qtbot):
    choosing.fill(DIALOG, field="Préavis", notice_months="6")
    choosing.click("mass_edit_next")
    qtbot.keyClick(choosing.dialog(DIALOG)._go, Qt.Key.Key_Return)
    settle()
    assert choosing.no_dialog()
    assert ready.read("one").notice_months == 6


def test_associations_change_their_town(lists, ready):
    lists.window.show_tab(lists.associations)
    settle()
    lists.associations.page.table.selectAll()
    lists.choose("associations_edit_selection")
    lists.fill(DIALOG, field="Ville", city="Abbeville")
    lists.click("mass_edit_next")
    lists.click("mass_edit_go")
    assert ready.runner.read(associations.get, "neighbour").city == "Abbeville"
    assert "modification de" in (ready.runner.read(history.next_undo) or "")
