"""The text of the articles: as a tree that was read, and as the document it becomes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeAlias, TypeVar

from polesdesk.domain.facts import Condition, Table
from polesdesk.domain.french import typeset
from polesdesk.domain.rules import Missing, RuleBroken
from polesdesk.domain.speech import said

Child = TypeVar("Child")


class TemplateError(RuleBroken):
    """A template that cannot be read; ``line`` is the line to mend, counted from 1."""

    def __init__(self, line: int, sentence: str) -> None:
        super().__init__(
            "template_error",
            typeset(said("Ligne {line} : {sentence}.").format(line=line, sentence=sentence)),
            field="line",
        )
        self.line = line


class BlockKind(StrEnum):
    """What a block of an agreement is, in the template and on paper."""

    TITLE = "TITLE"
    SUBTITLE = "SUBTITLE"
    HEADING = "HEADING"
    ARTICLE = "ARTICLE"
    PARAGRAPH = "PARAGRAPH"
    RECITAL = "RECITAL"
    BULLET = "BULLET"
    NOTE = "NOTE"
    TABLE = "TABLE"
    LIST = "LIST"
    WORKING = "WORKING"
    SIGNATURES = "SIGNATURES"
    ENFORCEABILITY = "ENFORCEABILITY"
    PAGE_BREAK = "PAGE_BREAK"


HEADINGS = frozenset({BlockKind.HEADING, BlockKind.ARTICLE})
"""Blocks that stand above others, and vanish with them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch(Generic[Child]):
    """One way of a choice; the condition None is « sinon »."""

    condition: Condition | None
    children: tuple[Child, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Generic[Child]):
    """A choice between branches, of which the first that holds is kept."""

    branches: tuple[Branch[Child], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Fixed words of a template."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldUse:
    """A field by its English name, and the line where it stands."""

    name: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """The number of another article, by its key."""

    key: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Optional:
    """Words that vanish while a field right inside them is empty."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bold:
    """Words in bold type."""

    children: tuple[Inline, ...]


Inline: TypeAlias = "Words | FieldUse | Reference | Optional | Bold | Choice[Inline]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A title, heading, paragraph or bullet; ``key`` names an article for references."""

    kind: BlockKind
    children: tuple[Inline, ...]
    key: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class InsertUse:
    """A table, list or block of the program, by its English name."""

    name: str
    line: int


TemplateBlock: TypeAlias = "Line | InsertUse | Choice[TemplateBlock]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A template that was read without fault."""

    blocks: tuple[TemplateBlock, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Words of one look; a gap stands for a mandatory field that is still empty.

    ``field`` names the field of a letter that the words come from.
    """

    text: str
    bold: bool = False
    gap: bool = False
    field: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A block of a rendered agreement; ``number`` is that of an article."""

    kind: BlockKind
    spans: tuple[Span, ...] = ()
    number: int | None = None
    key: str = ""
    table: Table | None = None
    items: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The words of the block without their look."""
        return "".join(span.text for span in self.spans)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """An agreement in words, ready to be drawn; ``gaps`` lists what it still lacks."""

    blocks: tuple[Block, ...]
    gaps: tuple[Missing, ...] = ()

    @property
    def title(self) -> str:
        """The text of the title, nothing when the template has none."""
        titles = (block.text for block in self.blocks if block.kind is BlockKind.TITLE)
        return next(titles, "")
