"""The rows that a manager copies: text for any program, a table for a spreadsheet."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from html import escape

from PySide6.QtCore import QMimeData

from polesdesk.ui.columns import Column, Copied, Row

TEXT_FORMAT = r"mso-number-format:'\@'"
DATE_FORMAT = "mso-number-format:'dd/mm/yyyy'"
NUMBER_FORMAT = "mso-number-format:General"


def copied_rows(columns: Sequence[Column], rows: Sequence[Row]) -> QMimeData:
    """Return rows with their headings as TSV and as HTML.

    The HTML tells a spreadsheet that identifiers are text, so that a SIRET stays whole.
    """
    data = QMimeData()
    data.setText(as_tsv(columns, rows))
    data.setHtml(as_html(columns, rows))
    return data


def as_tsv(columns: Sequence[Column], rows: Sequence[Row]) -> str:
    """Return rows as lines of cells parted by tabs, headings first."""
    lines = [[column.title for column in columns]]
    lines += [[_plain(_value(column, row)) for column in columns] for row in rows]
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


def _plain(value: Copied) -> str:
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, Decimal):
        return str(value).replace(".", ",")
    return "" if value is None else str(value)


def _cell(value: Copied) -> str:
    style = TEXT_FORMAT
    if isinstance(value, date):
        style = DATE_FORMAT
    elif isinstance(value, Decimal | int):
        style = NUMBER_FORMAT
    return f'<td style="{style}">{escape(_plain(value))}</td>'
