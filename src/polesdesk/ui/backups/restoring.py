"""Going back to a backup from the window: the list, the offer for a damaged file, the work."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, QTimer
from PySide6.QtWidgets import QMessageBox, QWidget

from polesdesk.actions import restoring
from polesdesk.actions.errors import Trouble
from polesdesk.ui.backups.words import counts_in_words, lacks_in_words, moment_in_words
from polesdesk.ui.dialogs import offer
from polesdesk.ui.recent_files import second_place
from polesdesk.ui.show_in_folder import show_in_folder
from polesdesk.ui.workers import Lane, Outcome, Worker

if TYPE_CHECKING:
    from polesdesk.actions.restoring import Restored
    from polesdesk.ui.backups.dialog import BackupsDialog

MENDED_BY_A_BACKUP = frozenset({"damaged", "not_polesdesk", "not_found"})
"""Troubles at opening for which a backup is the way out, where there is one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """What the program does with a backup: put it in place of a file, or open it to look."""

    restore: Callable[[Path, Path], object]
    look: Callable[[Path, Path], object]


class Restoring(QObject):
    """Shows what can be restored and does it; ``ways`` are called with a backup and its file."""

    def __init__(
        self,
        settings: QSettings,
        worker: Callable[[QObject], Worker],
        *,
        key: str | None,
        now: Callable[[], datetime],
        ways: Ways,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._make_worker = worker
        self._made: Worker | None = None
        self._key = key
        self._now = now
        self._ways = ways

    def choose(self, file: Path, parent: QWidget | None) -> BackupsDialog:
        """Open the list of the backups of a file."""
        from polesdesk.ui.backups.dialog import BackupsDialog

        known = restoring.known_backups(file, second_place(self._settings, file))
        dialog = BackupsDialog(
            file,
            known,
            partial(restoring.look, file, key=self._key),
            settings=self._settings,
            worker=self._worker(),
            parent=parent,
        )
        dialog.restore_asked.connect(lambda backup: self._go(self._ways.restore, backup, file))
        dialog.look_asked.connect(lambda backup: self._go(self._ways.look, backup, file))
        dialog.open()
        return dialog

    def offer(self, file: Path, trouble: Trouble, parent: QWidget | None) -> bool:
        """Offer the last good backup of a file that cannot be opened; tell whether there is one."""
        if trouble.code not in MENDED_BY_A_BACKUP:
            return False
        found = restoring.last_good(file, second_place(self._settings, file), key=self._key)
        if found is None:
            return False
        known, looked = found
        detail = self.tr(
            "La dernière bonne sauvegarde date du {moment}\u202f: {held}. {lacks}\n\n"
            "La restaurer la met à la place du fichier, qui est gardé à côté sous un autre nom."
        ).format(
            moment=moment_in_words(known.at),
            held=counts_in_words(looked.inside.counts),
            lacks=lacks_in_words(looked.lacks),
        )
        offer(
            parent,
            "damaged",
            text=trouble.message,
            detail=detail,
            ways=(
                (
                    self.tr("&Restaurer cette sauvegarde"),
                    lambda: self._go(self._ways.restore, known.path, file),
                ),
                (self.tr("&Choisir une autre…"), lambda: self.choose(file, parent)),
            ),
            back=self.tr("&Annuler"),
        )
        return True

    def carry_out(
        self,
        backup: Path,
        file: Path,
        then: Callable[[Restored], object],
        failed: Callable[[Trouble], object],
    ) -> None:
        """Put a backup in place of a file that is closed; a small window says so meanwhile."""
        from polesdesk.ui.backups.frame import RestoringFrame

        frame = RestoringFrame(self._settings, file.name)
        frame.show()

        def arrived(outcome: Outcome) -> None:
            frame.leave()
            if isinstance(outcome.value, restoring.Restored):
                then(outcome.value)
                return
            error = outcome.error
            if isinstance(error, Trouble):
                failed(error)
            elif error is not None:
                failed(Trouble("restore_failed", self.tr("La sauvegarde n’a pas été restaurée.")))
                sys.excepthook(type(error), error, error.__traceback__)

        work = partial(restoring.restore, backup, file, key=self._key, now=self._now)
        self._worker().submit(Lane.JOB, work, arrived)

    def tell(self, done: Restored, parent: QWidget) -> QMessageBox:
        """Say that a backup was restored, and where the file that it replaced is kept."""
        text = self.tr("La sauvegarde du {moment} est restaurée.").format(
            moment=moment_in_words(done.made_at)
        )
        detail = counts_in_words(done.inside.counts) + "."
        shown = done.path
        if done.former is not None:
            shown = done.former
            kept = self.tr(
                "Le fichier remplacé est gardé à côté, sous le nom «\u202f{name}\u202f»."
            ).format(name=shown.name)
            detail = f"{kept}\n\n{self.tr('Le fichier contient maintenant')} {detail}"
        return offer(
            parent,
            "restored",
            text=text,
            detail=detail,
            ways=((self.tr("&Ouvrir le dossier"), lambda: show_in_folder(shown)),),
            back=self.tr("&Fermer"),
            proposes=False,
        )

    def _go(self, way: Callable[[Path, Path], object], backup: Path, file: Path) -> None:
        """Take a way once the dialog that asked for it has gone: its window may go too."""
        QTimer.singleShot(0, self, lambda: way(backup, file))

    def _worker(self) -> Worker:
        """Return what reads backups behind the window; files come and go before it."""
        if self._made is None:
            self._made = self._make_worker(self)
        return self._made
