"""The register of keys, used by hand: enter, hand over with a receipt, take back, count."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton
from pytestqt.qtbot import QtBot

from actions.conftest import Office, office
from actions.test_handovers import hand, insured, key, signed, terms
from hands import press, settle, show, type_text
from polesdesk.actions import access_devices, leaving
from polesdesk.domain.access_devices import Standing
from polesdesk.domain.lists import Choice
from polesdesk.ui.desk import Desk
from polesdesk.ui.keys import KeysPage
from polesdesk.ui.keys.box_dialog import BoxDialog
from polesdesk.ui.keys.page import BACK, HAND
from polesdesk.ui.preview.dialog import PreviewDialog
from polesdesk.ui.workers import InlineWorker

__all__ = ["office"]


@pytest.fixture
def page(office: Office, theme, settings, qtbot: QtBot) -> KeysPage:
    """The page on an office without keys."""
    made = KeysPage(Desk(office.runner, InlineWorker()), settings)
    made._desk.changed.connect(made.reload)
    qtbot.addWidget(made)
    made.resize(1300, 700)
    show(qtbot, made)
    return made


def dialog(page: KeysPage) -> QDialog:
    (found,) = [one for one in page.findChildren(QDialog) if one.isVisible()]
    return found


def click(page: KeysPage, name: str, qtbot: QtBot) -> None:
    button = page.findChild(QPushButton, name)
    assert button is not None, name
    assert button.isVisible(), name
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()


def save(page: KeysPage, qtbot: QtBot) -> None:
    of = dialog(page)
    button = of.findChild(QPushButton, of.objectName().replace("_dialog", "_save"))
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()


def close_preview(page: KeysPage) -> str:
    preview = page.findChild(PreviewDialog)
    assert preview is not None
    title = preview.windowTitle()
    preview.close()
    settle()
    return title


def test_a_key_is_entered_with_its_copies(page: KeysPage, office: Office, qtbot: QtBot) -> None:
    page.new()
    fields = dialog(page).form.fields  # type: ignore[attr-defined]
    type_text(fields["label"].input, "V-12")
    fields["copies"].input.set_value(2)
    fields["room_ids"].input.set_value((office.room.id,))
    save(page, qtbot)
    assert page.page.model.rowCount() == 2
    assert page.found is not None
    assert page.found.row.label == "V-12/1"
    assert page.found.row.opens == "Salle 1"


def test_a_key_goes_out_with_a_receipt_and_comes_back(
    page: KeysPage, office: Office, qtbot: QtBot
) -> None:
    insured(office)
    agreement, device = signed(office), key(office)
    page.open_record("access_device", device.id)
    settle()
    click(page, "key_hand", qtbot)
    fields = dialog(page).form.fields  # type: ignore[attr-defined]
    assert fields["override_reason"].isHidden()
    label = f"{agreement.number} – {office.association.name}"
    fields["convention_id"].input.set_value(Choice(value=agreement.id, label=label))
    settle()
    assert fields["holder"].input.value() == "Mme Ana Exemple"
    assert fields["association_id"].is_locked()
    save(page, qtbot)
    assert "Reçu de clés" in close_preview(page)
    assert page.found is not None
    assert page.found.row.standing is Standing.OUT
    assert len(page.found.letters) == 1
    click(page, "key_back", qtbot)
    save(page, qtbot)
    assert "restitution" in close_preview(page)
    assert page.found.row.standing is Standing.IN_BOX
    assert not office.runner.read(leaving.what_remains, agreement.id).devices


def test_an_agreement_that_nobody_signed_asks_for_a_reason(
    page: KeysPage, office: Office, qtbot: QtBot
) -> None:
    insured(office)
    draft = office.agreement()
    key(office)
    page.open_record(HAND, draft.id)
    settle()
    form = dialog(page).form  # type: ignore[attr-defined]
    fields = form.fields
    assert not fields["override_reason"].isHidden()
    boxes = [one.value for one in office.runner.read(_choices)]
    fields["devices"].input.set_value(tuple(boxes))
    save(page, qtbot)
    assert "n’est pas signée" in fields["override_reason"].error()
    type_text(fields["override_reason"].input, "Travaux avant la rentrée")
    save(page, qtbot)
    close_preview(page)
    (row,) = office.runner.read(access_devices.out_of_convention, draft.id)
    assert row.holder == "Mme Ana Exemple"


def _choices(work: object) -> list[Choice]:
    rows = access_devices.all_rows(work)  # type: ignore[arg-type]
    return [Choice(value=row.id, label=row.label) for row in rows]


def test_all_keys_of_an_agreement_come_back_at_once(
    page: KeysPage, office: Office, qtbot: QtBot
) -> None:
    insured(office)
    agreement = signed(office)
    hand(office, [key(office, "A").id, key(office, "B").id], terms(office, agreement))
    page.open_record(BACK, agreement.id)
    settle()
    with qtbot.waitSignal(page.went) as left:
        save(page, qtbot)
    assert left.args == ["convention", agreement.id]
    close_preview(page)
    rows = office.runner.read(access_devices.all_rows)
    assert {row.standing for row in rows} == {Standing.IN_BOX}


def test_the_box_is_counted_with_the_space_bar(
    page: KeysPage, office: Office, qtbot: QtBot
) -> None:
    for label in ("A", "B", "C"):
        key(office, label)
    page.refresh()
    settle()
    page.count_box()
    box = dialog(page)
    assert isinstance(box, BoxDialog)
    box.list.setFocus()
    press(box.list, Qt.Key.Key_Space)
    press(box.list, Qt.Key.Key_Space)
    assert len(box.ticked()) == 2
    assert "C" in box.told.text()
    box.close()


def test_a_lost_key_leaves_the_list_of_what_is_in_service(
    page: KeysPage, office: Office, qtbot: QtBot
) -> None:
    insured(office)
    device = key(office)
    hand(office, [device.id], terms(office, signed(office)))
    page.open_record("access_device", device.id)
    settle()
    page._acts.lose()
    fields = dialog(page).form.fields  # type: ignore[attr-defined]
    type_text(fields["reason"].input, "Sac perdu")
    save(page, qtbot)
    assert page.found is not None
    assert page.found.row.standing is Standing.LOST
    page.page.clear_filters()
    settle()
    assert page.page.model.rowCount() == 0
