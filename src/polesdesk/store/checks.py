"""What a check of a file looks at: its pages, its counts, its kept files, its log."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, String, Table, cast, func, select

from polesdesk.store import records
from polesdesk.store.codec import from_plain, hints
from polesdesk.store.kinds import (
    ANNEX,
    ASSOCIATION_EVENT,
    CONDITION_REPORT,
    ISSUED,
    KINDS,
    LETTER,
    LIFE,
    PAPER,
    SETTINGS,
    SIGNED_COPY,
    VISIT,
    Kind,
)
from polesdesk.store.premises_tables import condition_report
from polesdesk.store.tables import (
    ALIVE,
    annex,
    association,
    association_event,
    command,
    convention,
    finding,
    hub,
    issued,
    kept_file,
    letter,
    op,
    op_head,
    paper,
    room,
    settings,
    signed_copy,
    slot,
    visit,
)

_ALIVE: dict[str, Table] = {
    "hubs": hub,
    "rooms": room,
    "associations": association,
    "conventions": convention,
    "originals": issued,
}
_KEPT = (
    (ISSUED.name, issued.c.sha256),
    (ANNEX.name, annex.c.sha256),
    (PAPER.name, paper.c.sha256),
    (ASSOCIATION_EVENT.name, association_event.c.sha256),
    (SETTINGS.name, settings.c.logo_sha256),
    (LETTER.name, letter.c.sha256),
    (SIGNED_COPY.name, signed_copy.c.sha256),
    (VISIT.name, visit.c.signature_sha256),
    (CONDITION_REPORT.name, condition_report.c.signed_sha256),
)


_HAS_PHOTOS = cast(finding.c.photos, String) != "[]"
_HAS_FILES = cast(paper.c.other_files, String) != "[]"


def counts(connection: Connection) -> dict[str, int]:
    """Return how much the file holds, the bin left out."""
    found = {
        name: _count(connection, table, table.c.life == ALIVE) for name, table in _ALIVE.items()
    }
    alive = slot.c.convention_id.in_(select(convention.c.id).where(convention.c.life == ALIVE))
    found["slots"] = _count(connection, slot, alive)
    found["commands"] = _count(connection, command)
    found["operations"] = _count(connection, op)
    return found


def _count(connection: Connection, table: Table, *conditions: Any) -> int:
    statement = select(func.count()).select_from(table).where(*conditions)
    return int(connection.execute(statement).scalar_one())


def page_faults(connection: Connection) -> list[str]:
    """Return what SQLite finds wrong in the pages and links of the file; nothing when sound."""
    found = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
    faults = [line for line in found if line != "ok"]
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    return [*faults, *(f"{row[0]}: {row[2]}" for row in broken)]


def kept_hashes(connection: Connection) -> set[str]:
    """Return the hashes of every document that a record names."""
    found: set[str] = set()
    for _, column in _KEPT:
        found.update(digest for digest in connection.execute(select(column)).scalars() if digest)
    for photos in connection.execute(select(finding.c.photos).where(_HAS_PHOTOS)).scalars():
        found.update(photos)
    for lines in connection.execute(select(condition_report.c.lines)).scalars():
        found.update(digest for line in lines for digest in line.photos)
    for files in connection.execute(select(paper.c.other_files).where(_HAS_FILES)).scalars():
        found.update(one.sha256 for one in files)
    return found


def embedded_hashes(connection: Connection) -> set[str]:
    """Return the hashes of the documents that lie inside the file, as in a backup."""
    return set(connection.execute(select(kept_file.c.sha256)).scalars())


def log_faults(connection: Connection) -> Iterator[tuple[str, str, str]]:
    """Give entity, id and field group wherever a table and the operation log disagree.

    The newest operation of each group of a record must hold what its row holds.
    """
    for kind in KINDS.values():
        yield from _faults_of(connection, kind)


def _faults_of(connection: Connection, kind: Kind) -> Iterator[tuple[str, str, str]]:
    heads = _heads(connection, kind)
    statement = select(kind.table.c.id, kind.table.c.life)
    lives = {row.id: row.life for row in connection.execute(statement)}
    for value in records.where(connection, kind, kind.table.c.id.is_not(None)):
        said = heads.pop(value.id, {})
        for group, names in kind.groups.items():
            # A group that was never logged holds its defaults.
            if not any(_holds(kind, value, names, one) for one in said.get(group, [{}])):
                yield kind.name, value.id, group
        if lives[value.id] not in said.get(LIFE, []):
            yield kind.name, value.id, LIFE
    for row_id in heads:
        yield kind.name, row_id, LIFE


def _holds(kind: Kind, value: Any, names: tuple[str, ...], said: Any) -> bool:
    """Tell whether a row holds what an operation says; an unsaid field holds its default."""
    known = hints(kind.type)
    blank = kind.blank
    for name in names:
        logged = from_plain(known[name], said[name]) if name in said else getattr(blank, name)
        if logged != getattr(value, name):
            return False
    return True


def _heads(connection: Connection, kind: Kind) -> dict[str, dict[str, list[Any]]]:
    statement = (
        select(op_head.c.row, op_head.c.grp, op.c.value)
        .join(op, op.c.id == op_head.c.op, isouter=True)
        .where(op_head.c.entity == kind.name)
    )
    heads: dict[str, dict[str, list[Any]]] = {}
    for row_id, group, value in connection.execute(statement):
        said = json.loads(value) if value is not None else None
        heads.setdefault(row_id, {}).setdefault(group, []).append(said)
    return heads
