"""How a list shows its rows: columns declared once, with their text, order and chip."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any, Protocol

from PySide6.QtCore import Qt

from polesdesk.domain.list_columns import Kind, ListColumn, Narrow, Seen
from polesdesk.ui.chips import Chip


class Row(Protocol):
    """A row of any list: a plain value with the id of its record."""

    @property
    def id(self) -> str:
        """The key of the record that the row stands for."""


class Align(Enum):
    """Where the cells of a column, and its heading, stand."""

    LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    CENTRE = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter


Copied = str | date | Decimal | int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a list.

    ``sort`` is the order that the list's action knows, None where none is offered;
    ``sample`` is a wide usual text that sets the width; ``stretch`` shares what is left over
    and ``sample`` is then the least, below which it only goes unless it ``is_firm``. ``chip``
    paints a status instead of the text;
    ``copied`` is the bare value for the clipboard, a date or a number, else the text.
    ``narrow`` says how the column may be filtered, None where it may not.
    """

    key: str
    title: str
    text: Callable[[Any], str]
    sort: str | None = None
    align: Align = Align.LEFT
    sample: str = ""
    stretch: int = 0
    is_firm: bool = False
    chip: Callable[[Any], Chip | None] | None = None
    tooltip: Callable[[Any], str] | None = None
    copied: Callable[[Any], Copied] | None = None
    starts_hidden: bool = False
    kind: Kind = Kind.TEXT
    narrow: Narrow | None = None


def shown_as(
    one: ListColumn,
    seen: Callable[[], Seen],
    *,
    sample: str,
    title: str = "",
    sort: str | None = None,
    stretch: int = 0,
    chip: Callable[[Any], Chip | None] | None = None,
    tooltip: Callable[[Any], str] | None = None,
    starts_hidden: bool = False,
) -> Column:
    """Return a declared column as a list shows it; a shorter ``title`` may stand above it."""
    is_figure = one.kind in (Kind.NUMBER, Kind.MONEY)
    return Column(
        key=one.key,
        title=title or one.title,
        text=lambda row: one.text(row, seen()),
        sort=sort,
        align=Align.RIGHT if is_figure else Align.LEFT,
        sample=sample,
        stretch=stretch,
        chip=chip,
        tooltip=tooltip,
        copied=lambda row: _copied(one, one.value(row, seen())),
        starts_hidden=starts_hidden,
        kind=one.kind,
        narrow=one.narrow,
    )


def _copied(one: ListColumn, value: Any) -> Copied:
    """Money goes to the clipboard in euros."""
    bare: Copied = value
    if one.kind is Kind.MONEY and value is not None:
        bare = Decimal(value).scaleb(-2)
    return bare
