"""Final deletion: what names a record, and the erasure of all that the file says of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, String, Table, cast, delete, select, update

from polesdesk.store import checks
from polesdesk.store.columns import JsonTuple
from polesdesk.store.kinds import KINDS, LIFE, Kind
from polesdesk.store.tables import (
    ALIVE,
    BINNED,
    convention_room,
    draft,
    import_memory,
    op,
    slot,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """A row, alive or in the bin, that names another one by its id."""

    kind: str
    id: str
    named: str


def naming(connection: Connection, ids: Sequence[str]) -> list[Naming]:
    """Return the rows that name one of some records, each once for each record.

    Ids are unique in the whole file, so any column that holds one names its record.
    """
    found: dict[Naming, None] = {}
    for kind in KINDS.values():
        for row_id, named in _in_columns(connection, kind, ids):
            found[Naming(kind=kind.name, id=row_id, named=named)] = None
    for table in (convention_room, slot):
        for row_id, named in _in_rooms(connection, table, ids):
            found[Naming(kind="convention", id=row_id, named=named)] = None
    return [one for one in found if one.id != one.named]


def _in_columns(
    connection: Connection, kind: Kind, ids: Sequence[str]
) -> Iterator[tuple[str, str]]:
    table = kind.table
    is_there = table.c.life.in_((ALIVE, BINNED))
    for column in table.c:
        if column.name.endswith("_id") or column.name == "merged_into":
            statement = select(table.c.id, column).where(column.in_(ids), is_there)
            yield from ((row[0], row[1]) for row in connection.execute(statement))
        elif isinstance(column.type, JsonTuple):
            for one in ids:
                holds = cast(column, String).contains(f'"{one}"', autoescape=True)
                statement = select(table.c.id).where(holds, is_there)
                yield from ((row_id, one) for row_id in connection.execute(statement).scalars())


def _in_rooms(
    connection: Connection, table: Table, ids: Sequence[str]
) -> Iterator[tuple[str, str]]:
    """Rooms of agreements stand in tables of their own."""
    agreements = KINDS["convention"].table
    statement = (
        select(table.c.convention_id, table.c.room_id)
        .join(agreements, agreements.c.id == table.c.convention_id)
        .where(table.c.room_id.in_(ids), agreements.c.life.in_((ALIVE, BINNED)))
    )
    yield from ((row[0], row[1]) for row in connection.execute(statement))


def erase(connection: Connection, kind: str, row_id: str) -> None:
    """Empty what the log, the memory of imports and the drafts say of a record.

    The log keeps that something was done, by whom and when.
    """
    mine = (op.c.entity == kind, op.c.row == row_id, op.c.grp != LIFE)
    connection.execute(update(op).where(*mine).values(value=None))
    connection.execute(
        delete(import_memory).where(import_memory.c.entity == kind, import_memory.c.row == row_id)
    )
    connection.execute(delete(draft).where(draft.c.form == kind, draft.c.row == row_id))


def unnamed(connection: Connection, digests: Sequence[str]) -> list[str]:
    """Return the kept files that no record and no former state of one names any more."""
    wanted = sorted(set(digests) - checks.kept_hashes(connection))
    return [digest for digest in wanted if not _is_in_log(connection, digest)]


def _is_in_log(connection: Connection, digest: str) -> bool:
    statement = select(op.c.id).where(op.c.value.contains(digest, autoescape=True)).limit(1)
    return connection.execute(statement).first() is not None
