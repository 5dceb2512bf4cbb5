"""The dialogs of the register: enter or change a key, put it out of service, declare a loss."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from polesdesk.actions import access_devices, handovers
from polesdesk.domain.access_devices import AccessDevice, DeviceState
from polesdesk.domain.device_rows import HandoverRow
from polesdesk.domain.hubs import Room
from polesdesk.domain.identity import new_id
from polesdesk.domain.lists import Choice
from polesdesk.domain.premises_labels import DEVICE_KINDS, DEVICE_STATES
from polesdesk.ui.desk import Desk
from polesdesk.ui.form import Field, Form, FormDialog, Section
from polesdesk.ui.inputs import (
    ChecksInput,
    ChoiceInput,
    DateInput,
    IntInput,
    LongTextInput,
    MoneyInput,
    TextInput,
)
from polesdesk.ui.words import choices_of, tr

Then = Callable[[Any], object]
_NAMES = ("kind", "label", "hub_id", "room_ids", "opens", "level", "box", "replacement_cents",
          "notes")  # fmt: skip


def device_dialog(
    desk: Desk,
    one: AccessDevice | None,
    places: tuple[Sequence[Choice], Sequence[Room]],
    then: Then,
    parent: QWidget,
) -> FormDialog:
    """Return the dialog of a key entered in the register, or of one that is changed.

    ``places`` are the hubs, and their rooms.
    """
    hubs, rooms = places
    form = Form("access_device", (Section(fields=tuple(_fields(places, is_new=one is None))),))
    _offer_rooms(form, rooms)
    if one is not None:
        form.set_values({name: getattr(one, name) for name in _NAMES})
    elif len(hubs) == 1:
        form.set_values({"kind": "KEY", "hub_id": hubs[0].value, "copies": 1})
    else:
        form.set_values({"kind": "KEY", "copies": 1})

    def save(values: Mapping[str, Any]) -> None:
        told = dict(values)
        copies = told.pop("copies", None) or 1
        typed = replace(one or AccessDevice(id=new_id()), **told)
        if one is None:
            desk.do(access_devices.register, typed, copies, then=saved_many, failed=form.refuse,
                    owner=form)  # fmt: skip
        else:
            desk.do(access_devices.save, typed, then=saved, failed=form.refuse, owner=form)

    def saved(made: AccessDevice) -> None:
        form.settle()
        then(made)

    def saved_many(made: Sequence[AccessDevice]) -> None:
        saved(made[0])

    title = tr("Nouvelle clé ou nouveau badge") if one is None else tr("Modifier la clé")
    return FormDialog(form, name="access_device", title=title, save=save, parent=parent)


def _fields(places: tuple[Sequence[Choice], Sequence[Room]], *, is_new: bool) -> list[Field]:
    hubs, rooms = places
    # A box for each room at first, so that Tab finds them in their place.
    boxes = ChecksInput([Choice(value=one.id, label=one.name) for one in rooms])
    found = [
        Field("kind", tr("Nature"), ChoiceInput(choices_of(DEVICE_KINDS)), required=True),
        Field(
            "label",
            tr("Repère"),
            TextInput(longest=60),
            required=True,
            hint=tr("Ce qui est gravé sur la clé, ou le numéro du badge."),
        ),
    ]
    if is_new:
        found.append(
            Field(
                "copies",
                tr("Exemplaires"),
                IntInput(least=1, most=access_devices.MOST_COPIES),
                hint=tr("À partir de deux, chacun a son numéro\u202f: V-12/1, V-12/2…"),
            )
        )
    return [
        *found,
        Field("hub_id", tr("Pôle"), ChoiceInput(hubs), required=True),
        Field("room_ids", tr("Locaux ouverts"), boxes),
        Field("opens", tr("Ouvre aussi"), TextInput(longest=200),
              hint=tr("Par exemple\u202f: entrée principale, portail, hall.")),
        Field("level", tr("Organigramme"), TextInput(longest=60),
              hint=tr("Sa place dans l’organigramme des serrures\u202f: passe général, groupe A…")),
        Field("box", tr("Rangement"), TextInput(longest=80),
              hint=tr("Armoire, crochet ou tiroir où elle est gardée.")),
        Field("replacement_cents", tr("Coût de remplacement"), MoneyInput(),
              hint=tr("Proposé quand une perte est déclarée.")),
        Field("notes", tr("Notes"), LongTextInput(lines=2)),
    ]  # fmt: skip


def _offer_rooms(form: Form, rooms: Sequence[Room]) -> None:
    hub, ticks = form.fields["hub_id"], form.fields["room_ids"]
    assert isinstance(ticks.widget, ChecksInput)
    boxes = ticks.widget

    def offer() -> None:
        own = [one for one in rooms if one.hub_id == hub.input.value()]
        boxes.set_choices([Choice(value=one.id, label=one.name) for one in own])
        ticks.setVisible(bool(own))

    hub.changed.connect(offer)
    offer()


def state_dialog(desk: Desk, ids: Sequence[str], label: str, parent: QWidget) -> FormDialog:
    """Return the dialog that puts keys out of service, or back in."""
    form = Form(
        "device_state",
        (
            Section(
                fields=(
                    Field("state", tr("État"), ChoiceInput(choices_of(DEVICE_STATES)),
                          required=True),
                    Field("on", tr("Depuis le"), DateInput(desk.today), required=True),
                    Field("reason", tr("Motif"), TextInput(longest=200)),
                )
            ),
        ),
    )  # fmt: skip
    form.set_values({"state": str(DeviceState.WITHDRAWN), "on": desk.today()})

    def save(values: Mapping[str, Any]) -> None:
        desk.do(
            access_devices.set_state,
            tuple(ids),
            DeviceState(str(values["state"])),
            values["on"],
            values["reason"],
            then=lambda _count: form.settle(),
            failed=form.refuse,
            owner=form,
        )

    title = tr("État de {label}").format(label=label)
    return FormDialog(form, name="device_state", title=title, save=save, parent=parent)


def found_dialog(desk: Desk, device_id: str, label: str, parent: QWidget) -> FormDialog:
    """Return the dialog that puts a lost key back into the box."""
    form = Form(
        "device_found",
        (
            Section(
                fields=(
                    Field("on", tr("Retrouvée le"), DateInput(desk.today), required=True),
                    Field("reason", tr("Circonstances"), TextInput(longest=200)),
                )
            ),
        ),
    )
    form.set_values({"on": desk.today()})

    def save(values: Mapping[str, Any]) -> None:
        desk.do(
            handovers.find_again,
            device_id,
            values["on"],
            values["reason"],
            then=lambda _one: form.settle(),
            failed=form.refuse,
            owner=form,
        )

    title = tr("{label} retrouvée").format(label=label)
    return FormDialog(form, name="device_found", title=title, save=save, parent=parent)


def loss_dialog(desk: Desk, rows: Sequence[HandoverRow], parent: QWidget) -> FormDialog:
    """Return the dialog that declares keys lost by those who hold them."""
    names = [Choice(value=row.handover.id, label=_held_words(row)) for row in rows]
    form = Form(
        "device_loss",
        (
            Section(
                fields=(
                    Field("ids", tr("Clés perdues"), ChecksInput(names), required=True),
                    Field("on", tr("Déclarée le"), DateInput(desk.today), required=True),
                    Field("reason", tr("Circonstances"), LongTextInput(lines=2), required=True),
                    Field(
                        "cost_cents",
                        tr("Coût demandé"),
                        MoneyInput(),
                        hint=tr("Par clé. Vide\u202f: le coût de remplacement du registre."),
                    ),
                )
            ),
        ),
    )
    ticked = tuple(one.value for one in names) if len(names) == 1 else ()
    form.set_values({"ids": ticked, "on": desk.today()})

    def save(values: Mapping[str, Any]) -> None:
        desk.do(
            handovers.declare_loss,
            values["ids"],
            values["on"],
            values["reason"],
            values["cost_cents"],
            then=lambda _made: form.settle(),
            failed=form.refuse,
            owner=form,
        )

    return FormDialog(
        form,
        name="device_loss",
        title=tr("Perte déclarée"),
        save=save,
        parent=parent,
        verb=tr("&Déclarer la perte"),
    )


def _held_words(row: HandoverRow) -> str:
    return f"{row.label} – {row.handover.holder}"
