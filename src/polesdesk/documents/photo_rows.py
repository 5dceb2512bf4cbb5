"""Photos on paper: some in a row, each with its words under it."""

from __future__ import annotations

import io
from collections.abc import Sequence

from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.platypus import Flowable, Image, Table, TableStyle

from polesdesk.documents.styles import TEXT_WIDTH, styles
from polesdesk.documents.text import paragraph

_HEIGHTS = {2: 60 * mm, 3: 44 * mm}
_GAP = 4 * mm


def photo_rows(found: Sequence[tuple[str, bytes]], *, across: int = 3) -> list[Flowable]:
    """Return rows of two or three photos with their words; no row is cut between two pages."""
    look = styles()
    rows: list[Flowable] = []
    for start in range(0, len(found), across):
        some = found[start : start + across]
        cells: list[list[Flowable] | str] = [
            [_photo(content, across), paragraph(words, look.small)] for words, content in some
        ]
        cells += [""] * (across - len(some))
        rows.append(Table([cells], colWidths=[TEXT_WIDTH / across] * across, style=_PHOTOS))
    return rows


def _photo(content: bytes, across: int) -> Image:
    wide, high = ImageReader(io.BytesIO(content)).getSize()
    scale = min((TEXT_WIDTH / across - _GAP) / wide, _HEIGHTS[across] / high)
    return Image(io.BytesIO(content), width=wide * scale, height=high * scale, hAlign="LEFT")


_PHOTOS = TableStyle(
    [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 0),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 5),
        ("ALIGN", (0, 0), (-1, -1), "LEFT"),
    ]
)
