"""Closures as operations in the file, and what lies in rooms besides slots."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import Connection, Text, and_, or_, select, type_coerce

from polesdesk.domain.closure_operations import ClosureOperation
from polesdesk.domain.conventions import SIGNED, Convention
from polesdesk.domain.premises_requests import PremisesRequest, RequestState
from polesdesk.domain.school_calendar import Closure, SlotException
from polesdesk.domain.visits import Round
from polesdesk.store import records
from polesdesk.store.closure_tables import closure_operation
from polesdesk.store.kinds import (
    CLOSURE,
    CLOSURE_OPERATION,
    CONVENTION,
    PREMISES_REQUEST,
    ROUND,
    SLOT_EXCEPTION,
)
from polesdesk.store.tables import (
    closure,
    convention_room,
    premises_request,
    round_sheet,
    slot_exception,
)

_PENDING = (
    RequestState.RECEIVED, RequestState.ACKNOWLEDGED, RequestState.WAITING, RequestState.OPTION,
)  # fmt: skip
"""Requests for premises that are not decided."""


def operations(connection: Connection, first: date, last: date) -> list[ClosureOperation]:
    """Return the operations that meet a period, by day."""
    table = closure_operation.c
    meets = (table.first <= last) & (table.last >= first)
    return records.alive_where(connection, CLOSURE_OPERATION, meets, table.first, table.id)


def of_hub(connection: Connection, hub_id: str, first: date) -> list[ClosureOperation]:
    """Return the operations in a hub that last on or after a day, by day."""
    table = closure_operation.c
    condition = (table.hub_id == hub_id) & (table.last >= first)
    return records.alive_where(connection, CLOSURE_OPERATION, condition, table.first, table.id)


def of_convention(connection: Connection, convention_id: str) -> list[ClosureOperation]:
    """Return the operations of which a line is about an agreement, the last one first."""
    table = closure_operation.c
    mentions = type_coerce(table.lines, Text).contains(convention_id)
    found = records.alive_where(connection, CLOSURE_OPERATION, mentions, table.first.desc())
    return [one for one in found if any(x.convention_id == convention_id for x in one.lines)]


def closures(connection: Connection, operation_id: str) -> list[Closure]:
    """Return what an operation has put into the calendar."""
    condition = closure.c.operation_id == operation_id
    return records.alive_where(connection, CLOSURE, condition, closure.c.id)


def exceptions(connection: Connection, ids: Sequence[str]) -> list[SlotException]:
    """Return the moves of an operation that still stand."""
    found = []
    for start in range(0, len(ids), records.CHUNK):
        chunk = ids[start : start + records.CHUNK]
        found += records.alive_where(connection, SLOT_EXCEPTION, slot_exception.c.id.in_(chunk))
    return found


def agreements_in(
    connection: Connection, room_ids: Iterable[str], first: date, last: date
) -> list[Convention]:
    """Return the signed agreements that name one of some rooms and meet a period, by number."""
    statement = select(convention_room.c.convention_id).where(
        convention_room.c.room_id.in_(list(room_ids))
    )
    ids = sorted(set(connection.execute(statement).scalars()))
    found: list[Convention] = records.get_many(connection, CONVENTION, ids, alive=True)
    met = [
        one
        for one in found
        if one.state in SIGNED
        and one.start_date is not None
        and one.start_date <= last
        and (one.end_date is None or one.end_date >= first)
    ]
    return sorted(met, key=lambda one: one.number)


def pending_requests(
    connection: Connection, room_ids: Sequence[str], first: date, last: date
) -> list[PremisesRequest]:
    """Return the undecided requests that name one of some rooms and meet a period, by number."""
    table = premises_request.c
    on = table.day.between(first, last)
    runs = (
        table.day.is_(None)
        & or_(table.start_date.is_(None), table.start_date <= last)
        & or_(table.end_date.is_(None), table.end_date >= first)
    )
    condition = and_(
        table.room_id.in_(list(room_ids)),
        table.state.concat("").in_([str(one) for one in _PENDING]),
        or_(on, runs),
    )
    return records.alive_where(connection, PREMISES_REQUEST, condition, table.number_key)


def rounds_planned(connection: Connection, hub_id: str, first: date, last: date) -> list[Round]:
    """Return the rounds of a hub in a period that were not yet done, by day."""
    table = round_sheet.c
    condition = and_(
        table.hub_id == hub_id, table.day.between(first, last), table.visit_id.is_(None)
    )
    return records.alive_where(connection, ROUND, condition, table.day, table.id)
