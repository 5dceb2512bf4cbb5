"""What commands print: JSON for programs, an aligned French table for people."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, TextIO

GAP = "  "


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column for people: its title, the text of its cells, and whether it keeps to the right."""

    title: str
    text: Callable[[Any], str]
    right: bool = False


def plain(value: Any) -> Any:
    """Return what JSON holds of a value: ISO dates, hours as HH:MM, enumerations as text."""
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, str):
        return str(value)
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds") + "Z"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return [plain(item) for item in value]


def write_json(stream: TextIO, value: Any) -> None:
    """Write one JSON value and end the line."""
    json.dump(value, stream, ensure_ascii=False, indent=2)
    stream.write("\n")


def write_table(stream: TextIO, columns: Sequence[Column], rows: Sequence[Any]) -> None:
    """Write rows under their titles, columns aligned, nothing cut."""
    cells = [[one_line(column.text(row)) for column in columns] for row in rows]
    titles = [column.title for column in columns]
    widths = [max(width_of(line[at]) for line in (titles, *cells)) for at in range(len(columns))]
    rights = [column.right for column in columns]
    rule = ["─" * width for width in widths]
    for line in (titles, rule, *cells):
        padded = _padded(line, widths, rights)
        stream.write(GAP.join(padded).rstrip() + "\n")


def _padded(line: Sequence[str], widths: Sequence[int], rights: Sequence[bool]) -> Iterator[str]:
    for text, width, right in zip(line, widths, rights, strict=True):
        space = " " * (width - width_of(text))
        yield space + text if right else text + space


def one_line(text: str) -> str:
    """Return a text without line ends and without signs that would command the terminal."""
    shown = (" " if unicodedata.category(sign) in {"Cc", "Zl", "Zp"} else sign for sign in text)
    return "".join(shown)


def width_of(text: str) -> int:
    """Return how many cells of a terminal a text takes."""
    return sum(map(_cells, text))


def _cells(sign: str) -> int:
    if unicodedata.category(sign) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(sign) in {"W", "F"} else 1
