"""The canvas of the papers: feet written once the pages are counted, QR codes as one path."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from polesdesk.documents import qr
from polesdesk.documents.styles import INK

_DARK = re.compile("1+")

DrawFoot = Callable[["PageCanvas", int, int], None]


class PageCanvas(Canvas):
    """A canvas that draws the foot of each page when it knows how many pages there are."""

    _code: list[str]
    _doc: Any

    def __init__(
        self, draw_foot: DrawFoot, *args: Any, day: date | None = None, **keywords: Any
    ) -> None:
        super().__init__(*args, **keywords)
        self._draw_foot = draw_foot
        self.page_total = 0
        if day is not None:  # not the clock's: the same data gives the same bytes
            self._doc._timeStamp.YMDhms = (day.year, day.month, day.day, 0, 0, 0)  # noqa: SLF001

    def showPage(self) -> None:  # noqa: N802
        """Close the page."""
        super().showPage()
        self.page_total += 1

    def save(self) -> None:
        """Write the feet, then the file."""
        if self._code:
            self.showPage()
        for number in range(1, self.page_total + 1):
            self._draw_foot(self, number, self.page_total)
            self._doc.idToObject[f"Page{number}"].stream += "\n".join(self._code) + "\n"
            self._code = []
        super().save()

    def draw_code(self, words: str, x: float, y: float, side: float) -> None:
        """Draw a QR code of ``side`` points with its lower left corner at a point."""
        rows = qr.modules(words)
        module = side / len(rows)
        marks = [
            f"{run.start()} {len(rows) - 1 - place} {run.end() - run.start()} 1 re"
            for place, row in enumerate(rows)
            for run in _DARK.finditer(row)
        ]
        self.saveState()
        self.setFillColor(INK)
        self.transform(module, 0, 0, module, x, y)
        self._code.append("\n".join([*marks, "f"]))
        self.restoreState()
