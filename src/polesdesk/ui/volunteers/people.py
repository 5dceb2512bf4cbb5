"""The page « Personnes »: the directory, and the card of each person."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from polesdesk.actions import history, volunteers
from polesdesk.domain.drafts import Draft
from polesdesk.domain.follow_ups import LetterKind
from polesdesk.domain.lists import Choice
from polesdesk.domain.rows import HistoryRow
from polesdesk.domain.volunteer_rows import VolunteerCard, VolunteerForm
from polesdesk.domain.volunteers import full_name
from polesdesk.ui.card import Card
from polesdesk.ui.commands import command, separator
from polesdesk.ui.desk import Desk
from polesdesk.ui.history_block import READ
from polesdesk.ui.record_tab import RecordTab
from polesdesk.ui.resuming import WhenShown
from polesdesk.ui.volunteers.acts import PersonActs
from polesdesk.ui.volunteers.columns import SOURCE, STANDING, TEXTS, columns
from polesdesk.ui.volunteers.content import content_of
from polesdesk.ui.volunteers.form import PersonForm
from polesdesk.ui.words import offered

if TYPE_CHECKING:
    from polesdesk.actions.runner import Work

Found = tuple[VolunteerCard, tuple[HistoryRow, ...]]


class PeoplePage(RecordTab[Found]):
    """Lists people and changes them."""

    subject = "people"
    kinds = ("volunteer",)
    drafts = ("volunteer",)
    watches = (
        "volunteer", "assignment", "duty_shift", "association", "officer", "hub", "note",
        "letter", "settings", "hourly_rate",
    )  # fmt: skip
    help_page = "volunteers"

    def __init__(self, desk: Desk, settings: QSettings, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Personnes"),
            desk,
            settings,
            texts=TEXTS,
            columns=columns(desk.today),
            source=SOURCE,
            card=Card("volunteer", self.tr("Choisissez une personne dans la liste.")),
            parent=parent,
        )
        page = self.page
        page.add_filter(
            "standing", self.tr("Qualité"), offered(STANDING), all_label=self.tr("toutes")
        )
        self._hubs = page.add_filter(
            "hub", self.tr("Pôle"), (), all_label=self.tr("tous"), column="hubs"
        )
        self._skills = page.add_filter(
            "skill", self.tr("Compétence"), (), all_label=self.tr("toutes"), column="skills"
        )
        self.acts = PersonActs(desk, settings, self)
        self.acts.edit_asked.connect(self.edit)
        self.acts.merged.connect(self.await_record)
        self.acts.command_asked.connect(self.command_asked)
        self.acts.told.connect(self.told)
        self.offer(self._make_commands())

    # What the window asks

    def resume(self, draft: Draft) -> None:
        """Open the form of a person with what was typed in it."""
        is_new = draft.version == 0

        def go(known: VolunteerForm) -> None:
            if is_new:  # the draft belongs to the person who was not saved
                known = replace(known, person=replace(known.person, id=draft.row))
            open_form = partial(self._open_form, known, "", is_new=is_new, draft=draft)
            WhenShown(self.page, "" if is_new else draft.row, open_form)

        self._desk.read(volunteers.form, "" if is_new else draft.row, then=go, owner=self)

    def record_title(self) -> str:
        """Return the name of the person shown."""
        shown = self.acts.card
        return full_name(shown.person) if shown is not None else ""

    # Building

    def _make_commands(self) -> tuple[QAction, ...]:
        acts = self.acts
        return (
            command(self, "volunteer_new_command", self.tr("&Nouvelle personne"), self.new,
                    keys=("Ctrl+N",), picture="plus"),
            separator(self),
            command(self, "volunteer_edit_command", self.tr("&Modifier"), acts.edit,
                    keys=("Ctrl+E", "F2"), picture="pencil"),
            command(self, "volunteer_note_command", self.tr("Ajouter une n&ote…"),
                    acts.add_note, picture="tag"),
            command(self, "volunteer_merge_command", self.tr("&Fusionner avec…"), acts.merge,
                    picture="merge"),
            separator(self),
            command(self, "volunteers_certificates_command", self.tr("&Attestations de bénévolat…"),
                    partial(self._ask_papers, LetterKind.VOLUNTEER_CERTIFICATE), picture="stamp"),
            command(self, "volunteers_thanks_command", self.tr("&Remerciements…"),
                    partial(self._ask_papers, LetterKind.VOLUNTEER_THANKS), picture="mail"),
            command(self, "volunteer_calendar_command", self.tr("Permanences pour un a&genda…"),
                    acts.save_calendar, picture="calendar"),
            command(self, "volunteers_import_command", self.tr("&Importer des personnes…"),
                    self.acts.import_people, picture="file-spreadsheet"),
            command(self, "volunteers_forget_command", self.tr("Effacer les personnes à &prévenir"),
                    acts.forget_all, picture="archive"),
            *self.list_commands(),
            separator(self),
            command(self, "volunteer_bin_command", self.tr("&Supprimer"),
                    self._bin_selection, keys=("Del",), picture="trash-2"),
        )  # fmt: skip

    # The card

    def read_card(self, work: Work, record: str) -> Found:
        """Read a person with the last things that were done to the record, at once."""
        return volunteers.card(work, record), history.changes(work, record, limit=READ)

    def show_found(self, found: Found | None) -> None:
        """Show a person, or that none is chosen."""
        self.show_read(found, self.acts, content_of)

    # The form

    def new(self) -> None:
        """Open the form of a new person."""

        def start() -> None:
            then = lambda known: self._open_form(known, "", is_new=True)  # noqa: E731
            self._desk.read(volunteers.form, then=then, owner=self)

        self.card.leave(start, lambda: None)

    def edit(self, field: str = "") -> None:
        """Open the form of the person shown, at a field."""
        shown = self.acts.card
        form = self.card.form()
        if form is not None:
            if field in form.fields:
                form.focus_field(field)
            return
        if shown is None:
            return
        then = lambda known: self._open_form(known, field, is_new=False)  # noqa: E731
        self._desk.read(volunteers.form, shown.person.id, then=then, owner=self)

    def _open_form(
        self, known: VolunteerForm, field: str, *, is_new: bool, draft: Draft | None = None
    ) -> None:
        form = PersonForm(self._desk, known)
        form.twin_followed.connect(self._follow_twin)
        if is_new:
            form.saved.connect(lambda: self.await_record(form.saved_id()))
        title = self.tr("Nouvelle personne") if is_new else ""
        self.open_form(form, title=title, field=field, draft=draft)

    def _follow_twin(self, record: str) -> None:
        """Open a likely duplicate, after asking what becomes of the form."""
        self.card.leave(lambda: self.select(record), lambda: None)

    # The list

    def read_filters(self, then: Callable[[], object]) -> None:
        """Read the hubs and the skills by which the list may be narrowed."""

        def take(found: tuple[tuple[Choice, ...], tuple[Choice, ...]]) -> None:
            self._hubs.set_choices(found[0])
            self._skills.set_choices(found[1])
            then()

        self._desk.read(volunteers.filters, then=take, owner=self)

    def _ask_papers(self, kind: LetterKind) -> None:
        self.page.selected_ids(partial(self.acts.ask_papers, kind))

    def _bin_selection(self) -> None:
        self.page.selected_ids(self.acts.bin_many)
