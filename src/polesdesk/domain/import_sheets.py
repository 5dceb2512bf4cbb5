"""What a spreadsheet file holds once read: sheets of typed cells."""

from __future__ import annotations

from dataclasses import dataclass

from polesdesk.domain.parsing import Cell


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet: ``rows[0]`` is row 1 of the file, cells of merged areas are all filled."""

    name: str
    rows: tuple[tuple[Cell, ...], ...] = ()

    def cell(self, row: int, column: int) -> Cell:
        """Return the cell at a row and column counted from 0, None beyond the edge."""
        cells = self.rows[row] if row < len(self.rows) else ()
        return cells[column] if column < len(cells) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Workbook:
    """The sheets that are shown; a CSV file tells how its text was understood."""

    sheets: tuple[Sheet, ...] = ()
    encoding: str = ""
    delimiter: str = ""


def column_letter(column: int) -> str:
    """Return the letters of a column counted from 0, as a spreadsheet shows them."""
    letters = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def is_blank(cell: Cell) -> bool:
    """Tell whether a cell shows nothing."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


__all__ = ["Cell", "Sheet", "Workbook", "column_letter", "is_blank"]
