"""Filters on the columns of lists as conditions: declared columns only, every value bound."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Table, Text, and_, func, or_, select
from sqlalchemy.sql import ColumnElement

from polesdesk.domain.lists import ColumnFilter, Match, ValueCount
from polesdesk.domain.rules import RuleBroken

MOST_VALUES = 2000
"""Different values of a column that are listed to choose from."""

Condition = ColumnElement[bool]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Filterable:
    """A column that may be filtered: the cell, and the test of a value where it is no cell.

    ``day`` says a day as the cell keeps it; ``chosen`` takes the place of comparing the cell
    with a value that is worked out, as a situation is.
    """

    cell: ColumnElement[Any]
    day: Callable[[date], Any] = lambda day: day
    chosen: Callable[[str], Condition] | None = None
    values: tuple[str, ...] = ()


Declared = Mapping[str, Filterable]


def conditions(filters: Iterable[ColumnFilter], declared: Declared) -> list[Condition]:
    """Return the conditions of filters; raise ``RuleBroken`` for a column that has none."""
    return [_condition(one, _known(one.column, declared)) for one in filters]


def _known(name: str, declared: Declared) -> Filterable:
    if name not in declared:
        raise RuleBroken("unknown_column", "Cette colonne ne se filtre pas.", field=name)
    return declared[name]


def _condition(one: ColumnFilter, column: Filterable) -> Condition:
    match one.match:
        case Match.EMPTY:
            return _is_empty(column.cell)
        case Match.FILLED:
            return ~_is_empty(column.cell)
        case Match.VALUES:
            if column.chosen is not None:
                return or_(*(column.chosen(value) for value in one.values))
            return column.cell.in_(one.values)
        case Match.BETWEEN:
            return _between(one, column)


def _is_empty(cell: ColumnElement[Any]) -> Condition:
    is_null: Condition = cell.is_(None)
    return or_(is_null, cell == "") if isinstance(cell.type, Text) else is_null


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
    if column.chosen is not None:
        counts = [
            (value, _how_many(connection, table, [*where, column.chosen(value)]))
            for value in column.values
        ]
        return tuple(ValueCount(value=value, rows=rows) for value, rows in counts if rows)
    rows = func.count()
    statement = (
        select(column.cell, rows)
        .select_from(table)
        .where(*where, ~_is_empty(column.cell))
        .group_by(column.cell)
        .order_by(rows.desc(), column.cell)
        .limit(MOST_VALUES)
    )
    return tuple(
        ValueCount(value=str(value), rows=int(count))
        for value, count in connection.execute(statement)
    )


def _how_many(connection: Connection, table: Table, where: Sequence[Condition]) -> int:
    statement = select(func.count()).select_from(table).where(*where)
    return int(connection.execute(statement).scalar_one())
