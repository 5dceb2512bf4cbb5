"""From a template and the facts of one agreement to the document that is drawn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from polesdesk.domain.clauses.inserts import INSERTS, Insert
from polesdesk.domain.clauses.values import (
    HEADINGS,
    Block,
    BlockKind,
    Bold,
    Choice,
    Document,
    FieldUse,
    Inline,
    InsertUse,
    Line,
    Optional,
    Reference,
    Span,
    Template,
    TemplateBlock,
)
from polesdesk.domain.facts import ALWAYS, FIELDS, Facts, read_condition
from polesdesk.domain.french import ordinal_day
from polesdesk.domain.rules import Missing, RuleBroken

_FIELDS = {field.name: field for field in FIELDS}
_INSERTS = {insert.name: insert for insert in INSERTS}
_CLOSING = (",", ".", ")", "]")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """A span on its way: fixed words may be tidied, a reference waits for its number."""

    span: Span
    fixed: bool = False
    reference: str = ""
    missing: Missing | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Draft:
    """A block on its way to paper."""

    block: Block
    pieces: tuple[_Piece, ...] = ()
    missing: Missing | None = None


def render(template: Template, facts: Facts, *, draft: bool) -> Document:
    """Return the agreement in words.

    In a draft an empty field outside ``[[ ]]`` becomes a gap « [label] »; otherwise it raises
    ``RuleBroken`` "incomplete" with the fields to fill. Headings with nothing below vanish.
    """
    drafts = _numbered(_without_empty_headings(list(_blocks(template.blocks, facts))))
    numbers = {d.block.key: d.block.number for d in reversed(drafts) if d.block.key}
    finished = tuple(_finished(entry, numbers) for entry in drafts)
    gaps = _distinct(missing for _block, found in finished for missing in found)
    if gaps and not draft:
        raise RuleBroken(
            "incomplete",
            "L’original ne peut pas être imprimé : des champs obligatoires sont vides.",
            missing=gaps,
        )
    return Document(blocks=tuple(block for block, _missing in finished), gaps=gaps)


def _blocks(blocks: Sequence[TemplateBlock], facts: Facts) -> Iterator[_Draft]:
    for block in blocks:
        if isinstance(block, Choice):
            yield from _blocks(_chosen(block, facts), facts)
        elif isinstance(block, InsertUse):
            yield from _inserted(_INSERTS[block.name], facts)
        elif block.kind is not BlockKind.NOTE:
            yield from _line(block, facts)


def _chosen(choice: Choice[TemplateBlock], facts: Facts) -> tuple[TemplateBlock, ...]:
    for branch in choice.branches:
        if branch.condition is None or branch.condition.holds(facts.truths):
            return branch.children
    return ()


def _line(line: Line, facts: Facts) -> Iterator[_Draft]:
    pieces = _tidied(list(_pieces(line.children, facts)))
    words = "".join(piece.span.text or piece.reference for piece in pieces)
    if any(character.isalnum() for character in words):
        yield _Draft(block=Block(kind=line.kind, key=line.key), pieces=pieces)


def _inserted(insert: Insert, facts: Facts) -> Iterator[_Draft]:
    if insert.kind is BlockKind.TABLE:
        table = facts.tables[insert.name]
        if table.rows:
            yield _Draft(block=Block(kind=insert.kind, key=insert.name, table=table))
        elif is_required(insert.required, facts):
            missing = Missing(field=insert.mends, label=insert.label)
            piece = _Piece(span=_gap(insert.label), missing=missing)
            yield _Draft(block=Block(kind=BlockKind.PARAGRAPH), pieces=(piece,))
    elif insert.kind in (BlockKind.LIST, BlockKind.WORKING):
        items = facts.lists[insert.name]
        if items:
            yield _Draft(block=Block(kind=insert.kind, key=insert.name, items=items))
    else:
        yield _Draft(block=Block(kind=insert.kind))


def is_required(required: str, facts: Facts) -> bool:
    """Tell whether the condition under which a field is mandatory holds for an agreement."""
    if required in ("", ALWAYS):
        return required == ALWAYS
    return read_condition(required).holds(facts.truths)


def _pieces(children: Sequence[Inline], facts: Facts) -> Iterator[_Piece]:
    for child in children:
        if isinstance(child, FieldUse):
            yield _field(child, facts)
        elif isinstance(child, Reference):
            yield _Piece(span=Span(text=""), reference=child.key)
        elif isinstance(child, Bold):
            for piece in _pieces(child.children, facts):
                yield replace(piece, span=replace(piece.span, bold=True))
        elif isinstance(child, Optional):
            if not _has_gap(child.children, facts):
                yield from _pieces(child.children, facts)
        elif isinstance(child, Choice):
            yield from _pieces(_chosen_words(child, facts), facts)
        else:
            yield _Piece(span=Span(text=child.text), fixed=True)


def _chosen_words(choice: Choice[Inline], facts: Facts) -> tuple[Inline, ...]:
    for branch in choice.branches:
        if branch.condition is None or branch.condition.holds(facts.truths):
            return branch.children
    return ()


def _has_gap(children: Sequence[Inline], facts: Facts) -> bool:
    """Tell whether a field right inside optional words is empty, nested ones apart."""
    for child in children:
        if isinstance(child, FieldUse) and not facts.texts[child.name]:
            return True
        if isinstance(child, Bold) and _has_gap(child.children, facts):
            return True
        if isinstance(child, Choice) and _has_gap(_chosen_words(child, facts), facts):
            return True
    return False


def _field(use: FieldUse, facts: Facts) -> _Piece:
    text = facts.texts[use.name]
    if text:
        return _Piece(span=Span(text=text))
    field = _FIELDS[use.name]
    missing = Missing(field=field.mends, label=field.label) if field.mends else None
    return _Piece(span=_gap(field.label), missing=missing)


def _gap(label: str) -> Span:
    return Span(text=f"[{label}]", gap=True)


def _tidied(pieces: list[_Piece]) -> tuple[_Piece, ...]:
    """Take away the spaces that vanished words leave behind; what was typed in fields stays."""
    kept: list[_Piece] = []
    for piece in pieces:
        text = piece.span.text
        if piece.fixed:
            after_space = not kept or (kept[-1].fixed and kept[-1].span.text.endswith(" "))
            text = text.lstrip(" ") if after_space else text
            if kept and kept[-1].fixed and text.startswith(_CLOSING):
                kept[-1] = _with_text(kept[-1], kept[-1].span.text.rstrip(" "))
        if text or piece.reference:
            kept.append(_with_text(piece, text))
    if kept and kept[-1].fixed:
        kept[-1] = _with_text(kept[-1], kept[-1].span.text.rstrip(" "))
    return tuple(kept)


def _with_text(piece: _Piece, text: str) -> _Piece:
    return replace(piece, span=replace(piece.span, text=text))


def _without_empty_headings(drafts: list[_Draft]) -> list[_Draft]:
    kept: list[_Draft] = []
    below = False
    for entry in reversed(drafts):
        kind = entry.block.kind
        if kind in HEADINGS and not below:
            continue
        below = kind not in HEADINGS and (below or kind is not BlockKind.PAGE_BREAK)
        kept.append(entry)
    return kept[::-1]


def _numbered(drafts: list[_Draft]) -> list[_Draft]:
    number = 0
    numbered = []
    for entry in drafts:
        if entry.block.kind is BlockKind.ARTICLE:
            number += 1
            numbered.append(replace(entry, block=replace(entry.block, number=number)))
        else:
            numbered.append(entry)
    return numbered


def _finished(entry: _Draft, numbers: dict[str, int | None]) -> tuple[Block, list[Missing]]:
    spans, found = [], []
    for piece in entry.pieces:
        if piece.reference:
            number = numbers.get(piece.reference)
            if number is None:
                label = f"renvoi à l’article « {piece.reference} »"
                spans.append(replace(_gap(label), bold=piece.span.bold))
                found.append(Missing(field="template.text", label=label))
            else:
                spans.append(replace(piece.span, text=f"article\u00a0{ordinal_day(number)}"))
            continue
        spans.append(piece.span)
        if piece.missing:
            found.append(piece.missing)
    return replace(entry.block, spans=tuple(spans)), found


def _distinct(found: Iterator[Missing]) -> tuple[Missing, ...]:
    first: dict[str, Missing] = {}
    for missing in found:
        first.setdefault(missing.field, missing)
    return tuple(first.values())
