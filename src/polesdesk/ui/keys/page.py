"""The page « Clés »: the register, the card of a key, handovers and returns of several."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from polesdesk.actions import (
    access_devices,
    boards,
    handing_forms,
    handovers,
    hubs,
    key_receipts,
)
from polesdesk.domain.access_devices import AccessDevice, Handover
from polesdesk.domain.device_rows import DeviceCard, HandoverRow
from polesdesk.domain.french import plural
from polesdesk.domain.hubs import Room
from polesdesk.domain.lists import Choice
from polesdesk.domain.premises_labels import DEVICE_KINDS
from polesdesk.ui.card import Card
from polesdesk.ui.commands import command, separator
from polesdesk.ui.desk import Desk
from polesdesk.ui.dialogs import ask_to_confirm
from polesdesk.ui.flow_row import FlowRow
from polesdesk.ui.icons import icon
from polesdesk.ui.keys import dialogs, hand_dialogs
from polesdesk.ui.keys.columns import COLUMNS, SOURCE, STANDING_CHOICES, TEXTS
from polesdesk.ui.keys.content import KeyActs, content_of
from polesdesk.ui.letter_acts import LetterActs
from polesdesk.ui.looked_at import LookedAt
from polesdesk.ui.measures import PAGE_MARGIN
from polesdesk.ui.record_tab import RecordTab
from polesdesk.ui.words import choices_of, offered

if TYPE_CHECKING:
    from polesdesk.actions.handing_forms import HandingStart
    from polesdesk.actions.runner import Work

HAND = "keys_to_hand"
"""What the card of an agreement goes to when keys are to be handed over under it."""
BACK = "keys_to_return"
"""What the card of an agreement goes to when its keys come back."""
BACK_ALL = "keys_of_association"
"""What the card of an association goes to when all that it holds comes back."""
CARRY = "keys_to_carry"
"""What the card of an agreement goes to when its keys stay out under the next one."""
OF_HUB = "keys_of_hub"
"""What the card of a hub goes to: the keys of that hub."""


class KeysPage(RecordTab[DeviceCard]):
    """Lists keys and badges; hands over and takes back one or many at once."""

    subject = "access_devices"
    kinds = ("access_device", HAND, BACK, BACK_ALL, OF_HUB, CARRY)
    watches = (
        "access_device", "handover", "letter", "hub", "room", "association", "convention",
    )  # fmt: skip
    help_page = "keys"

    def __init__(self, desk: Desk, settings: QSettings, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Clés"),
            desk,
            settings,
            texts=TEXTS,
            columns=COLUMNS,
            source=SOURCE,
            card=Card("key", self.tr("Choisissez une clé dans la liste.")),
            parent=parent,
        )
        self.list_acts = self.make_list_acts()
        self.found: DeviceCard | None = None
        self._hubs: Sequence[Choice] = ()
        self._rooms: Sequence[Room] = ()
        give = self.command_asked.emit
        self._letters = LetterActs(desk, settings, LookedAt(self), self, give=give)
        self._acts = KeyActs(
            hand=self.hand_shown,
            take_back=self.return_shown,
            lose=self._declare_loss,
            find=self._find,
            state=self._change_state,
            edit=self.edit,
            receipt=self.show_receipt,
            deposit=self._give_deposit,
            show_history=lambda: self.command_asked.emit("edit_record_history"),
            letters=self._letters,
        )
        self._hub = self.page.add_filter("hub", self.tr("Pôle"), (), all_label=self.tr("tous"))
        self.page.add_filter(
            "standing", self.tr("Où"), offered(STANDING_CHOICES),
            all_label=self.tr("en service"),
        )  # fmt: skip
        kinds = choices_of(DEVICE_KINDS)
        self.page.add_filter("kind", self.tr("Nature"), kinds, all_label=self.tr("toutes"))
        self._make_bar()
        self.offer(self._make_commands())

    # What the list asks

    def read_card(self, work: Work, record: str) -> DeviceCard:
        """Read a key."""
        return access_devices.card(work, record)

    def show_found(self, found: DeviceCard | None) -> None:
        """Show a key, or that none is chosen."""
        self.found = found
        if found is None:
            self.card.show_nothing()
        else:
            self.card.show_content(content_of(found, self._acts))

    def read_filters(self, then: Callable[[], object]) -> None:
        """Read the hubs that the filter offers, and their rooms for the form."""

        def show(found: tuple[tuple[Choice, ...], tuple[Room, ...]]) -> None:
            self._hubs, self._rooms = found
            self._hub.set_choices(self._hubs)
            then()

        self._desk.read(_around, then=show, owner=self)

    def record_title(self) -> str:
        """Return the label of the key shown."""
        return self.found.row.label if self.found is not None else ""

    def open_record(self, kind: str, record: str) -> None:
        """Show a key; hand over or take back under an agreement; show the keys of a hub."""
        if kind == HAND:
            self._begin_handing(convention_id=record)
        elif kind == BACK:
            self._begin_return(convention_id=record)
        elif kind == BACK_ALL:
            self._begin_return(association_id=record)
        elif kind == CARRY:
            self._desk.read(_carrying, record, then=self._ask_to_carry, owner=self)
        elif kind == OF_HUB:
            self.show_filtered("hub", record)
        else:
            self.page.clear_filters()
            self.page.set_filter("standing", "all")
            self.await_record(record)
            self.page.reload()

    # Handing over and taking back

    def hand_selection(self) -> None:
        """Hand the selected keys over, all on one receipt."""
        self.page.selected_ids(self._begin_handing)

    def hand_shown(self) -> None:
        """Hand the key shown over."""
        if self.found is not None:
            self._begin_handing((self.found.row.id,))

    def return_selection(self) -> None:
        """Take the selected keys back, all at once."""
        self.page.selected_ids(self._begin_return)

    def return_shown(self) -> None:
        """Take the key shown back."""
        if self.found is not None:
            self._begin_return((self.found.row.id,))

    def _begin_handing(self, ids: Sequence[str] = (), convention_id: str = "") -> None:
        if not ids and not convention_id:
            return

        def ask(begun: HandingStart) -> None:
            dialog = hand_dialogs.hand_dialog(self._desk, begun, self._handed, self)
            self._open_for(dialog, "convention", convention_id)

        self._desk.read(handing_forms.start, ids, convention_id, then=ask, owner=self)

    def _begin_return(
        self, ids: Sequence[str] = (), convention_id: str = "", association_id: str = ""
    ) -> None:
        if not (ids or convention_id or association_id):
            return

        def ask(rows: tuple[HandoverRow, ...]) -> None:
            dialog = hand_dialogs.return_dialog(self._desk, rows, self._returned, self)
            if association_id:
                self._open_for(dialog, "association", association_id)
            else:
                self._open_for(dialog, "convention", convention_id)

        self._desk.read(
            handing_forms.returning, ids, convention_id, association_id, then=ask, owner=self
        )

    def _open_for(self, dialog: QDialog, kind: str, record: str) -> None:
        """Open a dialog, and go back to the card that asked for it once it is done."""
        if record:
            dialog.finished.connect(partial(self._go_back, kind, record))
        dialog.open()

    def _go_back(self, kind: str, record: str, _result: int) -> None:
        self.went.emit(kind, record)

    def _ask_to_carry(self, found: tuple[str, Choice | None, int]) -> None:
        convention_id, following, count = found
        if following is None or not count:
            return
        keys = plural(count, self.tr("clé ou badge"), self.tr("clés ou badges"))
        ask_to_confirm(
            self,
            text=self.tr("Reporter {keys} sur {agreement}\u202f?").format(
                keys=keys, agreement=following.label
            ),
            detail=self.tr("Ils restent dehors, à rendre à la fin de cette convention."),
            verb=self.tr("&Reporter"),
            act=partial(self._do, handovers.carry_over, convention_id, following.value),
        )

    def _handed(self, made: tuple[Handover, ...]) -> None:
        self.show_receipt(made[0].receipt_id)

    def _returned(self, made: tuple[Handover, ...]) -> None:
        self.show_receipt(made[0].return_id)

    def show_receipt(self, key: str) -> None:
        """Show the receipt of a handover or of a return, ready to be printed."""
        self._desk.run(
            key_receipts.show,
            key,
            title=self.tr("Mise en page du reçu"),
            then=self._letters.preview,
            owner=self,
        )

    def _declare_loss(self) -> None:
        if self.found is None:
            return

        def ask(rows: tuple[HandoverRow, ...]) -> None:
            dialogs.loss_dialog(self._desk, rows, self).open()

        ids = (self.found.row.id,)
        self._desk.read(handing_forms.returning, ids, then=ask, owner=self)

    def _find(self) -> None:
        if self.found is not None:
            row = self.found.row
            dialogs.found_dialog(self._desk, row.id, row.label, self).open()

    def _change_state(self) -> None:
        def ask(ids: tuple[str, ...]) -> None:
            if not ids:
                return
            many = plural(len(ids), self.tr("clé"), self.tr("clés"))
            shown = self.found is not None and ids == (self.found.row.id,)
            label = self.found.row.label if shown and self.found is not None else many
            dialogs.state_dialog(self._desk, ids, label, self).open()

        self.page.selected_ids(ask)

    def _give_deposit(self, handover_id: str) -> None:
        day = self._desk.today()
        self._desk.do(handovers.give_deposit_back, (handover_id,), day, owner=self)

    # The register

    def new(self) -> None:
        """Open the dialog of a new key."""
        self._open_edit(None)

    def edit(self, field: str = "") -> None:
        """Change the key shown."""
        if self.found is not None:
            self._open_edit(self.found.device, field)

    def _open_edit(self, one: AccessDevice | None, field: str = "") -> None:
        dialog = dialogs.device_dialog(
            self._desk, one, (self._hubs, self._rooms), self._go_to, self
        )
        dialog.open()
        if field in dialog.form.fields:
            dialog.form.focus_field(field)

    def _go_to(self, one: AccessDevice) -> None:
        self.page.clear_filters()
        self.await_record(one.id)
        self.page.reload()

    def delete(self) -> None:
        """Move the selected keys to the bin, once it was confirmed."""

        def ask(ids: tuple[str, ...]) -> None:
            count = plural(len(ids), *self.page.noun())
            ask_to_confirm(
                self,
                text=self.tr("Supprimer {count}\u202f?").format(count=count),
                detail=self.tr(
                    "Ce qui a existé se met hors service\u202f; supprimez ce qui a été entré par "
                    "erreur. La corbeille le garde."
                ),
                verb=self.tr("&Supprimer"),
                act=partial(self._do, access_devices.bin, ids),
            )

        self.page.selected_ids(ask)

    def count_box(self) -> None:
        """Open the count of the box, at the hub that the list is narrowed to."""
        from polesdesk.ui.keys.box_dialog import BoxDialog

        hub_id = self._hub.value() or (self.found.row.hub_id if self.found is not None else "")
        BoxDialog(self._desk, self._hubs, hub_id, self._letters.preview, self).open()

    def _do(self, action: Callable[..., object], *told: object) -> None:
        self._desk.do(action, *told, owner=self)

    def _make_bar(self) -> None:
        """Put what is done most above the list: hand over, take back, count."""
        bar = QWidget(self)
        bar.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        row = FlowRow(bar, 8)
        row.setContentsMargins(PAGE_MARGIN, 8, PAGE_MARGIN, 0)
        for name, words, act, picture in (
            ("keys_hand", self.tr("Remettre la sélection…"), self.hand_selection, "key-round"),
            ("keys_return", self.tr("Noter le retour de la sélection…"), self.return_selection,
             "check"),
            ("keys_box", self.tr("Compter le coffre…"), self.count_box, "clipboard-list"),
        ):  # fmt: skip
            button = QPushButton(icon(picture), words, bar)
            button.setObjectName(name)
            button.clicked.connect(lambda _on, act=act: act())
            row.addWidget(button)
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(0, bar)

    def _make_commands(self) -> tuple[QAction, ...]:
        return (
            command(self, "key_new_command", self.tr("Nouvelle c&lé ou badge…"), self.new,
                    picture="plus"),
            command(self, "key_edit_command", self.tr("M&odifier la clé…"), self.edit,
                    picture="pencil"),
            separator(self),
            command(self, "key_hand_command", self.tr("&Remettre la sélection…"),
                    self.hand_selection, picture="key-round"),
            command(self, "key_return_command", self.tr("Noter le re&tour de la sélection…"),
                    self.return_selection, picture="check"),
            command(self, "key_state_command", self.tr("Changer l’éta&t…"), self._change_state,
                    picture="ban"),
            command(self, "key_box_command", self.tr("&Compter le coffre…"), self.count_box,
                    picture="clipboard-list"),
            separator(self),
            command(self, "key_delete_command", self.tr("Supprimer la &clé"), self.delete,
                    picture="trash-2"),
        )  # fmt: skip


def _around(work: Work) -> tuple[tuple[Choice, ...], tuple[Room, ...]]:
    choices = tuple(hubs.choices(work))
    rooms = tuple(room for one in choices for room in boards.rooms_of(work, one.value))
    return choices, rooms


def _carrying(work: Work, convention_id: str) -> tuple[str, Choice | None, int]:
    out = access_devices.out_of_convention(work, convention_id)
    return convention_id, handing_forms.following(work, convention_id), len(out)
