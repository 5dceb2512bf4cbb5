"""A closure or requisition on one sheet, for the elected member: what, why, who is touched."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.lib.pagesizes import A4, landscape
from reportlab.platypus import Flowable, Table, TableStyle

from polesdesk.documents.furniture import Furniture
from polesdesk.documents.pages import Paper
from polesdesk.documents.styles import styles
from polesdesk.documents.tables import table
from polesdesk.documents.text import clean, paragraph
from polesdesk.domain.closure_cards import ClosureCard
from polesdesk.domain.closure_sheet import COLUMNS, facts, line_cells
from polesdesk.domain.closure_words import figures
from polesdesk.domain.french import date_in_words

_SIZE = landscape(A4)
_WIDTHS = (2.3, 1.9, 1.7, 1.9, 1.2, 2.1, 2.6)


def draw(card: ClosureCard) -> bytes:
    """Return the sheet as a PDF."""
    furniture = Furniture(foot=card.title, reference=date_in_words(card.today), size=_SIZE)
    paper = Paper(
        furniture,
        title=clean(card.title),
        author=clean(card.authority),
        subject=clean(card.place),
        day=card.today,
    )
    return paper.made(_story(card, paper.text_width))[0]


def _story(card: ClosureCard, width: float) -> list[Flowable]:
    look = styles()
    made = f"établi le {date_in_words(card.today)}"
    under = " – ".join(part for part in (card.authority, made) if part)
    rows = [line_cells(one) for one in card.operation.lines]
    nothing = [paragraph("Aucune convention, aucun créneau n’est touché.", look.body)]
    return [
        paragraph(card.title, look.title),
        paragraph(under, look.subtitle),
        _facts(facts(card), width),
        paragraph("En bref", look.heading),
        paragraph(figures(card.operation.lines), look.body),
        paragraph("Ce qui est touché, et la suite donnée", look.heading),
        *([table(COLUMNS, _WIDTHS, rows, width=width)] if rows else nothing),
    ]


def _facts(pairs: Sequence[tuple[str, str]], width: float) -> Flowable:
    look = styles()
    cells = [
        [paragraph(label, look.cell_head), paragraph(text, look.cell)] for label, text in pairs
    ]
    plain = TableStyle(
        [
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), 1),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
        ]
    )
    return Table(cells, colWidths=[width * 0.18, width * 0.82], style=plain, hAlign="LEFT")
