"""What happened in the life of associations, in the file."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection, String, and_, cast, select

from polesdesk.domain.association_events import AssociationEvent
from polesdesk.domain.associations import Association
from polesdesk.store import records
from polesdesk.store.kinds import ASSOCIATION, ASSOCIATION_EVENT
from polesdesk.store.tables import ALIVE, association, association_event

_E = association_event.c


def of_association(connection: Connection, association_id: str) -> list[AssociationEvent]:
    """Return the live events of an association, the latest first."""
    return records.alive_where(
        connection, ASSOCIATION_EVENT, _E.association_id == association_id, _E.on.desc(), _E.id
    )


def into(connection: Connection, association_id: str) -> list[AssociationEvent]:
    """Return the live events by which others were followed by an association."""
    named = cast(_E.successor_ids, String).contains(association_id, autoescape=True)
    found = records.alive_where(connection, ASSOCIATION_EVENT, named, _E.on.desc(), _E.id)
    return [one for one in found if association_id in one.successor_ids]


def without_receipt(
    connection: Connection, before: date, only: str | None = None, limit: int | None = None
) -> list[tuple[AssociationEvent, Association]]:
    """Return the events of before a day whose receipt is awaited, with their association."""
    waits = and_(_E.receipt_on.is_(None), _E.on < before, _E.life == ALIVE)
    statement = select(_E.id).where(waits).order_by(_E.on, _E.id).limit(limit)
    if only is not None:
        statement = statement.where(_E.association_id == only)
    ids = list(connection.execute(statement).scalars())
    events = records.get_many(connection, ASSOCIATION_EVENT, ids, alive=True)
    parties = {
        one.id: one
        for one in records.get_many(
            connection, ASSOCIATION, list({one.association_id for one in events}), alive=True
        )
    }
    return [(one, parties[one.association_id]) for one in events if one.association_id in parties]


def by_name(connection: Connection, name_key: str) -> Association | None:
    """Return the live association of a folded name, None without one."""
    found = records.alive_where(
        connection,
        ASSOCIATION,
        and_(association.c.name_key == name_key, association.c.merged_into.is_(None)),
    )
    return found[0] if found else None
