"""The cells of a spreadsheet as the text that its reader saw."""

from __future__ import annotations

import math
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from polesdesk.domain.french import format_date

Cell = str | float | int | bool | date | datetime | time | timedelta | None
"""What a spreadsheet reader hands over for one cell."""

# Spreadsheets count days from 1900; an hour without a day bears a date of that year or before.
_FIRST_YEAR = 1900


def cell_text(value: Cell) -> str:
    """Return the text of a cell: « 802123456 », « 12,5 », « 12/03/2026 », « 18:30 », « oui ».

    Whole numbers bear no « .0 », no number an exponent; fractions keep the 15 digits that a
    spreadsheet holds and take the decimal comma. A cell without a value gives "".
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, int | float):
        return _number_text(value)
    return _moment_text(value)


def _number_text(value: float) -> str:
    if isinstance(value, int):
        return str(Decimal(value))  # unlike str(int), without a limit on the length
    if not math.isfinite(value):
        return ""
    if value.is_integer():
        return str(int(value))
    return format(Decimal(format(value, ".15g")), "f").replace(".", ",")


def _moment_text(value: date | time | timedelta) -> str:
    if isinstance(value, timedelta):
        minutes = round(value.total_seconds() / 60)
        return f"{minutes // 60:02}:{minutes % 60:02}"
    if isinstance(value, time):
        return value.strftime("%H:%M:%S" if value.second else "%H:%M")
    if not isinstance(value, datetime):
        return format_date(value)
    if value.year <= _FIRST_YEAR and value.time() != time(0):
        return _moment_text(value.time())
    if value.time() == time(0):
        return format_date(value)
    return f"{format_date(value)} {_moment_text(value.time())}"
