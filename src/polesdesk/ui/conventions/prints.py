"""An agreement on paper: preview, draft, original, saved or opened as a PDF."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from polesdesk.actions import originals
from polesdesk.actions.errors import Trouble
from polesdesk.actions.originals import Printed
from polesdesk.domain.conventions import Convention
from polesdesk.ui.desk import Desk
from polesdesk.ui.file_choosing import FileChooser
from polesdesk.ui.looked_at import LookedAt
from polesdesk.ui.preview.dialog import PreviewDialog
from polesdesk.ui.show_in_folder import show_in_folder
from polesdesk.ui.words import tr

Issue = Callable[[], object]


class Prints:
    """Draws agreements and shows them; an original that was issued is shown as it is kept."""

    def __init__(
        self,
        desk: Desk,
        settings: QSettings,
        looked_at: LookedAt,
        parent: QWidget,
        *,
        tell: Callable[[str, str, object], object],
    ) -> None:
        self._desk = desk
        self._settings = settings
        self._looked_at = looked_at
        self._parent = parent
        self._tell = tell
        self._chooser = FileChooser(settings, "prints")

    def show(self, printed: Printed, issue: Issue | None = None) -> None:
        """Open the preview of a document; ``issue`` is offered on a draft."""
        PreviewDialog(
            self._desk, self._settings, self._looked_at, printed, self._parent, issue=issue
        ).open()

    def preview(self, one: Convention, issue: Issue | None) -> None:
        """Preview the original if there is one, else the draft."""
        self._draw(one, lambda printed: self.show(printed, issue))

    def draft(self, one: Convention, issue: Issue | None) -> None:
        """Preview the draft, also of an agreement whose original is issued."""
        self._draw(one, lambda printed: self.show(printed, issue), as_draft=True)

    def show_kept(self, issued_id: str) -> None:
        """Preview an original by its id, cancelled ones included."""
        self._desk.read(originals.of_issue, issued_id, then=self.show, owner=self._parent)

    def save(self, one: Convention) -> None:
        """Save the original if there is one, else the draft, where the manager says."""

        def ask(printed: Printed) -> None:
            self._chooser.ask_save(
                self._parent,
                title=tr("Enregistrer le PDF"),
                proposed=printed.file_name,
                kinds=tr("Documents PDF (*.pdf)"),
                then=lambda target: self._write(printed, target, self._tell_saved),
            )

        self._draw(one, ask)

    def open(self, one: Convention) -> None:
        """Open the original if there is one, else the draft, in the viewer of the computer."""

        def write(printed: Printed) -> None:
            target = self._looked_at.folder() / printed.file_name
            self._write(printed, target, self._look_at)

        self._draw(one, write)

    def _tell_saved(self, path: Path) -> None:
        words = tr("Enregistré\u202f: {name}").format(name=path.name)
        self._tell(words, tr("Ouvrir le dossier"), lambda: show_in_folder(path))

    def _look_at(self, path: Path) -> None:
        if not self._looked_at.open(path):
            advice = tr("Installez un lecteur de PDF, ou enregistrez le fichier.")
            self._desk.troubled.emit(
                Trouble("no_viewer", tr("Aucun programme n’ouvre les PDF sur ce poste."), advice)
            )

    def _draw(
        self, one: Convention, then: Callable[[Printed], object], *, as_draft: bool = False
    ) -> None:
        is_draft = as_draft or one.issued_version is None
        self._desk.run(
            originals.draft if is_draft else originals.original,
            one.id,
            title=tr("Mise en page du projet") if is_draft else tr("Lecture de l’original"),
            then=then,
            owner=self._parent,
        )

    def _write(self, printed: Printed, target: Path, then: Callable[[Path], object]) -> None:
        title = tr("Enregistrement de {name}").format(name=target.name)
        save = originals.save_as
        self._desk.run(save, printed, target, title=title, then=then, owner=self._parent)
