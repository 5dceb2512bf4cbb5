"""Insert many rows at once, each column prepared in one go instead of each row by itself."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, TableClause, insert

_MANY = 50
_TOGETHER = 200
_PAUSE_SECONDS = 0.0002


def insert_rows(
    connection: Connection, table: TableClause, rows: Sequence[Mapping[str, Any]]
) -> None:
    """Insert rows that all give the same columns, none of which a default must fill."""
    if len(rows) < _MANY or not connection.dialect.positional:
        if rows:
            connection.execute(insert(table), rows)
        return
    dialect = connection.dialect
    statement = insert(table).compile(dialect=dialect, column_keys=list(rows[0]))
    names = statement.positiontup or []
    prepared = [table.c[name].type.dialect_impl(dialect).bind_processor(dialect) for name in names]
    for start in range(0, len(rows), _TOGETHER):
        part = rows[start : start + _TOGETHER]
        columns = [
            [row[name] for row in part] if to_cell is None else [to_cell(row[name]) for row in part]
            for name, to_cell in zip(names, prepared, strict=True)
        ]
        cells = list(zip(*columns, strict=True))
        connection.exec_driver_sql(str(statement), cells)
        let_others_run()


def let_others_run() -> None:
    """Give the window's thread its turn.

    The driver lets go of the interpreter for each row, but takes it back before a thread that
    waits has woken up: only a true pause lets that thread in.
    """
    time.sleep(_PAUSE_SECONDS)
