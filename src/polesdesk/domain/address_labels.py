"""Sheets of address labels on A4: how many labels there are, how large, and where each stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

A4_WIDTH, A4_HEIGHT = 210.0, 297.0
"""Millimetres."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One kind of sheet; lengths are in millimetres, steps from one label to the next."""

    key: str
    columns: int
    rows: int
    width: float
    height: float
    step: float

    @property
    def count(self) -> int:
        """Labels of one sheet."""
        return self.columns * self.rows

    @property
    def left(self) -> float:
        """From the left edge of the paper to the first label: labels stand in the middle."""
        return (A4_WIDTH - (self.columns - 1) * self.step - self.width) / 2

    @property
    def top(self) -> float:
        """From the upper edge of the paper to the first label."""
        return (A4_HEIGHT - self.rows * self.height) / 2

    def place(self, number: int) -> tuple[float, float]:
        """Return how far the upper left corner of a label is from that of the paper.

        Labels are counted from 1, along the rows.
        """
        row, column = divmod(number - 1, self.columns)
        return self.left + column * self.step, self.top + row * self.height


SHEETS = (
    Sheet(key="3x7", columns=3, rows=7, width=63.5, height=38.1, step=66.0),
    Sheet(key="2x7", columns=2, rows=7, width=99.1, height=38.1, step=101.6),
    Sheet(key="3x8", columns=3, rows=8, width=70.0, height=37.0, step=70.0),
)
"""The sheets sold everywhere; labels of one sheet stand close above each other."""


def sheet_of(key: str) -> Sheet:
    """Return a sheet by its name « 3x7 »; raise ``KeyError`` for another one."""
    return {one.key: one for one in SHEETS}[key]


def places(sheet: Sheet, count: int, first: int = 1) -> Iterator[tuple[int, int]]:
    """Yield the page and the label of each address; the first page begins at a free label."""
    for at in range(first - 1, first - 1 + count):
        page, label = divmod(at, sheet.count)
        yield page + 1, label + 1
