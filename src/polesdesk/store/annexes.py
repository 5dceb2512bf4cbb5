"""Annexes of hubs and agreements in the file."""

from __future__ import annotations

from sqlalchemy import Connection

from polesdesk.domain.papers import Annex
from polesdesk.store import records
from polesdesk.store.kinds import ANNEX
from polesdesk.store.tables import annex


def of_hub(connection: Connection, hub_id: str) -> list[Annex]:
    """Return the live annexes of a hub, in their order."""
    return records.alive_where(
        connection, ANNEX, annex.c.hub_id == hub_id, annex.c.position, annex.c.id
    )


def of_convention(connection: Connection, convention_id: str) -> list[Annex]:
    """Return the live annexes of an agreement, in their order."""
    return records.alive_where(
        connection,
        ANNEX,
        annex.c.convention_id == convention_id,
        annex.c.position,
        annex.c.id,
    )
