"""What an agreement still lacks before an original of it may be printed and signed.

The mandatory fields are those of issue 2: authority, signatory and act, association,
representative, premises, use, term, ground or fee, charges, and each annex that is cited.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from polesdesk.domain.agreements import AgreementData
from polesdesk.domain.associations import in_office, officer_name
from polesdesk.domain.clauses import INSERTS, TemplateError, is_required, parse, render
from polesdesk.domain.facts import ANNEX_TITLES, FIELDS, Facts, facts
from polesdesk.domain.facts.premises import regimes, room_label
from polesdesk.domain.french import date_in_words, join_and, plural, typeset
from polesdesk.domain.hubs import DecisionKind, FreeUseGround, PropertyRegime
from polesdesk.domain.papers import AnnexKind, TemplateState
from polesdesk.domain.rules import Missing, RuleBroken
from polesdesk.domain.settings import delegation_covers, signatory_name
from polesdesk.domain.speech import said

LONGEST_DELEGATED_YEARS = 12
"""Longest term that an executive may agree to by delegation (CGCT L2122-22 5°)."""


def missing(data: AgreementData) -> tuple[Missing, ...]:
    """Return the inputs to fill before an original, each once, in the order of the articles."""
    known = facts(data)
    found = [*_fields(known), *_tables(known), *_annexes(data), *_gaps_of_template(data, known)]
    first: dict[str, Missing] = {}
    for gap in found:
        first.setdefault(gap.field, gap)
    return tuple(first.values())


def signing_problems(data: AgreementData) -> tuple[RuleBroken, ...]:
    """Return why the original may not be issued on the day although nothing is missing."""
    return tuple(problem for check in _CHECKS for problem in check(data))


def obstacles(data: AgreementData) -> tuple[Missing, ...]:
    """Return all that stands between an agreement and its original, to be told at once."""
    return (*missing(data), *_as_missing(signing_problems(data)))


def check_complete(data: AgreementData) -> None:
    """Raise ``RuleBroken`` that tells at once what is missing and what forbids signing."""
    problems = signing_problems(data)
    wanted = _as_missing(problems)
    if gaps := missing(data):
        count = plural(len(gaps) + len(wanted), said("élément"), said("éléments"))
        raise RuleBroken(
            "missing_fields",
            said("L’original ne peut pas être émis\u202f: il manque {count}.").format(count=count),
            missing=(*gaps, *wanted),
        )
    if problems:
        first = problems[0]
        told = " ".join(one.message for one in problems)
        raise RuleBroken(first.code, told, field=first.field, missing=wanted)


def _as_missing(problems: Sequence[RuleBroken]) -> tuple[Missing, ...]:
    """Return problems as what is wanted instead, each with the field where it is mended."""
    wanted = {
        "template_error": said("Correction du texte du modèle"),
        "template_not_validated": said("Validation du modèle de convention"),
        "mixed_domains": said("Une convention par domaine, public ou privé"),
        "ground_of_other_domain": said("Fondement de gratuité propre au domaine des locaux"),
        "delegation_not_in_force": said("Délégation du signataire en vigueur"),
        "mandate_not_in_force": said("Mandat en cours de qui représente l’association"),
        "ends_before_start": said("Date de fin après la date de début"),
        "longer_than_delegation": said("Durée de douze ans au plus, ou délibération"),
        "slot_outside_rooms": said("Créneaux dans les locaux de la convention"),
    }
    return tuple(
        Missing(
            field="template.text" if one.code == "template_error" else one.field or "",
            label=wanted[one.code],
        )
        for one in problems
    )


def _fields(known: Facts) -> Iterator[Missing]:
    for field in FIELDS:
        if not known.texts[field.name] and is_required(field.required, known):
            yield Missing(field=field.mends, label=_capital(said(field.label)))


def _tables(known: Facts) -> Iterator[Missing]:
    for insert in INSERTS:
        table = known.tables.get(insert.name)
        if table and not table.rows and is_required(insert.required, known):
            yield Missing(field=insert.mends, label=_capital(said(insert.label)))


def _annexes(data: AgreementData) -> Iterator[Missing]:
    present = {annex.kind.value for annex in data.annexes}
    for kind in AnnexKind:
        if kind.value in data.convention.cited_annexes and kind.value not in present:
            yield Missing(
                field=f"annex.{kind.value}",
                label=said("Annexe\u202f: {title}").format(title=said(ANNEX_TITLES[kind])),
            )


def _gaps_of_template(data: AgreementData, known: Facts) -> Iterator[Missing]:
    """Fields that the office's own template prints without leaving them optional."""
    try:
        document = render(parse(data.template.text), known, draft=True)
    except TemplateError:
        return  # told by signing_problems, with its line
    for gap in document.gaps:
        yield Missing(field=gap.field, label=_capital(said(gap.label)))


