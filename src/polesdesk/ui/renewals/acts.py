"""What the buttons and commands of a campaign do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtWidgets import QWidget

from polesdesk.actions import (
    conventions,
    dossiers,
    evaluations,
    renewal_files,
    renewal_letters,
)
from polesdesk.domain.campaign_cards import CampaignCard
from polesdesk.domain.follow_ups import LetterKind
from polesdesk.ui.desk import Desk
from polesdesk.ui.letter_acts import LetterActs
from polesdesk.ui.looked_at import LookedAt
from polesdesk.ui.renewals import dialogs
from polesdesk.ui.words import tr

SUBJECT = "convention"


class RenewalActs(QObject):
    """Carries out what is asked of the agreement shown; without one, nothing happens."""

    edit_asked = Signal(str)
    """The form of the evaluation is wanted, at a field."""
    went = Signal(str, str)
    """Another record is wanted: its kind and id."""
    told = Signal(str, str, object)
    """Something went well: the sentence, a verb and what it does, or none."""
    command_asked = Signal(str)
    """A command of the window is wanted, by its name."""

    def __init__(self, desk: Desk, settings: QSettings, parent: QWidget) -> None:
        super().__init__(parent)
        self.card: CampaignCard | None = None
        self._desk = desk
        self._parent = parent
        give = self.command_asked.emit
        self.letters = LetterActs(desk, settings, LookedAt(self), parent, give=give)

    # The evaluation

    def evaluate(self, field: str = "") -> None:
        """Open the form of the evaluation."""
        self.edit_asked.emit(field)

    def propose(self) -> None:
        """Give the opinion, after asking who gives it."""
        if self.card is not None:
            dialogs.opinion_dialog(self._desk, self.card.judged, self._parent).open()

    def visit(self) -> None:
        """Prepare a round of visits: too little was seen to judge."""
        self.command_asked.emit("round_new_command")

    def withdraw(self) -> None:
        """Take the opinion back."""
        if self.card is not None:
            one = self.card.judged.evaluation.id
            self._desk.do(evaluations.withdraw, one, owner=self._parent)

    def decide(self) -> None:
        """Decide, after asking who decides."""
        if self.card is not None:
            dialogs.decision_dialog(self._desk, self.card.judged, self._parent).open()

    def again(self) -> None:
        """Begin a new evaluation."""
        if (row_id := self._id()) is not None:
            self._desk.do(evaluations.again, row_id, owner=self._parent)

    # Letters

    def issue(self, kind: LetterKind) -> None:
        """Issue a letter about the agreement and show it."""
        if (row_id := self._id()) is not None:
            again = kind in renewal_letters.REPEATED
            self.letters.issue(
                renewal_letters.issue_again if again else renewal_letters.issue,
                kind,
                row_id,
                edit=lambda _field: self.open_agreement(),
            )

    def draft(self, kind: LetterKind) -> None:
        """Show a letter as it would be."""
        if (row_id := self._id()) is not None:
            self.letters.draft(kind, SUBJECT, row_id)

    def show_file(self) -> None:
        """Show the renewal file on one page."""
        if (row_id := self._id()) is not None:
            self._desk.read(
                renewal_files.paper, row_id, then=self.letters.preview, owner=self._parent
            )

    def show_dossier(self) -> None:
        """Show the dossier with its numbered exhibits; reading them may take a while."""
        if (row_id := self._id()) is not None:
            self._desk.run(
                dossiers.paper,
                row_id,
                title=tr("Dossier de la convention"),
                then=self.letters.preview,
                owner=self._parent,
            )

    def write_many(self, ids: tuple[str, ...]) -> None:
        """Write a letter for each of a selection, after asking which."""
        if ids:
            showing = dialogs.Showing(
                paper=self.letters.preview, tell=self._tell, parent=self._parent
            )
            dialogs.letters_dialog(self._desk, ids, showing).open()

    # The next agreement

    def prepare(self) -> None:
        """Make the next agreement from this one, and go there."""
        if (row_id := self._id()) is not None:
            self._desk.do(
                conventions.renew,
                row_id,
                then=lambda made: self.went.emit(SUBJECT, made.id),
                owner=self._parent,
            )

    def open_agreement(self) -> None:
        """Go to the agreement that ends."""
        if (row_id := self._id()) is not None:
            self.went.emit(SUBJECT, row_id)

    def open_next(self) -> None:
        """Go to the agreement that follows."""
        if self.card is not None and self.card.successor is not None:
            self.went.emit(SUBJECT, self.card.successor.id)

    def open_association(self) -> None:
        """Go to the association, where its papers are."""
        if self.card is not None:
            self.went.emit("association", self.card.row.association_id)

    def note_step(self, step: str = "") -> None:
        """Note a step of the signature of the next agreement."""
        if (row_id := self._id()) is not None:
            self.note_many((row_id,), step)

    def note_many(self, ids: Sequence[str], step: str = "") -> None:
        """Note a step of the signature for a selection."""
        if ids:
            dialogs.step_dialog(self._desk, ids, step, self._tell_done, self._parent).open()

    def _tell(self, sentence: str) -> None:
        self.told.emit(sentence, "", None)

    def _tell_done(self, sentence: str) -> None:
        self.told.emit(sentence, tr("Annuler"), lambda: self.command_asked.emit("edit_undo"))

    def _id(self) -> str | None:
        return self.card.row.convention_id if self.card is not None else None
