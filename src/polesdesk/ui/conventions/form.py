"""The form of an agreement: the same places as its card, what is issued locked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, replace
from functools import partial
from typing import Any, cast

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QVBoxLayout, QWidget

from polesdesk.actions import associations, clashing, conventions, slot_saving
from polesdesk.domain.associations import Officer
from polesdesk.domain.cards import ConventionForm
from polesdesk.domain.conventions import Convention, FeePeriod, UseKind
from polesdesk.domain.french import format_date
from polesdesk.domain.hubs import ChargesMode, DecisionKind, FreeUseGround, Hub
from polesdesk.domain.lists import Choice
from polesdesk.domain.locking import PRINTED, is_locked, still_open
from polesdesk.domain.planning_rows import ClashRow
from polesdesk.domain.slot_lines import Premises
from polesdesk.ui.card import Button, Strip
from polesdesk.ui.card.parts import strip_frame
from polesdesk.ui.clash_dialog import ClashDialog
from polesdesk.ui.conventions.fields import officer_choices, sections
from polesdesk.ui.conventions.new_party import NewParty
from polesdesk.ui.conventions.rooms_input import RoomsInput
from polesdesk.ui.conventions.slots_input import SlotsInput
from polesdesk.ui.desk import Desk
from polesdesk.ui.form import Form
from polesdesk.ui.inputs import ChecksInput, RecordInput
from polesdesk.ui.texts import tooltip
from polesdesk.ui.tokens import Tone

_ENUMS: Mapping[str, Callable[[str], Any]] = {
    "use_kind": UseKind,
    "free_use_ground": FreeUseGround,
    "charges_mode": ChargesMode,
    "decision_kind": DecisionKind,
}
_FROM_HUB = ("charges_mode", "free_use_ground", "decision_kind", "decision_number", "decision_date")
_OF_AGREEMENT = ("hub_id", "association_id", "number")
"""What an amendment has from its agreement."""
_ALONE = frozenset({UseKind.EXCLUSIVE, UseKind.UNIT})


def _planned(one: Convention) -> tuple[object, ...]:
    """Return what decides the occurrences of an agreement, and the rooms that it holds alone."""
    alone = one.room_ids if one.use_kind is UseKind.EXCLUSIVE else ()
    return one.slots, alone, one.start_date, one.end_date, one.use_kind


class AgreementForm(Form):
    """Changes an agreement or makes one; saved by the action, which gives the number."""

    def __init__(
        self,
        desk: Desk,
        known: ConventionForm,
        *,
        is_new: bool,
        settings: QSettings,
        cancel_original: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("convention", sections(desk, known), parent)
        self._desk = desk
        self._settings = settings
        self._known = known
        self._convention = known.convention
        self._is_new = is_new
        self._hubs: dict[str, Hub] = {hub.id: hub for hub in known.hubs}
        self._party = known.convention.association_id
        self.what = known.convention.number or self.tr("Nouvelle convention")
        self._rooms().set_value(known.convention.room_ids)
        self._follow_rooms()  # the grid names the rooms of its slots
        self.set_values(self._shown())
        self._follow_hub()
        self._follow_choices()
        self._connect()
        if known.convention.amends_id is not None:
            self.set_locked(_OF_AGREEMENT, "")
        if is_locked(known.convention):
            self._lock(cancel_original)
        one = known.convention
        number = self.tr("Convention {number}").format(number=one.number)
        title = number if one.number else self.tr("Nouvelle convention")
        self.keep_drafts(desk, "convention", one.id, title=title, version=one.version)

    def saved_id(self) -> str:
        """Return the id of the agreement that the form is about."""
        return self._convention.id

    def focus_first(self) -> None:
        """Put the cursor in the first field; on an issued agreement, show first what is locked."""
        if is_locked(self._convention):
            self.fields["association_id"].take_focus()
            self.verticalScrollBar().setValue(0)
        else:
            super().focus_first()

    # Values

    def _shown(self) -> dict[str, Any]:
        one = self._convention
        values = {f.name: getattr(one, f.name) for f in fields(one)}
        values["association_id"] = (
            Choice(value=one.association_id, label=self._known.association)
            if one.association_id
            else None
        )
        for name in ("charges_cents", "deposit_cents"):
            values[name] = values[name] or None
        return values

    def _typed(self, values: Mapping[str, Any]) -> Convention:
        told = dict(values)
        for name, kind in _ENUMS.items():
            told[name] = kind(told[name]) if told[name] else None
        told["fee_period"] = FeePeriod(told["fee_period"] or FeePeriod.YEAR)
        for name in ("charges_cents", "deposit_cents"):
            told[name] = told[name] or 0
        told["signatory_id"] = told["signatory_id"] or None
        if is_locked(self._convention):
            locked = set(PRINTED) - set(still_open(self._convention))
            told = {name: value for name, value in told.items() if name not in locked}
        return replace(self._convention, **told)

    def _save(self, values: Mapping[str, Any]) -> None:
        """Save at once, or list first who holds the rooms when slots, rooms or dates are others."""
        typed = self._typed(values)
        takes_rooms = bool(typed.slots) or typed.use_kind is UseKind.EXCLUSIVE
        if not takes_rooms or _planned(typed) == _planned(self._convention):
            self._write(typed)
            return
        self._desk.read(
            clashing.with_options,
            typed,
            then=partial(self._look_at, typed),
            failed=self.refuse,
            owner=self,
        )

    def _look_at(self, typed: Convention, clashes: Sequence[ClashRow]) -> None:
        if not clashes:
            self._write(typed)
            return
        taken = slot_saving.taken(clashes)
        # A room held alone leaves out no day.
        has_days = all(one.slot_id for one in clashes if not one.is_soft)
        ClashDialog(
            self._desk,
            self._settings,
            clashes,
            self.window(),
            keep=partial(self._keep_valid, typed, clashes) if has_days else None,
            move=lambda: self.refuse(taken),
            anyway=partial(self._write, typed),
        ).open()

    def _keep_valid(self, typed: Convention, clashes: Sequence[ClashRow]) -> None:
        self._write(slot_saving.valid_days_only(typed, clashes))

    def _write(self, typed: Convention) -> None:
        self._desk.do(
            conventions.save,
            typed,
            then=self._settle,
            failed=self.refuse,
            owner=self,
        )

    def _settle(self, saved: Convention) -> None:
        self._convention = saved
        self.settle()

    # What follows what is chosen

    def _connect(self) -> None:
        self.submitted.connect(self._save)
        party = self.fields["association_id"]
        party.add_below(NewParty(self._desk, cast(RecordInput, party.widget), self))
        self.fields["hub_id"].changed.connect(self._take_hub)
        self.fields["association_id"].changed.connect(self._take_association)
        self.fields["room_ids"].changed.connect(self._follow_rooms)
        for name in ("use_kind", "free_use_ground", "charges_mode", "decision_kind"):
            self.fields[name].changed.connect(self._follow_choices)

    def _take_hub(self) -> None:
        """Offer the rooms of the hub first; a new agreement takes what the hub sets by default."""
        self._follow_hub()
        hub = self._hubs.get(str(self.fields["hub_id"].input.value()))
        if hub is None or not self._is_new:
            return
        for name in _FROM_HUB:
            field = self.fields[name]
            default = getattr(hub, name)
            if default and field.input.is_empty():
                field.input.set_value(default)
        if hub.charges_cents and self.fields["charges_cents"].input.is_empty():
            self.fields["charges_cents"].input.set_value(hub.charges_cents)

    def _follow_hub(self) -> None:
        self._rooms().set_hub(str(self.fields["hub_id"].input.value()))

    def _take_association(self) -> None:
        chosen = str(self.fields["association_id"].input.value())
        if chosen == self._party:
            return
        self._party = chosen
        if not chosen:
            self._offer_officers("", ())
            return
        then = partial(self._offer_officers, chosen)
        self._desk.read(associations.officers, chosen, then=then, owner=self)

    def _offer_officers(self, association: str, officers: tuple[Officer, ...]) -> None:
        if association == self._party:
            boxes = cast(ChecksInput, self.fields["representative_ids"].widget)
            boxes.set_choices(officer_choices(officers))

    def _follow_rooms(self) -> None:
        rooms = self._rooms()
        names = rooms.names()
        hubs = {key: self._hubs[rooms.hub_of(key)] for key in names if rooms.hub_of(key)}
        slots = cast(SlotsInput, self.fields["slots"].widget)
        slots.set_premises(Premises(names=names, hubs=hubs, today=self._desk.today()))

    def _follow_choices(self) -> None:
        """Show the fields that the choices call for; what a hidden one holds is kept."""
        value = {name: self.fields[name].input.value() for name in _ENUMS}
        paid = value["free_use_ground"] == FreeUseGround.PAID
        shown = {
            "slots": value["use_kind"] not in _ALONE,
            "occupancy_fee_cents": paid,
            "fee_period": paid,
            "indexation": paid,
            "charges_cents": value["charges_mode"] == ChargesMode.FLAT_RATE,
            "delegation_number": value["decision_kind"] == DecisionKind.MAYOR_DECISION,
            "delegation_date": value["decision_kind"] == DecisionKind.MAYOR_DECISION,
        }
        for name, wanted in shown.items():
            self.fields[name].setVisible(wanted or not self.fields[name].input.is_empty())
        self.fields["slots_by_letter"].setVisible(value["use_kind"] not in _ALONE)
        if not paid and self.fields["occupancy_fee_cents"].input.is_empty():
            self.fields["fee_period"].setVisible(False)

    def _rooms(self) -> RoomsInput:
        return cast(RoomsInput, self.fields["room_ids"].widget)

    # What is issued

    def _lock(self, cancel_original: Callable[[], object]) -> None:
        """Show what the original prints without letting it change, and say why once."""
        names = [name for name in PRINTED if name in self.fields]
        names = [name for name in names if name not in still_open(self._convention)]
        why = self._why_locked()
        self.set_locked(names, "")
        for name in names:
            self.fields[name].widget.setToolTip(tooltip(why))
            self.fields[name].widget.setAccessibleDescription(why)
        button = None
        if self._convention.signed_by_city_on is None:
            text = self.tr("Annuler l’original…")
            button = Button(name="convention_unlock", text=text, act=cancel_original)
        frame = strip_frame(Strip(text=why, tone=Tone.BLUE, button=button))
        frame.setObjectName("convention_locked")
        column = self.inside.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(0, frame)

    def _why_locked(self) -> str:
        issued = self._known.issued_at
        on = self.tr(" le {day}").format(day=format_date(issued.date())) if issued else ""
        lead = self.tr("L’original a été émis{on}\u202f: ce qu’il imprime ne se modifie plus.")
        signed = self._convention.signed_by_city_on is not None
        way = (
            self.tr("Pour changer un terme, passez par un avenant.")
            if signed
            else self.tr("Pour corriger, annulez l’original en donnant un motif.")
        )
        return f"{lead.format(on=on)} {way}"
