"""What the commands of the board do: draw, move, cancel, excuse, put back; clashes come first."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from polesdesk.actions import boards, slot_changes, slot_drawing, slot_exceptions
from polesdesk.actions.slot_drawing import HolderChoice, NewSlot
from polesdesk.domain.hubs import Room
from polesdesk.domain.planning_rows import ClashRow
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.slot_changes import Extent, Fate, Place
from polesdesk.ui.clash_dialog import ClashDialog
from polesdesk.ui.desk import Desk
from polesdesk.ui.form import Form
from polesdesk.ui.planning.blocks import Block
from polesdesk.ui.planning.change_dialogs import (
    add_dialog,
    cancel_dialog,
    excuse_dialog,
    move_dialog,
)
from polesdesk.ui.planning.hands import Wish, wish_of
from polesdesk.ui.planning.slot_dialog import new_slot_dialog
from polesdesk.ui.words import tr

if TYPE_CHECKING:
    from polesdesk.actions.runner import Work

Clashes = tuple[ClashRow, ...]
Series = tuple[str, dict[Extent, Fate]]
"""Why the series of an occurrence may not change, and what becomes of its exceptions."""


class PlanningActs:
    """Carries out what is asked of occurrences and slots."""

    def __init__(self, desk: Desk, settings: QSettings, parent: QWidget) -> None:
        self._desk = desk
        self._settings = settings
        self._parent = parent

    # New slots

    def draw(self, wish: Wish, hub_id: str, last: date | None = None) -> None:
        """Open the dialog of a slot that was drawn in a hub; a ``last`` day makes it weekly."""

        def open_dialog(found: tuple[tuple[HolderChoice, ...], tuple[Room, ...]]) -> None:
            new_slot_dialog(
                wish,
                hub_id,
                found[1],
                found[0],
                today=self._desk.today,
                save=self._save_new,
                parent=self._parent,
                last=last,
            ).open()

        self._desk.read(_choices, hub_id, then=open_dialog, owner=self._parent)

    def _save_new(self, form: Form, wanted: NewSlot) -> None:
        self._save_unless_taken(
            form,
            (slot_drawing.look_at_new, wanted),
            lambda **kw: self._do(form, slot_drawing.draw, wanted, **kw),
            is_series=wanted.first != wanted.last,
        )

    # Clashes first

    def _save_unless_taken(
        self,
        form: Form,
        look: tuple[Callable[..., Clashes], *tuple[object, ...]],
        save: Callable[..., object],
        *,
        is_series: bool,
    ) -> None:
        """Look for clashes; save at once where there are none, else let the manager decide."""

        def decide(clashes: Clashes) -> None:
            if clashes:
                keep = partial(save, keep_valid=True) if is_series else None
                self._show_clashes(form, clashes, keep=keep, anyway=save)
            else:
                save()

        self._desk.read(*look, then=decide, failed=form.refuse, owner=form)

    def _show_clashes(
        self,
        form: Form,
        clashes: Clashes,
        *,
        keep: Callable[[], object] | None,
        anyway: Callable[[], object],
    ) -> None:
        again = RuleBroken(
            "clash",
            tr("Choisissez un autre jour, d’autres heures ou une autre salle."),
            field="start",
        )
        ClashDialog(
            self._desk,
            self._settings,
            clashes,
            form.window(),
            keep=keep,
            move=lambda: form.refuse(again),
            anyway=anyway,
        ).open()

    def _do(self, form: Form, action: Callable[..., object], *args: object, **kw: object) -> None:
        """Write, then close the form, or show in it why not."""
        self._desk.do(
            action,
            *args,
            then=lambda _done: form.settle(),
            failed=form.refuse,
            owner=form,
            **kw,
        )

    # Occurrences that exist

    def move(self, block: Block, wish: Wish | None = None) -> None:
        """Open the dialog that moves an occurrence, at the place that a hand has shown."""

        def open_dialog(found: tuple[Series, tuple[Room, ...]]) -> None:
            (refusal, fates), rooms = found
            move_dialog(
                block,
                wish or wish_of(block),
                rooms,
                refusal,
                fates=fates,
                today=self._desk.today,
                save=partial(self._save_move, block),
                parent=self._parent,
            ).open()

        self._desk.read(_moving, block, then=open_dialog, owner=self._parent)

    def _save_move(
        self, block: Block, form: Form, extent: Extent, place: Place, reason: str
    ) -> None:
        row, hours = block.row, (place.start, place.end)
        if extent is not Extent.THIS:
            self._save_unless_taken(
                form,
                (slot_changes.look_at_move, row, extent, place),
                lambda **kw: self._do(form, slot_changes.move, row, extent, place, **kw),
                is_series=True,
            )
            return
        told = {"room_id": place.room_id, "reason": reason}
        self._save_unless_taken(
            form,
            (slot_exceptions.clashes_of_move, row, place.day, hours, place.room_id),
            lambda: self._do(form, slot_exceptions.move, row, place.day, hours, **told),
            is_series=False,
        )

    def add(self, block: Block) -> None:
        """Open the dialog that adds an occurrence to the slot of one."""

        def open_dialog(rooms: tuple[Room, ...]) -> None:
            add_dialog(
                block,
                rooms,
                today=self._desk.today,
                save=partial(self._save_added, block),
                parent=self._parent,
            ).open()

        self._desk.read(boards.rooms_of, block.row.hub_id, then=open_dialog, owner=self._parent)

    def _save_added(self, block: Block, form: Form, place: Place, reason: str) -> None:
        row, hours = block.row, (place.start, place.end)
        told = {"room_id": place.room_id, "reason": reason}
        self._save_unless_taken(
            form,
            (slot_changes.look_at_added, row, place),
            lambda: self._do(form, slot_exceptions.add, row, place.day, hours, **told),
            is_series=False,
        )

    def cancel(self, block: Block) -> None:
        """Open the dialog that cancels an occurrence or ends its series."""

        def save(form: Form, extent: Extent, reason: str) -> None:
            if extent is Extent.THIS:
                self._do(form, slot_exceptions.cancel, [block.row], reason)
            else:
                self._do(form, slot_changes.end, block.row, extent)

        def open_dialog(found: Series) -> None:
            refusal, fates = found
            cancel_dialog(block, refusal, save, self._parent, fates=fates).open()

        self._desk.read(_series, block, then=open_dialog, owner=self._parent)

    def excuse(self, block: Block) -> None:
        """Open the dialog of an excused absence."""

        def save(form: Form, reason: str, told_by: str, received_on: date) -> None:
            self._do(form, slot_exceptions.excuse, [block.row], reason, told_by, received_on)

        excuse_dialog(block, self._desk.today, save, self._parent).open()

    def put_back(self, block: Block) -> None:
        """Let an occurrence follow the rule of its slot again."""
        self._desk.do(slot_exceptions.put_back, [block.row], owner=self._parent)


def _choices(work: Work, hub_id: str) -> tuple[tuple[HolderChoice, ...], tuple[Room, ...]]:
    return slot_drawing.holders(work, hub_id), boards.rooms_of(work, hub_id)


def _moving(work: Work, block: Block) -> tuple[Series, tuple[Room, ...]]:
    return _series(work, block), boards.rooms_of(work, block.row.hub_id)


def _series(work: Work, block: Block) -> Series:
    return slot_changes.may_change(work, block.row), slot_changes.fates(work, block.row)
