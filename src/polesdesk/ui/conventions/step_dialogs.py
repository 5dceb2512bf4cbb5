"""The small dialogs that ask for the day and the reason of a step."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from polesdesk.actions import conventions, originals
from polesdesk.domain.conventions import Convention, Renewal, TerminationGround
from polesdesk.domain.enforceability import has_act
from polesdesk.domain.labels import TERMINATIONS
from polesdesk.domain.moves import Move
from polesdesk.ui.cancelling import cancelling_dialog
from polesdesk.ui.conventions.steps import RENEWAL_LABELS, Asked, Questions, questions
from polesdesk.ui.desk import Desk
from polesdesk.ui.form import Field, Form, FormDialog, Section
from polesdesk.ui.inputs import ChoiceInput, DateInput, LongTextInput, TextInput
from polesdesk.ui.words import choices_of, tr


def move_dialog(desk: Desk, convention: Convention, move: Move, parent: QWidget) -> FormDialog:
    """Return the dialog that asks what a move needs, and makes it."""
    asked = questions(move)
    form = Form("move", (Section(fields=_fields(desk, asked, convention)),))
    if "on" in form.fields:
        form.set_values({"on": desk.today()})

    def save(values: Mapping[str, Any]) -> None:
        told = dict(values)
        if "termination_ground" in told:
            told["ground"] = TerminationGround(told.pop("termination_ground"))
        desk.do(
            conventions.move,
            convention.id,
            move.target,
            **told,
            then=lambda _saved: form.settle(),
            failed=form.refuse,
            owner=form,
        )

    return FormDialog(form, name="move", title=tr(move.label), save=save, parent=parent)


def make_move(desk: Desk, convention: Convention, move: Move, parent: QWidget) -> None:
    """Make a move, after its dialog when it asks something."""
    if questions(move).is_nothing():
        desk.do(conventions.move, convention.id, move.target, owner=parent)
    else:
        move_dialog(desk, convention, move, parent).open()


def renewal_dialog(
    desk: Desk, convention: Convention, target: Renewal, parent: QWidget
) -> FormDialog:
    """Return the dialog that notes a step of renewal."""
    refused = target is Renewal.NOT_RENEWED
    on = tr("Demande du") if target is Renewal.REQUESTED else tr("Le")
    asked = Questions(on=on, reason=Asked.YES if refused else Asked.MAYBE)
    form = Form("renewal", (Section(fields=_fields(desk, asked, convention)),))
    form.set_values({"on": desk.today()})

    def save(values: Mapping[str, Any]) -> None:
        desk.do(
            conventions.move_renewal,
            convention.id,
            target,
            **values,
            then=lambda _saved: form.settle(),
            failed=form.refuse,
            owner=form,
        )

    title = tr(RENEWAL_LABELS[target]).removesuffix("…")
    return FormDialog(form, name="renewal", title=title, save=save, parent=parent)


def cancel_original_dialog(desk: Desk, convention: Convention, parent: QWidget) -> FormDialog:
    """Return the dialog that cancels an issued original with a reason."""
    return cancelling_dialog(
        desk,
        originals.cancel,
        convention.id,
        parent,
        name="cancel_original",
        title=tr("Annuler l’original de {number}").format(number=convention.number),
        hint=tr(
            "La version imprimée est annulée et son numéro ne servira plus\u202f; la convention "
            "redevient un projet que l’on peut modifier."
        ),
        verb=tr("&Annuler l’original"),
    )


def issue_dialog(
    title: str, why: str, then: Callable[[str], object], parent: QWidget
) -> FormDialog:
    """Return the dialog that asks for a reason before an issue; ``then`` gets it."""
    reason = Field("reason", tr("Motif"), LongTextInput(lines=3), required=True, hint=why)
    form = Form("issue", (Section(fields=(reason,)),))

    def go(values: Mapping[str, Any]) -> None:
        form.settle()
        then(values["reason"])

    return FormDialog(
        form, name="issue", title=title, save=go, parent=parent, verb=tr("É&mettre l’original")
    )


def _fields(desk: Desk, asked: Questions, one: Convention) -> tuple[Field, ...]:
    fields: list[Field] = []
    if asked.ground:
        fields.append(
            Field(
                "termination_ground",
                tr("Fondement"),
                ChoiceInput(choices_of(TERMINATIONS)),
                required=True,
            )
        )
    if asked.on:
        fields.append(Field("on", tr(asked.on), DateInput(desk.today), required=True))
    if asked.until:
        needed = asked.until_needed is Asked.YES
        fields.append(Field("until", tr(asked.until), DateInput(desk.today), required=needed))
    if asked.act_days:
        fields += _act_days(desk, one)
    if asked.receipt:
        receipt = TextInput(longest=80)
        fields.append(
            Field("receipt", tr("Accusé n°"), receipt, hint=tr("Si la préfecture l’a rendu"))
        )
    if asked.reason is not Asked.NO:
        reason = LongTextInput(lines=3)
        needed = asked.reason is Asked.YES
        fields.append(
            Field("reason", tr("Motif"), reason, required=needed, hint=tr(asked.reason_hint))
        )
    if asked.despite_hint:
        despite = LongTextInput(lines=2)
        fields.append(
            Field("despite", tr("Pour passer outre"), despite, hint=tr(asked.despite_hint))
        )
    return tuple(fields)


def _act_days(desk: Desk, one: Convention) -> list[Field]:
    """Return the days of the authorising act that are not known yet: both make it enforceable."""
    if not has_act(one):
        return []
    known = (
        ("act_transmitted_on", tr("Acte transmis le"), one.decision_transmitted_on),
        ("act_published_on", tr("Acte publié le"), one.decision_published_on),
    )
    return [Field(name, label, DateInput(desk.today)) for name, label, day in known if day is None]
