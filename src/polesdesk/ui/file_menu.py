"""Commands of the file: new, open, recent, backups; what they do is the program's."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QSettings
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from polesdesk.ui.commands import command, separator
from polesdesk.ui.recent_files import recent_files


class FileMenu(QObject):
    """The commands of the file menu, in order."""

    def __init__(
        self,
        settings: QSettings,
        owner: QWidget,
        *,
        new: Callable[[], object],
        choose: Callable[[], object],
        open_path: Callable[[Path], object],
        back_up: Callable[[], object],
        copy_elsewhere: Callable[[], object],
        restore: Callable[[], object],
    ) -> None:
        super().__init__(owner)
        self._settings = settings
        self._open_path = open_path
        self._recent = QMenu(self.tr("Fichiers &récents"), owner)
        self._recent.setObjectName("file_recent_menu")
        self._recent.aboutToShow.connect(self._fill_recent)
        self._recent.menuAction().setObjectName("file_recent")
        self._actions = (
            command(owner, "file_new", self.tr("&Nouveau fichier…"), new, keys=("Ctrl+Shift+N",)),
            command(owner, "file_open", self.tr("&Ouvrir…"), choose, keys=("Ctrl+O",)),
            self._recent.menuAction(),
            separator(owner),
            command(owner, "file_back_up", self.tr("&Sauvegarder maintenant"), back_up),
            command(
                owner,
                "file_copy_elsewhere",
                self.tr("Copier sur une &clé ou un autre disque…"),
                copy_elsewhere,
            ),
            command(
                owner,
                "file_restore",
                self.tr("Res&taurer une sauvegarde…"),
                restore,
                picture="archive-restore",
            ),
            separator(owner),
        )

    def actions(self) -> Sequence[QAction]:
        """Return the commands in order."""
        return self._actions

    def _fill_recent(self) -> None:
        self._recent.clear()
        for path in recent_files(self._settings):
            text = path.name.replace("&", "&&")
            action = self._recent.addAction(text, partial(self._open_path, path))
            action.setToolTip(str(path))
            if not path.exists():
                action.setEnabled(False)
                action.setText(self.tr("{name} (introuvable)").format(name=text))
        self._recent.setToolTipsVisible(True)
