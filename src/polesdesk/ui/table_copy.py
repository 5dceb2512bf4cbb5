"""The rows that a manager copies: text for any program, a table for a spreadsheet."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from html import escape
from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl

from polesdesk.domain.list_columns import Kind
from polesdesk.ui.columns import Column, Copied, Row

# What a spreadsheet is told of a cell: Excel reads the style, LibreOffice the value and the
# format (language of the value; language of the format; format).
TEXT = (r"mso-number-format:'\@'", "1033;1036;@")
DATE = ("mso-number-format:'dd/mm/yyyy'", "1033;1036;JJ/MM/AAAA")
WHOLE = ("mso-number-format:'0'", "1033;1036;0")
MONEY = (r"mso-number-format:'\#\,\#\#0\.00'", "1033;1036;# ##0,00")
FIRST_DAY = date(1899, 12, 30)
"""The day 0 of spreadsheets."""


def copied_rows(columns: Sequence[Column], rows: Sequence[Row]) -> QMimeData:
    """Return rows with their headings as TSV and as HTML.

    The HTML tells a spreadsheet that identifiers are text, so that a SIRET stays whole.
    """
    data = QMimeData()
    data.setText(as_tsv(columns, rows))
    data.setHtml(as_html(columns, rows))
    return data


def dragged_rows(
    columns: Sequence[Column], rows: Sequence[Row], names: Sequence[str], files: Sequence[Path]
) -> QMimeData:
    """Return rows that are dragged out: their names as text, a table, the files they stand for."""
    data = QMimeData()
    data.setText("\n".join(names))
    data.setHtml(as_html(columns, rows))
    if files:
        data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    return data


def as_tsv(columns: Sequence[Column], rows: Sequence[Row]) -> str:
    """Return rows as lines of cells parted by tabs, headings first."""
    lines = [[column.title for column in columns]]
    lines += [[_text_of(column, row) for column in columns] for row in rows]
    return "\n".join("\t".join(" ".join(cell.split()) for cell in line) for line in lines)


def as_html(columns: Sequence[Column], rows: Sequence[Row]) -> str:
    """Return rows as a table of HTML whose cells carry their format."""
    head = "".join(f"<th>{escape(column.title)}</th>" for column in columns)
    body = "".join(
        f"<tr>{''.join(_cell(_value(column, row)) for column in columns)}</tr>" for row in rows
    )
    return f"<table><tr>{head}</tr>{body}</table>"


def _value(column: Column, row: Row) -> Copied:
    return column.copied(row) if column.copied else column.text(row)


def _text_of(column: Column, row: Row) -> str:
    """Bare digits would become a number where text is pasted: a SIRET goes in its groups."""
    return column.text(row) if column.kind is Kind.IDENTIFIER else _plain(_value(column, row))


def _plain(value: Copied) -> str:
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, Decimal):
        return str(value).replace(".", ",")
    return "" if value is None else str(value)


def _cell(value: Copied) -> str:
    shown = escape(_plain(value))
    if value is None:
        return "<td></td>"
    if isinstance(value, str):
        style, form = TEXT
        return f'<td style="{style}" sdnum="{form}">{shown}</td>'
    if isinstance(value, date):
        style, form = DATE
        bare = str((value - FIRST_DAY).days)
    else:
        style, form = MONEY if isinstance(value, Decimal) else WHOLE
        bare = str(value)
    return f'<td style="{style}" sdval="{bare}" sdnum="{form}">{shown}</td>'
