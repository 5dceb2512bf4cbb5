"""What the buttons and commands of a person do."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtWidgets import QWidget

from polesdesk.actions import (
    volunteer_calendar,
    volunteer_links,
    volunteer_papers,
    volunteers,
)
from polesdesk.actions.volunteer_papers import PapersAsked
from polesdesk.domain.follow_ups import LetterKind
from polesdesk.domain.french import plural
from polesdesk.domain.lists import Choice
from polesdesk.domain.occupancy_labels import LETTERS
from polesdesk.domain.volunteer_import import PeopleReport
from polesdesk.domain.volunteer_rows import OfficerLink, VolunteerCard
from polesdesk.domain.volunteers import Volunteer, full_name
from polesdesk.ui.desk import Desk
from polesdesk.ui.dialogs import ask_to_confirm
from polesdesk.ui.file_choosing import FileChooser
from polesdesk.ui.history_block import RECORD_HISTORY
from polesdesk.ui.letter_acts import LetterActs
from polesdesk.ui.looked_at import LookedAt
from polesdesk.ui.note_dialog import note_dialog
from polesdesk.ui.volunteers.import_dialog import PeopleImportDialog
from polesdesk.ui.volunteers.merging import merge_dialog
from polesdesk.ui.volunteers.paper_dialog import paper_dialog
from polesdesk.ui.words import tr

SUBJECT = "volunteer"
UNDO = "edit_undo"


class PersonActs(QObject):
    """Carries out what is asked of the person shown; without one, nothing happens."""

    edit_asked = Signal(str)
    """The form is wanted, at a field."""
    command_asked = Signal(str)
    """A command of the window is wanted: its object name."""
    merged = Signal(str)
    """Two records became one: the id of the one kept."""
    told = Signal(str, str, object)
    """Something went well."""

    def __init__(self, desk: Desk, settings: QSettings, parent: QWidget) -> None:
        super().__init__(parent)
        self.card: VolunteerCard | None = None
        self._desk = desk
        self._settings = settings
        self._parent = parent
        self._chooser = FileChooser(settings, "exports")
        give = self.command_asked.emit
        self.letters = LetterActs(desk, settings, LookedAt(self), parent, give=give)

    def edit(self, field: str = "") -> None:
        """Open the form."""
        self.edit_asked.emit(field)

    def show_history(self) -> None:
        """Show the whole history of the person."""
        self.command_asked.emit(RECORD_HISTORY)

    def add_note(self) -> None:
        """Add a note to the person."""
        if (one := self._one()) is not None:
            note_dialog(self._desk, SUBJECT, one.id, self._parent).open()

    def merge(self, other: Choice | None = None) -> None:
        """Open the dialog that merges this record with another."""
        if (one := self._one()) is not None:
            merge_dialog(self._desk, one, other, self.merged.emit, self._parent).open()

    def link(self, office: OfficerLink) -> None:
        """Say that the person holds an office."""
        if (one := self._one()) is not None:
            act = volunteer_links.link_officer
            self._desk.do(act, one.id, office.officer_id, owner=self._parent)

    def unlink(self, office: OfficerLink) -> None:
        """Say that the person does not hold an office after all."""
        if (one := self._one()) is not None:
            act = volunteer_links.unlink_officer
            self._desk.do(act, one.id, office.officer_id, owner=self._parent)

    def forget(self) -> None:
        """Forget the emergency contact of the person shown."""
        if (one := self._one()) is not None:
            self._desk.do(volunteers.forget_emergency, (one.id,), owner=self._parent)

    def forget_all(self) -> None:
        """Forget every emergency contact that is kept for too long, once it was confirmed."""

        def ask(ids: tuple[str, ...]) -> None:
            if not ids:
                self.told.emit(tr("Aucune personne à prévenir n’est à effacer."), "", None)
                return
            people = plural(len(ids), tr("fiche"), tr("fiches"))
            ask_to_confirm(
                self._parent,
                text=tr("Effacer la personne à prévenir de {people}\u202f?").format(people=people),
                detail=tr("Le jour jusqu’auquel elle devait être conservée est passé."),
                verb=tr("&Effacer"),
                act=lambda: self._desk.do(volunteers.forget_emergency, ids, owner=self._parent),
            )

        self._desk.read(volunteers.to_forget, then=ask, owner=self._parent)

    def ask_paper(self, kind: LetterKind) -> None:
        """Ask over which days the paper of the person shown tells hours."""
        if (one := self._one()) is not None:
            self.ask_papers(kind, (one.id,))

    def ask_papers(self, kind: LetterKind, ids: Sequence[str]) -> None:
        """Ask over which days the papers of some people tell hours, then show them."""
        if ids:
            paper_dialog(self._desk, kind, ids, self._issue, self._parent).open()

    def _issue(self, asked: PapersAsked) -> None:
        self._desk.run(
            volunteer_papers.issue,
            asked,
            title=tr("Mise en page\u202f: {paper}").format(paper=tr(LETTERS[asked.kind])),
            then=self.letters.preview,
            owner=self._parent,
        )

    def import_people(self) -> PeopleImportDialog:
        """Open the import of people from a spreadsheet."""
        dialog = PeopleImportDialog(self._desk, self._settings, self._parent)
        dialog.imported.connect(self._tell_imported)
        dialog.open()
        return dialog

    def _tell_imported(self, report: PeopleReport) -> None:
        count = report.created + report.updated
        if count:
            words = (tr("personne importée"), tr("personnes importées"))
            undo = partial(self.command_asked.emit, UNDO)
            self.told.emit(plural(count, *words), tr("Annuler"), undo)

    def save_calendar(self) -> None:
        """Ask where to save the shifts to come of the person shown, for an agenda."""
        if (one := self._one()) is None:
            return

        def write(target: Path) -> None:
            self._desk.run(
                volunteer_calendar.write,
                one.id,
                target,
                title=tr("Calendrier de {name}").format(name=full_name(one)),
                then=self._tell_written,
                owner=self._parent,
            )

        self._chooser.ask_save(
            self._parent,
            title=tr("Enregistrer les permanences pour un agenda"),
            proposed=volunteer_calendar.proposed_name(one),
            kinds=tr("Calendrier (*.ics)"),
            then=write,
        )

    def _tell_written(self, path: Path) -> None:
        told = tr("Calendrier enregistré\u202f: {name}").format(name=path.name)
        self.told.emit(told, "", None)

    def bin(self) -> None:
        """Move the person to the bin; the foot of the window offers to undo it."""
        if (one := self._one()) is not None:
            self.bin_many((one.id,))

    def bin_many(self, ids: Sequence[str]) -> None:
        """Move some people to the bin."""
        if ids:
            self._desk.do(volunteers.bin, tuple(ids), owner=self._parent)

    def _one(self) -> Volunteer | None:
        return self.card.person if self.card is not None else None
