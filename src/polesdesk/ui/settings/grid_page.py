"""The page of the settings with the grid of evaluation: criteria and weights of the office."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from polesdesk.actions import evaluations
from polesdesk.domain.evaluations import EvaluationGrid, GridCriterion
from polesdesk.domain.french import plural
from polesdesk.domain.identity import new_id
from polesdesk.domain.settings import Authority
from polesdesk.ui.card import Block, Button, Line
from polesdesk.ui.desk import Desk
from polesdesk.ui.form import Field, Form, FormDialog, Section
from polesdesk.ui.inputs import IntInput, TextInput
from polesdesk.ui.settings.lines_page import LinesPage
from polesdesk.ui.settings.page import Heading
from polesdesk.ui.words import tr

HEAVIEST = 9


class GridPage(LinesPage):
    """Lists the criteria; evaluations that were begun keep those they have."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _heading(), add=tr("Ajouter un critère…"))
        self._criteria: tuple[GridCriterion, ...] = ()

    def add_record(self) -> None:
        """Ask for a new criterion; the program brings no evidence to it."""
        blank = GridCriterion(key=new_id(), label="")
        self._edit(blank, is_new=True)

    def show_authority(self, authority: Authority) -> None:
        """Read the grid again."""
        self._desk.read(evaluations.grid, then=self._show, owner=self)

    def _show(self, found: EvaluationGrid) -> None:
        self._criteria = found.criteria
        self.show_blocks(Block(lines=tuple(self._line(one) for one in found.criteria)))

    def _line(self, one: GridCriterion) -> Line:
        menu = (
            Button(name="criterion_edit", text=tr("Modifier…"), act=partial(self._edit, one)),
            Button(name="criterion_remove", text=tr("Retirer"), act=partial(self._remove, one)),
        )
        return Line(
            title=tr(one.label),
            detail=plural(one.weight, tr("point"), tr("points")),
            buttons=(Button(name="criterion_actions", text=tr("Actions"), menu=menu),),
        )

    def _edit(self, one: GridCriterion, *, is_new: bool = False) -> None:
        weight = IntInput(least=0, most=HEAVIEST)
        fields = (
            Field("label", tr("Critère"), TextInput(longest=120), required=True),
            Field("weight", tr("Poids"), weight, required=True,
                  hint=tr("0 à 9\u202f: un critère de poids 0 se note sans compter.")),
        )  # fmt: skip
        form = Form("criterion", (Section(fields=fields),))
        form.set_values({"label": one.label, "weight": one.weight})

        def save(values: Mapping[str, Any]) -> None:
            made = replace(one, label=values["label"], weight=values["weight"])
            kept = (
                (*self._criteria, made)
                if is_new
                else tuple(made if each.key == one.key else each for each in self._criteria)
            )
            self._keep(kept, form)

        title = tr("Nouveau critère") if is_new else tr("Modifier le critère")
        FormDialog(form, name="criterion", title=title, save=save, parent=self).open()

    def _remove(self, one: GridCriterion) -> None:
        self._keep([each for each in self._criteria if each.key != one.key])

    def _keep(self, criteria: Sequence[GridCriterion], form: Form | None = None) -> None:
        def then(saved: EvaluationGrid) -> None:
            if form is not None:
                form.settle()
            self._show(saved)

        failed = form.refuse if form is not None else None
        self._desk.do(evaluations.save_grid, tuple(criteria), then=then, failed=failed, owner=self)


def _heading() -> Heading:
    return Heading(
        name="grid",
        title=tr("Grille d’évaluation"),
        hint=tr(
            "Les critères d’un renouvellement, les mêmes pour toutes les associations. Une "
            "évaluation commencée garde les siens."
        ),
        icon="clipboard-list",
    )
