"""The buttons of « Classer des documents scannés », and the folder that is watched."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from polesdesk.domain.french import plural
from polesdesk.ui.file_choosing import FileChooser
from polesdesk.ui.icons import set_icon
from polesdesk.ui.measures import GAP
from polesdesk.ui.scans.watching import stop_watching, watch, watched_folder
from polesdesk.ui.words import tr


class ScansFoot(QWidget):
    """Add files, watch a folder, file what is ticked, close."""

    add_asked = Signal()
    file_asked = Signal()
    close_asked = Signal()

    def __init__(self, settings: QSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._chooser = FileChooser(settings, "watched_scans")
        self.add = self._button("scans_add", self.tr("A&jouter des fichiers…"))
        set_icon(self.add, "folder-open")
        self.watch = self._button("scans_watch", "")
        self.watch.setMenu(self._watch_menu())
        self.file = self._button("scans_file", "")
        self.file.setProperty("role", "primary")
        set_icon(self.file, "archive", "on_accent")
        self.close_button = self._button("scans_close", self.tr("&Fermer"))
        self.add.clicked.connect(lambda _on: self.add_asked.emit())
        self.file.clicked.connect(lambda _on: self.file_asked.emit())
        self.close_button.clicked.connect(lambda _on: self.close_asked.emit())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self.add)
        row.addWidget(self.watch)
        row.addStretch(1)
        row.addWidget(self.file)
        row.addWidget(self.close_button)
        self.show_count(0)
        self._follow_folder()

    def show_count(self, count: int) -> None:
        """Say how many agreements « Classer » files."""
        words = self.tr("&Classer")
        if count:
            what = plural(count, tr("convention"), tr("conventions"))
            words = self.tr("&Classer {what}").format(what=what)
        self.file.setText(words)
        self.file.setEnabled(bool(count))

    def _button(self, name: str, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        button.setAutoDefault(False)
        return button

    def _watch_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setObjectName("scans_watch_menu")
        menu.addAction(self.tr("Choisir le dossier à surveiller…"), self._ask_folder)
        self._stop = menu.addAction(self.tr("Ne plus surveiller de dossier"), self._stop_watching)
        return menu

    def _ask_folder(self) -> None:
        title = self.tr("Dossier où arrivent les documents scannés")
        self._chooser.ask_folder(self, title=title, then=self._watch_folder)

    def _watch_folder(self, folder: Path) -> None:
        watch(self._settings, folder)
        self._follow_folder()

    def _stop_watching(self) -> None:
        stop_watching(self._settings)
        self._follow_folder()

    def _follow_folder(self) -> None:
        folder = watched_folder(self._settings)
        words = self.tr("Dossier &surveillé\u202f: aucun")
        if folder is not None:
            words = self.tr("Dossier &surveillé\u202f: {name}").format(name=_short(folder.name))
        self.watch.setText(words)
        self.watch.setToolTip("" if folder is None else str(folder))
        self._stop.setEnabled(folder is not None)


def _short(name: str) -> str:
    shown = name if len(name) <= 24 else f"{name[:23]}…"
    return shown.replace("&", "&&")
