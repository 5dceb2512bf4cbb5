"""The log as a list of commands: windows on it, what one command did, former states."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, and_, false, func, or_, select
from sqlalchemy.sql import ColumnElement

from polesdesk.store import journal, records, search
from polesdesk.store.codec import from_plain, hints
from polesdesk.store.journal import COMMAND_COLUMNS, Change, CommandRow
from polesdesk.store.kinds import (
    ANNEX,
    ASSOCIATION_EVENT,
    ISSUED,
    LIFE,
    OFFICER,
    PAPER,
    ROOM,
    SIGNED_COPY,
    Kind,
)
from polesdesk.store.tables import (
    ALIVE,
    annex,
    association_event,
    command,
    issued,
    note,
    officer,
    op,
    paper,
    room,
    signed_copy,
)

OPS_LOOKED_AT = 2000
"""Operations of one command that are looked at to list its records."""

Subject = tuple[str, str]
"""Kind and id of a record."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which commands are wanted: words typed, records concerned, a span of time (UTC)."""

    text: str = ""
    subjects: tuple[Subject, ...] | None = None
    since: datetime | None = None
    until: datetime | None = None


def count(connection: Connection, asked: Asked) -> int:
    """Return how many commands are wanted."""
    statement = select(func.count()).select_from(command).where(*_conditions(asked))
    return int(connection.execute(statement).scalar_one())


def page(
    connection: Connection, asked: Asked, offset: int, limit: int, *, oldest_first: bool = False
) -> list[CommandRow]:
    """Return one page of commands, the newest first unless told otherwise."""
    order = command.c.hlc.asc() if oldest_first else command.c.hlc.desc()
    statement = (
        select(*COMMAND_COLUMNS)
        .where(*_conditions(asked))
        .order_by(order)
        .offset(offset)
        .limit(limit)
    )
    return [CommandRow(**row._mapping) for row in connection.execute(statement)]


def position(
    connection: Connection, asked: Asked, command_id: str, *, oldest_first: bool = False
) -> int | None:
    """Return where a command stands in the list; None when it is not in it."""
    conditions = _conditions(asked)
    here = connection.execute(
        select(command.c.hlc).where(command.c.id == command_id, *conditions)
    ).scalar_one_or_none()
    if here is None:
        return None
    before = command.c.hlc < here if oldest_first else command.c.hlc > here
    statement = select(func.count()).select_from(command).where(before, *conditions)
    return int(connection.execute(statement).scalar_one())


def _conditions(asked: Asked) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if asked.since is not None:
        found.append(command.c.at >= asked.since)
    if asked.until is not None:
        found.append(command.c.at < asked.until)
    if asked.subjects is not None:
        found.append(command.c.id.in_(select(op.c.command).where(_is_one_of(asked.subjects))))
    words = search.words_of(asked.text)
    if words:
        said = [
            or_(search.holds(command.c.label, word), search.holds(command.c.actor, word))
            for word in words
        ]
        found.append(or_(and_(*said), command.c.id.in_(_commands_on(asked.text))))
    return found


def _is_one_of(subjects: Iterable[Subject]) -> ColumnElement[bool]:
    rows: dict[str, list[str]] = {}
    for entity, row in subjects:
        rows.setdefault(entity, []).append(row)
    return or_(
        false(), *(and_(op.c.entity == entity, op.c.row.in_(ids)) for entity, ids in rows.items())
    )


def _commands_on(text: str) -> Select[tuple[str]]:
    """Return the sub-query of the commands that touched a record found by the words typed."""
    hits = search.rows_with(text)
    return select(op.c.command).join(
        hits, (hits.c.entity == op.c.entity) & (hits.c.row == op.c.row)
    )


def get(connection: Connection, command_id: str) -> CommandRow | None:
    """Return a command, or None."""
    statement = select(*COMMAND_COLUMNS).where(command.c.id == command_id)
    row = connection.execute(statement).first()
    return None if row is None else CommandRow(**row._mapping)


