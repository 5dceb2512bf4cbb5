"""Letters in the words of the office: its text read, and set on one letter.

The office writes subject, body and politeness. Number, address, references, signature and the
ways to contest stay those of PolesDesk: the law asks for them, and they follow each case.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import Enum
from functools import lru_cache
from typing import Any

from polesdesk.domain.clauses import BlockKind, Span, Template, parse, spans_of
from polesdesk.domain.clauses.rendering import chosen
from polesdesk.domain.clauses.values import Choice, InsertUse, Line, TemplateBlock
from polesdesk.domain.clauses.vocabulary import Vocabulary
from polesdesk.domain.facts.values import Facts
from polesdesk.domain.folding import fold
from polesdesk.domain.letter_examples import example
from polesdesk.domain.letter_fields import (
    COMMON,
    FIELD_LABELS,
    FLAGS,
    Offered,
    case_name,
    case_of,
    label_of,
    leaves,
    offered,
)
from polesdesk.domain.letter_skeletons import LIST, TABLE, Writer, mark, placed, printed_fields
from polesdesk.domain.letters import Bullets, LetterData, LetterText, Part
from polesdesk.domain.speech import marked, said

_MOST = 4
"""Tables, and lists, that one letter may have."""
_KINDS = {
    marked("objet"): BlockKind.TITLE,
    marked("mention"): BlockKind.SUBTITLE,
    marked("politesse"): BlockKind.RECITAL,
}
PARTS = tuple(_KINDS)
"""The words in brackets that begin a line which is no paragraph."""


@lru_cache(maxsize=64)
def vocabulary(kind: Any, writer: Writer) -> Vocabulary:
    """Return the words that the text of a kind of letter may use."""
    labels = field_labels(kind, writer)
    facts = _cases(kind, writer)
    places = range(1, _MOST + 1)
    known = said("\u202f; champs connus\u202f: {labels}").format(labels=", ".join(labels.values()))
    return Vocabulary(
        fields={fold(label): name for name, label in labels.items()},
        facts={fold(label): name for name, label in facts.items()},
        inserts={fold(placed(one, at)): f"{one}.{at}" for one in (TABLE, LIST) for at in places},
        kinds=_KINDS,
        known_fields=known,
    )


def _cases(kind: Any, writer: Writer) -> dict[str, str]:
    """Return what the cases of a kind are called, by their names."""
    cases = {name: label_of(name) for name in (*field_labels(kind, writer), *FLAGS)}
    for name, value in leaves(example(kind, writer, mark).matter):
        if isinstance(value, Enum):
            cases |= {case_name(name, other): case_of(other) for other in type(value)}
        elif name in FIELD_LABELS:
            cases[name] = label_of(name)
    return cases


@lru_cache(maxsize=64)
def case_labels(kind: Any, writer: Writer) -> tuple[str, ...]:
    """Return what the cases of a kind are called: choices and flags first, then fields."""
    cases = _cases(kind, writer)
    first = [label for name, label in cases.items() if name in FLAGS or "." in name]
    others = [label for name, label in cases.items() if name not in COMMON]
    return tuple(dict.fromkeys((*first, *others)))


@lru_cache(maxsize=64)
def field_labels(kind: Any, writer: Writer) -> dict[str, str]:
    """Return what the fields are called that a kind of letter may print, by their names."""
    data = example(kind, writer, mark)
    found = offered(data, writer(data, data.matter))
    own = [name for name in found.texts if found.texts[name] and name in FIELD_LABELS]
    used = [*printed_fields(kind, writer), *own]
    ordered = dict.fromkeys((*(name for name in used if name not in COMMON), *COMMON))
    labels = {name: label_of(name) for name in ordered}
    first: dict[str, str] = {}
    for name, label in labels.items():
        first.setdefault(label, name)
    return {name: label for name, label in labels.items() if first[label] == name}


def read(kind: Any, writer: Writer, text: str) -> Template:
    """Return a text of the office as it is read; raise ``TemplateError`` at the first fault."""
    return parse(text, vocabulary(kind, writer))


def in_own_words(data: LetterData, text: LetterText, template: Template) -> LetterText:
    """Return a letter with the words of a template in the place of those of PolesDesk."""
    found = offered(data, text)
    facts = Facts(
        texts=found.texts, truths=found.truths, tables={}, lists={}, labels=_AnyLabel(),
    )  # fmt: skip
    lines = list(_lines(template.blocks, facts))
    subject = _first(lines, BlockKind.TITLE) or (Span(text=text.subject),)
    closing = _first(lines, BlockKind.RECITAL)
    mention = _first(lines, BlockKind.SUBTITLE)
    return replace(
        text,
        subject=_text(subject),
        title=_text(subject) if text.title else "",
        mention=_text(mention),
        closing=_text(closing),
        parts=tuple(_parts(lines, found)),
        lacking=_gaps((*subject, *closing, *mention)),
    )


class _AnyLabel(dict[str, str]):
    """What fields are called while they are empty."""

    def __missing__(self, name: str) -> str:
        return label_of(name)

    def __contains__(self, _name: object) -> bool:
        return True


_Written = tuple[BlockKind, tuple[Span, ...], str]
"""The kind of a line, its words, and the name of what PolesDesk puts in its place."""


def _lines(blocks: Sequence[TemplateBlock], facts: Facts) -> Iterator[_Written]:
    for block in blocks:
        if isinstance(block, Choice):
            yield from _lines(chosen(block, facts), facts)
        elif isinstance(block, InsertUse):
            yield BlockKind.TABLE, (), block.name
        else:
            yield from _line(block, facts)


def _line(line: Line, facts: Facts) -> Iterator[_Written]:
    spans = spans_of(line.children, facts)
    if any(span.text.strip() for span in spans):
        yield line.kind, spans, ""


def _first(lines: Sequence[_Written], kind: BlockKind) -> tuple[Span, ...]:
    return next((spans for one, spans, _insert in lines if one is kind), ())


def _parts(lines: Sequence[_Written], found: Offered) -> Iterator[Part]:
    bullets: list[tuple[Span, ...]] = []
    for kind, spans, insert in lines:
        if kind is BlockKind.BULLET:
            bullets.append(spans)
            continue
        if bullets:
            yield Bullets(items=tuple(bullets))
            bullets = []
        if insert:
            yield from _inserted(insert, found)
        elif kind is BlockKind.PARAGRAPH:
            yield spans
    if bullets:
        yield Bullets(items=tuple(bullets))


def _inserted(insert: str, found: Offered) -> Iterator[Part]:
    word, _, place = insert.partition(".")
    parts: Sequence[Part] = found.tables if word == TABLE else found.lists
    yield from parts[int(place) - 1 : int(place)]


def _text(spans: Sequence[Span]) -> str:
    return "".join(span.text for span in spans)


def _gaps(spans: Sequence[Span]) -> tuple[str, ...]:
    return tuple(span.text.strip("[]") for span in spans if span.gap)
