"""Merge two records of the same person: which one stays, what passes to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from polesdesk.actions import volunteer_links, volunteers
from polesdesk.domain.lists import Choice
from polesdesk.domain.volunteer_rows import VolunteerRow
from polesdesk.domain.volunteers import Volunteer, full_name
from polesdesk.ui.desk import Desk
from polesdesk.ui.form import Field, Form, FormDialog, Section
from polesdesk.ui.inputs import ChoiceInput, RecordInput
from polesdesk.ui.words import marked, tr

PASSES = marked(
    "Ses permanences, ses places dans les semaines types et ses notes passent à la fiche gardée, "
    "qui prend aussi ce qui lui manque. Tout s’annule d’un coup."
)


def merge_dialog(
    desk: Desk,
    one: Volunteer,
    likely: Choice | None,
    then: Callable[[str], object],
    parent: QWidget,
) -> FormDialog:
    """Return the dialog that merges a person with another; ``then`` gets the id kept."""
    other = RecordInput(desk, volunteers.page, _label)
    kept = ChoiceInput()
    hint = tr("Tapez son nom")
    form = Form(
        "volunteer_merge",
        (
            Section(
                fields=(
                    Field("other_id", tr("Autre fiche"), other, required=True, hint=hint),
                    Field("kept_id", tr("Fiche à garder"), kept, required=True, hint=tr(PASSES)),
                )
            ),
        ),
    )
    mine = Choice(value=one.id, label=full_name(one))

    def offer() -> None:
        found = other.value()
        choices = [mine]
        if found and found != one.id:
            same = other.text() == mine.label
            label = tr("{name} (l’autre fiche)").format(name=other.text()) if same else other.text()
            choices.append(Choice(value=found, label=label))
        kept.set_choices(choices)
        if not kept.value():
            kept.set_value(one.id)

    def save(values: Mapping[str, Any]) -> None:
        keep = str(values["kept_id"])
        lose = one.id if keep == values["other_id"] else str(values["other_id"])

        def done(saved: Volunteer) -> None:
            form.settle()
            then(saved.id)

        desk.do(volunteer_links.merge, keep, lose, then=done, failed=form.refuse, owner=form)

    form.fields["other_id"].changed.connect(offer)
    kept.set_choices((mine,))  # known first, or the form would open with a change
    form.set_values({"other_id": likely, "kept_id": one.id})
    title = tr("Fusionner {name}").format(name=full_name(one))
    return FormDialog(
        form, name="volunteer_merge", title=title, save=save, parent=parent, verb=tr("&Fusionner")
    )


def _label(row: VolunteerRow) -> str:
    parts = (f"{row.first_name} {row.last_name}".strip(), row.quarter)
    return " · ".join(part for part in parts if part)
