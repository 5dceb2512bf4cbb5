"""The page of reference rents, from which the value of free use is told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import groupby
from typing import Any

from polesdesk.actions import hubs
from polesdesk.actions import settings as office
from polesdesk.domain.french import format_euros
from polesdesk.domain.identity import new_id
from polesdesk.domain.lists import Choice
from polesdesk.domain.settings import Authority, ReferenceRent
from polesdesk.ui.card import Block, Button, Line
from polesdesk.ui.desk import Desk
from polesdesk.ui.form import Field, Form, FormDialog, Section
from polesdesk.ui.inputs import ChoiceInput, MoneyInput, TextInput
from polesdesk.ui.settings.lines_page import LinesPage
from polesdesk.ui.settings.page import Heading
from polesdesk.ui.settings.year_input import YearInput
from polesdesk.ui.words import tr


class RentsPage(LinesPage):
    """Lists rents by year, the newest first."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            Heading(
                name="rents",
                title=tr("Loyers de référence"),
                hint=tr(
                    "Ils donnent la valeur de l’aide en nature. Un loyer propre à un pôle "
                    "passe avant celui de tous les pôles."
                ),
                icon="euro",
            ),
            add=tr("&Ajouter un loyer…"),
        )
        self._rents: tuple[ReferenceRent, ...] = ()
        self._hubs: Sequence[Choice] = ()

    def show_authority(self, authority: Authority) -> None:
        """Show the rents, once the names of hubs are known."""
        self._rents = authority.rents
        self._desk.read(hubs.choices, then=self._show, owner=self)

    def add_record(self) -> None:
        """Open the dialog of a new rent, for this year."""
        self._edit(ReferenceRent(id=new_id(), year=self._desk.today().year))

    def _show(self, known: Sequence[Choice]) -> None:
        self._hubs = known
        names = {choice.value: choice.label for choice in known}
        order = sorted(
            self._rents, key=lambda one: (-one.year, one.hub_id or "", names.get(one.hub_id or ""))
        )
        empty = tr("Aucun loyer\u202f: l’aide en nature ne peut pas être calculée.")
        blocks = [
            Block(title=str(year), lines=tuple(self._line(one, names) for one in found))
            for year, found in groupby(order, key=lambda one: one.year)
        ]
        self.show_blocks(*(blocks or [Block(empty=empty)]))

    def _line(self, one: ReferenceRent, names: Mapping[str, str]) -> Line:
        where = names.get(one.hub_id or "", tr("Tous les pôles"))
        parts = [
            tr("{amount} par m² et par an").format(amount=format_euros(one.cents_m2_year)),
            tr("charges {amount}").format(amount=format_euros(one.charges_cents_m2_year))
            if one.charges_cents_m2_year
            else "",
            one.source,
        ]
        menu = (
            Button(name="rent_edit", text=tr("Modifier…"), act=partial(self._edit, one)),
            Button(name="rent_next_year", text=tr("Reprendre l’année suivante…"),
                   act=partial(self._next_year, one)),
            Button(name="rent_delete", text=tr("Supprimer"), act=partial(self._bin, one),
                   icon="trash-2"),
        )  # fmt: skip
        return Line(
            title=where,
            detail=" · ".join(part for part in parts if part),
            buttons=(Button(name="rent_actions", text=tr("Actions"), menu=menu),),
        )

    def _edit(self, one: ReferenceRent) -> None:
        rent_dialog(self._desk, one, self._hubs, self).open()

    def _next_year(self, one: ReferenceRent) -> None:
        self._edit(replace(one, id=new_id(), version=0, year=one.year + 1))

    def _bin(self, one: ReferenceRent) -> None:
        self._desk.do(office.bin_rents, (one.id,), owner=self)


def rent_dialog(
    desk: Desk, one: ReferenceRent, known: Sequence[Choice], parent: RentsPage
) -> FormDialog:
    """Return the dialog of a rent."""
    form = _form(known)
    form.set_values(
        {
            "year": one.year,
            "hub_id": one.hub_id or "",
            "cents_m2_year": one.cents_m2_year or None,
            "charges_cents_m2_year": one.charges_cents_m2_year or None,
            "source": one.source,
        }
    )

    def save(values: Mapping[str, Any]) -> None:
        typed = {**values, "hub_id": values["hub_id"] or None}
        typed["charges_cents_m2_year"] = values["charges_cents_m2_year"] or 0
        desk.do(
            office.save_rent,
            replace(one, **typed),
            then=lambda _saved: form.settle(),
            failed=form.refuse,
            owner=form,
        )

    title = tr("Loyer de référence") if one.version else tr("Nouveau loyer de référence")
    return FormDialog(form, name="rent", title=title, save=save, parent=parent)


def _form(known: Sequence[Choice]) -> Form:
    money = tr("Par m² et par an.")
    source = tr("D’où vient ce chiffre\u202f: délibération, avis, marché.")
    return Form(
        "rent",
        (
            Section(
                fields=(
                    Field("year", tr("Année"), YearInput(), required=True),
                    Field("hub_id", tr("Pôle"),
                          ChoiceInput(known, empty_label=tr("Tous les pôles"))),
                    Field("cents_m2_year", tr("Loyer"), MoneyInput(), required=True, hint=money),
                    Field("charges_cents_m2_year", tr("Charges"), MoneyInput(), hint=money),
                    Field("source", tr("Source"), TextInput(), hint=source),
                )
            ),
        ),
    )  # fmt: skip
