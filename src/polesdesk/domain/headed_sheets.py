"""Rows of a sheet under headings that are known: one text for each column that was recognised."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from polesdesk.domain.folding import fold
from polesdesk.domain.import_sheets import Sheet, is_blank
from polesdesk.domain.parsing import cell_text

LOOKED_AT = 30
"""Rows among which the headings are looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row as it stands in the file: its number, and the texts of all columns."""

    row: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Headed:
    """The rows of a sheet under its headings; ``unknown`` are headings that nothing is read of."""

    lines: tuple[Line, ...]
    unknown: tuple[str, ...] = ()


def headed(
    sheet: Sheet, known: Mapping[str, str], needed: Sequence[Collection[str]]
) -> Headed | None:
    """Return the rows of a sheet, None when no row has the headings that are needed.

    ``known`` gives the column of each folded heading; of each of the ``needed`` groups, all
    columns of one must be there.
    """
    for number, cells in enumerate(sheet.rows[:LOOKED_AT]):
        texts = [cell_text(cell) for cell in cells]
        places = _places(texts, known)
        if any(places.keys() >= set(group) for group in needed):
            unknown = [text for text in texts if text.strip() and fold(text) not in known]
            return Headed(
                lines=tuple(_below(sheet, number, places)), unknown=tuple(dict.fromkeys(unknown))
            )
    return None


def _places(texts: Sequence[str], known: Mapping[str, str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for place, text in enumerate(texts):
        name = known.get(fold(text))
        if name is not None:
            found.setdefault(name, place)
    return found


def _below(sheet: Sheet, head: int, places: Mapping[str, int]) -> Iterator[Line]:
    for row in range(head + 1, len(sheet.rows)):
        if all(is_blank(sheet.cell(row, place)) for place in places.values()):
            continue
        cells = {name: cell_text(sheet.cell(row, at)).strip() for name, at in places.items()}
        yield Line(row=row + 1, cells=cells)
