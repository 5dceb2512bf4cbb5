"""The small dialogs of visits: begin one, change its head, correct it, add a remark."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from polesdesk.actions import visits
from polesdesk.domain.lists import Choice
from polesdesk.domain.occupancy_labels import MOTIVES
from polesdesk.domain.visits import Motive, Visit
from polesdesk.ui.desk import Desk
from polesdesk.ui.form import Field, Form, FormDialog, Section
from polesdesk.ui.inputs import (
    CheckInput,
    ChoiceInput,
    DateInput,
    LongTextInput,
    TextInput,
    TimeInput,
    TimeRangeInput,
)
from polesdesk.ui.inputs.suggestions import suggest
from polesdesk.ui.words import choices_of, tr

Then = Callable[[Visit], object]


def agent_input(agents: Sequence[Choice]) -> TextInput:
    """Return the input of who goes, which offers those who went before."""
    line = TextInput(longest=120)
    suggest(line, [one.label for one in agents])
    return line


def new_visit_dialog(
    desk: Desk, hubs: Sequence[Choice], agents: Sequence[Choice], then: Then, parent: QWidget
) -> FormDialog:
    """Return the dialog that begins a visit without a round."""
    hint = tr("Les locaux du pôle et les occupants attendus à ces heures seront proposés.")
    form = Form(
        "new_visit",
        (
            Section(
                fields=(
                    Field("hub", tr("Pôle"), ChoiceInput(hubs), required=True),
                    Field("day", tr("Jour"), DateInput(desk.today), required=True),
                    Field("span", tr("Heures"), TimeRangeInput(), required=True, hint=hint),
                    Field("agent", tr("Agent"), agent_input(agents), required=True),
                    Field("motive", tr("Motif"), ChoiceInput(choices_of(MOTIVES)), required=True),
                )
            ),
        ),
    )
    form.set_values({"day": desk.today(), "motive": Motive.TARGETED})

    def save(values: Mapping[str, Any]) -> None:
        def begun(visit: Visit) -> None:
            form.settle()
            then(visit)

        span = values["span"]
        desk.do(
            visits.begin,
            values["hub"],
            values["day"],
            (span.start, span.end),
            agent=values["agent"],
            motive=Motive(values["motive"]),
            then=begun,
            failed=form.refuse,
            owner=form,
        )

    return FormDialog(
        form,
        name="new_visit",
        title=tr("Nouvelle visite"),
        save=save,
        parent=parent,
        verb=tr("Commencer"),
    )


_HEAD = (
    "day", "time_in", "time_out", "agent", "announced", "person_met", "association_remark",
    "notes",
)  # fmt: skip


def head_dialog(desk: Desk, visit: Visit, agents: Sequence[Choice], parent: QWidget) -> FormDialog:
    """Return the dialog of the head of a draft: hours, agent, motive, who was met."""
    form = Form("visit", (_when(desk, agents), _met()))
    shown = {name: getattr(visit, name) for name in _HEAD}
    form.set_values({**shown, "motive": visit.motive})

    def save(values: Mapping[str, Any]) -> None:
        typed = {name: values[name] for name in _HEAD}
        changed = replace(visit, **typed, motive=Motive(values["motive"]))
        desk.do(
            visits.save,
            changed,
            then=lambda _visit: form.settle(),
            failed=form.refuse,
            owner=form,
        )

    title = tr("Visite {number}").format(number=visit.number)
    return FormDialog(form, name="visit", title=title, save=save, parent=parent)


def _when(desk: Desk, agents: Sequence[Choice]) -> Section:
    return Section(
        fields=(
            Field("day", tr("Jour"), DateInput(desk.today), required=True),
            Field("time_in", tr("Arrivée"), TimeInput(), required=True),
            Field("time_out", tr("Départ"), TimeInput()),
            Field("agent", tr("Agent"), agent_input(agents), required=True),
            Field("motive", tr("Motif"), ChoiceInput(choices_of(MOTIVES)), required=True),
            Field("announced", tr("Annonce"), CheckInput(tr("la visite était annoncée"))),
        )
    )


def _met() -> Section:
    hint = tr("Le nom n’est utile que s’il faut le citer\u202f: la qualité suffit souvent.")
    return Section(
        title=tr("Sur place"),
        fields=(
            Field("person_met", tr("Personne rencontrée"), TextInput(longest=200), hint=hint),
            Field(
                "association_remark", tr("Observations de l’association"), LongTextInput(lines=3)
            ),
            Field("notes", tr("Notes"), LongTextInput(lines=2)),
        ),
    )


def correct_dialog(desk: Desk, visit: Visit, then: Then, parent: QWidget) -> FormDialog:
    """Return the dialog that begins a new version of a final visit, with its reason."""
    hint = tr("La version d’aujourd’hui compte jusqu’à ce que la correction soit finalisée.")
    reason = Field("reason", tr("Motif"), LongTextInput(lines=3), required=True, hint=hint)
    form = Form("correction", (Section(fields=(reason,)),))

    def save(values: Mapping[str, Any]) -> None:
        def made(fresh: Visit) -> None:
            form.settle()
            then(fresh)

        desk.do(
            visits.correct,
            visit.id,
            values["reason"],
            then=made,
            failed=form.refuse,
            owner=form,
        )

    return FormDialog(
        form,
        name="correction",
        title=tr("Corriger la visite {number}").format(number=visit.number),
        save=save,
        parent=parent,
        verb=tr("Corriger"),
    )


def remark_dialog(desk: Desk, visit: Visit, parent: QWidget) -> FormDialog:
    """Return the dialog that adds a dated remark to a visit."""
    hint = tr("Elle est datée d’aujourd’hui et ne change aucun constat.")
    form = Form(
        "remark",
        (
            Section(
                fields=(
                    Field("author", tr("De qui"), TextInput(longest=120), required=True),
                    Field("text", tr("Remarque"), LongTextInput(lines=5), required=True, hint=hint),
                )
            ),
        ),
    )

    def save(values: Mapping[str, Any]) -> None:
        desk.do(
            visits.remark,
            visit.id,
            values["author"],
            values["text"],
            then=lambda _visit: form.settle(),
            failed=form.refuse,
            owner=form,
        )

    return FormDialog(
        form,
        name="remark",
        title=tr("Remarque sur la visite {number}").format(number=visit.number),
        save=save,
        parent=parent,
    )


def report_dialog(
    associations: Sequence[Choice], then: Callable[[str], object], parent: QWidget
) -> FormDialog:
    """Return the dialog that asks for which association of a visit a fiche is made."""
    hint = tr("Ses créneaux et ses bureaux seulement\u202f: rien des autres n’y figure.")
    which = Field(
        "association", tr("Association"), ChoiceInput(associations), required=True, hint=hint
    )
    form = Form("visit_report", (Section(fields=(which,)),))

    def show(values: Mapping[str, Any]) -> None:
        form.settle()
        then(values["association"])

    return FormDialog(
        form,
        name="visit_report",
        title=tr("Fiche pour une association"),
        save=show,
        parent=parent,
        verb=tr("&Afficher"),
    )
