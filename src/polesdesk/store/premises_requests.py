"""Requests for premises in the file: the list, the options that hold rooms, the numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from sqlalchemy import Connection, and_, exists, func, or_, select
from sqlalchemy.sql import ColumnElement

from polesdesk.domain.column_filters import without_filter
from polesdesk.domain.follow_ups import LetterKind
from polesdesk.domain.lists import ListQuery, ValueCount
from polesdesk.domain.premises_request_moves import DECIDED, score, state_on
from polesdesk.domain.premises_requests import PremisesRequest, RequestKind, RequestState
from polesdesk.domain.rows import PremisesRequestRow
from polesdesk.domain.wishes import wish_parts
from polesdesk.store import column_filters, numbers, records
from polesdesk.store.column_filters import Filterable
from polesdesk.store.kinds import HUB, PREMISES_REQUEST
from polesdesk.store.tables import ALIVE, letter, premises_request
from polesdesk.store.windows import Window

PREFIX = "DEM"
_R = premises_request.c
WINDOW = Window(
    "premises_request",
    premises_request,
    {
        "number": _R.number_key,
        "applicant": _R.applicant_key,
        "received_on": _R.received_on,
    },
    "received_on",
)
_OPEN = tuple(state for state in RequestState if state not in DECIDED)


def state_is(value: str, today: date) -> ColumnElement[bool]:
    """Return the condition of a state on the day; « open » holds all that is not decided."""
    lapsed = and_(_R.state == RequestState.OPTION, _R.option_until < today)
    if value == "open":
        return _R.state.in_(_OPEN)
    if value == "to_acknowledge":
        return and_(_R.state.in_(_OPEN), _R.acknowledged_on.is_(None))
    if value == RequestState.LAPSED:
        return lapsed
    if value == RequestState.OPTION:
        return and_(_R.state == RequestState.OPTION, ~lapsed)
    return _R.state == value


def option_lapses(today: date, days: int) -> ColumnElement[bool]:
    """Return the condition of options that have lapsed or lapse within some days."""
    limit = today + timedelta(days=days)
    return and_(_R.state == RequestState.OPTION, _R.option_until <= limit)


def refusal_unwritten(today: date, days: int) -> ColumnElement[bool]:
    """Return the condition of refusals of the last days whose reasoned letter does not stand."""
    written = exists().where(
        letter.c.subject_kind == PREMISES_REQUEST.name,
        letter.c.subject_id == _R.id,
        letter.c.kind == LetterKind.REQUEST_REFUSED,
        letter.c.cancelled_on.is_(None),
        letter.c.life == ALIVE,
    )
    recent = _R.decided_on >= today - timedelta(days=days)
    return and_(_R.state == RequestState.REFUSED, recent, ~written)


def _filterable(today: date) -> dict[str, Filterable]:
    return {
        "applicant": Filterable(cell=_R.applicant),
        "kind": Filterable(
            cell=_R.kind, one_of=_R.kind.in_, values=tuple(str(kind) for kind in RequestKind)
        ),
        "state": Filterable(
            cell=_R.state,
            one_of=lambda values: or_(*(state_is(value, today) for value in values)),
            values=tuple(str(state) for state in RequestState),
        ),
        "received_on": Filterable(cell=_R.received_on),
        "acknowledged_on": Filterable(cell=_R.acknowledged_on),
        "option_until": Filterable(cell=_R.option_until),
        "decided_on": Filterable(cell=_R.decided_on),
        "headcount": Filterable(cell=_R.headcount),
    }


def _filters(query: ListQuery, today: date) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    state = query.filters.get("state")
    if state:
        conditions.append(state_is(state, today))
    kind = query.filters.get("kind")
    if kind:
        conditions.append(_R.kind == kind)
    hub_id = query.filters.get("hub")
    if hub_id:
        conditions.append(func.instr(_R.hub_ids, f'"{hub_id}"') > 0)
    return conditions + column_filters.conditions(query.columns, _filterable(today))


def count(connection: Connection, query: ListQuery, today: date) -> int:
    """Return how many requests the query holds."""
    return WINDOW.count(connection, query, _filters(query, today))


def page(
    connection: Connection, query: ListQuery, today: date, offset: int, limit: int | None
) -> tuple[PremisesRequestRow, ...]:
    """Return one page of requests."""
    found = WINDOW.ids(connection, query, _filters(query, today), offset, limit)
    return rows(connection, found, today)


def ids(connection: Connection, query: ListQuery, today: date) -> list[str]:
    """Return the ids of all requests that the query holds, in its order."""
    return WINDOW.ids(connection, query, _filters(query, today), 0, None)


def values(
    connection: Connection, query: ListQuery, today: date, name: str
) -> tuple[ValueCount, ...]:
    """Return what a column holds in the list as it is narrowed by all but its own filter."""
    other = replace(query, columns=without_filter(query.columns, name))
    where = WINDOW.conditions(other, _filters(other, today))
    declared = _filterable(today)[name]
    return column_filters.value_counts(connection, premises_request, declared, where)


def position(connection: Connection, query: ListQuery, today: date, row_id: str) -> int | None:
    """Return where a request stands in the list."""
    return WINDOW.position(connection, query, _filters(query, today), row_id)


def rows(connection: Connection, ids: Sequence[str], today: date) -> tuple[PremisesRequestRow, ...]:
    """Return the rows of requests in the order of their ids."""
    found: list[PremisesRequest] = records.get_many(connection, PREMISES_REQUEST, ids)
    hub_ids = list(dict.fromkeys(hub for one in found for hub in one.hub_ids))
    names = {hub.id: hub.name for hub in records.get_many(connection, HUB, hub_ids)}
    return tuple(_row(one, names, today) for one in found)


def _row(one: PremisesRequest, hubs: dict[str, str], today: date) -> PremisesRequestRow:
    given, most = score(one)
    return PremisesRequestRow(
        id=one.id,
        number=one.number,
        kind=one.kind,
        state=state_on(one, today),
        applicant=one.applicant,
        association_id=one.association_id,
        received_on=one.received_on,
        acknowledged_on=one.acknowledged_on,
        wish=", ".join(wish_parts(one)),
        hubs=", ".join(hubs[key] for key in one.hub_ids if key in hubs),
        headcount=one.headcount,
        score=round(100 * given / most) if most else None,
        option_until=one.option_until,
        decided_on=one.decided_on,
    )


def ids_where(
    connection: Connection, condition: ColumnElement[bool], limit: int | None = None
) -> list[str]:
    """Return the ids of the live requests that meet a condition, the oldest first."""
    statement = (
        select(_R.id)
        .where(_R.life == ALIVE, condition)
        .order_by(_R.received_on, _R.id)
        .limit(limit)
    )
    return list(connection.execute(statement).scalars())


def how_many(connection: Connection, condition: ColumnElement[bool]) -> int:
    """Return how many live requests meet a condition."""
    statement = select(func.count()).select_from(premises_request)
    return int(connection.execute(statement.where(_R.life == ALIVE, condition)).scalar_one())


def options(connection: Connection, today: date) -> list[PremisesRequest]:
    """Return the live requests whose option holds a room on the day or later."""
    holds = and_(_R.state == RequestState.OPTION, _R.option_until >= today)
    return records.alive_where(connection, PREMISES_REQUEST, holds, _R.option_until, _R.id)


def of_association(connection: Connection, association_id: str) -> list[PremisesRequest]:
    """Return the live requests of an association, the latest first."""
    condition = _R.association_id == association_id
    return records.alive_where(
        connection, PREMISES_REQUEST, condition, _R.received_on.desc(), _R.id
    )


def next_number(connection: Connection, year: int, computer_letter: str) -> str:
    """Return the next number « DEM-2026-001 », which is never given again."""
    prefix = f"{PREFIX}-{year}-{computer_letter}"
    return numbers.next_number(connection, prefix, partial(number_exists, connection))


def number_exists(connection: Connection, number: str, *, but: str = "") -> bool:
    """Tell whether a number was ever given, even to a request in the bin."""
    statement = select(_R.id).where(_R.number == number, _R.id != but)
    return connection.execute(statement.limit(1)).first() is not None
