"""What stands around the text of a page: head, foot, QR code, watermark, logo."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from reportlab.lib.colors import Color
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from polesdesk.documents import fonts
from polesdesk.documents.canvas import PageCanvas
from polesdesk.documents.styles import (
    INK,
    LEFT,
    MUTED,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    RIGHT,
    RULE,
    TOP,
    WATERMARK,
)
from polesdesk.documents.text import line, lines

HEAD_HEIGHT = 24 * mm
_HEAD_TOP = PAGE_HEIGHT - 16 * mm
_FIRST_CODE, _NEXT_CODE, _ANNEX_CODE = 20 * mm, 12 * mm, 12 * mm
_EDGE = 8 * mm
"""What printers of offices may leave white along an edge of the page, with some room."""
_NEXT_CODE_TOP = PAGE_HEIGHT - _EDGE
_REFERENCE_WIDTH = 45 * mm
_FOOT_TOP = 14 * mm
_FOOT_SIZE = 8
_LOGO_WIDTH, _LOGO_HEIGHT = 42 * mm, 20 * mm
_LOGO_PIXELS = 700
_MOST_PIXELS = 40_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """What stands on the pages of one paper.

    ``code`` gives the words of a page's QR code, None for papers without; ``more_pages`` are
    those of the annexes that follow; ``watermark`` is drawn under the text; ``size`` is that of
    the page in points. With ``thumb`` the upper 15 mm of every page stay free, for a hand or the
    clip of a clipboard.
    """

    foot: str
    reference: str = ""
    authority: str = ""
    address: Sequence[str] = ()
    marks: Sequence[str] = ()
    logo: bytes | None = None
    code: Callable[[int], str] | None = None
    more_pages: int = 0
    watermark: str = ""
    size: tuple[float, float] = A4
    thumb: bool = False

    @property
    def next_head(self) -> float:
        """Points under the upper margin that the head of a following page takes."""
        if self.code is None and not self.thumb:
            return 0
        below = PAGE_HEIGHT - TOP - (self.next_code_top - _NEXT_CODE)
        return below + 2 * mm

    @property
    def next_code_top(self) -> float:
        """Height of the upper edge of the QR code on a following page, in points."""
        return _HEAD_TOP if self.thumb else _NEXT_CODE_TOP

    @property
    def has_head(self) -> bool:
        """Whether the first page has a head."""
        return bool(self.authority or self.marks)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Type:
    font: str
    size: float
    colour: Color


_NAME = _Type(font=fonts.BOLD, size=12, colour=INK)
_NUMBER = _Type(font=fonts.BOLD, size=11, colour=INK)
_DETAIL = _Type(font=fonts.REGULAR, size=8.5, colour=MUTED)
_FOOT = _Type(font=fonts.REGULAR, size=_FOOT_SIZE, colour=MUTED)


def draw_head(canvas: Canvas, furniture: Furniture) -> None:
    """Draw the authority with its logo on the left, number and version on the right."""
    right = PAGE_WIDTH - RIGHT - (_FIRST_CODE + 5 * mm if furniture.code else 0)
    left = LEFT + _draw_logo(canvas, furniture.logo)
    y = _HEAD_TOP - 10
    for place, mark in enumerate(furniture.marks):
        look = _DETAIL if place else _NUMBER
        _use(canvas, look)
        canvas.drawRightString(right, y, line(mark, look.font, look.size, _REFERENCE_WIDTH))
        y -= look.size + 5
    room = right - _REFERENCE_WIDTH - left
    y = _HEAD_TOP - 10
    for look, texts in ((_NAME, [furniture.authority]), (_DETAIL, furniture.address)):
        _use(canvas, look)
        for text in texts:
            for part in lines(text, look.font, look.size, room, 2):
                canvas.drawString(left, y, part)
                y -= look.size + 3


def draw_foot(canvas: PageCanvas, furniture: Furniture, number: int, total: int) -> None:
    """Draw the short title, the reference, « page 2/8 » and the QR code of a page."""
    end = furniture.size[0] - RIGHT
    canvas.saveState()
    canvas.setStrokeColor(RULE)
    canvas.setLineWidth(0.5)
    canvas.line(LEFT, _FOOT_TOP, end, _FOOT_TOP)
    _use(canvas, _FOOT)
    page = f"page\u00a0{number}/{total}"
    reference = f"{furniture.reference} · {page}" if furniture.reference else page
    right = line(reference, _FOOT.font, _FOOT.size, (end - LEFT) * 0.6)
    canvas.drawRightString(end, _FOOT_TOP - 11, right)
    room = end - LEFT - fonts.width(right, _FOOT.font, _FOOT.size) - 5 * mm
    canvas.drawString(LEFT, _FOOT_TOP - 11, line(furniture.foot, _FOOT.font, _FOOT.size, room))
    canvas.restoreState()
    if furniture.code is None:
        return
    first = number == 1 and furniture.has_head
    side, top = (_FIRST_CODE, _HEAD_TOP) if first else (_NEXT_CODE, furniture.next_code_top)
    canvas.draw_code(furniture.code(number), end - side, top - side, side)


def draw_annex_foot(
    canvas: PageCanvas,
    furniture: Furniture,
    label: str,
    place: tuple[int, int],
    width: float,
) -> None:
    """Draw the foot of a page of an annex: its label, the agreement's number, the code.

    ``place`` is the number of the page and that of all pages; ``width`` that of the page.
    """
    number, total = place
    end = width - RIGHT - (_ANNEX_CODE + 4 * mm if furniture.code else 0)
    _use(canvas, _FOOT)
    reference = " · ".join(
        part for part in (furniture.reference, f"page\u00a0{number}/{total}") if part
    )
    right = line(reference, _FOOT.font, _FOOT.size, (end - LEFT) * 0.6)
    canvas.drawRightString(end, _FOOT_TOP - 11, right)
    room = end - LEFT - fonts.width(right, _FOOT.font, _FOOT.size) - 5 * mm
    canvas.drawString(LEFT, _FOOT_TOP - 11, line(label, _FOOT.font, _FOOT.size, room))
    if furniture.code:
        canvas.draw_code(furniture.code(number), end + 4 * mm, _EDGE, _ANNEX_CODE)


def draw_watermark(canvas: Canvas, word: str) -> None:
    """Write a word across the page in a pale tint; the text comes over it."""
    canvas.saveState()
    canvas.translate(PAGE_WIDTH / 2, PAGE_HEIGHT / 2)
    canvas.rotate(54)
    _use(canvas, _Type(font=fonts.BOLD, size=120, colour=WATERMARK))
    canvas.drawCentredString(0, -42, word)
    canvas.restoreState()


def _use(canvas: Canvas, look: _Type) -> None:
    canvas.setFillColor(look.colour)
    canvas.setFont(look.font, look.size)


def _draw_logo(canvas: Canvas, logo: bytes | None) -> float:
    """Draw the logo in its place and return the room it takes, none when it cannot be read."""
    picture = _printable(logo) if logo else None
    if picture is None:
        return 0
    data, wide, high = picture
    scale = min(_LOGO_WIDTH / wide, _LOGO_HEIGHT / high)
    image = ImageReader(io.BytesIO(data))
    canvas.drawImage(image, LEFT, _HEAD_TOP - high * scale, wide * scale, high * scale)
    return wide * scale + 5 * mm


@lru_cache(maxsize=8)
def _printable(logo: bytes) -> tuple[bytes, int, int] | None:
    """Return a logo on white as a JPEG with its size, which a PDF takes in as it is."""
    from PIL import Image

    try:
        with Image.open(io.BytesIO(logo)) as opened:
            if opened.width * opened.height > _MOST_PIXELS:
                return None
            picture = opened.convert("RGBA")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    picture.thumbnail((_LOGO_PIXELS, _LOGO_PIXELS))
    page = Image.new("RGBA", picture.size, "white")
    page.alpha_composite(picture)
    made = io.BytesIO()
    page.convert("RGB").save(made, "JPEG", quality=92, subsampling=0)
    return made.getvalue(), *picture.size
