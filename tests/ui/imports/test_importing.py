"""The ways into the wizard: the command of the file menu, a spreadsheet dropped on the window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from shiboken6 import isValid

from hands import settle
from import_hand import drop
from polesdesk.ui.imports.importing import Importing


@pytest.fixture
def importing(window, desk, settings):
    """The command of a window, and the window."""
    main = window()
    made = Importing(desk, settings, main, go=main.go, trigger=main.trigger)
    main.add_file_commands(made.actions())
    return main, made


def test_a_spreadsheet_dropped_on_the_window_opens_the_wizard(importing, book):
    main, made = importing
    drop(main, book)
    assert made._wizard.isVisible()
    assert made._wizard.session.path == book


def test_another_file_dropped_on_the_window_is_left_alone(importing, tmp_path):
    main, made = importing
    drop(main, tmp_path / "photo.png")
    assert made._wizard is None


def test_the_command_opens_one_wizard_only(importing, qtbot):
    main, made = importing
    qtbot.keyClick(main, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    first = made._wizard
    main.trigger("file_import")
    settle()
    assert made._wizard is first
    first.close()
    settle()
    main.trigger("file_import")
    settle()
    assert made._wizard is not first
    assert made._wizard.isVisible()


def test_a_record_opens_in_the_window(importing):
    main, made = importing
    gone = []
    made._go = lambda kind, record: gone.append((kind, record))
    made.open().went.emit("convention", "7")
    assert gone == [("convention", "7")]
    assert main.isActiveWindow()
    assert made._wizard.isVisible()


def test_the_wizard_goes_with_its_window(importing, good_book):
    main, made = importing
    wizard = made.open(good_book)
    main.close()
    settle()
    assert not isValid(wizard)
    assert not main.isVisible()


@pytest.fixture
def begun(importing, good_book):
    """The window, and a wizard in which a column was corrected."""
    main, made = importing
    wizard = made.open(good_book)
    wizard.go_on()
    wizard.session.choose_field(0, None)
    return main, wizard


def test_closing_the_window_asks_for_an_import_that_was_begun(begun):
    main, wizard = begun
    main.close()
    settle()
    assert main.isVisible()
    wizard.findChild(QPushButton, "confirm_go").click()
    settle()
    assert not isValid(wizard)
    assert not main.isVisible()


def test_who_stays_keeps_the_import_and_the_window(begun, qtbot):
    main, wizard = begun
    with qtbot.waitSignal(main.stayed):
        main.close()
        settle()
        wizard.findChild(QPushButton, "confirm_cancel").click()
    settle()
    assert main.isVisible()
    assert wizard.isVisible()
