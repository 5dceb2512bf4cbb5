"""Going back to a backup from the window: the list, looking at one, restoring, a damaged file."""

from collections.abc import Iterator
from datetime import date, datetime
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMessageBox, QPushButton, QWidget

from hands import press, settle
from polesdesk.actions import files, hubs
from polesdesk.actions.runner import Runner
from polesdesk.domain.hubs import Hub
from polesdesk.domain.identity import new_id
from polesdesk.domain.lists import ListQuery
from polesdesk.store.backups import backups_of
from polesdesk.store.files import KeptFiles
from polesdesk.ui.app import Program
from polesdesk.ui.backups.dialog import BackupsDialog
from polesdesk.ui.backups.look_banner import LookBanner
from polesdesk.ui.backups.model import state_chip
from polesdesk.ui.launch import Services
from polesdesk.ui.recent_files import choose_second_place, recent_files
from polesdesk.ui.show_in_folder import show_in_folder
from polesdesk.ui.theme import Theme
from polesdesk.ui.workers import InlineWorker

TODAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 10, 42)
KEPT_NAME = "bureau (remplacé le 2026-11-21 à 10h42).polesdesk"


@pytest.fixture
def program(
    french_app: QApplication, theme: Theme, settings: QSettings, tmp_path: Path
) -> Iterator[Program]:
    """The program whose work is done in line, and that nobody quits."""
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
    if made.window is not None:
        made.window.close()
    if made._start is not None:
        made._start.close()
    settle()
    french_app.setQuitOnLastWindowClosed(True)


@pytest.fixture
def kept(office_file: Path) -> Path:
    """A file with two backups: of one hub and a document, then of two; it has three now."""
    KeptFiles(office_file, lambda digest: None).put(b"%PDF scan")
    for code in ("UN", "DEUX", "TROIS"):
        runner = Runner(office_file)
        runner.do(hubs.save, Hub(id=new_id(), code=code, name=code))
        if code != "TROIS":
            runner.back_up_now("fermeture")
        runner.close()
    return office_file


def hub_count(path: Path) -> int:
    runner = Runner(path, read_only=True)
    try:
        return len(runner.read(hubs.page, ListQuery()))
    finally:
        runner.close()


def opened(program: Program, kept: Path) -> BackupsDialog:
    """The list of backups of the file, as the menu opens it."""
    program.open(kept)
    assert program.window is not None
    program.window.trigger("file_restore")
    (dialog,) = program.window.findChildren(BackupsDialog)
    settle()
    return dialog


def shown(dialog: BackupsDialog, row: int) -> list[str]:
    model = dialog.model
    return [str(model.index(row, column).data()) for column in range(model.columnCount())]


def message(program: Program, name: str) -> QMessageBox:
    owner = program.window or program._start
    assert owner is not None
    (box,) = [one for one in owner.findChildren(QMessageBox) if one.objectName() == name]
    return box


def click(owner: QWidget, name: str) -> None:
    button = owner.findChild(QPushButton, name)
    assert button is not None
    assert button.isEnabled()
    button.click()
    settle()


def test_the_list_tells_what_each_backup_holds_and_lacks(program: Program, kept: Path) -> None:
    dialog = opened(program, kept)
    newest, oldest = shown(dialog, 0), shown(dialog, 1)
    assert (newest[1], newest[2], newest[4], newest[7]) == ("Bonne", "à la fermeture", "2", "1")
    assert (oldest[4], oldest[7]) == ("1", "2")
    words = dialog.detail.text()
    assert "L’action faite depuis n’y est pas." in words
    assert "gardé à côté" in words


def test_the_copy_of_the_second_place_is_listed(
    program: Program, kept: Path, settings: QSettings, tmp_path: Path
) -> None:
    stick = tmp_path / "cle"
    stick.mkdir()
    (stick / "bureau (copie).polesdesk").write_bytes(backups_of(kept)[0].read_bytes())
    choose_second_place(settings, kept, stick)
    dialog = opened(program, kept)
    assert "copie du second endroit" in {shown(dialog, row)[2] for row in range(3)}


def test_a_backup_that_cannot_be_read_says_so_and_offers_nothing(
    program: Program, kept: Path
) -> None:
    spoiled = backups_of(kept)[-1]
    spoiled.write_bytes(spoiled.read_bytes()[:-9000])
    dialog = opened(program, kept)
    row = dialog.model.row_at(0)
    assert row is not None
    assert state_chip(row).word == "Illisible"
    assert "incomplet" in dialog.detail.text()
    assert not dialog.restore_button.isEnabled()
    assert not dialog.look_button.isEnabled()
    press(dialog.table, Qt.Key.Key_Down)
    assert dialog.restore_button.isEnabled()


def test_restoring_brings_records_and_documents_back_and_keeps_the_file(
    program: Program, kept: Path
) -> None:
    documents = KeptFiles(kept, lambda digest: None)
    (digest,) = documents.all()
    next(documents.folder.glob("*/*")).unlink()
    dialog = opened(program, kept)
    press(dialog.table, Qt.Key.Key_Down)
    click(dialog, "backups_restore")
    assert program.window is not None
    assert documents.get(digest) == b"%PDF scan"
    box = message(program, "restored_dialog")
    assert KEPT_NAME in box.informativeText()
    click(box, "restored_back")
    program.window.close()
    settle()
    assert hub_count(kept) == 1
    assert hub_count(kept.with_name(KEPT_NAME)) == 3
    assert recent_files(program._settings) == [kept]


