"""The dialog that makes the permanences of a period from a standard week."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from PySide6.QtWidgets import QWidget

from polesdesk.actions import roster_patterns
from polesdesk.domain.french import format_date, plural
from polesdesk.domain.rostering_generation import Generation, left_out_sentence
from polesdesk.domain.rosters import DutyPattern
from polesdesk.domain.volunteers import full_name
from polesdesk.ui.desk import Desk
from polesdesk.ui.form import Field, Form, FormDialog, Section
from polesdesk.ui.inputs import DateInput
from polesdesk.ui.words import tr

TOLD = 4
"""Days left out, and holders missing, that are named; the others are counted."""


def next_month(today: date) -> tuple[date, date]:
    """Return the first and last day of the next month."""
    first = (today.replace(day=1) + timedelta(days=32)).replace(day=1)
    return first, (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)


def generation_dialog(desk: Desk, pattern: DutyPattern, after: date, parent: QWidget) -> FormDialog:
    """Return the dialog; it tells what it would make at each change of the days."""
    form = Form(
        "generation",
        (
            Section(
                fields=(
                    Field("first", tr("Du"), DateInput(desk.today), required=True),
                    Field("last", tr("Au"), DateInput(desk.today), required=True,
                          hint=tr("Compris.")),
                )
            ),
        ),
    )  # fmt: skip
    first, last = next_month(max(after.replace(day=1), desk.today()))
    form.set_values({"first": first, "last": last})

    def count() -> None:
        values = form.values()
        if values["first"] and values["last"]:
            desk.read(
                roster_patterns.preview, pattern.id, values["first"], values["last"],
                then=lambda made: form.tell(told_of(made)),
                failed=lambda error: form.tell(error.message), owner=form,
            )  # fmt: skip

    for name in ("first", "last"):
        form.fields[name].changed.connect(count)
    count()

    def save(values: Mapping[str, Any]) -> None:
        desk.do(
            roster_patterns.generate, pattern.id, values["first"], values["last"],
            then=lambda _made: form.settle(), failed=form.refuse, owner=form,
        )  # fmt: skip

    return FormDialog(
        form,
        name="generation",
        title=tr("Générer\u202f: {name}").format(name=pattern.name),
        save=save,
        parent=parent,
        verb=tr("&Générer"),
    )


def told_of(made: Generation) -> str:
    """Return what a generation would make, leave out, and whom it lacks."""
    parts = [
        tr("{count} à créer.").format(
            count=plural(len(made.shifts), tr("permanence"), tr("permanences"))
        )
        if made.shifts
        else tr("Aucune nouvelle permanence dans cette période.")
    ]
    if made.known:
        parts.append(tr("Déjà créées\u202f: {count}.").format(count=made.known))
    if made.left_out:
        days = list(dict.fromkeys(left_out_sentence(one) for one in made.left_out))
        parts.append(tr("Sans permanence\u202f: {days}.").format(days=_few(days)))
    if made.missing:
        who = list(
            dict.fromkeys(
                f"{full_name(one.person)} ({format_date(one.shift.day)})"
                for one in made.missing
                if one.shift.day
            )
        )
        parts.append(tr("Titulaires empêchés\u202f: {who}.").format(who=_few(who)))
    return " ".join(parts)


def _few(items: list[str]) -> str:
    shown = "\u202f; ".join(items[:TOLD])
    return f"{shown}…" if len(items) > TOLD else shown
