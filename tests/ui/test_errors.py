"""Bugs: logged without personal data, one dialog at a time, a report to copy."""

import logging
import sys
import threading

import pytest
from PySide6.QtCore import QtMsgType
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMainWindow

from hands import settle
from polesdesk.ui.errors import ErrorCatcher, ErrorDialog, code_of, log_qt_message


@pytest.fixture
def catcher(theme, qtbot):
    # A window of a former test that is about to go would take the dialog with it.
    settle()
    for window in QApplication.topLevelWidgets():
        if isinstance(window, QMainWindow):
            window.hide()
    made = ErrorCatcher("1.2.3")
    yield made
    for dialog in dialogs():
        dialog.close()
    settle()


def dialogs() -> list[ErrorDialog]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, ErrorDialog)]


def fail(secret: str) -> None:
    raise ValueError(f"cannot save {secret}")


def catch(catcher: ErrorCatcher, secret: str = "Mme Untel") -> None:
    try:
        fail(secret)
    except ValueError as error:
        catcher.catch(type(error), error, error.__traceback__)


def test_shows_one_dialog_at_a_time_and_logs_every_error(catcher, caplog):
    with caplog.at_level(logging.ERROR, logger="polesdesk.ui"):
        for _ in range(7):
            catch(catcher)
        settle()
    assert len(dialogs()) == 1
    assert len(caplog.records) == 7
    dialogs()[0].close()
    settle()
    assert dialogs() == []
    with caplog.at_level(logging.ERROR, logger="polesdesk.ui"):
        catch(catcher)
        settle()
    assert len(dialogs()) == 1


def test_neither_log_nor_report_holds_personal_data(catcher, caplog):
    with caplog.at_level(logging.ERROR, logger="polesdesk.ui"):
        catch(catcher, "Mme Untel")
        settle()
    dialog = dialogs()[0]
    dialog.copy_button.click()
    report = QGuiApplication.clipboard().text()
    for text in (report, caplog.text, dialog.text(), dialog.informativeText()):
        assert "Untel" not in text
    assert "ValueError" in report
    assert "test_errors.py" in report
    assert "PolesDesk 1.2.3" in report
    assert dialog.isVisible()


def test_says_that_data_are_safe_and_gives_a_code(catcher, caplog):
    with caplog.at_level(logging.ERROR, logger="polesdesk.ui"):
        catch(catcher)
        settle()
    told = dialogs()[0].informativeText()
    assert "enregistré l’est toujours" in told
    assert "ValueError" in told


def test_an_error_of_a_thread_comes_to_the_window(catcher, caplog, monkeypatch):
    monkeypatch.setattr(threading, "excepthook", catcher._catch_in_thread)
    with caplog.at_level(logging.ERROR, logger="polesdesk.ui"):
        thread = threading.Thread(target=fail, args=("x",))
        thread.start()
        thread.join()
        settle()
    assert len(dialogs()) == 1


def test_takes_every_hook(catcher, monkeypatch):
    from polesdesk.ui import errors

    taken = []
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    monkeypatch.setattr(errors, "qInstallMessageHandler", taken.append)
    catcher.install()
    assert sys.excepthook == catcher.catch
    assert threading.excepthook == catcher._catch_in_thread
    assert taken == [log_qt_message]


def test_ctrl_c_in_a_terminal_is_no_bug(catcher, capsys):
    catcher.catch(KeyboardInterrupt, KeyboardInterrupt(), None)
    settle()
    assert dialogs() == []
    assert "KeyboardInterrupt" in capsys.readouterr().err


def test_what_qt_says_is_logged(caplog):
    with caplog.at_level(logging.DEBUG, logger="polesdesk.ui"):
        log_qt_message(QtMsgType.QtWarningMsg, None, "QFont: no")
    assert [(r.levelname, r.getMessage()) for r in caplog.records] == [("WARNING", "Qt: QFont: no")]


def test_a_code_names_the_error_and_its_place():
    assert code_of("PolesDesk 1\nLinux\nKeyError\n  ui/desk.py:12 read") == "KeyError ui/desk.py:12"
    assert code_of("PolesDesk 1\nLinux\nKeyError") == "KeyError"


def test_an_error_is_shown_even_if_the_former_dialog_went_with_its_window(catcher, caplog, qtbot):
    from shiboken6 import delete

    window = QMainWindow()
    window.show()
    with caplog.at_level(logging.ERROR, logger="polesdesk.ui"):
        catch(catcher)
        settle()
        assert dialogs()[0].parent() is window
        delete(window)
        catch(catcher)
        settle()
    assert len(dialogs()) == 1
