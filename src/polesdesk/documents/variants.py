"""The proof of a template for the legal service: every variant, its conditions in the margin."""

from __future__ import annotations

from datetime import date
from typing import Any

from reportlab.platypus import CondPageBreak, Flowable, LongTable, TableStyle

from polesdesk.documents.furniture import Furniture
from polesdesk.documents.pages import Paper
from polesdesk.documents.styles import RULE, TEXT_WIDTH, TINT, Styles, styles
from polesdesk.documents.tables import table
from polesdesk.documents.text import clean, paragraph
from polesdesk.domain.clauses import FACTORY_TITLES, OutlineBlock, outline, parse, used_fields
from polesdesk.domain.clauses.values import BlockKind, Span
from polesdesk.domain.facts import ALWAYS
from polesdesk.domain.french import date_in_words, ordinal_day
from polesdesk.domain.papers import ClauseTemplate, TemplateState

_MARGIN = 0.27  # share of the width kept for conditions
_LONG = 2500  # letters; a longer paragraph may be cut between two pages
_LEGEND = (
    "Cette épreuve imprime toutes les variantes du modèle. La marge de droite dit à quelles "
    "conditions, toutes nécessaires, un passage est retenu. Les champs sont surlignés. Les mots "
    "placés entre [[ et ]] disparaissent quand le champ qu’ils contiennent est vide. Entre "
    "[si …] et [fin], une seule branche est imprimée."
)
_NOTHING = "–"


def variants(template: ClauseTemplate, *, day: date) -> bytes:
    """Return the proof of a template as a PDF; raise ``TemplateError`` when it has a fault."""
    look = styles()
    read = parse(template.text)
    name = clean(FACTORY_TITLES.get(template.name, template.name))
    furniture = Furniture(
        foot=f"Épreuve des variantes – {name}",
        reference=f"version {template.issue} du modèle · {date_in_words(day)}",
    )
    title = f"Épreuve des variantes – {name}"
    paper = Paper(furniture, title=title, author="PolesDesk", subject=_state(template), day=day)
    story: list[Flowable] = [
        paragraph(name, look.title),
        paragraph(f"Épreuve des variantes – {_state(template)}", look.subtitle),
        paragraph(_LEGEND, look.note),
    ]
    for block in outline(read):
        if block.kind in (BlockKind.ARTICLE, BlockKind.HEADING):
            story.append(CondPageBreak(80))
        story.append(_row(block, look))
    story += [CondPageBreak(120), paragraph("Champs du modèle", look.heading)]
    fields = [
        (field.label, field.group.value, _need(field.required)) for field in used_fields(read)
    ]
    if fields:
        story.append(table(("Champ", "Groupe", "Obligatoire"), (0.45, 0.2, 0.35), fields))
    return paper.made(story)[0]


def _state(template: ClauseTemplate) -> str:
    version = f"version {template.issue}"
    if template.state is not TemplateState.VALIDATED:
        return f"{version}, non validée"
    by = f" par {clean(template.validated_by)}" if template.validated_by else ""
    on = f" le {date_in_words(template.validated_on)}" if template.validated_on else ""
    return f"{version}, validée{on}{by}"


def _need(required: str) -> str:
    if required == ALWAYS:
        return "toujours"
    return f"si {required}" if required else _NOTHING


def _row(block: OutlineBlock, look: Styles) -> Flowable:
    margin = [paragraph(text, look.small) for text in block.conditions]
    above = 9 if block.kind in (BlockKind.ARTICLE, BlockKind.HEADING) else 0
    commands: list[tuple[Any, ...]] = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (0, 0), 0),
        ("TOPPADDING", (0, 0), (-1, -1), above),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 5),
    ]
    if margin:
        commands += [("LINEBEFORE", (1, 0), (1, 0), 2, RULE), ("BACKGROUND", (1, 0), (1, 0), TINT)]
    length = sum(len(span.text) for span in block.spans)
    return LongTable(
        [[[_text(block, look)], margin]],
        colWidths=[TEXT_WIDTH * (1 - _MARGIN), TEXT_WIDTH * _MARGIN],
        style=TableStyle(commands),
        splitInRow=int(length > _LONG),
    )


def _text(block: OutlineBlock, look: Styles) -> Flowable:
    match block.kind:
        case BlockKind.TITLE | BlockKind.SUBTITLE | BlockKind.HEADING:
            return paragraph(block.spans, look.heading)
        case BlockKind.ARTICLE:
            before = Span(text=f"Article\u00a0{ordinal_day(block.number or 0)} – ")
            return paragraph([before, *block.spans], look.article)
        case BlockKind.BULLET:
            return paragraph(block.spans, look.bullet, lead="–")
        case BlockKind.NOTE:
            before = Span(text="Remarque pour le service juridique – ")
            return paragraph([before, *block.spans], look.note)
        case _:
            return paragraph(block.spans, look.body)
