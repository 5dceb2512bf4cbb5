"""What the buttons of an annex do: add, look at, rename, put in order, take away."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from polesdesk.actions import annexes
from polesdesk.domain.papers import Annex, AnnexKind
from polesdesk.ui.annex_dialogs import new_annex_dialog, renaming_dialog
from polesdesk.ui.desk import Desk
from polesdesk.ui.file_choosing import FileChooser
from polesdesk.ui.form import Form
from polesdesk.ui.looked_at import LookedAt
from polesdesk.ui.words import tr


class AnnexActs:
    """Carries out what is asked of the annexes of hubs."""

    def __init__(
        self, desk: Desk, chooser: FileChooser, looked_at: LookedAt, parent: QWidget
    ) -> None:
        self._desk = desk
        self._chooser = chooser
        self._looked_at = looked_at
        self._parent = parent

    def add(self, hub_id: str, file: Path | None = None) -> None:
        """Open the dialog that annexes a PDF to a hub, with the file when it is known."""

        def save(form: Form, values: Mapping[str, Any]) -> None:
            self._desk.run(
                annexes.add_file,
                values["file"],
                AnnexKind(values["kind"]),
                values["title"],
                hub_id=hub_id,
                title=tr("Lecture de l’annexe"),
                then=lambda _made: form.settle(),
                failed=form.refuse,
                owner=form,
            )

        new_annex_dialog(self._chooser, save, self._parent, file=file).open()

    def open(self, annex: Annex) -> None:
        """Look at a copy of an annex in the viewer of the computer."""

        def copied(path: Path) -> None:
            self._looked_at.open(path)

        folder = self._looked_at.folder()
        self._desk.read(annexes.copy_to, annex.id, folder, then=copied, owner=self._parent)

    def edit(self, annex: Annex) -> None:
        """Open the dialog that renames an annex."""

        def save(form: Form, values: Mapping[str, Any]) -> None:
            self._desk.do(
                annexes.rename,
                annex.id,
                title=values["title"],
                kind=AnnexKind(values["kind"]),
                then=lambda _saved: form.settle(),
                failed=form.refuse,
                owner=form,
            )

        renaming_dialog(annex, save, self._parent).open()

    def move(self, annex: Annex, step: int) -> None:
        """Put an annex one place up or down."""
        self._desk.do(annexes.move, annex.id, step, owner=self._parent)

    def bin(self, annex: Annex) -> None:
        """Take an annex away; the foot of the window offers to undo it."""
        self._desk.do(annexes.bin, (annex.id,), owner=self._parent)
