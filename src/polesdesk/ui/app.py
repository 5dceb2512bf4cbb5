"""The program with a window: one file at a time, its window, its backups."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from polesdesk.actions import backups, first_run
from polesdesk.actions import settings as office
from polesdesk.actions.errors import Trouble
from polesdesk.ui.about import AboutFacts
from polesdesk.ui.about_facts import about_facts
from polesdesk.ui.backup_words import backups_in_words, needs_second_copy
from polesdesk.ui.commands import separator
from polesdesk.ui.desk import Desk
from polesdesk.ui.file_menu import FileMenu, ask_file
from polesdesk.ui.launch import Services
from polesdesk.ui.main_window import MainWindow
from polesdesk.ui.places import warning_of
from polesdesk.ui.recent_files import (
    choose_second_place,
    file_key,
    is_place_told,
    note_place_told,
    note_second_copy,
    recent_files,
    remember_file,
    second_copy_on,
    second_place,
)
from polesdesk.ui.single_window import WindowBell
from polesdesk.ui.start_page import StartPage
from polesdesk.ui.theme import Theme
from polesdesk.ui.workers import ThreadWorker, Worker

if TYPE_CHECKING:
    from polesdesk.actions.runner import Runner
    from polesdesk.domain.first_run import NewOffice
    from polesdesk.domain.settings import Settings
    from polesdesk.ui.first_run import NewFile

log = logging.getLogger("polesdesk.ui")


def _now() -> datetime:
    """The clock on the wall, as a manager reads it."""
    return datetime.now()  # noqa: DTZ005


class Program(QObject):
    """Opens a file, gives it a window, and backs it up when the window closes.

    ``worker`` makes what does the work of a file, ``now`` is the clock on the wall.
    """

    def __init__(
        self,
        app: QApplication,
        theme: Theme,
        settings: QSettings,
        *,
        services: Services,
        folders: dict[str, Path],
        worker: Callable[[QObject], Worker] = ThreadWorker,
        now: Callable[[], datetime] = _now,
    ) -> None:
        super().__init__(app)
        self._theme = theme
        self._settings = settings
        self._services = services
        self._folders = folders
        self._worker = worker
        self._now = now
        self.window: MainWindow | None = None
        self._start: StartPage | None = None
        self._runner: Runner | None = None
        self._desk: Desk | None = None
        self._bell: WindowBell | None = None
        self._next: Path | None = None
        self._imports_into: Path | None = None
        self._back_to_start = False
        self._reminded = False
        app.setQuitOnLastWindowClosed(False)

    # Beginning

    def begin(self, file: Path | None) -> None:
        """Open a file, else the one that was open last, else the start page."""
        known = [path for path in recent_files(self._settings) if path.exists()]
        wanted = file or (known[0] if known else None)
        if wanted is None or not self.open(wanted):
            self.show_start()

    def show_start(self) -> None:
        """Show the ways to begin."""
        page = StartPage(
            recent_files(self._settings),
            new=self.new,
            choose=self.choose,
            demonstration=self.try_examples,
            open_path=self.open,
        )
        page.rejected.connect(self._leave_if_alone)
        self._start = page
        page.show()

    def _leave_if_alone(self) -> None:
        self._start = None
        if self.window is None:
            QApplication.quit()

    def new(self) -> None:
        """Ask page after page what the office is, make its file, and open it."""
        from polesdesk.ui.first_run import FirstRunWizard

        wizard = FirstRunWizard(
            self._settings,
            folder=self._documents(),
            today=lambda: self._now().date(),
            create=self._create,
            parent=self.window or self._start,
        )
        wizard.made.connect(self._open_made)
        wizard.open()

    def _create(self, path: Path, office: NewOffice) -> None:
        """Make a file with what was said of the office, or none at all."""
        self._services.create(path)
        try:
            runner = self._services.open_runner(path)
            try:
                runner.do(first_run.fill, office)
            finally:
                runner.close()
        except BaseException:
            path.unlink(missing_ok=True)
            raise

    def _open_made(self, made: NewFile) -> None:
        """Open the file that was just made, then the import if one was announced."""
        if made.second_place is not None:
            choose_second_place(self._settings, made.path, made.second_place)
        self._imports_into = made.path if made.imports else None
        self.open(made.path)

    def choose(self) -> None:
        """Open the file that the manager chooses."""
        path = ask_file(self.window or self._start, self._documents())
        if path is not None:
            self.open(path)

    def try_examples(self) -> None:
        """Open the file of examples."""
        self.open(self._services.demonstration())

    def _documents(self) -> Path:
        if self._runner is not None:
            return self._runner.path.parent
        documents = Path.home() / "Documents"
        return documents if documents.is_dir() else Path.home()

    # A file and its window

    def open(self, path: Path) -> bool:
        """Open a file in its window; an open one is closed first, with its questions."""
        if self.window is not None:
            self._next = path
            self.window.close()
            return True
        try:
            runner = self._services.open_runner(path)
        except Trouble as trouble:
            self._tell_trouble(trouble)
            return False
        self._show(runner)
        return True

    def _show(self, runner: Runner) -> None:
        from polesdesk.ui.imports import Importing
        from polesdesk.ui.settings import settings_command
        from polesdesk.ui.tabs import make_tabs

        self._runner = runner
        self._desk = desk = Desk(runner, self._worker(self), self)
        self.window = window = MainWindow(
            desk,
            self._theme,
            self._settings,
            now=self._now,
            about=self._about,
            key=file_key(runner.path),
        )
        window.add_file_commands(self._file_menu(window).actions())
        importing = Importing(desk, self._settings, window, go=window.go, trigger=window.trigger)
        window.add_file_commands(importing.actions())
        window.add_file_commands(
            (settings_command(desk, self._settings, window), separator(window))
        )
        for tab in make_tabs(desk, self._settings):
            window.add_tab(tab)
        window.show_file(runner.path.name)
        window.closed.connect(self._closed)
        window.example_left.connect(self._leave_example)
        desk.saved.connect(self._saved)
        desk.read(office.get, then=self._know, owner=window)
        remember_file(self._settings, runner.path)
        self._tell_backups()
        self._bell = WindowBell(runner.path, self)
        self._bell.rung.connect(self._come_forward)
        if self._start is not None:
            page, self._start = self._start, None
            page.rejected.disconnect(self._leave_if_alone)
            page.close()
        window.start()
        self._warn_of_place(runner.path)
        if self._imports_into == runner.path:
            importing.open()
        self._imports_into = None

    def _warn_of_place(self, path: Path) -> None:
        """Say once for each file why its folder is a danger for it."""
        if self.window is None or is_place_told(self._settings, path):
            return
        warning = warning_of(path.parent)
        if warning:
            note_place_told(self._settings, path)
            self.window.show_error(warning)

    def _file_menu(self, window: MainWindow) -> FileMenu:
        return FileMenu(
            self._settings,
            window,
            new=self.new,
            choose=self.choose,
            open_path=self.open,
            back_up=self.back_up,
            copy_elsewhere=self.copy_elsewhere,
        )

    def _know(self, settings: Settings) -> None:
        self._reminded = settings.is_example
        if settings.is_example and self.window is not None:
            self.window.show_example()

    def _leave_example(self) -> None:
        self._back_to_start = True
        if self.window is not None:
            self.window.close()

    def _come_forward(self) -> None:
        if self.window is not None:
            self.window.showNormal() if self.window.isMinimized() else self.window.show()
            self.window.raise_()
            self.window.activateWindow()

    def _closed(self) -> None:
        """Back the file up, close it, then open the next one or leave."""
        runner, desk, window = self._runner, self._desk, self.window
        self._runner = self._desk = self.window = None
        if self._bell is not None:
            self._bell.close()
            self._bell = None
        if runner is not None:
            self._back_up_at_closing(runner)
        if desk is not None:
            desk.close()
        if window is not None:
            window.deleteLater()
        self._go_on()

    def _go_on(self) -> None:
        """Open the next file, show the start page again, or leave."""
        wanted, self._next = self._next, None
        to_start, self._back_to_start = self._back_to_start, False
        if to_start or (wanted is not None and not self.open(wanted)):
            self.show_start()
        elif wanted is None:
            QApplication.quit()

    # Backups

    def _back_up_at_closing(self, runner: Runner) -> None:
        place = second_place(self._settings, runner.path)
        changed = runner.changed_since_backup
        try:
            reached = backups.at_closing(runner, place)
        except Trouble as trouble:
            log.warning("backup at closing failed: %s", trouble.code)
            self._tell_trouble(trouble)
            return
        if changed and reached and place is not None:
            note_second_copy(self._settings, runner.path, self._now())

    def back_up(self) -> None:
        """Make a numbered backup now."""
        if self._desk is None or self.window is None:
            return
        self._desk.run(
            backups.back_up_now,
            title=self.tr("Sauvegarde du fichier"),
            owner=self.window,
            then=lambda made: self._backed_up(
                self.tr("Sauvegarde faite et vérifiée\u202f: {name}").format(name=made.path.name)
            ),
        )

    def copy_elsewhere(self) -> None:
        """Choose the second place for backups, and copy the file there now."""
        if self._desk is None or self._runner is None or self.window is None:
            return
        path = self._runner.path
        former = second_place(self._settings, path)
        name = QFileDialog.getExistingDirectory(
            self.window,
            self.tr("Second endroit des sauvegardes (clé, autre disque)"),
            str(former or path.parent),
        )
        if not name:
            return
        folder = Path(name)
        self._desk.run(
            backups.copy_to,
            backups.second_copy(path, folder),
            title=self.tr("Copie du fichier"),
            owner=self.window,
            then=lambda made: self._copied(path, folder),
        )

    def _copied(self, path: Path, folder: Path) -> None:
        choose_second_place(self._settings, path, folder)
        note_second_copy(self._settings, path, self._now())
        self._backed_up(
            self.tr("Copie faite et vérifiée dans «\u202f{name}\u202f»").format(
                name=folder.name or str(folder)
            )
        )

    def _backed_up(self, sentence: str) -> None:
        if self.window is not None:
            self.window.tell(sentence)
        self._tell_backups()

    def _tell_backups(self) -> None:
        if self.window is None or self._runner is None:
            return
        path = self._runner.path
        second = second_copy_on(self._settings, path)
        words = backups_in_words(backups.last_backup(path), second, self._now())
        self.window.show_backup(words)

    def _saved(self, _label: str) -> None:
        """After the first save, ask once where the second copies go, if it is time to."""
        if self._reminded or self._runner is None or self.window is None:
            return
        self._reminded = True
        if needs_second_copy(second_copy_on(self._settings, self._runner.path), self._now()):
            self.window.tell(
                self.tr("Enregistré. Choisissez un second endroit pour les sauvegardes."),
                self.tr("Choisir…"),
                self.copy_elsewhere,
            )

    # Words

    def _tell_trouble(self, trouble: Trouble) -> None:
        box = QMessageBox(self.window or self._start)
        box.setObjectName("trouble_dialog")
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle("PolesDesk")
        box.setText(trouble.message)
        box.setInformativeText(trouble.advice)
        box.addButton(self.tr("Fermer"), QMessageBox.ButtonRole.AcceptRole)
        box.exec()

    def _about(self) -> AboutFacts:
        return about_facts(self._runner.path if self._runner is not None else None, self._folders)
