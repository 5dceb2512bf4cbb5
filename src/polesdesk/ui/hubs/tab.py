"""The tab « Pôles »: the list of hubs, and the card of each with its rooms and annexes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from polesdesk.actions import drafts, hubs
from polesdesk.domain.drafts import Draft
from polesdesk.domain.hubs import Hub, Room
from polesdesk.domain.identity import new_id
from polesdesk.ui.card import Card
from polesdesk.ui.commands import command, separator
from polesdesk.ui.desk import Desk
from polesdesk.ui.file_choosing import FileChooser
from polesdesk.ui.form import Form
from polesdesk.ui.hubs.annex_acts import AnnexActs
from polesdesk.ui.hubs.card_content import HubActs, content_of
from polesdesk.ui.hubs.columns import COLUMNS, SOURCE, TEXTS
from polesdesk.ui.hubs.form import hub_of, make_form, shown_values
from polesdesk.ui.hubs.reading import HubReading, read_hub
from polesdesk.ui.hubs.rooms import room_dialog
from polesdesk.ui.list_page import ListPage
from polesdesk.ui.lists.commands import ListCommands
from polesdesk.ui.looked_at import LookedAt
from polesdesk.ui.note_dialog import note_dialog
from polesdesk.ui.resuming import WhenShown
from polesdesk.ui.tab import Tab


class HubsTab(Tab):
    """Lists hubs and changes them, their rooms, their annexes and their notes."""

    subject = "hubs"
    kinds = ("hub", "room")
    drafts = ("hub", "room")
    watches = ("hub", "room", "convention", "association", "annex", "note", "settings")
    help_page = "hubs"

    def __init__(self, desk: Desk, settings: QSettings, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Pôles"), parent)
        self._desk = desk
        self._reading: HubReading | None = None
        self._wanted = ""
        self._after_reading: Callable[[HubReading], object] | None = None
        self.page = ListPage(desk, settings, TEXTS, columns=COLUMNS, source=SOURCE)
        self.card = Card("hub", self.tr("Choisissez un pôle dans la liste."))
        self.page.set_card(self.card, leave=self.card.leave)
        self._annexes = AnnexActs(desk, FileChooser(settings, "annexes"), LookedAt(self), self)
        self._acts = self._make_acts()
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
        """Return the commands of the menu « Pôles »."""
        return self._commands

    def list_page(self) -> ListPage:
        """Return the page of the list."""
        return self.page

    def refresh(self) -> None:
        """Read the list and the card again."""
        self.page.reload()
        self._read(self.page.current_id())

    def open_record(self, kind: str, record: str) -> None:
        """Show a hub, or the hub of a room with the room open."""
        if kind == "room":
            self._desk.read(hubs.get_room, record, then=self._open_room, owner=self)
        else:
            self._select(record)

    def resume(self, draft: Draft) -> None:
        """Open the form of a hub or the dialog of a room with what was typed in it."""

        def go(record: Hub | Room) -> None:
            if isinstance(record, Room):
                WhenShown(self.page, record.hub_id, lambda: self._edit_room(record, draft))
            else:
                shown = record.id if record.version else ""
                WhenShown(self.page, shown, lambda: self._open_form(record, "name", draft))

        self._desk.read(drafts.record, draft, then=go, owner=self)

    def show_filtered(self, name: str, value: str) -> None:
        """Show all hubs; this list has no filter but the words typed."""
        self.page.clear_filters()

    def record_title(self) -> str:
        """Return the name of the hub shown."""
        return self._reading.card.hub.name if self._reading is not None else ""

    def is_dirty(self) -> bool:
        """Tell whether the form of a hub holds changes."""
        return self.card.is_dirty()

    def leave(self, then: Callable[[], object], stay: Callable[[], object]) -> None:
        """Ask before a changed form is left."""
        self.card.leave(then, stay)

    def take_focus(self) -> None:
        """Put the keyboard on the list."""
        self.page.focus_list()

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
        )

    def _make_commands(self) -> tuple[QAction, ...]:
        edit = partial(self.edit, "name")
        return (
            command(self, "hub_new_command", self.tr("&Nouveau pôle"), self.new_hub,
                    keys=("Ctrl+N",), picture="plus"),
            separator(self),
            command(self, "hub_edit_command", self.tr("&Modifier le pôle"), edit,
                    keys=("Ctrl+E", "F2"), picture="pencil"),
            command(self, "room_new_command", self.tr("Ajouter un &local…"), self.new_room,
                    picture="door-open"),
            command(self, "annex_new_command", self.tr("Ajouter une &annexe…"), self.new_annex,
                    picture="paperclip"),
            command(self, "note_new_command", self.tr("Ajouter une n&ote…"), self.new_note),
            command(self, "hub_conventions_command", self.tr("&Conventions du pôle"),
                    self._show_conventions, picture="file-text"),
            *self._lists.actions(),
            separator(self),
            command(self, "hub_delete_command", self.tr("&Supprimer"), self.bin_hubs,
                    keys=("Del",), picture="trash-2"),
        )  # fmt: skip

    def _connect(self) -> None:
        self.page.current_changed.connect(self._read)
        self.page.opened.connect(lambda _id: self.edit("name"))
        self.page.link_followed.connect(lambda: self.command_asked.emit("help_manual"))
        self.page.new_asked.connect(self.new_hub)
        self.page.model.arrived.connect(lambda _view: self._find_wanted())
        self.card.dirty_changed.connect(lambda _dirty: self.state_changed.emit())
        self.card.followed.connect(self._follow)

    # The card

    def _read(self, hub_id: str) -> None:
        if not hub_id:
            self._reading = None
            self.card.show_nothing()
            self.state_changed.emit()
            return
        self._desk.read(read_hub, hub_id, then=self._show, failed=lambda _error: None, owner=self)

    def _show(self, reading: HubReading) -> None:
        if reading.card.hub.id != self.page.current_id():
            return
        self._reading = reading
        self.card.show_content(
            content_of(
                reading.card, self._acts, self._desk.today(), reading.soon_days, reading.changes
            )
        )
        self.state_changed.emit()
        then, self._after_reading = self._after_reading, None
        if then is not None:
            then(reading)

    def _follow(self, kind: str, record: str) -> None:
        """Open a room here, another record in its own tab."""
        if kind != "room" or self._reading is None:
            self.went.emit(kind, record)
            return
        for room in self._reading.card.rooms:
            if room.id == record:
                self._edit_room(room)

    def _select(self, hub_id: str) -> None:
        """Make a hub current once the list holds it."""
        self._wanted = self.page.model.anchor = hub_id
        if self.page.model.is_loaded():
            self._find_wanted()

    def _find_wanted(self) -> None:
        if self._wanted:
            wanted, self._wanted = self._wanted, ""
            self.page.select(wanted)

    # The hub

    def new_hub(self) -> None:
        """Open the form of a new hub."""
        self.card.leave(lambda: self._open_form(Hub(id=new_id()), "name"), lambda: None)

    def edit(self, field: str) -> None:
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
        form.set_values(shown_values(hub))
        form.submitted.connect(partial(self._save, form, hub))
        title = hub.name or self.tr("Nouveau pôle")
        kept = self.tr("Pôle «\u202f{name}\u202f»").format(name=hub.name) if hub.version else title
        form.keep_drafts(self._desk, "hub", hub.id, title=kept, version=hub.version)
        self.card.edit(form, title=title, reference=hub.code)
        form.focus_field(field)
        form.resume(draft)

    def _save(self, form: Form, hub: Hub, values: dict[str, object]) -> None:
        def saved(made: Hub) -> None:
            form.settle()
            self._select(made.id)

        self._desk.do(hubs.save, hub_of(hub, values), then=saved, failed=form.refuse, owner=form)

    def _show_conventions(self) -> None:
        """Go to the agreements of the hub, after the menu has shown this tab as it does."""
        hub_id = self.page.current_id()
        if hub_id:
            go = partial(self.list_asked.emit, "conventions", "hub", hub_id)
            QTimer.singleShot(0, self, go)

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
            self._read(room.hub_id)
        else:
            self._select(room.hub_id)

    # Annexes and notes

    def new_annex(self) -> None:
        """Open the dialog that annexes a PDF to the hub shown."""
        if self._reading is not None:
            self._annexes.add(self._reading.card.hub.id)

    def new_note(self) -> None:
        """Open the dialog that notes something about the hub shown."""
        if self._reading is not None:
            note_dialog(self._desk, "hub", self._reading.card.hub.id, self).open()
