"""Letters on their way: sent and received from the keyboard, many at once; slips and labels."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QPushButton

from hands import press, settle
from polesdesk.actions import associations, letters
from polesdesk.domain.follow_ups import Channel
from polesdesk.ui.letters.dialog import LettersDialog
from polesdesk.ui.letters.entries import EntriesInput
from polesdesk.ui.preview.dialog import PreviewDialog
from ready_office import ReadyOffice


def numbers(dialog: LettersDialog) -> list[str]:
    return [row.letter.number for row in dialog.list.rows()]


def type_in(table: EntriesInput, text: str) -> None:
    """Type into the current cell as a hand does: the first key opens it, Enter leaves it."""
    for letter in text:
        typed = QApplication.focusWidget() if table.isAncestorOf(_focus()) else table
        assert typed is not None
        press(typed, Qt.Key.Key_unknown, letter)
        settle()
    press(_focus(), Qt.Key.Key_Return)
    settle()


def _focus():
    found = QApplication.focusWidget()
    assert found is not None
    return found


def test_letters_to_send_are_listed_and_many_are_sent_with_their_numbers(
    opened, office, ready: ReadyOffice, refusals
) -> None:
    dialog = opened()
    assert numbers(dialog) == [one.number for one in refusals]
    dialog.view.selectAll()
    office.click("letters_send")
    form = office.form("sending_dialog")
    assert form.fields["channel"].input.value() == str(Channel.REGISTERED)
    table = form.fields["numbers"].input
    assert isinstance(table, EntriesInput)
    table.setFocus()
    settle()
    for typed in ("1a 111", "1a 222", "1a 333"):
        type_in(table, typed)
    office.click("sending_save")
    sent = [ready.runner.read(letters.get, one.id) for one in refusals]
    assert [one.post_number for one in sent] == ["1A 111", "1A 222", "1A 333"]
    assert {one.channel for one in sent} == {Channel.REGISTERED}
    assert numbers(dialog) == []


def test_a_letter_handed_over_asks_for_no_number(opened, office, ready, refusals) -> None:
    opened()
    office.click("letters_send")
    office.fill("sending_dialog", channel="Remise en main propre", on="21/11/2026")
    assert not office.form("sending_dialog").fields["numbers"].isVisible()
    office.click("sending_save")
    letter = ready.runner.read(letters.get, refusals[0].id)
    assert (letter.channel, letter.received_on) == (Channel.HANDED, date(2026, 11, 21))


def test_receipts_are_typed_one_under_the_other(opened, office, ready, refusals) -> None:
    dialog = opened()
    dialog.view.selectAll()
    office.click("letters_send")
    office.click("sending_save")
    office.click("letters_awaiting")
    dialog.view.selectAll()
    office.click("letters_receive")
    table = office.form("receipts_dialog").fields["receipts"].input
    table.setFocus()
    settle()
    model = table.model()
    type_in(table, "21/11/26")
    type_in(table, "21/11/26")
    table.setCurrentIndex(model.index(0, 3))
    type_in(table, "nr")
    type_in(table, "hier?")
    office.click("receipts_save")
    assert "COU-2026-002" in office.errors("receipts_dialog")["receipts"]
    table.setCurrentIndex(model.index(1, 3))
    type_in(table, "21/11/26")
    office.click("receipts_save")
    first, second, third = (ready.runner.read(letters.get, one.id) for one in refusals)
    assert (first.unclaimed, first.presented_on) == (True, date(2026, 11, 21))
    assert second.received_on == date(2026, 11, 21)
    assert third.received_on is None
    assert numbers(dialog) == [third.number]


def test_a_letter_that_was_not_sent_has_no_receipt(opened, office) -> None:
    opened()
    office.click("letters_receive")
    assert office.dialog("letters_dialog").isVisible()
    assert "receipts_dialog" not in {
        one.objectName() for one in office.window.findChildren(QDialog)
    }


def test_papers_slips_and_labels_of_those_selected(opened, office) -> None:
    dialog = opened()
    dialog.view.selectAll()
    for button in ("letters_print", "letters_slips"):
        office.click(button)
        shown = office.dialog("preview_dialog")
        assert isinstance(shown, PreviewDialog)
        shown.close()
        settle()
    office.click("letters_labels")
    office.fill("labels_dialog", first="22")
    office.click("labels_save")
    assert "entre 1 et 21" in office.errors("labels_dialog")["first"]
    office.fill("labels_dialog", first="5")
    office.click("labels_save")
    assert isinstance(office.dialog("preview_dialog"), PreviewDialog)


def test_labels_of_associations_name_those_without_an_address(office, ready) -> None:
    one = ready.runner.read(associations.card, "neighbour").association
    ready.runner.do(associations.save, replace(one, seat_address="", management_address=""))
    office.open("association", "association")
    office.associations.page.table.selectAll()
    office.choose("association_labels_command")
    assert "1\u00a0étiquette" in office.dialog("labels_dialog").windowTitle()
    (link,) = office.dialog("labels_dialog").findChildren(QPushButton, "labels_lacking_1")
    assert link.text() == one.name
    office.click("labels_lacking_1")
    assert office.no_dialog()
    assert office.associations.record_title() == one.name
