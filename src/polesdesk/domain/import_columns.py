"""Find the header row of a sheet and what each of its columns holds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from enum import StrEnum

from polesdesk.domain.folding import fold
from polesdesk.domain.french import typeset
from polesdesk.domain.import_fields import LABELS, MOMENTS, NAMES, Field, header_key
from polesdesk.domain.import_sheets import Cell, Sheet, Workbook, is_blank
from polesdesk.domain.parsing import cell_text
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.speech import said

IGNORED = ""
"""The choice, made by hand, that a column holds nothing to import."""

_SEARCHED_ROWS = 60
_SAMPLED_ROWS = 20
_SUBJECTS = (Field.ASSOCIATION, Field.NUMBER, Field.HUB, Field.ROOM)
_CLOSE = 0.88
_CLOCK = re.compile(r"\s*\d{1,2}\s*(?:h|:)\s*\d{0,2}\s*", re.IGNORECASE)
_FIRST_REAL_YEAR = 1901


class Found(StrEnum):
    """How a column was recognised."""

    BY_NAME = "by_name"
    BY_LIKENESS = "by_likeness"
    BY_HAND = "by_hand"
    NOT = "not"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of the sheet, counted from 0: its header, what it holds and how that is known."""

    index: int
    header: str
    field: Field | None = None
    found: Found = Found.NOT


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The columns of a sheet; ``header_row`` is counted from 0, data start below it."""

    header_row: int
    columns: tuple[Column, ...]

    def of(self, field: Field) -> Column | None:
        """Return the column that holds a field."""
        return next((column for column in self.columns if column.field is field), None)

    @property
    def fields(self) -> frozenset[Field]:
        """The fields that the sheet has."""
        return frozenset(column.field for column in self.columns if column.field)


def best_sheet(workbook: Workbook) -> int:
    """Return the sheet, counted from 0, whose header row names the most columns."""
    scores = [max((score for score, _ in _scores(sheet)), default=0) for sheet in workbook.sheets]
    return scores.index(max(scores))


def find_columns(sheet: Sheet, corrections: Mapping[str, str] | None = None) -> Columns:
    """Return the columns of a sheet below its title rows.

    ``corrections`` maps headers, as ``header_key`` gives them, to fields chosen by hand, or
    to ``IGNORED``. Raises ``RuleBroken`` when no row looks like a header.
    """
    row = _header_row(sheet, corrections or {})
    return columns_below(sheet, row, corrections)


def columns_below(
    sheet: Sheet, header_row: int, corrections: Mapping[str, str] | None = None
) -> Columns:
    """Return the columns of a sheet whose header row is known, counted from 0."""
    columns = _by_name(sheet, header_row)
    columns = _by_likeness(columns)
    columns = _by_hand(columns, corrections or {})
    return Columns(header_row=header_row, columns=tuple(columns))


def _header_row(sheet: Sheet, corrections: Mapping[str, str]) -> int:
    best_score, best_row = 0, -1
    for score, row in _scores(sheet, corrections):
        if score > best_score:
            best_score, best_row = score, row
    if best_row < 0:
        raise RuleBroken(
            "no_header",
            typeset(
                said(
                    "La feuille « {name} » n’a pas de ligne d’en-tête reconnue. Il faut au moins "
                    "deux colonnes connues, comme « Pôle » et « Association »."
                ).format(name=sheet.name)
            ),
        )
    return best_row


def _scores(
    sheet: Sheet, corrections: Mapping[str, str] | None = None
) -> Iterator[tuple[int, int]]:
    """Give how many known columns each of the first rows names, if it may be a header."""
    for row, cells in enumerate(sheet.rows[:_SEARCHED_ROWS]):
        keys = {header_key(cell) for cell in cells if isinstance(cell, str) and cell.strip()}
        fields = {NAMES.get(key) for key in keys} - {None}
        by_hand = sum(key in (corrections or {}) for key in keys if key not in NAMES)
        if len(fields) > 1 and fields & set(_SUBJECTS):
            yield len(fields) + by_hand, row


def _by_name(sheet: Sheet, header_row: int) -> list[Column]:
    """Name the columns; of two that could hold a field, the one called by its own name does."""
    headers = [_header(cell) for cell in sheet.rows[header_row]]
    above = sheet.rows[header_row - 1] if header_row else ()
    fields = [
        _of_cells(sheet, header_row, index, _named(_header_at(above, index), header))
        for index, header in enumerate(headers)
    ]
    order = sorted(
        range(len(headers)), key=lambda index: (not _is_own(fields[index], headers[index]), index)
    )
    holders: dict[Field | None, int] = {}
    for index in order:
        holders.setdefault(fields[index], index)
    return [
        Column(index=index, header=header, field=field, found=Found.BY_NAME)
        if field and holders[field] == index
        else Column(index=index, header=header)
        for index, (header, field) in enumerate(zip(headers, fields, strict=True))
    ]


def _is_own(field: Field | None, header: str) -> bool:
    return field is not None and header_key(LABELS[field]) == header_key(header)


def _of_cells(sheet: Sheet, header_row: int, index: int, field: Field | None) -> Field | None:
    """Return the field, that of hours if it could be either and the cells hold hours."""
    if field in MOMENTS and _holds_hours(sheet, header_row, index):
        return MOMENTS[field]
    return field


def _header_at(cells: Sequence[Cell], index: int) -> str:
    return _header(cells[index]) if index < len(cells) else ""


def _named(group: str, header: str) -> Field | None:
    """Return the field of a header, read with the merged header above it if that helps."""
    if not header:
        return None
    for name in (f"{group} {header}", header, header.split("(", maxsplit=1)[0]):
        field = NAMES.get(header_key(name))
        if field and name.strip():
            return field
    return None


def _by_likeness(columns: Sequence[Column]) -> list[Column]:
    taken = {column.field for column in columns}
    result = []
    for column in columns:
        field = None if column.field or not column.header else _likely(column.header)
        if field and field not in taken:
            taken.add(field)
            column = replace(column, field=field, found=Found.BY_LIKENESS)  # noqa: PLW2901
        result.append(column)
    return result


def _likely(header: str) -> Field | None:
    """Return the field whose name is misspelt here; None when two fields could be meant."""
    from polesdesk.domain.folding import find_close

    close = find_close(header_key(header), NAMES, at_least=_CLOSE)
    fields = {NAMES[name] for name, _likeness in close}
    return fields.pop() if len(fields) == 1 else None


def _by_hand(columns: Sequence[Column], corrections: Mapping[str, str]) -> list[Column]:
    chosen = {
        column.index: corrections[header_key(column.header)]
        for column in columns
        if column.header and header_key(column.header) in corrections
    }
    taken = {field for field in chosen.values() if field}
    result: list[Column] = []
    for column in columns:
        if column.index in chosen:
            value = chosen[column.index]
            field = Field(value) if value else None
            repeated = any(done.field is field for done in result)
            field = None if repeated else field
            result.append(replace(column, field=field, found=Found.BY_HAND))
        elif column.field in taken:
            result.append(replace(column, field=None, found=Found.NOT))
        else:
            result.append(column)
    return result


def _header(cell: Cell) -> str:
    return " ".join(cell.split()) if isinstance(cell, str) else ""


def _holds_hours(sheet: Sheet, header_row: int, column: int) -> bool:
    rows = range(header_row + 1, min(header_row + 1 + _SAMPLED_ROWS, len(sheet.rows)))
    cells = [sheet.cell(row, column) for row in rows]
    filled = [cell for cell in cells if not is_blank(cell)]
    return bool(filled) and all(_is_hour(cell) for cell in filled)


def _is_hour(cell: Cell) -> bool:
    if isinstance(cell, datetime):
        return cell.year < _FIRST_REAL_YEAR
    if isinstance(cell, str):
        return bool(_CLOCK.fullmatch(cell)) or fold(cell) in ("midi", "minuit")
    return isinstance(cell, time | timedelta)


def data_rows(sheet: Sheet, columns: Columns) -> Iterator[tuple[int, Mapping[Field, Cell]]]:
    """Give each row of data: its number as the spreadsheet shows it, and its filled cells.

    Blank rows, rows of totals and repeated headers are left out; a title that is merged over
    the row is taken for the hub of the rows below it.
    """
    known = [column for column in columns.columns if column.field]
    for index in range(columns.header_row + 1, len(sheet.rows)):
        cells = sheet.rows[index]
        if _is_total(cells) or _repeats_header(cells, known):
            continue
        filled: dict[Field, Cell] = {}
        for column in known:
            cell = cells[column.index] if column.index < len(cells) else None
            if column.field and not is_blank(cell):
                filled[column.field] = cell
        if len(filled) > _TITLE_CELLS and len(set(filled.values())) == 1:
            filled = {Field.HUB: next(iter(filled.values()))}
        if filled:
            yield index + 1, filled


_TITLE_CELLS = 2
_TOTAL = re.compile(r"(?:sous )?(?:total|totaux|somme)(?P<of> .*)?")
_COUNTED = r"(?:associations?|conventions?|locaux|salles?|creneaux|adherents?|lignes?|occupants?)"
_ALONE = re.compile(
    r"(?:(?:sous )?(?:total|totaux|somme)(?: general| generale| generaux| partiel)?"
    rf"(?: (?:de |des |d |du |en )?{_COUNTED})?(?: [\d ]+)?(?: {_COUNTED})?"
    rf"|nombre (?:total )?(?:de |des |d ){_COUNTED}(?: [\d ]+)?"
    rf"|[\d ]*\d {_COUNTED})(?: au total| en tout)?"
)
"""A cell that adds up by itself: « TOTAL : 12 », « Total général », « 12 associations »."""


def _is_total(cells: Sequence[Cell]) -> bool:
    """Tell whether a row adds up others: the word « Total », figures, and at most the hub.

    An association may be called « Total Danse »: beside such a name figures are required,
    and a row with a day or an hour is never a total.
    """
    others = [cell for cell in cells if cell is not None and not isinstance(cell, str)]
    if any(not isinstance(cell, int | float) for cell in others):
        return False
    texts = [fold(cell) for cell in cells if isinstance(cell, str) and cell.strip()]
    if len(texts) == 1 and _ALONE.fullmatch(texts[0]):
        return True
    totals = [found for text in texts if (found := _TOTAL.fullmatch(text))]
    words = [text for text in texts if not _TOTAL.fullmatch(text) and not _is_figure(text)]
    if not totals:
        return not texts and bool(others)
    has_figures = bool(others) or len(texts) > len(totals) + len(words)
    return len(set(words)) <= 1 and (has_figures or any(not found["of"] for found in totals))


def _is_figure(text: str) -> bool:
    return not any(character.isalpha() for character in text.replace("m2", "").replace("eur", ""))


def _repeats_header(cells: Sequence[Cell], known: Sequence[Column]) -> bool:
    """Tell whether a row bears the headers again, as printed pages do."""
    repeated = 0
    for column in known:
        cell = cells[column.index] if column.index < len(cells) else None
        if is_blank(cell):
            continue
        if _header(cell) != column.header:
            return False
        repeated += 1
    return repeated > 1


def shown_text(cell: Cell) -> str:
    """Return a cell as a refusal quotes it: on one line, shortened."""
    text = " ".join(cell_text(cell).split())
    return text if len(text) <= 200 else f"{text[:199]}…"
