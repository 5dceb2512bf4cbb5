"""The first wizard by keys and clicks: what was typed makes the file, nothing before."""

from datetime import date, datetime
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QMessageBox, QPushButton

from hands import press, settle, show, type_text
from polesdesk.actions import files, hubs
from polesdesk.actions import settings as office
from polesdesk.actions.runner import Runner
from polesdesk.ui.app import Program
from polesdesk.ui.first_run import FirstRunWizard
from polesdesk.ui.first_run.done_page import next_steps
from polesdesk.ui.launch import Services
from polesdesk.ui.manual_dialog import ManualDialog
from polesdesk.ui.recent_files import second_place
from polesdesk.ui.workers import InlineWorker
from window_checks import mnemonics_of, slips_in, without_name, without_voice

TODAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 10, 42)


@pytest.fixture
def documents(tmp_path, monkeypatch) -> Path:
    """The folder of documents of a user who never ran the program."""
    made = tmp_path / "Documents"
    made.mkdir()
    monkeypatch.setattr(Path, "home", staticmethod(lambda: tmp_path))
    return made


@pytest.fixture
def program(french_app, theme, settings, tmp_path, documents):
    services = Services(
        file=None,
        open_runner=partial(files.open_runner, today=TODAY, hold=True),
        create=files.create,
        demonstration=lambda: tmp_path / "exemple.polesdesk",
    )
    made = Program(
        french_app,
        theme,
        settings,
        services=services,
        folders={"data": tmp_path, "log": tmp_path, "settings": tmp_path},
        worker=lambda _parent: InlineWorker(),
        now=lambda: NOW,
    )
    yield made
    for wizard in wizards():
        wizard._leave()
    if made.window is not None:
        made.window.close()
    settle()
    french_app.setQuitOnLastWindowClosed(True)


def wizards() -> list[FirstRunWizard]:
    found = [w for w in QApplication.allWidgets() if isinstance(w, FirstRunWizard)]
    return [one for one in found if one.isVisible()]


@pytest.fixture
def wizard(program, qtbot) -> FirstRunWizard:
    """The wizard, opened from the start page as by a click."""
    program.show_start()
    program._start.findChild(QPushButton, "start_new").click()
    settle()
    (made,) = wizards()
    show(qtbot, made)
    return made


def line(wizard, name: str) -> QLineEdit:
    (found,) = wizard.findChildren(QLineEdit, f"first_run_{name}") or [
        wizard.findChild(QComboBox, f"first_run_{name}").lineEdit()
    ]
    return found


def fill(wizard, **texts: str) -> None:
    for name, text in texts.items():
        one = line(wizard, name)
        one.setFocus()
        one.selectAll()
        press(one, Qt.Key.Key_Delete)
        type_text(one, text)
        press(one, Qt.Key.Key_Tab)
    settle()


def click(wizard, name: str, qtbot=None) -> None:
    wizard.findChild(QPushButton, f"first_run_{name}").click()
    settle()


def error(page, name: str) -> str:
    return page.form.fields[name].error()


def to_the_end(wizard) -> None:
    """Go to the page of backups with an authority and one hub."""
    click(wizard, "next")
    fill(wizard, authority_name="Ville d’Exempleville", authority_city="Exempleville")
    wizard.authority.form.fields["holiday_zone"].input.set_value("B")
    click(wizard, "next")
    click(wizard, "next")
    fill(wizard, hub_code_1="vol", hub_name_1="Voltaire", hub_address_1="1 rue du Test")
    click(wizard, "next")


def test_what_was_typed_is_in_the_file(wizard, program, documents, tmp_path, settings):
    fill(wizard, file_name="Vie associative")
    click(wizard, "next")
    fill(
        wizard,
        authority_name="Ville d’Exempleville",
        authority_city="Exempleville",
        authority_postal_code="80000",
        holiday_zone="Corse et outre-mer",
    )
    logo = tmp_path / "logo.png"
    picture = QImage(20, 20, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.blue)
    picture.save(str(logo))
    wizard.authority.form.fields["logo"].widget.take(logo)
    click(wizard, "next")
    fill(wizard, last_name="Exemple", quality="maire", act_number="2026-12", act_date="1/9/26")
    click(wizard, "next")
    fill(wizard, hub_code_1="vol", hub_name_1="Voltaire", hub_address_1="1 rue du Test")
    fill(wizard, hub_code_2="eto", hub_name_2="Étouvie")
    click(wizard, "next")
    stick = tmp_path / "cle"
    stick.mkdir()
    fill(wizard, second_place=str(stick))
    assert list(documents.iterdir()) == []
    click(wizard, "next")
    path = documents / "Vie associative.polesdesk"
    assert path.exists()
    assert program.window is None
    assert path.name in wizard.done_page._where.text()
    click(wizard, "next")
    assert program.window is not None
    assert second_place(settings, path) == stick
    runner: Runner = program._runner
    whole = runner.read(office.whole)
    assert whole.settings.authority_name == "Ville d’Exempleville"
    assert whole.settings.holiday_zone == "MANUAL"
    assert whole.settings.signing_place == "Exempleville"
    assert runner.read(office.logo) == logo.read_bytes()
    (signs,) = whole.signatories
    assert (signs.last_name, signs.is_default, signs.act_date) == (
        "Exemple",
        True,
        date(2026, 9, 1),
    )
    found = {one.label for one in runner.read(hubs.choices)}
    assert found == {"Voltaire", "Étouvie"}


