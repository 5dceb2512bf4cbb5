"""What a list is asked for: the words typed, the filters set, the column sorted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any


class Match(StrEnum):
    """What a filter asks of the cells of a column."""

    VALUES = "values"
    BETWEEN = "between"
    EMPTY = "empty"
    FILLED = "filled"


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnFilter:
    """What one column must hold for a row to be shown.

    ``values`` are the cells wanted, as stored; between two days ``first`` and ``last``, or two
    numbers ``least`` and ``most`` (cents for money), a bound that is None is open.
    """

    column: str
    match: Match
    values: tuple[str, ...] = ()
    first: date | None = None
    last: date | None = None
    least: int | None = None
    most: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListQuery:
    """One view of a list; ``filters`` maps a filter's name to the value chosen.

    ``columns`` are the filters set on single columns, at most one on each.
    """

    text: str = ""
    sort: str = ""
    descending: bool = False
    filters: Mapping[str, str] = field(default_factory=dict)
    columns: tuple[ColumnFilter, ...] = ()
    with_bin: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedSearch:
    """A view of a list that somebody gave a name; ``filters`` are pairs « name=value »."""

    id: str
    version: int = 0
    subject: str = ""
    name: str = ""
    text: str = ""
    filters: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A record that a search of everything has found: its kind, its name and where it belongs.

    ``is_close`` tells that its name is only like what was typed.
    """

    kind: str
    id: str
    title: str
    detail: str
    open_kind: str
    open_id: str
    is_close: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """All rows of a list that is derived, not kept, and what it tells besides, as its totals."""

    rows: Sequence[Any]
    told: Any = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueCount:
    """A value that a column holds, and in how many rows of the list as it is narrowed."""

    value: str
    rows: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A value that a filter or an input offers, and how it reads."""

    value: str
    label: str
