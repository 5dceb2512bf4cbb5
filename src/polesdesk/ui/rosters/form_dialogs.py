"""The small dialogs of permanences: a reason, a replacement, the permanence itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from polesdesk.actions import roster_moves
from polesdesk.domain.lists import Choice
from polesdesk.domain.rostering_checks import RosterFinding
from polesdesk.domain.rostering_rows import PatternForm
from polesdesk.domain.rosters import DutyShift
from polesdesk.ui.desk import Desk
from polesdesk.ui.form import Field, Form, FormDialog, Section
from polesdesk.ui.inputs import CheckInput, ChoiceInput, DateInput, IntInput, TextInput, TimeInput
from polesdesk.ui.words import tr

LONGEST = 120
Saved = Callable[[], object]


def ask_reason(
    desk: Desk,
    name: str,
    title: str,
    told: str,
    act: Callable[..., object],
    *args: object,
    parent: QWidget,
    verb: str = "",
    then: Saved = lambda: None,
) -> FormDialog:
    """Return the dialog that asks for a reason, then carries the action out with it."""
    reason = Field("reason", tr("Motif"), TextInput(longest=LONGEST), required=True)
    form = Form(name, (Section(fields=(reason,)),))
    form.tell(told)

    def save(values: Mapping[str, Any]) -> None:
        desk.do(
            act, *args, values["reason"], then=lambda _done: _settle(form, then),
            failed=form.refuse, owner=form,
        )  # fmt: skip

    return FormDialog(form, name=name, title=title, save=save, parent=parent, verb=verb)


def _settle(form: Form, then: Saved) -> None:
    form.settle()
    then()


def doubts_in_words(found: tuple[RosterFinding, ...]) -> str:
    """Return what speaks against a choice, each thing once."""
    return " ".join(dict.fromkeys(one.message for one in found))


def assign_with_reason(
    desk: Desk,
    doubts: tuple[RosterFinding, ...],
    act: Callable[..., object],
    *args: object,
    parent: QWidget,
    then: Saved = lambda: None,
) -> None:
    """Put a person on a permanence: at once, or with the reason why a warning is passed."""
    if not doubts:
        desk.do(act, *args, then=lambda _done: then(), owner=parent)
        return
    reason = Field(
        "reason",
        tr("Motif"),
        TextInput(longest=LONGEST),
        required=True,
        hint=tr("Il est gardé avec l’inscription."),
    )
    form = Form("roster_reason", (Section(fields=(reason,)),))
    form.tell(doubts_in_words(doubts))

    def save(values: Mapping[str, Any]) -> None:
        desk.do(
            act, *args, reason=values["reason"], then=lambda _done: _settle(form, then),
            failed=form.refuse, owner=form,
        )  # fmt: skip

    FormDialog(
        form,
        name="roster_reason",
        title=tr("Inscrire malgré tout"),
        save=save,
        parent=parent,
        verb=tr("&Inscrire"),
    ).open()


def shift_form_dialog(
    desk: Desk, shift: DutyShift, known: PatternForm, parent: QWidget, then: Saved = lambda: None
) -> FormDialog:
    """Return the dialog of one permanence, new or to change."""
    form = _shift_form(desk, known)
    names = ("hub_id", "room_id", "day", "start", "end", "task", "minimum", "maximum", "skill",
             "needs_key", "notes")  # fmt: skip
    form.set_values({name: getattr(shift, name) for name in names})
    offer_rooms(form, known)

    def save(values: Mapping[str, Any]) -> None:
        typed = replace(
            shift,
            **{**values, "room_id": values["room_id"] or None},
        )
        desk.do(
            roster_moves.save_shift, typed, then=lambda _done: _settle(form, then),
            failed=form.refuse, owner=form,
        )  # fmt: skip

    title = tr("Modifier la permanence") if shift.version else tr("Nouvelle permanence")
    return FormDialog(form, name="duty_shift", title=title, save=save, parent=parent)


def _shift_form(desk: Desk, known: PatternForm) -> Form:
    return Form(
        "duty_shift",
        (
            Section(
                fields=(
                    Field("hub_id", tr("Pôle"), ChoiceInput(known.hubs), required=True),
                    Field("room_id", tr("Local"), ChoiceInput(empty_label=tr("tout le pôle"))),
                    Field("day", tr("Jour"), DateInput(desk.today), required=True),
                    Field("start", tr("De"), TimeInput(), required=True),
                    Field("end", tr("À"), TimeInput(), required=True,
                          hint=tr("Une fin avant le début est le lendemain.")),
                    Field("task", tr("Mission"), TextInput(longest=80)),
                )
            ),
            Section(title=tr("Qui il faut"), fields=headcount_fields()),
            Section(fields=(Field("notes", tr("Note"), TextInput(longest=300)),)),
        ),
    )  # fmt: skip


def headcount_fields() -> tuple[Field, ...]:
    """Return how many people are wanted and what one of them must bring."""
    return (
        Field("minimum", tr("Il faut"), IntInput(most=99, unit=tr("personnes")), required=True),
        Field("maximum", tr("Au plus"), IntInput(least=1, most=99, unit=tr("personnes")),
              required=True),
        Field("skill", tr("Compétence"), TextInput(longest=60),
              hint=tr("Une personne au moins doit l’avoir.")),
        Field("needs_key", tr("Clé"), CheckInput(tr("quelqu’un doit avoir la clé du pôle"))),
    )  # fmt: skip


def offer_rooms(form: Form, known: PatternForm) -> None:
    """Offer the rooms of the hub that is chosen."""
    hub, room = form.fields["hub_id"], form.fields["room_id"]
    box = room.widget
    assert isinstance(box, ChoiceInput)
    kept = box.value()

    def offer() -> None:
        own: list[Choice] = [one for hub_id, one in known.rooms if hub_id == hub.input.value()]
        box.set_choices(own)

    hub.changed.connect(offer)
    offer()
    box.set_value(kept)
