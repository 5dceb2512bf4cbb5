"""The page of where the file lies, with a warning where it would be in danger."""

from __future__ import annotations

import os
import re
from pathlib import Path

from polesdesk.ui.file_choosing import FileChooser
from polesdesk.ui.first_run.page import FormPage
from polesdesk.ui.form import Field, Section
from polesdesk.ui.form.message_line import MessageLine
from polesdesk.ui.inputs import TextInput
from polesdesk.ui.inputs.folders import FolderInput
from polesdesk.ui.places import warning_of
from polesdesk.ui.tokens import Tone
from polesdesk.ui.words import tr

SUFFIX = ".polesdesk"
FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
"""Signs that a name of file cannot hold on one computer or another."""


class PlacePage(FormPage):
    """Asks for the folder and the name of the file."""

    def __init__(self, chooser: FileChooser, folder: Path) -> None:
        self._folder = FolderInput(chooser, tr("Choisir le dossier du fichier"))
        name_hint = tr("Une sauvegarde numérotée se range à côté, à chaque fermeture.")
        super().__init__(
            "place",
            tr("Où ranger le fichier du bureau\u202f?"),
            tr(
                "Tout tient dans un seul fichier, sur ce poste. Rien ne part sur internet, et rien "
                "n’est écrit avant la fin de cet assistant."
            ),
            (
                Section(
                    fields=(
                        Field("folder", tr("Dossier"), self._folder, required=True,
                              hint=tr("F4 ou l’icône\u202f: parcourir.")),
                        Field("file_name", tr("Nom du fichier"), TextInput(longest=80),
                              required=True, hint=name_hint),
                    )
                ),
            ),
            {"folder": folder, "file_name": tr("Bureau")},
        )  # fmt: skip
        self._warning = MessageLine(Tone.AMBER)
        self.form.fields["folder"].add_below(self._warning)
        self._folder.changed.connect(self._warn)
        self._warn()

    def path(self) -> Path:
        """Return where the file will be made."""
        name = str(self.value("file_name")).removesuffix(SUFFIX)
        return Path(self.value("folder")) / f"{name}{SUFFIX}"

    def warning(self) -> str:
        """Return the warning that stands under the folder."""
        return self._warning.text()

    def wrong_together(self) -> list[Field]:
        """Refuse a folder that nobody may write in, and a name that is taken."""
        folder, name = self.form.fields["folder"], self.form.fields["file_name"]
        if not os.access(self.value("folder"), os.W_OK):
            folder.show_error(tr("Vous ne pouvez pas écrire dans ce dossier."))
            return [folder]
        if FORBIDDEN.search(str(name.input.value())):
            name.show_error(tr("Retirez du nom les barres, deux-points et autres signes."))
            return [name]
        if self.path().exists():
            name.show_error(
                tr("Un fichier porte déjà ce nom dans ce dossier\u202f: choisissez-en un autre.")
            )
            return [name]
        return []

    def _warn(self) -> None:
        folder = self._folder.value()
        self._warning.show_text(warning_of(folder) if folder is not None else "")
