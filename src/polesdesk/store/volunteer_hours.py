"""Shifts that people hold and gave, with the minutes credited, read from their assignments."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, select
from sqlalchemy.sql import ColumnElement

from polesdesk.domain.rosters import CAME, HourlyRate
from polesdesk.domain.volunteer_hours import HoursQuery, Worked, credited
from polesdesk.domain.volunteer_rows import PersonShift
from polesdesk.store import records
from polesdesk.store.kinds import HOURLY_RATE
from polesdesk.store.roster_tables import assignment, duty_shift, hourly_rate, volunteer
from polesdesk.store.tables import ALIVE, hub, room

_A, _S, _V = assignment.c, duty_shift.c, volunteer.c
_TOGETHER = 1000
"""Rows fetched at once, so that a long reading holds nobody up."""
_LIVE = ((_A.life.concat("") == ALIVE), (_S.life.concat("") == ALIVE))
_TIMES = (
    _A.status, _S.start, _S.end, _A.time_in, _A.time_out, _A.credited_minutes,
)  # fmt: skip


def _minutes(row: Any) -> int:
    return credited(
        row.status, (row.start, row.end), (row.time_in, row.time_out), row.credited_minutes
    )


def minutes_of(
    connection: Connection, ids: Sequence[str], period: tuple[date, date]
) -> dict[str, int]:
    """Return the minutes credited to each person over a period, both days included."""
    found: dict[str, int] = {}
    for start in range(0, len(ids), records.CHUNK):
        statement = (
            select(_A.volunteer_id, *_TIMES)
            .join(duty_shift, _S.id == _A.shift_id)
            .where(
                _A.volunteer_id.in_(ids[start : start + records.CHUNK]),
                _A.day.between(*period),
                _S.cancelled_on.is_(None),
                *_LIVE,
            )
        )
        for row in connection.execute(statement).all():
            found[row.volunteer_id] = found.get(row.volunteer_id, 0) + _minutes(row)
    return found


def worked(connection: Connection, query: HoursQuery) -> Iterator[Worked]:
    """Give every shift credited in a period, by its day, of one hub or of all."""
    conditions: list[ColumnElement[bool]] = [
        _A.day.between(query.first, query.last),
        _A.status.in_(CAME),
        _S.cancelled_on.is_(None),
        *_LIVE,
    ]
    if query.hub_id:
        conditions.append(_S.hub_id == query.hub_id)
    statement = (
        select(
            _A.volunteer_id, _V.first_name, _V.last_name, _V.is_agent, _A.day, _S.task, _S.hub_id,
            hub.c.name.label("hub"), *_TIMES,
        )
        .join(duty_shift, _S.id == _A.shift_id)
        .join(volunteer, _V.id == _A.volunteer_id)
        .join(hub, hub.c.id == _S.hub_id, isouter=True)
        .where(*conditions)
        .order_by(_A.day, _A.id)
    )  # fmt: skip
    result = connection.execute(statement)
    while rows := result.fetchmany(_TOGETHER):
        for row in rows:
            yield Worked(
                volunteer_id=row.volunteer_id,
                name=f"{row.last_name} {row.first_name}".strip(),
                is_agent=row.is_agent,
                day=row.day,
                task=row.task,
                hub_id=row.hub_id,
                hub=row.hub or "",
                minutes=_minutes(row),
            )


def shifts_of(connection: Connection, volunteer_id: str) -> list[PersonShift]:
    """Return all live shifts of a person, by day and hour."""
    statement = _person_shifts().where(_A.volunteer_id == volunteer_id, *_LIVE)
    return [_shift(row) for row in connection.execute(statement).all()]


def _person_shifts() -> Select[Any]:
    return (
        select(
            _A.shift_id, _A.id.label("assignment_id"), _S.day, _S.task, _S.hub_id, _A.role,
            hub.c.name.label("hub"), room.c.name.label("room"), hub.c.address, hub.c.city,
            _S.cancelled_on, (_A.version + _S.version).label("revision"), *_TIMES,
        )
        .join(duty_shift, _S.id == _A.shift_id)
        .join(hub, hub.c.id == _S.hub_id, isouter=True)
        .join(room, room.c.id == _S.room_id, isouter=True)
        .order_by(_S.day, _S.start, _A.id)
    )  # fmt: skip


def _shift(row: Any) -> PersonShift:
    return PersonShift(
        shift_id=row.shift_id,
        assignment_id=row.assignment_id,
        day=row.day,
        start=row.start,
        end=row.end,
        task=row.task,
        hub_id=row.hub_id,
        hub=row.hub or "",
        room=row.room or "",
        address=", ".join(part for part in (row.address, row.city) if part),
        role=row.role,
        status=row.status,
        is_cancelled=row.cancelled_on is not None,
        minutes=0 if row.cancelled_on is not None else _minutes(row),
        revision=row.revision,
    )


def rates(connection: Connection) -> list[HourlyRate]:
    """Return the live hourly rates, by task and day."""
    order = (hourly_rate.c.task, hourly_rate.c.from_date, hourly_rate.c.id)
    return records.alive_where(connection, HOURLY_RATE, hourly_rate.c.id.is_not(None), *order)


def tasks(connection: Connection) -> tuple[str, ...]:
    """Return the tasks of live shifts, by their name."""
    statement = select(_S.task).where(_S.life == ALIVE, _S.task != "").distinct().order_by(_S.task)
    return tuple(connection.execute(statement).scalars())


def over_agreed(connection: Connection, period: tuple[date, date]) -> dict[str, int]:
    """Return the minutes of those who gave more in a period than they agreed to, the most first."""
    statement = (
        select(_A.volunteer_id, _V.agreed_minutes, *_TIMES)
        .join(duty_shift, _S.id == _A.shift_id)
        .join(volunteer, _V.id == _A.volunteer_id)
        .where(
            _A.day.between(*period),
            _A.status.in_(CAME),
            _V.agreed_minutes.is_not(None),
            _S.cancelled_on.is_(None),
            *_LIVE,
        )
    )
    given: dict[str, int] = {}
    agreed: dict[str, int] = {}
    result = connection.execute(statement)
    while rows := result.fetchmany(_TOGETHER):
        for row in rows:
            given[row.volunteer_id] = given.get(row.volunteer_id, 0) + _minutes(row)
            agreed[row.volunteer_id] = row.agreed_minutes
    over = {key: minutes for key, minutes in given.items() if minutes > agreed[key]}
    return dict(sorted(over.items(), key=lambda pair: (-pair[1], pair[0])))
