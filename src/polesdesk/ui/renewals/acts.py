"""What the buttons and commands of a campaign do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtWidgets import QWidget

from polesdesk.actions import (
    campaign_many,
    dossiers,
    evaluations,
    renewal_files,
    renewal_letters,
)
from polesdesk.domain.campaign_cards import CampaignCard
from polesdesk.domain.campaign_next import ActKind, NextGroup
from polesdesk.domain.follow_ups import LetterKind
from polesdesk.domain.french import plural
from polesdesk.ui.conventions.batch import ORIGINALS, print_selection_dialog
from polesdesk.ui.conventions.next_dialog import ask_for_next
from polesdesk.ui.desk import Desk
from polesdesk.ui.letter_acts import LetterActs
from polesdesk.ui.looked_at import LookedAt
from polesdesk.ui.renewals import dialogs
from polesdesk.ui.renewals.next_step import next_dialog
from polesdesk.ui.renewals.step_dialog import step_dialog
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
    shown_asked = Signal(str, bool)
    """An agreement of the campaign is to be shown, and whether its evaluation is opened."""
    command_asked = Signal(str)
    """A command of the window is wanted, by its name."""

    def __init__(self, desk: Desk, settings: QSettings, parent: QWidget) -> None:
        super().__init__(parent)
        self.card: CampaignCard | None = None
        self._desk = desk
        self._settings = settings
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

    def write_many(self, ids: tuple[str, ...], kind: str = "") -> None:
        """Write a letter for each of a selection, after asking which."""
        if ids:
            showing = dialogs.Showing(
                paper=self.letters.preview, tell=self._tell, parent=self._parent
            )
            dialogs.letters_dialog(self._desk, ids, showing, kind).open()

    # The next agreement

    def prepare(self) -> None:
        """Look at the next agreement beside this one, make it, and go there."""
        if (row_id := self._id()) is not None:
            made = lambda fresh: self.went.emit(SUBJECT, fresh.id)  # noqa: E731
            ask_for_next(self._desk, row_id, self._parent, made=made)

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
            step_dialog(self._desk, ids, step, self._tell_done, self._parent).open()

    # Many at once

    def go_on(self, ids: tuple[str, ...]) -> None:
        """Take the next step of a selection, after asking which where there are several."""
        if ids:
            self._desk.read(campaign_many.next_of, ids, then=self._offer_next, owner=self._parent)

    def prepare_many(self, ids: tuple[str, ...]) -> None:
        """Make the next agreement of each of a selection."""
        if ids:
            count = plural(len(ids), tr("prochaine convention"), tr("prochaines conventions"))
            dialogs.run_many(
                self._desk,
                campaign_many.prepare,
                ids,
                title=tr("Préparation de {count}").format(count=count),
                done=tr("Prochaine convention préparée pour {count}"),
                tell=self._tell_done,
                parent=self._parent,
            )

    def print_many(self, ids: tuple[str, ...]) -> None:
        """Print the originals of the agreements that follow a selection."""
        if ids:
            self._desk.read(
                campaign_many.successor_ids, ids, then=self._ask_print, owner=self._parent
            )

    def _ask_print(self, ids: tuple[str, ...]) -> None:
        if not ids:
            self._tell(tr("Aucune prochaine convention n’est préparée"))
            return
        print_selection_dialog(
            self._desk,
            self._settings,
            ids,
            lambda row_id: self.went.emit(SUBJECT, row_id),
            self._parent,
            what=ORIGINALS,
        ).open()

    def _offer_next(self, groups: tuple[NextGroup, ...]) -> None:
        if not groups:
            self._tell(tr("Rien ne reste à faire pour cette sélection"))
        elif len(groups) == 1:
            self._take_next(groups[0])
        else:
            next_dialog(groups, self._take_next, self._parent).open()

    def _take_next(self, group: NextGroup) -> None:
        ids, detail = group.ids, group.act.detail
        match group.act.kind:
            case ActKind.LETTER:
                self.write_many(ids, detail)
            case ActKind.VISIT:
                self.visit()
            case ActKind.OPINION | ActKind.DECIDE:
                dialogs.verdicts_dialog(
                    self._desk,
                    ids,
                    is_opinion=group.act.kind is ActKind.OPINION,
                    tell=self._tell_done,
                    parent=self._parent,
                ).open()
            case ActKind.PREPARE:
                self.prepare_many(ids)
            case ActKind.PRINT:
                self.print_many(ids)
            case ActKind.NOTE:
                self.note_many(ids, detail)
            case _:
                self.shown_asked.emit(ids[0], group.act.kind is ActKind.EVALUATE)

    def _tell(self, sentence: str) -> None:
        self.told.emit(sentence, "", None)

    def _tell_done(self, sentence: str) -> None:
        self.told.emit(sentence, tr("Annuler"), lambda: self.command_asked.emit("edit_undo"))

    def _id(self) -> str | None:
        return self.card.row.convention_id if self.card is not None else None
