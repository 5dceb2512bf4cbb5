"""What the file knows of agreements that end: which they are, what follows, letters sent."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, and_, func, or_, select
from sqlalchemy.sql import ColumnElement

from polesdesk.domain.conventions import DROPPED, Convention, State, UseKind
from polesdesk.domain.follow_ups import Letter, LetterKind
from polesdesk.store import records
from polesdesk.store.conventions import is_whole
from polesdesk.store.kinds import CONVENTION, LETTER
from polesdesk.store.tables import ALIVE, convention, letter

_C = convention.c
_L = letter.c
_RUNNING = (State.SIGNED_BY_CITY, State.TRANSMITTED, State.NOTIFIED, State.SUSPENDED)
CLOSED = (State.CLOSED, State.ARCHIVED)


def ending(
    connection: Connection, first: date, last: date, *, with_closed: bool = False
) -> list[str]:
    """Return the ids of the agreements whose renewal is to be judged, those that end first before.

    ``with_closed`` adds those that came to their end and were closed since: the campaign of a
    past season. Left out: one-off hires, agreements that are being terminated, and amendments,
    which are renewed with their agreement.
    """
    came = and_(_C.state.in_(CLOSED), _C.terminated_on.is_(None))
    standing = or_(_running(), came) if with_closed else _running()
    condition = and_(_ends(first, last), standing)
    statement = select(_C.id).where(condition).order_by(_C.end_date, _C.number_key)
    return list(connection.execute(statement).scalars())


def hub_names(connection: Connection, first: date, last: date) -> set[str]:
    """Return the names of the hubs of those agreements, as their lists say them."""
    statement = select(_C.hub_names).where(_ends(first, last), _running()).distinct()
    return set(connection.execute(statement).scalars())


def first_end(connection: Connection) -> date | None:
    """Return the first day on which an agreement ended, None while there is none."""
    found: date | None = connection.execute(
        select(func.min(_C.end_date)).where(_C.end_date.is_not(None))
    ).scalar()
    return found


def _running() -> ColumnElement[bool]:
    return _C.state.in_(_RUNNING)


def _ends(first: date, last: date) -> ColumnElement[bool]:
    return and_(
        _C.life == ALIVE,
        _C.end_date.between(first, last),
        _C.use_kind.is_distinct_from(UseKind.HIRE),
        is_whole(),
    )


def successors(connection: Connection, ids: Sequence[str]) -> dict[str, Convention]:
    """Return the agreement that follows each, the newest that was not dropped."""
    found: dict[str, Convention] = {}
    for chunk in _chunks(ids):
        # without the life, which would make the file walk all that is alive
        named = connection.execute(select(_C.id).where(_C.previous_id.in_(chunk))).scalars()
        for one in records.get_many(connection, CONVENTION, sorted(named), alive=True):
            if one.state not in DROPPED:
                found[one.previous_id] = one
    return found


def successor(connection: Connection, convention_id: str) -> Convention | None:
    """Return the agreement that follows one, None while there is none."""
    return successors(connection, [convention_id]).get(convention_id)


def letters(
    connection: Connection, ids: Sequence[str], kinds: Iterable[LetterKind]
) -> dict[tuple[str, LetterKind], Letter]:
    """Return the letters that count about agreements, by agreement and kind, the newest of each."""
    found: dict[tuple[str, LetterKind], Letter] = {}
    wanted = tuple(kinds)
    for chunk in _chunks(ids):
        condition: Any = and_(
            _L.subject_kind == CONVENTION.name,
            _L.subject_id.in_(chunk),
            _L.kind.in_(wanted),
            _L.cancelled_on.is_(None),
        )
        for one in records.alive_where(connection, LETTER, condition, _L.issued_on, _L.id):
            found[one.subject_id, one.kind] = one
    return found


def _chunks(ids: Sequence[str]) -> Iterable[Sequence[str]]:
    return (ids[start : start + records.CHUNK] for start in range(0, len(ids), records.CHUNK))
