"""The page « Inscriptions »: who comes, where each goes, who has arrived."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from polesdesk.actions import journee, journee_balance, journee_bin, journee_forms, sign_ups
from polesdesk.actions.journee import EditionCard
from polesdesk.actions.journee_forms import SignUpCard
from polesdesk.domain.french import format_date, format_phone, format_time, plural
from polesdesk.domain.journee import CitizenDay
from polesdesk.domain.journee_papers import JourneePaper, numbered
from polesdesk.domain.roster_labels import ROLES, STATUSES
from polesdesk.domain.rosters import CAME, AssignmentStatus
from polesdesk.domain.rows import HistoryRow
from polesdesk.domain.sign_ups import SignUp
from polesdesk.domain.volunteers import full_name
from polesdesk.ui.card import Block, Button, Card, Content, Fact, Link, Strip
from polesdesk.ui.chips import Chip
from polesdesk.ui.commands import command, separator
from polesdesk.ui.desk import Desk, Expected
from polesdesk.ui.history_block import history_block, history_button
from polesdesk.ui.journee import dialogs, sign_up_dialogs
from polesdesk.ui.journee.balance import BalanceDialog
from polesdesk.ui.journee.columns import SIGN_UPS, STATUS_TONES
from polesdesk.ui.journee.page import EditionPage
from polesdesk.ui.journee.papers import Papers
from polesdesk.ui.journee.welcome import WelcomeDialog
from polesdesk.ui.tokens import Tone
from polesdesk.ui.words import choices_of, tr

if TYPE_CHECKING:
    from polesdesk.actions.runner import Work

_OUT = frozenset({AssignmentStatus.CANCELLED, AssignmentStatus.ABSENT})


class SignUpsPage(EditionPage):
    """Lists sign-ups: wishes, places, arrivals."""

    subject = "sign_ups"
    kinds = ("sign_up",)
    found: SignUpCard | None

    def __init__(self, desk: Desk, settings: QSettings, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Inscriptions"),
            desk,
            settings,
            texts=SIGN_UPS,
            card=Card("sign_up", self.tr("Choisissez une inscription dans la liste.")),
            parent=parent,
        )
        self._papers = Papers(desk, settings, self)
        statuses = choices_of(STATUSES)
        self.page.add_filter("status", self.tr("État"), statuses, all_label=self.tr("tous"))
        self.offer(self._make_commands())

    # What the window asks

    def read_one(self, work: Work, record: str) -> SignUpCard:
        """Read a sign-up with its person."""
        return journee_forms.sign_up_card(work, record)

    def record_title(self) -> str:
        """Return the name of the person shown."""
        return full_name(self.found.person) if self.found is not None else ""

    def new(self) -> None:
        """Sign a person up."""

        def start(edition: CitizenDay) -> None:
            def go(card: EditionCard) -> None:
                sites = card.records.worksites
                sign_up_dialogs.sign_up_dialog(
                    self._desk, edition.id, sites, self.go_to, self
                ).open()

            self._desk.read(journee.card, edition.id, then=go, owner=self)

        self.with_edition(start)

    def edit(self, field: str = "") -> None:
        """Correct the sign-up shown."""
        if self.found is not None:
            dialog = sign_up_dialogs.correction_dialog(self._desk, self.found, self)
            dialog.open()
            if field in dialog.form.fields:
                dialog.form.focus_field(field)

    def delete(self) -> None:
        """Move sign-ups typed by mistake to the bin; the foot of the window offers to undo it."""
        self.page.selected_ids(lambda ids: self.do(journee_bin.bin_sign_ups, ids))

    # Acts

    def _arrive(self) -> None:
        self.page.selected_ids(self._arrive_all)

    def _arrive_all(self, ids: tuple[str, ...]) -> None:
        def refused(error: Expected) -> None:
            if error.code == "authorisation_missing":
                dialogs.reason_dialog(
                    self._desk,
                    lambda reason, form: self._desk.do(
                        sign_ups.arrive, ids, reason=reason,
                        then=lambda _n: form.settle(), failed=form.refuse, owner=form,
                    ),
                    title=tr("Noter l’arrivée"),
                    why=error.message,
                    parent=self,
                ).open()  # fmt: skip
            else:
                self._desk.troubled.emit(error)

        if ids:
            self._desk.do(sign_ups.arrive, ids, failed=refused, owner=self)

    def _reassign(self) -> None:
        def go(ids: tuple[str, ...]) -> None:
            if not ids or self.found is None:
                return
            sites = self.found.worksites
            sign_up_dialogs.reassign_dialog(self._desk, ids, sites, self).open()

        self.page.selected_ids(go)

    def _give_up(self) -> None:
        self.page.selected_ids(self._give_up_all)

    def _give_up_all(self, ids: tuple[str, ...]) -> None:
        def told(done: sign_ups.GivenUp) -> None:
            if done.moved_up:
                moved = plural(len(done.moved_up), tr("personne"), tr("personnes"))
                text = tr("Place donnée à {people} de la liste d’attente\u202f: prévenez-les.")
                self.told.emit(text.format(people=moved), "", None)

        if ids:
            self._desk.do(sign_ups.give_up, ids, then=told, owner=self)

    def _note_missing(self) -> None:
        def go(edition: CitizenDay) -> None:
            self.do(sign_ups.note_missing, edition.id)

        self.with_edition(go)

    def _certificates(self) -> None:
        """Preview the certificates of the people who are selected."""

        def go(ids: tuple[str, ...]) -> None:
            if ids and self.found is not None:
                edition = self.found.sign_up.edition_id
                self._papers.preview(edition, JourneePaper.CERTIFICATES, ids)

        self.page.selected_ids(go)

    def _welcome(self) -> None:
        self.with_edition(
            lambda edition: WelcomeDialog(self._desk, self._settings, edition, self).open()
        )

    def _balance(self) -> None:
        def go(edition: CitizenDay) -> None:
            self._desk.read(
                journee_balance.propose,
                edition.id,
                then=lambda found: BalanceDialog(self._desk, self._settings, found, self).open(),
                owner=self,
            )

        self.with_edition(go)

    # Building

    def content(self, card: SignUpCard, history: Sequence[HistoryRow]) -> Content:
        """Return what the card shows, and what can be done."""
        one = card.sign_up
        chip = Chip(word=tr(STATUSES[one.status]), tone=STATUS_TONES[one.status])
        return Content(
            title=full_name(card.person),
            reference=format_phone(card.person.phone) if card.person.phone else "",
            chip=chip,
            strips=_strips(card),
            blocks=(
                Block(facts=tuple(_facts(card))),
                history_block(history, tr("Historique")),
            ),
            primary=None if one.status in CAME else Button(
                name="sign_up_arrive", text=tr("Est arrivé(e)"), icon="check",
                act=partial(self._arrive_all, (one.id,)), why_not=self._not_yet(card)),
            buttons=tuple(self._buttons(one)),
            more=(
                history_button("sign_up", self.show_history),
                Button(name="sign_up_bin", text=tr("Supprimer"), act=self.delete, icon="trash-2"),
            ),
        )  # fmt: skip

    def _not_yet(self, card: SignUpCard) -> str:
        day = card.edition.day
        if day is not None and day <= self._desk.today():
            return ""
        return tr("La journée n’a pas encore eu lieu.")

    def _buttons(self, one: SignUp) -> list[Button]:
        buttons = [
            Button(name="sign_up_edit", text=tr("Modifier"), act=self.edit, icon="pencil"),
            Button(name="sign_up_reassign", text=tr("Placer…"), act=self._reassign,
                   icon="map-pin"),
        ]  # fmt: skip
        if one.status not in _OUT and one.status not in CAME:
            buttons.append(
                Button(name="sign_up_give_up", text=tr("Se désiste"),
                       act=partial(self._give_up_all, (one.id,)), icon="log-out")
            )  # fmt: skip
        return buttons

    def _make_commands(self) -> tuple[QAction, ...]:
        return (
            command(self, "sign_up_new_command", self.tr("&Inscrire…"), self.new,
                    keys=("Ctrl+N",), picture="plus"),
            command(self, "sign_up_edit_command", self.tr("&Modifier…"), self.edit,
                    keys=("Ctrl+E", "F2"), picture="pencil"),
            separator(self),
            command(self, "sign_ups_balance_command", self.tr("&Répartir sur les chantiers…"),
                    self._balance, picture="users"),
            command(self, "sign_ups_reassign_command", self.tr("&Placer sur un chantier…"),
                    self._reassign, picture="map-pin"),
            command(self, "sign_ups_give_up_command", self.tr("Noter un &désistement"),
                    self._give_up, picture="log-out"),
            separator(self),
            command(self, "sign_ups_welcome_command", self.tr("&Accueil du jour…"),
                    self._welcome, picture="users"),
            command(self, "sign_ups_arrive_command", self.tr("Noter l’arri&vée"), self._arrive,
                    picture="check"),
            command(self, "sign_ups_missing_command", self.tr("Noter les a&bsents"),
                    self._note_missing, picture="ban"),
            command(self, "sign_ups_certificates_command",
                    self.tr("A&ttestations de participation…"), self._certificates,
                    picture="stamp"),
            *self.list_commands(),
            separator(self),
            command(self, "sign_up_bin_command", self.tr("&Supprimer"), self.delete,
                    keys=("Del",), picture="trash-2"),
        )  # fmt: skip


def _strips(card: SignUpCard) -> tuple[Strip, ...]:
    person = card.person
    if person.is_minor and person.parental_authorisation_on is None:
        return (Strip(text=tr("L’autorisation parentale manque."), tone=Tone.AMBER),)
    return ()


def _facts(card: SignUpCard) -> list[Fact]:
    one = card.sign_up
    by_id = {site.id: site for site in card.worksites}
    choices = ", ".join(numbered(by_id[each]) for each in one.choice_ids if each in by_id)
    facts = [
        Fact(label=tr("Personne"), text=full_name(card.person),
             link=Link(kind="volunteer", id=card.person.id)),
    ]  # fmt: skip
    if one.worksite_id in by_id:
        link = Link(kind="worksite", id=by_id[one.worksite_id].id)
        facts.append(Fact(label=tr("Chantier"), text=numbered(by_id[one.worksite_id]), link=link))
    told = (
        (tr("Choix"), choices),
        (tr("Rôle"), tr(ROLES[one.role])),
        (tr("Inscription du"), format_date(one.signed_up_on) if one.signed_up_on else ""),
        (tr("Vient avec"), one.party),
        (tr("Repas"), tr("oui") if one.has_meal else tr("non")),
        (tr("Première participation"), tr("oui") if one.is_first else ""),
        (tr("Arrivée"), format_time(one.time_in) if one.time_in else ""),
        (tr("Départ"), format_time(one.time_out) if one.time_out else ""),
        (tr("Motif"), one.reason),
    )
    return [*facts, *(Fact(label=label, text=text) for label, text in told if text)]