def _capital(label: str) -> str:
    return label[:1].upper() + label[1:]


def _problem(code: str, message: str, field: str) -> RuleBroken:
    return RuleBroken(code, typeset(message), field=field)


def _template(data: AgreementData) -> Iterator[RuleBroken]:
    try:
        parse(data.template.text)
    except TemplateError as fault:
        yield fault
    if data.template.state is not TemplateState.VALIDATED:
        yield _problem(
            "template_not_validated",
            said(
                "Le modèle de convention n’est pas encore validé : faites-le valider, "
                "ou imprimez un projet."
            ),
            field="template.state",
        )


def _domains(data: AgreementData) -> Iterator[RuleBroken]:
    found = regimes(data)
    if {PropertyRegime.PUBLIC, PropertyRegime.PRIVATE} <= found:
        yield _problem(
            "mixed_domains",
            said(
                "Des locaux du domaine public et du domaine privé ne figurent pas dans le même "
                "original : faites deux conventions."
            ),
            field="convention.room_ids",
        )
        return
    private_ground = data.convention.free_use_ground is FreeUseGround.PRIVATE_DOMAIN
    free_on_public = data.convention.free_use_ground in (
        FreeUseGround.L2125_1_GENERAL_INTEREST,
        FreeUseGround.L2125_1_2_COUNCIL_DECISION,
    )
    if private_ground and PropertyRegime.PUBLIC in found:
        yield _ground(
            said(
                "Le prêt à usage ne vaut que pour le domaine privé : choisissez un fondement de "
                "gratuité du domaine public, ou une redevance."
            )
        )
    if free_on_public and PropertyRegime.PRIVATE in found:
        yield _ground(
            said(
                "La gratuité de l’article L. 2125-1 ne vaut que pour le domaine public : "
                "choisissez "
                "« domaine privé » comme fondement, ou un loyer."
            )
        )


def _ground(message: str) -> RuleBroken:
    return _problem("ground_of_other_domain", message, field="convention.free_use_ground")


def _signatory(data: AgreementData) -> Iterator[RuleBroken]:
    who = data.signatory
    if who is not None and not delegation_covers(who, data.day):
        yield _problem(
            "delegation_not_in_force",
            said("La délégation de {name} ne couvre pas le {day}.").format(
                name=signatory_name(who), day=date_in_words(data.day)
            ),
            field="convention.signatory_id",
        )


def _officers(data: AgreementData) -> Iterator[RuleBroken]:
    out = [officer for officer in data.representatives if not in_office(officer, data.day)]
    if out:
        verb = said("ne couvrent") if len(out) > 1 else said("ne couvre")
        names = join_and([officer_name(officer) for officer in out])
        subject = said("Les mandats") if len(out) > 1 else said("Le mandat")
        yield _problem(
            "mandate_not_in_force",
            said("{subject} de {names} {verb} pas le {day}.").format(
                subject=subject, names=names, verb=verb, day=date_in_words(data.day)
            ),
            field="convention.representative_ids",
        )


def _dates(data: AgreementData) -> Iterator[RuleBroken]:
    start, end = data.convention.start_date, data.convention.end_date
    if start is None or end is None:
        return
    if end < start:
        yield _problem(
            "ends_before_start",
            said("La date de fin précède la date de début."),
            field="convention.end_date",
        )
    delegated = data.convention.decision_kind is DecisionKind.MAYOR_DECISION
    if delegated and end >= _years_later(start, LONGEST_DELEGATED_YEARS):
        yield _problem(
            "longer_than_delegation",
            said(
                "Une décision prise par délégation ne dépasse pas douze ans (article L. 2122-22, "
                "5° "
                "du code général des collectivités territoriales) : réduisez la durée, ou faites "
                "délibérer."
            ),
            field="convention.end_date",
        )


def _years_later(day: date, years: int) -> date:
    if (day.month, day.day) == (2, 29):
        day = day.replace(day=28)
    return day.replace(year=day.year + years)


def _slots(data: AgreementData) -> Iterator[RuleBroken]:
    held = {room.id: room for room in data.rooms}
    if any(slot.room_id not in held for slot in data.convention.slots):
        names = join_and([room_label(room) for room in data.rooms])
        yield _problem(
            "slot_outside_rooms",
            said(
                "Un créneau porte sur un local qui n’est pas dans la convention ({names})."
            ).format(names=names),
            field="convention.slots",
        )


_CHECKS: tuple[Callable[[AgreementData], Iterator[RuleBroken]], ...] = (
    _template,
    _domains,
    _signatory,
    _officers,
    _dates,
    _slots,
)
