"""The dialogs of an occurrence: move it, cancel it, note that the association excused itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtWidgets import QRadioButton, QWidget

from polesdesk.domain.french import day_with_weekday
from polesdesk.domain.hubs import Room
from polesdesk.domain.lists import Choice
from polesdesk.domain.slot_changes import Extent, Fate, Place
from polesdesk.ui.form import Field, Form, FormDialog, Section
from polesdesk.ui.inputs import ChoiceInput, DateInput, TextInput, TimeInput
from polesdesk.ui.inputs.radios import RadiosInput
from polesdesk.ui.planning.blocks import Block, time_of
from polesdesk.ui.planning.hands import Wish
from polesdesk.ui.planning.words import holder_of
from polesdesk.ui.words import marked, offered, tr

EXTENTS = (
    Choice(value=Extent.THIS.value, label=marked("cette séance seulement")),
    Choice(value=Extent.FOLLOWING.value, label=marked("celle-ci et les suivantes")),
    Choice(value=Extent.ALL.value, label=marked("toutes les séances du créneau")),
)


def move_dialog(
    block: Block,
    wish: Wish,
    rooms: Sequence[Room],
    refusal: str,
    *,
    fates: Mapping[Extent, Fate],
    today: Callable[[], date],
    save: Callable[[Form, Extent, Place, str], object],
    parent: QWidget,
) -> FormDialog:
    """Return the dialog that moves an occurrence or its series.

    ``refusal`` is why the series may not change, ``fates`` what becomes of its exceptions;
    ``save`` gets form, extent, place and reason.
    """
    fields = (*_place_fields(rooms, today), _extent_field(refusal), _reason_field())
    form = Form("move", (Section(fields=fields),))
    form.set_values(
        {
            "day": wish.day,
            "start": time_of(wish.start),
            "end": time_of(wish.start + wish.minutes),
            "room_id": wish.room_id or block.row.room_id,
        }
    )
    _lock_series(form, refusal)
    if not refusal:
        _tell_fate(form, {extent: fate.moved for extent, fate in fates.items()})

    def submit(values: Mapping[str, Any]) -> None:
        save(form, Extent(values["extent"]), _place_of(values), values["reason"] or "")

    return FormDialog(
        form,
        name="move",
        title=_title(tr("Déplacer"), block),
        save=submit,
        parent=parent,
        verb=tr("&Déplacer"),
    )


def add_dialog(
    block: Block,
    rooms: Sequence[Room],
    *,
    today: Callable[[], date],
    save: Callable[[Form, Place, str], object],
    parent: QWidget,
) -> FormDialog:
    """Return the dialog that adds one occurrence to the slot of another."""
    form = Form("added", (Section(fields=(*_place_fields(rooms, today), _reason_field())),))
    row = block.row
    form.set_values({"start": row.start, "end": row.end, "room_id": row.room_id})

    def submit(values: Mapping[str, Any]) -> None:
        save(form, _place_of(values), values["reason"] or "")

    return FormDialog(
        form,
        name="added",
        title=tr("Ajouter une séance\u202f: {name}").format(name=holder_of(block)),
        save=submit,
        parent=parent,
        verb=tr("&Ajouter"),
    )


def _place_fields(rooms: Sequence[Room], today: Callable[[], date]) -> tuple[Field, ...]:
    where = [Choice(value=room.id, label=room.name) for room in rooms]
    return (
        Field("day", tr("Jour"), DateInput(today), required=True),
        Field("start", tr("De"), TimeInput(), required=True),
        Field("end", tr("À"), TimeInput(), required=True),
        Field("room_id", tr("Salle"), ChoiceInput(where), required=True),
    )


def _reason_field(hint: str = "") -> Field:
    return Field("reason", tr("Motif"), TextInput(longest=200), hint=hint)


def _place_of(values: Mapping[str, Any]) -> Place:
    return Place(
        day=values["day"],
        start=values["start"],
        end=values["end"],
        room_id=values["room_id"],
    )


def cancel_dialog(
    block: Block,
    refusal: str,
    save: Callable[[Form, Extent, str], object],
    parent: QWidget,
    *,
    fates: Mapping[Extent, Fate],
) -> FormDialog:
    """Return the dialog that cancels an occurrence, or ends its series."""
    hint = tr("Travaux, élections, fête de quartier… Il se lit sur le planning.")
    form = Form("cancel", (Section(fields=(_extent_field(refusal), _reason_field(hint))),))
    _lock_series(form, refusal)
    extent, reason = form.fields["extent"], form.fields["reason"]
    if not refusal:
        _tell_fate(form, {extent: fate.ended for extent, fate in fates.items()})
    extent.changed.connect(lambda: reason.setVisible(extent.input.value() == Extent.THIS.value))

    def submit(values: Mapping[str, Any]) -> None:
        save(form, Extent(values["extent"]), values["reason"] or "")

    return FormDialog(
        form,
        name="cancel",
        title=_title(tr("Annuler la séance"), block),
        save=submit,
        parent=parent,
        verb=tr("&Annuler la séance"),
        back=tr("&Ne rien changer"),
    )


def excuse_dialog(
    block: Block,
    today: Callable[[], date],
    save: Callable[[Form, str, str, date], object],
    parent: QWidget,
) -> FormDialog:
    """Return the dialog that notes an absence which the association excused."""
    form = Form(
        "excuse",
        (
            Section(
                fields=(
                    Field("told_by", tr("Prévenu par"), TextInput(longest=120), required=True),
                    Field("received_on", tr("Reçu le"), DateInput(today), required=True),
                    _reason_field(),
                )
            ),
        ),
    )
    form.set_values({"received_on": today()})

    def submit(values: Mapping[str, Any]) -> None:
        save(form, values["reason"] or "", values["told_by"], values["received_on"])

    return FormDialog(
        form,
        name="excuse",
        title=_title(tr("Absence excusée"), block),
        save=submit,
        parent=parent,
    )


def _title(verb: str, block: Block) -> str:
    return f"{verb}\u202f: {holder_of(block)}, {day_with_weekday(block.row.day)}"


def _extent_field(refusal: str) -> Field:
    return Field("extent", tr("Pour"), RadiosInput(offered(EXTENTS)), hint=refusal)


def _tell_fate(form: Form, told: Mapping[Extent, str]) -> None:
    """Say under the extent what becomes of what departs from the series, as it is chosen."""
    field = form.fields["extent"]
    field.changed.connect(lambda: field.set_hint(told.get(Extent(str(field.input.value())), "")))


def _lock_series(form: Form, refusal: str) -> None:
    """Leave only the one occurrence to choose where the series may not change."""
    if not refusal:
        return
    for extent in (Extent.FOLLOWING, Extent.ALL):
        button = form.findChild(QRadioButton, f"{form.objectName()[:-5]}_extent_{extent.value}")
        if isinstance(button, QRadioButton):
            button.setEnabled(False)
