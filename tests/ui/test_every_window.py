"""What holds of every window: names for tools, names for ears, keys that do not clash.

The whole program is opened on the demonstration file; every tab is shown, every command that
opens a form or a dialog is given, and what is then seen is checked.
"""

import os
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QFileDialog, QMenu, QWidget

from card_dialogs import card_dialogs
from edit_dialogs import edit_dialogs
from hands import settle, show
from import_pages import import_pages
from polesdesk.actions import demo
from polesdesk.ui.about import AboutFacts
from polesdesk.ui.desk import Desk
from polesdesk.ui.main_window import MainWindow
from polesdesk.ui.tab import Tab
from polesdesk.ui.tabs import make_tabs
from polesdesk.ui.workers import InlineWorker
from setting_dialogs import setting_dialogs
from window_checks import mnemonics_of, names_of, without_name, without_voice

NOW = datetime(2026, 11, 21, 10, 42)
NAMES = Path(__file__).with_name("object_names.txt")
# These act at once, on one click, and open nothing.
NOT_TRIED = ("_bin_command", "_delete_command", "_duplicate_command", "_renew_command")


@pytest.fixture
def program(theme, settings, runner, qtbot, monkeypatch) -> MainWindow:
    """The whole program on invented data."""
    for name in ("getOpenFileName", "getOpenFileNames", "getSaveFileName", "getExistingDirectory"):
        monkeypatch.setattr(QFileDialog, name, staticmethod(lambda *_, **__: ("", "")))
    runner.do(demo.fill)
    desk = Desk(runner, InlineWorker())
    facts = AboutFacts(version="1.2.3")
    main = MainWindow(desk, theme, settings, now=lambda: NOW, about=lambda: facts)
    qtbot.addWidget(main)
    for tab in make_tabs(desk, settings):
        main.add_tab(tab)
    main.show_example()
    main.show_error("Le disque est plein.", "disk_full")
    main.start()
    show(qtbot, main)
    return main


def states_of(main: MainWindow) -> Iterator[list[QWidget]]:
    """The windows that are seen, after each command."""
    for tab in main._tabs:
        main.show_tab(tab)
        settle()
        yield [main]
        for command in tab.commands():
            if _is_tried(command):
                yield from _after(command, main, tab)
    yield from card_dialogs(main, main._desk._runner)
    yield from edit_dialogs(main)
    yield from setting_dialogs(main, main._desk, main._settings)
    yield from import_pages(main, main._desk, main._settings, main._desk._runner)
    main.tell("Supprimé", "Annuler", lambda: None)
    main._help.open_shortcuts()
    main._help.open_about()
    settle()
    yield [main, *_dialogs(main)]


def _is_tried(command: QAction) -> bool:
    name = command.objectName()
    return bool(name) and command.isEnabled() and not name.endswith(NOT_TRIED)


def _after(command: QAction, main: MainWindow, tab: Tab) -> Iterator[list[QWidget]]:
    command.trigger()
    settle()
    yield [main, *_dialogs(main)]
    for dialog in _dialogs(main):
        dialog.close()
    tab.leave(lambda: None, lambda: None)
    settle()


def _dialogs(main: MainWindow) -> list[QWidget]:
    return [dialog for dialog in main.findChildren(QDialog) if dialog.isVisible()]


def test_tools_ears_and_keys_find_their_way_everywhere(program):
    found: set[str] = set()
    wrong: dict[str, list[str]] = {}
    for windows in states_of(program):
        for window in windows:
            where = f"{window.objectName()} in {program.current_tab().subject}"
            slips = without_name(window) + without_voice(window) + clashes(window)
            wrong |= {where: slips} if slips else {}
            found |= names_of(window)
    assert wrong == {}
    compare(found)


def clashes(window: QWidget) -> list[str]:
    """The texts whose letter behind Alt is that of another, or no letter of every keyboard."""
    seen = mnemonics_of(window)
    letters = Counter(letter for letter, _ in seen)
    return [
        text
        for letter, text in seen
        if letters[letter] > 1 or not (letter.isascii() and letter.isalpha())
    ]


def compare(found: set[str]) -> None:
    """Tools rely on the names written down: none may go, each new one is added.

    With POLESDESK_WRITE_NAMES set, the file is written anew: look at what has gone.
    """
    if os.environ.get("POLESDESK_WRITE_NAMES"):
        NAMES.write_text("\n".join(sorted(found)) + "\n", "utf-8")
    written = NAMES.read_text("utf-8").split()
    assert written == sorted(set(written))
    assert sorted(set(written) - found) == [], "gone"
    assert sorted(found - set(written)) == [], "new: add them to tests/ui/object_names.txt"


class Watcher(QObject):
    """Notes every window that appears, however short."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched, event) -> bool:
        is_shown = event.type() is QEvent.Type.Show and watched.isWidgetType()
        if is_shown and watched.isWindow() and not isinstance(watched, QDialog | QMenu):
            self.seen.append(f"{type(watched).__name__} « {watched.objectName()} »")
        return False


def test_no_widget_is_a_window_of_its_own_even_for_a_moment(program, qapp):
    watcher = Watcher()
    qapp.installEventFilter(watcher)
    for _ in states_of(program):
        pass
    qapp.removeEventFilter(watcher)
    assert watcher.seen == []
