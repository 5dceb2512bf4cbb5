"""What a letter offers to the text that the office writes for it: fields, cases, tables, lists."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, time
from enum import Enum
from typing import Any

from polesdesk.domain.clauses import Span
from polesdesk.domain.conventions import TerminationGround
from polesdesk.domain.evaluations import Outcome
from polesdesk.domain.facts.values import Table
from polesdesk.domain.french import date_in_words, format_time, join_and
from polesdesk.domain.hubs import bare_name
from polesdesk.domain.letters import LABELS, Bullets, LetterData, LetterText
from polesdesk.domain.premises_requests import RequestKind
from polesdesk.domain.settings import signatory_name

FIELD_LABELS: Mapping[str, str] = {
    **LABELS,
    "address": "adresse du local",
    "amount": "montant de l’aide",
    "answer": "réponse de l’association",
    "answered_on": "date de la réponse",
    "applicant": "demandeur",
    "asked_day": "date de la demande de pièces",
    "asked_number": "n° de la demande de pièces",
    "agreements": "conventions de l’année",
    "formal_notice_on": "date de la mise en demeure",
    "finding": "constat",
    "former_day": "date du courrier précédent",
    "former_number": "n° du courrier précédent",
    "headcount": "effectif attendu",
    "in_a_row": "absences de suite",
    "label": "intitulé de l’affectation",
    "letter_day": "date du courrier",
    "letter_number": "n° du courrier",
    "line": "détail du calcul",
    "lines": "lignes du tableau",
    "motive": "motifs",
    "months": "mois d’examen des absences",
    "next_number": "n° de la prochaine convention",
    "notice_months": "mois de préavis",
    "papers_due": "date limite des pièces",
    "purpose": "objet écrit par le demandeur",
    "received_on": "date de réception",
    "decision_reason": "motifs de la décision",
    "remarks_due": "date limite des observations",
    "remarks_on": "date des observations",
    "salutation": "formule d’appel",
    "signatory": "signataire",
    "signatory_quality": "qualité du signataire",
    "start_date": "premier jour demandé",
    "end_date": "dernier jour demandé",
    "terminated_on": "jour de la résiliation",
    "threshold": "seuil d’absences",
    "year": "année",
    "is_forecast": "année non achevée",
    "is_consecutive": "absences comptées de suite",
    "from_time": "heure de début",
    "to_time": "heure de fin",
    "goes_on": "d’autres occupations continuent",
    "has_moves": "séances déplacées",
    "is_amended": "avenant à signer",
    "is_suspended": "convention suspendue",
    "is_terminated": "résiliation envisagée",
    "is_merger": "absorption",
    "is_split": "scission",
    "deed_on": "date de l’acte connue",
}
"""What the fields and the cases of letters are called, by their English names."""
CASES: Mapping[Enum, str] = {
    Outcome.RENEW_AS_IS: "renouvellement à l’identique",
    Outcome.RENEW_WITH_CHANGES: "renouvellement avec des changements",
    Outcome.SHORT_RENEWAL: "renouvellement de courte durée",
    Outcome.RELOCATE: "renouvellement dans d’autres locaux",
    Outcome.DO_NOT_RENEW: "refus de renouveler",
    Outcome.TO_COMPLETE: "dossier à compléter",
    RequestKind.NEW_HOSTING: "demande d’hébergement",
    RequestKind.EXTRA_SLOT: "demande de créneau",
    RequestKind.HIRE: "demande ponctuelle",
    TerminationGround.BREACH: "clauses inexécutées",
    TerminationGround.GENERAL_INTEREST: "motif d’intérêt général",
    TerminationGround.BY_ASSOCIATION: "demandée par l’association",
    TerminationGround.MUTUAL: "accord des deux parties",
    TerminationGround.DISSOLUTION: "dissolution de l’association",
}
"""What the values of a choice are called as cases."""
OVER = "over"
PRIVATE = "private"
FLAGS: Mapping[str, str] = {OVER: "convention déjà terminée", PRIVATE: "domaine privé"}
"""Cases that are read from a whole letter."""
COMMON = (
    "association", "authority", "authority_address", "court", "court_private", "hub", "letter_day",
    "letter_number", "salutation", "signatory", "signatory_quality",
)  # fmt: skip
"""Fields that every letter has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """What one letter has to print: texts and cases by name, tables and lists in their order."""

    texts: Mapping[str, str]
    truths: Mapping[str, bool]
    tables: tuple[Table, ...]
    lists: tuple[Bullets, ...]


