"""The tab « Associations »: the list, and the card of each with officers and papers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from polesdesk.actions import associations, drafts, history, hubs
from polesdesk.actions import settings as office
from polesdesk.domain.associations import Association, Officer, Paper
from polesdesk.domain.cards import AssociationCard
from polesdesk.domain.drafts import Draft
from polesdesk.domain.identity import new_id
from polesdesk.domain.lists import Choice
from polesdesk.domain.rows import HistoryRow
from polesdesk.domain.settings import Settings
from polesdesk.ui.associations.acts import Acts
from polesdesk.ui.associations.columns import INSURANCES, PAPERS, SOURCE, TEXTS, columns
from polesdesk.ui.associations.content import content_of
from polesdesk.ui.associations.dropping import DropTarget
from polesdesk.ui.card import Card
from polesdesk.ui.commands import command, separator
from polesdesk.ui.desk import Desk, Expected
from polesdesk.ui.history_block import READ
from polesdesk.ui.list_page import ListPage
from polesdesk.ui.lists.commands import ListCommands
from polesdesk.ui.parties.association_form import AssociationForm
from polesdesk.ui.resuming import WhenShown
from polesdesk.ui.tab import Tab

if TYPE_CHECKING:
    from polesdesk.actions.runner import Work

Found = tuple[AssociationCard, tuple[HistoryRow, ...]]


class AssociationsTab(Tab):
    """Lists associations and changes them, their officers and their papers."""

    subject = "associations"
    kinds = ("association",)
    drafts = ("association", "officer", "paper")
    watches = ("association", "officer", "paper", "convention", "hub", "note", "settings")
    help_page = "associations"

    def __init__(self, desk: Desk, settings: QSettings, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Associations"), parent)
        self._desk = desk
        self._office = Settings()
        self._wanted = ""
        self._question = 0
        shown = columns(desk.today, lambda: self._office.insurance_expiring_days)
        self.page = ListPage(desk, settings, TEXTS, columns=shown, source=SOURCE)
        self._hubs = self.page.add_filter("hub", self.tr("Pôle"), (), all_label=self.tr("tous"))
        self.page.add_filter(
            "insurance", self.tr("Assurance"), INSURANCES, all_label=self.tr("toutes")
        )
        self.page.add_filter("papers", self.tr("Dossier"), PAPERS, all_label=self.tr("tous"))
        self.card = Card("association", self.tr("Choisissez une association dans la liste."))
        self.page.set_card(self.card, leave=self.card.leave)
        self.acts = Acts(desk, settings, self)
        DropTarget(self.card, self._takes_files, lambda path: self.acts.add_paper(None, path))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.page)
        self._lists = ListCommands(
            desk,
            settings,
            self.page,
            tell=self.told.emit,
            undo=lambda: self.command_asked.emit("edit_undo"),
        )
        self._commands = self._make_commands()
        self.page.set_actions(self._commands)
        self._connect()

    # What the window asks

    def commands(self) -> Sequence[QAction]:
        """Return the commands of the menu « Associations »."""
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
        """Show an association."""
        self._select(record)

    def resume(self, draft: Draft) -> None:
        """Open the form of an association, an officer or a paper with what was typed in it."""

        def go(record: Association | Officer | Paper) -> None:
            if isinstance(record, Association):
                shown = record.id if record.version else ""
                WhenShown(self.page, shown, lambda: self._open_form(record, "", draft))
            else:
                owner = record.association_id
                WhenShown(self.page, owner, lambda: self.acts.resume(record, draft))

        self._desk.read(drafts.record, draft, then=go, owner=self)

    def show_filtered(self, name: str, value: str) -> None:
        """Show the list narrowed by one filter alone."""
        self.page.clear_filters()
        if name:
            self._desk.read(
                _office, then=lambda found: self._narrow(found, name, value), owner=self
            )

    def record_title(self) -> str:
        """Return the name of the association shown."""
        return self.acts.card.association.name if self.acts.card is not None else ""

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

    def _make_commands(self) -> tuple[QAction, ...]:
        acts = self.acts
        return (
            command(self, "association_new_command", self.tr("&Nouvelle association"), self.new,
                    keys=("Ctrl+N",), picture="plus"),
            separator(self),
            command(self, "association_edit_command", self.tr("&Modifier"), acts.edit,
                    keys=("Ctrl+E", "F2"), picture="pencil"),
            command(self, "association_officer_command", self.tr("Ajouter un &dirigeant…"),
                    acts.add_officer, picture="user-plus"),
            command(self, "association_paper_command", self.tr("Ajouter une &pièce…"),
                    lambda: acts.add_paper(None), picture="paperclip"),
            command(self, "association_note_command", self.tr("Ajouter une n&ote…"),
                    acts.add_note, picture="tag"),
            separator(self),
            command(self, "association_merge_command", self.tr("&Fusionner avec…"), acts.merge,
                    picture="merge"),
            *self._lists.actions(),
            separator(self),
            command(self, "association_bin_command", self.tr("&Supprimer"), self._bin_selection,
                    keys=("Del",), picture="trash-2"),
        )  # fmt: skip

    def _connect(self) -> None:
        page, acts = self.page, self.acts
        page.current_changed.connect(self._read)
        page.opened.connect(lambda _id: acts.edit())
        page.link_followed.connect(lambda: self.command_asked.emit("help_manual"))
        page.new_asked.connect(self.new)
        page.model.arrived.connect(lambda _view: self._find_wanted())
        self.card.dirty_changed.connect(lambda _dirty: self.state_changed.emit())
        self.card.followed.connect(self.went)
        acts.edit_asked.connect(self.edit)
        acts.merged.connect(self._await)

    # The card

    def _takes_files(self) -> bool:
        return self.acts.card is not None and self.card.form() is None

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
        """An association that was deleted meanwhile leaves the card empty."""
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
            content = content_of(
                *found,
                self.acts,
                today=self._desk.today(),
                soon_days=self._office.ends_soon_days,
            )
            self.card.show_content(content)
        self.state_changed.emit()

    # The form

    def new(self) -> None:
        """Open the form of a new association."""
        self.card.leave(lambda: self._open_form(Association(id=new_id()), ""), lambda: None)

    def edit(self, field: str = "") -> None:
        """Open the form of the association shown, at a field."""
        if self.card.form() is None and self.acts.card is not None:
            self._open_form(self.acts.card.association, field)

    def _open_form(self, association: Association, field: str, draft: Draft | None = None) -> None:
        form = AssociationForm(self._desk, association)
        is_new = association.version == 0
        title = self.tr("Nouvelle association") if is_new else ""
        form.twin_followed.connect(self._follow_twin)
        if is_new:
            form.saved.connect(lambda: self._await(form.saved_id()))
        self.card.edit(form, title=title)
        if field in form.fields:
            form.focus_field(field)
        form.resume(draft)

    def _follow_twin(self, record: str) -> None:
        """Open a likely duplicate, after asking what becomes of the form."""
        self.card.leave(lambda: self._select(record), lambda: None)

    # The list

    def _select(self, record: str) -> None:
        """Show an association, now or once the list has been read."""
        if self.page.model.is_loaded():
            self.page.select(record)
        else:
            self._await(record)

    def _await(self, record: str) -> None:
        """Show an association that was just made, once the list has it."""
        self._wanted = record

    def _find_wanted(self) -> None:
        wanted, self._wanted = self._wanted, ""
        if wanted and wanted != self.page.current_id():
            self.page.select(wanted)

    def _narrow(self, found: tuple[tuple[Choice, ...], Settings], name: str, value: str) -> None:
        """Set a filter once it offers all its values."""
        self._take_office(found)
        self.page.set_filter(name, value)

    def _take_office(self, found: tuple[tuple[Choice, ...], Settings]) -> None:
        choices, self._office = found
        self._hubs.set_choices(choices)

    def _bin_selection(self) -> None:
        self.page.selected_ids(self.acts.bin_many)


def _whole(work: Work, record: str) -> Found:
    """Read an association with the last things that were done to it, at once."""
    return associations.card(work, record), history.changes(work, record, limit=READ)


def _office(work: Work) -> tuple[tuple[Choice, ...], Settings]:
    """Read what the filters offer, and the delays of the office."""
    return hubs.choices(work), office.get(work)
