"""What imports remember: columns named by hand, and what was last imported into each record."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeAlias

from sqlalchemy import Connection, bindparam, delete, insert, or_, select

from polesdesk.domain.import_base import AssociationRef
from polesdesk.store import records
from polesdesk.store.bulk import insert_rows
from polesdesk.store.codec import to_json
from polesdesk.store.records import CHUNK
from polesdesk.store.tables import (
    ALIVE,
    BINNED,
    association,
    command,
    convention,
    import_mapping,
    import_memory,
)

IMPORT = "import"
"""The kind of the command that an import is in the log."""

_ALL = "*"
_NAME = "name"

Stack: TypeAlias = list[tuple[str, dict[str, str]]]
"""What each command of import has put into the fields of a record, the newest last."""


class ImportMemory:
    """What was last imported into records; what an undone import had put there does not count."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        undone = select(command.c.id).where(command.c.kind == IMPORT, command.c.undone)
        self._undone = frozenset(connection.execute(undone).scalars())
        self._stacks: dict[tuple[str, str], Stack] = {}

    def load(self, entity: str, ids: Sequence[str]) -> None:
        """Read what was imported into records of one kind."""
        table = import_memory
        for start in range(0, len(ids), CHUNK):
            statement = select(table.c.row, table.c.value).where(
                table.c.entity == entity,
                table.c.row.in_(ids[start : start + CHUNK]),
                table.c.field == _ALL,
            )
            for row_id, value in self._connection.execute(statement):
                self._stacks[(entity, row_id)] = [
                    (one, fields) for one, fields in json.loads(value)
                ]

    def fields(self) -> dict[tuple[str, str], dict[str, str]]:
        """Return the last imported fields of every record that was loaded."""
        return {key: self._fields(stack) for key, stack in self._stacks.items()}

    def _fields(self, stack: Stack) -> dict[str, str]:
        found: dict[str, str] = {}
        for command_id, fields in stack:
            if command_id not in self._undone:
                found.update(fields)
        return found

    def remember(
        self, command_id: str, remembered: Mapping[tuple[str, str], Mapping[str, str]]
    ) -> None:
        """Note what a command of import puts into records; what it does not change stays."""
        rows: list[dict[str, str]] = []
        known_rows = set(self._stacks)
        for (entity, row_id), fields in remembered.items():
            stack = self._stacks.setdefault((entity, row_id), [])
            known = self._fields(stack)
            fresh = {name: text for name, text in fields.items() if known.get(name) != text}
            if not fresh:
                continue
            stack.append((command_id, fresh))
            row = {"entity": entity, "row": row_id}
            rows.append({**row, "field": _ALL, "value": to_json(stack)})
            if _NAME in fresh:
                rows.append({**row, "field": _NAME, "value": fresh[_NAME]})
        self._drop([row for row in rows if (row["entity"], row["row"]) in known_rows])
        insert_rows(self._connection, import_memory, rows)

    def _drop(self, rows: list[dict[str, str]]) -> None:
        if not rows:
            return
        names = ("entity", "row", "field")
        former = [import_memory.c[name] == bindparam(f"old_{name}") for name in names]
        keys = [{f"old_{name}": row[name] for name in names} for row in rows]
        self._connection.execute(delete(import_memory).where(*former), keys)


def aliases(connection: Connection) -> dict[tuple[str, str], str]:
    """Return the record that took each name, by kind and name as it was last imported."""
    table = import_memory
    statement = select(table.c.entity, table.c.value, table.c.row).where(
        table.c.entity.in_(("hub", "room", "association")), table.c.field == _NAME
    )
    return {(row.entity, row.value): row.row for row in connection.execute(statement)}


def association_refs(connection: Connection) -> tuple[AssociationRef, ...]:
    """Return the live associations, and the merged ones under the id of who took them over."""
    table = association
    statement = select(
        table.c.id, table.c.name, table.c.siret, table.c.rna, table.c.merged_into
    ).where(or_(table.c.life == ALIVE, table.c.merged_into.is_not(None)))
    rows = connection.execute(statement.order_by(table.c.id)).all()
    taken_over = {row.id: row.merged_into for row in rows if row.merged_into is not None}
    return tuple(
        AssociationRef(
            id=_survivor(row.id, taken_over), name=row.name, siret=row.siret, rna=row.rna
        )
        for row in rows
    )


def _survivor(row_id: str, taken_over: Mapping[str, str]) -> str:
    for _step in taken_over:
        if row_id not in taken_over:
            break
        row_id = taken_over[row_id]
    return row_id


def convention_ids(
    connection: Connection, association_ids: Sequence[str], number_keys: Sequence[str]
) -> list[str]:
    """Return the live agreements of associations, and those that bear a number."""
    table = convention
    found: dict[str, None] = {}
    for column, values in (
        (table.c.association_id, association_ids),
        (table.c.number_key, number_keys),
    ):
        for start in range(0, len(values), CHUNK):
            chunk = values[start : start + CHUNK]
            statement = select(table.c.id).where(table.c.life == ALIVE, column.in_(chunk))
            found.update(dict.fromkeys(connection.execute(statement).scalars()))
    return list(found)


def binned_number_keys(connection: Connection, number_keys: Sequence[str]) -> frozenset[str]:
    """Return the numbers that an agreement in the bin bears."""
    table = convention
    found: set[str] = set()
    for start in range(0, len(number_keys), CHUNK):
        chunk = number_keys[start : start + CHUNK]
        statement = select(table.c.number_key).where(
            table.c.life == BINNED, table.c.number_key.in_(chunk)
        )
        found.update(connection.execute(statement).scalars())
    return frozenset(found)


def owned(connection: Connection, kind: Any, association_ids: Sequence[str]) -> dict[str, Any]:
    """Return the live officers or papers of associations, by association."""
    table = kind.table
    found: dict[str, list[Any]] = {}
    for start in range(0, len(association_ids), CHUNK):
        condition = table.c.association_id.in_(association_ids[start : start + CHUNK])
        for one in records.alive_where(connection, kind, condition, table.c.id):
            found.setdefault(one.association_id, []).append(one)
    return {row_id: tuple(values) for row_id, values in found.items()}


def mapping(connection: Connection) -> dict[str, str]:
    """Return the columns that were named by hand: header to field, "" to leave it out."""
    table = import_mapping
    rows = connection.execute(select(table.c.header, table.c.field))
    return {row.header: row.field for row in rows}


def remember_mapping(connection: Connection, corrections: Mapping[str, str]) -> None:
    """Keep the columns named by hand for the next import."""
    if not corrections:
        return
    table = import_mapping
    connection.execute(delete(table).where(table.c.header.in_(list(corrections))))
    rows = [{"header": header, "field": name} for header, name in corrections.items()]
    connection.execute(insert(table), rows)


def has_any(connection: Connection, kinds: Iterable[Any]) -> bool:
    """Tell whether the file holds a record of one of the kinds."""
    return any(
        connection.execute(select(kind.table.c.id).limit(1)).first() is not None for kind in kinds
    )
