"""Which hub a board opens on, and whose slots may still be drawn on it."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from polesdesk.domain.allotments import Allotment
from polesdesk.domain.conventions import UNSIGNED, Convention
from polesdesk.store import records
from polesdesk.store.kinds import ALLOTMENT, CONVENTION
from polesdesk.store.tables import ALIVE, allotment, convention, hub, room, slot


def busiest_hub(connection: Connection) -> str:
    """Return the live hub in whose rooms most slots are kept, else nothing."""
    statement = (
        select(room.c.hub_id)
        .join(slot, slot.c.room_id == room.c.id)
        .join(hub, hub.c.id == room.c.hub_id)
        .where(hub.c.life == ALIVE)
        .group_by(room.c.hub_id)
        .order_by(func.count().desc(), room.c.hub_id)
        .limit(1)
    )
    return str(connection.execute(statement).scalar() or "")


def in_preparation(connection: Connection, hub_id: str) -> list[Convention]:
    """Return the agreements of a hub that are being prepared: their slots may still change."""
    return records.alive_where(
        connection,
        CONVENTION,
        (convention.c.hub_id == hub_id)
        & convention.c.state.in_(UNSIGNED)
        & convention.c.issued_version.is_(None),
        convention.c.number_key,
    )


def unsent_allotments(connection: Connection, hub_id: str) -> list[Allotment]:
    """Return the uses of the city in a hub, and the letters of slots that were not sent."""
    return records.alive_where(
        connection,
        ALLOTMENT,
        (allotment.c.hub_id == hub_id) & allotment.c.letter_id.is_(None),
        allotment.c.start_date,
        allotment.c.id,
    )
