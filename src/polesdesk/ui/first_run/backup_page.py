"""The page of the second place for backups: a stick or another disk; it may wait."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from polesdesk.ui.file_choosing import FileChooser
from polesdesk.ui.first_run.page import FormPage
from polesdesk.ui.form import Field, Section
from polesdesk.ui.form.message_line import MessageLine
from polesdesk.ui.inputs.folders import FolderInput
from polesdesk.ui.places import same_disk
from polesdesk.ui.tokens import Tone
from polesdesk.ui.words import tr


class BackupPage(FormPage):
    """Asks where the second copies go; ``path`` tells where the file will be."""

    def __init__(self, chooser: FileChooser, path: Callable[[], Path]) -> None:
        self._path = path
        self._folder = FolderInput(chooser, tr("Choisir le second endroit des sauvegardes"))
        hint = tr("Laissez vide pour choisir plus tard\u202f: PolesDesk vous le rappellera.")
        super().__init__(
            "backup",
            tr("Où faire une seconde copie\u202f?"),
            tr(
                "À chaque fermeture, le fichier est copié à côté de lui-même, et dans ce second "
                "endroit s’il est branché\u202f: une clé, un autre disque, un dossier du réseau."
            ),
            (
                Section(
                    fields=(Field("second_place", tr("Second endroit"), self._folder, hint=hint),)
                ),
            ),
            {"second_place": None},
        )
        self._warning = MessageLine(Tone.AMBER)
        self.form.fields["second_place"].add_below(self._warning)
        self._folder.changed.connect(self._warn)

    def enter(self) -> None:
        """Look again at the disk, for the place of the file may be another."""
        self._warn()
        super().enter()

    def folder(self) -> Path | None:
        """Return the second place, if one was chosen."""
        found = self.value("second_place")
        return found if isinstance(found, Path) else None

    def warning(self) -> str:
        """Return the warning that stands under the folder."""
        return self._warning.text()

    def wrong_together(self) -> list[Field]:
        """Refuse the folder of the file itself, and one that nobody may write in."""
        folder, field = self.folder(), self.form.fields["second_place"]
        if folder is None:
            return []
        if folder.resolve() == self._path().parent.resolve():
            field.show_error(tr("C’est le dossier du fichier\u202f: choisissez-en un autre."))
            return [field]
        if not os.access(folder, os.W_OK):
            field.show_error(tr("Vous ne pouvez pas écrire dans ce dossier."))
            return [field]
        return []

    def _warn(self) -> None:
        folder = self.folder()
        near = folder is not None and same_disk(folder, self._path().parent)
        told = tr(
            "Ce dossier est sur le même disque que le fichier\u202f: une panne les emporterait "
            "tous les deux. Préférez une clé ou un autre disque."
        )
        self._warning.show_text(told if near else "")
