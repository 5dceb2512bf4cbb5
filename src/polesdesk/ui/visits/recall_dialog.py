"""The dialog that recalls a round by the number of its sheet, typed or read by a scanner."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from polesdesk.actions import rounds
from polesdesk.domain.visits import Round
from polesdesk.ui.desk import Desk
from polesdesk.ui.form import Field, Form, FormDialog, Section
from polesdesk.ui.inputs import TextInput
from polesdesk.ui.words import tr


def recall_dialog(
    desk: Desk, then: Callable[[Round], object], parent: QWidget, *, proposed: str = ""
) -> FormDialog:
    """Return the dialog; ``then`` gets the round once it was found. Enter is enough.

    ``proposed`` is a number that stands in the field, selected: typing another replaces it.
    """
    hint = tr("Le n°\u00a0en haut de la feuille, comme T-VOL-2026-001, ou le texte de son code QR.")
    line = TextInput(longest=80)
    number = Field("number", tr("N°\u00a0de la feuille"), line, required=True, hint=hint)
    form = Form("sheet", (Section(fields=(number,)),))
    form.set_values({"number": proposed})

    def found(one: Round) -> None:
        form.settle()
        then(one)

    def look(values: Mapping[str, Any]) -> None:
        desk.read(rounds.recalled, values["number"], then=found, failed=form.refuse, owner=form)

    dialog = FormDialog(
        form,
        name="sheet",
        title=tr("Saisir une feuille de tournée"),
        save=look,
        parent=parent,
        verb=tr("Retrouver"),
    )
    line.selectAll()
    return dialog
