"""A folder of the computer, typed or chosen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QWidget

from polesdesk.domain.parsing import ParseProblem
from polesdesk.ui.file_choosing import FileChooser
from polesdesk.ui.icons import icon
from polesdesk.ui.inputs.line import LineInput
from polesdesk.ui.words import tr


class FolderInput(LineInput):
    """Holds the path of a folder that exists; F4 or the icon opens the dialog of the system."""

    def __init__(self, chooser: FileChooser, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chooser = chooser
        self._title = title
        self.choose_action = QAction(icon("folder-open", "muted"), title, self)
        self.choose_action.setShortcut("F4")
        self.choose_action.triggered.connect(self._ask)
        self.addAction(self.choose_action, QLineEdit.ActionPosition.TrailingPosition)
        self.set_value(chooser.folder())

    def read(self, text: str) -> Path:
        """Return the folder typed; raise ``ParseProblem`` when there is none there."""
        folder = Path(text).expanduser()
        if not folder.is_dir():
            raise ParseProblem("no_folder", tr("Choisissez un dossier qui existe."))
        return folder

    def write(self, value: Path) -> str:
        """Return the path as it is typed."""
        return str(value)

    def _ask(self) -> None:
        self._chooser.ask_folder(self, title=self._title, then=self.set_value)
