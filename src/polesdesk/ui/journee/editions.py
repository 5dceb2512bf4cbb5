"""The page « Éditions »: each edition with its steps, its figures and its papers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from polesdesk.actions import history, journee, journee_forms
from polesdesk.actions.journee import EditionCard
from polesdesk.domain.drafts import Draft
from polesdesk.domain.journee import CitizenDay
from polesdesk.domain.journee_papers import JourneePaper
from polesdesk.domain.rows import HistoryRow
from polesdesk.ui.card import Card
from polesdesk.ui.commands import command, separator
from polesdesk.ui.desk import Desk
from polesdesk.ui.history_block import READ
from polesdesk.ui.journee.acts import EditionActs
from polesdesk.ui.journee.columns import EDITIONS, columns_of, source
from polesdesk.ui.journee.edition_content import content_of
from polesdesk.ui.journee.forms import EditionForm
from polesdesk.ui.journee.page import WATCHES
from polesdesk.ui.record_tab import RecordTab
from polesdesk.ui.resuming import WhenShown

if TYPE_CHECKING:
    from polesdesk.actions.runner import Work

Found = tuple[EditionCard, tuple[HistoryRow, ...]]


class EditionsPage(RecordTab[Found]):
    """Lists editions and moves them on."""

    subject = "citizen_days"
    kinds = ("citizen_day",)
    drafts = ("citizen_day",)
    watches = WATCHES
    help_page = "journee"

    def __init__(self, desk: Desk, settings: QSettings, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Éditions"),
            desk,
            settings,
            texts=EDITIONS,
            columns=columns_of("citizen_days", desk.today),
            source=source("citizen_days"),
            card=Card("citizen_day", self.tr("Choisissez une édition dans la liste.")),
            parent=parent,
        )
        self.acts = EditionActs(desk, settings, self)
        self.acts.edit_asked.connect(self.edit)
        self.acts.command_asked.connect(self.command_asked)
        self.acts.went.connect(self.went)
        self.offer(self._make_commands())

    # What the window asks

    def read_card(self, work: Work, record: str) -> Found:
        """Read an edition with all it holds."""
        return journee.card(work, record), history.changes(work, record, limit=READ)

    def show_found(self, found: Found | None) -> None:
        """Show an edition, or that none is chosen."""
        self.show_read(found, self.acts, content_of)

    def record_title(self) -> str:
        """Return the theme of the edition shown."""
        shown = self.acts.card
        return shown.records.edition.theme if shown is not None else ""

    def resume(self, draft: Draft) -> None:
        """Open the form of an edition with what was typed in it."""
        if draft.version == 0:
            self._open(CitizenDay(id=draft.row), draft=draft)
            return

        def go(edition: CitizenDay) -> None:
            WhenShown(self.page, draft.row, lambda: self._open(edition, draft=draft))

        self._desk.read(journee.get, draft.row, then=go, owner=self)

    # The form

    def new(self) -> None:
        """Open the form of a new edition."""

        def start() -> None:
            self._desk.read(journee_forms.new_edition, then=self._open, owner=self)

        self.card.leave(start, lambda: None)

    def edit(self, field: str = "") -> None:
        """Open the form of the edition shown, at a field."""
        form = self.card.form()
        if form is not None:
            if field in form.fields:
                form.focus_field(field)
        elif self.acts.card is not None:
            self._open(self.acts.card.records.edition, field=field)

    def _open(self, edition: CitizenDay, *, field: str = "", draft: Draft | None = None) -> None:
        form = EditionForm(self._desk, edition)
        if not edition.version:
            form.saved.connect(lambda: self.await_record(form.saved_id()))
        title = "" if edition.version else self.tr("Nouvelle édition")
        self.open_form(form, title=title, field=field, draft=draft)

    # Building

    def _make_commands(self) -> tuple[QAction, ...]:
        acts = self.acts
        return (
            command(self, "citizen_day_new_command", self.tr("&Nouvelle édition"), self.new,
                    keys=("Ctrl+N",), picture="plus"),
            command(self, "citizen_day_edit_command", self.tr("&Modifier"), acts.edit,
                    keys=("Ctrl+E", "F2"), picture="pencil"),
            separator(self),
            command(self, "journee_welcome_command", self.tr("&Accueil du jour…"), acts.welcome,
                    picture="users"),
            command(self, "journee_survey_command", self.tr("Saisir les &questionnaires…"),
                    acts.survey, picture="pen-line"),
            command(self, "journee_report_command", self.tr("&Bilan…"),
                    lambda: acts.print(JourneePaper.REPORT), picture="file-text"),
            *self.list_commands(),
            separator(self),
            command(self, "citizen_day_bin_command", self.tr("&Supprimer"), acts.bin,
                    keys=("Del",), picture="trash-2"),
        )  # fmt: skip
