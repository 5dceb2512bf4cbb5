"""The tab « Conventions »: the list of agreements, and the card of each to its last paper."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from polesdesk.actions import conventions, history, hubs
from polesdesk.actions import settings as office
from polesdesk.domain.agreement_status import SOON_DAYS
from polesdesk.domain.cards import ConventionCard, ConventionForm
from polesdesk.domain.conventions import Convention, State
from polesdesk.domain.drafts import Draft
from polesdesk.domain.french import format_euros
from polesdesk.domain.lists import Choice
from polesdesk.domain.rows import HistoryRow
from polesdesk.ui.card import Card
from polesdesk.ui.commands import command, separator
from polesdesk.ui.conventions.acts import Acts
from polesdesk.ui.conventions.columns import ENDS, SITUATIONS, SOURCE, TEXTS, columns
from polesdesk.ui.conventions.content import content_of
from polesdesk.ui.conventions.form import AgreementForm
from polesdesk.ui.desk import Desk
from polesdesk.ui.dropping import DropTarget
from polesdesk.ui.history_block import READ
from polesdesk.ui.in_kind import in_kind_command
from polesdesk.ui.letters.commands import letters_command
from polesdesk.ui.record_tab import RecordTab
from polesdesk.ui.resuming import WhenShown
from polesdesk.ui.scans import scans_command
from polesdesk.ui.scans.files import is_scan
from polesdesk.ui.settings import letter_texts_command, resume_template, templates_command
from polesdesk.ui.words import offered

if TYPE_CHECKING:
    from polesdesk.actions.runner import Work

TAKEN = frozenset({".pdf", ".jpg", ".jpeg", ".png", ".odt", ".docx"})
"""Files that may be dropped on the card of an agreement."""
_OUT = frozenset({State.TO_SIGN, State.SIGNED_BY_ASSOCIATION})
Found = tuple[ConventionCard, tuple[HistoryRow, ...]]


class ConventionsTab(RecordTab[Found]):
    """Lists agreements, shows one, changes it, moves it on, prints it."""

    subject = "conventions"
    kinds = ("convention",)
    drafts = ("convention", "template")
    watches = (
        "access_device", "handover", "condition_report",
        "convention", "association", "officer", "paper", "hub", "room", "signatory", "settings",
        "issued", "annex", "note", "template", "rent", "allotment", "letter",
        "signed_copy", "closure_operation",
    )  # fmt: skip
    help_page = "conventions"

    def __init__(self, desk: Desk, settings: QSettings, parent: QWidget | None = None) -> None:
        self._soon_days = SOON_DAYS
        super().__init__(
            self.tr("Conventions"),
            desk,
            settings,
            texts=TEXTS,
            columns=columns(desk.today, lambda: self._soon_days),
            source=SOURCE,
            card=Card("convention", self.tr("Choisissez une convention dans la liste.")),
            parent=parent,
        )
        self._add_filters()
        self.acts = Acts(desk, settings, self)
        self.acts.edit_asked.connect(self.edit)
        self.acts.made.connect(self.await_record)
        self.acts.new_asked.connect(self._open_unsaved)
        self.acts.went.connect(self.follow)
        self.acts.told.connect(self.told)
        self.acts.command_asked.connect(self.command_asked)
        self.page.selection_changed.connect(lambda _count: self._tell_value())
        self._preview = command(
            self, "convention_preview_command", self.tr("A&perçu"), self.acts.preview,
            keys=("Ctrl+P",), picture="eye",
        )  # fmt: skip
        DropTarget(self.card, self._takes_file, self.acts.take_file)
        self.page.table.dragging.carry = self.acts.carry
        self.page.table.dragging.named = lambda row: f"{row.number} – {row.association}"
        self.offer(self._make_commands())

    # What the window asks

    def resume(self, draft: Draft) -> None:
        """Open the form of an agreement, or the text of a template, with what was typed in it."""
        if draft.form == "template":
            resume_template(self._desk, self._settings, self, draft)
            return
        is_new = draft.version == 0

        def go(known: ConventionForm) -> None:
            if is_new:  # the draft belongs to the agreement that was not saved
                known = replace(known, convention=replace(known.convention, id=draft.row))
            shown = "" if is_new else draft.row
            open_form = partial(self._open_form, known, "", is_new=is_new, draft=draft)
            WhenShown(self.page, shown, open_form)

        self._desk.read(conventions.form, "" if is_new else draft.row, then=go, owner=self)

    def record_title(self) -> str:
        """Return the number of the agreement shown."""
        shown = self.acts.card
        return shown.data.convention.number if shown is not None else ""

    def _takes_file(self, path: Path) -> bool:
        """A spreadsheet is left to the import; what else an office writes is attached.

        Where an original is out to be signed, a scan is its return, not an annex.
        """
        card = self.acts.card
        if card is None or self.card.form() is not None:
            return False
        is_return = card.data.convention.state in _OUT and is_scan(path)
        return path.suffix.lower() in TAKEN and not is_return

    # Building

    def _add_filters(self) -> None:
        page = self.page
        self._hubs = page.add_filter(
            "hub", self.tr("Pôle"), (), all_label=self.tr("tous"), column="hubs"
        )
        page.add_filter(
            "situation", self.tr("Situation"), offered(SITUATIONS), all_label=self.tr("toutes")
        )
        ends = page.add_filter(
            "ends", self.tr("Fin"), offered(ENDS), all_label=self.tr("toutes"), column="end_date"
        )
        ends.other = lambda days: self.tr("{days} jours").format(days=days)

    def _make_commands(self) -> tuple[QAction, ...]:
        acts = self.acts
        return (
            command(self, "convention_new_command", self.tr("&Nouvelle convention"), self.new,
                    keys=("Ctrl+N",), picture="plus"),
            separator(self),
            command(self, "convention_edit_command", self.tr("&Modifier"), acts.edit,
                    keys=("Ctrl+E", "F2"), picture="pencil"),
            command(self, "convention_duplicate_command", self.tr("&Dupliquer"), acts.duplicate,
                    keys=("Ctrl+D",), picture="copy"),
            command(self, "convention_renew_command", self.tr("&Renouveler…"), acts.renew,
                    picture="refresh-cw"),
            command(self, "convention_amend_command", self.tr("Préparer un a&venant…"), acts.amend,
                    picture="file-text"),
            command(self, "convention_note_command", self.tr("Ajouter une n&ote…"),
                    acts.add_note, picture="tag"),
            separator(self),
            self._preview,
            command(self, "conventions_print_selection", self.tr("&Imprimer la sélection…"),
                    self._print_selection, keys=("Ctrl+Shift+P",), picture="printer"),
            command(self, "conventions_carry_command",
                    self.tr("&Reporter les créneaux de la saison…"), self._carry_selection,
                    picture="calendar-days"),
            templates_command(self._desk, self._settings, self),
            letter_texts_command(self._desk, self._settings, self),
            letters_command(self._desk, self._settings, self,
                            go=self.went.emit, give=self.command_asked.emit),
            scans_command(self._desk, self._settings, self, tell=self.told.emit),
            in_kind_command(self._desk, self._settings, self,
                            go=self.went.emit, give=self.command_asked.emit),
            *self.list_commands(self._preview),
            separator(self),
            command(self, "convention_bin_command", self.tr("&Supprimer"), self._bin_selection,
                    keys=("Del",), picture="trash-2"),
        )  # fmt: skip

    # The card

    def read_card(self, work: Work, record: str) -> Found:
        """Read an agreement with the last things that were done to it, at once."""
        return conventions.card(work, record), history.changes(work, record, limit=READ)

    def show_found(self, found: Found | None) -> None:
        """Show an agreement, or that none is chosen."""
        self.show_read(found, self.acts, content_of)

    # The form

    def new(self) -> None:
        """Open the form of a new agreement, in the hub of the filter if there is one."""
        self.new_for("")

    def new_for(self, association: str) -> None:
        """Open the form of a new agreement, of an association when it is known."""

        def start() -> None:
            self._desk.read(
                conventions.form,
                hub_id=self._hubs.value(),
                association_id=association,
                then=lambda known: self._open_form(known, "", is_new=True),
                owner=self,
            )

        self.card.leave(start, lambda: None)

    def _open_unsaved(self, fresh: Convention) -> None:
        """Open the form of an agreement that is made by saving it."""
        self._desk.read(
            conventions.form_of,
            fresh,
            then=lambda known: self._open_form(known, "", is_new=True),
            owner=self,
        )

    def edit(self, field: str = "") -> None:
        """Open the form of the agreement shown, at a field."""
        shown = self.acts.card
        form = self.card.form()
        if form is not None:
            if field in form.fields:
                form.focus_field(field)
            return
        if shown is None:
            return
        then = lambda known: self._open_form(known, field, is_new=False)  # noqa: E731
        self._desk.read(conventions.form, shown.data.convention.id, then=then, owner=self)

    def _open_form(
        self, known: ConventionForm, field: str, *, is_new: bool, draft: Draft | None = None
    ) -> None:
        form = AgreementForm(
            self._desk,
            known,
            is_new=is_new,
            settings=self._settings,
            cancel_original=self.acts.cancel_original,
        )
        if is_new:
            form.saved.connect(lambda: self.await_record(form.saved_id()))
        title = self.tr("Nouvelle convention") if is_new else ""
        self.open_form(form, title=title, field=field, draft=draft)

    # The list

    def read_filters(self, then: Callable[[], object]) -> None:
        """Read what the filters offer and when an end is soon."""

        def take(found: tuple[tuple[Choice, ...], int]) -> None:
            choices, self._soon_days = found
            self._hubs.set_choices(choices)
            then()

        self._desk.read(_office, then=take, owner=self)

    def _print_selection(self) -> None:
        self.page.selected_ids(self.acts.print_many)

    def _carry_selection(self) -> None:
        self.page.selected_ids(self.acts.carry_season)

    def _bin_selection(self) -> None:
        self.page.selected_ids(self.acts.bin_many)

    def _tell_value(self) -> None:
        spans = self.page.table.selected_spans()
        if not spans:
            self.page.set_extra("")
            return
        query = self.page.query()
        self._desk.read(conventions.value_of, query, spans, then=self._show_value, owner=self)

    def _show_value(self, cents: int) -> None:
        words = self.tr("aide en nature {value}").format(value=format_euros(cents))
        self.page.set_extra(words)


def _office(work: Work) -> tuple[tuple[Choice, ...], int]:
    """Read what the filters offer and when an end is soon."""
    return hubs.choices(work), office.get(work).ends_soon_days
