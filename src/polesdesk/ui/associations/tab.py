"""The tab « Associations »: the list, and the card of each with officers and papers."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from polesdesk.actions import (
    address_labels,
    association_life,
    associations,
    drafts,
    history,
    hubs,
)
from polesdesk.actions import settings as office
from polesdesk.domain.association_events import EventKind
from polesdesk.domain.association_life import LifeLine
from polesdesk.domain.associations import Association, Officer, Paper
from polesdesk.domain.cards import AssociationCard
from polesdesk.domain.drafts import Draft
from polesdesk.domain.identity import new_id
from polesdesk.domain.lists import Choice
from polesdesk.domain.rows import HistoryRow
from polesdesk.domain.settings import Settings
from polesdesk.ui.associations.acts import Acts
from polesdesk.ui.associations.columns import INSURANCES, LIVES, PAPERS, SOURCE, TEXTS, columns
from polesdesk.ui.associations.content import content_of
from polesdesk.ui.associations.paper_draft import PAPER_GRID
from polesdesk.ui.card import Card
from polesdesk.ui.commands import command, separator
from polesdesk.ui.desk import Desk
from polesdesk.ui.dropping import DropTarget
from polesdesk.ui.history_block import READ
from polesdesk.ui.letters.labels_dialog import ask_labels
from polesdesk.ui.parties.association_form import AssociationForm
from polesdesk.ui.record_tab import RecordTab
from polesdesk.ui.resuming import WhenShown
from polesdesk.ui.words import offered

if TYPE_CHECKING:
    from polesdesk.actions.runner import Work

Found = tuple[AssociationCard, tuple[HistoryRow, ...], tuple[LifeLine, ...]]


class AssociationsTab(RecordTab[Found]):
    """Lists associations and changes them, their officers and their papers."""

    subject = "associations"
    kinds = ("association",)
    drafts = ("association", "officer", "paper", PAPER_GRID)
    watches = (
        "access_device", "handover",
        "association", "officer", "paper", "convention", "hub", "note", "settings", "rent", "room",
        "allotment", "letter", "association_event",
    )  # fmt: skip
    help_page = "associations"

    def __init__(self, desk: Desk, settings: QSettings, parent: QWidget | None = None) -> None:
        self._office = Settings()
        super().__init__(
            self.tr("Associations"),
            desk,
            settings,
            texts=TEXTS,
            columns=columns(desk.today, lambda: self._office.insurance_expiring_days),
            source=SOURCE,
            card=Card("association", self.tr("Choisissez une association dans la liste.")),
            parent=parent,
        )
        page = self.page
        self._hubs = page.add_filter("hub", self.tr("Pôle"), (), all_label=self.tr("tous"))
        page.add_filter(
            "insurance", self.tr("Assurance"), offered(INSURANCES), all_label=self.tr("toutes"),
            column="insurance_valid_to",
        )  # fmt: skip
        page.add_filter("papers", self.tr("Dossier"), offered(PAPERS), all_label=self.tr("tous"))
        page.add_filter("life", self.tr("Existence"), offered(LIVES), all_label=self.tr("toutes"))
        self.acts = Acts(desk, settings, self)
        self.acts.edit_asked.connect(self.edit)
        self.acts.merged.connect(self.await_record)
        self.acts.record_asked.connect(self.select)
        self.acts.command_asked.connect(self.command_asked)
        self.acts.agreement_asked.connect(partial(self.new_asked.emit, "convention"))
        page.table.dragging.named = lambda row: row.name
        DropTarget(self.card, self._takes_files, lambda path: self.acts.add_paper(None, path))
        self.offer(self._make_commands())

    # What the window asks

    def resume(self, draft: Draft) -> None:
        """Open the form of an association, an officer or a paper with what was typed in it."""
        if draft.form == PAPER_GRID:
            self.acts.resume_papers(draft)
            return

        def go(record: Association | Officer | Paper) -> None:
            if isinstance(record, Association):
                shown = record.id if record.version else ""
                WhenShown(self.page, shown, lambda: self._open_form(record, "", draft))
            else:
                owner = record.association_id
                WhenShown(self.page, owner, lambda: self.acts.resume(record, draft))

        self._desk.read(drafts.record, draft, then=go, owner=self)

    def record_title(self) -> str:
        """Return the name of the association shown."""
        return self.acts.card.association.name if self.acts.card is not None else ""

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
            command(self, "association_board_command", self.tr("Changement de dirigea&nts…"),
                    acts.change_board, picture="users"),
            command(self, "association_renaming_command",
                    self.tr("Changement de nom ou de sièg&e…"), acts.rename),
            command(self, "association_dissolution_command", self.tr("&Dissolution…"),
                    partial(acts.end, EventKind.DISSOLUTION)),
            command(self, "association_merger_command", self.tr("A&bsorption par une autre…"),
                    partial(acts.end, EventKind.MERGER)),
            command(self, "association_split_command", self.tr("Sc&ission…"),
                    partial(acts.end, EventKind.SPLIT)),
            separator(self),
            command(self, "association_papers_command", self.tr("Saisir les piè&ces…"),
                    acts.type_papers, picture="file-check"),
            command(self, "association_merge_command",
                    self.tr("&Fusionner une fiche en double…"), acts.merge, picture="merge"),
            command(self, "association_labels_command", self.tr("É&tiquettes d’adresse…"),
                    self._print_labels, picture="tag"),
            *self.list_commands(),
            separator(self),
            command(self, "association_bin_command", self.tr("&Supprimer"), self._bin_selection,
                    keys=("Del",), picture="trash-2"),
        )  # fmt: skip

    # The card

    def _takes_files(self, _path: Path) -> bool:
        return self.acts.card is not None and self.card.form() is None

    def read_card(self, work: Work, record: str) -> Found:
        """Read an association with the last things that were done to it, at once."""
        card = associations.card(work, record)
        life = association_life.of_association(work, card.association.id)
        return card, history.changes(work, record, limit=READ), life

    def show_found(self, found: Found | None) -> None:
        """Show an association, or that none is chosen."""
        if found is None:
            self.acts.card = None
            self.card.show_nothing()
            return
        self.acts.card = found[0]
        today, soon = self._desk.today(), self._office.ends_soon_days
        card, changes, life = found
        self.card.show_content(
            content_of(card, changes, self.acts, today=today, soon_days=soon, life=life)
        )

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
            form.saved.connect(lambda: self.await_record(form.saved_id()))
        self.open_form(form, title=title, field=field, draft=draft)

    def _follow_twin(self, record: str) -> None:
        """Open a likely duplicate, after asking what becomes of the form."""
        self.card.leave(lambda: self.select(record), lambda: None)

    # The list

    def read_filters(self, then: Callable[[], object]) -> None:
        """Read what the filters offer, and the delays of the office."""

        def take(found: tuple[tuple[Choice, ...], Settings]) -> None:
            choices, self._office = found
            self._hubs.set_choices(choices)
            then()

        self._desk.read(_office, then=take, owner=self)

    def _print_labels(self) -> None:
        ask = partial(
            ask_labels,
            self._desk,
            self._settings,
            self,
            address_labels.of_associations,
            show=self.acts.letters.preview,
            go=partial(self.went.emit, "association"),
        )
        self.page.selected_ids(ask)

    def _bin_selection(self) -> None:
        self.page.selected_ids(self.acts.bin_many)


def _office(work: Work) -> tuple[tuple[Choice, ...], Settings]:
    """Read what the filters offer, and the delays of the office."""
    return hubs.choices(work), office.get(work)
