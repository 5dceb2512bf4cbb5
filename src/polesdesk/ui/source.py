"""What a list is read with: the actions of its subject, asked together in one read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from polesdesk.domain.lists import ListQuery, ValueCount
from polesdesk.ui.columns import Row

if TYPE_CHECKING:
    from polesdesk.actions.runner import Work
    from polesdesk.domain.lists import Whole

PAGE = 100
"""Rows read at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The actions that answer a list: how many rows, some of them, and where one stands.

    ``values`` tells what a column holds, for its filter. A list that is derived, not kept, has
    ``whole``: all its rows, which one view derives once and then holds.
    """

    count: Callable[[Any, ListQuery], int]
    page: Callable[[Any, ListQuery, int, int], Sequence[Any]]
    position: Callable[[Any, ListQuery, str], int | None]
    values: Callable[[Any, ListQuery, str], Sequence[ValueCount]] | None = None
    whole: Callable[[Any, ListQuery], Whole] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A first look at a list: its length, where the wanted record is, and the rows around.

    ``told`` is what a derived list says besides its rows.
    """

    query: ListQuery
    total: int
    position: int | None
    pages: dict[int, tuple[Row, ...]]
    told: Any = None


def look(work: Work, source: Source, query: ListQuery, wanted: str, near: int) -> View:
    """Read the length of a list and two pages around a record, or around a row."""
    if source.whole is not None:
        return _hold(source.whole(work, query), query, wanted)
    total = source.count(work, query)
    position = source.position(work, query, wanted) if wanted and total else None
    middle = near if position is None else position
    first = max(0, min(middle, total - 1)) // PAGE
    numbers = [first]
    if middle % PAGE > PAGE // 2:
        numbers.append(first + 1)
    elif first:
        numbers.append(first - 1)
    pages = {n: read_page(work, source, query, n) for n in numbers if n * PAGE < total or n == 0}
    return View(query=query, total=total, position=position, pages=pages)


def _hold(found: Whole, query: ListQuery, wanted: str) -> View:
    """Return a derived list with all its pages."""
    rows = found.rows
    place = next((at for at, row in enumerate(rows) if row.id == wanted), None) if wanted else None
    starts = range(0, max(1, len(rows)), PAGE)
    pages = {start // PAGE: tuple(rows[start : start + PAGE]) for start in starts}
    return View(query=query, total=len(rows), position=place, pages=pages, told=found.told)


def read_page(work: Work, source: Source, query: ListQuery, number: int) -> tuple[Row, ...]:
    """Read one page of a list by its number."""
    return tuple(source.page(work, query, number * PAGE, PAGE))


def rows_of(
    work: Work, source: Source, query: ListQuery, spans: tuple[tuple[int, int], ...]
) -> tuple[Row, ...]:
    """Return the rows in spans ``(first, last)``, in the order of the list."""
    found: list[Row] = []
    for first, last in spans:
        found += source.page(work, query, first, last + 1 - first)
    return tuple(found)


def ids_of(
    work: Work, source: Source, query: ListQuery, spans: tuple[tuple[int, int], ...]
) -> tuple[str, ...]:
    """Return the ids of the rows in spans ``(first, last)``, in the order of the list."""
    found: list[str] = []
    for first, last in spans:
        for offset in range(first, last + 1, 1000):
            rows = source.page(work, query, offset, min(1000, last + 1 - offset))
            found += [row.id for row in rows]
    return tuple(found)
