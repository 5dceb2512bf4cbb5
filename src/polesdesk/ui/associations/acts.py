"""What the buttons and commands of an association do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtWidgets import QWidget

from polesdesk.actions import (
    association_changes,
    association_life,
    associations,
    letters,
    paper_typing,
    papers,
)
from polesdesk.actions.errors import Trouble
from polesdesk.domain.association_events import AssociationEvent, EventKind
from polesdesk.domain.associations import Officer, Paper, PaperKind, officer_name
from polesdesk.domain.cards import AssociationCard
from polesdesk.domain.drafts import Draft
from polesdesk.domain.follow_ups import LetterKind
from polesdesk.domain.identity import new_id
from polesdesk.domain.paper_typing import PaperGrid
from polesdesk.ui.associations.life_dialogs import LifeDialogs
from polesdesk.ui.associations.merging import merge_dialog
from polesdesk.ui.associations.paper_dialog import PaperDialog
from polesdesk.ui.desk import Desk
from polesdesk.ui.file_choosing import FileChooser
from polesdesk.ui.form import Field, Form, FormDialog, Section
from polesdesk.ui.history_block import RECORD_HISTORY
from polesdesk.ui.inputs import DateInput
from polesdesk.ui.letter_acts import LetterActs
from polesdesk.ui.looked_at import LookedAt
from polesdesk.ui.note_dialog import note_dialog
from polesdesk.ui.parties.officer_form import officer_dialog
from polesdesk.ui.parties.paper_form import paper_dialog
from polesdesk.ui.words import tr

IN_KIND = "in_kind_command"
"""The command that shows the help in kind; after a colon, at an association."""


class Acts(QObject):
    """Carries out what is asked of the association shown; without one, nothing happens."""

    edit_asked = Signal(str)
    """The form is wanted, at a field."""
    command_asked = Signal(str)
    """A command of the window is wanted: its object name."""
    agreement_asked = Signal(str)
    """A new agreement is wanted: the id of its association."""
    merged = Signal(str)
    """Two sheets became one: the id of the one kept."""
    record_asked = Signal(str)
    """Another association is to be shown: its id."""

    def __init__(self, desk: Desk, settings: QSettings, parent: QWidget) -> None:
        super().__init__(parent)
        self.card: AssociationCard | None = None
        self._desk = desk
        self._settings = settings
        self._parent = parent
        self._looked_at = LookedAt(self)
        give = self.command_asked.emit
        self._life = LifeDialogs(desk, settings, parent)
        self.letters = LetterActs(desk, settings, self._looked_at, parent, give=give)

    def edit(self) -> None:
        """Open the form."""
        self.edit_asked.emit("")

    def new_agreement(self) -> None:
        """Begin an agreement of the association."""
        if self.card is not None:
            self.agreement_asked.emit(self.card.association.id)

    def show_history(self) -> None:
        """Show the whole history of the association."""
        self.command_asked.emit(RECORD_HISTORY)

    def show_help(self) -> None:
        """Show how the help in kind of the association is reckoned."""
        if self.card is not None:
            self.command_asked.emit(f"{IN_KIND}:{self.card.association.id}")

    def merge(self) -> None:
        """Open the dialog that merges this sheet with another."""
        if self.card is not None:
            one = self.card.association
            merge_dialog(self._desk, one, self.merged.emit, self._parent).open()

    def add_note(self) -> None:
        """Add a note to the association."""
        if self.card is not None:
            note_dialog(self._desk, "association", self.card.association.id, self._parent).open()

    def bin(self) -> None:
        """Move the association to the bin; the foot of the window offers to undo it."""
        if self.card is not None:
            self.bin_many((self.card.association.id,))

    def bin_many(self, ids: Sequence[str]) -> None:
        """Move some associations to the bin."""
        if ids:
            self._desk.do(associations.bin, tuple(ids), owner=self._parent)

    def resume(self, record: Officer | Paper, draft: Draft) -> None:
        """Open the dialog of an officer or a paper with what was typed in it."""
        is_new = record.version == 0
        dialog = (
            officer_dialog(self._desk, record, self._parent, is_new=is_new)
            if isinstance(record, Officer)
            else paper_dialog(self._desk, self._settings, record, self._parent, is_new=is_new)
        )
        dialog.form.resume(draft)
        dialog.open()

    # Letters

    def draft_letter(self, kind: LetterKind, subject_kind: str, subject_id: str) -> None:
        """Show a letter as it would be."""
        self.letters.draft(kind, subject_kind, subject_id)

    def issue_letter(self, kind: LetterKind, subject_kind: str, subject_id: str) -> None:
        """Issue a letter and show it; what it lacks is filled in on the record."""
        told = (kind, subject_kind, subject_id)
        self.letters.issue(letters.issue, *told, edit=self.edit_asked.emit)

    # Life

    def change_board(self) -> None:
        """Note a new board."""
        if self.card is not None:
            self._life.board(self.card.association, self.card.officers).open()

    def rename(self) -> None:
        """Note a new name or seat, from a day on."""
        if self.card is not None:
            self._life.renaming(self.card.association).open()

    def end(self, kind: EventKind) -> None:
        """Note a dissolution, an absorption or a split."""
        if self.card is not None:
            self._life.ending(self.card.association, kind).open()

    def note_receipt(self, event: AssociationEvent) -> None:
        """Ask when the receipt of a declaration came, and note it."""
        words = tr("Récépissé reçu le")
        field = Field("receipt_on", words, DateInput(self._desk.today), required=True)
        form = Form("association_receipt", (Section(fields=(field,)),))
        form.set_values({"receipt_on": self._desk.today()})

        def save(values: Mapping[str, Any]) -> None:
            self._desk.do(
                association_changes.note_receipt,
                event.id,
                values["receipt_on"],
                then=lambda _saved: form.settle(),
                failed=form.refuse,
                owner=form,
            )

        title = tr("Récépissé de déclaration")
        name = "association_receipt"
        FormDialog(form, name=name, title=title, save=save, parent=self._parent).open()

    def open_deed(self, event_id: str) -> None:
        """Look at the paper of a deed in the program that the computer has for it."""
        copy, folder = association_life.copy_deed, self._looked_at.folder()
        self._desk.read(copy, event_id, folder, then=self._look_at, owner=self._parent)

    def follow(self, record: str) -> None:
        """Show another association."""
        self.record_asked.emit(record)

    # Officers

    def add_officer(self) -> None:
        """Add an officer."""
        if self.card is not None:
            fresh = Officer(id=new_id(), association_id=self.card.association.id)
            officer_dialog(self._desk, fresh, self._parent, is_new=True).open()

    def edit_officer(self, one: Officer) -> None:
        """Change an officer."""
        officer_dialog(self._desk, one, self._parent, is_new=False).open()

    def end_officer(self, one: Officer) -> None:
        """Ask when a term ended, and note it."""
        field = Field("to_date", tr("Fin du mandat"), DateInput(self._desk.today), required=True)
        form = Form("officer", (Section(fields=(field,)),))
        form.set_values({"to_date": self._desk.today()})

        def save(values: Mapping[str, Any]) -> None:
            self._desk.do(
                associations.save_officer,
                replace(one, to_date=values["to_date"]),
                then=lambda _saved: form.settle(),
                failed=form.refuse,
                owner=form,
            )

        title = tr("Terminer le mandat de {name}").format(name=officer_name(one))
        FormDialog(form, name="officer", title=title, save=save, parent=self._parent).open()

    def bin_officer(self, one: Officer) -> None:
        """Move an officer to the bin."""
        self._desk.do(associations.bin_officers, (one.id,), owner=self._parent)

    # Papers

    def add_paper(self, kind: PaperKind | None, file: Path | None = None) -> None:
        """Add a paper, of a kind and with a file when they are known."""
        if self.card is None:
            return
        paper = Paper(
            id=new_id(),
            association_id=self.card.association.id,
            kind=kind or PaperKind.INSURANCE_CERTIFICATE,
            received_on=self._desk.today(),
        )
        dialog = paper_dialog(self._desk, self._settings, paper, self._parent, is_new=True)
        if file is not None:
            dialog.form.fields["file"].input.set_value(file)
        dialog.open()

    def type_papers(self) -> None:
        """Open the grid in which the papers of all associations are typed."""
        self.resume_papers(None)

    def resume_papers(self, draft: Draft | None) -> None:
        """Open the grid with what was typed in it and not saved."""

        def show(grid: PaperGrid) -> None:
            dialog = PaperDialog(self._desk, self._settings, grid, parent=self._parent)
            if draft is not None:
                dialog.resume(draft)
            dialog.open()

        self._desk.read(paper_typing.grid, then=show, owner=self._parent)

    def edit_paper(self, paper: Paper) -> None:
        """Change a paper."""
        paper_dialog(self._desk, self._settings, paper, self._parent, is_new=False).open()

    def bin_paper(self, paper: Paper) -> None:
        """Move a paper to the bin."""
        self._desk.do(associations.bin_papers, (paper.id,), owner=self._parent)

    def open_paper(self, paper: Paper, digest: str = "") -> None:
        """Look at a file of a paper in the program that the computer has for it."""
        wanted = (paper.id, self._looked_at.folder(), digest)
        self._desk.read(papers.copy_to, *wanted, then=self._look_at, owner=self._parent)

    def add_files(self, paper: Paper) -> None:
        """Choose further files of a paper; those it has stay."""
        chooser = FileChooser(self._settings, "papers")
        patterns = " ".join(f"*{suffix}" for suffix in papers.SUFFIXES)
        title = tr("Ajouter des fichiers")

        def add(chosen: list[Path]) -> None:
            self._desk.run(
                papers.add_files, paper.id, tuple(chosen), title=title, owner=self._parent
            )

        kinds = tr("Pièces ({patterns})").format(patterns=patterns)
        chooser.ask_several(self._parent, title=title, kinds=kinds, then=add)

    def _look_at(self, path: Path) -> None:
        if not self._looked_at.open(path):
            advice = tr("Installez un programme qui l’ouvre.")
            message = tr("Aucun programme n’ouvre «\u202f{name}\u202f» sur ce poste.").format(
                name=path.name
            )
            self._desk.troubled.emit(Trouble("no_viewer", message, advice))
