"""The dialogs of a sign-up: sign up, correct, send to another worksite."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, replace
from typing import Any

from PySide6.QtWidgets import QWidget

from polesdesk.actions import sign_ups, volunteers
from polesdesk.actions.journee_forms import SignUpCard
from polesdesk.domain.field_words import field_label
from polesdesk.domain.identity import new_id
from polesdesk.domain.journee_papers import numbered
from polesdesk.domain.journee_places import OPEN
from polesdesk.domain.lists import Choice
from polesdesk.domain.roster_labels import ROLES
from polesdesk.domain.sign_ups import SignUp
from polesdesk.domain.volunteer_rows import VolunteerRow
from polesdesk.domain.volunteers import full_name
from polesdesk.domain.worksites import Worksite
from polesdesk.ui.desk import Desk
from polesdesk.ui.form import Field, Form, FormDialog, Section
from polesdesk.ui.inputs import (
    CheckInput,
    ChecksInput,
    ChoiceInput,
    Input,
    RecordInput,
    TextInput,
    TimeInput,
)
from polesdesk.ui.inputs.words import HoursInput
from polesdesk.ui.journee.dialogs import NOBODY
from polesdesk.ui.words import choices_of, tr


def sign_up_dialog(
    desk: Desk,
    edition_id: str,
    worksites: Sequence[Worksite],
    then: Callable[[SignUp], object],
    parent: QWidget,
) -> FormDialog:
    """Return the dialog that signs a person of the directory up."""
    opened = tuple(
        Choice(value=one.id, label=numbered(one)) for one in worksites if one.state in OPEN
    )
    wishes = (NOBODY, *opened)
    form = Form(
        "sign_up",
        (
            Section(
                fields=(
                    Field(
                        "volunteer_id",
                        tr("Personne"),
                        RecordInput(desk, volunteers.page, _person_label),
                        required=True,
                        hint=tr("Tapez une partie du nom. Une nouvelle personne se crée dans "
                                "«\u202fBénévoles\u202f»."),
                    ),
                    Field("first", tr("1er choix"), ChoiceInput(wishes)),
                    Field("second", tr("2e choix"), ChoiceInput(wishes)),
                    Field("third", tr("3e choix"), ChoiceInput(wishes)),
                    Field("role", tr("Rôle"), ChoiceInput(choices_of(ROLES)), required=True),
                    Field("party", tr("Vient avec"), TextInput(longest=120)),
                    Field("has_meal", tr("Repas"), CheckInput(tr("prend le repas"))),
                )
            ),
        ),
    )  # fmt: skip
    blank = SignUp(id=new_id(), edition_id=edition_id)
    form.set_values({"role": blank.role, "has_meal": False})

    def save(values: Mapping[str, Any]) -> None:
        chosen = [str(values[name] or "") for name in ("first", "second", "third")]
        new = replace(
            blank,
            volunteer_id=str(values["volunteer_id"] or ""),
            choice_ids=tuple(dict.fromkeys(one for one in chosen if one)),
            role=values["role"],
            party=values["party"],
            has_meal=bool(values["has_meal"]),
        )
        desk.do(sign_ups.sign_up, new, then=done, failed=form.refuse, owner=form)

    def done(kept: SignUp) -> None:
        form.settle()
        then(kept)

    return FormDialog(
        form,
        name="sign_up",
        title=tr("Inscrire une personne"),
        save=save,
        parent=parent,
        verb=tr("&Inscrire"),
    )


def _person_label(row: VolunteerRow) -> str:
    name = f"{row.first_name} {row.last_name}".strip()
    return f"{name} · {row.quarter}" if row.quarter else name


def correction_dialog(desk: Desk, card: SignUpCard, parent: QWidget) -> FormDialog:
    """Return the dialog that corrects a sign-up by hand: times, role, meal, hours credited."""
    one = card.sign_up

    def field(name: str, widget: Input, *, hint: str = "") -> Field:
        return Field(name, tr(field_label("sign_up", name)), widget, hint=hint)

    named = [Choice(value=site.id, label=numbered(site)) for site in card.worksites]
    form = Form(
        "sign_up_correction",
        (
            Section(
                fields=(
                    field("choice_ids", ChecksInput(named)),
                    field("role", ChoiceInput(choices_of(ROLES))),
                    field("party", TextInput(longest=120)),
                    field("has_meal", CheckInput(tr("prend le repas"))),
                    field("is_first", CheckInput(tr("n’était jamais venue"))),
                    field("time_in", TimeInput()),
                    field("time_out", TimeInput()),
                    field("credited_minutes", HoursInput(),
                          hint=tr("À la place des heures notées")),
                    field("reason", TextInput(longest=300)),
                )
            ),
        ),
    )  # fmt: skip
    form.set_values({f.name: getattr(one, f.name) for f in fields(one)})

    def save(values: Mapping[str, Any]) -> None:
        told = dict(values)
        kept = [site for site in one.choice_ids if site in told["choice_ids"]]
        told["choice_ids"] = tuple(dict.fromkeys([*kept, *told["choice_ids"]]))
        desk.do(
            sign_ups.change,
            replace(one, **told),
            then=lambda _kept: form.settle(),
            failed=form.refuse,
            owner=form,
        )

    title = tr("Inscription de {name}").format(name=full_name(card.person))
    return FormDialog(form, name="sign_up_correction", title=title, save=save, parent=parent)


def reassign_dialog(
    desk: Desk, ids: Sequence[str], worksites: Sequence[Worksite], parent: QWidget
) -> FormDialog:
    """Return the dialog that sends people to another worksite."""
    opened = [Choice(value=one.id, label=numbered(one)) for one in worksites if one.state in OPEN]
    form = Form(
        "sign_up_reassign",
        (
            Section(
                fields=(
                    Field("worksite_id", tr("Chantier"), ChoiceInput(opened), required=True),
                    Field("reason", tr("Motif"), TextInput(longest=300),
                          hint=tr("Nécessaire seulement si le chantier est complet")),
                )
            ),
        ),
    )  # fmt: skip

    def save(values: Mapping[str, Any]) -> None:
        desk.do(
            sign_ups.reassign,
            tuple(ids),
            str(values["worksite_id"] or ""),
            str(values["reason"] or ""),
            then=lambda _count: form.settle(),
            failed=form.refuse,
            owner=form,
        )

    return FormDialog(
        form,
        name="sign_up_reassign",
        title=tr("Placer sur un chantier"),
        save=save,
        parent=parent,
        verb=tr("&Placer"),
    )
