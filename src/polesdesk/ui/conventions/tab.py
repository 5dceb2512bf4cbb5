"""The tab « Conventions »: the list of agreements, and the card of each to its last paper."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from polesdesk.actions import conventions, history, hubs
from polesdesk.actions import settings as office
from polesdesk.domain.agreement_status import SOON_DAYS
from polesdesk.domain.cards import ConventionCard, ConventionForm
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
from polesdesk.ui.desk import Desk, Expected
from polesdesk.ui.history_block import READ
from polesdesk.ui.list_page import ListPage
from polesdesk.ui.lists.commands import ListCommands
from polesdesk.ui.resuming import WhenShown
from polesdesk.ui.settings import templates_command
from polesdesk.ui.tab import Tab

if TYPE_CHECKING:
    from polesdesk.actions.runner import Work

Found = tuple[ConventionCard, tuple[HistoryRow, ...]]


class ConventionsTab(Tab):
    """Lists agreements, shows one, changes it, moves it on, prints it."""

    subject = "conventions"
    kinds = ("convention",)
    drafts = ("convention",)
    watches = (
        "convention", "association", "officer", "paper", "hub", "room", "signatory", "settings",
        "issued", "annex", "note", "template", "rent",
    )  # fmt: skip
    help_page = "conventions"

    def __init__(self, desk: Desk, settings: QSettings, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Conventions"), parent)
        self._desk = desk
        self._settings = settings
        self._soon_days = SOON_DAYS
        self._wanted = ""
        self._question = 0
        shown = columns(desk.today, lambda: self._soon_days)
        self.page = ListPage(desk, settings, TEXTS, columns=shown, source=SOURCE)
        self._add_filters()
        self.card = Card("convention", self.tr("Choisissez une convention dans la liste."))
        self.page.set_card(self.card, leave=self.card.leave)
        self.acts = Acts(desk, settings, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.page)
        self._preview = command(
            self, "convention_preview_command", self.tr("A&perçu"), self.acts.preview,
            keys=("Ctrl+P",), picture="eye",
        )  # fmt: skip
        self._lists = ListCommands(
            desk,
            settings,
            self.page,
            tell=self.told.emit,
            undo=lambda: self.command_asked.emit("edit_undo"),
            prints_one=self._preview,
        )
        self._commands = self._make_commands()
        self.page.set_actions(self._commands)
        self._connect()

    # What the window asks

    def commands(self) -> Sequence[QAction]:
        """Return the commands of the menu « Conventions »."""
        return self._commands

    def list_page(self) -> ListPage:
        """Return the page of the list."""
        return self.page

    def refresh(self) -> None:
        """Read the list, its filters and the card again."""
        self._desk.read(_office, then=self._take_office, owner=self)
        self.page.reload()
        self._read(self.page.current_id())

    def open_record(self, kind: str, record: str) -> None:
        """Show an agreement."""
        self._select(record)

    def resume(self, draft: Draft) -> None:
        """Open the form of an agreement with what was typed in it."""
        is_new = draft.version == 0

        def go(known: ConventionForm) -> None:
            if is_new:  # the draft belongs to the agreement that was not saved
                known = replace(known, convention=replace(known.convention, id=draft.row))
            shown = "" if is_new else draft.row
            open_form = partial(self._open_form, known, "", is_new=is_new, draft=draft)
            WhenShown(self.page, shown, open_form)

        self._desk.read(conventions.form, "" if is_new else draft.row, then=go, owner=self)

    def show_filtered(self, name: str, value: str) -> None:
        """Show the list narrowed by one filter alone."""
        self.page.clear_filters()
        if name:
            self._desk.read(
                _office, then=lambda found: self._narrow(found, name, value), owner=self
            )

    def record_title(self) -> str:
        """Return the number of the agreement shown."""
        shown = self.acts.card
        return shown.data.convention.number if shown is not None else ""

    def is_dirty(self) -> bool:
        """Tell whether the form holds changes."""
        return self.card.is_dirty()

    def leave(self, then: Callable[[], object], stay: Callable[[], object]) -> None:
        """Ask before a changed form is left."""
        self.card.leave(then, stay)

    def take_focus(self) -> None:
        """Put the keyboard on the list."""
        self.page.focus_list()

    # Building

    def _add_filters(self) -> None:
        page = self.page
        self._hubs = page.add_filter("hub", self.tr("Pôle"), (), all_label=self.tr("tous"))
        page.add_filter("situation", self.tr("Situation"), SITUATIONS, all_label=self.tr("toutes"))
        ends = page.add_filter("ends", self.tr("Fin"), ENDS, all_label=self.tr("toutes"))
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
            command(self, "convention_renew_command", self.tr("&Renouveler"), acts.renew,
                    picture="refresh-cw"),
            command(self, "convention_note_command", self.tr("Ajouter une n&ote…"),
                    acts.add_note, picture="tag"),
            separator(self),
            self._preview,
            command(self, "conventions_print_selection", self.tr("&Imprimer la sélection…"),
                    self._print_selection, keys=("Ctrl+Shift+P",), picture="printer"),
            templates_command(self._desk, self._settings, self),
            *self._lists.actions(),
            separator(self),
            command(self, "convention_bin_command", self.tr("&Supprimer"), self._bin_selection,
                    keys=("Del",), picture="trash-2"),
        )  # fmt: skip

    def _connect(self) -> None:
        page, acts = self.page, self.acts
        page.current_changed.connect(self._read)
        page.opened.connect(lambda _id: acts.edit())
        page.link_followed.connect(lambda: self.command_asked.emit("help_manual"))
        page.new_asked.connect(self.new)
        page.selection_changed.connect(lambda _count: self._tell_value())
        page.model.arrived.connect(lambda _view: self._find_wanted())
        self.card.dirty_changed.connect(lambda _dirty: self.state_changed.emit())
        self.card.followed.connect(self.go)
        acts.edit_asked.connect(self.edit)
        acts.made.connect(self._await)
        acts.went.connect(self.go)
        acts.command_asked.connect(self.command_asked)

    # The card

    def go(self, kind: str, record: str) -> None:
        """Follow a link, here when it is another agreement."""
        if kind in self.kinds:
            self._select(record)
        else:
            self.went.emit(kind, record)

    def _read(self, record: str) -> None:
        self._question += 1
        question = self._question
        if not record:
            self._show(question, None)
            return
        self._desk.read(
            _whole,
            record,
            then=lambda found: self._show(question, found),
            failed=lambda error: self._lose(question, error),
            owner=self,
        )

    def _lose(self, question: int, error: Expected) -> None:
        """An agreement that was deleted meanwhile leaves the card empty."""
        if error.code == "not_found":
            self._show(question, None)
        else:
            self._desk.troubled.emit(error)

    def _show(self, question: int, found: Found | None) -> None:
        if question != self._question:
            return
        if found is None:
            self.acts.card = None
            self.card.show_nothing()
        else:
            self.acts.card = found[0]
            self.card.show_content(content_of(*found, self.acts))
        self.state_changed.emit()

    # The form

    def new(self) -> None:
        """Open the form of a new agreement, in the hub of the filter if there is one."""

        def start() -> None:
            then = lambda known: self._open_form(known, "", is_new=True)  # noqa: E731
            self._desk.read(conventions.form, hub_id=self._hubs.value(), then=then, owner=self)

        self.card.leave(start, lambda: None)

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
            self._desk, known, is_new=is_new, cancel_original=self.acts.cancel_original
        )
        if is_new:
            form.saved.connect(lambda: self._await(form.saved_id()))
        title = self.tr("Nouvelle convention") if is_new else ""
        self.card.edit(form, title=title)
        if field in form.fields:
            form.focus_field(field)
        form.resume(draft)

    # The list

    def _select(self, record: str) -> None:
        """Show an agreement, now or once the list has been read."""
        if self.page.model.is_loaded():
            self.page.select(record)
        else:
            self._await(record)

    def _await(self, record: str) -> None:
        """Show an agreement that was just made, once the list has it."""
        self._wanted = record

    def _find_wanted(self) -> None:
        wanted, self._wanted = self._wanted, ""
        if wanted and wanted != self.page.current_id():
            self.page.select(wanted)

    def _narrow(self, found: tuple[tuple[Choice, ...], int], name: str, value: str) -> None:
        """Set a filter once it offers all its values."""
        self._take_office(found)
        self.page.set_filter(name, value)

    def _take_office(self, found: tuple[tuple[Choice, ...], int]) -> None:
        choices, self._soon_days = found
        self._hubs.set_choices(choices)

    def _print_selection(self) -> None:
        self.page.selected_ids(self.acts.print_many)

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


def _whole(work: Work, record: str) -> Found:
    """Read an agreement with the last things that were done to it, at once."""
    return conventions.card(work, record), history.changes(work, record, limit=READ)


def _office(work: Work) -> tuple[tuple[Choice, ...], int]:
    """Read what the filters offer and when an end is soon."""
    return hubs.choices(work), office.get(work).ends_soon_days
