"""Full-text search over folded words, written in the transaction of the change.

Queries are made of quoted tokens only: raw text would be read as FTS syntax.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import (
    Connection,
    Select,
    Subquery,
    bindparam,
    column,
    func,
    or_,
    select,
    table,
    text,
)
from sqlalchemy.sql import ColumnElement

from polesdesk.domain.folding import fold, unaccent
from polesdesk.store.bulk import insert_rows, let_others_run
from polesdesk.store.tables import search_row

FOUND_AT_MOST = 2000
"""A filter shows at most so many rows; more words make it narrower."""

_SHORTEST_NUMBER = 5

_SEARCH = table("search", column("rowid"), column("entity"), column("body"))
_KNOWN = select(search_row.c.row, search_row.c.rowid).where(
    search_row.c.entity == bindparam("entity"),
    search_row.c.row.in_(bindparam("rows", expanding=True)),
)
_UPDATE = text("UPDATE search SET body = :body WHERE rowid = :rowid AND body <> :body")
_TITLES = table("search_title", column("rowid"), column("title"))
_UPDATE_TITLE = text(
    "UPDATE search_title SET title = :title WHERE rowid = :rowid AND title <> :title"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What a record is found by: its name, which forgives a slip, and all its other words."""

    row: str
    title: str
    body: str


def words_of(typed: str) -> tuple[str, ...]:
    """Return the folded words of what was typed."""
    return tuple(fold(typed).split())


def holds(column: ColumnElement[str], word: str) -> ColumnElement[bool]:
    """Return the condition that a text holds a folded word, whatever its case and accents.

    For texts that have no search index; every letter is looked for in all its forms.
    """
    spellings = {word, word.replace("oe", "œ"), word.replace("ae", "æ")}
    patterns = ("".join(_forms(letter) for letter in one) for one in sorted(spellings))
    return or_(*(column.op("GLOB", is_comparison=True)(f"*{pattern}*") for pattern in patterns))


@cache
def _letters() -> dict[str, str]:
    """Every Latin letter by what it folds to: « e » to « eEéÉèÈ… »; œ and æ by themselves."""
    forms: dict[str, str] = {"œ": "œŒ", "æ": "æÆ"}
    for number in range(ord("A"), ord("ɏ")):
        letter = chr(number)
        folded = unaccent(letter)
        if len(folded) == 1 and letter.isalpha():
            forms[folded] = forms.get(folded, "") + letter
    return forms


def _forms(letter: str) -> str:
    forms = _letters().get(letter)
    return letter if forms is None else f"[{forms}]"


def rows_with(typed: str) -> Subquery:
    """Return the sub-query of the kinds and ids of the records that hold every word typed."""
    hits = (
        text("SELECT rowid FROM search WHERE search MATCH :words LIMIT :most")
        .bindparams(words=f"body : ({match_text(typed)})", most=FOUND_AT_MOST)
        .columns(search_row.c.rowid)
    )
    return (
        select(search_row.c.entity, search_row.c.row).where(search_row.c.rowid.in_(hits)).subquery()
    )


def match_text(typed: str) -> str:
    """Return the FTS query of what was typed: every word, as a prefix, quoted.

    A phone or SIRET typed in groups is looked for as one number too.
    """
    words = [word.replace('"', "") for word in fold(typed).split()]
    query = " AND ".join(f'"{word}"*' for word in words if word)
    digits = "".join(words)
    if len(words) > 1 and len(digits) >= _SHORTEST_NUMBER and digits.isdecimal():
        return f'({query}) OR "{digits}"*'
    return query


def write(connection: Connection, entity: str, found: Iterable[Words]) -> None:
    """Write the searchable words of records."""
    all_words = list(found)
    for start in range(0, len(all_words), 400):
        _write_chunk(connection, entity, all_words[start : start + 400])
        if start:
            let_others_run()


def _write_chunk(connection: Connection, entity: str, chunk: Sequence[Words]) -> None:
    rows = {
        one.row: {"title": fold(one.title), "body": fold(f"{one.title} {one.body}")}
        for one in chunk
    }
    known = connection.execute(_KNOWN, {"entity": entity, "rows": list(rows)}).all()
    changed = [{"rowid": number, **rows.pop(row)} for row, number in known]
    if changed:
        connection.execute(_UPDATE, changed)
        connection.execute(_UPDATE_TITLE, changed)
    if not rows:
        return
    first = _next_rowid(connection)
    fresh = [(first + at, row, words) for at, (row, words) in enumerate(rows.items())]
    insert_rows(
        connection, search_row, [{"rowid": n, "entity": entity, "row": row} for n, row, _ in fresh]
    )
    bodies = [{"rowid": n, "entity": entity, "body": words["body"]} for n, _, words in fresh]
    insert_rows(connection, _SEARCH, bodies)
    insert_rows(connection, _TITLES, [{"rowid": n, "title": w["title"]} for n, _, w in fresh])


def _next_rowid(connection: Connection) -> int:
    last = connection.execute(select(func.max(search_row.c.rowid))).scalar_one()
    return (last or 0) + 1


def _hits(entity: str, query: str, limit: int) -> Any:
    """Return the row numbers of one kind that match, at most ``limit``, unranked."""
    return (
        text("SELECT rowid FROM search WHERE search MATCH :words LIMIT :most")
        .bindparams(words=f"entity : {entity} AND body : ({query})", most=limit)
        .columns(search_row.c.rowid)
    )


def found(entity: str, typed: str) -> Select[tuple[str]] | None:
    """Return the sub-query of the ids that hold every word typed; None when nothing was typed."""
    query = match_text(typed)
    if not query:
        return None
    hits = _hits(entity, query, FOUND_AT_MOST)
    return select(search_row.c.row).where(search_row.c.rowid.in_(hits))
