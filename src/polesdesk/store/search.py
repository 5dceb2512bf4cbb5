"""Full-text search over folded words, written in the transaction of the change.

Queries are made of quoted tokens only: raw text would be read as FTS syntax.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Select, bindparam, delete, insert, select, text

from polesdesk.domain.folding import fold
from polesdesk.store.tables import search_row

FOUND_AT_MOST = 2000
"""A filter shows at most so many rows; more words make it narrower."""

_INSERT = text("INSERT INTO search(rowid, body) VALUES (:rowid, :body)")
_DELETE = text("DELETE FROM search WHERE rowid = :rowid")


def match_text(typed: str) -> str:
    """Return the FTS query of what was typed: every word, as a prefix, quoted."""
    words = [word.replace('"', "") for word in fold(typed).split()]
    return " ".join(f'"{word}"*' for word in words if word)


def write(connection: Connection, entity: str, bodies: Iterable[tuple[str, str]]) -> None:
    """Write the searchable words of rows; an empty body removes the row from the search."""
    pairs = list(bodies)
    for start in range(0, len(pairs), 400):
        _write_chunk(connection, entity, pairs[start : start + 400])


def _write_chunk(connection: Connection, entity: str, pairs: list[tuple[str, str]]) -> None:
    ids = [row for row, _ in pairs]
    old = connection.execute(
        select(search_row.c.rowid).where(search_row.c.entity == entity, search_row.c.row.in_(ids))
    ).scalars()
    gone = [{"rowid": number} for number in old]
    if gone:
        connection.execute(_DELETE, gone)
        condition = search_row.c.rowid == bindparam("rowid_")
        gone_rows = [{"rowid_": entry["rowid"]} for entry in gone]
        connection.execute(delete(search_row).where(condition), gone_rows)
    kept = [(row, fold(body)) for row, body in pairs if body]
    if not kept:
        return
    first = _next_rowid(connection)
    rows = [{"rowid": first + at, "entity": entity, "row": row} for at, (row, _) in enumerate(kept)]
    connection.execute(insert(search_row), rows)
    connection.execute(
        _INSERT, [{"rowid": first + at, "body": body} for at, (_, body) in enumerate(kept)]
    )


def _next_rowid(connection: Connection) -> int:
    from sqlalchemy import func

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
