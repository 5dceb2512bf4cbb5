"""The filled cells of one row, read by their column; what is wrong with them is kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, TypeVar

from polesdesk.domain.folding import clean_text, fold
from polesdesk.domain.french import typeset
from polesdesk.domain.identifiers import Checked
from polesdesk.domain.import_columns import shown_text
from polesdesk.domain.import_fields import LABELS, Field
from polesdesk.domain.import_rows import RowProblem, RowWarning
from polesdesk.domain.import_sheets import Cell
from polesdesk.domain.parsing import ParseProblem, cell_text, parse_date
from polesdesk.domain.speech import said

T = TypeVar("T")

LINE = 500
"""Longest text on one line that is kept."""
PARAGRAPH = 10_000
"""Longest text of several lines that is kept."""

_NONE = frozenset(["neant", "aucun", "aucune", "sans"])
_UNKNOWN = frozenset(
    ["", "so", "s o", "sans objet", "n a", "na", "nc", "n c", "inconnu", "inconnue"]
)
_NOTHING = _NONE | _UNKNOWN
_LONGEST_NOTHING = 20
_MEANT = frozenset({Field.FEE, Field.CHARGES, Field.NOTICE, Field.GROUND})
"""Columns in which « néant » says something: no fee, no notice."""


def says_nothing(text: str) -> bool:
    """Tell whether a text stands for an empty cell: « néant », « s.o. », « - », « ? »."""
    return len(text) <= _LONGEST_NOTHING and fold(text) in _NOTHING


class Reader:
    """Reads cells; the same cell in a thousand rows is read once."""

    def __init__(self) -> None:
        self._texts: dict[tuple[type, Cell], str] = {}
        self._values: dict[tuple[Field, type, Cell], tuple[Any, str]] = {}

    def text(self, cell: Cell) -> str:
        """Return the text of a cell with its lines, "" for « néant »."""
        key = (type(cell), cell)
        if key not in self._texts:
            text = clean_text(cell_text(cell), PARAGRAPH, multiline=True)
            self._texts[key] = "" if says_nothing(text) else text
        return self._texts[key]

    def value(self, name: Field, cell: Cell, read: Callable[[Cell], T]) -> tuple[T | None, str]:
        """Return what a column's reader makes of a cell, and why it is refused, "" if it is not."""
        key = (name, type(cell), cell)
        if key not in self._values:
            try:
                self._values[key] = read(cell), ""
            except ParseProblem as problem:
                self._values[key] = None, problem.message
        return self._values[key]


@dataclass(slots=True, kw_only=True)
class RowCells:
    """The cells of a row; ``headers`` are the names that the office gave the columns."""

    row: int
    cells: Mapping[Field, Cell]
    headers: Mapping[Field, str]
    today: date
    reader: Reader
    problems: list[RowProblem] = field(default_factory=list)
    warnings: list[RowWarning] = field(default_factory=list)

    def text(self, name: Field) -> str:
        """Return the text of a cell with its lines, "" for « néant »."""
        return self.reader.text(self.cells[name]) if name in self.cells else ""

    def line(self, name: Field) -> str:
        """Return the text of a cell on one line, "" for « néant »."""
        text = self.text(name)
        return " ".join(text.split())[:LINE] if text else ""

    def parsed(self, name: Field, parse: Callable[[str], T]) -> T | None:
        """Return what a parser makes of a cell, None if it is empty or refused."""
        if name not in self.cells:
            return None

        def read(cell: Cell) -> T | None:
            text = cell_text(cell).strip()
            empty = fold(text) in _UNKNOWN if name in _MEANT else says_nothing(text)
            return None if empty else parse(text)

        return self._value(name, read)

    def part(self, name: Field, text: str, parse: Callable[[str], T]) -> T | None:
        """Return what a parser makes of a part of a cell, None if it is refused."""
        try:
            return parse(text)
        except ParseProblem as problem:
            self.refuse(name, problem.message)
            return None

    def checked(self, name: Field, check: Callable[[Cell], Checked]) -> str:
        """Return an identifier in its stored form; a doubt becomes a warning."""
        if not self.line(name):
            return ""
        found = self._value(name, check)
        if found is None:
            return ""
        if found.doubt:
            self.warn(
                said("{label}\u202f: {doubt}").format(label=said(LABELS[name]), doubt=found.doubt)
            )
        return found.value

    def _value(self, name: Field, read: Callable[[Cell], T]) -> T | None:
        value, refusal = self.reader.value(name, self.cells[name], read)
        if refusal:
            self.refuse(name, refusal)
        return value

    def day(self, name: Field) -> date | None:
        """Return the day of a cell; what would mean another day tomorrow is refused."""
        cell = self.cells.get(name)
        if isinstance(cell, date) and not isinstance(cell, datetime):
            return cell
        return self.parsed(name, lambda text: parse_date(text, self.today, relative=False))

    def refuse(self, name: Field, message: str) -> None:
        """Note why the row is refused."""
        self.problems.append(
            RowProblem(
                row=self.row,
                column=self.headers.get(name, said(LABELS[name])),
                value=shown_text(self.cells.get(name)),
                message=typeset(message),
            )
        )

    def warn(self, message: str) -> None:
        """Note a doubt."""
        self.warnings.append(RowWarning(row=self.row, message=typeset(message)))
