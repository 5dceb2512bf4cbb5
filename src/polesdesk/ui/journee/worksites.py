"""The page « Chantiers »: the sheet of each worksite, who comes, what it still lacks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from polesdesk.actions import journee, journee_bin, journee_forms
from polesdesk.actions.journee_forms import WorksiteCard
from polesdesk.domain.drafts import Draft
from polesdesk.domain.journee import CitizenDay
from polesdesk.domain.journee_forms import WorksiteKnown
from polesdesk.domain.journee_labels import WORKSITE_STATES
from polesdesk.domain.journee_papers import numbered
from polesdesk.domain.rows import HistoryRow
from polesdesk.domain.worksite_moves import WORKSITE_MOVES
from polesdesk.domain.worksites import Worksite, WorksiteState
from polesdesk.ui.card import Card, Content
from polesdesk.ui.commands import command, separator
from polesdesk.ui.desk import Desk
from polesdesk.ui.journee import dialogs
from polesdesk.ui.journee.columns import WORKSITES
from polesdesk.ui.journee.forms import WorksiteForm
from polesdesk.ui.journee.page import EditionPage
from polesdesk.ui.journee.worksite_content import content_of
from polesdesk.ui.resuming import WhenShown
from polesdesk.ui.words import choices_of

if TYPE_CHECKING:
    from polesdesk.actions.runner import Work


class WorksitesPage(EditionPage):
    """Lists worksites, changes their sheets, confirms and settles them."""

    subject = "worksites"
    kinds = ("worksite",)
    found: WorksiteCard | None
    drafts = ("worksite",)

    def __init__(self, desk: Desk, settings: QSettings, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Chantiers"),
            desk,
            settings,
            texts=WORKSITES,
            card=Card("worksite", self.tr("Choisissez un chantier dans la liste.")),
            parent=parent,
        )
        states = choices_of(WORKSITE_STATES)
        self.page.add_filter("state", self.tr("État"), states, all_label=self.tr("tous"))
        self.offer(self._make_commands())

    # What the window asks

    def read_one(self, work: Work, record: str) -> WorksiteCard:
        """Read a worksite with who is on it."""
        return journee_forms.worksite_card(work, record)

    def content(self, card: WorksiteCard, history: Sequence[HistoryRow]) -> Content:
        """Return what the card of a worksite shows, and what can be done."""
        return content_of(card, history, self)

    def record_title(self) -> str:
        """Return the title of the worksite shown."""
        return numbered(self.found.worksite) if self.found is not None else ""

    def new(self) -> None:
        """Open the form of a new worksite."""

        def start(edition: CitizenDay) -> None:
            self._desk.read(
                journee_forms.worksite, edition_id=edition.id, then=self._open, owner=self
            )

        self.card.leave(lambda: self.with_edition(start), lambda: None)

    def edit(self, field: str = "") -> None:
        """Open the form of the worksite shown, at a field."""
        form = self.card.form()
        if form is not None:
            if field in form.fields:
                form.focus_field(field)
        elif self.found is not None:
            self._desk.read(
                journee_forms.worksite,
                self.found.worksite.id,
                then=partial(self._open, field=field),
                owner=self,
            )

    def resume(self, draft: Draft) -> None:
        """Open the form of a worksite with what was typed in it."""
        if draft.version == 0:
            self.new()
            return

        def go(known: WorksiteKnown) -> None:
            WhenShown(self.page, draft.row, lambda: self._open(known, draft=draft))

        self._desk.read(journee_forms.worksite, draft.row, then=go, owner=self)

    def delete(self) -> None:
        """Move the selected worksites to the bin; the foot of the window offers to undo it."""
        self.page.selected_ids(lambda ids: self.do(journee_bin.bin_worksites, ids))

    # Acts

    def settle(self, target: WorksiteState, ids: Sequence[str]) -> None:
        """Confirm, settle or cancel worksites."""
        if not ids:
            return
        if target is WorksiteState.CANCELLED:
            dialogs.cancel_dialog(self._desk, ids, self).open()
        else:
            self.do(journee.settle, tuple(ids), target)

    def settle_shown(self, target: WorksiteState) -> None:
        """Confirm, settle or cancel the worksite shown."""
        if self.found is not None:
            self.settle(target, (self.found.worksite.id,))

    def today(self) -> date:
        """Return the day that the office works on."""
        return self._desk.today()

    def targets(self) -> tuple[WorksiteState, ...]:
        """Return where the worksite shown may go."""
        return WORKSITE_MOVES[self.found.worksite.state] if self.found is not None else ()

    # Inside

    def _open(self, known: WorksiteKnown, *, field: str = "", draft: Draft | None = None) -> None:
        form = WorksiteForm(self._desk, known)
        one: Worksite = known.worksite
        if not one.version:
            form.saved.connect(lambda: self.await_record(form.saved_id()))
        title = "" if one.version else self.tr("Nouveau chantier")
        self.open_form(form, title=title, field=field, draft=draft)

    def _settle_many(self, target: WorksiteState) -> None:
        self.page.selected_ids(partial(self.settle, target))

    def _make_commands(self) -> tuple[QAction, ...]:
        confirm = partial(self._settle_many, WorksiteState.CONFIRMED)
        done = partial(self._settle_many, WorksiteState.DONE)
        return (
            command(self, "worksite_new_command", self.tr("&Nouveau chantier"), self.new,
                    keys=("Ctrl+N",), picture="plus"),
            command(self, "worksite_edit_command", self.tr("&Modifier"), self.edit,
                    keys=("Ctrl+E", "F2"), picture="pencil"),
            separator(self),
            command(self, "worksites_confirm_command", self.tr("&Confirmer"), confirm,
                    picture="check"),
            command(self, "worksites_done_command", self.tr("Noter comme &réalisés"), done,
                    picture="circle-check"),
            *self.list_commands(),
            separator(self),
            command(self, "worksite_bin_command", self.tr("&Supprimer"), self.delete,
                    keys=("Del",), picture="trash-2"),
        )  # fmt: skip
