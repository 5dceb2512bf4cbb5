"""Read a PDF back: its texts, and the QR code of its first page as a scanner would see it."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

POINTS_PER_INCH = 72
SCALE = 4
"""Pixels a point: a module of the code is some eight pixels wide."""
_HEAD = round(40 / 25.4 * POINTS_PER_INCH * SCALE)
_GAP = round(3 / 25.4 * POINTS_PER_INCH * SCALE)
_DARK = 110


def texts(pdf: bytes) -> list[str]:
    """Return the text of each page."""
    from pypdf import PdfReader

    return [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]


def code_of_first_page(pdf: bytes, modules: int) -> tuple[str, ...]:
    """Return the rows of the QR code at the upper right, "1" for dark; none when it is bare.

    ``modules`` is how many a side of the code has. The code is the last thing in its head to
    the right, 3 mm away from anything else.
    """
    head = _ink_of_head(pdf)
    box = head.getbbox()
    if box is None:
        return ()
    right = box[2]
    left = _left_edge(head, right)
    found = head.crop((left, 0, right, head.height)).getbbox()
    assert found is not None  # there is ink up to the right edge
    top, side = found[1], (right - left) / modules

    def mark(row: int, column: int) -> str:
        x, y = left + (column + 0.5) * side, top + (row + 0.5) * side
        return "1" if y < head.height and head.getpixel((int(x), int(y))) else "0"

    return tuple("".join(mark(row, column) for column in range(modules)) for row in range(modules))


def _ink_of_head(pdf: bytes) -> Image:
    """Render the first page and keep the head of it: white where there is ink."""
    from pypdfium2 import PdfDocument

    document = PdfDocument(pdf)
    try:
        page: Image = document[0].render(scale=SCALE, grayscale=True).to_pil()
    finally:
        document.close()
    head = page.crop((0, 0, page.width, _HEAD))
    return head.point(lambda value: 255 if value < _DARK else 0)


def _left_edge(head: Image, right: int) -> int:
    """Walk to the left until a gap without ink."""
    left = right
    while left > _GAP:
        box = head.crop((left - _GAP, 0, left, head.height)).getbbox()
        if box is None:
            break
        left += box[0] - _GAP
    return left
