"""From the blocks of an agreement to what flows down the pages, with its breaks well placed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, PageBreak, Paragraph

from polesdesk.documents.signing import enforceability, signatures
from polesdesk.documents.styles import LEADING, TEXT_WIDTH, styles
from polesdesk.documents.tables import table
from polesdesk.documents.text import clean, paragraph
from polesdesk.domain.agreements import AgreementData
from polesdesk.domain.clauses import HEADINGS, Block, BlockKind, Span
from polesdesk.domain.french import ordinal_day

_INTRODUCED = frozenset({BlockKind.TABLE, BlockKind.LIST, BlockKind.BULLET, BlockKind.WORKING})
_CLOSING = frozenset({BlockKind.SIGNATURES, BlockKind.ENFORCEABILITY})
# Least heights in points under which a block is not begun at the foot of a page.
_HEADING_ROOM = 30.0
_TABLE_ROOM = 62.0
_SHORT_END = 12 * LEADING
_TIED_END = 3 * LEADING
_ENDLESS = 100_000.0


def story(blocks: Sequence[Block], data: AgreementData) -> list[Flowable]:
    """Return the flow of an agreement.

    A heading is never left at the foot of a page, nor the words that announce a table; the
    signatures stay in one piece, with the end of the text before them.
    """
    parts: list[list[Flowable]] = []
    for place, block in enumerate(blocks):
        if block.kind in _CLOSING:
            continue
        room = _room(blocks, place)
        breaks = [CondPageBreak(room)] if _looks_ahead(blocks, place) else []
        ends = place + 1 == len(blocks) or blocks[place + 1].kind is not block.kind
        parts.append([*breaks, *_drawn(block, ends=ends)])
    closing = _closing(blocks, data)
    return [flow for part in _with_closing(blocks, parts, closing) for flow in part]


def _closing(blocks: Sequence[Block], data: AgreementData) -> list[Flowable]:
    drawn: list[Flowable] = []
    for block in blocks:
        if block.kind is BlockKind.SIGNATURES:
            drawn += signatures(data)
        elif block.kind is BlockKind.ENFORCEABILITY:
            drawn += enforceability()
    return drawn


def _with_closing(
    blocks: Sequence[Block], parts: list[list[Flowable]], closing: list[Flowable]
) -> list[list[Flowable]]:
    """Tie the signatures to the end of the last block and to what announces it right above."""
    if not closing:
        return parts
    text = [block for block in blocks if block.kind not in _CLOSING]
    start = max(len(parts) - 1, 0)
    while start > 0 and _looks_ahead(text, start - 1):
        start -= 1
    before, tied = _end_of([flow for part in parts[start:] for flow in part])
    # The empty break keeps the room that a heading takes above itself.
    return [*parts[:start], before, [CondPageBreak(0), KeepTogether([*tied, *closing])]]


def _end_of(flows: list[Flowable]) -> tuple[list[Flowable], list[Flowable]]:
    """Part the end of a text: what may stay behind, and what goes with the signatures.

    All of a short end goes with them, the last lines of a long one.
    """
    if sum(_height(flow) for flow in flows) <= _SHORT_END:
        return [], [flow for flow in flows if not isinstance(flow, CondPageBreak)]
    before, tied = list(flows), list[Flowable]()
    while before and sum(_height(flow) for flow in tied) < _TIED_END:
        last = before.pop()
        split: list[Any] = (
            last.split(TEXT_WIDTH, _height(last) - _TIED_END) if _is_long(last) else []
        )
        if len(split) == 2:
            split[0].style = _without_room_below(split[0].style)
            before.append(split[0])
        tied.insert(0, split[-1] if split else last)
    return before, tied


def _is_long(flow: Flowable) -> bool:
    return isinstance(flow, Paragraph) and _height(flow) > 2 * _TIED_END


def _height(flow: Flowable) -> float:
    if isinstance(flow, CondPageBreak):
        return 0
    _width, height = flow.wrap(TEXT_WIDTH, _ENDLESS)
    return float(height)


def _without_room_below(style: ParagraphStyle) -> ParagraphStyle:
    return ParagraphStyle(f"{style.name} begun", style, spaceAfter=0)


def _looks_ahead(blocks: Sequence[Block], place: int) -> bool:
    """Tell whether a block is worth little without the next one."""
    if blocks[place].kind in HEADINGS:
        return True
    following = blocks[place + 1] if place + 1 < len(blocks) else None
    announced = following is not None and following.kind in _INTRODUCED
    return announced and blocks[place].text.rstrip().endswith(":")


def _room(blocks: Sequence[Block], place: int) -> float:
    """Return the height that a block needs to begin: headings and announcements look ahead."""
    block = blocks[place]
    if block.kind is BlockKind.TABLE:
        return _TABLE_ROOM
    if not _looks_ahead(blocks, place):
        return _text_room(block, 3)
    own = _HEADING_ROOM if block.kind in HEADINGS else _text_room(block, 2)
    return own + (_room(blocks, place + 1) if place + 1 < len(blocks) else 0)


def _text_room(block: Block, most_lines: int) -> float:
    """Return the height of the first lines of a text; a line holds some 85 letters or more."""
    return min(len(block.text) // 85 + 1, most_lines) * LEADING + 5


def _drawn(block: Block, *, ends: bool) -> list[Flowable]:
    """Return a block as flowables; ``ends`` tells that no block of its kind follows."""
    look = styles()
    match block.kind:
        case BlockKind.ARTICLE:
            number = ordinal_day(block.number or 0)
            return [_heading(block, look.article, f"Article\u00a0{number} – ")]
        case BlockKind.HEADING:
            return [_heading(block, look.heading)]
        case BlockKind.BULLET:
            style = look.last_bullet if ends else look.bullet
            return [paragraph(block.spans, style, lead="–")]
        case BlockKind.LIST:
            styles_of = [look.bullet] * (len(block.items) - 1) + [look.last_bullet]
            items = zip(block.items, styles_of, strict=True)
            return [paragraph(item, style, lead="–") for item, style in items]
        case BlockKind.WORKING:
            return [paragraph(item, look.working) for item in block.items]
        case BlockKind.TABLE if block.table:
            return [table(block.table.columns, block.table.widths, block.table.rows)]
        case BlockKind.PAGE_BREAK:
            return [PageBreak()]
        case kind:
            return [paragraph(block.spans, _TEXT_STYLES[kind](look))]


_TEXT_STYLES = {
    BlockKind.TITLE: lambda look: look.title,
    BlockKind.SUBTITLE: lambda look: look.subtitle,
    BlockKind.RECITAL: lambda look: look.recital,
    BlockKind.PARAGRAPH: lambda look: look.body,
}


def _heading(block: Block, style: ParagraphStyle, before: str = "") -> Flowable:
    drawn: Any = paragraph([Span(text=before), *block.spans], style)
    drawn.bookmark = clean(f"{before}{block.text}")
    heading: Flowable = drawn
    return heading
