"""What ties a person to other records: same contact, offices, shifts and standard weeks."""

from __future__ import annotations

import json

from sqlalchemy import Connection, func, or_, select

from polesdesk.domain.rosters import Assignment, DutyPattern, DutyShift
from polesdesk.domain.volunteers import Volunteer
from polesdesk.store import records
from polesdesk.store.kinds import ASSIGNMENT, DUTY_PATTERN, DUTY_SHIFT
from polesdesk.store.roster_tables import assignment, duty_pattern, duty_shift, volunteer
from polesdesk.store.tables import officer

_MOST = 12


def same_contact(connection: Connection, person: Volunteer) -> list[str]:
    """Return the people with the phone of a person."""
    if not person.phone:
        return []
    statement = select(volunteer.c.id).where(volunteer.c.phone == person.phone).limit(_MOST)
    return list(connection.execute(statement).scalars())


def officers_at(connection: Connection, person: Volunteer) -> list[str]:
    """Return the officers with the phone or the mail of a person."""
    conditions = []
    if person.phone:
        conditions.append(officer.c.phone == person.phone)
    if person.email:
        conditions.append(officer.c.email == person.email)
    if not conditions:
        return []
    statement = select(officer.c.id).where(or_(*conditions)).limit(_MOST)
    return list(connection.execute(statement).scalars())


def assignments_of(connection: Connection, volunteer_id: str) -> list[Assignment]:
    """Return the live assignments of a person, by day."""
    return records.alive_where(
        connection,
        ASSIGNMENT,
        assignment.c.volunteer_id == volunteer_id,
        assignment.c.day,
        assignment.c.id,
    )


def patterns_with(connection: Connection, volunteer_id: str) -> list[DutyPattern]:
    """Return the live standard weeks that name a person."""
    held = func.instr(duty_pattern.c.shifts, json.dumps(volunteer_id)) > 0
    return records.alive_where(connection, DUTY_PATTERN, held, duty_pattern.c.id)


def shifts_with(connection: Connection, volunteer_id: str) -> list[DutyShift]:
    """Return the live shifts of which a person is a substitute."""
    held = func.instr(duty_shift.c.substitute_ids, json.dumps(volunteer_id)) > 0
    return records.alive_where(connection, DUTY_SHIFT, held, duty_shift.c.id)
