"""The tab « Demandes »: the list of requests for premises, and the card of each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from polesdesk.actions import history, hubs, premises_requests
from polesdesk.domain.drafts import Draft
from polesdesk.domain.lists import Choice
from polesdesk.domain.occupancy_labels import REQUEST_KINDS
from polesdesk.domain.request_cards import RequestCard, RequestForm
from polesdesk.domain.rows import HistoryRow
from polesdesk.ui.card import Card
from polesdesk.ui.commands import command, separator
from polesdesk.ui.desk import Desk
from polesdesk.ui.history_block import READ
from polesdesk.ui.premises_requests.acts import RequestActs
from polesdesk.ui.premises_requests.columns import SOURCE, STATES, TEXTS, columns
from polesdesk.ui.premises_requests.content import content_of
from polesdesk.ui.premises_requests.form import PremisesRequestForm
from polesdesk.ui.record_tab import RecordTab
from polesdesk.ui.resuming import WhenShown
from polesdesk.ui.words import choices_of, offered

if TYPE_CHECKING:
    from polesdesk.actions.runner import Work

Found = tuple[RequestCard, tuple[HistoryRow, ...]]


class PremisesRequestsTab(RecordTab[Found]):
    """Lists requests for premises, shows one, finds rooms for it, answers it."""

    subject = "premises_requests"
    kinds = ("premises_request",)
    drafts = ("premises_request",)
    watches = (
        "premises_request", "letter", "association", "hub", "room", "convention", "note",
        "settings",
    )  # fmt: skip
    help_page = "premises_requests"

    def __init__(self, desk: Desk, settings: QSettings, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Demandes"),
            desk,
            settings,
            texts=TEXTS,
            columns=columns(desk.today),
            source=SOURCE,
            card=Card("premises_request", self.tr("Choisissez une demande dans la liste.")),
            parent=parent,
        )
        page = self.page
        page.add_filter("state", self.tr("Étape"), offered(STATES), all_label=self.tr("toutes"))
        page.add_filter(
            "kind", self.tr("Nature"), choices_of(REQUEST_KINDS), all_label=self.tr("toutes")
        )
        self._hubs = page.add_filter(
            "hub", self.tr("Pôle"), (), all_label=self.tr("tous"), column="hubs"
        )
        self.acts = RequestActs(desk, settings, self)
        self.acts.edit_asked.connect(self.edit)
        self.acts.open_asked.connect(self.select)
        self.acts.command_asked.connect(self.command_asked)
        self.offer(self._make_commands())

    # What the window asks

    def resume(self, draft: Draft) -> None:
        """Open the form of a request with what was typed in it."""
        is_new = draft.version == 0

        def go(known: RequestForm) -> None:
            if is_new:  # the draft belongs to the request that was not saved
                known = replace(known, request=replace(known.request, id=draft.row))
            open_form = partial(self._open_form, known, "", is_new=is_new, draft=draft)
            WhenShown(self.page, "" if is_new else draft.row, open_form)

        self._desk.read(premises_requests.form, "" if is_new else draft.row, then=go, owner=self)

    def record_title(self) -> str:
        """Return the number of the request shown."""
        shown = self.acts.card
        return shown.request.number if shown is not None else ""

    # Building

    def _make_commands(self) -> tuple[QAction, ...]:
        acts = self.acts
        return (
            command(self, "premises_request_new_command", self.tr("&Nouvelle demande"), self.new,
                    keys=("Ctrl+N",), picture="plus"),
            separator(self),
            command(self, "premises_request_edit_command", self.tr("&Modifier"), acts.edit,
                    keys=("Ctrl+E", "F2"), picture="pencil"),
            command(self, "premises_request_fits_command", self.tr("Locaux &libres…"),
                    acts.find_rooms, keys=("Ctrl+Shift+T",), picture="door-open"),
            command(self, "premises_requests_waiting_command", self.tr("Liste d’&attente…"),
                    acts.show_waiting, picture="hourglass"),
            command(self, "premises_request_note_command", self.tr("Ajouter une n&ote…"),
                    acts.add_note, picture="tag"),
            *self.list_commands(),
            separator(self),
            command(self, "premises_request_bin_command", self.tr("&Supprimer"),
                    self._bin_selection, keys=("Del",), picture="trash-2"),
        )  # fmt: skip

    # The card

    def read_card(self, work: Work, record: str) -> Found:
        """Read a request with the last things that were done to it, at once."""
        return premises_requests.card(work, record), history.changes(work, record, limit=READ)

    def show_found(self, found: Found | None) -> None:
        """Show a request, or that none is chosen."""
        self.show_read(found, self.acts, content_of)

    # The form

    def new(self) -> None:
        """Open the form of a new request."""

        def start() -> None:
            then = lambda known: self._open_form(known, "", is_new=True)  # noqa: E731
            self._desk.read(premises_requests.form, then=then, owner=self)

        self.card.leave(start, lambda: None)

    def edit(self, field: str = "") -> None:
        """Open the form of the request shown, at a field."""
        shown = self.acts.card
        form = self.card.form()
        if form is not None:
            if field in form.fields:
                form.focus_field(field)
            return
        if shown is None:
            return
        then = lambda known: self._open_form(known, field, is_new=False)  # noqa: E731
        self._desk.read(premises_requests.form, shown.request.id, then=then, owner=self)

    def _open_form(
        self, known: RequestForm, field: str, *, is_new: bool, draft: Draft | None = None
    ) -> None:
        form = PremisesRequestForm(self._desk, known)
        if is_new:
            form.saved.connect(lambda: self.await_record(form.saved_id()))
        title = self.tr("Nouvelle demande") if is_new else ""
        self.open_form(form, title=title, field=field, draft=draft)

    # The list

    def read_filters(self, then: Callable[[], object]) -> None:
        """Read the hubs by which the list may be narrowed."""

        def take(choices: tuple[Choice, ...]) -> None:
            self._hubs.set_choices(choices)
            then()

        self._desk.read(hubs.choices, then=take, owner=self)

    def _bin_selection(self) -> None:
        self.page.selected_ids(self.acts.bin_many)
