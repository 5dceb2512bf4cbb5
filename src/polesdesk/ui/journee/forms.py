"""The forms of the journée citoyenne, on the card: an edition, the sheet of a worksite."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from datetime import date
from typing import Any

from polesdesk.actions import associations, journee, journee_forms
from polesdesk.domain.field_words import field_label
from polesdesk.domain.journee import CitizenDay
from polesdesk.domain.journee_forms import WorksiteKnown
from polesdesk.domain.rows import AssociationRow
from polesdesk.domain.volunteer_rows import VolunteerRow
from polesdesk.domain.worksite_lines import (
    format_charter,
    format_materials,
    format_results,
    format_tools,
    parse_charter,
    parse_materials,
    parse_results,
    parse_tools,
)
from polesdesk.ui.desk import Desk
from polesdesk.ui.form import Field, Form, Section
from polesdesk.ui.inputs import (
    CheckInput,
    ChoiceInput,
    DateInput,
    Input,
    IntInput,
    LongTextInput,
    MoneyInput,
    RecordInput,
    TextInput,
    TimeInput,
)
from polesdesk.ui.inputs.several import RecordsInput
from polesdesk.ui.inputs.suggestions import suggest
from polesdesk.ui.inputs.words import LinesInput, WordsInput
from polesdesk.ui.words import tr


class EditionForm(Form):
    """Changes an edition or makes one."""

    def __init__(self, desk: Desk, edition: CitizenDay) -> None:
        super().__init__("citizen_day", _edition_sections(desk.today))
        self._desk = desk
        self._edition = edition
        self.what = edition.theme or self.tr("Nouvelle édition")
        self.set_values({f.name: getattr(edition, f.name) for f in fields(edition)})
        self.submitted.connect(self._save)
        self.keep_drafts(desk, "citizen_day", edition.id, title=self.what, version=edition.version)

    def saved_id(self) -> str:
        """Return the id of the edition that the form is about."""
        return self._edition.id

    def _save(self, values: Mapping[str, Any]) -> None:
        self._desk.do(
            journee.save,
            replace(self._edition, **values),
            then=lambda _kept: self.settle(),
            failed=self.refuse,
            owner=self,
        )


class WorksiteForm(Form):
    """Changes the sheet of a worksite or makes one."""

    def __init__(self, desk: Desk, known: WorksiteKnown) -> None:
        super().__init__("worksite", _worksite_sections(desk, known))
        self._desk = desk
        self._worksite = known.worksite
        self.what = known.worksite.title or self.tr("Nouveau chantier")
        values = {f.name: getattr(known.worksite, f.name) for f in fields(known.worksite)}
        values["association_id"] = known.association
        values["lead_ids"], values["referent_ids"] = known.leads, known.referents
        self.set_values(values)
        self.submitted.connect(self._save)
        one = known.worksite
        self.keep_drafts(desk, "worksite", one.id, title=self.what, version=one.version)

    def saved_id(self) -> str:
        """Return the id of the worksite that the form is about."""
        return self._worksite.id

    def _save(self, values: Mapping[str, Any]) -> None:
        told = dict(values)
        for name in ("association_id", "hub_id"):
            told[name] = told[name] or None
        self._desk.do(
            journee.save_worksite,
            replace(self._worksite, **told),
            then=lambda _kept: self.settle(),
            failed=self.refuse,
            owner=self,
        )


def _edition_sections(today: Callable[[], date]) -> tuple[Section, ...]:
    return (
        Section(
            title=tr("Le jour"),
            fields=(
                _edition("day", DateInput(today)),
                _edition("theme", TextInput(longest=200)),
                _edition("start", TimeInput()),
                _edition("end", TimeInput()),
                _edition("meeting_point", TextInput(longest=200)),
                _edition("meeting_time", TimeInput()),
                _edition("rain_plan", LongTextInput(lines=2)),
                _edition("fallback_day", DateInput(today)),
                _edition("emergency_contact", TextInput(longest=200),
                         hint=tr("Qui appeler ce jour-là, imprimé sur les fiches")),
            ),
        ),
        Section(
            title=tr("Décision et assurance"),
            fields=(
                _edition("deliberation_number", TextInput(longest=60)),
                _edition("deliberation_date", DateInput(today),
                         hint=tr("Le conseil municipal fixe la date et les chantiers.")),
                _edition("estimated_headcount", IntInput(most=100_000)),
                _edition("insurer", TextInput(longest=200)),
                _edition("insurer_informed_on", DateInput(today),
                         hint=tr("Avec la délibération et l’effectif attendu")),
                _edition("prefecture_informed_on", DateInput(today)),
            ),
        ),
        Section(
            title=tr("Inscriptions et repas"),
            fields=(
                _edition("ideas_to", DateInput(today)),
                _edition("sign_up_from", DateInput(today)),
                _edition("sign_up_to", DateInput(today)),
                _edition("meal_place", TextInput(longest=200)),
                _edition("meal_time", TimeInput()),
                _edition("meal_cost_cents", MoneyInput()),
                _edition("other_cost_cents", MoneyInput(),
                         hint=tr("En plus du repas et des matériaux des chantiers")),
                _edition(
                    "charter",
                    LinesInput(lambda text: parse_charter(text, today()), format_charter),
                    hint=tr(
                        "Un par ligne\u202f: Les Amis du square\u202f; présidente\u202f; "
                        "12/03/2027"
                    ),
                ),
            ),
        ),
        Section(
            title=tr("Texte du bilan"),
            fields=(
                _edition("report_context", LongTextInput(lines=3)),
                _edition("report_strengths", LongTextInput(lines=3)),
                _edition("report_difficulties", LongTextInput(lines=3)),
                _edition("report_next", LongTextInput(lines=3)),
                _edition("press", LongTextInput(lines=2)),
                _edition("notes", LongTextInput(lines=2)),
            ),
        ),
    )  # fmt: skip


def _edition(name: str, widget: Input, *, hint: str = "") -> Field:
    return Field(name, tr(field_label("citizen_day", name)), widget, hint=hint)


def _worksite_sections(desk: Desk, known: WorksiteKnown) -> tuple[Section, ...]:
    quarter, category = TextInput(longest=80), TextInput(longest=80)
    suggest(quarter, known.quarters)
    suggest(category, known.categories)
    return (
        Section(
            title=tr("Le chantier"),
            fields=(
                _sheet("title", TextInput(longest=200), required=True),
                _sheet("category", category),
                _sheet("place", TextInput(longest=200)),
                _sheet("quarter", quarter),
                _sheet("start", TimeInput()),
                _sheet("end", TimeInput()),
                _sheet("description", LongTextInput(lines=3)),
            ),
        ),
        Section(
            title=tr("Les personnes"),
            fields=(
                _sheet("minimum", IntInput(most=10_000)),
                _sheet("maximum", IntInput(most=10_000)),
                _sheet("adults_only", CheckInput(tr("outils ou travaux interdits aux mineurs"))),
                _sheet("lead_ids", RecordsInput(desk, journee_forms.residents, _person_label),
                       hint=tr("Habitants qui mènent le chantier")),
                _sheet("referent_ids", RecordsInput(desk, journee_forms.agents, _person_label),
                       hint=tr("Agents qui répondent de la technique")),
                _sheet("skills", WordsInput(known.skills), hint=tr("Séparées par des virgules")),
                _sheet(
                    "association_id",
                    RecordInput(desk, associations.page, _association_label),
                    hint=tr("Tapez une partie du nom"),
                ),
                _sheet("hub_id", ChoiceInput(known.hubs)),
                _sheet("accessibility", TextInput(longest=200)),
            ),
        ),
        Section(
            title=tr("Outils, matériaux, sécurité"),
            fields=(
                _sheet(
                    "tools", LinesInput(parse_tools, format_tools),
                    hint=tr("Un par ligne\u202f: escabeaux\u202f; 4, ou gants\u202f; apportés"),
                ),
                _sheet(
                    "materials", LinesInput(parse_materials, format_materials),
                    hint=tr("Un par ligne\u202f: peinture\u202f; 12 pots\u202f; 186 €"),
                ),
                _sheet("risks", LongTextInput(lines=2)),
                _sheet("protection", WordsInput(known.protection),
                       hint=tr("Séparés par des virgules\u202f: gants, lunettes")),
                _sheet("first_aid", TextInput(longest=200)),
                _sheet("facilities", TextInput(longest=200)),
                _sheet("rain_plan", LongTextInput(lines=2)),
            ),
        ),
        Section(
            title=tr("Après la journée"),
            fields=(
                _sheet(
                    "results", LinesInput(parse_results, format_results),
                    hint=tr("Un par ligne\u202f: clôture peinte\u202f; 38 m"),
                ),
                _sheet("notes", LongTextInput(lines=2)),
            ),
        ),
    )  # fmt: skip


def _sheet(name: str, widget: Input, *, required: bool = False, hint: str = "") -> Field:
    label = tr(field_label("worksite", name))
    return Field(name, label, widget, required=required, hint=hint)


def _person_label(row: VolunteerRow) -> str:
    return f"{row.first_name} {row.last_name}".strip()


def _association_label(row: AssociationRow) -> str:
    return f"{row.name} · {row.city}" if row.city else row.name
