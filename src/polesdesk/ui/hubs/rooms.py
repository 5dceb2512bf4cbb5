"""The dialog of a room, or of a unit: locker, letterbox, registered address."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from polesdesk.domain.hubs import PropertyRegime, Room, RoomKind
from polesdesk.domain.labels import REGIMES, ROOM_KINDS
from polesdesk.ui.form import Field, Form, FormDialog, Section
from polesdesk.ui.hubs.form import chosen
from polesdesk.ui.inputs import (
    CheckInput,
    ChoiceInput,
    IntInput,
    LongTextInput,
    SurfaceInput,
    TextInput,
)
from polesdesk.ui.words import choices_of, tr

PLAIN = (
    "name", "building", "floor", "door", "surface_m2", "capacity", "erp_type", "erp_category",
    "cadastral_ref", "furniture", "shareable", "notes",
)  # fmt: skip
ROOM_ONLY = (
    "surface_m2", "capacity", "erp_type", "erp_category", "shareable", "furniture", "equipment",
    "walk_order",
)  # fmt: skip
"""Fields that a locker, a letterbox or an address does not have."""


def make_form() -> Form:
    """Return the form of a room, empty."""
    form = Form("room", (_identity(), _place()))
    kind = form.fields["kind"]

    def follow() -> None:
        is_room = kind.input.value() in ("", RoomKind.ROOM)
        for name in ROOM_ONLY:
            form.fields[name].setVisible(is_room)

    kind.changed.connect(follow)
    follow()
    return form


def _identity() -> Section:
    erp_hint = tr("L\u202f: réunions, R\u202f: enseignement, W\u202f: bureaux, X\u202f: sport")
    own_hint = tr("À remplir s’il diffère de celui du pôle.")
    return Section(
        fields=(
            Field("name", tr("Nom"), TextInput(longest=120), required=True),
            Field("kind", tr("Nature"), ChoiceInput(choices_of(ROOM_KINDS)), required=True),
            Field("surface_m2", tr("Surface"), SurfaceInput()),
            Field("capacity", tr("Jauge"), IntInput(least=1, most=100_000, unit=tr("personnes"))),
            Field("erp_type", tr("Type d’ERP"), TextInput(longest=20), hint=erp_hint),
            Field("erp_category", tr("Catégorie d’ERP"), IntInput(least=1, most=5)),
            Field("shareable", tr("Partage"), CheckInput(tr("peut servir à plusieurs"))),
            Field(
                "property_regime", tr("Domaine"), ChoiceInput(choices_of(REGIMES)), hint=own_hint
            ),
        )
    )


def _place() -> Section:
    equipment_hint = tr("Séparés par des virgules\u202f: vidéoprojecteur, piano, cuisine.")
    walk_hint = tr("Place du local dans la tournée\u202f; sinon par bâtiment, étage et nom.")
    return Section(
        title=tr("Emplacement et équipement"),
        fields=(
            Field("building", tr("Bâtiment"), TextInput(longest=120)),
            Field("floor", tr("Étage"), TextInput(longest=60)),
            Field("door", tr("Porte"), TextInput(longest=60)),
            Field("cadastral_ref", tr("Cadastre"), TextInput(longest=60)),
            Field("furniture", tr("Mobilier"), LongTextInput(lines=2)),
            Field("equipment", tr("Équipements"), TextInput(), hint=equipment_hint),
            Field("walk_order", tr("Rang de visite"), IntInput(least=1, most=999), hint=walk_hint),
            Field("notes", tr("Remarques"), LongTextInput(lines=2)),
        ),
    )


def shown_values(room: Room) -> dict[str, Any]:
    """Return what the form shows of a room."""
    values: dict[str, Any] = {name: getattr(room, name) for name in PLAIN}
    values["kind"] = room.kind
    values["property_regime"] = room.property_regime or ""
    values["equipment"] = ", ".join(room.equipment)
    values["walk_order"] = room.walk_order or None
    return values


def room_of(room: Room, values: Mapping[str, Any]) -> Room:
    """Return the room with what was typed; what its kind does not have is kept as it was."""
    kind = RoomKind(values["kind"])
    kept = PLAIN if kind is RoomKind.ROOM else [name for name in PLAIN if name not in ROOM_ONLY]
    told = {name: values[name] for name in kept}
    if kind is RoomKind.ROOM:
        words = (word.strip() for word in (values["equipment"] or "").split(","))
        told["equipment"] = tuple(dict.fromkeys(word for word in words if word))
        told["walk_order"] = values["walk_order"] or 0
    return replace(
        room,
        **told,
        kind=kind,
        property_regime=chosen(PropertyRegime, values["property_regime"]),
    )


def room_dialog(room: Room, save: Callable[[Form, Room], object], parent: QWidget) -> FormDialog:
    """Return the dialog of a room; ``save`` gets the form and the room as typed."""
    form = make_form()
    form.set_values(shown_values(room))
    title = tr("Local «\u202f{name}\u202f»").format(name=room.name)
    return FormDialog(
        form,
        name="room",
        title=title if room.version else tr("Nouveau local"),
        save=lambda values: save(form, room_of(room, values)),
        parent=parent,
    )
