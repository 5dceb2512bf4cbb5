"""The whole program on the demonstration file, brought into each of its states."""

from collections.abc import Iterator
from datetime import datetime

from PySide6.QtCore import QSettings
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QWidget

from association_dialogs import association_dialogs
from backup_dialogs import backup_dialogs
from card_dialogs import card_dialogs
from closure_dialogs import closure_dialogs
from edit_dialogs import edit_dialogs
from first_run_pages import first_run_pages
from follow_up_dialogs import follow_up_dialogs
from hands import settle
from import_pages import import_pages
from journee_dialogs import journee_dialogs
from letter_dialogs import letter_dialogs
from planning_dialogs import planning_dialogs
from polesdesk.actions import demo
from polesdesk.actions.runner import Runner
from polesdesk.ui.about import AboutFacts
from polesdesk.ui.desk import Desk
from polesdesk.ui.main_window import MainWindow
from polesdesk.ui.settings.dialog import SettingsDialog
from polesdesk.ui.tab import Tab
from polesdesk.ui.tabs import make_tabs
from polesdesk.ui.theme import Theme
from polesdesk.ui.workers import InlineWorker
from premises_dialogs import premises_dialogs
from renewal_dialogs import renewal_dialogs
from roster_dialogs import roster_dialogs
from scan_dialogs import scan_dialogs
from setting_dialogs import setting_dialogs
from visit_dialogs import visit_dialogs
from volunteer_dialogs import volunteer_dialogs

NOW = datetime(2026, 11, 21, 10, 42)
# These act at once, on one click, and open nothing.
NOT_TRIED = (
    "_bin_command", "_delete_command", "_duplicate_command", "_renew_command", "_export",
)  # fmt: skip


def open_program(theme: Theme, settings: QSettings, runner: Runner) -> MainWindow:
    """The window with all its tabs, on invented data."""
    runner.do(demo.fill)
    desk = Desk(runner, InlineWorker())
    facts = AboutFacts(version="1.2.3")
    main = MainWindow(desk, theme, settings, now=lambda: NOW, about=lambda: facts)
    main.add_tabs(make_tabs(desk, settings))
    main.build_all_tabs()
    main.show_example()
    main.show_error("Le disque est plein.", "disk_full")
    main.start()
    return main


def states_of(main: MainWindow) -> Iterator[list[QWidget]]:
    """The windows that are seen, after each command."""
    for tab in main.build_all_tabs():
        main.show_tab(tab)
        settle()
        yield [main]
        for command in tab.commands():
            if _is_tried(command):
                yield from _after(command, main, tab)
    yield from card_dialogs(main, main._desk._runner)
    settings = SettingsDialog(main._desk, main._settings, main)
    yield from association_dialogs(main, main._desk._runner, settings)
    yield from visit_dialogs(main, main._desk._runner)
    yield from follow_up_dialogs(main, main._desk._runner)
    yield from volunteer_dialogs(main, main._desk._runner)
    yield from roster_dialogs(main, main._desk._runner)
    yield from premises_dialogs(main, main._desk._runner)
    yield from planning_dialogs(main)
    yield from renewal_dialogs(main)
    yield from closure_dialogs(main, main._desk._runner)
    yield from edit_dialogs(main)
    yield from journee_dialogs(main, main._desk._runner)
    yield from setting_dialogs(main, main._desk, main._settings)
    yield from letter_dialogs(main, main._desk, main._settings)
    yield from import_pages(main, main._desk, main._settings, main._desk._runner)
    yield from first_run_pages(main, main._settings)
    yield from backup_dialogs(main, main._settings, main._desk._runner)
    yield from scan_dialogs(main, main._settings, main._desk._runner)
    main.tell("Supprimé", "Annuler", lambda: None)
    main._help.open_manual()
    main._help.open_shortcuts()
    main._help.open_about()
    settle()
    yield [main, *dialogs_of(main)]


def _is_tried(command: QAction) -> bool:
    name = command.objectName()
    return bool(name) and command.isEnabled() and not name.endswith(NOT_TRIED)


def _after(command: QAction, main: MainWindow, tab: Tab) -> Iterator[list[QWidget]]:
    command.trigger()
    settle()
    yield [main, *dialogs_of(main)]
    for dialog in dialogs_of(main):
        dialog.close()
    tab.leave(lambda: None, lambda: None)
    settle()


def dialogs_of(main: MainWindow) -> list[QWidget]:
    """The dialogs of the window that are open."""
    return [dialog for dialog in main.findChildren(QDialog) if dialog.isVisible()]
