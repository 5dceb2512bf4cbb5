"""The dialogs of follow-ups: open or change one, record an answer, end it, ask why."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from polesdesk.actions import follow_ups
from polesdesk.domain.escalation import STEPS
from polesdesk.domain.follow_up_rows import NonUseRow
from polesdesk.domain.follow_ups import FollowUp
from polesdesk.domain.french import format_date, join_and, weekday_name
from polesdesk.domain.identity import new_id
from polesdesk.domain.lists import Choice
from polesdesk.domain.occupancy_labels import FOLLOW_UPS
from polesdesk.ui.desk import Desk
from polesdesk.ui.form import Field, Form, FormDialog, Section
from polesdesk.ui.inputs import ChoiceInput, DateInput, LongTextInput, TextInput
from polesdesk.ui.words import choices_of, marked, offered, tr

OPEN_KINDS = {kind: label for kind, label in FOLLOW_UPS.items() if kind not in STEPS}
_JUDGED = (
    Choice(value="yes", label=marked("Oui, les absences sont excusées")),
    Choice(value="no", label=marked("Non, elles restent sans excuse")),
    Choice(value="later", label=marked("À examiner")),
)
_MEANING = {"yes": True, "no": False, "later": None}
Then = Callable[[FollowUp], object]


def edit_dialog(
    desk: Desk, one: FollowUp | None, hubs: Sequence[Choice], then: Then, parent: QWidget
) -> FormDialog:
    """Return the dialog of a follow-up opened by hand, or of one that is changed."""
    is_step = one is not None and one.kind in STEPS
    kinds = choices_of(FOLLOW_UPS if is_step else OPEN_KINDS)
    form = Form(
        "follow_up",
        (
            Section(
                fields=(
                    Field("kind", tr("Nature"), ChoiceInput(kinds), required=True),
                    Field("title", tr("Objet"), TextInput(longest=200), required=True),
                    Field("hub_id", tr("Pôle"), ChoiceInput(hubs), required=True),
                    Field("owner", tr("Responsable"), TextInput(longest=120)),
                    Field("due_on", tr("Échéance"), DateInput(desk.today)),
                    Field("notes", tr("Notes"), LongTextInput()),
                )
            ),
        ),
    )
    if one is not None:
        names = ("kind", "title", "hub_id", "owner", "due_on", "notes")
        form.set_values({name: getattr(one, name) for name in names})
        form.fields["kind"].input.set_locked(locked=is_step)

    def save(values: Mapping[str, Any]) -> None:
        base = one or FollowUp(id=new_id())
        desk.do(
            follow_ups.save,
            replace(base, **values),
            then=partial(_saved, form, then),
            failed=form.refuse,
            owner=form,
        )

    title = tr("Modifier la suite") if one is not None else tr("Nouvelle suite")
    return FormDialog(form, name="follow_up", title=title, save=save, parent=parent)


def _saved(form: Form, then: Then, one: FollowUp) -> None:
    form.settle()
    then(one)


def answer_dialog(desk: Desk, one: FollowUp, parent: QWidget) -> FormDialog:
    """Return the dialog that records what the association answered, and judges it."""
    hint = tr(
        "Une absence excusée ne compte plus dans les taux\u202f; le constat, lui, reste tel quel."
    )
    form = Form(
        "follow_up_answer",
        (
            Section(
                fields=(
                    Field("answered_on", tr("Reçue le"), DateInput(desk.today), required=True),
                    Field("answer", tr("Réponse"), LongTextInput(), required=True),
                    Field(
                        "excused",
                        tr("Excusée\u202f?"),
                        ChoiceInput(offered(_JUDGED)),
                        required=True,
                        hint=hint,
                    ),
                )
            ),
        ),
    )
    judged = {True: "yes", False: "no", None: "later"}[one.excused]
    form.set_values(
        {"answered_on": one.answered_on or desk.today(), "answer": one.answer, "excused": judged}
    )

    def save(values: Mapping[str, Any]) -> None:
        desk.do(
            follow_ups.answer,
            one.id,
            values["answer"],
            values["answered_on"],
            excused=_MEANING[str(values["excused"])],
            then=lambda _one: form.settle(),
            failed=form.refuse,
            owner=form,
        )

    title = tr("Réponse de l’association")
    return FormDialog(form, name="follow_up_answer", title=title, save=save, parent=parent)


def end_dialog(desk: Desk, one: FollowUp, parent: QWidget) -> FormDialog:
    """Return the dialog that ends a follow-up, and says how."""
    form = Form(
        "follow_up_end",
        (
            Section(
                fields=(
                    Field("done_on", tr("Terminée le"), DateInput(desk.today), required=True),
                    Field(
                        "outcome",
                        tr("Suite donnée"),
                        LongTextInput(),
                        required=one.kind in STEPS,
                        hint=tr("Ce qui a été fait ou décidé, et pourquoi."),
                    ),
                )
            ),
        ),
    )
    form.set_values({"done_on": desk.today(), "outcome": one.outcome})

    def save(values: Mapping[str, Any]) -> None:
        desk.do(
            follow_ups.end,
            one.id,
            values["done_on"],
            values["outcome"],
            then=lambda _one: form.settle(),
            failed=form.refuse,
            owner=form,
        )

    return FormDialog(
        form,
        name="follow_up_end",
        title=tr("Terminer la suite"),
        save=save,
        parent=parent,
        verb=tr("&Terminer"),
    )


def non_use_dialog(
    desk: Desk, found: Sequence[NonUseRow], slot_id: str, then: Then, parent: QWidget
) -> FormDialog:
    """Return the dialog that opens a request for explanations of a slot left unused."""
    choices = [Choice(value=one.slot.id, label=_slot_words(one)) for one in found]
    form = Form(
        "non_use",
        (
            Section(
                fields=(
                    Field(
                        "slot",
                        tr("Créneau"),
                        ChoiceInput(choices),
                        required=True,
                        hint=tr(
                            "Le courrier demande à l’association d’expliquer ses absences avant "
                            "toute décision. Rien n’est envoyé avant que vous l’émettiez."
                        ),
                    ),
                    Field("days", tr("Absences"), LongTextInput()),
                )
            ),
        ),
    )
    slot, days = form.fields["slot"].input, form.fields["days"].input
    by_id = {one.slot.id: one for one in found}

    def tell() -> None:
        one = by_id.get(str(slot.value() or ""))
        days.set_value(_day_words(one) if one is not None else "")

    slot.changed.connect(tell)
    wanted = slot_id if slot_id in by_id else next(iter(by_id), "")
    form.set_values({"slot": wanted, "days": _day_words(by_id[wanted]) if wanted else ""})
    days.set_locked(locked=True)

    def save(values: Mapping[str, Any]) -> None:
        desk.do(
            follow_ups.ask_explanations,
            values["slot"],
            then=partial(_saved, form, then),
            failed=form.refuse,
            owner=form,
        )

    return FormDialog(
        form,
        name="non_use",
        title=tr("Demander des explications"),
        save=save,
        parent=parent,
        verb=tr("&Ouvrir la demande"),
    )


def _slot_words(one: NonUseRow) -> str:
    return f"{weekday_name(one.slot.weekday)} · {one.slot.association}"


def _day_words(one: NonUseRow) -> str:
    days = join_and([format_date(day) for day in one.days])
    days = f"{one.slot.hub}, {one.slot.label}\n{days}"
    if one.rule.is_consecutive:
        return tr("{days}, à la suite (seuil\u202f: {n})").format(days=days, n=one.rule.threshold)
    return tr("{days} (seuil\u202f: {n} sur la période)").format(days=days, n=one.rule.threshold)
