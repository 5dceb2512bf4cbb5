"""The dialogs of the journée citoyenne: a reason, a decision, an action, a sign-up, an incident."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, replace
from typing import Any

from PySide6.QtWidgets import QWidget

from polesdesk.actions import associations, journee, sign_ups
from polesdesk.actions.journee_forms import ProposalCard
from polesdesk.domain.field_words import field_label
from polesdesk.domain.identity import new_id
from polesdesk.domain.journee import DayTask
from polesdesk.domain.journee_indicators import Records
from polesdesk.domain.journee_labels import (
    INCIDENT_KINDS,
    PROPOSERS,
    SERVICE_ANSWERS,
    TASK_KINDS,
)
from polesdesk.domain.journee_papers import numbered
from polesdesk.domain.lists import Choice
from polesdesk.domain.rows import AssociationRow
from polesdesk.domain.sign_ups import Incident
from polesdesk.domain.volunteers import full_name
from polesdesk.domain.worksites import Proposal, ProposalState, WorksiteState
from polesdesk.ui.desk import Desk
from polesdesk.ui.form import Field, Form, FormDialog, Section
from polesdesk.ui.inputs import (
    ChoiceInput,
    DateInput,
    Input,
    LongTextInput,
    RecordInput,
    TextInput,
    TimeInput,
)
from polesdesk.ui.inputs.words import HoursInput
from polesdesk.ui.words import choices_of, tr

NOBODY = Choice(value="", label="–")


def reason_dialog(
    desk: Desk,
    act: Callable[[str, Form], object],
    *,
    title: str,
    why: str,
    parent: QWidget,
) -> FormDialog:
    """Return the dialog that asks why something is done all the same; ``why`` says what lacks."""
    field = Field("reason", tr("Motif"), LongTextInput(lines=3), required=True, hint=why)
    form = Form("journee_reason", (Section(fields=(field,)),))
    return FormDialog(
        form,
        name="journee_reason",
        title=title,
        save=lambda values: act(str(values["reason"]), form),
        parent=parent,
        verb=title,
    )


def proposal_dialog(
    desk: Desk, one: Proposal, then: Callable[[Proposal], object], parent: QWidget
) -> FormDialog:
    """Return the dialog of a proposal as it came in."""

    def field(name: str, widget: Input, *, required: bool = False, hint: str = "") -> Field:
        label = tr(field_label("worksite_proposal", name))
        return Field(name, label, widget, required=required, hint=hint)

    form = Form(
        "worksite_proposal",
        (
            Section(
                fields=(
                    field("title", TextInput(longest=200), required=True),
                    field("need", LongTextInput(lines=3)),
                    field("place", TextInput(longest=200)),
                    field("quarter", TextInput(longest=80)),
                    field("proposer_kind", ChoiceInput(choices_of(PROPOSERS)), required=True),
                    field("proposer", TextInput(longest=200)),
                    field("contact", TextInput(longest=200),
                          hint=tr("Pour répondre\u202f: téléphone ou courriel")),
                    field("association_id",
                          RecordInput(desk, associations.page, _association_label)),
                    field("received_on", DateInput(desk.today)),
                    field("feasibility", LongTextInput(lines=2)),
                )
            ),
        ),
    )  # fmt: skip
    values = {f.name: getattr(one, f.name) for f in fields(one)}
    form.set_values({**values, "association_id": None})

    def save(typed: Mapping[str, Any]) -> None:
        told = dict(typed)
        told["association_id"] = told["association_id"] or one.association_id
        desk.do(
            journee.save_proposal, replace(one, **told), then=done, failed=form.refuse, owner=form
        )

    def done(kept: Proposal) -> None:
        form.settle()
        then(kept)

    title = tr("Modifier la proposition") if one.version else tr("Nouvelle proposition")
    return FormDialog(form, name="worksite_proposal", title=title, save=save, parent=parent)


def _association_label(row: AssociationRow) -> str:
    return f"{row.name} · {row.city}" if row.city else row.name


def merge_dialog(desk: Desk, card: ProposalCard, parent: QWidget) -> FormDialog:
    """Return the dialog that chooses the proposal that takes in another."""
    field = Field("merged_into", tr("Avec"), ChoiceInput(card.others), required=True)
    form = Form("proposal_merge", (Section(fields=(field,)),))

    def save(values: Mapping[str, Any]) -> None:
        desk.do(
            journee.decide,
            [card.proposal.id],
            ProposalState.MERGED,
            into=str(values["merged_into"] or ""),
            then=lambda _found: form.settle(),
            failed=form.refuse,
            owner=form,
        )

    return FormDialog(
        form,
        name="proposal_merge",
        title=tr("Réunir à une autre proposition"),
        save=save,
        parent=parent,
        verb=tr("&Réunir"),
    )


def decide_dialog(
    desk: Desk, ids: Sequence[str], target: ProposalState, title: str, parent: QWidget
) -> FormDialog:
    """Return the dialog that asks why proposals are not kept, or are put off."""
    why = tr("La personne qui a proposé recevra cette réponse.")
    return reason_dialog(
        desk,
        lambda reason, form: desk.do(
            journee.decide,
            tuple(ids),
            target,
            reason=reason,
            then=lambda _found: form.settle(),
            failed=form.refuse,
            owner=form,
        ),
        title=title,
        why=why,
        parent=parent,
    )


def cancel_dialog(desk: Desk, ids: Sequence[str], parent: QWidget) -> FormDialog:
    """Return the dialog that asks why worksites are cancelled."""
    return reason_dialog(
        desk,
        lambda reason, form: desk.do(
            journee.settle,
            tuple(ids),
            WorksiteState.CANCELLED,
            reason,
            then=lambda _found: form.settle(),
            failed=form.refuse,
            owner=form,
        ),
        title=tr("Annuler le chantier"),
        why=tr("Les personnes inscrites sont à prévenir et à placer ailleurs."),
        parent=parent,
    )


def task_dialog(
    desk: Desk,
    one: DayTask,
    worksites: Sequence[Choice],
    then: Callable[[DayTask], object],
    parent: QWidget,
) -> FormDialog:
    """Return the dialog of a dated action."""

    def field(name: str, widget: Input, *, required: bool = False, hint: str = "") -> Field:
        label = tr(field_label("day_task", name))
        return Field(name, label, widget, required=required, hint=hint)

    answers = (NOBODY, *choices_of(SERVICE_ANSWERS))
    form = Form(
        "day_task",
        (
            Section(
                fields=(
                    field("kind", ChoiceInput(choices_of(TASK_KINDS)), required=True),
                    field("title", TextInput(longest=200), required=True),
                    field("worksite_id", ChoiceInput((NOBODY, *worksites))),
                    field("owner", TextInput(longest=120)),
                    field("due_on", DateInput(desk.today)),
                    field("asked_on", DateInput(desk.today)),
                    field("answer", ChoiceInput(answers)),
                    field("answer_text", TextInput(longest=300)),
                    field("done_on", DateInput(desk.today)),
                    field("agent_minutes", HoursInput(),
                          hint=tr("Compté à part, jamais comme du bénévolat")),
                    field("notes", LongTextInput(lines=2)),
                )
            ),
        ),
    )  # fmt: skip
    form.set_values({f.name: getattr(one, f.name) for f in fields(one)})

    def save(values: Mapping[str, Any]) -> None:
        told = dict(values)
        told["worksite_id"] = told["worksite_id"] or None
        told["answer"] = told["answer"] or None
        desk.do(journee.save_task, replace(one, **told), then=done, failed=form.refuse, owner=form)

    def done(kept: DayTask) -> None:
        form.settle()
        then(kept)

    title = tr("Modifier l’action") if one.version else tr("Nouvelle action")
    return FormDialog(form, name="day_task", title=title, save=save, parent=parent)


def incident_dialog(
    desk: Desk, records: Records, incident: Incident | None, parent: QWidget
) -> FormDialog:
    """Return the dialog of an accident or a damage."""
    one = incident or Incident(id=new_id(), edition_id=records.edition.id)

    def field(name: str, widget: Input, *, required: bool = False, hint: str = "") -> Field:
        label = tr(field_label("incident", name))
        return Field(name, label, widget, required=required, hint=hint)

    sites = [Choice(value=site.id, label=numbered(site)) for site in records.worksites]
    people = [Choice(value=each.id, label=full_name(each)) for each in records.people.values()]
    form = Form(
        "incident",
        (
            Section(
                fields=(
                    field("kind", ChoiceInput(choices_of(INCIDENT_KINDS)), required=True),
                    field("worksite_id", ChoiceInput((NOBODY, *sites))),
                    field("volunteer_id", ChoiceInput((NOBODY, *people))),
                    field("at", TimeInput()),
                    field("description", LongTextInput(lines=3), required=True,
                          hint=tr("Les faits, sans rien écrire sur la santé de la personne")),
                    field("first_aid", TextInput(longest=200)),
                    field("witnesses", TextInput(longest=300)),
                    field("declared_on", DateInput(desk.today),
                          hint=tr("La déclaration à l’assureur se fait dans les cinq jours "
                                  "ouvrés.")),
                    field("declared_to", TextInput(longest=200)),
                    field("reference", TextInput(longest=80)),
                    field("closed_on", DateInput(desk.today)),
                )
            ),
        ),
    )  # fmt: skip
    form.set_values({f.name: getattr(one, f.name) for f in fields(one)})

    def save(values: Mapping[str, Any]) -> None:
        told = dict(values)
        for name in ("worksite_id", "volunteer_id"):
            told[name] = told[name] or None
        desk.do(
            sign_ups.save_incident,
            replace(one, **told),
            then=lambda _kept: form.settle(),
            failed=form.refuse,
            owner=form,
        )

    title = tr("Modifier l’incident") if one.version else tr("Noter un incident")
    return FormDialog(form, name="incident", title=title, save=save, parent=parent)
