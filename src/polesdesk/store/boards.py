"""Which hub a board opens on."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from polesdesk.store.tables import ALIVE, hub, room, slot


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
