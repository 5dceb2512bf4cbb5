"""Full-text search over folded words, written in the transaction of the change.

Queries are made of quoted tokens only: raw text would be read as FTS syntax.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Select, func, insert, select, text

from polesdesk.domain.folding import fold
from polesdesk.store.tables import search_row

FOUND_AT_MOST = 2000
"""A filter shows at most so many rows; more words make it narrower."""

_INSERT = text("INSERT INTO search(rowid, body) VALUES (:rowid, :body)")
_UPDATE = text("UPDATE search SET body = :body WHERE rowid = :rowid AND body <> :body")


def match_text(typed: str) -> str:
    """Return the FTS query of what was typed: every word, as a prefix, quoted."""
    words = [word.replace('"', "") for word in fold(typed).split()]
    return " ".join(f'"{word}"*' for word in words if word)


def write(connection: Connection, entity: str, bodies: Iterable[tuple[str, str]]) -> None:
    """Write the searchable words of rows."""
    pairs = list(bodies)
    for start in range(0, len(pairs), 400):
        _write_chunk(connection, entity, pairs[start : start + 400])


def _write_chunk(connection: Connection, entity: str, pairs: list[tuple[str, str]]) -> None:
    bodies = {row: fold(body) for row, body in pairs}
    known = connection.execute(
        select(search_row.c.row, search_row.c.rowid).where(
            search_row.c.entity == entity, search_row.c.row.in_(list(bodies))
        )
    ).all()
    changed = [{"rowid": number, "body": bodies.pop(row)} for row, number in known]
    if changed:
        connection.execute(_UPDATE, changed)
    if not bodies:
        return
    first = _next_rowid(connection)
    numbered = [(first + at, row, body) for at, (row, body) in enumerate(bodies.items())]
    connection.execute(
        insert(search_row), [{"rowid": n, "entity": entity, "row": row} for n, row, _ in numbered]
    )
    connection.execute(_INSERT, [{"rowid": n, "body": body} for n, _, body in numbered])


def _next_rowid(connection: Connection) -> int:
    last = connection.execute(select(func.max(search_row.c.rowid))).scalar_one()
    return (last or 0) + 1


def found(entity: str, typed: str) -> Select[tuple[str]] | None:
    """Return the sub-query of the ids that hold every word typed; None when nothing was typed."""
    query = match_text(typed)
    if not query:
        return None
    hits: Any = (
        text("SELECT rowid FROM search WHERE search MATCH :words")
        .bindparams(words=query)
        .columns(search_row.c.rowid)
    )
    return (
        select(search_row.c.row)
        .where(search_row.c.entity == entity, search_row.c.rowid.in_(hits))
        .limit(FOUND_AT_MOST)
    )
