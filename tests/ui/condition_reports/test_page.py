"""États des lieux, used by hand: entry typed with the keyboard, exit compared with it, signed."""

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from actions.conftest import Office, office
from actions.test_handovers import signed
from hands import press, settle, show, type_text
from polesdesk.actions import condition_reports as reports
from polesdesk.actions import leaving
from polesdesk.domain.condition_reports import Condition, ReportState
from polesdesk.domain.conventions import Convention
from polesdesk.ui.condition_reports import ReportsPage
from polesdesk.ui.condition_reports.page import OF_AGREEMENT
from polesdesk.ui.condition_reports.typing_dialog import TypingDialog
from polesdesk.ui.desk import Desk
from polesdesk.ui.preview.dialog import PreviewDialog
from polesdesk.ui.workers import InlineWorker

__all__ = ["office"]


@pytest.fixture
def page(office: Office, theme, settings, qtbot: QtBot) -> ReportsPage:
    """The page on an office without états des lieux."""
    made = ReportsPage(Desk(office.runner, InlineWorker()), settings)
    made._desk.changed.connect(made.reload)
    qtbot.addWidget(made)
    made.resize(1300, 700)
    show(qtbot, made)
    return made


def dialog(page: ReportsPage) -> QDialog:
    (found,) = [one for one in page.findChildren(QDialog) if one.isVisible()]
    return found


def click(page: ReportsPage, name: str, qtbot: QtBot) -> None:
    found = [one for one in page.findChildren(QPushButton, name) if one.isVisible()]
    assert found, name
    qtbot.mouseClick(found[0], Qt.MouseButton.LeftButton)
    settle()


def save(page: ReportsPage, qtbot: QtBot) -> None:
    of = dialog(page)
    button = of.findChild(QPushButton, of.objectName().replace("_dialog", "_save"))
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()


def close_preview(page: ReportsPage) -> None:
    preview = page.findChild(PreviewDialog)
    assert preview is not None
    preview.close()
    settle()


def keyed(box: TypingDialog, letters: str) -> None:
    for letter in letters:
        press(box.table, Qt.Key(ord(letter)), letter.lower())


def write(box: TypingDialog, text: str) -> None:
    """Type into the cell that is being edited, and leave it with Enter."""
    editor = box.table.viewport().findChild(QLineEdit)
    assert editor is not None
    type_text(editor, text)
    event = QKeyEvent(
        QKeyEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r"
    )
    QApplication.sendEvent(editor, event)
    settle()


def fill(page: ReportsPage, letters: str, qtbot: QtBot) -> None:
    """Type every line, say who was there and close."""
    click(page, "report_type", qtbot)
    box = dialog(page)
    assert isinstance(box, TypingDialog)
    keyed(box, letters)
    press(box.table, Qt.Key.Key_Return, "", Qt.KeyboardModifier.ControlModifier)
    if box.isVisible():
        box.go_on()
    settle()
    fields = dialog(page).form.fields  # type: ignore[attr-defined]
    type_text(fields["city_present"].input, "M. Luc Exemple")
    type_text(fields["association_present"].input, "Mme Ana Exemple")
    fields["keys_counted"].input.set_value(2)
    save(page, qtbot)
    page.read_again()
    settle()


def close(page: ReportsPage, qtbot: QtBot) -> None:
    click(page, "report_close", qtbot)
    box = dialog(page)
    verb = next(one for one in box.findChildren(QPushButton) if "Clore" in one.text())
    qtbot.mouseClick(verb, Qt.MouseButton.LeftButton)
    settle()


def begin(page: ReportsPage, agreement: Convention, qtbot: QtBot) -> None:
    page.open_record(OF_AGREEMENT, agreement.id)
    settle()
    save(page, qtbot)