def test_the_making_of_the_office_cannot_be_undone(wizard, program):
    to_the_end(wizard)
    click(wizard, "next")
    click(wizard, "next")
    assert not program.window._edit.undo_action.isEnabled()


def test_leaving_writes_nothing_and_asks(wizard, documents):
    to_the_end(wizard)
    wizard.reject()
    box = wizard.findChild(QMessageBox, "confirm_dialog")
    box.findChild(QPushButton, "confirm_cancel").click()
    settle()
    assert wizard.isVisible()
    wizard.close()
    settle()
    wizard.findChild(QMessageBox, "confirm_dialog").findChild(QPushButton, "confirm_go").click()
    settle()
    assert wizards() == []
    assert list(documents.iterdir()) == []


def test_leaving_at_once_asks_nothing(wizard):
    press(wizard, Qt.Key.Key_Escape)
    settle()
    assert wizards() == []


def test_going_back_keeps_what_was_typed(wizard):
    to_the_end(wizard)
    for _ in range(3):
        click(wizard, "back")
    assert wizard.authority.value("authority_name") == "Ville d’Exempleville"
    for _ in range(2):
        click(wizard, "next")
    assert wizard.hubs.hubs()[0].name == "Voltaire"


def test_errors_stand_under_their_fields(wizard, documents):
    (documents / "Bureau.polesdesk").touch()
    click(wizard, "next")
    assert "déjà ce nom" in error(wizard.place, "file_name")
    fill(wizard, file_name="a/b")
    click(wizard, "next")
    assert "les barres" in error(wizard.place, "file_name")
    fill(wizard, file_name="Autre", folder=str(documents / "nulle part"))
    click(wizard, "next")
    assert "existe" in error(wizard.place, "folder")
    fill(wizard, folder=str(documents))
    click(wizard, "next")
    click(wizard, "next")
    assert "À remplir" in error(wizard.authority, "authority_name")
    assert wizard.focusWidget().objectName() == "first_run_authority_name"


def test_a_signatory_needs_a_name_and_a_quality_or_nothing_at_all(wizard):
    click(wizard, "next")
    fill(wizard, authority_name="Ville")
    wizard.authority.form.fields["holiday_zone"].input.set_value("B")
    click(wizard, "next")
    fill(wizard, first_name="Ana")
    click(wizard, "next")
    assert "À remplir" in error(wizard.signatory, "last_name")
    assert "À remplir" in error(wizard.signatory, "quality")
    fill(wizard, first_name="")
    click(wizard, "next")
    assert wizard.page() == 3
    assert wizard.office().signatory is None


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        (("VOL", ""), ("", ""), "nom"),
        (("é", "Étouvie"), ("", ""), "2 à 6 lettres"),
        (("VOL", "Voltaire"), ("vol", "Autre"), "déjà celui du pôle Voltaire"),
    ],
)
def test_a_hub_that_cannot_be_is_told_under_its_line(wizard, first, second, said):
    to_the_end(wizard)
    click(wizard, "back")
    rows = wizard.hubs.rows
    for number, (code, name) in enumerate((first, second), start=1):
        fill(wizard, **{f"hub_code_{number}": code, f"hub_name_{number}": name})
    click(wizard, "next")
    assert wizard.page() == 3
    assert said in " ".join(row.error.text() for row in rows.rows())
    fill(wizard, hub_code_1="LEU", hub_name_1="Saint-Leu", hub_code_2="", hub_name_2="")
    click(wizard, "next")
    assert wizard.page() == 4


def test_lines_of_hubs_come_and_go(wizard):
    to_the_end(wizard)
    click(wizard, "back")
    last = wizard.hubs.rows.rows()[-1].address
    last.setFocus()
    press(last, Qt.Key.Key_Return, "\r")
    assert wizard.focusWidget().objectName() == "first_run_hub_code_4"
    click(wizard, "hub_remove_1")
    assert wizard.hubs.hubs() == ()
    for _ in range(3):
        click(wizard, "hub_remove_1")
    assert len(wizard.hubs.rows.rows()) == 1


def test_the_import_opens_when_it_was_announced(wizard, program):
    to_the_end(wizard)
    click(wizard, "back")
    wizard.hubs.by_file.click()
    click(wizard, "next")
    click(wizard, "next")
    click(wizard, "next")
    opened = [w for w in QApplication.topLevelWidgets() if w.objectName() == "import_wizard"]
    assert [one.isVisible() for one in opened] == [True]
    assert program._runner.read(hubs.choices) == ()
    opened[0].close()


