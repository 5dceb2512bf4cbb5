"""The page of hourly rates, at which the hours of volunteers are valued."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import groupby
from typing import Any

from PySide6.QtWidgets import QWidget

from polesdesk.actions import volunteer_hours
from polesdesk.domain.folding import sort_key
from polesdesk.domain.french import format_date, format_euros
from polesdesk.domain.identity import new_id
from polesdesk.domain.rosters import HourlyRate
from polesdesk.domain.settings import Authority
from polesdesk.ui.card import Block, Button, Line
from polesdesk.ui.desk import Desk
from polesdesk.ui.form import Field, Form, FormDialog, Section
from polesdesk.ui.inputs import DateInput, MoneyInput, TextInput
from polesdesk.ui.inputs.suggestions import suggest
from polesdesk.ui.settings.lines_page import LinesPage
from polesdesk.ui.settings.page import Heading
from polesdesk.ui.words import tr


class HourlyRatesPage(LinesPage):
    """Lists rates by task, the newest first."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            Heading(
                name="hourly_rates",
                title=tr("Taux horaires"),
                hint=tr(
                    "Ils donnent la valeur des heures de bénévolat. Un taux propre à une mission "
                    "passe avant celui de toutes les missions. Sans taux à sa date, une heure "
                    "n’a pas de valeur calculable."
                ),
                icon="clock",
            ),
            add=tr("&Ajouter un taux…"),
        )

    def show_authority(self, authority: Authority) -> None:
        """Read the rates and show them."""
        self._desk.read(volunteer_hours.rates, then=self._show, owner=self)

    def add_record(self) -> None:
        """Open the dialog of a new rate, from the first day of this year."""
        first = self._desk.today().replace(month=1, day=1)
        self._edit(HourlyRate(id=new_id(), from_date=first))

    def _show(self, rates: Sequence[HourlyRate]) -> None:
        order = sorted(rates, key=lambda one: sort_key(one.task))
        blocks = [
            Block(title=task or tr("Toutes les missions"), lines=tuple(self._lines_of(found)))
            for task, found in groupby(order, key=lambda one: one.task)
        ]
        empty = tr("Aucun taux\u202f: la valeur des heures ne peut pas être calculée.")
        self.show_blocks(*(blocks or [Block(empty=empty)]))

    def _lines_of(self, found: Any) -> list[Line]:
        newest = sorted(found, key=lambda one: (one.from_date, one.id), reverse=True)
        return [self._line(one) for one in newest]

    def _line(self, one: HourlyRate) -> Line:
        worth = tr("{amount} de l’heure").format(amount=format_euros(one.cents or 0))
        since = (
            tr("à partir du {day}").format(day=format_date(one.from_date)) if one.from_date else ""
        )
        menu = (
            Button(name="hourly_rate_edit", text=tr("Modifier…"), act=partial(self._edit, one)),
            Button(name="hourly_rate_delete", text=tr("Supprimer"), act=partial(self._bin, one),
                   icon="trash-2"),
        )  # fmt: skip
        return Line(
            title=worth,
            detail=" · ".join(part for part in (since, one.source) if part),
            buttons=(Button(name="hourly_rate_actions", text=tr("Actions"), menu=menu),),
        )

    def _edit(self, one: HourlyRate) -> None:
        def show(tasks: Sequence[str]) -> None:
            rate_dialog(self._desk, one, tasks, self).open()

        self._desk.read(volunteer_hours.tasks, then=show, owner=self)

    def _bin(self, one: HourlyRate) -> None:
        self._desk.do(volunteer_hours.bin_rates, (one.id,), owner=self)


def rate_dialog(desk: Desk, one: HourlyRate, tasks: Sequence[str], parent: QWidget) -> FormDialog:
    """Return the dialog of a rate."""
    task = TextInput(longest=80)
    suggest(task, tasks)
    source = tr(
        "D’où vient ce chiffre\u202f: SMIC horaire chargé, grille de la Ville, délibération."
    )
    form = Form(
        "hourly_rate",
        (
            Section(
                fields=(
                    Field("task", tr("Mission"), task, hint=tr("Vide\u202f: toutes les missions")),
                    Field("from_date", tr("À partir du"), DateInput(desk.today), required=True),
                    Field("cents", tr("Valeur d’une heure"), MoneyInput(), required=True),
                    Field("source", tr("Source"), TextInput(), hint=source),
                )
            ),
        ),
    )
    form.set_values(
        {"task": one.task, "from_date": one.from_date, "cents": one.cents, "source": one.source}
    )

    def save(values: Mapping[str, Any]) -> None:
        desk.do(
            volunteer_hours.save_rate,
            replace(one, **values),
            then=lambda _saved: form.settle(),
            failed=form.refuse,
            owner=form,
        )

    title = tr("Taux horaire") if one.version else tr("Nouveau taux horaire")
    return FormDialog(form, name="hourly_rate", title=title, save=save, parent=parent)
