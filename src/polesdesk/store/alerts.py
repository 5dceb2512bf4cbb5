"""What is due, asked of the file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy import Connection, and_, func, or_, select

from polesdesk.domain.conventions import Renewal, State
from polesdesk.store import records
from polesdesk.store.conventions import ids_of, situation_is
from polesdesk.store.kinds import PAPER
from polesdesk.store.tables import ALIVE, association, convention, issued, paper

_C = convention.c


def untitled_ids(connection: Connection, today: date) -> list[str]:
    """Return the agreements whose association stays without a title."""
    return ids_of(connection, situation_is("untitled", today))


def ending_ids(connection: Connection, today: date, days: int) -> list[str]:
    """Return the agreements in force that end within the delay and are not yet renewed."""
    open_renewals = (Renewal.NONE, Renewal.REQUESTED, Renewal.EVALUATED)
    return ids_of(
        connection,
        and_(
            situation_is("in_force", today),
            _C.end_date <= today + timedelta(days=days),
            _C.renewal.in_(open_renewals),
        ),
    )


def hosted(connection: Connection, today: date) -> dict[str, str]:
    """Return the associations that hold premises or are about to, with their hubs."""
    statement = (
        select(_C.association_id, _C.hub_names)
        .where(
            _C.life == ALIVE,
            or_(
                situation_is("in_force", today),
                situation_is("untitled", today),
                situation_is("to_sign", today),
            ),
        )
        .order_by(_C.hub_key)
    )
    found: dict[str, list[str]] = {}
    for row in connection.execute(statement):
        names = found.setdefault(row.association_id, [])
        if row.hub_names not in names:
            names.append(row.hub_names)
    return {key: ", ".join(names) for key, names in found.items()}


def names_of(connection: Connection, ids: Sequence[str]) -> dict[str, str]:
    """Return the names of associations."""
    found: dict[str, str] = {}
    for start in range(0, len(ids), records.CHUNK):
        chunk = ids[start : start + records.CHUNK]
        statement = select(association.c.id, association.c.name).where(
            association.c.id.in_(chunk), association.c.life == ALIVE
        )
        found.update({row.id: row.name for row in connection.execute(statement)})
    return found


def papers_by_association(connection: Connection, ids: Sequence[str]) -> dict[str, list[object]]:
    """Return the live papers of many associations."""
    found: dict[str, list[object]] = {}
    for start in range(0, len(ids), records.CHUNK):
        chunk = ids[start : start + records.CHUNK]
        for one in records.alive_where(connection, PAPER, paper.c.association_id.in_(chunk)):
            found.setdefault(one.association_id, []).append(one)
    return found


def waiting(connection: Connection) -> dict[str, date]:
    """Return the agreements whose original is out, and the day it was issued."""
    states = (State.TO_SIGN, State.SIGNED_BY_ASSOCIATION)
    statement = (
        select(_C.id, func.max(issued.c.issued_at))
        .join(issued, issued.c.convention_id == _C.id)
        .where(
            _C.life == ALIVE,
            _C.state.in_(states),
            issued.c.cancelled_on.is_(None),
            issued.c.issue == _C.issued_version,
        )
        .group_by(_C.id)
    )
    return {row[0]: row[1].date() for row in connection.execute(statement) if row[1]}


def next_end(connection: Connection, today: date) -> tuple[str, date] | None:
    """Return the number and end of the agreement in force that ends first."""
    statement = (
        select(_C.number, _C.end_date)
        .where(_C.life == ALIVE, situation_is("in_force", today), _C.end_date.is_not(None))
        .order_by(_C.end_date)
        .limit(1)
    )
    row = connection.execute(statement).first()
    return None if row is None else (row.number, row.end_date)
