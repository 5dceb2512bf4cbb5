"""The texts that an office may change: the articles of agreements, and its letters, by name."""

from __future__ import annotations

from dataclasses import dataclass

from polesdesk.domain.clauses import FACTORY_NAMES, FACTORY_TITLES, Template, parse
from polesdesk.domain.clauses import factory_text as articles
from polesdesk.domain.follow_ups import LetterKind
from polesdesk.domain.letter_own_texts import PARTS
from polesdesk.domain.letter_texts import (
    cases_for,
    factory_text,
    fields_for,
    inserts_for,
    own_template,
    written_kinds,
)
from polesdesk.domain.occupancy_labels import LETTERS

_LETTER = "letter:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What the text of a letter may use, as it is typed: fields, cases, tables, kinds of line."""

    fields: tuple[str, ...]
    cases: tuple[str, ...]
    inserts: tuple[str, ...]
    parts: tuple[str, ...]


def letter_words(name: str) -> Words | None:
    """Return what the text of a letter may use, None for the articles of agreements."""
    kind = letter_kind(name)
    if kind is None:
        return None
    return Words(
        fields=tuple(fields_for(kind).values()),
        cases=cases_for(kind),
        inserts=inserts_for(kind),
        parts=PARTS,
    )


def letter_name(kind: LetterKind) -> str:
    """Return the name under which the text of a kind of letter is kept."""
    return f"{_LETTER}{kind.value}"


def letter_kind(name: str) -> LetterKind | None:
    """Return the kind of letter that a text is of, None of the articles of agreements."""
    return LetterKind(name.removeprefix(_LETTER)) if name.startswith(_LETTER) else None


def letter_names() -> tuple[str, ...]:
    """Return the names of the texts of letters."""
    return tuple(letter_name(kind) for kind in written_kinds())


def clause_names() -> tuple[str, ...]:
    """Return the names of the texts of agreements."""
    return FACTORY_NAMES


def title_of(name: str) -> str:
    """Return what a text is called in the window."""
    kind = letter_kind(name)
    return LETTERS[kind] if kind else FACTORY_TITLES.get(name, name)


def origin_of(name: str) -> str:
    """Return the text that PolesDesk comes with."""
    kind = letter_kind(name)
    return factory_text(kind) if kind else articles(name)


def read_text(name: str, text: str) -> Template:
    """Return a text as it is read; raise ``TemplateError`` at the first fault."""
    kind = letter_kind(name)
    return own_template(kind, text) if kind else parse(text)
