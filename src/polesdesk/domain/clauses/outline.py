"""A template with all its variants one after another, for those who validate its words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from polesdesk.domain.clauses.inserts import INSERTS
from polesdesk.domain.clauses.values import (
    BlockKind,
    Bold,
    Branch,
    Child,
    Choice,
    FieldUse,
    Inline,
    InsertUse,
    Line,
    Optional,
    Reference,
    Span,
    Template,
    TemplateBlock,
    Words,
)
from polesdesk.domain.facts import FIELDS, Field
from polesdesk.domain.french import typeset

_FIELDS = {declared.name: declared for declared in FIELDS}
_INSERT_LABELS = {insert.name: insert.label for insert in INSERTS}


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlineBlock:
    """A block of a template under the conditions that must all hold for it, in French.

    In its spans, fields are gaps and commands are bold; ``number`` is that of an article.
    """

    kind: BlockKind
    spans: tuple[Span, ...]
    conditions: tuple[str, ...] = ()
    number: int | None = None


def outline(template: Template) -> tuple[OutlineBlock, ...]:
    """Return every block of a template, those of all branches in their order.

    Articles of branches that exclude one another share their numbers.
    """
    blocks, _last = _outlined(template.blocks, (), 0)
    return tuple(blocks)


def used_fields(template: Template) -> tuple[Field, ...]:
    """Return the fields that a template prints in one variant or another, each once."""
    names = dict.fromkeys(_field_names(template.blocks))
    return tuple(_FIELDS[name] for name in names)


def used_facts(template: Template) -> tuple[str, ...]:
    """Return the English names of the facts that a template distinguishes, each once."""
    return tuple(dict.fromkeys(_fact_names(template.blocks)))


def _outlined(
    blocks: Sequence[TemplateBlock], conditions: tuple[str, ...], number: int
) -> tuple[list[OutlineBlock], int]:
    found: list[OutlineBlock] = []
    for block in blocks:
        if isinstance(block, Choice):
            ends = [number]
            for condition, branch in _branches(block):
                inner, end = _outlined(branch.children, (*conditions, condition), number)
                found += inner
                ends.append(end)
            number = max(ends)
        elif isinstance(block, InsertUse):
            label = Span(text=f"[{_INSERT_LABELS[block.name]}]", bold=True)
            found.append(
                OutlineBlock(kind=BlockKind.PARAGRAPH, spans=(label,), conditions=conditions)
            )
        else:
            number += block.kind is BlockKind.ARTICLE
            found.append(_outlined_line(block, conditions, number))
    return found, number


def _outlined_line(line: Line, conditions: tuple[str, ...], number: int) -> OutlineBlock:
    return OutlineBlock(
        kind=line.kind,
        spans=tuple(_spans(line.children)),
        conditions=conditions,
        number=number if line.kind is BlockKind.ARTICLE else None,
    )


def _branches(choice: Choice[Child]) -> Iterator[tuple[str, Branch[Child]]]:
    """Yield each branch with its condition in words: « sinon » says what it leaves out."""
    before: list[str] = []
    for branch in choice.branches:
        if branch.condition is None:
            left_out = ", ".join(f"ni « {source} »" for source in before)
            yield typeset(f"sinon ({left_out})"), branch
        else:
            source = branch.condition.source
            yield (f"sinon si {source}" if before else f"si {source}"), branch
            before.append(source)


def _spans(children: Sequence[Inline]) -> Iterator[Span]:
    for child in children:
        if isinstance(child, Words):
            yield Span(text=child.text)
        elif isinstance(child, FieldUse):
            yield Span(text=f"[{_FIELDS[child.name].label}]", gap=True)
        elif isinstance(child, Reference):
            yield Span(text=f"[renvoi {child.key}]", bold=True)
        elif isinstance(child, Choice):
            yield from _chosen_spans(child)
        elif isinstance(child, Optional):
            yield Span(text="[[", bold=True)
            yield from _spans(child.children)
            yield Span(text="]]", bold=True)
        else:
            yield from _spans(child.children)


def _chosen_spans(choice: Choice[Inline]) -> Iterator[Span]:
    for place, branch in enumerate(choice.branches):
        if branch.condition is None:
            yield Span(text="[sinon]", bold=True)
        else:
            word = "sinon si" if place else "si"
            yield Span(text=f"[{word} {branch.condition.source}]", bold=True)
        yield from _spans(branch.children)
    yield Span(text="[fin]", bold=True)


def _fact_names(blocks: Sequence[TemplateBlock] | Sequence[Inline]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Choice):
            for branch in block.branches:
                if branch.condition is not None:
                    yield from (name for name, _value in branch.condition.wanted)
                yield from _fact_names(branch.children)
        elif isinstance(block, Line | Optional | Bold):
            yield from _fact_names(block.children)


def _field_names(blocks: Sequence[TemplateBlock]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Line):
            yield from _names_in(block.children)
        elif isinstance(block, Choice):
            for branch in block.branches:
                yield from _field_names(branch.children)


def _names_in(children: Sequence[Inline]) -> Iterator[str]:
    for child in children:
        if isinstance(child, FieldUse):
            yield child.name
        elif isinstance(child, Choice):
            for branch in child.branches:
                yield from _names_in(branch.children)
        elif isinstance(child, Optional | Bold):
            yield from _names_in(child.children)