def subjects_of(connection: Connection, command_id: str) -> tuple[list[Subject], bool]:
    """Return the records that a command changed, in its order, and whether there are more.

    Of a command that did thousands of things, as an import, only the first are looked at.
    """
    statement = (
        select(op.c.entity, op.c.row)
        .where(op.c.command == command_id)
        .order_by(op.c.position)
        .limit(OPS_LOOKED_AT + 1)
    )
    rows = connection.execute(statement).all()
    found = dict.fromkeys((row.entity, row.row) for row in rows[:OPS_LOOKED_AT])
    return list(found), len(rows) > OPS_LOOKED_AT


def touched(connection: Connection, command_id: str, subjects: Iterable[Subject]) -> list[Subject]:
    """Return those of some records that a command changed, in its order."""
    statement = (
        select(op.c.entity, op.c.row)
        .where(op.c.command == command_id, _is_one_of(subjects))
        .order_by(op.c.position)
    )
    rows = connection.execute(statement).all()
    return list(dict.fromkeys((row.entity, row.row) for row in rows))


def changes_of(
    connection: Connection, command_id: str, subjects: Sequence[Subject]
) -> list[Change]:
    """Return the fields of some records that a command changed, in the order it did."""
    statement = (
        select(*journal.CHANGE_COLUMNS)
        .join(command, command.c.id == op.c.command)
        # Concatenated, so that SQLite looks the records up: the command may be an import.
        .where(op.c.command.concat("") == command_id, _is_one_of(subjects))
        .order_by(op.c.position)
    )
    return list(journal.read_changes(connection, statement))


def state_at(connection: Connection, kind: Kind, row_id: str, hlc: str) -> dict[str, Any]:
    """Return what the log says of each group of a record at a logical time, in plain form.

    A group that was erased is None; one that had never been written is left out.
    """
    statement = (
        select(op.c.grp, op.c.value)
        .where(op.c.entity == kind.name, op.c.row == row_id, op.c.hlc <= hlc)
        .order_by(op.c.hlc, op.c.position)
    )
    found = {row.grp: row.value for row in connection.execute(statement)}
    return {group: None if value is None else json.loads(value) for group, value in found.items()}


_PARTS: dict[str, tuple[tuple[Kind, ColumnElement[str]], ...]] = {
    "association": (
        (OFFICER, officer.c.association_id),
        (PAPER, paper.c.association_id),
        (ASSOCIATION_EVENT, association_event.c.association_id),
    ),
    "hub": ((ROOM, room.c.hub_id), (ANNEX, annex.c.hub_id)),
    "convention": (
        (ISSUED, issued.c.convention_id),
        (SIGNED_COPY, signed_copy.c.convention_id),
        (ANNEX, annex.c.convention_id),
    ),
}


def with_parts(connection: Connection, entity: str, row_id: str) -> tuple[Subject, ...]:
    """Return a record with all that its card shows as its own, the bin included."""
    found: list[Subject] = [(entity, row_id)]
    for kind, owner in _PARTS.get(entity, ()):
        ids = connection.execute(select(kind.table.c.id).where(owner == row_id)).scalars()
        found += [(kind.name, part) for part in ids]
    notes = select(note.c.id).where(note.c.subject_kind == entity, note.c.subject_id == row_id)
    found += [("note", part) for part in connection.execute(notes).scalars()]
    return tuple(found)


def value_at(connection: Connection, kind: Kind, row_id: str, hlc: str) -> Any | None:
    """Return a record with the fields it had at a logical time and the version it has now.

    None when it was not there, not yet or not any more, or when the log was erased.
    """
    groups = state_at(connection, kind, row_id, hlc)
    current = records.get(connection, kind, row_id)
    if current is None or None in groups.values() or groups.get(LIFE) != ALIVE:
        return None
    known = hints(kind.type)
    fields: dict[str, Any] = {}
    for group, names in kind.groups.items():
        fields.update({name: getattr(kind.blank, name) for name in names})
        logged = groups.get(group, {})
        fields.update({n: from_plain(known[n], logged[n]) for n in names if n in logged})
    return replace(current, **fields)
