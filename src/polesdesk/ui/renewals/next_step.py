"""« Étape suivante… »: what a selection waits for, and the way from one step to the next."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from polesdesk.domain.campaign_next import ACT, ActKind, NextAct, NextGroup
from polesdesk.domain.french import plural
from polesdesk.domain.lists import Choice
from polesdesk.domain.occupancy_labels import LETTERS
from polesdesk.domain.renewal_labels import STEPS
from polesdesk.ui.form import Field, Form, FormDialog, Section
from polesdesk.ui.inputs import ChoiceInput
from polesdesk.ui.words import marked, tr

_ACTS = {
    ActKind.VISIT: marked("Visiter les locaux"),
    ActKind.EVALUATE: marked("Évaluer"),
    ActKind.OPINION: marked("Rendre l’avis"),
    ActKind.DECIDE: marked("Décider"),
    ActKind.PREPARE: marked("Préparer la prochaine convention"),
    ActKind.PRINT: marked("Imprimer les originaux"),
    ActKind.SEND: marked("Noter l’envoi du refus"),
}


def act_in_words(act: NextAct) -> str:
    """Return what takes a step: « Lettre : fin de convention », « Envoyer à l’association »."""
    if act.kind is ActKind.LETTER:
        letter = next(tr(word) for kind, word in LETTERS.items() if kind == act.detail)
        return tr("Lettre\u202f: {letter}").format(letter=f"{letter[:1].lower()}{letter[1:]}")
    if act.kind is ActKind.NOTE and act.detail == ACT:
        return tr("Noter l’acte qui autorise la signature")
    if act.kind is ActKind.NOTE:
        return next(tr(word) for step, word in STEPS.items() if step == act.detail)
    return tr(_ACTS[act.kind])


def next_dialog(
    groups: Sequence[NextGroup], take: Callable[[NextGroup], object], parent: QWidget
) -> FormDialog:
    """Return the dialog that says what a selection waits for, and asks what is done first."""
    choices = tuple(
        Choice(
            value=str(number),
            label=tr("{act} ({count})").format(
                act=act_in_words(group.act),
                count=plural(len(group.ids), tr("convention"), tr("conventions")),
            ),
        )
        for number, group in enumerate(groups)
    )
    hint = tr("La sélection en est à plusieurs étapes\u202f: une à la fois.")
    field = Field("group", tr("Étape"), ChoiceInput(choices), required=True, hint=hint)
    form = Form("campaign_next", (Section(fields=(field,)),))
    form.set_values({"group": "0"})

    def go(values: Mapping[str, Any]) -> None:
        form.settle()
        take(groups[int(values["group"])])

    total = sum(len(group.ids) for group in groups)
    count = plural(total, tr("convention"), tr("conventions"))
    return FormDialog(
        form,
        name="campaign_next",
        title=tr("Étape suivante pour {count}").format(count=count),
        save=go,
        parent=parent,
        verb=tr("&Continuer"),
    )
