"""The page « Suites »: the list, the card of one, and the slots whose absences ask for one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from polesdesk.actions import follow_ups, hubs, non_use
from polesdesk.domain.escalation import FOLLOW_UP_STATES, LETTERS
from polesdesk.domain.follow_up_rows import FollowUpCard, NonUseRow
from polesdesk.domain.follow_ups import FollowUp, FollowUpKind
from polesdesk.domain.french import plural
from polesdesk.domain.lists import Choice
from polesdesk.domain.occupancy_labels import FOLLOW_UPS
from polesdesk.ui.card import Card
from polesdesk.ui.commands import command, separator
from polesdesk.ui.desk import Desk
from polesdesk.ui.dialogs import ask_to_confirm
from polesdesk.ui.follow_ups import dialogs
from polesdesk.ui.follow_ups.columns import COLUMNS, SOURCE, TEXTS
from polesdesk.ui.follow_ups.content import FollowUpActs, content_of
from polesdesk.ui.letter_acts import LetterActs
from polesdesk.ui.looked_at import LookedAt
from polesdesk.ui.measures import PAGE_MARGIN
from polesdesk.ui.record_tab import RecordTab
from polesdesk.ui.texts import plain_label
from polesdesk.ui.words import choices_of

if TYPE_CHECKING:
    from polesdesk.actions.runner import Work

NON_USE = "non_use"
"""What the dashboard goes to when the absences of a slot ask for explanations."""


class FollowUpsPage(RecordTab[FollowUpCard]):
    """Lists what follows from findings; a band above tells of slots left unused."""

    subject = "follow_ups"
    kinds = ("follow_up", NON_USE)
    watches = (
        "follow_up", "letter", "visit", "finding", "slot_exception", "closure", "settings", "hub",
        "association", "convention",
    )  # fmt: skip
    help_page = "rates"

    def __init__(self, desk: Desk, settings: QSettings, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Suites"),
            desk,
            settings,
            texts=TEXTS,
            columns=COLUMNS,
            source=SOURCE,
            card=Card("follow_up", self.tr("Choisissez une suite dans la liste.")),
            parent=parent,
        )
        self.list_acts = self.make_list_acts()
        self.found: FollowUpCard | None = None
        self._unused: tuple[NonUseRow, ...] = ()
        self._hubs: Sequence[Choice] = ()
        give = self.command_asked.emit
        letters = LetterActs(desk, settings, LookedAt(self), self, give=give)
        self._acts = FollowUpActs(
            edit=lambda card: self._open_edit(card.follow_up),
            answer=self._answer,
            end=self._end,
            reopen=lambda card: self._do(follow_ups.reopen, card.follow_up.id),
            step=self._step,
            draft=self._draft,
            issue=self._issue,
            show_history=lambda: self.command_asked.emit("edit_record_history"),
            letters=letters,
        )
        self._make_band()
        self._hub = self.page.add_filter("hub", self.tr("Pôle"), (), all_label=self.tr("tous"))
        states = choices_of(FOLLOW_UP_STATES)
        self.page.add_filter("state", self.tr("État"), states, all_label=self.tr("en cours"))
        kinds = choices_of(FOLLOW_UPS)
        self.page.add_filter("kind", self.tr("Nature"), kinds, all_label=self.tr("toutes"))
        self.offer(self._make_commands())

    # What the list asks

    def read_card(self, work: Work, record: str) -> FollowUpCard:
        """Read a follow-up."""
        return follow_ups.card(work, record)

    def show_found(self, found: FollowUpCard | None) -> None:
        """Show a follow-up, or that none is chosen."""
        self.found = found
        if found is None:
            self.card.show_nothing()
        else:
            self.card.show_content(content_of(found, self._acts))

    def read_filters(self, then: Callable[[], object]) -> None:
        """Read the hubs that the filter offers, and the slots left unused."""

        def show(found: tuple[tuple[Choice, ...], tuple[NonUseRow, ...]]) -> None:
            self._hubs, self._unused = found
            self._hub.set_choices(self._hubs)
            self._show_band()
            then()

        self._desk.read(_around, then=show, owner=self)

    def record_title(self) -> str:
        """Return what the follow-up shown is about."""
        return self.found.row.title if self.found is not None else ""

    def new(self) -> None:
        """Open the dialog of a new follow-up."""
        self._open_edit(None)

    def edit(self, field: str = "") -> None:
        """Change the follow-up shown."""
        if self.found is not None:
            self._open_edit(self.found.follow_up, field)

    def open_record(self, kind: str, record: str) -> None:
        """Show a follow-up, or ask for explanations of a slot left unused."""
        if kind == NON_USE:
            self.read_filters(partial(self.ask_explanations, record))
        else:
            self.page.clear_filters()
            self.select(record)

    def ask_explanations(self, slot_id: str = "") -> None:
        """Open the dialog that asks an association to explain its absences."""
        if self._unused:
            dialogs.non_use_dialog(self._desk, self._unused, slot_id, self._go_to, self).open()

    # Acts

    def _open_edit(self, one: FollowUp | None, field: str = "") -> None:
        dialog = dialogs.edit_dialog(self._desk, one, self._hubs, self._go_to, self)
        dialog.open()
        if field in dialog.form.fields:
            dialog.form.focus_field(field)

    def _answer(self, card: FollowUpCard) -> None:
        dialogs.answer_dialog(self._desk, card.follow_up, self).open()

    def _end(self, card: FollowUpCard) -> None:
        dialogs.end_dialog(self._desk, card.follow_up, self).open()

    def _step(self, card: FollowUpCard, kind: FollowUpKind) -> None:
        self._desk.do(follow_ups.take_step, card.follow_up.id, kind, then=self._go_to, owner=self)

    def _draft(self, card: FollowUpCard) -> None:
        kind = LETTERS[card.follow_up.kind]
        self._acts.letters.draft(kind, "follow_up", card.follow_up.id)

    def _issue(self, card: FollowUpCard) -> None:
        self._acts.letters.issue(follow_ups.issue_letter, card.follow_up.id, edit=self.edit)

    def _do(self, action: Callable[..., object], *told: object) -> None:
        self._desk.do(action, *told, owner=self)

    def _go_to(self, one: FollowUp) -> None:
        self.page.clear_filters()
        self.await_record(one.id)
        self.page.reload()

    def delete(self) -> None:
        """Move the selected follow-ups to the bin, once it was confirmed."""

        def ask(ids: tuple[str, ...]) -> None:
            count = plural(len(ids), self.tr("suite"), self.tr("suites"))
            ask_to_confirm(
                self,
                text=self.tr("Supprimer {count}\u202f?").format(count=count),
                detail=self.tr("Ce qui a été excusé le reste. La corbeille les garde."),
                verb=self.tr("&Supprimer"),
                act=partial(self._do, follow_ups.bin, ids),
            )

        self.page.selected_ids(ask)

    # Building

    def _make_band(self) -> None:
        self.band = QWidget(self)
        self.band_words = plain_label(wraps=True)
        self.band_words.setObjectName("non_use_told")
        self.band_button = QPushButton(self.tr("Demander des explications…"), self.band)
        self.band_button.setObjectName("non_use_ask")
        self.band_button.clicked.connect(lambda _on: self.ask_explanations())
        row = QHBoxLayout(self.band)
        row.setContentsMargins(PAGE_MARGIN, 10, PAGE_MARGIN, 0)
        row.addWidget(self.band_words, 1)
        row.addWidget(self.band_button)
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(0, self.band)
        self.band.hide()

    def _show_band(self) -> None:
        count = plural(
            len(self._unused),
            self.tr("créneau a atteint son seuil"),
            self.tr("créneaux ont atteint leur seuil"),
        )
        self.band_words.setText(
            self.tr("{count} d’absences sans excuse, et personne n’a demandé pourquoi.").format(
                count=count
            )
        )
        self.band.setVisible(bool(self._unused))

    def _make_commands(self) -> tuple[QAction, ...]:
        return (
            command(self, "follow_up_new_command", self.tr("Nouvelle s&uite…"), self.new,
                    picture="plus"),
            command(self, "follow_up_edit_command", self.tr("M&odifier la suite…"), self.edit,
                    picture="pencil"),
            command(self, "non_use_command", self.tr("Demander des e&xplications…"),
                    self.ask_explanations, picture="mail"),
            separator(self),
            command(self, "follow_up_delete_command", self.tr("Supprimer la su&ite"),
                    self.delete, picture="trash-2"),
        )  # fmt: skip


def _around(work: Work) -> tuple[tuple[Choice, ...], tuple[NonUseRow, ...]]:
    return tuple(hubs.choices(work)), non_use.rows(work)
