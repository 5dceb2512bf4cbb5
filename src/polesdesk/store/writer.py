"""The only writer: each save changes the table and the operation log in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, bindparam, delete, insert, select, update

from polesdesk.domain.identity import new_id
from polesdesk.store import records
from polesdesk.store.bulk import insert_rows
from polesdesk.store.codec import to_json, to_plain
from polesdesk.store.errors import changed_meanwhile
from polesdesk.store.kinds import LIFE, Kind
from polesdesk.store.tables import ALIVE, BINNED, UNDONE, command, op, op_head

_ADD_COMMAND = insert(command)
_HEADS: Select[Any] = (
    select(op_head.c.row, op_head.c.grp, op_head.c.op)
    .where(
        op_head.c.entity == bindparam("entity"),
        op_head.c.row.in_(bindparam("rows", expanding=True)),
    )
    .order_by(op_head.c.op)
)
_HEAD_NAMES = ("entity", "row", "grp", "op")
_DROP_HEAD = delete(op_head).where(
    *(op_head.c[name] == bindparam("old_" + name) for name in _HEAD_NAMES)
)

Guard = Callable[[Kind, Any, Any], None]
"""Called with kind, value before and value after; raises when the trade refuses."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """Who acts, where and when; ``hlc`` orders commands of all computers."""

    actor: str
    replica: str
    seq: int
    at: datetime
    hlc: str


class Writer:
    """Collects the operations of one command and writes them on ``flush``."""

    def __init__(self, connection: Connection, stamp: Stamp, guard: Guard) -> None:
        self.connection = connection
        self.stamp = stamp
        self.command_id = new_id()
        self.touched: dict[tuple[str, str], set[str]] = {}
        self._guard = guard
        self._read: dict[tuple[str, str], Any] = {}
        self._ops: list[dict[str, Any]] = []
        self._heads: dict[tuple[str, str], dict[str, tuple[str, ...]]] = {}
        self._new_heads: dict[tuple[str, str, str], str] = {}
        self._old_heads: set[tuple[str, str, str, str]] = set()

    def get(self, kind: Kind, row_id: str) -> Any | None:
        """Return the live value of a record, or None; a save that follows need not read it."""
        value = records.get(self.connection, kind, row_id, alive=True)
        if value is not None:
            self._read[(kind.name, row_id)] = value
        return value

    def save(self, kind: Kind, value: Any) -> Any:
        """Insert or update a value; return it with its new version.

        Saving what is already there changes nothing, so a save may be repeated.
        """
        before = self._read.pop((kind.name, value.id), None)
        if before is None:
            before = records.get(self.connection, kind, value.id)
        if before is None:
            return self.insert_many(kind, (value,))[0]
        groups = self._changed(kind, before, value)
        if not groups:
            return before
        if before.version != value.version:
            raise changed_meanwhile()
        self._guard(kind, before, value)
        after = replace(value, version=before.version + 1)
        records.write_changed(self.connection, kind, before, after)
        heads = self._heads_of(kind, value.id)
        for group in groups:
            self._log(kind, value.id, group, _plain(after, kind.groups[group]), heads)
        return after

    def insert_many(self, kind: Kind, values: Sequence[Any]) -> list[Any]:
        """Insert new values, many at once; a group that holds defaults only is not logged."""
        fresh = [replace(value, version=1) for value in values]
        records.write_new(self.connection, kind, fresh)
        blank = kind.blank
        for value in fresh:
            heads = self._heads.setdefault((kind.name, value.id), {})
            for group in self._changed(kind, blank, value):
                self._log(kind, value.id, group, _plain(value, kind.groups[group]), heads)
            self._log(kind, value.id, LIFE, ALIVE, heads)
        return fresh

    def set_life(self, kind: Kind, row_id: str, life: str) -> None:
        """Move a row to the bin, back to life, or take back its creation."""
        self.set_lives(kind, (row_id,), life)

    def set_lives(self, kind: Kind, ids: Sequence[str], life: str) -> None:
        """Move rows to the bin, back to life, or take back their creation, many at once."""
        self._read.clear()
        table = kind.table
        changing = records.ids_of_other_life(self.connection, kind, ids, life)
        change = update(table).values(
            life=life,
            binned_at=self.stamp.at if life == BINNED else None,
            version=table.c.version + 1,
        )
        for start in range(0, len(changing), records.CHUNK):
            chunk = changing[start : start + records.CHUNK]
            self.connection.execute(change.where(table.c.id.in_(chunk)))
        self._load_heads(kind, changing)
        for row_id in changing:
            self._log(kind, row_id, LIFE, life, self._heads_of(kind, row_id))

    def _changed(self, kind: Kind, before: Any, after: Any) -> list[str]:
        return [
            group
            for group, names in kind.groups.items()
            if any(getattr(before, name) != getattr(after, name) for name in names)
        ]

    def _log(
        self,
        kind: Kind,
        row_id: str,
        group: str,
        value: Any,
        heads: dict[str, tuple[str, ...]],
    ) -> None:
        op_id = new_id()
        parents = heads.get(group, ())
        self._ops.append(
            {
                "id": op_id,
                "command": self.command_id,
                "position": len(self._ops),
                "entity": kind.name,
                "row": row_id,
                "grp": group,
                "value": to_json(value),
                "parents": to_json(parents) if parents else "[]",
                "hlc": self.stamp.hlc,
            }
        )
        for parent in parents:
            self._old_heads.add((kind.name, row_id, group, parent))
        self._new_heads[(kind.name, row_id, group)] = op_id
        heads[group] = (op_id,)
        self.touched.setdefault((kind.name, row_id), set()).add(group)

    def _heads_of(self, kind: Kind, row_id: str) -> dict[str, tuple[str, ...]]:
        self._load_heads(kind, (row_id,))
        return self._heads[(kind.name, row_id)]

    def _load_heads(self, kind: Kind, ids: Sequence[str]) -> None:
        """Read the heads of rows that no operation of this command has touched yet."""
        unknown = [row_id for row_id in ids if (kind.name, row_id) not in self._heads]
        for start in range(0, len(unknown), records.CHUNK):
            chunk = unknown[start : start + records.CHUNK]
            self._heads.update({(kind.name, row_id): {} for row_id in chunk})
            asked = {"entity": kind.name, "rows": chunk}
            for row_id, group, op_id in self.connection.execute(_HEADS, asked):
                heads = self._heads[(kind.name, row_id)]
                heads[group] = (*heads.get(group, ()), op_id)

    @property
    def wrote(self) -> bool:
        """Tell whether anything was changed."""
        return bool(self._ops)

    def flush(self, kind: str, label: str, *, undoes: str | None = None) -> None:
        """Write the command and its operations; nothing when nothing was changed."""
        if not self._ops:
            return
        self.connection.execute(_ADD_COMMAND, self._command(kind, label, undoes))
        insert_rows(self.connection, op, self._ops)
        if self._old_heads:
            gone = [
                {"old_" + n: cell for n, cell in zip(_HEAD_NAMES, head, strict=True)}
                for head in self._old_heads
            ]
            self.connection.execute(_DROP_HEAD, gone)
        insert_rows(
            self.connection,
            op_head,
            [
                {"entity": entity, "row": row, "grp": group, "op": op_id}
                for (entity, row, group), op_id in self._new_heads.items()
            ],
        )

    def _command(self, kind: str, label: str, undoes: str | None) -> dict[str, Any]:
        return {
            "id": self.command_id,
            "kind": kind,
            "label": label,
            "actor": self.stamp.actor,
            "replica": self.stamp.replica,
            "seq": self.stamp.seq,
            "at": self.stamp.at,
            "hlc": self.stamp.hlc,
            "undoes": undoes,
            "undone": False,
            "is_local": True,
        }


def _plain(value: Any, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: to_plain(getattr(value, name)) for name in names}


__all__ = ["ALIVE", "BINNED", "UNDONE", "Guard", "Stamp", "Writer"]
