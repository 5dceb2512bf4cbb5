"""Letters of the office as values: who writes to whom, about what, and the text that results.

A text is made from French templates with named fields; an empty field is a gap, shown on a
draft and refused on a letter that is issued.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from string import Formatter
from typing import TypeAlias

from polesdesk.domain.associations import Association, Officer, officer_name
from polesdesk.domain.clauses import Span
from polesdesk.domain.facts.values import Table
from polesdesk.domain.follow_ups import LetterKind
from polesdesk.domain.french import typeset
from polesdesk.domain.hubs import Hub
from polesdesk.domain.letter_matters import Matter
from polesdesk.domain.rules import Missing
from polesdesk.domain.settings import Settings, Signatory

Words: TypeAlias = tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressee:
    """To whom a letter goes: the lines of the window of the envelope, and how they are greeted."""

    name: str
    attention: str = ""
    lines: tuple[str, ...] = ()
    salutation: str = "Madame, Monsieur"


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterData:
    """All that one letter is made from; no ``number`` for a draft.

    ``references`` are pairs of label and text that stand beside the address; ``is_private``
    tells that all premises it is about are of the private domain. ``own_text`` is the text that
    the office has put in the place of the one that PolesDesk comes with.
    """

    kind: LetterKind
    matter: Matter
    addressee: Addressee
    settings: Settings
    signatory: Signatory | None
    day: date
    number: str = ""
    hub: Hub | None = None
    references: tuple[tuple[str, str], ...] = ()
    is_private: bool = False
    own_text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bullets:
    """Lines of a list."""

    items: tuple[Words, ...]


Part: TypeAlias = Words | Bullets | Table
"""One part of the body: a paragraph, a list or a table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterText:
    """The words of a letter; ``remedies`` are those of a decision, ``closing`` the politeness.

    A text with a ``title`` is an act and no letter: it greets nobody. ``accepted_by`` asks for
    the signature of the other side under that of the authority. ``lacking`` are the labels of
    fields that are empty in the subject or in the politeness.
    """

    subject: str
    parts: tuple[Part, ...]
    title: str = ""
    mention: str = ""
    salutation: str = ""
    closing: str = ""
    remedies: Words = ()
    accepted_by: str = ""
    lacking: tuple[str, ...] = ()


LABELS: Mapping[str, str] = {
    "association": "association",
    "authority": "collectivité",
    "authority_address": "adresse de la collectivité",
    "changes": "changements de la convention",
    "convention": "n° de la convention",
    "court": "tribunal compétent",
    "court_private": "tribunal judiciaire compétent",
    "due": "date limite de réponse",
    "end": "fin",
    "hub": "pôle",
    "place": "local",
    "number": "n° de la demande",
    "day": "jour",
    "hours": "horaires",
    "reason": "motifs de la décision",
    "received": "date de réception",
    "start": "début",
    "season": "saison",
    "service": "service qui examine la demande",
    "silence": "date de la décision implicite",
    "wish": "objet de la demande",
    "motive": "motifs",
    "lacking": "pièces manquantes",
    "outcome": "sens de la décision envisagée",
    "next_end": "fin de la prochaine convention",
    "next_start": "début de la prochaine convention",
    "ground": "fondement de la résiliation",
    "terminated": "date d’effet de la résiliation",
    "act": "acte qui décide",
    "back": "jour de la reprise",
    "contact": "à qui s’adresser",
    "former": "association d’origine",
    "effect": "date d’effet",
    "deed": "acte de l’association",
    "deed_day": "date de l’acte de l’association",
    "former_day": "date du courrier précédent",
    "former_number": "n° du courrier précédent",
}
"""What a field of a letter is called while it is empty."""
OF_SUBJECT = "subject"
"""The kind of the fields that are filled in on the record itself that a letter is about."""
_FILLED_IN: Mapping[str, str] = {
    LABELS["authority"]: "settings.authority_name",
    LABELS["authority_address"]: "settings.authority_address",
    LABELS["court"]: "settings.court_public",
    LABELS["court_private"]: "settings.court_private",
    LABELS["due"]: f"{OF_SUBJECT}.due_on",
    LABELS["end"]: f"{OF_SUBJECT}.end_date",
    LABELS["hub"]: f"{OF_SUBJECT}.hub_id",
    LABELS["day"]: f"{OF_SUBJECT}.day",
    LABELS["hours"]: f"{OF_SUBJECT}.start",
    LABELS["received"]: f"{OF_SUBJECT}.received_on",
    LABELS["season"]: f"{OF_SUBJECT}.season",
    LABELS["start"]: f"{OF_SUBJECT}.start_date",
    LABELS["wish"]: f"{OF_SUBJECT}.purpose",
}
"""Where fields are filled in, by what they are called; of others the record is opened."""


def fill(text: str, **fields: str) -> Words:
    """Return a template with its ``{fields}``, gaps where they are empty.

    Only the fixed words are typeset; nothing typed by a user is read as a field or as markup.
    """
    return tuple(span for span in _spans(text, fields) if span.text)


def _spans(text: str, fields: Mapping[str, str]) -> Iterator[Span]:
    for words, name, _spec, _conversion in Formatter().parse(typeset(text)):
        yield Span(text=words)
        if name:
            known = fields[name].strip()
            yield Span(text=known or f"[{LABELS[name]}]", gap=not known, field=name)


def gaps(text: LetterText) -> tuple[Missing, ...]:
    """Return what must be filled before a letter is issued, each once, in reading order."""
    empty = [span.text.strip("[]") for words in _words(text) for span in words if span.gap]
    labels = dict.fromkeys((*empty, *text.lacking))
    return tuple(Missing(field=_FILLED_IN.get(label, OF_SUBJECT), label=label) for label in labels)


def _words(text: LetterText) -> Iterator[Words]:
    for part in text.parts:
        if isinstance(part, Bullets):
            yield from part.items
        elif isinstance(part, tuple):
            yield part
    yield text.remedies


def association_addressee(association: Association, officer: Officer | None) -> Addressee:
    """Return how to write to an association: at its management address, else its seat."""
    if association.management_address.strip():
        lines = _address_lines(association.management_address)
    else:
        town = f"{association.postal_code} {association.city}".strip()
        lines = (*_address_lines(association.seat_address), town)
    person = officer_name(officer) if officer is not None else ""
    return Addressee(
        name=association.name,
        attention=f"À l’attention de {person}" if person else "",
        lines=tuple(line for line in lines if line),
        salutation=_salutation(officer),
    )


def _address_lines(address: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in address.splitlines() if line.strip())


def _salutation(officer: Officer | None) -> str:
    """Return « Madame la Présidente » of a chair, « Madame » of another, both when unknown."""
    if officer is None:
        return "Madame, Monsieur"
    civility = officer.civility.casefold()
    chair = officer.quality.casefold().startswith("président")
    if civility.startswith(("mme", "madame")):
        return "Madame la Présidente" if chair else "Madame"
    if civility in {"m.", "m", "mr", "monsieur"}:
        return "Monsieur le Président" if chair else "Monsieur"
    return "Madame, Monsieur"
