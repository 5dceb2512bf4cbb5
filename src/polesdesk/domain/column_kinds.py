"""What a column of a list is, and the usual kinds of columns."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any

from polesdesk.domain.agreement_status import SOON_DAYS
from polesdesk.domain.french import format_date, format_euros, format_number

AGREEMENT = "MON-2026-0000"
"""The widest usual number of an agreement, which stands on one line."""
NOTHING = "—"
"""What a cell shows that holds no value."""


class Kind(Enum):
    """What the cells of a column are, wherever they are written."""

    TEXT = "text"
    IDENTIFIER = "identifier"  # SIRET, RNA, phone: digits that are no number
    NUMBER = "number"
    MONEY = "money"  # cents
    DATE = "date"


class Narrow(Enum):
    """How a column may be filtered; all but ``STATUS`` also by what is empty."""

    VALUES = "values"
    STATUS = "status"  # values that no cell lacks
    PRESENCE = "presence"  # empty or not, nothing else
    DATES = "dates"
    NUMBERS = "numbers"
    MONEY = "money"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What the words of a row depend on beside the row: the day, and the office's delay."""

    today: date
    soon_days: int = SOON_DAYS


@dataclass(frozen=True, slots=True, kw_only=True)
class ListColumn:
    """One column: ``value`` is the bare cell (cents for money), ``text`` what is read of it.

    ``width`` is its share of a printed page, and ``sample`` what stands there on one line; ``word``
    says a stored value that a filter lists.
    """

    key: str
    title: str
    value: Callable[[Any, Seen], Any]
    text: Callable[[Any, Seen], str]
    kind: Kind = Kind.TEXT
    width: float = 1.0
    sample: str = ""
    narrow: Narrow | None = None
    word: Callable[[str], str] = str


def cell_of(key: str) -> Callable[[Any, Seen], Any]:
    """Return the bare cell of a field."""
    return lambda row, _seen: getattr(row, key)


def text_column(
    key: str, title: str, *, width: float = 1.0, sample: str = "", narrow: Narrow | None = None
) -> ListColumn:
    """Return a column of words."""
    return ListColumn(
        key=key,
        title=title,
        value=cell_of(key),
        text=cell_of(key),
        width=width,
        sample=sample,
        narrow=narrow,
    )


def identifier_column(key: str, title: str, form: Callable[[str], str]) -> ListColumn:
    """Return a column of digits that are no number, written by ``form``."""
    return ListColumn(
        key=key,
        title=title,
        value=cell_of(key),
        text=lambda row, _seen: form(getattr(row, key)),
        kind=Kind.IDENTIFIER,
        width=1.3,
        narrow=Narrow.PRESENCE,
    )


def _counted(number: int | None) -> str:
    return NOTHING if number is None else format_number(number)


def number_column(key: str, title: str, *, narrow: Narrow | None = None) -> ListColumn:
    """Return a column of whole numbers."""
    return ListColumn(
        key=key,
        title=title,
        value=cell_of(key),
        text=lambda row, _seen: _counted(getattr(row, key)),
        kind=Kind.NUMBER,
        width=0.7,
        narrow=narrow,
    )


def day_column(key: str, title: str) -> ListColumn:
    """Return a column of days."""

    def text(row: Any, _seen: Seen) -> str:
        day = getattr(row, key)
        return NOTHING if day is None else format_date(day)

    return ListColumn(
        key=key,
        title=title,
        value=cell_of(key),
        text=text,
        kind=Kind.DATE,
        sample="00/00/0000",
        narrow=Narrow.DATES,
    )


def money_column(key: str, title: str) -> ListColumn:
    """Return a column of money, in cents."""

    def text(row: Any, _seen: Seen) -> str:
        cents = getattr(row, key)
        return NOTHING if cents is None else format_euros(cents)

    return ListColumn(
        key=key,
        title=title,
        value=cell_of(key),
        text=text,
        kind=Kind.MONEY,
        sample="0\u202f000,00\u00a0€",
        narrow=Narrow.MONEY,
    )
