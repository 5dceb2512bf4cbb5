"""Write a list as a spreadsheet or a CSV file that a French office opens with a double click."""

from __future__ import annotations

import csv
import io
import re
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from typing import IO, TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

Value: TypeAlias = str | int | float | bool | Decimal | date | datetime | time | None


class ColumnKind(StrEnum):
    """How the values of a column are written."""

    TEXT = "text"
    IDENTIFIER = "identifier"  # SIRET, RNA, phone, postal code: digits that are no number
    NUMBER = "number"
    MONEY_CENTS = "money_cents"
    DATE = "date"
    TIME = "time"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column to write: its French title and the kind of its values."""

    title: str
    kind: ColumnKind = ColumnKind.TEXT


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A sheet of a workbook; ``total`` is a last row in bold that sorting leaves where it is."""

    title: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[Value]]
    total: Sequence[Value] = ()


_FORMATS: Mapping[ColumnKind, dict[str, object]] = {
    ColumnKind.TEXT: {"text_wrap": False},
    ColumnKind.IDENTIFIER: {"num_format": "@"},
    ColumnKind.NUMBER: {},
    ColumnKind.MONEY_CENTS: {"num_format": "#,##0.00\\ [$€-40C]"},
    ColumnKind.DATE: {"num_format": "dd/mm/yyyy"},
    ColumnKind.TIME: {"num_format": "hh:mm"},
}
_FIGURES = frozenset({ColumnKind.NUMBER, ColumnKind.MONEY_CENTS, ColumnKind.DATE})
_LONGEST_TEXT = 32_767
_CUT = " […] (texte coupé)"
# What XML 1.0 cannot hold: control characters, lone surrogates, two non-characters.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_SHEET_NAME = re.compile(r"[\[\]:*?/\\]")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_HARMLESS = re.compile(r"[+-]?[\d\s.,()]+")
_WIDTH_SAMPLE = 200
_PATTERNS = {date: "%d/%m/%Y", datetime: "%d/%m/%Y %H:%M", time: "%H:%M"}


def write_xlsx(title: str, columns: Sequence[Column], rows: Iterable[Sequence[Value]]) -> bytes:
    """Return a workbook of one sheet named ``title``: texts as texts, never as formulas."""
    target = io.BytesIO()
    stream_xlsx(target, title, columns, rows)
    return target.getvalue()


def stream_xlsx(
    target: IO[bytes], title: str, columns: Sequence[Column], rows: Iterable[Sequence[Value]]
) -> None:
    """Write a workbook of one sheet row by row, so that a long list takes no memory."""
    stream_book(target, title, [Sheet(title=title, columns=columns, rows=rows)])


def stream_book(target: IO[bytes], title: str, sheets: Iterable[Sheet]) -> None:
    """Write a workbook sheet by sheet, each row by row."""
    import xlsxwriter

    with tempfile.TemporaryDirectory(prefix="polesdesk-") as folder:
        book = xlsxwriter.Workbook(
            target, {"constant_memory": True, "tmpdir": folder, "remove_timezone": True}
        )
        book.set_properties({"title": title})
        looks = _Looks(book)
        try:
            for one in sheets:
                name = _SHEET_NAME.sub(" ", one.title).strip(" '")[:31] or "Liste"
                _fill(book.add_worksheet(name), one, looks)
        except BaseException:
            for sheet in book.worksheets():
                sheet.row_data_fh.close()  # else the folder cannot be removed on Windows
            raise
        book.close()


class _Looks:
    """The formats of a workbook, each made once."""

    def __init__(self, book: Workbook) -> None:
        self.plain = {kind: book.add_format(options) for kind, options in _FORMATS.items()}
        self.total = {
            kind: book.add_format({**options, "bold": True, "top": 1})
            for kind, options in _FORMATS.items()
        }
        self.quoted = book.add_format({"quote_prefix": True, "num_format": "@"})
        look = {"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"}
        self.headings = [book.add_format(look), book.add_format(look | {"align": "right"})]


