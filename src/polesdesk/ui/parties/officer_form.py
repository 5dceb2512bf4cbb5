"""The form of an officer: who, in which role, from when to when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

from PySide6.QtWidgets import QWidget

from polesdesk.actions import associations
from polesdesk.domain.associations import Officer, officer_name
from polesdesk.domain.field_words import field_label
from polesdesk.domain.lists import Choice
from polesdesk.ui.desk import Desk
from polesdesk.ui.form import Field, Form, FormDialog, Section
from polesdesk.ui.inputs import (
    CheckInput,
    ChoiceInput,
    DateInput,
    EmailInput,
    Input,
    PhoneInput,
    TextInput,
)
from polesdesk.ui.inputs.suggestions import suggest
from polesdesk.ui.words import tr

CIVILITIES = (Choice(value="Mme", label="Mme"), Choice(value="M.", label="M."))
QUALITIES = (
    "présidente",
    "président",
    "co-présidente",
    "co-président",
    "vice-présidente",
    "vice-président",
    "trésorière",
    "trésorier",
    "secrétaire",
    "membre du bureau",
)
BODIES = ("conseil d’administration", "assemblée générale", "bureau")


def officer_dialog(desk: Desk, officer: Officer, parent: QWidget, *, is_new: bool) -> FormDialog:
    """Return the dialog that changes an officer, or adds one."""
    form = Form("officer", _sections(desk))
    form.set_values({f.name: getattr(officer, f.name) for f in fields(officer)})
    form.what = officer_name(officer)

    def save(values: Mapping[str, Any]) -> None:
        typed = replace(officer, **values)
        desk.do(
            associations.save_officer,
            typed,
            then=lambda _saved: form.settle(),
            failed=form.refuse,
            owner=form,
        )

    title = tr("Nouveau dirigeant") if is_new else officer_name(officer)
    form.keep_drafts(
        desk,
        "officer",
        officer.id,
        title=title,
        version=officer.version,
        owner=officer.association_id,
    )
    return FormDialog(form, name="officer", title=title, save=save, parent=parent)


def _sections(desk: Desk) -> tuple[Section, ...]:
    quality, body = TextInput(longest=80), TextInput(longest=120)
    suggest(quality, QUALITIES)
    suggest(body, BODIES)
    return (
        Section(
            fields=(
                _field("civility", ChoiceInput(CIVILITIES)),
                _field("first_name", TextInput(longest=80)),
                _field("last_name", TextInput(longest=80), required=True),
                _field("quality", quality, required=True),
                _field("signs", CheckInput(tr("signe pour l’association"))),
            ),
        ),
        Section(
            title=tr("Mandat"),
            fields=(
                _field("from_date", DateInput(desk.today)),
                _field("to_date", DateInput(desk.today), hint=tr("Vide tant que le mandat court")),
                _field("empowered_by", body),
                _field("empowered_on", DateInput(desk.today)),
            ),
        ),
        Section(
            title=tr("Coordonnées"),
            fields=(_field("phone", PhoneInput()), _field("email", EmailInput())),
        ),
    )


def _field(name: str, widget: Input, *, required: bool = False, hint: str = "") -> Field:
    return Field(name, tr(field_label("officer", name)), widget, required=required, hint=hint)
