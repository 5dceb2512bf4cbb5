"""What is due on site: drafts of visits, and rooms with somebody in them that nobody saw."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Connection, exists, or_, select

from polesdesk.domain.conventions import SIGNED
from polesdesk.domain.visits import FindingKind, VisitState
from polesdesk.store.tables import (
    ALIVE,
    convention,
    convention_room,
    finding,
    hub,
    room,
    visit,
)


def has_visits(connection: Connection) -> bool:
    """Tell whether the office has ever finalised a visit."""
    statement = select(visit.c.id).where(visit.c.state == VisitState.FINAL, visit.c.life == ALIVE)
    return connection.execute(statement.limit(1)).first() is not None


def drafts(connection: Connection, before: date, limit: int | None) -> list[Any]:
    """Return the drafts of visits made before a day: id, number, hub, day."""
    statement = (
        select(visit.c.id, visit.c.number, hub.c.name.label("hub"), visit.c.day)
        .join(hub, hub.c.id == visit.c.hub_id)
        .where(visit.c.state == VisitState.DRAFT, visit.c.life == ALIVE, visit.c.day < before)
        .order_by(visit.c.day, visit.c.id)
        .limit(limit)
    )
    return list(connection.execute(statement).all())


def unseen_rooms(connection: Connection, since: date, today: date) -> list[tuple[str, str]]:
    """Return rooms, held since a day, in which nothing was looked at since: hub and name."""
    seen = exists().where(
        finding.c.room_id == room.c.id,
        finding.c.day >= since,
        finding.c.kind != FindingKind.NOT_CHECKED,
        finding.c.life.concat("") == ALIVE,
    )
    held = (
        exists()
        .where(convention_room.c.room_id == room.c.id)
        .where(
            convention.c.id == convention_room.c.convention_id,
            convention.c.life.concat("") == ALIVE,
            convention.c.state.concat("").in_(sorted(SIGNED)),
            convention.c.start_date <= since,
            or_(convention.c.end_date.is_(None), convention.c.end_date >= today),
            convention.c.terminated_on.is_(None),
        )
    )
    statement = (
        select(room.c.hub_id, room.c.name)
        .where(room.c.life == ALIVE, ~seen, held)
        .order_by(room.c.name_key)
    )
    return [(row.hub_id, row.name) for row in connection.execute(statement)]
