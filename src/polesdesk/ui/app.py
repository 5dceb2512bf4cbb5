"""The program with a window: one file at a time, its window, its backups."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, QTimer
from PySide6.QtWidgets import QApplication

from polesdesk.actions import first_run, restoring
from polesdesk.actions import settings as office
from polesdesk.actions.errors import Trouble
from polesdesk.ui.about import AboutFacts
from polesdesk.ui.about_facts import about_facts
from polesdesk.ui.backups.keeping import Keeping, back_up_at_closing
from polesdesk.ui.backups.look_banner import LookBanner
from polesdesk.ui.backups.restoring import MENDED_BY_A_BACKUP, Restoring, Ways
from polesdesk.ui.backups.words import moment_in_words
from polesdesk.ui.commands import separator
from polesdesk.ui.desk import Desk
from polesdesk.ui.dialogs import tell_trouble
from polesdesk.ui.file_choosing import FileChooser, kinds_of_file
from polesdesk.ui.file_menu import FileMenu
from polesdesk.ui.launch import Services
from polesdesk.ui.looked_at import LookedAt
from polesdesk.ui.main_window import MainWindow
from polesdesk.ui.places import warn_once
from polesdesk.ui.recent_files import (
    choose_second_place,
    file_key,
    recent_files,
    remember_file,
)
from polesdesk.ui.single_window import WindowBell
from polesdesk.ui.start_page import StartPage
from polesdesk.ui.theme import Theme
from polesdesk.ui.workers import ThreadWorker, Worker

if TYPE_CHECKING:
    from polesdesk.actions.restoring import Restored
    from polesdesk.actions.runner import Runner
    from polesdesk.domain.first_run import NewOffice
    from polesdesk.domain.settings import Settings
    from polesdesk.ui.first_run import NewFile

log = logging.getLogger("polesdesk.ui")

NOT_WHILE_LOOKING = ("file_back_up", "file_copy_elsewhere", "file_restore", "file_import")
"""Commands of the file that a backup which is only looked at does not take."""


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
        self._keeping: Keeping | None = None
        self._afterwards: Callable[[], object] | None = None
        self._backs_up = True
        self._imports_into: Path | None = None
        self._looked_at = LookedAt(self)
        self._chooser = FileChooser(settings, "files")
        self._restoring = Restoring(
            settings,
            worker,
            key=services.key,
            now=now,
            ways=Ways(restore=self.restore, look=self.look_at),
            parent=self,
        )
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
        self._chooser.ask_open(
            self.window or self._start,
            title=self.tr("Ouvrir un fichier"),
            kinds=kinds_of_file(),
            then=self.open,
        )

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
            self._close_then(lambda: self._come_back(path))
            return True
        try:
            runner = self._services.open_runner(path)
        except Trouble as trouble:
            self._refuse(path, trouble)
            return False
        self._show(runner)
        return True

    def _refuse(self, path: Path, trouble: Trouble) -> None:
        """Say why a file cannot be opened; if it is lost, offer its last good backup.

        The offer comes over the start page, which is shown first.
        """
        if trouble.code in MENDED_BY_A_BACKUP:
            QTimer.singleShot(0, self, lambda: self._offer_backup(path, trouble))
        else:
            self._tell_trouble(trouble)

    def _offer_backup(self, path: Path, trouble: Trouble) -> None:
        parent = self.window or self._start
        if not self._restoring.offer(path, trouble, parent):
            tell_trouble(trouble, parent)

    def look_at(self, backup: Path, file: Path) -> None:
        """Show a copy of a backup of a file in its window, in which nothing can be changed."""
        if self.window is not None:
            self._close_then(lambda: self.look_at(backup, file))
            return
        try:
            copy = restoring.look_at_copy(backup, self._looked_at.folder(), key=self._services.key)
            runner = self._services.open_runner(copy, read_only=True)
        except Trouble as trouble:
            self._tell_trouble(trouble)
            self._come_back(file)
            return
        window = self._build(runner)
        window.add_banner(
            LookBanner(
                moment_in_words(restoring.known_backup(backup).at),
                restore=lambda: self.restore(backup, file),
                back=lambda: self.open(file),
            )
        )
        window.disable(NOT_WHILE_LOOKING)
        self._begin_in(window)

    def _show(self, runner: Runner) -> None:
        """Open the window of a file that is worked in."""
        window = self._build(runner)
        assert self._desk is not None
        self._keeping = Keeping(runner, self._desk, self._settings, window, self._now)
        self._desk.read(office.get, then=self._know, owner=window)
        remember_file(self._settings, runner.path)
        self._keeping.tell()
        self._bell = WindowBell(runner.path, self)
        self._bell.rung.connect(window.come_forward)
        self._begin_in(window)
        warn_once(window, self._settings, runner.path)
        if self._imports_into == runner.path:
            window.trigger("file_import")
        self._imports_into = None

    def _build(self, runner: Runner) -> MainWindow:
        from polesdesk.ui.imports import Importing
        from polesdesk.ui.scans import Scanning
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
            key="" if runner.read_only else file_key(runner.path),
        )
        window.add_file_commands(self._file_menu(window).actions())
        importing = Importing(desk, self._settings, window, go=window.go, trigger=window.trigger)
        window.add_file_commands(importing.actions())
        if not runner.read_only:
            Scanning(desk, self._settings, window)
        window.add_file_commands(
            (settings_command(desk, self._settings, window), separator(window))
        )
        window.add_tabs(make_tabs(desk, self._settings))
        window.show_file(runner.path.name)
        window.closed.connect(self._closed)
        window.stayed.connect(self._stay)
        window.example_left.connect(lambda: self._close_then(self.show_start))
        return window

    def _begin_in(self, window: MainWindow) -> None:
        """Let the window take the place of the start page."""
        if self._start is not None:
            page, self._start = self._start, None
            page.rejected.disconnect(self._leave_if_alone)
            page.close()
        window.start()

    def _file_menu(self, window: MainWindow) -> FileMenu:
        return FileMenu(
            self._settings,
            window,
            new=self.new,
            choose=self.choose,
            open_path=self.open,
            back_up=self.back_up,
            copy_elsewhere=self.copy_elsewhere,
            restore=self.choose_backup,
        )

    def _know(self, settings: Settings) -> None:
        if settings.is_example and self.window is not None and self._keeping is not None:
            self._keeping.be_quiet()
            self.window.show_example()

    def _close_then(self, act: Callable[[], object], *, backs_up: bool = True) -> None:
        """Close the window with its questions, then do something else than leave."""
        self._afterwards, self._backs_up = act, backs_up
        if self.window is not None:
            self.window.close()

    def _stay(self) -> None:
        """The manager stays in the window: nothing comes afterwards."""
        self._afterwards, self._backs_up = None, True

    def _closed(self) -> None:
        """Back the file up, close it, then do what was asked for or leave."""
        runner, desk, window = self._runner, self._desk, self.window
        self._runner = self._desk = self.window = self._keeping = None
        if self._bell is not None:
            self._bell.close()
            self._bell = None
        if runner is not None and self._backs_up:
            self._back_up_at_closing(runner)
        if desk is not None:
            desk.close()
        if window is not None:
            window.deleteLater()
        act = self._afterwards or QApplication.quit
        self._stay()
        act()

    # Backups

    def _back_up_at_closing(self, runner: Runner) -> None:
        try:
            back_up_at_closing(runner, self._settings, self._now())
        except Trouble as trouble:
            log.warning("backup at closing failed: %s", trouble.code)
            self._tell_trouble(trouble)

    def back_up(self) -> None:
        """Make a numbered backup now."""
        if self._keeping is not None:
            self._keeping.back_up()

    def copy_elsewhere(self) -> None:
        """Choose the second place for backups, and copy the file there now."""
        if self._keeping is not None:
            self._keeping.copy_elsewhere()

    def choose_backup(self) -> None:
        """Open the list of the backups of the file that is open."""
        if self._runner is not None and self._keeping is not None:
            dialog = self._restoring.choose(self._runner.path, self.window)
            dialog.finished.connect(self._keeping.tell)

    def restore(self, backup: Path, file: Path) -> None:
        """Put a backup in place of a file, which is closed for it and opened again.

        No backup is made at this closing: the file is kept whole beside the restored one, and
        thinning out could take the very backup that is wanted.
        """
        if self.window is not None:
            self._close_then(lambda: self.restore(backup, file), backs_up=False)
            return
        if self._start is not None:
            self._start.hide()

        def done(made: Restored) -> None:
            self._come_back(file)
            if self.window is not None:
                self._restoring.tell(made, self.window)

        def failed(trouble: Trouble) -> None:
            self._tell_trouble(trouble)
            self._come_back(file)

        self._restoring.carry_out(backup, file, done, failed)

    def _come_back(self, file: Path) -> None:
        """Open a file again, or show the start page."""
        if not self.open(file):
            if self._start is None:
                self.show_start()
            else:
                self._start.show()

    # Words

    def _tell_trouble(self, trouble: Trouble) -> None:
        tell_trouble(trouble, self.window or self._start)

    def _about(self) -> AboutFacts:
        return about_facts(self._runner, self._folders)
