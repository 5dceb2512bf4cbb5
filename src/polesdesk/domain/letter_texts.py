"""The French text of each kind of letter; what is asked before a decision follows the law.

CRPA L. 112-3 (acknowledgement), L. 121-1 and L. 122-1 (observations before a decision),
L. 211-2 (reasons), L. 411-2 (administrative appeal); CJA R. 421-1 and R. 421-5 (two months,
which run only when they are told).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from dateutil.relativedelta import relativedelta

from polesdesk.domain.clauses import Template
from polesdesk.domain.clauses.vocabulary import Vocabulary
from polesdesk.domain.facts.premises import HOLIDAYS_SHORT, hours_in_words, rhythm_in_words
from polesdesk.domain.facts.values import Table
from polesdesk.domain.follow_ups import LetterKind
from polesdesk.domain.french import (
    date_in_words,
    day_with_weekday,
    format_date,
    format_euros,
    plural,
    time_range,
    time_range_in_words,
    weekday_name,
)
from polesdesk.domain.letter_absences import explanations, formal_notice
from polesdesk.domain.letter_associations import WRITERS as ASSOCIATIONS
from polesdesk.domain.letter_closures import WRITERS as CLOSURES
from polesdesk.domain.letter_examples import example
from polesdesk.domain.letter_fields import label_of
from polesdesk.domain.letter_in_kind import in_kind_value
from polesdesk.domain.letter_matters import Allotted, Asked
from polesdesk.domain.letter_own_texts import (
    case_labels,
    field_labels,
    in_own_words,
    read,
    vocabulary,
)
from polesdesk.domain.letter_parts import closing, day, remedies, service
from polesdesk.domain.letter_renewals import WRITERS as RENEWALS
from polesdesk.domain.letter_skeletons import LIST, TABLE, skeleton, variants
from polesdesk.domain.letters import Bullets, LetterData, LetterText, Part, fill, gaps
from polesdesk.domain.premises_requests import PremisesRequest, RequestKind

_UNKNOWN = "–"
SILENCE_MONTHS = 2
"""Months of silence after which a request counts as refused: a title is never tacit (CE, 21
March 2003, n° 189191)."""


def write(data: LetterData) -> LetterText:
    """Return the text of a letter: in the words of the office where it has its own."""
    writer = _WRITERS[data.kind]
    text = writer(data, data.matter)
    if not data.own_text:
        return text
    return in_own_words(data, text, read(data.kind, writer, data.own_text))


def written_kinds() -> tuple[LetterKind, ...]:
    """Return the kinds of letters that have a text, in the order in which they are offered."""
    return tuple(_WRITERS)


@lru_cache(maxsize=64)
def factory_text(kind: LetterKind) -> str:
    """Return the text that PolesDesk comes with for a kind, as a template to be changed."""
    return skeleton(kind, _WRITERS[kind])


def own_template(kind: LetterKind, text: str) -> Template:
    """Return a text of the office as it is read; raise ``TemplateError`` at the first fault."""
    return read(kind, _WRITERS[kind], text)


def words_for(kind: LetterKind) -> Vocabulary:
    """Return the words that the text of a kind may use."""
    return vocabulary(kind, _WRITERS[kind])


def fields_for(kind: LetterKind) -> Mapping[str, str]:
    """Return what the fields of a kind are called, by their names."""
    return field_labels(kind, _WRITERS[kind])


def cases_for(kind: LetterKind) -> tuple[str, ...]:
    """Return what the cases of a kind are called, those that its text of origin tells first."""
    return case_labels(kind, _WRITERS[kind])


def inserts_for(kind: LetterKind) -> tuple[str, ...]:
    """Return the tables and lists of a kind, as they are typed."""
    return tuple(
        line[1:-1]
        for line in dict.fromkeys(factory_text(kind).splitlines())
        if line.startswith((f"[{TABLE}", f"[{LIST}"))
    )


def example_of(kind: LetterKind) -> LetterData:
    """Return a letter of a kind that is made up: each field says what it is called."""
    data = example(kind, _WRITERS[kind], lambda name: f"({label_of(name)})", first_number=1)
    others = (variant.data for variant in variants(data))
    whole = (one for one in (data, *others) if not gaps(write(one)))
    return next(whole, data)


# Slots of a season


def _allotment(data: LetterData, matter: Allotted) -> LetterText:
    season = f" – {matter.season}" if matter.season else ""
    parts: tuple[Part, ...] = (
        fill(
            "En application de la convention n°\u00a0{convention}, les créneaux suivants sont "
            "affectés à votre association du {start} au {end} :",
            convention=matter.convention,
            start=day(matter.start),
            end=day(matter.end),
        ),
        _slots(matter),
        fill(
            "Il n’y a pas de séance les jours de fermeture du pôle ni, sauf mention contraire "
            "dans le tableau, pendant les vacances scolaires."
        ),
        fill(
            "Ces créneaux suivent la convention : ils cessent avec elle, et leur affectation pour "
            "une saison ne donne aucun droit pour la suivante. Je vous remercie de nous prévenir "
            "dès que l’un d’eux ne vous est plus utile : une autre association l’attend peut-être."
        ),
    )
    return LetterText(
        subject=f"Affectation de créneaux{season}",
        salutation=data.addressee.salutation,
        parts=parts,
        closing=closing(data),
        remedies=remedies(data),
    )


def _slots(matter: Allotted) -> Table:
    ordered = sorted(matter.lines, key=lambda one: (one.slot.weekday, one.slot.start, one.slot.id))
    return Table(
        columns=("Jour", "Horaires", "Local", "Périodicité", "Vacances scolaires"),
        widths=(0.13, 0.2, 0.27, 0.26, 0.14),
        rows=tuple(
            (
                weekday_name(one.slot.weekday).capitalize(),
                hours_in_words(one.slot),
                one.place,
                rhythm_in_words(one.slot, matter.start),
                HOLIDAYS_SHORT[one.slot.school_holidays],
            )
            for one in ordered
        ),
    )


# Requests for premises


def _acknowledgement(data: LetterData, matter: Asked) -> LetterText:
    asked = matter.request
    silence = (
        asked.received_on + relativedelta(months=SILENCE_MONTHS) if asked.received_on else None
    )
    parts: tuple[Part, ...] = (
        fill(
            "J’accuse réception de votre demande, reçue le {received} et enregistrée sous le "
            "n°\u00a0{number}. Elle porte sur {wish}.",
            received=day(asked.received_on),
            number=asked.number,
            wish=matter.wish,
        ),
        fill(
            "Elle est examinée par nos services ({service}), selon les locaux libres et les "
            "critères appliqués à toutes les demandes.",
            service=service(data),
        ),
        fill(
            "Une mise à disposition de locaux n’est jamais tacite : sans réponse de ma part le "
            "{silence}, votre demande devra être regardée comme refusée. Vous pourrez alors en "
            "demander les motifs, et contester ce refus dans les conditions ci-dessous.",
            silence=day(silence),
        ),
    )
    return LetterText(
        subject=f"Accusé de réception de votre demande n°\u00a0{asked.number}",
        salutation=data.addressee.salutation,
        parts=parts,
        closing=closing(data),
        remedies=remedies(data, from_what="de cette date"),
    )


def _accepted(data: LetterData, matter: Asked) -> LetterText:
    asked = matter.request
    follows = {
        RequestKind.NEW_HOSTING: (
            "Une convention d’occupation va vous être adressée pour signature. Les clés sont "
            "remises après sa signature et sur présentation d’une attestation d’assurance."
        ),
        RequestKind.EXTRA_SLOT: (
            "Ce créneau sera ajouté à votre convention par un avenant, qui va vous être adressé "
            "pour signature."
        ),
        RequestKind.HIRE: (
            "L’autorisation jointe fixe le tarif, le dépôt de garantie et l’assurance demandés."
        ),
    }
    reason = asked.decision_reason.strip()
    parts: tuple[Part, ...] = (
        fill(
            "Par votre demande n°\u00a0{number}, reçue le {received}, vous avez sollicité {wish}.",
            number=asked.number,
            received=day(asked.received_on),
            wish=matter.wish,
        ),
        fill(
            "J’ai le plaisir de vous informer qu’elle est acceptée. Le local suivant vous est "
            "réservé : {place}, {hours}.",
            place=matter.place,
            hours=when_in_words(asked),
        ),
        *((fill("{reason}", reason=reason),) if reason else ()),
        fill(follows[asked.kind]),
    )
    return LetterText(
        subject=f"Votre demande de locaux n°\u00a0{asked.number}",
        salutation=data.addressee.salutation,
        parts=parts,
        closing=closing(data),
    )


def _refused(data: LetterData, matter: Asked) -> LetterText:
    asked = matter.request
    parts: tuple[Part, ...] = (
        fill(
            "Par votre demande n°\u00a0{number}, reçue le {received}, vous avez sollicité {wish}.",
            number=asked.number,
            received=day(asked.received_on),
            wish=matter.wish,
        ),
        fill(
            "Après examen, je suis au regret de ne pouvoir y donner une suite favorable, pour les "
            "motifs suivants :"
        ),
        fill("{reason}", reason=asked.decision_reason),
    )
    return LetterText(
        subject=f"Votre demande de locaux n°\u00a0{asked.number}",
        mention="Lettre recommandée avec avis de réception",
        salutation=data.addressee.salutation,
        parts=parts,
        closing=closing(data),
        remedies=remedies(data),
    )


def when_in_words(asked: PremisesRequest) -> str:
    """Return when a request was granted: « le samedi 12 décembre 2026 de 14 h à 23 h »."""
    hours = time_range_in_words(asked.start, asked.end) if asked.start and asked.end else ""
    if asked.day is not None:
        return f"le {day_with_weekday(asked.day)} {hours}".strip()
    if asked.weekday is None:
        return hours
    since = f", à partir du {date_in_words(asked.start_date)}" if asked.start_date else ""
    until = f" et jusqu’au {date_in_words(asked.end_date)}" if asked.end_date else ""
    return f"le {weekday_name(asked.weekday)} {hours}{since}{until}".strip()


def _hire(data: LetterData, matter: Asked) -> LetterText:
    parts: tuple[Part, ...] = (
        fill(
            "Le bénéficiaire est autorisé à occuper le local désigné ci-dessous, à titre précaire "
            "et révocable, aux conditions suivantes :"
        ),
        _hire_table(matter),
        fill("Le bénéficiaire s’engage :"),
        Bullets(items=tuple(fill(rule) for rule in _HIRE_RULES)),
        fill(
            "L’autorisation est personnelle et ne se cède pas. Elle peut être retirée pour un "
            "motif d’intérêt général ; les sommes versées sont alors rendues."
        ),
    )
    return LetterText(
        subject="Autorisation d’occupation ponctuelle",
        title="Autorisation d’occupation ponctuelle",
        parts=parts,
        remedies=remedies(data),
        accepted_by=matter.applicant,
    )


_HIRE_RULES = (
    "à respecter l’effectif maximal, les consignes de sécurité et le règlement du lieu ;",
    (
        "à présenter avant la remise des clés une attestation d’assurance couvrant sa "
        "responsabilité civile et les risques locatifs pour ce jour ;"
    ),
    "à rendre le local propre et rangé à l’heure dite, et à signaler tout dégât.",
)


def _hire_table(matter: Asked) -> Table:
    asked = matter.request
    on = day_with_weekday(asked.day).capitalize() if asked.day else _UNKNOWN
    hours = time_range(asked.start, asked.end) if asked.start and asked.end else _UNKNOWN
    insured = asked.insured_until
    rows = (
        ("Bénéficiaire", matter.applicant),
        ("Local", ", ".join(text for text in (matter.place, matter.address) if text)),
        ("Jour", on),
        ("Horaires, installation et rangement compris", hours),
        ("Objet", asked.purpose.strip() or "non précisé"),
        ("Effectif attendu", plural(asked.headcount, "personne") if asked.headcount else _UNKNOWN),
        ("Tarif", format_euros(asked.fee_cents) if asked.fee_cents else "gratuit"),
        (
            "Dépôt de garantie",
            f"{format_euros(asked.deposit_cents)}, rendu si aucun dégât n’est constaté"
            if asked.deposit_cents
            else "sans",
        ),
        (
            "Assurance",
            f"attestation reçue, valable jusqu’au {format_date(insured)}"
            if insured
            else "attestation à présenter avant la remise des clés",
        ),
    )
    return Table(columns=("Ce qui est autorisé", "Conditions"), widths=(0.34, 0.66), rows=rows)


_WRITERS: Mapping[LetterKind, Callable[[LetterData, Any], LetterText]] = {
    LetterKind.EXPLANATIONS: explanations,
    LetterKind.FORMAL_NOTICE: formal_notice,
    LetterKind.ALLOTMENT: _allotment,
    LetterKind.REQUEST_ACKNOWLEDGEMENT: _acknowledgement,
    LetterKind.REQUEST_ACCEPTED: _accepted,
    LetterKind.REQUEST_REFUSED: _refused,
    LetterKind.HIRE_AUTHORISATION: _hire,
    LetterKind.IN_KIND_VALUE: in_kind_value,
    **RENEWALS,
    **CLOSURES,
    **ASSOCIATIONS,
}
