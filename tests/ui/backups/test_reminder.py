"""The standing reminder of the second copy: shown until it is made, on two places."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton

from hands import press, settle
from polesdesk.actions import files, hubs
from polesdesk.actions import settings as office
from polesdesk.actions.backups import second_copy
from polesdesk.actions.runner import Runner
from polesdesk.domain.hubs import Hub
from polesdesk.domain.identity import new_id
from polesdesk.ui.app import Program
from polesdesk.ui.backups.dialog import BackupsDialog
from polesdesk.ui.backups.words import reminder
from polesdesk.ui.dashboard.due_model import SECOND_COPY
from polesdesk.ui.dashboard.tab import DashboardTab
from polesdesk.ui.inputs import ChoiceInput
from polesdesk.ui.launch import Services
from polesdesk.ui.recent_files import note_second_copy
from polesdesk.ui.status_line import Reminder
from polesdesk.ui.theme import Theme
from polesdesk.ui.workers import InlineWorker

NOW = datetime(2026, 11, 21, 10, 42)


@pytest.fixture
def file(office_file: Path) -> Path:
    """A file with one hub."""
    runner = Runner(office_file)
    runner.do(hubs.save, Hub(id=new_id(), code="VOL", name="Voltaire"))
    runner.close()
    return office_file


@pytest.fixture
def program(french_app: QApplication, theme: Theme, settings: QSettings) -> Iterator[Program]:
    """The program whose work is done in line, and that nobody quits."""
    services = Services(
        file=None,
        open_runner=partial(files.open_runner, today=date(2026, 11, 21), hold=True),
        create=files.create,
        demonstration=Path,
    )
    made = Program(
        french_app,
        theme,
        settings,
        services=services,
        folders={},
        worker=lambda _parent: InlineWorker(),
        now=lambda: NOW,
    )
    yield made
    if made.window is not None:
        made.window.close()
    settle()
    french_app.setQuitOnLastWindowClosed(True)


def told(program: Program) -> str:
    """What the foot of the window reminds of."""
    assert program.window is not None
    (line,) = program.window.findChildren(Reminder)
    return line.text()


def late(program: Program) -> list[str]:
    """The kinds of what is late on the dashboard."""
    assert program.window is not None
    (tab,) = program.window.findChildren(DashboardTab)
    rows = tab._ui.dashboard_late.view.model()
    return [rows.alert_at(number).kind for number in range(rows.rowCount())]


def test_an_old_copy_is_recalled_until_it_is_made_again(
    program: Program, file: Path, settings: QSettings, tmp_path: Path
) -> None:
    note_second_copy(settings, file, NOW - timedelta(days=12))
    program.open(file)
    settle()
    assert "12\u00a0jours" in told(program)
    assert late(program)[0] == SECOND_COPY
    assert program.window is not None
    (tab,) = program.window.findChildren(DashboardTab)
    assert "1\u00a0point à traiter, dont 1 en retard" in tab._ui.dashboard_sentence.text()
    view = tab._ui.dashboard_late.view
    view.setCurrentIndex(view.model().index(0, 0))
    press(view, Qt.Key.Key_Return)
    stick = tmp_path / "cle"
    stick.mkdir()
    (chooser,) = program.window.findChildren(QFileDialog)
    chooser.fileSelected.emit(str(stick))
    chooser.close()
    settle()
    assert second_copy(file, stick).exists()
    assert told(program) == ""
    assert SECOND_COPY not in late(program)


def test_the_button_at_the_foot_copies_too(program: Program, file: Path) -> None:
    program.open(file)
    settle()
    assert program.window is not None
    button = program.window.findChild(QPushButton, "status_reminder")
    assert button is not None
    button.click()
    (chooser,) = program.window.findChildren(QFileDialog)
    assert chooser.fileMode() is QFileDialog.FileMode.Directory
    chooser.close()


def test_the_folder_of_a_use_is_remembered(
    program: Program, file: Path, settings: QSettings, tmp_path: Path
) -> None:
    other = tmp_path / "ailleurs"
    other.mkdir()
    copy = other / "autre.polesdesk"
    copy.write_bytes(file.read_bytes())
    program.open(file)
    assert program.window is not None
    program.window.trigger("file_open")
    (chooser,) = program.window.findChildren(QFileDialog)
    chooser.fileSelected.emit(str(copy))
    settle()
    assert program.window is not None
    program.window.trigger("file_open")
    (chooser,) = program.window.findChildren(QFileDialog)
    assert Path(chooser.directory().absolutePath()) == other
    chooser.close()


def test_the_days_are_chosen_beside_the_backups(
    program: Program, file: Path, settings: QSettings
) -> None:
    note_second_copy(settings, file, NOW - timedelta(days=12))
    program.open(file)
    assert program.window is not None
    program.window.trigger("file_restore")
    (dialog,) = program.window.findChildren(BackupsDialog)
    days = dialog.findChild(ChoiceInput, "backups_remind_after")
    assert days is not None
    assert days.value() == "7"
    days.set_value("14")
    dialog.close()
    settle()
    assert told(program) == ""
    assert late(program) == []


def test_a_file_of_examples_reminds_of_nothing(program: Program, file: Path) -> None:
    runner = Runner(file)
    runner.do(office.save, replace(runner.read(office.get), is_example=True))
    runner.close()
    program.open(file)
    settle()
    assert told(program) == ""
    assert SECOND_COPY not in late(program)


@pytest.mark.parametrize(("days", "is_recalled"), [(0, False), (7, False), (8, True)])
def test_a_copy_is_old_after_a_week(days: int, is_recalled: bool) -> None:
    assert bool(reminder(NOW - timedelta(days=days), NOW)) is is_recalled
