"""The operation log read back: what can be undone, and the history of a record."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import count
from typing import Any

from sqlalchemy import Connection, Exists, Select, exists, func, select, update

from polesdesk.store import records
from polesdesk.store.codec import from_plain, hints, to_plain
from polesdesk.store.kinds import KINDS, LIFE
from polesdesk.store.tables import DESTROYED, UNDONE, command, op
from polesdesk.store.writer import Writer

UNDO = "undo"
REDO = "redo"
SET_UP = "file.set_up"
DEMONSTRATION = "demo"
"""What a new file starts from: no undo takes it away."""
DESTRUCTION = "bin.destroy"
"""Final deletion: no undo brings back what it erased, nor what was done to it before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CommandRow:
    """A command of the log: its id, its kind, what the manager called it, and its time.

    ``hlc`` is its logical time, ``undone`` tells that it was taken back.
    """

    id: str
    kind: str
    label: str
    actor: str
    at: datetime
    hlc: str
    undoes: str | None
    undone: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One field that one command changed, with its value before and after, in plain form."""

    at: datetime
    actor: str
    command: str
    label: str
    entity: str
    row: str
    field: str
    before: Any
    after: Any


COMMAND_COLUMNS = (
    command.c.id,
    command.c.kind,
    command.c.label,
    command.c.actor,
    command.c.at,
    command.c.hlc,
    command.c.undoes,
    command.c.undone,
)
CHANGE_COLUMNS = (
    command.c.at,
    command.c.actor,
    command.c.id.label("command"),
    command.c.label,
    op.c.entity,
    op.c.row,
    op.c.grp,
    op.c.value,
    op.c.parents,
)
_COMMANDS = 100
"""Commands whose changes are read at once."""
_CHUNK = 500
"""Operations read at once, with the values that they replaced."""


def _command_row(row: Any | None) -> CommandRow | None:
    return None if row is None else CommandRow(**dict(row._mapping))


def next_undo(connection: Connection) -> CommandRow | None:
    """Return the newest command of this file that is not undone; undos do not count."""
    statement = (
        select(*COMMAND_COLUMNS)
        .where(
            command.c.is_local,
            ~command.c.undone,
            command.c.undoes.is_(None),
            command.c.kind.not_in((SET_UP, DEMONSTRATION, DESTRUCTION)),
            ~_touched_what_is_gone(),
        )
        .order_by(command.c.hlc.desc())
        .limit(1)
    )
    return _command_row(connection.execute(statement).first())


def _touched_what_is_gone() -> Exists:
    """Tell whether a command changed a record that was deleted for good since."""
    mine, last = op.alias("mine"), op.alias("last")
    return (
        exists()
        .where(mine.c.command == command.c.id)
        .where(last.c.entity == mine.c.entity, last.c.row == mine.c.row)
        .where(last.c.grp == LIFE, last.c.value == json.dumps(DESTROYED))
    )


def next_redo(connection: Connection) -> CommandRow | None:
    """Return the newest undo that no new work has followed."""
    newest = (
        select(command.c.hlc)
        .where(command.c.is_local, command.c.undoes.is_(None))
        .order_by(command.c.hlc.desc())
        .limit(1)
        .scalar_subquery()
    )
    statement = (
        select(*COMMAND_COLUMNS)
        .where(
            command.c.is_local,
            ~command.c.undone,
            command.c.kind == UNDO,
            command.c.hlc > newest,
        )
        .order_by(command.c.hlc.desc())
        .limit(1)
    )
    return _command_row(connection.execute(statement).first())


def ops_of(connection: Connection, command_id: str) -> Sequence[Any]:
    """Return the operations of a command in the order they were made."""
    statement = (
        select(op.c.id, op.c.entity, op.c.row, op.c.grp, op.c.parents)
        .where(op.c.command == command_id)
        .order_by(op.c.position)
    )
    return connection.execute(statement).all()


def built_upon(connection: Connection, command_id: str) -> bool:
    """Tell whether later work that still stands has changed what this command wrote.

    What was undone since, and the undos themselves, cancel each other out.
    """
    mine, later, by = op.alias("mine"), op.alias("later"), command.alias("by")
    statement = (
        select(later.c.id)
        .join(
            mine,
            (mine.c.entity == later.c.entity)
            & (mine.c.row == later.c.row)
            & (mine.c.grp == later.c.grp),
        )
        .join(by, by.c.id == later.c.command)
        .where(
            mine.c.command == command_id,
            by.c.id != command_id,
            later.c.hlc > mine.c.hlc,
            ~by.c.undone,
            by.c.undoes.is_(None),
        )
        .limit(1)
    )
    return connection.execute(statement).first() is not None


def put_back(writer: Writer, command_id: str, *, but: frozenset[str] = frozenset()) -> None:
    """Write the values that stood before a command, as new operations.

    ``but`` names the entities that no undo takes back.
    """
    # Of several operations on a group the first one tells what stood before.
    parents = {
        (row.entity, row.row, row.grp): json.loads(row.parents)
        for row in reversed(ops_of(writer.connection, command_id))
        if row.entity not in but
    }
    values = _values_of(writer.connection, [ids[-1] for ids in parents.values() if ids])
    made = {(entity, row_id) for (entity, row_id, group), ids in parents.items()
            if group == LIFE and not ids}  # fmt: skip
    former: dict[tuple[str, str], dict[str, Any]] = {}
    for (entity, row_id, group), ids in reversed(parents.items()):
        if (entity, row_id) not in made:
            value = json.loads(values[ids[-1]]) if ids else _defaults(entity, group)
            former.setdefault((entity, row_id), {})[group] = value
    lives = {key: groups.pop(LIFE) for key, groups in former.items() if LIFE in groups}
    for (entity, row_id), groups in former.items():
        if groups:
            _restore(writer, entity, row_id, groups)
    _set_lives(writer, {**lives, **dict.fromkeys(sorted(made), UNDONE)})


def _values_of(connection: Connection, ids: Sequence[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for start in range(0, len(ids), records.CHUNK):
        chunk = ids[start : start + records.CHUNK]
        statement = select(op.c.id, op.c.value).where(op.c.id.in_(chunk))
        found.update({row.id: row.value for row in connection.execute(statement)})
    return found


def _set_lives(writer: Writer, lives: Mapping[tuple[str, str], str]) -> None:
    """Give rows the life that they had, those of one kind and life at once."""
    groups: dict[tuple[str, str], list[str]] = {}
    for (entity, row_id), life in lives.items():
        groups.setdefault((entity, life), []).append(row_id)
    for (entity, life), ids in groups.items():
        writer.set_lives(KINDS[entity], ids, life)


def _defaults(entity: str, group: str) -> dict[str, Any]:
    """A group that was never logged held its defaults."""
    kind = KINDS[entity]
    return {name: to_plain(getattr(kind.blank, name)) for name in kind.groups[group]}


def _restore(writer: Writer, entity: str, row_id: str, groups: dict[str, Any]) -> None:
    kind = KINDS[entity]
    known = hints(kind.type)
    current = records.get(writer.connection, kind, row_id)
    if current is not None:
        fields = {
            name: from_plain(known[name], plain)
            for group in groups.values()
            for name, plain in group.items()
            if name in known
        }
        writer.save(kind, replace(current, **fields))


def mark_undone(connection: Connection, command_id: str, *, undone: bool) -> None:
    """Note on a command that it was undone, or done again."""
    connection.execute(update(command).where(command.c.id == command_id).values(undone=undone))


def changes(connection: Connection, subject: str | None, limit: int) -> Iterator[Change]:
    """Give the changed fields, newest first: of one record, or of all.

    ``limit`` counts groups of fields, as the log keeps them.
    """
    statement = (
        select(*CHANGE_COLUMNS)
        .join(command, command.c.id == op.c.command)
        .order_by(command.c.hlc.desc(), op.c.position.desc())
    )
    if subject is not None:
        # The kinds are named because the index begins with them.
        statement = statement.where(op.c.entity.in_(KINDS), op.c.row == subject)
        yield from read_changes(connection, statement.limit(limit))
        return
    left = limit
    for ids, size in _newest_commands(connection):
        yield from read_changes(connection, statement.where(op.c.command.in_(ids)).limit(left))
        left -= size
        if left <= 0:
            return


def _newest_commands(connection: Connection) -> Iterator[tuple[list[str], int]]:
    """Give commands, newest first, some at once, with the number of their operations.

    One that did thousands of things, as an import, comes alone: it need not be sorted.
    """
    for start in count(0, _COMMANDS):
        newest = select(command.c.id).order_by(command.c.hlc.desc()).offset(start).limit(_COMMANDS)
        ids = connection.execute(newest).scalars().all()
        sizes = select(op.c.command, func.count()).where(op.c.command.in_(ids))
        known = {row[0]: row[1] for row in connection.execute(sizes.group_by(op.c.command))}
        batch: list[str] = []
        size = 0
        for command_id in ids:
            own = known.get(command_id, 0)
            if batch and size + own > _CHUNK:
                yield batch, size
                batch, size = [], 0
            batch.append(command_id)
            size += own
        yield batch, size
        if len(ids) < _COMMANDS:
            return


def read_changes(connection: Connection, statement: Select[Any]) -> Iterator[Change]:
    """Give the fields changed by the operations of a statement over ``CHANGE_COLUMNS``.

    What stood before is read for many operations at once.
    """
    for rows in connection.execute(statement).partitions(_CHUNK):
        parents = [json.loads(row.parents) for row in rows]
        former = _values_of(connection, [known[-1] for known in parents if known])
        for row, known in zip(rows, parents, strict=True):
            yield from _fields(row, former.get(known[-1]) if known else None)


def _fields(row: Any, text_before: str | None) -> Iterator[Change]:
    """Give the fields of one operation; a value that was erased is None."""
    after = json.loads(row.value) if row.value is not None else None
    before = json.loads(text_before) if text_before is not None else None
    common = {
        "at": row.at,
        "actor": row.actor,
        "command": row.command,
        "label": row.label,
        "entity": row.entity,
        "row": row.row,
    }
    if not isinstance(after, dict):
        yield Change(**common, field=row.grp, before=before, after=after)
        return
    old = before if isinstance(before, dict) else {}
    for name, value in after.items():
        if old.get(name) != value and not (before is None and value in (None, "", [], 0, False)):
            yield Change(**common, field=name, before=old.get(name), after=value)


def last_stamp(connection: Connection) -> str:
    """Return the newest logical time of the log."""
    newest = connection.execute(select(func.max(command.c.hlc))).scalar_one()
    return newest or ""
