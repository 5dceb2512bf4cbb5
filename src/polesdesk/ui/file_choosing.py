"""Where a manager saves to or takes a file from; the last folder of each use is remembered."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSettings, QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from polesdesk.ui.words import tr

Chosen = Callable[[Path], object]


def kinds_of_file() -> str:
    """Return the filter of the dialogs that choose a file of the office."""
    return tr("Fichiers PolesDesk (*.polesdesk)")


class FileChooser:
    """Asks for a file or a folder without holding up the window.

    ``use`` names in English what the folder is for, as « prints » or « papers ».
    """

    def __init__(self, settings: QSettings, use: str) -> None:
        self._settings = settings
        self._place = f"folders/{use}"

    def folder(self) -> Path:
        """Return the folder of last time, or that of the user's documents."""
        kept = str(self._settings.value(self._place, ""))
        if kept and Path(kept).is_dir():
            return Path(kept)
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        return Path(QStandardPaths.writableLocation(documents))

    def remember(self, folder: Path) -> None:
        """Note the folder for next time."""
        self._settings.setValue(self._place, str(folder))

    def ask_save(
        self, parent: QWidget, *, title: str, proposed: str, kinds: str, then: Chosen
    ) -> None:
        """Ask where to save, with a name proposed; ``kinds`` is as « PDF (*.pdf) ».

        Of several kinds parted by « ;; », the one chosen gives the name its ending.
        """
        dialog = self._dialog(parent, title, then)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(kinds)
        ending = Path(proposed).suffix
        for kind in dialog.nameFilters():
            if f"*{ending})" in kind:
                dialog.selectNameFilter(kind)
        dialog.setDefaultSuffix(ending.removeprefix("."))
        dialog.filterSelected.connect(lambda kind: _follow_kind(dialog, kind))
        dialog.selectFile(proposed)
        dialog.open()

    def ask_open(self, parent: QWidget | None, *, title: str, kinds: str, then: Chosen) -> None:
        """Ask for a file that exists."""
        dialog = self._dialog(parent, title, then)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(kinds)
        dialog.open()

    def ask_several(
        self, parent: QWidget, *, title: str, kinds: str, then: Callable[[list[Path]], object]
    ) -> None:
        """Ask for files that exist, one or more."""

        def chosen(names: list[str]) -> None:
            self.remember(Path(names[0]).parent)
            then([Path(name) for name in names])

        dialog = self._new_dialog(parent, title)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilter(kinds)
        dialog.filesSelected.connect(chosen)
        dialog.open()

    def ask_folder(
        self, parent: QWidget | None, *, title: str, then: Chosen, start: Path | None = None
    ) -> None:
        """Ask for a folder, at ``start`` if it is there, else at that of last time."""
        dialog = self._dialog(parent, title, then, is_folder=True)
        if start is not None and start.is_dir():
            dialog.setDirectory(str(start))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.open()

    def _dialog(
        self, parent: QWidget | None, title: str, then: Chosen, *, is_folder: bool = False
    ) -> QFileDialog:
        dialog = self._new_dialog(parent, title)

        def chosen(path: str) -> None:
            found = Path(path)
            self.remember(found if is_folder else found.parent)
            then(found)

        dialog.fileSelected.connect(chosen)
        return dialog

    def _new_dialog(self, parent: QWidget | None, title: str) -> QFileDialog:
        dialog = QFileDialog(parent, title, str(self.folder()))
        dialog.setObjectName("file_dialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return dialog


def _follow_kind(dialog: QFileDialog, kind: str) -> None:
    """Give the name the ending of the kind of file that was chosen."""
    ending = kind.rpartition("*")[2].rstrip(")")
    dialog.setDefaultSuffix(ending.removeprefix("."))
    names = dialog.selectedFiles()
    if names:
        dialog.selectFile(Path(names[0]).with_suffix(ending).name)
