"""The fields of a closure: where, when, why, which act decides, whom associations may call."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from polesdesk.domain.closure_cards import Closable
from polesdesk.domain.closure_labels import CLOSURE_GROUNDS
from polesdesk.domain.closure_operations import ClosureGround, ClosureOperation
from polesdesk.domain.lists import Choice
from polesdesk.ui.desk import Desk
from polesdesk.ui.form import Field, Form, Section
from polesdesk.ui.inputs import ChecksInput, ChoiceInput, DateInput, TextInput, TimeInput
from polesdesk.ui.words import choices_of, tr

PREVIEWED = ("hub_id", "room_ids", "first", "last", "start", "end", "ground")
"""Fields that change what is touched."""


def make_form(desk: Desk, places: Closable) -> Form:
    """Return the form, empty; the rooms follow the hub."""
    form = Form("closing", (_what(desk, places), _part(places), _act(desk)))
    hub, rooms = form.fields["hub_id"], form.fields["room_ids"]
    assert isinstance(rooms.widget, ChecksInput)
    boxes = rooms.widget

    def offer() -> None:
        boxes.set_choices(_rooms_of(places, hub.input.value()))
        boxes.setAccessibleName(tr("Locaux"))

    hub.changed.connect(offer)
    return form


def _most_rooms(places: Closable) -> Sequence[Choice]:
    """Return the rooms of the hub that has most, so that there is a box for each of any hub."""
    return max((_rooms_of(places, one.value) for one in places.hubs), key=len, default=())


def _rooms_of(places: Closable, hub_id: str) -> Sequence[Choice]:
    return [Choice(value=one.id, label=one.name) for one in places.rooms if one.hub_id == hub_id]


def _what(desk: Desk, places: Closable) -> Section:
    told = tr("Les courriers le disent\u202f: «\u202fremplacement du chauffage\u202f».")
    return Section(
        fields=(
            Field("hub_id", tr("Pôle"), ChoiceInput(places.hubs), required=True),
            Field("first", tr("Du"), DateInput(desk.today), required=True),
            Field("last", tr("Au"), DateInput(desk.today),
                  hint=tr("Compris. Vide\u202f: ce jour seulement.")),
            Field("ground", tr("Motif"), ChoiceInput(choices_of(CLOSURE_GROUNDS)),
                  required=True),
            Field("reason", tr("Précision"), TextInput(longest=200), required=True, hint=told),
        ),
    )  # fmt: skip


def _part(places: Closable) -> Section:
    return Section(
        title=tr("Une partie seulement"),
        fields=(
            Field("room_ids", tr("Locaux"), ChecksInput(_most_rooms(places)),
                  hint=tr("Aucun coché\u202f: tout le pôle.")),
            Field("start", tr("De"), TimeInput()),
            Field("end", tr("À"), TimeInput(), hint=tr("Vide\u202f: la journée entière.")),
        ),
    )  # fmt: skip


def _act(desk: Desk) -> Section:
    return Section(
        title=tr("Acte et contact"),
        fields=(
            Field("act_number", tr("Acte n°"), TextInput(longest=60),
                  hint=tr("Arrêté ou décision qui ferme les locaux.")),
            Field("act_date", tr("Acte du"), DateInput(desk.today)),
            Field("contact", tr("À qui s’adresser"), TextInput(longest=200),
                  hint=tr("Nom et téléphone pour les associations. Vide\u202f: le service.")),
        ),
    )  # fmt: skip


def operation_of(known: ClosureOperation, values: Mapping[str, Any]) -> ClosureOperation:
    """Return the operation as it is typed."""
    return replace(
        known,
        hub_id=values["hub_id"] or "",
        room_ids=tuple(values["room_ids"] or ()),
        ground=ClosureGround(values["ground"] or ClosureGround.WORKS),
        reason=values["reason"] or "",
        first=values["first"],
        last=values["last"] or values["first"],
        start=values["start"],
        end=values["end"],
        act_number=values["act_number"] or "",
        act_date=values["act_date"],
        contact=values["contact"] or "",
    )


def shown_values(one: ClosureOperation) -> dict[str, Any]:
    """Return the values of the form for an operation."""
    names = ("hub_id", "room_ids", "reason", "first", "last", "start", "end", "act_number",
             "act_date", "contact")  # fmt: skip
    return {**{name: getattr(one, name) for name in names}, "ground": one.ground.value}
