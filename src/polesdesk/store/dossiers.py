"""The visits that bear on an agreement, for its dossier."""

from __future__ import annotations

from sqlalchemy import Connection, select

from polesdesk.domain.visits import VisitState
from polesdesk.store.tables import ALIVE, finding, visit


def visits_of(connection: Connection, convention_id: str) -> list[str]:
    """Return the ids of the final visits with a finding on an agreement, the oldest first."""
    statement = (
        select(visit.c.id)
        .where(
            visit.c.life == ALIVE,
            visit.c.state == VisitState.FINAL,
            visit.c.id.in_(
                select(finding.c.visit_id).where(
                    finding.c.convention_id == convention_id, finding.c.life == ALIVE
                )
            ),
        )
        .order_by(visit.c.day, visit.c.number_key)
    )
    return list(connection.execute(statement).scalars())
