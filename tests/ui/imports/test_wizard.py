"""Leaving, stopping, and work on threads of its own."""

import threading

import pytest
from PySide6.QtCore import Qt

from hands import press, settle, show
from import_hand import Hand
from polesdesk.actions import imports
from polesdesk.ui.desk import Desk
from polesdesk.ui.imports.wizard import ImportWizard
from polesdesk.ui.workers import ThreadWorker


def test_leaving_asks_when_work_of_the_hand_would_be_lost(hand, book):
    hand.to_columns(book)
    hand.pick("import_field_3", "surface")
    press(hand.wizard, Qt.Key.Key_Escape)
    settle()
    hand.wizard.findChild(object, "confirm_cancel").click()
    settle()
    assert hand.wizard.isVisible()
    hand.wizard.close()
    settle()
    hand.wizard.findChild(object, "confirm_go").click()
    settle()
    assert hand.is_closed()


def test_leaving_asks_nothing_when_nothing_would_be_lost(hand, book):
    hand.to_check(book)
    press(hand.wizard, Qt.Key.Key_Escape)
    settle()
    assert hand.is_closed()


@pytest.fixture
def threaded(theme, runner, settings, qtbot):
    """The wizard with work on threads, as in the program."""
    worker = ThreadWorker()
    desk = Desk(runner, worker)
    wizard = ImportWizard(desk, settings)
    qtbot.addWidget(wizard, before_close_func=lambda one: setattr(one, "_may_close", True))
    wizard.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    show(qtbot, wizard)
    yield Hand(wizard, runner, qtbot, wizard)
    worker.close()


def wait_for(hand, ready) -> None:
    hand.qtbot.waitUntil(ready, timeout=60_000)
    settle()


def to_check(hand, path) -> None:
    """Go to the check while work goes on behind."""
    hand.wizard.open_file(path)
    wait_for(hand, lambda: hand.button("import_next").isEnabled())
    hand.next()
    hand.next()
    wait_for(hand, hand.wizard.session.can_import)


def test_an_import_on_threads_comes_to_its_end(threaded, good_book):
    to_check(threaded, good_book)
    threaded.next()
    wait_for(threaded, lambda: bool(threaded.cells("import_lacks")))
    assert threaded.step() == "Bilan"
    assert len(threaded.numbers()) == 3


def test_an_import_that_is_stopped_leaves_nothing_and_can_be_done_again(
    threaded, good_book, monkeypatch
):
    to_check(threaded, good_book)
    begun, go_on = threading.Event(), threading.Event()
    carry_out = imports._write

    def wait(work, planning, progress):
        begun.set()
        go_on.wait(30)
        carry_out(work, planning, progress)

    monkeypatch.setattr(imports, "_write", wait)
    threaded.next()
    assert begun.wait(30)
    wait_for(threaded, lambda: threaded.button("import_stop").isVisible())
    threaded.click("import_cancel")
    assert threaded.wizard.isVisible()
    go_on.set()
    wait_for(threaded, lambda: threaded.wizard.session.job() is None)
    assert threaded.step() == "Contrôle"
    assert threaded.is_empty()
    threaded.next()
    wait_for(threaded, lambda: threaded.step() == "Bilan")
    assert len(threaded.numbers()) == 3


def test_only_the_answer_of_the_newest_reading_counts(threaded, good_book, book, monkeypatch):
    first, go_on = threading.Event(), threading.Event()
    read_file = imports.read_file

    def slow(runner, progress, path, **kw):
        found = read_file(runner, progress, path, **kw)
        if path == book:
            first.set()
            go_on.wait(30)
        return found

    monkeypatch.setattr(imports, "read_file", slow)
    threaded.wizard.open_file(book)
    assert first.wait(30)
    threaded.wizard.open_file(good_book)
    go_on.set()
    wait_for(threaded, lambda: threaded.button("import_next").isEnabled())
    assert threaded.text("import_file_name") == good_book.name
