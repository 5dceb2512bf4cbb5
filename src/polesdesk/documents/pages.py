"""A paper in the making: pages with their furniture, a story in, PDF bytes out."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from polesdesk.documents import fonts
from polesdesk.documents.canvas import PageCanvas
from polesdesk.documents.furniture import (
    HEAD_HEIGHT,
    Furniture,
    draw_foot,
    draw_head,
    draw_watermark,
)
from polesdesk.documents.styles import (
    BOTTOM,
    LEFT,
    RIGHT,
    TOP,
)


class Paper(BaseDocTemplate):
    """An A4 paper whose first page may have a head, and whose headings become bookmarks.

    A flowable with an attribute ``bookmark`` is such a heading; ``day`` is the paper's own date.
    """

    canv: Any
    frame: Any

    def __init__(
        self, furniture: Furniture, *, title: str, author: str, subject: str, day: date
    ) -> None:
        fonts.register()
        self._bytes = io.BytesIO()
        self._day = day
        super().__init__(
            self._bytes,
            pagesize=furniture.size,
            title=title,
            author=author,
            subject=subject,
            creator="PolesDesk",
            producer="PolesDesk",
            lang="fr-FR",
            invariant=1,
            pageCompression=1,
            displayDocTitle=1,
        )
        self._furniture = furniture
        self._bookmarks = 0
        head = HEAD_HEIGHT if furniture.has_head else 0
        self.addPageTemplates(
            [
                PageTemplate(
                    "first",
                    [self._page_frame(head)],
                    onPage=self._begin,
                    autoNextPageTemplate="next",
                ),
                PageTemplate("next", [self._page_frame(furniture.next_head)], onPage=self._begin),
            ]
        )

    @property
    def text_width(self) -> float:
        """The width of the text in points."""
        return self._furniture.size[0] - LEFT - RIGHT

    def made(self, story: list[Flowable]) -> tuple[bytes, int]:
        """Return the PDF of a story and the number of its pages."""
        self.build(story, canvasmaker=self._canvas)
        return self._bytes.getvalue(), self.canv.page_total

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802
        """Make a bookmark of a heading."""
        title = getattr(flowable, "bookmark", "")
        if title:
            self._bookmarks += 1
            key = f"h{self._bookmarks}"
            top = self.frame._y + flowable.height + 6  # noqa: SLF001
            self.canv.bookmarkPage(key, fit="XYZ", top=top)
            self.canv.addOutlineEntry(title, key)

    def _canvas(self, *args: Any, **keywords: Any) -> PageCanvas:
        return PageCanvas(self._foot, *args, day=self._day, **keywords)

    def _foot(self, canvas: PageCanvas, number: int, own_pages: int) -> None:
        draw_foot(canvas, self._furniture, number, own_pages + self._furniture.more_pages)

    def _begin(self, canvas: Canvas, _document: BaseDocTemplate) -> None:
        if self._furniture.watermark:
            draw_watermark(canvas, self._furniture.watermark)
        if canvas.getPageNumber() == 1 and self._furniture.has_head:
            draw_head(canvas, self._furniture)

    def _page_frame(self, head: float) -> Frame:
        _width, height = self._furniture.size
        return Frame(
            LEFT,
            BOTTOM,
            self.text_width,
            height - TOP - BOTTOM - head,
            leftPadding=0,
            rightPadding=0,
            topPadding=0,
            bottomPadding=0,
        )
