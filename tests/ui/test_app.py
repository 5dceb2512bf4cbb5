"""The program around the window: files that open and close, backups, the first moment."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QPushButton, QWidget

from hands import settle
from polesdesk.actions import files, hubs
from polesdesk.actions.backups import second_copy
from polesdesk.actions.runner import Runner
from polesdesk.domain.hubs import Hub
from polesdesk.domain.identity import new_id
from polesdesk.store.backups import backups_of
from polesdesk.ui.app import Program
from polesdesk.ui.backups.words import backups_in_words, needs_second_copy
from polesdesk.ui.launch import Loader, OpeningFrame, Services
from polesdesk.ui.recent_files import choose_second_place, recent_files, second_copy_on
from polesdesk.ui.status_line import StatusLine
from polesdesk.ui.theme import Theme
from polesdesk.ui.workers import InlineWorker

TODAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 10, 42)


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
    close(made)
    french_app.setQuitOnLastWindowClosed(True)


def close(program: Program) -> None:
    if program.window is not None:
        program.window.close()
    QApplication.processEvents()


def choose_in_dialog(owner: QWidget, path: Path) -> None:
    """Choose a file or a folder in the dialog of the computer that is open."""
    (dialog,) = [one for one in owner.findChildren(QFileDialog) if one.isVisible()]
    dialog.fileSelected.emit(str(path))
    dialog.close()
    settle()


def save_a_hub(program: Program) -> None:
    assert program.window is not None
    runner = program._runner
    assert runner is not None
    hub = Hub(id=new_id(), code="VOL", name="Voltaire")
    program._desk.do(hubs.save, hub, owner=program.window)  # type: ignore[union-attr]


def test_a_file_opens_is_remembered_and_closes(
    program: Program, office_file: Path, settings: QSettings
) -> None:
    assert program.open(office_file)
    assert program.window is not None
    assert recent_files(settings) == [office_file]
    close(program)
    assert program.window is None
    files.open_runner(office_file, hold=True).close()


def test_a_file_that_was_changed_is_backed_up_when_it_closes(
    program: Program, office_file: Path
) -> None:
    program.open(office_file)
    close(program)
    assert backups_of(office_file) == []
    program.open(office_file)
    save_a_hub(program)
    close(program)
    (backup,) = backups_of(office_file)
    runner = Runner(backup, read_only=True)
    assert runner.read(hubs.choices)
    runner.close()


def test_the_second_place_gets_a_copy_too(
    program: Program, office_file: Path, settings: QSettings, tmp_path: Path
) -> None:
    stick = tmp_path / "cle"
    stick.mkdir()
    choose_second_place(settings, office_file, stick)
    program.open(office_file)
    save_a_hub(program)
    close(program)
    assert second_copy(office_file, stick).exists()
    assert second_copy_on(settings, office_file) == NOW


def test_the_first_save_asks_for_a_second_place(
    program: Program,
    office_file: Path,
    settings: QSettings,
    tmp_path: Path,
) -> None:
    stick = tmp_path / "cle"
    stick.mkdir()
    program.open(office_file)
    save_a_hub(program)
    assert program.window is not None
    line = program.window.findChild(StatusLine)
    assert "Annuler" in [one.text() for one in line.findChildren(QPushButton) if one.isVisible()]
    assert line._reminder.text() == "Choisissez un second endroit pour les sauvegardes"
    line._reminder.button.click()
    choose_in_dialog(program.window, stick)
    assert second_copy(office_file, stick).exists()
    assert second_copy_on(settings, office_file) == NOW


def test_a_file_held_elsewhere_is_told_in_words(
    program: Program, office_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: told.append(box.text()) or 0)
    lock = office_file.with_name(office_file.name + ".lock")
    lock.write_text(
        '{"host": "accueil", "pid": 7, "user": "Ana", "since": "2026-11-21T09:00:00"}',
        encoding="utf-8",
    )
    assert not program.open(office_file)
    assert "Ana" in told[0]
    assert "accueil" in told[0]


def test_without_a_file_the_start_page_offers_the_ways_to_begin(program: Program) -> None:
    program.begin(None)
    assert program._start is not None
    names = {button.objectName() for button in program._start.findChildren(QPushButton)}
    assert {"start_new", "start_open", "start_demonstration"} <= names
    program._start.close()


def test_a_click_on_a_recent_file_opens_it(program: Program, office_file: Path) -> None:
    program.open(office_file)
    close(program)
    program.show_start()
    assert program._start is not None
    recent = program._start.findChild(QPushButton, "start_recent_1")
    assert recent is not None
    recent.click()
    assert program.window is not None


def test_the_file_of_last_time_opens_by_itself(program: Program, office_file: Path) -> None:
    program.open(office_file)
    close(program)
    program.begin(None)
    assert program.window is not None


WORDS = [
    (None, None, "Pas encore de sauvegarde"),
    (NOW.replace(hour=9, minute=15), None, "aujourd’hui à 9 h 15"),
    (datetime(2026, 11, 20, 23), None, "hier"),
    (datetime(2026, 11, 18), datetime(2026, 11, 20), "il y a 3 jours, second endroit hier"),
    (datetime(2025, 1, 2), None, "le 02/01/2025"),
]


@pytest.mark.parametrize(("last", "second", "said"), WORDS)
def test_backups_are_told_in_words(
    last: datetime | None, second: datetime | None, said: str
) -> None:
    assert said in backups_in_words(last, second, NOW).replace("\u00a0", " ")


def test_the_second_place_is_recalled_after_a_week() -> None:
    assert needs_second_copy(None, NOW)
    assert not needs_second_copy(datetime(2026, 11, 15), NOW)
    assert needs_second_copy(datetime(2026, 11, 14), NOW)


def test_the_frame_says_what_is_being_opened(theme: Theme, settings: QSettings, qtbot) -> None:
    frame = OpeningFrame(settings, "Bureau.polesdesk")
    qtbot.addWidget(frame)
    assert "Bureau.polesdesk" in frame.centralWidget().text()  # type: ignore[attr-defined]


def test_the_program_is_read_behind_the_frame(french_app: QApplication, qtbot) -> None:
    services = Services(
        file=Path("bureau.polesdesk"), open_runner=_nothing, create=_nothing, demonstration=Path
    )
    loader = Loader(lambda: services, french_app)
    with qtbot.waitSignal(loader.ready, timeout=30_000) as told:
        loader.start()
    assert told.args == [services]


_nothing: Callable[[Path], Runner] = lambda _path: pytest.fail("opened")  # noqa: E731
