"""The page « Propositions »: ideas of worksites, and what was decided on each."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from polesdesk.actions import journee, journee_bin, journee_forms
from polesdesk.actions.journee_forms import ProposalCard
from polesdesk.domain.french import format_date
from polesdesk.domain.identity import new_id
from polesdesk.domain.journee import CitizenDay
from polesdesk.domain.journee_labels import PROPOSAL_STATES, PROPOSERS
from polesdesk.domain.journee_papers import numbered
from polesdesk.domain.rows import HistoryRow
from polesdesk.domain.worksite_moves import PROPOSAL_MOVES
from polesdesk.domain.worksites import Proposal, ProposalState
from polesdesk.ui.card import Block, Button, Card, Content, Fact, Link, Strip
from polesdesk.ui.commands import command, separator
from polesdesk.ui.desk import Desk
from polesdesk.ui.history_block import history_block, history_button
from polesdesk.ui.journee import dialogs
from polesdesk.ui.journee.columns import PROPOSALS, decided_chip
from polesdesk.ui.journee.page import EditionPage
from polesdesk.ui.tokens import Tone
from polesdesk.ui.words import choices_of, marked, tr

if TYPE_CHECKING:
    from polesdesk.actions.runner import Work

_VERBS = {
    ProposalState.RECEIVED: marked("Remettre en attente"),
    ProposalState.UNDER_STUDY: marked("Mettre à l’étude"),
    ProposalState.ACCEPTED: marked("Retenir"),
    ProposalState.MERGED: marked("Réunir à une autre…"),
    ProposalState.REFUSED: marked("Ne pas retenir…"),
    ProposalState.POSTPONED: marked("Reporter…"),
}
_ICONS = {
    ProposalState.ACCEPTED: "check",
    ProposalState.REFUSED: "ban",
    ProposalState.MERGED: "merge",
}
_ASKS_WHY = frozenset({ProposalState.REFUSED, ProposalState.POSTPONED})


class ProposalsPage(EditionPage):
    """Lists proposals and decides on them, one or many."""

    subject = "worksite_proposals"
    kinds = ("worksite_proposal",)
    found: ProposalCard | None

    def __init__(self, desk: Desk, settings: QSettings, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Propositions"),
            desk,
            settings,
            texts=PROPOSALS,
            card=Card("worksite_proposal", self.tr("Choisissez une proposition dans la liste.")),
            parent=parent,
        )
        states = choices_of(PROPOSAL_STATES)
        self.page.add_filter("state", self.tr("État"), states, all_label=self.tr("tous"))
        self.offer(self._make_commands())

    # What the window asks

    def read_one(self, work: Work, record: str) -> ProposalCard:
        """Read a proposal with what became of it."""
        return journee_forms.proposal_card(work, record)

    def record_title(self) -> str:
        """Return the title of the proposal shown."""
        return self.found.proposal.title if self.found is not None else ""

    def new(self) -> None:
        """Open the dialog of a new proposal."""

        def start(edition: CitizenDay) -> None:
            self._open(Proposal(id=new_id(), edition_id=edition.id, received_on=self._desk.today()))

        self.with_edition(start)

    def edit(self, field: str = "") -> None:
        """Change the proposal shown."""
        if self.found is not None:
            self._open(self.found.proposal, field)

    def delete(self) -> None:
        """Move the selected proposals to the bin; the foot of the window offers to undo it."""
        self.page.selected_ids(lambda ids: self.do(journee_bin.bin_proposals, ids))

    # Acts

    def _open(self, one: Proposal, field: str = "") -> None:
        dialog = dialogs.proposal_dialog(self._desk, one, self.go_to, self)
        dialog.open()
        if field in dialog.form.fields:
            dialog.form.focus_field(field)

    def _decide_shown(self, target: ProposalState) -> None:
        if self.found is not None:
            self._decide(target, (self.found.proposal.id,))

    def _decide(self, target: ProposalState, ids: Sequence[str]) -> None:
        if not ids:
            return
        if target is ProposalState.MERGED and self.found is not None:
            dialogs.merge_dialog(self._desk, self.found, self).open()
        elif target in _ASKS_WHY:
            title = tr(_VERBS[target]).rstrip("…")
            dialogs.decide_dialog(self._desk, ids, target, title, self).open()
        else:
            self.do(journee.decide, tuple(ids), target)

    def _note_answered(self) -> None:
        self.page.selected_ids(lambda ids: self.do(journee.note_answered, ids, self._desk.today()))

    # Building

    def content(self, card: ProposalCard, history: Sequence[HistoryRow]) -> Content:
        """Return what the card shows, and what can be done."""
        one = card.proposal
        targets = PROPOSAL_MOVES[one.state]
        usual = ProposalState.ACCEPTED if ProposalState.ACCEPTED in targets else None
        return Content(
            title=one.title,
            reference=tr("reçue le {day}").format(day=format_date(one.received_on))
            if one.received_on else "",
            chip=decided_chip(one.state),
            strips=self._strips(one),
            blocks=(
                Block(facts=tuple(_facts(card))),
                history_block(history, tr("Historique")),
            ),
            primary=self._button(usual) if usual else None,
            buttons=(
                Button(name="worksite_proposal_edit", text=tr("Modifier"), act=self.edit,
                       icon="pencil"),
                *(self._button(target) for target in targets
                  if target not in {usual, ProposalState.RECEIVED}),
            ),
            more=(
                *(self._button(target) for target in targets if target is ProposalState.RECEIVED),
                history_button("worksite_proposal", self.show_history),
                Button(name="worksite_proposal_bin", text=tr("Supprimer"), act=self.delete,
                       icon="trash-2"),
            ),
        )  # fmt: skip

    def _button(self, target: ProposalState) -> Button:
        return Button(
            name=f"worksite_proposal_{str(target).lower()}",
            text=tr(_VERBS[target]),
            act=partial(self._decide_shown, target),
            icon=_ICONS.get(target, ""),
        )

    def _strips(self, one: Proposal) -> tuple[Strip, ...]:
        if one.decided_on is None or one.answered_on is not None:
            return ()
        button = Button(
            name="worksite_proposal_answered",
            text=tr("Répondu aujourd’hui"),
            act=lambda: self.do(journee.note_answered, (one.id,), self._desk.today()),
        )
        text = tr("La personne qui a proposé n’a pas encore eu de réponse.")
        return (Strip(text=text, tone=Tone.AMBER, button=button),)

    def _make_commands(self) -> tuple[QAction, ...]:
        accept = partial(self._decide_many, ProposalState.ACCEPTED)
        refuse = partial(self._decide_many, ProposalState.REFUSED)
        return (
            command(self, "worksite_proposal_new_command", self.tr("&Nouvelle proposition…"),
                    self.new, keys=("Ctrl+N",), picture="plus"),
            command(self, "worksite_proposal_edit_command", self.tr("&Modifier…"), self.edit,
                    keys=("Ctrl+E", "F2"), picture="pencil"),
            separator(self),
            command(self, "worksite_proposals_accept_command", self.tr("&Retenir"), accept,
                    picture="check"),
            command(self, "worksite_proposals_refuse_command", self.tr("Ne &pas retenir…"),
                    refuse, picture="ban"),
            command(self, "worksite_proposals_answered_command",
                    self.tr("Noter la ré&ponse donnée aujourd’hui"), self._note_answered,
                    picture="mail"),
            *self.list_commands(),
            separator(self),
            command(self, "worksite_proposal_bin_command", self.tr("&Supprimer"), self.delete,
                    keys=("Del",), picture="trash-2"),
        )  # fmt: skip

    def _decide_many(self, target: ProposalState) -> None:
        self.page.selected_ids(partial(self._decide, target))


def _facts(card: ProposalCard) -> list[Fact]:
    one = card.proposal
    who = ", ".join(
        part for part in (one.proposer, tr(PROPOSERS[one.proposer_kind]).lower()) if part
    )
    told = (
        (tr("Besoin"), one.need),
        (tr("Lieu"), ", ".join(part for part in (one.place, one.quarter) if part)),
        (tr("Proposée par"), who),
        (tr("Coordonnées"), one.contact),
        (tr("Avis de faisabilité"), one.feasibility),
        (tr("Motif"), one.reason),
        (tr("Décidée le"), format_date(one.decided_on) if one.decided_on else ""),
        (tr("Répondu le"), format_date(one.answered_on) if one.answered_on else ""),
        (tr("Notes"), one.notes),
    )
    facts = [Fact(label=label, text=text) for label, text in told if text]
    if card.worksite is not None:
        link = Link(kind="worksite", id=card.worksite.id)
        facts.append(Fact(label=tr("Chantier"), text=numbered(card.worksite), link=link))
    if card.merged is not None:
        link = Link(kind="worksite_proposal", id=card.merged.id)
        facts.append(Fact(label=tr("Réunie à"), text=card.merged.title, link=link))
    return facts