def _fill(sheet: Worksheet, told: Sheet, looks: _Looks) -> None:
    columns = told.columns
    styles = [
        _Style(kind=one.kind, plain=looks.plain[one.kind], quoted=looks.quoted) for one in columns
    ]
    for index, column in enumerate(columns):
        heading = looks.headings[column.kind in _FIGURES]
        sheet.write_string(0, index, plain_text(column.title), heading)
    widths = [max(len(column.title), 8) for column in columns]
    last = 0
    for last, row in enumerate(told.rows, start=1):
        for index, style in enumerate(styles):
            _write(sheet, (last, index), row[index], style)
        if last <= _WIDTH_SAMPLE:
            shown = [len(csv_text(row[n], column.kind)) for n, column in enumerate(columns)]
            widths = [max(pair) for pair in zip(widths, shown, strict=True)]
    if told.total:
        for index, column in enumerate(columns):
            bold = looks.total[column.kind]
            style = _Style(kind=column.kind, plain=bold, quoted=looks.quoted)
            _write(sheet, (last + 1, index), told.total[index], style)
    for index, width in enumerate(widths):
        sheet.set_column(index, index, min(width, 50) + 2)
    sheet.freeze_panes(1, 0)
    if columns:
        sheet.autofilter(0, 0, max(last, 1), len(columns) - 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Style:
    kind: ColumnKind
    plain: Format
    quoted: Format


def _write(sheet: Worksheet, place: tuple[int, int], value: Value, style: _Style) -> None:
    match value:
        case None | "":
            return
        case bool():
            sheet.write_string(*place, _yes_no(value), style.plain)
        case date() | time():
            sheet.write_datetime(*place, value, style.plain)
        case int() | float() | Decimal() if style.kind is not ColumnKind.IDENTIFIER:
            cents = style.kind is ColumnKind.MONEY_CENTS
            sheet.write_number(*place, float(Decimal(value) / 100 if cents else value), style.plain)
        case _:
            text = plain_text(str(value))
            sheet.write_string(
                *place, text, style.quoted if text.startswith(_FORMULA) else style.plain
            )


def plain_text(text: str) -> str:
    """Return ``text`` as a cell can hold it: no control character, a cut says that it is one."""
    clean = _NOT_XML.sub("\ufffd", text)
    if len(clean) > _LONGEST_TEXT:
        return clean[: _LONGEST_TEXT - len(_CUT)] + _CUT
    return clean


def write_csv(columns: Sequence[Column], rows: Iterable[Sequence[Value]]) -> bytes:
    """Return a CSV file for Excel in French: UTF-8 with its mark, ``;``, no live formula."""
    target = io.BytesIO()
    stream_csv(target, columns, rows)
    return target.getvalue()


def stream_csv(
    target: IO[bytes], columns: Sequence[Column], rows: Iterable[Sequence[Value]]
) -> None:
    """Write such a CSV file row by row, so that a long list takes no memory."""
    text = io.TextIOWrapper(target, encoding="utf-8-sig", newline="")
    try:
        writer = csv.writer(text, delimiter=";")
        writer.writerow([_guarded(column.title, ColumnKind.TEXT) for column in columns])
        for row in rows:
            cells = zip(columns, row, strict=True)
            writer.writerow([_csv_cell(value, column.kind) for column, value in cells])
    finally:
        text.detach()


def _csv_cell(value: Value, kind: ColumnKind) -> str:
    text = csv_text(value, kind)
    return _guarded(text, kind) if isinstance(value, str) else text


def csv_text(value: Value, kind: ColumnKind) -> str:
    """Return a value as a French office types it: « 12/03/2026 », « 18:30 », « 1234,56 »."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return _yes_no(value)
    if isinstance(value, date | time):
        return value.strftime(_PATTERNS[type(value)])
    if isinstance(value, int | float | Decimal):
        return _number_text(value, kind)
    return _NOT_XML.sub("\ufffd", value)


def _number_text(value: float | Decimal, kind: ColumnKind) -> str:
    cents = kind is ColumnKind.MONEY_CENTS
    return (f"{Decimal(value) / 100:.2f}" if cents else str(value)).replace(".", ",")


def _guarded(text: str, kind: ColumnKind) -> str:
    """Return ``text`` with an apostrophe before what a spreadsheet would run as a formula."""
    if not text.startswith(_FORMULA):
        return text
    typed = kind is not ColumnKind.TEXT
    return text if typed and _HARMLESS.fullmatch(text) else f"'{text}"


def _yes_no(value: bool) -> str:  # noqa: FBT001 (the value itself)
    return "Oui" if value else "Non"
