"""The articles of agreements: a template that an office can change, read and rendered."""

from polesdesk.domain.clauses.comparing import Difference, Pair, Part, Side, compare
from polesdesk.domain.clauses.factory import (
    AMENDMENT,
    FACTORY_NAMES,
    FACTORY_TITLES,
    factory_text,
    template_name,
)
from polesdesk.domain.clauses.headings import Heading, current_heading, headings
from polesdesk.domain.clauses.inserts import INSERTS, Insert
from polesdesk.domain.clauses.news import FactoryNews, news_of
from polesdesk.domain.clauses.outline import OutlineBlock, outline, used_facts, used_fields
from polesdesk.domain.clauses.reading import LONGEST_TEMPLATE, parse
from polesdesk.domain.clauses.rendering import is_required, render, spans_of
from polesdesk.domain.clauses.values import (
    HEADINGS,
    Block,
    BlockKind,
    Document,
    Span,
    Template,
    TemplateError,
)

__all__ = [
    "AMENDMENT",
    "FACTORY_NAMES",
    "FACTORY_TITLES",
    "HEADINGS",
    "INSERTS",
    "LONGEST_TEMPLATE",
    "Block",
    "BlockKind",
    "Difference",
    "Document",
    "FactoryNews",
    "Heading",
    "Insert",
    "OutlineBlock",
    "Pair",
    "Part",
    "Side",
    "Span",
    "Template",
    "TemplateError",
    "compare",
    "current_heading",
    "factory_text",
    "headings",
    "is_required",
    "news_of",
    "outline",
    "parse",
    "render",
    "spans_of",
    "template_name",
    "used_facts",
    "used_fields",
]
