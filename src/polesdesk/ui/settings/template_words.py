"""The fields, conditions and blocks that a template may use, as they are typed in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from polesdesk.domain.clauses import INSERTS
from polesdesk.domain.facts import FACTS, FIELDS, Group
from polesdesk.domain.folding import fold
from polesdesk.domain.office_texts import Words, letter_words
from polesdesk.domain.papers import ClauseTemplate, TemplateState
from polesdesk.ui.tokens import Tone
from polesdesk.ui.words import tr

STATE_TONES = {
    TemplateState.DRAFT: Tone.AMBER,
    TemplateState.VALIDATED: Tone.GREEN,
    TemplateState.RETIRED: Tone.GREY,
}
"""The tone of the state of a version."""


def version_words(template: ClauseTemplate) -> str:
    """Return what a version is called: « Version 2 », or the text of origin."""
    if template.issue == 0:
        return tr("Texte d’origine")
    return tr("Version {number}").format(number=template.issue)


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """Something that a template may use: under which heading, what it is called, how typed."""

    heading: str
    label: str
    typed: str
    required: bool = False


def words(name: str = "") -> Iterator[Word]:
    """Return all that a text may use, heading by heading: the articles if no name is given."""
    of_letter = letter_words(name)
    if of_letter is None:
        yield from _words_of_articles()
    else:
        yield from _words_of_letter(of_letter)


def _words_of_letter(known: Words) -> Iterator[Word]:
    groups = (
        (tr("Champs du courrier"), known.fields, "{{{{{}}}}}"),
        (tr("Tableaux et listes"), known.inserts, "[{}]"),
        (tr("Parties du courrier"), known.parts, "[{}]"),
        (tr("Conditions"), known.cases, "[si {}]…[fin]"),
    )
    for heading, labels, typed in groups:
        for label in labels:
            yield Word(heading=heading, label=tr(label), typed=typed.format(label))


def _words_of_articles() -> Iterator[Word]:
    for field in FIELDS:
        yield Word(
            heading=tr(field.group.value),
            label=tr(field.label),
            typed=f"{{{{{field.label}}}}}",
            required=bool(field.required),
        )
    for insert in INSERTS:
        yield Word(
            heading=tr("Tableaux et blocs"),
            label=tr(insert.label),
            typed=f"[{insert.label}]",
            required=bool(insert.required),
        )
    for fact in sorted(FACTS, key=lambda one: list(Group).index(one.group)):
        yield Word(
            heading=tr("Conditions\u202f: {group}").format(group=tr(fact.group.value).lower()),
            label=tr(fact.label),
            typed=f"[si {fact.label}]…[fin]",
        )


def found(text: str, name: str = "") -> Iterator[Word]:
    """Return the words of a text that contain what is typed in a filter."""
    wanted = fold(text)
    for word in words(name):
        if wanted in fold(f"{word.heading} {word.label}"):
            yield word
