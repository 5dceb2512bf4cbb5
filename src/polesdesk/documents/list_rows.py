"""The rows of a printed list, read and set page by page: ten thousand take no more memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any

from reportlab.platypus import Flowable, Paragraph, Table

from polesdesk.documents.styles import styles
from polesdesk.documents.tables import CELL_STYLE, LONG_CELL, PADDING_ACROSS, PADDING_DOWN
from polesdesk.documents.text import paragraph

_REMEMBERED = 4096  # cells: the same hubs, days and words come back on every page
_ENDLESS = 100_000.0  # points


class ListRows(Flowable):
    """A table that fills the room left on each page, with its head, until no row is left."""

    def __init__(self, rows: RowsToSet) -> None:
        super().__init__()
        self._rows = rows

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Ask for more than there is, so that the page is filled by ``split``."""
        return width, height + 1

    def split(self, width: float, height: float) -> list[Any]:
        """Return the table that fills this page, and what is left for the next ones."""
        made = self._rows.page(height) or self._rows.cut_row(width, height)
        # Not itself: a flowable that was put off once may not be put off again.
        return [*made, ListRows(self._rows)] if made and self._rows.are_left else made


class RowsToSet:
    """Rows that are read when there is room for them; ``widths`` are in points.

    ``right`` are the columns of numbers.
    """

    def __init__(
        self,
        columns: Sequence[str],
        widths: Sequence[float],
        rows: Iterable[Sequence[str]],
        *,
        right: frozenset[int] = frozenset(),
    ) -> None:
        look = styles()
        self._widths = list(widths)
        heads = [
            look.cell_head_right if n in right else look.cell_head for n in range(len(columns))
        ]
        bodies = [look.cell_right if n in right else look.cell for n in range(len(columns))]
        self._head = [paragraph(text, style) for text, style in zip(columns, heads, strict=True)]

        @lru_cache(maxsize=_REMEMBERED)
        def cell(place: int, text: str) -> Paragraph:
            return paragraph(text, bodies[place])

        self._cell = cell
        self._rows: Iterator[Sequence[str]] = iter(rows)
        self._next: Sequence[str] | None = next(self._rows, None)
        self._is_empty = self._next is None

    @property
    def are_left(self) -> bool:
        """Whether there are rows that no page holds yet."""
        return self._next is not None

    def page(self, height: float) -> list[Any]:
        """Return a table of as many rows as there is room for, or nothing if there is for none."""
        lines, heights = [self._head], [self._height(self._head)]
        while self._next is not None:
            line = self._line(self._next)
            high = self._height(line)
            if sum(heights) + high > height:
                break
            lines.append(line)
            heights.append(high)
            self._next = next(self._rows, None)
        if len(lines) == 1 and not self._is_empty:
            return []
        return [Table(lines, colWidths=self._widths, rowHeights=heights, style=CELL_STYLE)]

    def cut_row(self, width: float, height: float) -> list[Any]:
        """Return the parts of a row that may be longer than a page; nothing for a usual one."""
        if self._next is None or max(map(len, self._next)) <= LONG_CELL:
            return []
        whole = Table(
            [self._head, self._line(self._next)],
            colWidths=self._widths,
            style=CELL_STYLE,
            repeatRows=1,
            splitInRow=1,
        )
        parts: list[Any] = whole.split(width, height)
        if parts:
            self._next = next(self._rows, None)
        return parts

    def _line(self, row: Sequence[str]) -> list[Paragraph]:
        return [self._cell(place, text) for place, text in enumerate(row)]

    def _height(self, line: Sequence[Paragraph]) -> float:
        inner = [
            cell.wrap(width - PADDING_ACROSS, _ENDLESS)[1]
            for cell, width in zip(line, self._widths, strict=True)
        ]
        return float(max(inner)) + PADDING_DOWN
