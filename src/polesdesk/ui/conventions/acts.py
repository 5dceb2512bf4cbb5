"""What the buttons and commands of an agreement do."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtWidgets import QWidget

from polesdesk.actions import annexes, carrying, conventions, renewal_letters, scans
from polesdesk.domain.associations import PaperKind
from polesdesk.domain.cards import ConventionCard
from polesdesk.domain.conventions import Convention, Renewal, State
from polesdesk.domain.follow_ups import LetterKind
from polesdesk.domain.moves import Move
from polesdesk.domain.papers import AnnexKind
from polesdesk.ui.annex_dialogs import new_annex_dialog, takes_annex
from polesdesk.ui.conventions.allotments import AllotmentActs
from polesdesk.ui.conventions.amending import amend_dialog
from polesdesk.ui.conventions.batch import print_selection_dialog
from polesdesk.ui.conventions.issuing import Issuing
from polesdesk.ui.conventions.mending import Mending
from polesdesk.ui.conventions.next_dialog import ask_for_next
from polesdesk.ui.conventions.prints import Prints
from polesdesk.ui.conventions.season import ask_to_carry
from polesdesk.ui.conventions.step_dialogs import (
    cancel_original_dialog,
    make_move,
    renewal_dialog,
)
from polesdesk.ui.conventions.terms_dialog import TermsDialog
from polesdesk.ui.desk import Desk
from polesdesk.ui.file_choosing import FileChooser
from polesdesk.ui.form import Form
from polesdesk.ui.history_block import RECORD_HISTORY
from polesdesk.ui.looked_at import LookedAt
from polesdesk.ui.note_dialog import note_dialog
from polesdesk.ui.words import tr

_CAN_BE_ISSUED = frozenset({State.DRAFT, State.INSTRUCTION})


class Acts(QObject):
    """Carries out what is asked of the agreement shown; without one, nothing happens."""

    edit_asked = Signal(str)
    """The form is wanted, at a field."""
    new_asked = Signal(object)
    """The form of an agreement that is not saved yet is wanted."""
    made = Signal(str)
    """A new agreement was made: its id."""
    told = Signal(str, str, object)
    """Something went well: the sentence, the verb of a button and what it does."""
    went = Signal(str, str)
    command_asked = Signal(str)

    def __init__(self, desk: Desk, settings: QSettings, parent: QWidget) -> None:
        super().__init__(parent)
        self.card: ConventionCard | None = None
        self._desk = desk
        self._settings = settings
        self._parent = parent
        self._looked_at = LookedAt(self)
        give = self.command_asked.emit
        self.allotments = AllotmentActs(desk, settings, self._looked_at, parent, give=give)
        self._prints = Prints(desk, settings, self._looked_at, parent, tell=self.told.emit)
        self._issuing = Issuing(desk, parent, mend=self.mend, then=self._prints.show)
        self._mending = Mending(
            desk,
            settings,
            parent,
            edit=self.edit_asked.emit,
            add_annex=self.add_annex,
            go=self.went.emit,
            give=give,
        )

    # To read and to change

    def edit(self) -> None:
        """Open the form."""
        self.edit_asked.emit("")

    def mend(self, field: str) -> None:
        """Open what fills a field that is missing."""
        if self.card is not None:
            self._mending.mend(self.card, field)

    def open_association(self) -> None:
        """Go to the association."""
        if self.card is not None:
            self.went.emit("association", self.card.data.association.id)

    def add_insurance(self) -> None:
        """Add an insurance certificate of the association."""
        if self.card is not None:
            self._mending.add_paper(self.card, PaperKind.INSURANCE_CERTIFICATE)

    def show_history(self) -> None:
        """Show the whole history of the agreement."""
        self.command_asked.emit(RECORD_HISTORY)

    def add_note(self) -> None:
        """Add a note to the agreement."""
        if (one := self._one()) is not None:
            note_dialog(self._desk, "convention", one.id, self._parent).open()

    def take_file(self, path: Path) -> None:
        """Keep a file that was dropped: a PDF as an annex, a picture as a paper."""
        if self.card is None:
            return
        if takes_annex(path):
            self.add_annex("", path)
        else:
            self._mending.add_paper(self.card, PaperKind.INSURANCE_CERTIFICATE, path)

    def add_annex(self, kind: str, file: Path | None = None) -> None:
        """Annex a PDF to the agreement, of a kind and with a file when they are known."""
        one = self._one()
        if one is None:
            return

        def save(form: Form, values: Mapping[str, Any]) -> None:
            self._desk.run(
                annexes.add_file,
                values["file"],
                AnnexKind(values["kind"]),
                values["title"],
                convention_id=one.id,
                title=tr("Lecture de l’annexe"),
                then=lambda _made: form.settle(),
                failed=form.refuse,
                owner=form,
            )

        dialog = new_annex_dialog(
            FileChooser(self._settings, "annexes"), save, self._parent, file=file
        )
        if kind:
            dialog.form.fields["kind"].input.set_value(kind)
        dialog.open()

    def open_annex(self, annex_id: str) -> None:
        """Look at an annex in the viewer of the computer."""
        self._look_at(annexes.copy_to, annex_id)

    def open_copy(self, copy_id: str) -> None:
        """Look at a signed copy in the viewer of the computer."""
        self._look_at(scans.copy_to, copy_id)

    def _look_at(self, copy_to: Callable[..., Path], row_id: str) -> None:
        def copied(path: Path) -> None:
            self._looked_at.open(path)

        folder = self._looked_at.folder()
        self._desk.read(copy_to, row_id, folder, then=copied, owner=self._parent)

    # Steps

    def move(self, move: Move) -> None:
        """Make a move, after asking what it needs."""
        if (one := self._one()) is not None:
            make_move(self._desk, one, move, self._parent)

    def ask_renewal(self) -> None:
        """Note that the association asked for a renewal."""
        self.note_renewal(Renewal.REQUESTED)

    def note_renewal(self, step: Renewal) -> None:
        """Note a step of renewal."""
        one = self._one()
        if one is None:
            return
        if step is Renewal.NONE:
            self._desk.do(conventions.move_renewal, one.id, step, owner=self._parent)
        else:
            renewal_dialog(self._desk, one, step, self._parent).open()

    def renew(self) -> None:
        """Look at the next agreement beside this one, then make it."""
        if (one := self._one()) is not None:
            ask_for_next(
                self._desk,
                one.id,
                self._parent,
                made=lambda fresh: self.made.emit(fresh.id),
                change=self.new_asked.emit,
            )

    def amend(self) -> None:
        """Ask when an amendment takes effect and what for, and prepare it."""
        if (one := self._one()) is not None:
            amend_dialog(self._desk, one, self.made.emit, self._parent).open()

    def terms_on(self) -> None:
        """Show the conditions of the agreement on a day."""
        if (one := self._one()) is not None:
            TermsDialog(self._desk, one, self._parent).open()

    def write_termination(self) -> None:
        """Issue the letter of a termination that is under way, and show it."""
        if (one := self._one()) is not None:
            self.allotments.letters.issue(
                renewal_letters.issue, LetterKind.TERMINATION, one.id, edit=self.edit_asked.emit
            )

    def duplicate(self) -> None:
        """Make a draft with the same terms."""
        self._make(conventions.duplicate)

    def cancel_original(self) -> None:
        """Cancel the issued original with a reason."""
        if (one := self._one()) is not None:
            cancel_original_dialog(self._desk, one, self._parent).open()

    def bin(self) -> None:
        """Move the agreement to the bin; the foot of the window offers to undo it."""
        if (one := self._one()) is not None:
            self.bin_many((one.id,))

    def bin_many(self, ids: Sequence[str]) -> None:
        """Move some agreements to the bin."""
        if ids:
            self._desk.do(conventions.bin, tuple(ids), owner=self._parent)

    # On paper

    def issue(self) -> None:
        """Issue the original, after one confirmation."""
        if (one := self._one()) is not None:
            self._issuing.issue(one)

    def reissue(self) -> None:
        """Issue the next version of an unsigned original."""
        if (one := self._one()) is not None:
            self._issuing.reissue(one)

    def preview(self) -> None:
        """Preview the original if there is one, else the draft."""
        if (one := self._one()) is not None:
            self._prints.preview(one, self._may_issue(one))

    def print_draft(self) -> None:
        """Preview the draft, ready to be printed."""
        if (one := self._one()) is not None:
            self._prints.draft(one, self._may_issue(one))

    def print_original(self) -> None:
        """Preview the original, ready to be printed; issue it first if there is none."""
        one = self._one()
        if one is None:
            return
        if one.issued_version is None:
            self._issuing.issue(one)
        else:
            self._prints.preview(one, None)

    def show_original(self, issued_id: str) -> None:
        """Preview an original that was issued, cancelled ones included."""
        self._prints.show_kept(issued_id)

    def save_pdf(self) -> None:
        """Save the PDF where the manager says."""
        if (one := self._one()) is not None:
            self._prints.save(one)

    def open_pdf(self) -> None:
        """Open the PDF in the viewer of the computer."""
        if (one := self._one()) is not None:
            self._prints.open(one)

    def print_many(self, ids: Sequence[str]) -> None:
        """Print some agreements into a folder."""
        if ids:
            show = partial(self.went.emit, "convention")
            print_selection_dialog(self._desk, self._settings, ids, show, self._parent).open()

    def carry(self, ids: Sequence[str], then: Callable[[Sequence[Path]], object]) -> None:
        """Make copies of the originals of some agreements, to be dragged out of the window."""
        self._desk.read(
            carrying.originals_in_force,
            tuple(ids),
            self._looked_at.folder(),
            then=then,
            failed=lambda _error: then(()),
            owner=self._parent,
        )

    def carry_season(self, ids: Sequence[str]) -> None:
        """Carry the slots of some agreements into the next season, after one question."""
        if ids:
            ask_to_carry(self._desk, tuple(ids), self.went.emit, self._parent)

    # Inside

    def _one(self) -> Convention | None:
        return self.card.data.convention if self.card is not None else None

    def _may_issue(self, one: Convention) -> partial[None] | None:
        open_ = one.issued_version is None and one.state in _CAN_BE_ISSUED
        return partial(self._issuing.issue, one) if open_ else None

    def _make(self, action: Any) -> None:
        def made(fresh: Convention) -> None:
            self.made.emit(fresh.id)

        if (one := self._one()) is not None:
            self._desk.do(action, one.id, then=made, owner=self._parent)