def test_a_second_place_beside_the_file_is_refused(wizard, documents, tmp_path):
    to_the_end(wizard)
    fill(wizard, second_place=str(documents))
    click(wizard, "next")
    assert "dossier du fichier" in error(wizard.backup, "second_place")
    fill(wizard, second_place=str(tmp_path))
    assert "même disque" in wizard.backup.warning()
    fill(wizard, second_place="")
    assert wizard.backup.warning() == ""
    click(wizard, "next")
    assert wizard.page() == 5


def test_a_synchronised_folder_is_warned_of(wizard, tmp_path):
    cloud = tmp_path / "OneDrive - Ville" / "Bureau"
    cloud.mkdir(parents=True)
    fill(wizard, folder=str(cloud))
    assert "OneDrive - Ville" in wizard.place.warning()
    click(wizard, "next")
    assert wizard.page() == 1


def test_an_error_of_the_disk_is_told_and_can_be_tried_again(wizard, documents, monkeypatch):
    from polesdesk.actions import first_run
    from polesdesk.actions.errors import Trouble

    def fail(work, new):
        raise Trouble("full", "Le disque est plein.", "Libérez de la place.")

    to_the_end(wizard)
    with monkeypatch.context() as patch:
        patch.setattr(first_run, "fill", fail)
        click(wizard, "next")
    assert "plein" in wizard._ui.first_run_error.text()
    assert [p.name for p in documents.iterdir() if p.suffix == ".polesdesk"] == []
    click(wizard, "next")
    assert wizard.page() == 5


def test_the_keyboard_alone_makes_the_file(wizard, documents, qtbot):
    def go_on():
        qtbot.keyClick(wizard.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        settle()

    go_on()
    assert wizard.focusWidget().objectName() == "first_run_authority_name"
    type_text(wizard.focusWidget(), "Ville d’Exempleville")
    go_on()
    assert wizard.focusWidget().objectName() == "first_run_holiday_zone"
    press(wizard.focusWidget(), Qt.Key.Key_Down)
    go_on()
    go_on()
    assert wizard.focusWidget().objectName() == "first_run_hub_code_1"
    type_text(wizard.focusWidget(), "VOL")
    press(wizard.focusWidget(), Qt.Key.Key_Return, "\r")
    type_text(wizard.focusWidget(), "Voltaire")
    go_on()
    go_on()
    assert (documents / "Bureau.polesdesk").exists()
    assert wizard.focusWidget().objectName() == "first_run_next"


def test_enter_in_a_field_does_not_turn_the_page(wizard):
    press(line(wizard, "folder"), Qt.Key.Key_Return, "\r")
    settle()
    assert wizard.page() == 0


def test_every_page_has_names_for_tools_and_ears(wizard):
    for number in range(6):
        wizard.show_page(number)
        settle()
        assert without_name(wizard) == []
        assert without_voice(wizard) == []
        letters = [letter for letter, _ in mnemonics_of(wizard)]
        assert len(letters) == len(set(letters)), mnemonics_of(wizard)


@pytest.mark.parametrize("by_file", [True, False])
@pytest.mark.parametrize("said", [True, False])
def test_the_next_steps_follow_what_was_said(by_file, said):
    steps = next_steps(by_file=by_file, has_hubs=said, has_signatory=said, has_second_place=said)
    words = " ".join(sentence for _, sentence in steps)
    assert ("classeur" in words) is by_file
    assert ("qui signe" in words) is not said
    assert ("second endroit" in words) is not said
    assert not slips_in(words)


def test_f1_opens_the_page_of_the_wizard(wizard, qtbot):
    qtbot.keyClick(wizard, Qt.Key.Key_F1)
    (shown,) = wizard.findChildren(ManualDialog)
    assert shown.page() == "first-run"
    shown.close()


def test_the_postal_code_proposes_the_town_before_there_is_a_file(wizard):
    click(wizard, "next")
    code = line(wizard, "authority_postal_code")
    code.setFocus()
    type_text(code, "59800")
    assert line(wizard, "authority_city").text() == "Lille"


def test_the_zone_of_holidays_is_that_of_the_postal_code_until_another_is_chosen(wizard):
    click(wizard, "next")
    fill(wizard, authority_name="Ville d’Exempleville")
    assert wizard.authority.value("holiday_zone") == ""
    click(wizard, "next")
    assert "À remplir" in error(wizard.authority, "holiday_zone")
    code = wizard.authority.form.fields["authority_postal_code"].input
    for typed, zone in (("80000", "B"), ("33000", "A")):
        code.set_value(typed)
        assert wizard.authority.value("holiday_zone") == zone
    wizard.authority.form.fields["holiday_zone"].input.set_value("MANUAL")
    code.set_value("75011")
    assert wizard.authority.value("holiday_zone") == "MANUAL"
