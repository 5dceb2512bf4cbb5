"""Read a workbook (.xlsx, .xls, .xlsb, .ods): the sheets that are shown, merged areas filled."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from polesdesk.domain.import_sheets import Cell, Sheet, Workbook
from polesdesk.exchange.containers import Container, damaged, encrypted, not_a_spreadsheet
from polesdesk.exchange.grid import check_size, sheet_from
from polesdesk.exchange.limits import Limits
from polesdesk.exchange.ods_spans import Span, ods_spans

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

_ODS_MARK = b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"


def read_calamine(data: bytes, container: Container, limits: Limits) -> Workbook:
    """Return the visible sheets that hold something, in the order of the workbook."""
    import python_calamine as calamine

    try:
        book = calamine.load_workbook(io.BytesIO(data))
    except calamine.PasswordError as error:
        raise encrypted() from error
    except calamine.CalamineError as error:
        raise (not_a_spreadsheet() if container is Container.ZIP else damaged()) from error
    with book:
        return Workbook(sheets=tuple(_sheets(book, _spans_of(data), limits)))


def _sheets(
    book: CalamineWorkbook, ods: Sequence[tuple[Span, ...]], limits: Limits
) -> Iterable[Sheet]:
    import python_calamine as calamine

    for index, about in enumerate(book.sheets_metadata):
        shown = about.visible is calamine.SheetVisibleEnum.Visible
        if not shown or about.typ is not calamine.SheetTypeEnum.WorkSheet:
            continue
        try:
            sheet = book.get_sheet_by_index(index)
            spans = ods[index] if index < len(ods) else sheet.merged_cell_ranges or ()
        except calamine.CalamineError as error:
            raise damaged() from error
        if sheet.end is not None:
            yield _sheet(sheet, spans, limits)


def _sheet(sheet: CalamineSheet, spans: Iterable[Span], limits: Limits) -> Sheet:
    if sheet.end is None:
        return Sheet(name=sheet.name)
    last_row, last_column = sheet.end
    check_size(sheet.name, last_row + 1, last_column + 1, limits)
    rows: list[list[Cell]] = [list(row) for row in sheet.to_python(skip_empty_area=False)]
    for span in spans:
        _fill(rows, span)
    return sheet_from(sheet.name, rows, limits)


def _fill(rows: list[list[Cell]], span: Span) -> None:
    (top, left), (bottom, right) = span
    if top >= len(rows) or left >= len(rows[top]):
        return
    value = rows[top][left]
    if value in (None, ""):
        return
    for row in rows[top : bottom + 1]:
        for column in range(left, min(right + 1, len(row))):
            row[column] = value


def _spans_of(data: bytes) -> tuple[tuple[Span, ...], ...]:
    if _ODS_MARK not in data[:200]:
        return ()
    try:
        return ods_spans(data)
    except (KeyError, ValueError, SyntaxError) as error:
        raise damaged() from error
