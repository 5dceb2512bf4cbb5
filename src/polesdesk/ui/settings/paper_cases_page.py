"""The page of the settings with the papers asked by case: kinds of associations, of agreements."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from polesdesk.actions import hubs
from polesdesk.actions import settings as office
from polesdesk.domain.association_words import CASES
from polesdesk.domain.associations import PaperKind
from polesdesk.domain.french import join_and
from polesdesk.domain.labels import PAPERS
from polesdesk.domain.lists import Choice
from polesdesk.domain.required_papers import OF_AGREEMENTS, OF_ASSOCIATIONS, PaperCase, PaperRule
from polesdesk.domain.settings import Authority, Settings
from polesdesk.ui.card import Block, Button, Line
from polesdesk.ui.desk import Desk
from polesdesk.ui.form import Field, Form, FormDialog, Section
from polesdesk.ui.inputs import ChecksInput, ChoiceInput
from polesdesk.ui.settings.lines_page import LinesPage
from polesdesk.ui.settings.page import Heading
from polesdesk.ui.words import choices_of, tr

Case = tuple[PaperCase, str]
"""A case of the table, with its hub when it is that of a hub."""


class PaperCasesPage(LinesPage):
    """Lists the cases with what each adds to the papers asked of all, or leaves out."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _heading(), add=tr("Ajouter un pôle…"))
        self._settings = Settings()
        self._hubs: tuple[Choice, ...] = ()

    def add_record(self) -> None:
        """Ask for the papers of a hub."""
        self._edit((PaperCase.HUB, ""))

    def show_authority(self, authority: Authority) -> None:
        """Show the table of the file."""
        self._settings = authority.settings

        def show(found: tuple[Choice, ...]) -> None:
            self._hubs = found
            self._show()

        self._desk.read(hubs.choices, then=show, owner=self)

    def _show(self) -> None:
        of_hubs = [rule.hub_id for rule in self._settings.paper_rules if rule.hub_id]
        cases: list[Case] = [(one, "") for one in OF_AGREEMENTS if one is not PaperCase.HUB]
        cases += [(PaperCase.HUB, row_id) for row_id in dict.fromkeys(of_hubs)]
        self.show_blocks(
            Block(
                title=tr("Selon l’association"),
                lines=tuple(self._line((one, "")) for one in OF_ASSOCIATIONS),
            ),
            Block(title=tr("Selon la convention"), lines=tuple(self._line(one) for one in cases)),
        )

    def _line(self, case: Case) -> Line:
        asked, never = self._papers(case, asked=True), self._papers(case, asked=False)
        parts = []
        if asked:
            parts.append(tr("en plus\u202f: {papers}").format(papers=_words(asked)))
        if never:
            parts.append(tr("pas demandées\u202f: {papers}").format(papers=_words(never)))
        name = f"case_{case[0].value.lower()}_edit"
        edit = Button(name=name, text=tr("Modifier…"), act=partial(self._edit, case))
        detail = " · ".join(parts) or tr("comme à toutes")
        return Line(title=self._name(case), detail=detail, buttons=(edit,))

    def _name(self, case: Case) -> str:
        if case[0] is not PaperCase.HUB:
            return tr(CASES[case[0]])
        return next((one.label for one in self._hubs if one.value == case[1]), tr("Pôle supprimé"))

    def _papers(self, case: Case, *, asked: bool) -> tuple[PaperKind, ...]:
        return tuple(
            rule.paper
            for rule in self._settings.paper_rules
            if (rule.case, rule.hub_id) == case and rule.asked is asked
        )

    def _edit(self, case: Case) -> None:
        form = self._form(case)
        never = self._papers(case, asked=False)
        form.set_values({"asked": self._papers(case, asked=True), "never": never})

        def save(values: Mapping[str, Any]) -> None:
            of_case = (case[0], str(values.get("hub_id") or case[1]))
            self._keep(form, case, _rules(of_case, values["asked"], values.get("never") or ()))

        title = self._name(case) if case != (PaperCase.HUB, "") else tr("Pièces d’un pôle")
        FormDialog(form, name="paper_case", title=title, save=save, parent=self).open()

    def _form(self, case: Case) -> Form:
        fields = [
            Field("asked", tr("En plus"), ChecksInput(choices_of(PAPERS), columns=2), wide=True)
        ]
        if case[0] in OF_ASSOCIATIONS:
            fields.append(
                Field("never", tr("Pas demandées"), ChecksInput(choices_of(PAPERS), columns=2),
                      wide=True, hint=tr("Celles qu’elle ne peut pas avoir."))
            )  # fmt: skip
        if case == (PaperCase.HUB, ""):
            fields.insert(0, Field("hub_id", tr("Pôle"), ChoiceInput(self._hubs), required=True))
        return Form("paper_case", (Section(fields=tuple(fields)),))

    def _keep(self, form: Form, case: Case, rules: Sequence[PaperRule]) -> None:
        made = {(rule.case, rule.hub_id) for rule in rules} | {case}
        others = [one for one in self._settings.paper_rules if (one.case, one.hub_id) not in made]

        def then(saved: Settings) -> None:
            form.settle()
            self._settings = saved
            self._show()

        wanted = replace(self._settings, paper_rules=(*others, *rules))
        self._desk.do(office.save, wanted, then=then, failed=form.refuse, owner=self)


def _rules(case: Case, asked: Sequence[str], never: Sequence[str]) -> list[PaperRule]:
    """Return the rules of a case; what is not asked wins over what is asked in the same case."""
    told = [(one, False) for one in never] + [(one, True) for one in asked if one not in never]
    return [
        PaperRule(paper=PaperKind(one), case=case[0], hub_id=case[1], asked=is_asked)
        for one, is_asked in told
    ]


def _words(papers: Sequence[PaperKind]) -> str:
    return join_and([tr(PAPERS[one]).lower() for one in papers])


def _heading() -> Heading:
    return Heading(
        name="paper_cases",
        title=tr("Pièces selon les cas"),
        hint=tr(
            "Ce qui s’ajoute aux pièces demandées à toutes, ou ne se demande pas, selon la nature "
            "de l’association et ce qu’elle occupe."
        ),
        icon="list",
    )
