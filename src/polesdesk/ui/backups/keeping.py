"""Backups of the file that is open: on demand, in a second place, and the standing reminder."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings

from polesdesk.actions import backups
from polesdesk.ui.backups.words import backups_in_words, needs_second_copy, reminder
from polesdesk.ui.desk import Desk
from polesdesk.ui.file_choosing import FileChooser
from polesdesk.ui.recent_files import (
    choose_second_place,
    note_second_copy,
    remind_after,
    second_copy_on,
    second_place,
)

if TYPE_CHECKING:
    from polesdesk.actions.runner import Runner
    from polesdesk.ui.main_window import MainWindow

log = logging.getLogger("polesdesk.ui")


class Keeping(QObject):
    """Backs one open file up and tells its window; ``now`` is the clock on the wall."""

    def __init__(
        self,
        runner: Runner,
        desk: Desk,
        settings: QSettings,
        window: MainWindow,
        now: Callable[[], datetime],
    ) -> None:
        super().__init__(window)
        self._path = runner.path
        self._desk = desk
        self._settings = settings
        self._window = window
        self._now = now
        self._is_quiet = False
        self._asked = False
        self._chooser = FileChooser(settings, "copies")
        desk.saved.connect(self._saved)

    def be_quiet(self) -> None:
        """Remind of nothing: the file holds examples."""
        self._is_quiet = True
        self._window.remind("")

    def back_up(self) -> None:
        """Make a numbered backup now."""
        self._desk.run(
            backups.back_up_now,
            title=self.tr("Sauvegarde du fichier"),
            owner=self._window,
            then=lambda made: self._backed_up(
                self.tr("Sauvegarde faite et vérifiée\u202f: {name}").format(name=made.path.name)
            ),
        )

    def copy_elsewhere(self) -> None:
        """Choose the second place for backups, and copy the file there now."""
        self._chooser.ask_folder(
            self._window,
            title=self.tr("Second endroit des sauvegardes (clé, autre disque)"),
            start=second_place(self._settings, self._path),
            then=self._copy_to,
        )

    def tell(self, _code: int = 0) -> None:
        """Tell the window when the last backups were made, and remind of the second one."""
        now, second = self._now(), second_copy_on(self._settings, self._path)
        words = backups_in_words(backups.last_backup(self._path), second, now)
        self._window.show_backup(words)
        self._window.remind(
            "" if self._is_quiet else reminder(second, now, after=remind_after(self._settings))
        )

    def _copy_to(self, folder: Path) -> None:
        self._desk.run(
            backups.copy_to,
            backups.second_copy(self._path, folder),
            title=self.tr("Copie du fichier"),
            owner=self._window,
            then=lambda _made: self._copied(folder),
        )

    def _copied(self, folder: Path) -> None:
        choose_second_place(self._settings, self._path, folder)
        note_second_copy(self._settings, self._path, self._now())
        self._backed_up(
            self.tr("Copie faite et vérifiée dans «\u202f{name}\u202f»").format(
                name=folder.name or str(folder)
            )
        )

    def _backed_up(self, sentence: str) -> None:
        self._window.tell(sentence)
        self.tell()

    def _saved(self, _label: str) -> None:
        """After the first save, ask once where the second copies go, if it is time to.

        It is asked at the right of the foot: what was saved, and its way back, stay beside it.
        """
        if self._asked or self._is_quiet:
            return
        self._asked = True
        if needs_second_copy(second_copy_on(self._settings, self._path), self._now()):
            self._window.remind(self.tr("Choisissez un second endroit pour les sauvegardes"))


def back_up_at_closing(runner: Runner, settings: QSettings, now: datetime) -> None:
    """Back up a file that was changed, and copy it to its second place if that is there."""
    place = second_place(settings, runner.path)
    changed = runner.changed_since_backup
    reached = backups.at_closing(runner, place)
    if changed and reached and place is not None:
        note_second_copy(settings, runner.path, now)
