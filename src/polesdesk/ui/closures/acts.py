"""What can be done with an operation: letters, the return, its sheet, calling it off."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from polesdesk.actions import closure_ends, closure_files, closure_letters, conventions
from polesdesk.domain.closure_operations import ClosureOperation, letter_key
from polesdesk.domain.closure_words import name_of
from polesdesk.domain.conventions import Convention
from polesdesk.domain.french import plural
from polesdesk.domain.names import file_name
from polesdesk.ui.closures.content import ClosureActs
from polesdesk.ui.closures.end_dialogs import (
    end_dialog,
    note_dialog,
    reopen_dialog,
    termination_dialog,
)
from polesdesk.ui.desk import Desk, Expected
from polesdesk.ui.dialogs import ask_to_confirm
from polesdesk.ui.file_choosing import FileChooser
from polesdesk.ui.letter_acts import LetterActs
from polesdesk.ui.looked_at import LookedAt
from polesdesk.ui.words import tr

if TYPE_CHECKING:
    from polesdesk.actions.closure_letters import ClosureBatch
    from polesdesk.actions.exports import ListFile


class ActsOfClosure:
    """Opens the dialogs of an operation above the window that shows it."""

    def __init__(
        self,
        desk: Desk,
        settings: QSettings,
        parent: QWidget,
        *,
        go: Callable[[str, str], object],
        give: Callable[[str], object],
        tell: Callable[[str], object],
        fail: Callable[[Expected], object],
    ) -> None:
        self._desk, self._parent, self._go = desk, parent, go
        self._tell, self._fail = tell, fail
        self._chooser = FileChooser(settings, "exports")
        self._letters = LetterActs(desk, settings, LookedAt(parent), parent, give=give)

    def of_card(self) -> ClosureActs:
        """Return what the buttons of a card do."""
        return ClosureActs(
            reopen=lambda one: reopen_dialog(self._desk, one, self._parent).open(),
            end=lambda one: end_dialog(self._desk, one, self._parent).open(),
            note=self.note,
            write=self.write,
            draft=self._draft,
            sheet=self._sheet,
            export=self._export,
            call_off=self.call_off,
            terminate=self._terminate,
            go=self._go,
            letters=self._letters,
        )

    def note(self, one: ClosureOperation) -> None:
        """Complete the act, whom to call and the notes."""
        note_dialog(self._desk, one, self._parent).open()

    def call_off(self, one: ClosureOperation) -> None:
        """Take an operation back after a question."""
        ask_to_confirm(
            self._parent,
            text=tr("Annuler la {name}\u202f?").format(name=name_of(one)),
            detail=tr(
                "Les séances reviennent, les déplacements et les suspensions sont retirés, les "
                "projets d’avenant vont à la corbeille."
            ),
            verb=tr("&Annuler l’opération"),
            act=partial(
                self._desk.do, closure_ends.call_off, one.id, failed=self._fail,
                owner=self._parent,
            ),
        )  # fmt: skip

    # Letters

    def write(self, one: ClosureOperation) -> None:
        """Issue the letters to all associations touched, after a question."""
        count = plural(len(closure_letters.addressees(one)), tr("courrier"), tr("courriers"))
        ask_to_confirm(
            self._parent,
            text=tr("Préparer {count}\u202f?").format(count=count),
            detail=tr(
                "Un courrier par association touchée, en un seul document à imprimer. Ceux qui "
                "sont émis et toujours exacts sont repris tels quels, les autres reçoivent un "
                "numéro."
            ),
            verb=tr("&Préparer"),
            act=partial(self._run_letters, one),
        )

    def _run_letters(self, one: ClosureOperation) -> None:
        self._desk.run(
            closure_letters.issue_all,
            one.id,
            title=tr("Courriers de fermeture"),
            then=self._tell_letters,
            failed=self._fail,
            owner=self._parent,
        )

    def _tell_letters(self, batch: ClosureBatch) -> None:
        issued = plural(batch.issued, tr("courrier émis"), tr("courriers émis"))
        told = f"{issued}, {plural(batch.kept, tr('repris'), tr('repris'))}"
        if batch.refused:
            names = ", ".join(one.name for one in batch.refused)
            told = tr("{told}. Non écrits\u202f: {names}").format(told=told, names=names)
        self._tell(told)
        if batch.paper is not None:
            self._letters.preview(batch.paper)

    def _draft(self, one: ClosureOperation, association_id: str) -> None:
        self._letters.draft(
            closure_letters.kind_of(one),
            closure_letters.CLOSING,
            letter_key(one.id, association_id),
        )

    # Files

    def _sheet(self, one: ClosureOperation) -> None:
        self._desk.read(
            closure_files.paper, one.id, then=self._letters.preview, failed=self._fail,
            owner=self._parent,
        )  # fmt: skip

    def _export(self, one: ClosureOperation) -> None:
        self._chooser.ask_save(
            self._parent,
            title=tr("Exporter la fiche"),
            proposed=file_name([name_of(one)], "xlsx"),
            kinds=tr("Classeur Excel ou LibreOffice (*.xlsx)"),
            then=partial(self._write_file, one),
        )

    def _write_file(self, one: ClosureOperation, target: Path) -> None:
        self._desk.run(
            closure_files.write,
            one.id,
            target,
            title=tr("Export de {name}").format(name=target.name),
            then=self._tell_written,
            failed=self._fail,
            owner=self._parent,
        )

    def _tell_written(self, written: ListFile) -> None:
        self._tell(tr("Fiche exportée\u202f: {name}").format(name=written.path.name))

    # Agreements

    def _terminate(self, one: ClosureOperation, convention_id: str) -> None:
        def ask(convention: Convention) -> None:
            termination_dialog(self._desk, one, convention, self._parent).open()

        self._desk.read(
            conventions.get, convention_id, then=ask, failed=self._fail, owner=self._parent
        )
