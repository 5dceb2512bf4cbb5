"""Findings with the names that say where and of whom they are, whatever their rate says."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, select

from polesdesk.domain.observing import Outcome
from polesdesk.domain.rate_rows import EvidenceRow
from polesdesk.store.tables import association, convention, finding, hub, observation, room, visit


def of_findings(connection: Connection, ids: Sequence[str]) -> list[EvidenceRow]:
    """Return findings, the oldest first, with what the rates make of their occurrence now."""
    statement = (
        select(
            finding.c.visit_id, visit.c.number, finding.c.id, finding.c.day, finding.c.time,
            hub.c.name, room.c.name, association.c.name, convention.c.number, finding.c.kind,
            observation.c.outcome, visit.c.motive, visit.c.agent, finding.c.headcount,
            finding.c.note,
        )
        .join(visit, visit.c.id == finding.c.visit_id)
        .join(hub, hub.c.id == finding.c.hub_id)
        .join(room, room.c.id == finding.c.room_id)
        .outerjoin(convention, convention.c.id == finding.c.convention_id)
        .outerjoin(association, association.c.id == convention.c.association_id)
        .outerjoin(observation, observation.c.finding_id == finding.c.id)
        .where(finding.c.id.in_(ids))
        .order_by(finding.c.day, finding.c.time, finding.c.id)
    )  # fmt: skip
    return [
        EvidenceRow(
            visit_id=row[0],
            visit=row[1],
            finding_id=row[2],
            day=row[3],
            at=row[4],
            hub=row[5],
            room=row[6],
            association=row[7] or "",
            convention=row[8] or "",
            finding=row[9],
            outcome=Outcome(row[10]) if row[10] else None,
            motive=row[11],
            agent=row[12],
            headcount=row[13],
            note=row[14],
        )
        for row in connection.execute(statement).all()
    ]


def holder(connection: Connection, convention_id: str) -> str | None:
    """Return the association of an agreement."""
    statement = select(convention.c.association_id).where(convention.c.id == convention_id)
    return connection.execute(statement).scalar_one_or_none()


def association_name(connection: Connection, association_id: str | None) -> str:
    """Return the name of an association, empty when there is none."""
    statement = select(association.c.name).where(association.c.id == association_id)
    return connection.execute(statement).scalar_one_or_none() or ""
