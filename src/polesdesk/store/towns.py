"""The towns that the office wrote beside a postal code."""

from __future__ import annotations

from collections import Counter

from sqlalchemy import Connection, select

from polesdesk.store.tables import ALIVE, association, hub, settings


def written(connection: Connection, postal_code: str) -> tuple[str, ...]:
    """Return the towns of a code in live records, the most frequent first."""
    found: Counter[str] = Counter()
    for table in (association, hub):
        statement = select(table.c.city).where(
            table.c.postal_code == postal_code, table.c.life == ALIVE, table.c.city != ""
        )
        found.update(connection.execute(statement).scalars())
    office = select(settings.c.authority_city).where(
        settings.c.authority_postal_code == postal_code, settings.c.authority_city != ""
    )
    found.update(connection.execute(office).scalars())
    return tuple(sorted(found, key=lambda town: (-found[town], town)))
