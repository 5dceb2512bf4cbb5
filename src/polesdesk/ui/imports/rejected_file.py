"""The rejected rows as a workbook: where it is saved, and that it was."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtWidgets import QWidget

from polesdesk.ui.file_choosing import FileChooser
from polesdesk.ui.imports.session import ImportSession


class RejectedFile(QObject):
    """Asks where the rejected rows go and writes them."""

    saved = Signal(str)
    """The name of the workbook that was written."""

    def __init__(self, session: ImportSession, settings: QSettings, page: QWidget) -> None:
        super().__init__(page)
        self._session = session
        self._page = page
        self._chooser = FileChooser(settings, "rejected")

    def ask(self) -> None:
        """Ask for a name, proposed beside that of the spreadsheet."""
        path = self._session.path
        stem = path.stem if path is not None else ""
        self._chooser.ask_save(
            self._page,
            title=self.tr("Exporter les lignes rejetées"),
            proposed=self.tr("{name} - lignes rejetées.xlsx").format(name=stem),
            kinds=self.tr("Classeur Excel (*.xlsx)"),
            then=self._save,
        )

    def _save(self, target: Path) -> None:
        self._session.save_rejected(target, lambda path: self.saved.emit(path.name))
