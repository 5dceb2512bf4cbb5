"""Permanences in the file: those of a period, who is on them, and hours since a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Text, cast, func, or_, select
from sqlalchemy.sql import ColumnElement

from polesdesk.domain.calendar_days import span_of
from polesdesk.domain.rostering import NOTED
from polesdesk.domain.rosters import COMING, Assignment, DutyPattern, DutyShift
from polesdesk.domain.volunteers import Volunteer
from polesdesk.store import records
from polesdesk.store.kinds import ASSIGNMENT, DUTY_PATTERN, DUTY_SHIFT, VOLUNTEER
from polesdesk.store.roster_tables import assignment, duty_pattern, duty_shift, volunteer
from polesdesk.store.tables import ALIVE

_A, _S, _P, _V = assignment.c, duty_shift.c, duty_pattern.c, volunteer.c


def _is_alive(table: Any) -> ColumnElement[bool]:
    """Concatenated, so that SQLite looks rows up by what is asked, not by an index of life."""
    alive: ColumnElement[bool] = table.c.life.concat("") == ALIVE
    return alive


def patterns(connection: Connection) -> list[DutyPattern]:
    """Return the live standard weeks, by hub and name."""
    return records.where(
        connection, DUTY_PATTERN, _is_alive(duty_pattern), _P.hub_id, _P.name, _P.id
    )


def shifts(connection: Connection, first: date, last: date, hub_id: str = "") -> list[DutyShift]:
    """Return the live permanences of a period by day and hour, of one hub or of all."""
    condition = _S.day.between(first, last) & _is_alive(duty_shift)
    if hub_id:
        condition &= _S.hub_id == hub_id
    return records.where(connection, DUTY_SHIFT, condition, _S.day, _S.start, _S.hub_id, _S.id)


def assignments_of_people(
    connection: Connection, ids: Sequence[str], first: date, last: date
) -> list[Assignment]:
    """Return the live assignments that people hold in a period, in any hub."""
    found: list[Assignment] = []
    for start in range(0, len(ids), records.CHUNK):
        chunk = _A.volunteer_id.in_(ids[start : start + records.CHUNK])
        condition = chunk & _A.day.between(first, last) & _is_alive(assignment)
        found += records.where(connection, ASSIGNMENT, condition, _A.day, _A.id)
    return found


def assignments_of(connection: Connection, shift_ids: Sequence[str]) -> list[Assignment]:
    """Return the live assignments of some permanences, in the order in which they were made."""
    found: list[Assignment] = []
    for start in range(0, len(shift_ids), records.CHUNK):
        condition = _A.shift_id.in_(shift_ids[start : start + records.CHUNK])
        found += records.where(connection, ASSIGNMENT, condition & _is_alive(assignment), _A.id)
    return found


def people(connection: Connection, since: date, hub_ids: Sequence[str] = ()) -> list[Volunteer]:
    """Return the live people who had not left on a day, by name.

    With hubs, only those of one of them, and those who named none.
    """
    here = _V.left_on.is_(None) | (_V.left_on > since)
    condition = _is_alive(volunteer) & _V.merged_into.is_(None) & here
    if hub_ids:
        named = cast(_V.hub_ids, Text)
        condition &= or_(named == "[]", *(named.contains(one) for one in hub_ids))
    return records.where(connection, VOLUNTEER, condition, _V.name_key, _V.id)


def promised(connection: Connection, first: date, last: date) -> dict[str, int]:
    """Return the minutes that each person gave or has promised in a period."""
    statement = (
        select(
            _A.volunteer_id,
            _S.start,
            _S.end,
            _A.time_in,
            _A.time_out,
            _A.credited_minutes,
        )
        .join(duty_shift, _S.id == _A.shift_id)
        .where(
            _A.day.between(first, last),
            _A.status.in_(COMING),
            _S.cancelled_on.is_(None),
            _is_alive(assignment),
            _is_alive(duty_shift),
        )
    )
    found: dict[str, int] = {}
    for row in connection.execute(statement).all():
        minutes = row.credited_minutes
        start, end = row.time_in or row.start, row.time_out or row.end
        if minutes is None:
            hours = span_of(start, end)
            minutes = hours.end - hours.start
        found[row.volunteer_id] = found.get(row.volunteer_id, 0) + minutes
    return found


def batch(connection: Connection, batch_id: str) -> list[DutyShift]:
    """Return the live permanences that one generation made."""
    condition = (_S.batch_id == batch_id) & _is_alive(duty_shift)
    return records.where(connection, DUTY_SHIFT, condition, _S.day, _S.start, _S.id)


def batches(connection: Connection, pattern_id: str) -> list[tuple[str, date, date, int, bool]]:
    """Return the generations of a standard week, newest days first.

    Of each: its id, its first and last day, how many permanences, and whether anything was
    noted on one of them.
    """
    noted = (
        select(_A.id)
        .where(_A.shift_id == _S.id, _A.status.in_(NOTED), _is_alive(assignment))
        .exists()
    )
    statement = (
        select(_S.batch_id, func.min(_S.day), func.max(_S.day), func.count(), func.max(noted))
        .where(_S.pattern_id == pattern_id, _S.batch_id.is_not(None), _is_alive(duty_shift))
        .group_by(_S.batch_id)
        .order_by(func.max(_S.day).desc())
    )
    return [(row[0], row[1], row[2], row[3], bool(row[4])) for row in connection.execute(statement)]