def test_restoring_makes_no_backup_that_would_thin_out_the_one_wanted(
    program: Program, kept: Path
) -> None:
    dialog = opened(program, kept)
    assert program._desk is not None
    program._desk.do(hubs.save, Hub(id=new_id(), code="QUATRE", name="4"), owner=dialog)
    click(dialog, "backups_restore")
    assert len(backups_of(kept)) == 2
    assert hub_count(kept.with_name(KEPT_NAME)) == 4


def test_who_stays_at_the_question_restores_nothing_later(
    program: Program, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = opened(program, kept)
    assert program.window is not None
    monkeypatch.setattr("polesdesk.ui.main_window.close_dialogs_above", lambda _window: False)
    click(dialog, "backups_restore")
    monkeypatch.undo()
    program.window.close()
    settle()
    assert hub_count(kept) == 3


def test_a_backup_chosen_elsewhere_is_listed_and_looked_into(
    program: Program, kept: Path, tmp_path: Path
) -> None:
    other = tmp_path / "ailleurs.polesdesk"
    other.write_bytes(backups_of(kept)[0].read_bytes())
    dialog = opened(program, kept)
    click(dialog, "backups_choose")
    (chooser,) = dialog.findChildren(QFileDialog)
    chooser.fileSelected.emit(str(other))
    chooser.close()
    settle()
    assert dialog.current() is dialog.model.row_at(0)
    assert shown(dialog, 0)[2:5:2] == ["fichier choisi", "1"]
    click(dialog, "backups_restore")
    assert program.window is not None
    program.window.close()
    settle()
    assert hub_count(kept) == 1


def test_looking_changes_nothing_and_leads_back(program: Program, kept: Path) -> None:
    before = {path: path.read_bytes() for path in backups_of(kept)}
    dialog = opened(program, kept)
    press(dialog.table, Qt.Key.Key_Down)
    press(dialog.table, Qt.Key.Key_Return)
    settle()
    window = program.window
    assert window is not None
    banner = window.findChild(LookBanner)
    assert banner is not None
    assert "rien ne s’y enregistre" in banner.findChildren(QLabel)[0].text()
    assert program._desk is not None
    troubles: list[str] = []
    program._desk.troubled.connect(lambda error: troubles.append(error.code))
    program._desk.do(hubs.save, Hub(id=new_id(), code="X", name="X"), owner=window)
    assert troubles == ["read_only"]
    click(banner, "look_back")
    assert program._runner is not None
    assert program._runner.path == kept
    assert {path: path.read_bytes() for path in backups_of(kept)} == before
    assert recent_files(program._settings) == [kept]


def test_a_backup_that_is_looked_at_can_be_restored(program: Program, kept: Path) -> None:
    dialog = opened(program, kept)
    press(dialog.table, Qt.Key.Key_Down)
    click(dialog, "backups_look")
    assert program.window is not None
    click(program.window, "look_restore")
    assert program.window is not None
    program.window.close()
    settle()
    assert hub_count(kept) == 1


def test_a_damaged_file_offers_its_last_good_backup(program: Program, kept: Path) -> None:
    newest = backups_of(kept)[-1]
    newest.write_bytes(newest.read_bytes()[:-9000])
    damaged = kept.read_bytes()[:-9000]
    kept.write_bytes(damaged)
    program.begin(kept)
    settle()
    box = message(program, "damaged_dialog")
    assert "abîmé" in box.text()
    assert "1\u00a0pôle" in box.informativeText().replace("\u202f", "\u00a0")
    click(box, "damaged_1")
    assert program.window is not None
    program.window.close()
    settle()
    assert hub_count(kept) == 1
    assert kept.with_name(KEPT_NAME).read_bytes() == damaged


def test_a_file_that_is_gone_can_come_back_from_the_list(program: Program, kept: Path) -> None:
    kept.unlink()
    program.begin(kept)
    settle()
    click(message(program, "damaged_dialog"), "damaged_2")
    assert program._start is not None
    (dialog,) = program._start.findChildren(BackupsDialog)
    assert shown(dialog, 0)[7] == "inconnues"
    click(dialog, "backups_restore")
    assert program.window is not None
    program.window.close()
    settle()
    assert hub_count(kept) == 2


def test_a_damaged_file_without_a_backup_is_told_in_words(
    program: Program, office_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: told.append(box.text()) or 0)
    office_file.write_bytes(office_file.read_bytes()[:-9000])
    program.begin(office_file)
    settle()
    assert "incomplet" in told[0]


def test_the_folder_is_opened_where_no_file_manager_can_select(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown_urls: list[str] = []
    monkeypatch.setattr(
        "PySide6.QtGui.QDesktopServices.openUrl", lambda url: shown_urls.append(url.toLocalFile())
    )
    monkeypatch.setattr("polesdesk.ui.show_in_folder._ask_file_manager", lambda _path: False)
    monkeypatch.setattr("sys.platform", "linux")
    file = tmp_path / "un.pdf"
    file.write_bytes(b"%PDF")
    show_in_folder(file)
    show_in_folder(tmp_path)
    show_in_folder(tmp_path / "absent.pdf")
    assert shown_urls == [str(tmp_path)] * 3
