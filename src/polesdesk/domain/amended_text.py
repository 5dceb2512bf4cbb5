"""The articles of an agreement paragraph by paragraph, as its paper prints them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from polesdesk.domain.agreements import AgreementData
from polesdesk.domain.amendments import ChangedArticle, Passage, changed_articles
from polesdesk.domain.clauses import Block, BlockKind, TemplateError, parse, render
from polesdesk.domain.facts import facts

_SILENT = frozenset({BlockKind.WORKING, BlockKind.PAGE_BREAK, BlockKind.SIGNATURES,
                     BlockKind.ENFORCEABILITY})  # fmt: skip


_TITLED = "Intitulé\u202f: {title}"
_BARE = frozenset({"oui", "non"})


def what_changes(
    template: str, former: AgreementData, new: AgreementData
) -> tuple[ChangedArticle, ...]:
    """Return the articles that differ between two states of one agreement, under its own text.

    Nothing when the text cannot be read: the completeness of the original tells of it.
    """
    try:
        return changed_articles(paragraphs(template, former), paragraphs(template, new))
    except TemplateError:
        return ()


def paragraphs(template: str, data: AgreementData) -> tuple[Passage, ...]:
    """Return the paragraphs of the numbered articles and what stands after them.

    What comes before the first article names the parties, which an amendment leaves alone.
    """
    document = render(parse(template), facts(data), draft=True)
    return tuple(_paragraphs(document.blocks))


def _paragraphs(blocks: tuple[Block, ...]) -> Iterator[Passage]:
    key, number, title = "", None, ""
    for block in blocks:
        if block.kind is BlockKind.ARTICLE:
            key, number, title = block.key or block.text, block.number, block.text
            yield Passage(key=key, number=number, title=title, text=_TITLED.format(title=title))
        elif block.kind is BlockKind.HEADING:
            after = number is not None
            key, number, title = (block.text, 0, block.text) if after else ("", None, "")
        elif key and block.kind not in _SILENT:
            for text in _texts(block):
                yield Passage(key=key, number=number, title=title, text=text)


def _texts(block: Block) -> Iterator[str]:
    if block.table is not None:
        for row in block.table.rows:
            yield " – ".join(_cells(block.table.columns, row))
    elif block.items:
        yield from block.items
    elif block.text.strip():
        bullet = "– " if block.kind is BlockKind.BULLET else ""
        yield bullet + block.text.strip()


def _cells(columns: Sequence[str], row: Sequence[str]) -> Iterator[str]:
    """Yield what a row of a table says, with the title of a column that answers yes or no."""
    for column, cell in zip(columns, row, strict=True):
        text = cell.replace("\n", ", ").strip()
        if text:
            bare = text.lower() in _BARE
            yield f"{column.lower()}\u202f: {text}" if bare else text
