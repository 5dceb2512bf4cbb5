"""The form of a closure of its own, made without an operation: days, hours, reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from polesdesk.actions import boards, school_calendar
from polesdesk.domain.closure_cards import Closable
from polesdesk.domain.french import format_date
from polesdesk.domain.lists import Choice
from polesdesk.domain.occupancy_labels import CLOSURE_KINDS
from polesdesk.domain.planning_rows import OccurrenceRow
from polesdesk.domain.school_calendar import Closure, ClosureKind
from polesdesk.ui.desk import Desk
from polesdesk.ui.form import Field, Form, FormDialog, Section
from polesdesk.ui.inputs import ChoiceInput, DateInput, TextInput, TimeInput
from polesdesk.ui.words import choices_of, tr

TOLD = 3
"""Occurrences touched that are named; the others are counted."""


def closure_dialog(desk: Desk, closure: Closure, places: Closable, parent: QWidget) -> FormDialog:
    """Return the dialog of a closure; it counts and names the occurrences that it touches."""
    form = _make_form(desk, places)
    form.set_values(
        {
            "hub_id": closure.hub_id,
            "room_id": closure.room_id or "",
            "kind": closure.kind.value,
            "first": closure.first,
            "last": closure.last,
            "start": closure.start,
            "end": closure.end,
            "reason": closure.reason,
        }
    )
    _offer_rooms(form, places)
    _count_touched(desk, form, closure)

    def save(values: Mapping[str, Any]) -> None:
        desk.do(
            school_calendar.save_closure,
            _typed(closure, values),
            then=lambda _saved: form.settle(),
            failed=form.refuse,
            owner=form,
        )

    title = tr("Fermeture ou réquisition")
    return FormDialog(form, name="closure", title=title, save=save, parent=parent)


def _make_form(desk: Desk, places: Closable) -> Form:
    whole = tr("Vide\u202f: la journée entière.")
    return Form(
        "closure",
        (
            Section(
                fields=(
                    Field("hub_id", tr("Pôle"), ChoiceInput(places.hubs), required=True),
                    Field("room_id", tr("Salle"), ChoiceInput(empty_label=tr("tout le pôle"))),
                    Field("kind", tr("Nature"), ChoiceInput(choices_of(CLOSURE_KINDS)),
                          required=True),
                    Field("first", tr("Du"), DateInput(desk.today), required=True),
                    Field("last", tr("Au"), DateInput(desk.today),
                          hint=tr("Compris. Vide\u202f: ce jour seulement.")),
                    Field("start", tr("De"), TimeInput()),
                    Field("end", tr("À"), TimeInput(), hint=whole),
                    Field("reason", tr("Motif"), TextInput(longest=200), required=True),
                )
            ),
        ),
    )  # fmt: skip


def _offer_rooms(form: Form, places: Closable) -> None:
    hub, room = form.fields["hub_id"], form.fields["room_id"]
    assert isinstance(room.widget, ChoiceInput)
    box = room.widget

    def offer() -> None:
        own = [one for one in places.rooms if one.hub_id == hub.input.value()]
        box.set_choices([Choice(value=one.id, label=one.name) for one in own])

    hub.changed.connect(offer)
    kept = box.value()
    offer()
    box.set_value(kept)


def _count_touched(desk: Desk, form: Form, closure: Closure) -> None:
    """Say above the fields what the closure touches, at each change of them."""

    def count() -> None:
        values = form.values()
        if values["hub_id"] and values["first"]:
            desk.read(boards.touched, _typed(closure, values), then=tell, owner=form)

    def tell(rows: Sequence[OccurrenceRow]) -> None:
        form.tell(_touched_in_words(rows))

    for name in ("hub_id", "room_id", "first", "last", "start", "end"):
        form.fields[name].changed.connect(count)
    count()


def _touched_in_words(rows: Sequence[OccurrenceRow]) -> str:
    if not rows:
        return tr("Aucune séance n’est touchée.")
    named = [f"{row.association} ({format_date(row.day)}, {row.room})" for row in rows[:TOLD]]
    if len(rows) > TOLD:
        named.append("…")
    told = tr("Séance touchée") if len(rows) == 1 else tr("{n} séances touchées")
    return f"{told.format(n=len(rows))}\u202f: {', '.join(named)}"


def _typed(closure: Closure, values: Mapping[str, Any]) -> Closure:
    return replace(
        closure,
        hub_id=values["hub_id"],
        room_id=values["room_id"] or None,
        kind=ClosureKind(values["kind"] or ClosureKind.CLOSURE),
        first=values["first"],
        last=values["last"] or values["first"],
        start=values["start"],
        end=values["end"],
        reason=values["reason"] or "",
    )