def test_from_entry_to_exit_compared(
    page: ReportsPage, office: Office, qtbot: QtBot, tmp_path: Path
) -> None:
    agreement = signed(office)
    begin(page, agreement, qtbot)
    assert page.found is not None
    assert page.found.row.number == "EDL-VOL-2026-001"
    fill(page, "BBBBBBBBB", qtbot)
    close(page, qtbot)
    assert page.found.report.state is ReportState.CLOSED
    begin(page, agreement, qtbot)
    assert page.found.row.number == "EDL-VOL-2026-002"
    fill(page, "MBBBBBBBB", qtbot)
    assert [one.element for one in page.found.compared if one.worse] == ["Murs"]
    close(page, qtbot)
    click(page, "report_compare", qtbot)
    close_preview(page)
    assert office.runner.read(leaving.what_remains, agreement.id).exit_report
    scan = tmp_path / "scan.png"
    Image.new("RGB", (200, 300), "white").save(scan)
    click(page, "report_attach", qtbot)
    dialog(page).form.fields["file"].input.set_value(scan)  # type: ignore[attr-defined]
    save(page, qtbot)
    assert page.found.row.is_signed


def test_an_observation_and_an_amount_are_typed_with_the_keyboard(
    page: ReportsPage, office: Office, qtbot: QtBot
) -> None:
    agreement = signed(office)
    begin(page, agreement, qtbot)
    fill(page, "BBBBBBBBB", qtbot)
    close(page, qtbot)
    begin(page, agreement, qtbot)
    page.type_lines()
    box = dialog(page)
    assert isinstance(box, TypingDialog)
    keyed(box, "M")
    box.table.go(0)
    keyed(box, "R")
    write(box, "Trous")
    box.table.setFocus()
    box.table.go(0)
    keyed(box, "F")
    write(box, "80")
    keyed(box, "Z")
    assert "Z" in box._message.text()
    box.reject()
    settle()
    assert page.found is not None
    line = office.runner.read(reports.get, page.found.row.id).lines[0]
    assert (line.condition, line.comment, line.charge_cents) == (Condition.BAD, "Trous", 8000)


def test_enter_after_an_observation_waits_for_the_condition(
    page: ReportsPage, office: Office, qtbot: QtBot
) -> None:
    begin(page, signed(office), qtbot)
    page.type_lines()
    box = dialog(page)
    assert isinstance(box, TypingDialog)
    keyed(box, "R")
    write(box, "porte rayée")
    box.table.setFocus()
    keyed(box, "B")
    assert box.model.line(0).condition is Condition.GOOD
    assert box.table.currentIndex().row() == 1
    keyed(box, "F")
    assert "à la sortie" in box._message.text()


def test_an_element_and_a_photo_are_added(
    page: ReportsPage, office: Office, qtbot: QtBot, tmp_path: Path
) -> None:
    begin(page, signed(office), qtbot)
    page.type_lines()
    box = dialog(page)
    assert isinstance(box, TypingDialog)
    photo = tmp_path / "mur.png"
    Image.new("RGB", (60, 40), "red").save(photo)
    box.add_photos([photo])
    settle()
    assert len(box.model.line(0).photos) == 1
    box.add_element()
    settle()
    shown = [
        one for one in page.findChildren(QDialog) if one.objectName() == "report_element_dialog"
    ]
    type_text(shown[0].form.fields["element"].input, "Tableau blanc")  # type: ignore[attr-defined]
    button = shown[0].findChild(QPushButton, "report_element_save")
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()
    assert box.model.line(box.model.rowCount() - 1).element == "Tableau blanc"
    box.reject()


def test_a_correction_opens_a_version_that_may_be_typed(
    page: ReportsPage, office: Office, qtbot: QtBot
) -> None:
    begin(page, signed(office), qtbot)
    fill(page, "BBBBBBBBB", qtbot)
    close(page, qtbot)
    page._acts.correct()
    type_text(dialog(page).form.fields["reason"].input, "Plafond oublié")  # type: ignore[attr-defined]
    save(page, qtbot)
    assert page.found is not None
    assert page.found.row.number == "EDL-VOL-2026-001-v2"
    assert page.found.report.state is ReportState.DRAFT
