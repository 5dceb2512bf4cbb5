"""The pages of a PDF as pictures, and where words stand on them.

Used on the drawing thread only: pdfium serves one thread at a time.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QImage

MOST_HITS = 500
"""Places that one search finds at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A place where the words stand: page from 0, rectangles in points from the top left."""

    page: int
    boxes: tuple[QRectF, ...]


class Pages:
    """An open PDF; ``sizes`` are in points, 72 to the inch."""

    def __init__(self, pdf: bytes) -> None:
        import pypdfium2

        self._document: Any = pypdfium2.PdfDocument(pdf)
        self.sizes = tuple(
            QSizeF(*self._document.get_page_size(number)) for number in range(len(self._document))
        )

    def picture(self, number: int, scale: float) -> QImage:
        """Return a page at a scale of pixels for a point."""
        page = self._document.get_page(number)
        bitmap = page.render(scale=scale, prefer_bgrx=True)
        image = QImage(
            bitmap.buffer,
            bitmap.width,
            bitmap.height,
            bitmap.stride,
            QImage.Format.Format_RGB32,
        ).copy()
        bitmap.close()
        page.close()
        return image

    def find(self, words: str) -> tuple[Hit, ...]:
        """Return where words stand, whatever their case, in the order of the pages."""
        found: list[Hit] = []
        for number, size in enumerate(self.sizes):
            page = self._document.get_page(number)
            text = page.get_textpage()
            search = text.search(words)
            while len(found) < MOST_HITS and (place := search.get_next()) is not None:
                boxes = _boxes(text, place, size.height())
                found.append(Hit(page=number, boxes=boxes))
            for opened in (search, text, page):
                opened.close()
        return tuple(found)

    def close(self) -> None:
        """Let the document go."""
        self._document.close()


def _boxes(text: Any, place: tuple[int, int], height: float) -> tuple[QRectF, ...]:
    rects = [text.get_rect(n) for n in range(text.count_rects(*place))]
    return tuple(
        QRectF(left, height - top, right - left, top - bottom) for left, bottom, right, top in rects
    )
