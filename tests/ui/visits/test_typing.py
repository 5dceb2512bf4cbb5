"""A sheet typed back with the keyboard alone: each key is kept at once, to the end."""

from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from hands import press, settle, type_text
from polesdesk.domain.scans import sheet_payload
from polesdesk.domain.visits import FindingKind, VisitOrigin, VisitState
from polesdesk.ui.visits.typing_dialog import TypingDialog

ENTER = Qt.Key.Key_Return


def letter(dialog: TypingDialog, text: str) -> None:
    for one in text:
        press(dialog.table, Qt.Key.Key_unknown, one)
    settle()


@pytest.fixture
def sheet(office):
    """The sheet of a round, opened by its number."""
    one = office.round()
    office.tab._acts.type_sheet()
    line = office.dialog("sheet_dialog").findChild(QLineEdit, "sheet_number")
    type_text(line, one.number)
    press(line, ENTER)
    return office.dialog("typing_dialog")


def kinds(office) -> list[FindingKind]:
    return [one.finding.kind for one in office.rooms()]


def test_the_whole_sheet_is_typed_without_the_mouse(office, sheet):
    letter(sheet, "p12")
    press(sheet.table, ENTER)
    letter(sheet, "v")
    letter(sheet, "i")
    letter(sheet, "3")
    seen = [(one.finding.kind, one.finding.headcount) for one in office.rooms()]
    assert seen == [
        (FindingKind.AS_PLANNED, 12),
        (FindingKind.EMPTY, None),
        (FindingKind.UNPLANNED, 3),
    ]
    press(sheet, ENTER, modifiers=Qt.KeyboardModifier.ControlModifier)
    settle()
    if office.visits()[0].state is not VisitState.FINAL:  # the shortcut needs an active window
        sheet.finalise()
        settle()
    made = office.visits()[0]
    assert (made.state, made.origin, made.checked) == (VisitState.FINAL, VisitOrigin.SHEET, 3)
    assert office.no_dialog()
    assert all(one.finding.time is not None for one in office.rooms())


def test_enter_by_habit_after_a_letter_skips_no_room(office, sheet):
    letter(sheet, "v")
    press(sheet.table, ENTER)
    assert sheet.table.currentIndex().row() == 1
    letter(sheet, "f")
    assert kinds(office)[:2] == [FindingKind.EMPTY, FindingKind.CLOSED]
    sheet.table.go(0)
    press(sheet.table, ENTER)
    press(sheet.table, ENTER)
    assert sheet.table.currentIndex().row() == 2


def test_a_key_that_makes_no_sense_there_is_refused_in_words(office, sheet):
    letter(sheet, "i")
    assert kinds(office)[0] is FindingKind.NOT_CHECKED
    assert "quelqu’un est attendu" in sheet._message.text()
    letter(sheet, "4")
    assert "Notez d’abord le constat" in sheet._message.text()
    letter(sheet, "z")
    assert "Z" in sheet._message.text()
    letter(sheet, "f")
    assert sheet._message.text() == ""


def test_a_slip_is_rubbed_out(office, sheet):
    letter(sheet, "p45")
    press(sheet.table, Qt.Key.Key_Backspace)
    assert office.rooms()[0].finding.headcount == 4
    press(sheet.table, Qt.Key.Key_Backspace)
    press(sheet.table, Qt.Key.Key_Backspace)
    assert kinds(office)[0] is FindingKind.NOT_CHECKED


def test_closing_keeps_the_draft_and_opens_again_where_it_stood(office, sheet):
    letter(sheet, "v")
    sheet.reject()
    assert office.no_dialog()
    assert office.visits()[0].state is VisitState.DRAFT
    office.tab._acts.type_visit(office.visits()[0].id)
    again = office.dialog("typing_dialog")
    assert again.table.currentIndex().row() == 1
    assert kinds(office)[0] is FindingKind.EMPTY


def test_a_note_and_an_hour_are_typed_in_their_cells(office, sheet):
    from polesdesk.ui.visits.typing_model import Col

    model = sheet.model
    assert model.setData(model.index(0, Col.NOTE), "lumière éteinte")
    assert model.setData(model.index(0, Col.TIME), "18h40")
    assert not model.setData(model.index(0, Col.TIME), "quand ?")
    seen = office.rooms()[0].finding
    assert (seen.note, seen.time.hour, seen.time.minute) == ("lumière éteinte", 18, 40)


def test_the_table_obeys_the_rules_of_models(sheet, qtmodeltester):
    qtmodeltester.check(sheet.model)


def test_nothing_seen_is_no_visit(office, sheet):
    sheet.finalise()
    settle()
    assert office.visits()[0].state is VisitState.DRAFT
    assert "Aucun local" in sheet._error.text()


def test_the_head_is_saved_and_a_missing_agent_is_asked_for(office, sheet):
    sheet.agent.set_value("")
    sheet.agent.editingFinished.emit()
    letter(sheet, "v")
    sheet.finalise()
    settle()
    assert office.visits()[0].state is VisitState.DRAFT
    assert "agent" in sheet._error.text()
    sheet.agent.set_value("Alix Exemple")
    sheet.time_out.set_value(time(21))
    sheet.finalise()
    settle()
    assert office.visits()[0].agent == "Alix Exemple"
    assert office.visits()[0].state is VisitState.FINAL


def test_a_missing_departure_is_asked_for_once(office, sheet):
    letter(sheet, "v")
    sheet.finalise()
    settle()
    assert office.visits()[0].state is VisitState.DRAFT
    assert "heure de départ" in sheet._message.text()
    assert sheet.focusWidget() is sheet.time_out
    sheet.finalise()
    settle()
    assert office.visits()[0].state is VisitState.FINAL


def test_no_departure_is_asked_for_where_each_hour_was_noted(office, sheet):
    from polesdesk.ui.visits.typing_model import Col

    letter(sheet, "v")
    sheet.model.setData(sheet.model.index(0, Col.TIME), "18h40")
    sheet.finalise()
    settle()
    assert office.visits()[0].state is VisitState.FINAL


def test_the_code_of_a_sheet_recalls_it_and_an_altered_one_is_refused(office):
    one = office.round()
    words = sheet_payload(one.number, one.id, 1)
    office.tab._acts.type_sheet()
    dialog = office.dialog("sheet_dialog")
    line = dialog.findChild(QLineEdit, "sheet_number")
    type_text(line, words + "9")
    press(line, ENTER)
    settle()
    assert "mal lu" in dialog.form.fields["number"].error()
    line.clear()
    type_text(line, words)
    press(line, ENTER)
    assert office.dialog("typing_dialog")


def test_people_in_an_unexpected_room_are_added(office, sheet):
    sheet._add_presence()
    dialog = office.dialog("presence_dialog")
    dialog.form.fields["room"].widget.set_value(office.rooms()[2].finding.room_id)
    dialog.form.submit()
    settle()
    assert kinds(office)[-1] is FindingKind.UNPLANNED
    assert sheet.table.currentIndex().row() == 3


def test_a_visit_to_come_is_told_when_its_typing_begins(office):
    one = office.round(day=date(2030, 1, 3))
    office.tab._acts.type_round(one.id)
    settle()
    assert "n’a pas encore eu lieu" in office.dialog("typing_dialog")._message.text()
