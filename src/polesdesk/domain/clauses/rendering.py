"""From a template and the facts of one agreement to the document that is drawn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from polesdesk.domain.clauses.inserts import INSERTS, Insert
from polesdesk.domain.clauses.values import (
    HEADINGS,
    Block,
    BlockKind,
    Bold,
    Child,
    Choice,
    Document,
    FieldUse,
    Inline,
    InsertUse,
    Line,
    Reference,
    Span,
    Template,
    TemplateBlock,
    Words,
)
from polesdesk.domain.facts import ALWAYS, FIELDS, Facts, Table, read_condition
from polesdesk.domain.french import ordinal_day
from polesdesk.domain.rules import Missing, RuleBroken
from polesdesk.domain.speech import said

_FIELDS = {declared.name: declared for declared in FIELDS}
_INSERTS = {insert.name: insert for insert in INSERTS}
_CLOSING = (",", ".", ")", "]")


@dataclass(slots=True)
class _Piece:
    """Words on their way: fixed ones may be tidied, a reference waits for its number."""

    text: str
    bold: bool = False
    gap: bool = False
    fixed: bool = False
    reference: str = ""
    mends: str = ""


@dataclass(slots=True)
class _Draft:
    """A block on its way to paper."""

    kind: BlockKind
    key: str = ""
    pieces: list[_Piece] = field(default_factory=list)
    number: int | None = None
    table: Table | None = None
    items: tuple[str, ...] = ()


def render(template: Template, facts: Facts, *, draft: bool) -> Document:
    """Return the agreement in words.

    In a draft an empty field outside ``[[ ]]`` becomes a gap « [label] »; otherwise it raises
    ``RuleBroken`` "incomplete" with the fields to fill. Headings with nothing below vanish.
    """
    drafts = _without_empty_headings(list(_blocks(template.blocks, facts)))
    numbers = _number_articles(drafts)
    for entry in drafts:
        _resolve_references(entry.pieces, numbers)
    gaps = _gaps(drafts)
    if gaps and not draft:
        raise RuleBroken(
            "incomplete",
            said("L’original ne peut pas être imprimé\u202f: des champs obligatoires sont vides."),
            missing=gaps,
        )
    return Document(blocks=tuple(_finished(entry) for entry in drafts), gaps=gaps)


def _blocks(blocks: Sequence[TemplateBlock], facts: Facts) -> Iterator[_Draft]:
    for block in blocks:
        if isinstance(block, Choice):
            yield from _blocks(chosen(block, facts), facts)
        elif isinstance(block, InsertUse):
            yield from _inserted(_INSERTS[block.name], facts)
        elif block.kind is not BlockKind.NOTE:
            yield from _line(block, facts)


def chosen(choice: Choice[Child], facts: Facts) -> tuple[Child, ...]:
    """Return what stands in the first branch of a choice that holds."""
    for branch in choice.branches:
        if branch.condition is None or branch.condition.holds(facts.truths):
            return branch.children
    return ()


def spans_of(children: Sequence[Inline], facts: Facts) -> tuple[Span, ...]:
    """Return the words of one line, empty fields as gaps; nothing in the place of references."""
    return tuple(_span(piece) for piece in _pieces(children, facts))


def _pieces(children: Sequence[Inline], facts: Facts) -> list[_Piece]:
    pieces: list[_Piece] = []
    _gather(children, facts, pieces, bold=False)
    return _tidied(pieces)


def _line(line: Line, facts: Facts) -> Iterator[_Draft]:
    pieces = _pieces(line.children, facts)
    if any(piece.reference or _has_word(piece.text) for piece in pieces):
        yield _Draft(kind=line.kind, key=line.key, pieces=pieces)


def _has_word(text: str) -> bool:
    return any(character.isalnum() for character in text)


def _inserted(insert: Insert, facts: Facts) -> Iterator[_Draft]:
    if insert.kind is BlockKind.TABLE:
        table = facts.tables[insert.name]
        if table.rows:
            yield _Draft(kind=insert.kind, key=insert.name, table=table)
        elif is_required(insert.required, facts):
            gap = _gap(insert.label, insert.mends, bold=False)
            yield _Draft(kind=BlockKind.PARAGRAPH, pieces=[gap])
    elif insert.kind in (BlockKind.LIST, BlockKind.WORKING):
        items = facts.lists[insert.name]
        if items:
            yield _Draft(kind=insert.kind, key=insert.name, items=items)
    else:
        yield _Draft(kind=insert.kind)


def is_required(required: str, facts: Facts) -> bool:
    """Tell whether the condition under which a field is mandatory holds for an agreement."""
    if required in ("", ALWAYS):
        return required == ALWAYS
    return read_condition(required).holds(facts.truths)


def _gather(children: Sequence[Inline], facts: Facts, pieces: list[_Piece], *, bold: bool) -> None:
    for child in children:
        if isinstance(child, Words):
            pieces.append(_Piece(child.text, bold=bold, fixed=True))
        elif isinstance(child, FieldUse):
            pieces.append(_field(child, facts, bold=bold))
        elif isinstance(child, Choice):
            _gather(chosen(child, facts), facts, pieces, bold=bold)
        elif isinstance(child, Reference):
            pieces.append(_Piece("", bold=bold, reference=child.key))
        elif isinstance(child, Bold) or not _has_gap(child.children, facts):
            inner_bold = bold or isinstance(child, Bold)
            _gather(child.children, facts, pieces, bold=inner_bold)


def _has_gap(children: Sequence[Inline], facts: Facts) -> bool:
    """Tell whether a field right inside optional words is empty, nested ones apart."""
    for child in children:
        if isinstance(child, FieldUse) and not facts.texts[child.name]:
            return True
        if isinstance(child, Bold) and _has_gap(child.children, facts):
            return True
        if isinstance(child, Choice) and _has_gap(chosen(child, facts), facts):
            return True
    return False


def _field(use: FieldUse, facts: Facts, *, bold: bool) -> _Piece:
    text = facts.texts[use.name]
    if text:
        return _Piece(text, bold=bold)
    if use.name in facts.labels:
        return _gap(facts.labels[use.name], "", bold=bold)
    declared = _FIELDS[use.name]
    return _gap(declared.label, declared.mends, bold=bold)


def _gap(label: str, mends: str, *, bold: bool) -> _Piece:
    return _Piece(f"[{label}]", bold=bold, gap=True, mends=mends)


def _tidied(pieces: list[_Piece]) -> list[_Piece]:
    """Take away the spaces that vanished words leave behind; what was typed in fields stays."""
    kept: list[_Piece] = []
    for piece in pieces:
        last = kept[-1] if kept else None
        if piece.fixed and (last is None or (last.fixed and last.text.endswith(" "))):
            piece.text = piece.text.lstrip(" ")
        if piece.fixed and last is not None and last.fixed and piece.text.startswith(_CLOSING):
            last.text = last.text.rstrip(" ")
        if piece.text or piece.reference:
            kept.append(piece)
    if kept and kept[-1].fixed:
        kept[-1].text = kept[-1].text.rstrip(" ")
    return kept


def _without_empty_headings(drafts: list[_Draft]) -> list[_Draft]:
    kept: list[_Draft] = []
    below = False
    for entry in reversed(drafts):
        if entry.kind in HEADINGS and not below:
            continue
        below = entry.kind not in HEADINGS and (below or entry.kind is not BlockKind.PAGE_BREAK)
        kept.append(entry)
    return kept[::-1]


def _number_articles(drafts: list[_Draft]) -> dict[str, int]:
    """Number the articles from 1 and return the number of each key, the first one's."""
    numbers: dict[str, int] = {}
    articles = (entry for entry in drafts if entry.kind is BlockKind.ARTICLE)
    for number, entry in enumerate(articles, 1):
        entry.number = number
        numbers.setdefault(entry.key, number)
    return numbers


def _resolve_references(pieces: list[_Piece], numbers: dict[str, int]) -> None:
    for piece in pieces:
        if not piece.reference:
            continue
        if piece.reference in numbers:
            piece.text = f"article\u00a0{ordinal_day(numbers[piece.reference])}"
        else:
            piece.text = f"[renvoi à l’article «\u202f{piece.reference}\u202f»]"
            piece.gap, piece.mends = True, "template.text"


def _gaps(drafts: list[_Draft]) -> tuple[Missing, ...]:
    first: dict[str, Missing] = {}
    for entry in drafts:
        for piece in entry.pieces:
            if piece.gap and piece.mends:
                missing = Missing(field=piece.mends, label=piece.text[1:-1])
                first.setdefault(missing.field, missing)
    return tuple(first.values())


def _finished(entry: _Draft) -> Block:
    return Block(
        kind=entry.kind,
        spans=tuple(_span(piece) for piece in entry.pieces),
        number=entry.number,
        key=entry.key,
        table=entry.table,
        items=entry.items,
    )


def _span(piece: _Piece) -> Span:
    return Span(text=piece.text, bold=piece.bold, gap=piece.gap)
