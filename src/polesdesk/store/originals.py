"""Issued originals and clause templates in the file."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from polesdesk.domain.papers import ClauseTemplate, IssuedOriginal, TemplateState
from polesdesk.store import records
from polesdesk.store.kinds import ISSUED, TEMPLATE
from polesdesk.store.tables import issued, template


def of_convention(connection: Connection, convention_id: str) -> list[IssuedOriginal]:
    """Return the originals issued for an agreement, the newest first."""
    return records.alive_where(
        connection, ISSUED, issued.c.convention_id == convention_id, issued.c.issue.desc()
    )


def in_force(connection: Connection, convention_id: str) -> IssuedOriginal | None:
    """Return the original that counts: the newest that was not cancelled."""
    found = of_convention(connection, convention_id)
    return next((one for one in found if one.cancelled_on is None), None)


def last_issue(connection: Connection, convention_id: str) -> int:
    """Return the highest version ever used, cancelled ones included; 0 when there is none."""
    statement = select(func.max(issued.c.issue)).where(issued.c.convention_id == convention_id)
    return int(connection.execute(statement).scalar_one() or 0)


def templates(connection: Connection, name: str | None = None) -> list[ClauseTemplate]:
    """Return the live templates, of one name or all, the newest version first."""
    condition = template.c.id.is_not(None) if name is None else template.c.name == name
    return records.alive_where(
        connection, TEMPLATE, condition, template.c.name, template.c.issue.desc()
    )


def current_template(connection: Connection, name: str) -> ClauseTemplate | None:
    """Return the template to print with: the newest validated version, else the newest."""
    found = templates(connection, name)
    valid = (one for one in found if one.state is TemplateState.VALIDATED)
    return next(valid, found[0] if found else None)
