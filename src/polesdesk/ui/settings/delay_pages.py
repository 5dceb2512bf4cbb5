"""The pages of delays, papers asked for, and personal data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from polesdesk.actions import settings as office
from polesdesk.domain.associations import Cover
from polesdesk.domain.calendar_days import REGIONS
from polesdesk.domain.labels import COVERS, PAPERS, SUMMER_BASES
from polesdesk.domain.lists import Choice
from polesdesk.domain.settings import HolidayZone, Settings
from polesdesk.ui.desk import Desk
from polesdesk.ui.form import Field, Section
from polesdesk.ui.inputs import (
    CheckInput,
    ChecksInput,
    ChoiceInput,
    IntInput,
    LongTextInput,
    TextInput,
)
from polesdesk.ui.settings.page import FormPage, Heading
from polesdesk.ui.words import choices_of, tr


class _PlainPage(FormPage):
    """A page whose inputs hold the values themselves, by their names."""

    def __init__(self, desk: Desk, heading: Heading, sections: Sequence[Section]) -> None:
        names = [field.name for section in sections for field in section.fields]
        super().__init__(
            desk,
            heading,
            sections=sections,
            shown=lambda settings: {one: getattr(settings, one) for one in names},
            save=office.save,
            typed=_typed,
        )


def _typed(settings: Settings, values: Mapping[str, Any]) -> tuple[Settings]:
    told = dict(values)
    if "holiday_zone" in told:
        told["holiday_zone"] = HolidayZone(told["holiday_zone"])
    if "required_covers" in told:
        told["required_covers"] = tuple(Cover(one) for one in told["required_covers"])
    return (replace(settings, **told),)


class DelaysPage(_PlainPage):
    """When the dashboard speaks, and what agreements take by default."""

    def __init__(self, desk: Desk) -> None:
        heading = Heading(
            name="delays",
            title=tr("Délais et durées"),
            hint=tr("Ce qui déclenche une alerte, et ce que reprend une nouvelle convention."),
            icon="calendar-clock",
        )
        super().__init__(
            desk,
            heading,
            (_alerts(), _letters(), _campaign(), _defaults(), _calendar(), _rosters()),
        )


class VisitsPage(_PlainPage):
    """When a visit is due, what counts in rates, and what follows an absence."""

    def __init__(self, desk: Desk) -> None:
        heading = Heading(
            name="visits",
            title=tr("Visites et taux"),
            hint=tr(
                "Ce que la tournée propose, ce que les taux comptent et à partir de quand une "
                "association est interrogée. Un pôle peut avoir ses propres seuils."
            ),
            icon="clipboard-list",
        )
        super().__init__(desk, heading, (_visits(), _rates(), _absences()))


class PapersPage(_PlainPage):
    """The papers that every association hosted must have given."""

    def __init__(self, desk: Desk) -> None:
        heading = Heading(
            name="papers",
            title=tr("Pièces demandées"),
            hint=tr(
                "Celles que toute association accueillie remet\u202f: s’il en manque une, "
                "le tableau de bord le dit."
            ),
            icon="file-check",
        )
        papers = choices_of(PAPERS)
        boxes = ChecksInput(papers, columns=2)
        field = Field("required_papers", tr("Pièces"), boxes, wide=True)
        covers = Field(
            "required_covers",
            tr("Risques"),
            ChecksInput(choices_of(COVERS), columns=2),
            hint=tr("Ce que l’attestation d’assurance doit garantir."),
            wide=True,
        )
        sections = (Section(fields=(field,)), Section(title=tr("Assurance"), fields=(covers,)))
        super().__init__(desk, heading, sections)


class DataPage(_PlainPage):
    """Whom to ask about personal data, and the letter of this computer."""

    def __init__(self, desk: Desk) -> None:
        heading = Heading(
            name="data",
            title=tr("Données et poste"),
            hint=tr("À qui les associations s’adressent pour leurs données personnelles."),
            icon="shield-check",
        )
        contact = tr(
            "Délégué à la protection des données\u202f: service, adresse, courriel. "
            "Il s’imprime dans les conventions."
        )
        letter = tr(
            "Si plusieurs postes numérotent\u202f: une lettre pour celui-ci, "
            "comme B dans VOL-2026-B003. Vide sinon."
        )
        fields = (
            Field("dpo_contact", tr("Contact"), LongTextInput(lines=3), hint=contact),
            Field("computer_letter", tr("Lettre du poste"), TextInput(longest=1), hint=letter),
        )
        super().__init__(desk, heading, (Section(fields=fields),))


def _days(name: str, label: str, hint: str, *, least: int = 0) -> Field:
    days = IntInput(least=least, most=1000, unit=tr("jours"))
    return Field(name, label, days, required=True, hint=hint)


def _months(name: str, label: str, hint: str) -> Field:
    return Field(name, label, IntInput(most=24, unit=tr("mois")), required=True, hint=hint)


def _weeks(name: str, label: str, hint: str) -> Field:
    weeks = IntInput(least=1, most=53, unit=tr("semaines"))
    return Field(name, label, weeks, required=True, hint=hint)


def _alerts() -> Section:
    return Section(
        title=tr("Alertes"),
        fields=(
            _days("ends_soon_days", tr("Fin de convention"),
                  tr("Avant la fin, «\u202ffinit bientôt\u202f» apparaît."), least=1),
            _days("insurance_expiring_days", tr("Fin d’assurance"),
                  tr("Avant la fin, l’attestation est à renouveler.")),
            _days("original_return_days", tr("Retour signé"),
                  tr("Après l’émission, un original non revenu est en retard."), least=1),
            _days("paper_alert_days", tr("Autres pièces"),
                  tr("Avant la fin de validité, la pièce est à redemander.")),
        ),
    )  # fmt: skip


def _campaign() -> Section:
    bases = ChoiceInput(choices_of(SUMMER_BASES), empty_label=tr("comptées de leur fin"))
    return Section(
        title=tr("Campagne de renouvellement"),
        fields=(
            _months("warn_months", tr("Lettre de fin"),
                    tr("Avant la fin, l’association est prévenue et ses pièces demandées.")),
            _months("papers_months", tr("Dossier complet"),
                    tr("Avant la fin, les pièces sont là et les visites suffisent.")),
            _months("opinion_months", tr("Avis"), tr("Avant la fin, l’avis motivé est rendu.")),
            _months("decision_months", tr("Décision"),
                    tr("Avant la fin, la décision est prise.")),
            _months("signing_months", tr("Signature"),
                    tr("Avant la fin, la prochaine convention est signée.")),
            Field("summer_base", tr("Fins d’été"), bases,
                  hint=tr("Fins de juillet et d’août\u202f: les délais ci-dessus se comptent "
                          "avant ce jour, pour que tout soit signé avant l’été.")),
        ),
    )  # fmt: skip


def _defaults() -> Section:
    return Section(
        title=tr("Nouvelles conventions"),
        fields=(
            _months("notice_months", tr("Préavis"), ""),
            _months("renewal_deadline_months", tr("Renouvellement"),
                    tr("La demande est attendue au moins tant de mois avant la fin.")),
        ),
    )  # fmt: skip


def _calendar() -> Section:
    zones = [
        Choice(value=zone.value, label=tr("Zone {letter}").format(letter=zone.value))
        for zone in (HolidayZone.A, HolidayZone.B, HolidayZone.C)
    ]
    zones.append(Choice(value=HolidayZone.MANUAL.value, label=tr("Corse et outre-mer")))
    return Section(
        title=tr("Année scolaire"),
        fields=(
            Field("holiday_zone", tr("Zone de vacances"), ChoiceInput(zones), required=True),
            _weeks("term_weeks", tr("Hors vacances"),
                   tr("Semaines comptées pour un créneau hors vacances scolaires.")),
            Field("public_holiday_region", tr("Jours fériés"),
                  ChoiceInput(choices_of(REGIONS)),
                  hint=tr("L’Alsace, la Moselle et l’outre-mer en ont d’autres.")),
            _weeks("open_weeks", tr("Ouverture"),
                   tr("Semaines comptées pour un créneau de toute l’année.")),
        ),
    )  # fmt: skip


def _rosters() -> Section:
    rest = IntInput(most=24, unit=tr("heures"))
    gap = IntInput(most=240, unit=tr("minutes"))
    return Section(
        title=tr("Permanences"),
        fields=(
            Field("night_rest_hours", tr("Repos"), rest, required=True,
                  hint=tr("Entre les permanences de deux jours d’une même personne.")),
            Field("shift_gap_minutes", tr("Le même jour"), gap, required=True,
                  hint=tr("Entre deux permanences du même jour.")),
        ),
    )  # fmt: skip


def _letters() -> Section:
    return Section(
        title=tr("Courriers"),
        fields=(
            _days("unsent_days", tr("Courrier à envoyer"),
                  tr("Après, un courrier émis et non envoyé est en retard."), least=1),
        ),
    )  # fmt: skip


def _visits() -> Section:
    return Section(
        title=tr("Visites"),
        fields=(
            _days("visit_delay_days", tr("Délai entre visites"),
                  tr("Après, un local est proposé en tournée."), least=1),
            _days("draft_visit_days", tr("Visite à finaliser"),
                  tr("Après, un brouillon de visite est en retard."), least=1),
        ),
    )  # fmt: skip


def _rates() -> Section:
    least = IntInput(least=1, most=1000, unit=tr("observations"))
    edge = IntInput(most=120, unit=tr("minutes"))
    return Section(
        title=tr("Taux"),
        fields=(
            Field("min_observations", tr("Minimum"), least, required=True,
                  hint=tr("En dessous, «\u202fn insuffisant\u202f» remplace le taux.")),
            Field("edge_minutes", tr("Début et fin"), edge, required=True,
                  hint=tr("Un local vu vide dans cette marge n’est pas une absence.")),
        ),
    )  # fmt: skip


def _absences() -> Section:
    times = IntInput(least=1, most=100, unit=tr("absences"))
    months = IntInput(least=1, most=36, unit=tr("mois"))
    return Section(
        title=tr("Absences répétées"),
        fields=(
            Field("absence_threshold", tr("Seuil"), times, required=True,
                  hint=tr("Absences non excusées avant la suite prévue.")),
            Field("absence_months", tr("Période"), months, required=True),
            Field("absence_consecutive", tr("Comptage"), CheckInput(tr("à la suite seulement"))),
            _days("answer_days", tr("Réponse"),
                  tr("Délai laissé à l’association pour répondre à un courrier."), least=1),
        ),
    )  # fmt: skip
