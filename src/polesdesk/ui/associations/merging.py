"""Merge two sheets of the same association: which one stays, what passes to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from polesdesk.actions import associations
from polesdesk.domain.associations import Association
from polesdesk.domain.lists import Choice
from polesdesk.domain.rows import AssociationRow
from polesdesk.ui.desk import Desk
from polesdesk.ui.form import Field, Form, FormDialog, Section
from polesdesk.ui.inputs import ChoiceInput, RecordInput
from polesdesk.ui.words import marked, tr

PASSES = marked(
    "Ses dirigeants, ses pièces et ses conventions passent à la fiche gardée, qui prend aussi ce "
    "qui lui manque. L’autre nom reste cherchable, et tout s’annule d’un coup."
)


def merge_dialog(
    desk: Desk, one: Association, then: Callable[[str], object], parent: QWidget
) -> FormDialog:
    """Return the dialog that merges an association with another; ``then`` gets the id kept."""
    other = RecordInput(desk, associations.page, record_label)
    kept = ChoiceInput([Choice(value=one.id, label=one.name)])
    form = Form(
        "merge",
        (
            Section(
                fields=(
                    Field(
                        "other_id",
                        tr("Autre fiche"),
                        other,
                        required=True,
                        hint=tr("Tapez son nom"),
                    ),
                    Field("kept_id", tr("Fiche à garder"), kept, required=True, hint=tr(PASSES)),
                )
            ),
        ),
    )
    form.set_values({"kept_id": one.id})

    def offer() -> None:
        found = other.value()
        choices = [Choice(value=one.id, label=one.name)]
        if found and found != one.id:
            choices.append(Choice(value=found, label=other.text()))
        kept.set_choices(choices)
        if not kept.value():
            kept.set_value(one.id)

    def save(values: Mapping[str, Any]) -> None:
        keep = str(values["kept_id"])
        lose = one.id if keep == values["other_id"] else str(values["other_id"])

        def done(saved: Association) -> None:
            form.settle()
            then(saved.id)

        desk.do(associations.merge, keep, lose, then=done, failed=form.refuse, owner=form)

    form.fields["other_id"].changed.connect(offer)
    title = tr("Fusionner {name}").format(name=one.name)
    return FormDialog(
        form, name="merge", title=title, save=save, parent=parent, verb=tr("&Fusionner")
    )


def record_label(row: AssociationRow) -> str:
    """Return how an association reads among those offered."""
    parts = (row.name, row.city, row.rna or row.siret)
    return " · ".join(part for part in parts if part)
