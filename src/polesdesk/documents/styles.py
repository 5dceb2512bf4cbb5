"""The look that all papers share: page, type, colours (A4, Noto Sans 10 on 14)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from polesdesk.documents import fonts

PAGE_WIDTH, PAGE_HEIGHT = A4
LEFT = 25 * mm  # five more than elsewhere, for the binding
RIGHT = TOP = BOTTOM = 20 * mm
TEXT_WIDTH = PAGE_WIDTH - LEFT - RIGHT

INK = HexColor("#1C2430")
MUTED = HexColor("#5B6675")
RULE = HexColor("#C3CAD4")
TINT = HexColor("#EEF2F7")
WATERMARK = HexColor("#EDEFF3")

LEADING = 14.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Styles:
    """The paragraph styles of the papers."""

    title: ParagraphStyle
    subtitle: ParagraphStyle
    heading: ParagraphStyle
    article: ParagraphStyle
    body: ParagraphStyle
    recital: ParagraphStyle
    bullet: ParagraphStyle
    last_bullet: ParagraphStyle
    working: ParagraphStyle
    signer: ParagraphStyle
    cell: ParagraphStyle
    cell_right: ParagraphStyle
    cell_head: ParagraphStyle
    cell_head_right: ParagraphStyle
    small: ParagraphStyle
    note: ParagraphStyle


@lru_cache(maxsize=1)
def styles() -> Styles:
    """Return the styles, made once the fonts are known."""
    fonts.register()
    base = ParagraphStyle(
        "base",
        fontName=fonts.REGULAR,
        fontSize=10,
        leading=LEADING,
        textColor=INK,
        bulletFontName=fonts.REGULAR,
        bulletFontSize=10,
        allowWidows=0,
        allowOrphans=0,
        splitLongWords=1,
    )
    body = ParagraphStyle("body", base, spaceAfter=5)
    heading = ParagraphStyle(
        "heading", base, fontName=fonts.BOLD, fontSize=11, leading=15, spaceBefore=9, spaceAfter=4
    )
    bullet = ParagraphStyle("bullet", body, leftIndent=17, bulletIndent=5, spaceAfter=2.5)
    cell = ParagraphStyle("cell", base, fontSize=9, leading=12)
    cell_head = ParagraphStyle("cell_head", cell, fontName=fonts.BOLD)
    return Styles(
        title=ParagraphStyle(
            "title", base, fontName=fonts.BOLD, fontSize=16, leading=21, alignment=TA_CENTER,
            spaceBefore=4, spaceAfter=4,
        ),
        subtitle=ParagraphStyle(
            "subtitle", base, fontSize=11, leading=15, alignment=TA_CENTER, textColor=MUTED,
            spaceAfter=10,
        ),
        heading=heading,
        article=ParagraphStyle("article", heading, fontSize=10.5),
        body=body,
        recital=ParagraphStyle("recital", body, spaceAfter=3),
        bullet=bullet,
        last_bullet=ParagraphStyle("last_bullet", bullet, spaceAfter=6),
        working=ParagraphStyle(
            "working", base, fontName=fonts.ITALIC, fontSize=9, leading=12.5, leftIndent=12,
            spaceAfter=5,
        ),
        signer=ParagraphStyle("signer", base),
        cell=cell,
        cell_right=ParagraphStyle("cell_right", cell, alignment=TA_RIGHT),
        cell_head=cell_head,
        cell_head_right=ParagraphStyle("cell_head_right", cell_head, alignment=TA_RIGHT),
        small=ParagraphStyle("small", base, fontSize=8.5, leading=11.5, textColor=MUTED),
        note=ParagraphStyle(
            "note", base, fontName=fonts.ITALIC, fontSize=9, leading=12.5, spaceAfter=5,
            textColor=MUTED,
        ),
    )  # fmt: skip
