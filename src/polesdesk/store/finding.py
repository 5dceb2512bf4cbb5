"""Search of everything at once: what holds the words typed, and names with a slip in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, text

from polesdesk.domain.folding import fold
from polesdesk.store.search import match_text

_LOOKED_AT = 150
"""Rows of the index that are ranked; of more, those whose name begins as typed are kept."""
_SHORTEST_SLIP = 4
"""Letters of a word in which a slip is looked for; in a shorter one too much is alike."""
_SHORTEST_HALVED = 7
"""Letters of a word of which any slip leaves three letters at one end as they were."""
_MOST_WORDS = 6
_LIKE_ENOUGH = 76.0

_HITS = text(
    "SELECT r.entity, r.row, t.title FROM "
    "(SELECT rowid FROM search WHERE search MATCH :words LIMIT :most) AS hit "
    "JOIN search_row AS r ON r.rowid = hit.rowid "
    "JOIN search_title AS t ON t.rowid = hit.rowid"
)
_LATEST = text(
    "SELECT r.entity, r.row, t.title FROM "
    "(SELECT rowid FROM search WHERE search MATCH :words ORDER BY rowid DESC LIMIT :most) AS hit "
    "JOIN search_row AS r ON r.rowid = hit.rowid "
    "JOIN search_title AS t ON t.rowid = hit.rowid "
    "ORDER BY hit.rowid DESC"
)
_TITLES = text(
    "SELECT r.entity, r.row, t.title FROM "
    "(SELECT rowid, title FROM search_title WHERE search_title MATCH :words LIMIT :most) AS t "
    "JOIN search_row AS r ON r.rowid = t.rowid"
)


@dataclass(frozen=True, slots=True)
class Hit:
    """A row of the index: kind and id of its record, and its folded name."""

    entity: str
    row: str
    title: str


def matching(
    connection: Connection, entities: Sequence[str], typed: str, per_kind: int
) -> list[Hit]:
    """Return what holds every word typed, the best of each kind first, some more than asked."""
    query = match_text(typed)
    if not query:
        return []
    found: dict[Hit, None] = {}
    wanted = list(entities)
    while wanted:
        kinds = " OR ".join(wanted)
        hits = _hits(connection, f"entity : ({kinds}) AND body : ({query})")
        found.update(dict.fromkeys(hits))
        if len(hits) < _LOOKED_AT:
            break
        wanted = [kind for kind in wanted if sum(h.entity == kind for h in hits) < per_kind]
    words = fold(typed).split()
    if len(found) >= _LOOKED_AT and not any(letter.isdecimal() for letter in words[0]):
        begins = " ".join(word.replace('"', "") for word in words)
        found.update(dict.fromkeys(_hits(connection, f'body : ^ "{begins}" *')))
    return sorted(found, key=lambda hit: (_rank(hit.title, words), hit.title, hit.row))


def latest(connection: Connection, entities: Sequence[str], typed: str, most: int) -> list[Hit]:
    """Return what holds every word typed, of each kind the records made last; numbers first."""
    query = match_text(typed)
    if not query:
        return []
    found: list[Hit] = []
    for entity in entities:
        asked = {"words": f"entity : ({entity}) AND body : ({query})", "most": most}
        found += [Hit(*row) for row in connection.execute(_LATEST, asked).all()]
    words = fold(typed).split()
    return sorted(found, key=lambda hit: _rank(hit.title, words))


def _hits(connection: Connection, words: str) -> list[Hit]:
    rows = connection.execute(_HITS, {"words": words, "most": _LOOKED_AT})
    return [Hit(*row) for row in rows.all()]


def _rank(title: str, words: Sequence[str]) -> int:
    """Names that begin as typed come before names that hold the words, then all the rest."""
    if title.startswith(" ".join(words)):
        return 0
    own = title.split()
    return 1 if all(any(one.startswith(word) for one in own) for word in words) else 2


def close(connection: Connection, entities: Sequence[str], typed: str, limit: int) -> list[Hit]:
    """Return the records whose name is like what was typed, the likest first.

    One word is supposed to hold the slip: the others stand in the name as typed, and so does
    one end of that word. Where that finds too little, the others will do, then any end of a
    word.
    """
    from rapidfuzz import fuzz

    words = [word.replace('"', "") for word in fold(typed).split()][:_MOST_WORDS]
    wanted = " ".join(words)
    scored: dict[Hit, float] = {}
    for hits in _candidates(connection, words):
        fresh = {hit for hit in hits if hit.entity in entities} - scored.keys()
        scores = {hit: fuzz.WRatio(wanted, hit.title) for hit in fresh}
        scored.update({hit: score for hit, score in scores.items() if score >= _LIKE_ENOUGH})
        if len(scored) >= limit:
            break
    return sorted(scored, key=lambda hit: (-scored[hit], hit.title, hit.row))[:limit]


def _candidates(connection: Connection, words: Sequence[str]) -> Iterator[set[Hit]]:
    """Give the rows that may be meant, the most likely ones first."""
    doubtful = [at for at, word in enumerate(words) if len(word) >= _SHORTEST_SLIP]
    yield _titled(connection, [_with_slip(words, at) for at in doubtful])
    short = [at for at in doubtful if len(words[at]) < _SHORTEST_HALVED]
    if short:
        query = " OR ".join(_with_start(words, at) for at in short)
        yield set(_hits(connection, f"body : ({query})"))
    yield _titled(connection, [_without(words, at) for at in doubtful if _whole(words, at)])
    yield _titled(connection, [_one_end(words[at]) for at in doubtful])


def _titled(connection: Connection, queries: Sequence[str]) -> set[Hit]:
    """Return the rows whose name, by groups of three letters, answers one of the queries."""
    if not queries:
        return set()
    asked = {"words": " OR ".join(queries), "most": _LOOKED_AT}
    return {Hit(*row) for row in connection.execute(_TITLES, asked).all()}


def _with_slip(words: Sequence[str], at: int) -> str:
    """Return the query of names with one end of a word, and all the other words."""
    return f"({' AND '.join([*_whole(words, at), _one_end(words[at])])})"


def _without(words: Sequence[str], at: int) -> str:
    """Return the query of names with all the words but one."""
    return f"({' AND '.join(_whole(words, at))})"


def _whole(words: Sequence[str], at: int) -> list[str]:
    return [f'"{word}"' for word in _others(words, at) if len(word) >= 3]


def _with_start(words: Sequence[str], at: int) -> str:
    """Return the query of rows with a word that begins alike, and all the other words."""
    pieces = [f'"{word}"*' for word in (*_others(words, at), words[at][:2])]
    return f"({' AND '.join(pieces)})"


def _others(words: Sequence[str], at: int) -> list[str]:
    return [*words[:at], *words[at + 1 :]]


def _one_end(word: str) -> str:
    """Return the query of either end of a word: a slip, or two letters swapped, spare one."""
    length = max(3, (len(word) - 1) // 2)
    return f'("{word[:length]}" OR "{word[-length:]}")'
