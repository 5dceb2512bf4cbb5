"""Filters on the columns of lists as conditions: declared columns only, every value bound."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Table, Text, and_, func, select
from sqlalchemy.sql import ColumnElement

from polesdesk.domain.lists import ColumnFilter, Match, ValueCount
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.speech import said

MOST_VALUES = 2000
"""Different values of a column that are listed to choose from."""

Condition = ColumnElement[bool]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Filterable:
    """A column that may be filtered: its cell, and how values are asked for where it has none.

    ``day`` says a day as the cell keeps it; ``one_of`` takes the place of comparing the cell,
    for what another table holds or what is worked out; ``values`` are then all there can be.
    ``filled`` tells that there is something where the cell itself would be slow to ask, and
    ``group`` by what the rows of one value are counted.
    """

    cell: ColumnElement[Any]
    day: Callable[[date], Any] = lambda day: day
    one_of: Callable[[tuple[str, ...]], Condition] | None = None
    values: tuple[str, ...] = ()
    filled: Condition | None = None
    group: ColumnElement[Any] | None = None


def named(key: ColumnElement[Any], table: Table, *, by: str = "name") -> Filterable:
    """Return a column that shows what the record of a key is called in its own table."""
    name, row_id = table.c[by], table.c.id
    return Filterable(
        cell=select(name).where(row_id == key).scalar_subquery(),
        one_of=lambda names: key.in_(select(row_id).where(name.in_(names))),
        filled=and_(key.is_not(None), key != ""),
        group=key,
    )


Declared = Mapping[str, Filterable]


def conditions(filters: Iterable[ColumnFilter], declared: Declared) -> list[Condition]:
    """Return the conditions of filters; raise ``RuleBroken`` for a column that has none."""
    return [_condition(one, _known(one.column, declared)) for one in filters]


def _known(name: str, declared: Declared) -> Filterable:
    if name not in declared:
        raise RuleBroken("unknown_column", said("Cette colonne ne se filtre pas."), field=name)
    return declared[name]


def _condition(one: ColumnFilter, column: Filterable) -> Condition:
    match one.match:
        case Match.EMPTY:
            return ~_is_filled(column)
        case Match.FILLED:
            return _is_filled(column)
        case Match.VALUES:
            return column.one_of(one.values) if column.one_of else column.cell.in_(one.values)
        case Match.BETWEEN:
            return _between(one, column)


def _is_filled(column: Filterable) -> Condition:
    if column.filled is not None:
        return column.filled
    cell = column.cell
    known: Condition = cell.is_not(None)
    return and_(known, cell != "") if isinstance(cell.type, Text) else known


def _between(one: ColumnFilter, column: Filterable) -> Condition:
    first = column.day(one.first) if one.first is not None else one.least
    last = column.day(one.last) if one.last is not None else one.most
    bounds = [column.cell >= first] if first is not None else []
    bounds += [column.cell <= last] if last is not None else []
    return and_(*(bounds or [column.cell.is_not(None)]))


def value_counts(
    connection: Connection, table: Table, column: Filterable, where: Sequence[Condition]
) -> tuple[ValueCount, ...]:
    """Return the different values of a column in rows that meet conditions, empty ones left out.

    No more than ``MOST_VALUES``, those of the most rows first.
    """
    if column.values and column.one_of is not None:
        counts = [
            (value, _how_many(connection, table, [*where, column.one_of((value,))]))
            for value in column.values
        ]
        return tuple(ValueCount(value=value, rows=rows) for value, rows in counts if rows)
    rows = func.count()
    by = column.cell if column.group is None else column.group
    statement = (
        select(column.cell, rows)
        .select_from(table)
        .where(*where, _is_filled(column))
        .group_by(by)
        .order_by(rows.desc(), column.cell)
        .limit(MOST_VALUES)
    )
    found: dict[str, int] = {}
    for value, count in connection.execute(statement):
        if value:
            found[str(value)] = found.get(str(value), 0) + int(count)
    return tuple(ValueCount(value=value, rows=count) for value, count in found.items())


def _how_many(connection: Connection, table: Table, where: Sequence[Condition]) -> int:
    statement = select(func.count()).select_from(table).where(*where)
    return int(connection.execute(statement).scalar_one())
