"""The tab « Pôles »: the list of hubs, and the card of each with its rooms and annexes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from polesdesk.actions import drafts, hubs
from polesdesk.domain.closure_operations import ClosureOperation
from polesdesk.domain.drafts import Draft
from polesdesk.domain.hubs import Hub, Room
from polesdesk.domain.identity import new_id
from polesdesk.ui.annex_dialogs import takes_annex
from polesdesk.ui.card import Card
from polesdesk.ui.commands import command, separator
from polesdesk.ui.desk import Desk
from polesdesk.ui.dropping import DropTarget
from polesdesk.ui.file_choosing import FileChooser
from polesdesk.ui.form import Form
from polesdesk.ui.history_block import RECORD_HISTORY
from polesdesk.ui.hubs.annex_acts import AnnexActs
from polesdesk.ui.hubs.card_content import HubActs, content_of
from polesdesk.ui.hubs.columns import COLUMNS, SOURCE, TEXTS
from polesdesk.ui.hubs.form import hub_of, make_form, shown_values
from polesdesk.ui.hubs.reading import HubReading, read_hub
from polesdesk.ui.hubs.rooms import room_dialog
from polesdesk.ui.looked_at import LookedAt
from polesdesk.ui.note_dialog import note_dialog
from polesdesk.ui.record_tab import RecordTab
from polesdesk.ui.resuming import WhenShown
from polesdesk.ui.towns import TownOfCode

if TYPE_CHECKING:
    from polesdesk.actions.runner import Work


ADDRESS = "hub_address"
"""What is asked for where the address of a hub is missing."""


class HubsTab(RecordTab[HubReading]):
    """Lists hubs and changes them, their rooms, their annexes and their notes."""

    subject = "hubs"
    kinds = ("hub", "room", ADDRESS)
    drafts = ("hub", "room")
    watches = (
        "access_device", "handover",
        "hub", "room", "convention", "association", "annex", "note", "settings",
        "closure_operation",
    )  # fmt: skip
    help_page = "hubs"

    def __init__(self, desk: Desk, settings: QSettings, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Pôles"),
            desk,
            settings,
            texts=TEXTS,
            columns=COLUMNS,
            source=SOURCE,
            card=Card("hub", self.tr("Choisissez un pôle dans la liste.")),
            parent=parent,
        )
        self._reading: HubReading | None = None
        self._after_reading: Callable[[HubReading], object] | None = None
        self._annexes = AnnexActs(desk, FileChooser(settings, "annexes"), LookedAt(self), self)
        self._acts = self._make_acts()
        self.page.table.dragging.named = lambda row: row.name
        DropTarget(self.card, self._takes_file, self._annex_file)
        self.offer(self._make_commands())

    # What the window asks

    def open_record(self, kind: str, record: str) -> None:
        """Show a hub, or its form at the address, or the hub of a room with the room open."""
        if kind == "room":
            self._desk.read(hubs.get_room, record, then=self._open_room, owner=self)
        elif kind == ADDRESS:
            self._desk.read(hubs.get, record, then=self._open_address, owner=self)
        else:
            self.select(record)

    def _open_address(self, hub: Hub) -> None:
        WhenShown(self.page, hub.id, lambda: self._open_form(hub, "address"))

    def resume(self, draft: Draft) -> None:
        """Open the form of a hub or the dialog of a room with what was typed in it."""

        def go(record: Hub | Room) -> None:
            if isinstance(record, Room):
                WhenShown(self.page, record.hub_id, lambda: self._edit_room(record, draft))
            else:
                shown = record.id if record.version else ""
                WhenShown(self.page, shown, lambda: self._open_form(record, "name", draft))

        self._desk.read(drafts.record, draft, then=go, owner=self)

    def record_title(self) -> str:
        """Return the name of the hub shown."""
        return self._reading.card.hub.name if self._reading is not None else ""

    # Building

    def _make_acts(self) -> HubActs:
        return HubActs(
            edit=self.edit,
            bin_hub=self.bin_hubs,
            new_room=self.new_room,
            edit_room=self._edit_room,
            copy_room=self._copy_room,
            bin_room=self._bin_room,
            show_conventions=self._show_conventions,
            new_annex=self.new_annex,
            open_annex=self._annexes.open,
            edit_annex=self._annexes.edit,
            move_annex=self._annexes.move,
            bin_annex=self._annexes.bin,
            new_note=self.new_note,
            close_premises=self.close_premises,
            show_history=partial(self.command_asked.emit, RECORD_HISTORY),
        )

    def _make_commands(self) -> tuple[QAction, ...]:
        return (
            command(self, "hub_new_command", self.tr("&Nouveau pôle"), self.new,
                    keys=("Ctrl+N",), picture="plus"),
            separator(self),
            command(self, "hub_edit_command", self.tr("&Modifier le pôle"), self.edit,
                    keys=("Ctrl+E", "F2"), picture="pencil"),
            command(self, "room_new_command", self.tr("Ajouter un &local…"), self.new_room,
                    picture="door-open"),
            command(self, "annex_new_command", self.tr("Ajouter une &annexe…"), self.new_annex,
                    picture="paperclip"),
            command(self, "note_new_command", self.tr("Ajouter une n&ote…"), self.new_note),
            command(self, "hub_conventions_command", self.tr("&Conventions du pôle"),
                    self._show_conventions, picture="file-text"),
            command(self, "hub_close_command", self.tr("&Fermer ou réquisitionner…"),
                    self.close_premises, picture="lock"),
            *self.list_commands(),
            separator(self),
            command(self, "hub_delete_command", self.tr("&Supprimer"), self.bin_hubs,
                    keys=("Del",), picture="trash-2"),
        )  # fmt: skip

    # The card

    def read_card(self, work: Work, record: str) -> HubReading:
        """Read a hub with all that its card shows."""
        return read_hub(work, record)

    def show_found(self, found: HubReading | None) -> None:
        """Show a hub, or that none is chosen, and go on with what waited for it."""
        self._reading = found
        if found is None:
            self.card.show_nothing()
            return
        today = self._desk.today()
        self.card.show_content(
            content_of(found.card, self._acts, today, found.soon_days, found.changes)
        )
        then, self._after_reading = self._after_reading, None
        if then is not None:
            then(found)

    def follow(self, kind: str, record: str) -> None:
        """Open a room here, another record in its own tab."""
        if kind != "room" or self._reading is None:
            super().follow(kind, record)
            return
        for room in self._reading.card.rooms:
            if room.id == record:
                self._edit_room(room)

    # The hub

    def new(self) -> None:
        """Open the form of a new hub."""
        self.card.leave(lambda: self._open_form(Hub(id=new_id()), "name"), lambda: None)

    def edit(self, field: str = "name") -> None:
        """Change the hub shown, the cursor in a field."""
        form = self.card.form()
        if form is not None:
            form.focus_field(field)
        elif self._reading is not None:
            self._open_form(self._reading.card.hub, field)

    def bin_hubs(self) -> None:
        """Move the selected hubs to the bin; the foot of the window offers to undo it."""

        def bin_them(ids: tuple[str, ...]) -> None:
            if ids:
                self._desk.do(hubs.bin, ids, owner=self)

        self.card.leave(lambda: self.page.selected_ids(bin_them), lambda: None)

    def _open_form(self, hub: Hub, field: str, draft: Draft | None = None) -> None:
        form = make_form(self._desk.today)
        TownOfCode(form, self._desk)
        form.set_values(shown_values(hub))
        form.submitted.connect(partial(self._save, form, hub))
        title = hub.name or self.tr("Nouveau pôle")
        kept = self.tr("Pôle «\u202f{name}\u202f»").format(name=hub.name) if hub.version else title
        form.keep_drafts(self._desk, "hub", hub.id, title=kept, version=hub.version)
        self.open_form(form, title=title, reference=hub.code, field=field, draft=draft)

    def _save(self, form: Form, hub: Hub, values: dict[str, object]) -> None:
        def saved(made: Hub) -> None:
            self.await_record(made.id)
            form.settle()

        self._desk.do(hubs.save, hub_of(hub, values), then=saved, failed=form.refuse, owner=form)

    def _show_conventions(self) -> None:
        """Go to the agreements of the hub, after the menu has shown this tab as it does."""
        hub_id = self.page.current_id()
        if hub_id:
            go = partial(self.list_asked.emit, "conventions", "hub", hub_id)
            QTimer.singleShot(0, self, go)

    def close_premises(self, room: Room | None = None) -> None:
        """Open the dialog that closes the hub shown, or one of its rooms, over the list."""
        from polesdesk.ui.closures import ClosuresDialog

        if self._reading is None:
            return
        today, hub_id = self._desk.today(), self._reading.card.hub.id
        dialog = ClosuresDialog(
            self._desk, self._settings, hub_id, self,
            go=self.went.emit, give=self.command_asked.emit,
        )  # fmt: skip
        dialog.open()
        rooms = (room.id,) if room is not None else ()
        dialog.close_premises(
            ClosureOperation(id=new_id(), hub_id=hub_id, room_ids=rooms, first=today, last=today)
        )

    # Rooms

    def new_room(self) -> None:
        """Open the dialog of a new room in the hub shown."""
        if self._reading is not None:
            self._edit_room(Room(id=new_id(), hub_id=self._reading.card.hub.id))

    def _edit_room(self, room: Room, draft: Draft | None = None) -> None:
        dialog = room_dialog(room, self._save_room, self)
        dialog.form.keep_drafts(
            self._desk,
            "room",
            room.id,
            title=dialog.windowTitle(),
            version=room.version,
            owner=room.hub_id,
        )
        dialog.form.resume(draft)
        dialog.open()

    def _copy_room(self, room: Room) -> None:
        self._edit_room(replace(room, id=new_id(), version=0, name=""))

    def _save_room(self, form: Form, room: Room) -> None:
        self._desk.do(
            hubs.save_room,
            room,
            then=lambda _saved: form.settle(),
            failed=form.refuse,
            owner=form,
        )

    def _bin_room(self, room: Room) -> None:
        self._desk.do(hubs.bin_rooms, (room.id,), owner=self)

    def _open_room(self, room: Room) -> None:
        self._after_reading = lambda _reading: self._edit_room(room)
        if self.page.current_id() == room.hub_id:
            self.read_again()
        else:
            self.select(room.hub_id)

    # Annexes and notes

    def new_annex(self) -> None:
        """Open the dialog that annexes a PDF to the hub shown."""
        if self._reading is not None:
            self._annexes.add(self._reading.card.hub.id)

    def _takes_file(self, path: Path) -> bool:
        return self._reading is not None and self.card.form() is None and takes_annex(path)

    def _annex_file(self, path: Path) -> None:
        if self._reading is not None:
            self._annexes.add(self._reading.card.hub.id, path)

    def new_note(self) -> None:
        """Open the dialog that notes something about the hub shown."""
        if self._reading is not None:
            note_dialog(self._desk, "hub", self._reading.card.hub.id, self).open()
