"""The canvas of the papers: feet written once the pages are counted, QR codes as one path."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from polesdesk.documents import qr
from polesdesk.documents.styles import INK

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
            f"{start} {len(rows) - 1 - place} {end - start} 1 re"
            for place, row in enumerate(rows)
            for start, end in _runs(row)
        ]
        self.saveState()
        self.setFillColor(INK)
        self.transform(module, 0, 0, module, x, y)
        self._code.append("\n".join([*marks, "f"]))
        self.restoreState()


def _runs(row: tuple[bool, ...]) -> list[tuple[int, int]]:
    """Return the spans of dark modules of a row."""
    runs: list[tuple[int, int]] = []
    start: int | None = None
    for place, dark in enumerate((*row, False)):
        if dark and start is None:
            start = place
        elif not dark and start is not None:
            runs.append((start, place))
            start = None
    return runs
