"""Permanences on paper: which sheet, of which days and hub, then the preview."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from polesdesk.actions import roster_prints
from polesdesk.actions.exports import ListPaper
from polesdesk.domain.lists import Choice
from polesdesk.ui.desk import Desk
from polesdesk.ui.form import Field, Form, FormDialog, Section
from polesdesk.ui.inputs import ChoiceInput, DateInput
from polesdesk.ui.looked_at import LookedAt
from polesdesk.ui.preview.dialog import PreviewDialog
from polesdesk.ui.words import marked, offered, tr

SHEETS = (
    Choice(value="poster-A4", label=marked("Affiche de la semaine, A4")),
    Choice(value="poster-A3", label=marked("Affiche de la semaine, A3")),
    Choice(value="signing", label=marked("Feuille d’émargement")),
    Choice(value="day", label=marked("Feuille du jour")),
    Choice(value="calls", label=marked("Liste d’appel des permanences à pourvoir")),
)
DAYS = {"poster-A4": 7, "poster-A3": 7, "signing": 7, "day": 1, "calls": 28}
"""How many days each sheet usually covers."""


class RosterPrints:
    """Asks for a sheet and previews it."""

    def __init__(self, desk: Desk, settings: QSettings, parent: QWidget) -> None:
        self._desk, self._settings, self._parent = desk, settings, parent
        self._looked_at = LookedAt(parent)

    def ask(
        self, hubs: Sequence[Choice], hub_id: str, first: date, sheet: str = "poster-A4"
    ) -> None:
        """Open the dialog that chooses the sheet, the days and the hub."""
        form = _form(self._desk, hubs)
        last = first + timedelta(days=DAYS[sheet] - 1)
        form.set_values({"sheet": sheet, "first": first, "last": last, "hub": hub_id})
        _follow(form)

        def draw(values: Mapping[str, Any]) -> None:
            self._desk.run(
                roster_prints.paper,
                values["sheet"],
                (values["first"], values["last"]),
                values["hub"],
                title=tr("Mise en page des permanences"),
                then=show,
                failed=form.refuse,
                owner=form,
            )

        def show(paper: ListPaper) -> None:
            form.settle()
            PreviewDialog(self._desk, self._settings, self._looked_at, paper, self._parent).open()

        FormDialog(
            form,
            name="roster_print",
            title=tr("Imprimer les permanences"),
            save=draw,
            parent=self._parent,
            verb=tr("&Aperçu…"),
        ).open()


def _form(desk: Desk, hubs: Sequence[Choice]) -> Form:
    return Form(
        "roster_print",
        (
            Section(
                fields=(
                    Field("sheet", tr("Document"), ChoiceInput(offered(SHEETS)), required=True),
                    Field("first", tr("Du"), DateInput(desk.today), required=True),
                    Field("last", tr("Au"), DateInput(desk.today), required=True,
                          hint=tr("Compris.")),
                    Field("hub", tr("Pôle"), ChoiceInput(hubs, empty_label=tr("tous"))),
                )
            ),
        ),
    )  # fmt: skip


def _follow(form: Form) -> None:
    """Set the last day that goes with the sheet that is chosen."""
    sheet, first = form.fields["sheet"], form.fields["first"]

    def change() -> None:
        values = form.values()
        days = DAYS.get(values["sheet"])
        if days and values["first"]:
            form.fields["last"].input.set_value(values["first"] + timedelta(days=days - 1))

    sheet.changed.connect(change)
    first.changed.connect(change)