def label_of(name: str) -> str:
    """Return what a field or a case is called."""
    return FIELD_LABELS.get(name) or FLAGS.get(name) or name.replace("_", " ")


def case_of(value: Enum) -> str:
    """Return what a value of a choice is called as a case."""
    return CASES.get(value) or str(value.value).lower().replace("_", " ")


def case_name(name: str, value: Enum) -> str:
    """Return the name of the case that a choice has a value."""
    return f"{name}.{value.name}"


def leaves(matter: Any) -> Iterator[tuple[str, Any]]:
    """Yield the fields of a matter by name, those of a record in it last and only if new."""
    own = {one.name: getattr(matter, one.name) for one in fields(matter)}
    yield from own.items()
    for value in own.values():
        if is_dataclass(value):
            for one in fields(value):
                if one.name not in own:
                    yield one.name, getattr(value, one.name)


def is_over(data: LetterData) -> bool:
    """Tell whether the agreement that a letter is about is past its end."""
    end = getattr(data.matter, "end", None)
    return isinstance(end, date) and end < data.day


def offered(data: LetterData, text: LetterText) -> Offered:
    """Return what a letter has to print; ``text`` is the one that PolesDesk wrote for it."""
    texts = defaultdict(str, _common(data))
    truths: dict[str, bool] = defaultdict(bool, {OVER: is_over(data), PRIVATE: data.is_private})
    for name, value in leaves(data.matter):
        texts[name] = _in_words(value)
        if isinstance(value, Enum):
            truths[case_name(name, value)] = True
        else:
            truths[name] = bool(value)
    for span in spans_in(text):
        if span.field and not span.gap:
            texts[span.field] = span.text
            truths[span.field] = True
    return Offered(
        texts=texts,
        truths=truths,
        tables=tuple(part for part in text.parts if isinstance(part, Table)),
        lists=tuple(part for part in text.parts if isinstance(part, Bullets) and is_made(part)),
    )


def is_made(part: Bullets) -> bool:
    """Tell whether a list is made of fields; another one is plain words."""
    return any(span.field for item in part.items for span in item)


def _common(data: LetterData) -> dict[str, str]:
    office, who = data.settings, data.signatory
    return {
        "association": data.addressee.name,
        "authority": office.authority_name,
        "authority_address": office.authority_address,
        "court": office.court_public,
        "court_private": office.court_private,
        "hub": bare_name(data.hub.name) if data.hub else "",
        "letter_day": date_in_words(data.day),
        "letter_number": data.number,
        "salutation": data.addressee.salutation,
        "signatory": signatory_name(who) if who else "",
        "signatory_quality": who.quality if who else "",
    }


def spans_in(text: LetterText) -> Iterator[Span]:
    """Yield the words of a letter, those of its tables left out."""
    for part in text.parts:
        if isinstance(part, Bullets):
            for item in part.items:
                yield from item
        elif isinstance(part, tuple):
            yield from part
    yield from text.remedies


def _in_words(value: Any) -> str:
    if isinstance(value, str) and not isinstance(value, Enum):
        return value.strip()
    if isinstance(value, date):
        return date_in_words(value)
    if isinstance(value, time):
        return format_time(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, tuple) and value and all(isinstance(one, str) for one in value):
        return join_and(list(value))
    return ""
