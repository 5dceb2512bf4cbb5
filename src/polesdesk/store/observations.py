"""The table of observations: written again for what a command touched, counted for rates."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from polesdesk.domain.observing import UNPLANNED_PART, Observation, Outcome, Tick
from polesdesk.domain.planning import HeldSlot
from polesdesk.domain.visits import Finding, VisitState
from polesdesk.store import planning, records
from polesdesk.store.kinds import FINDING
from polesdesk.store.tables import (
    ALIVE,
    allotment,
    closure,
    convention,
    finding,
    meta,
    observation,
    room,
    slot_exception,
    visit,
)

WATCHED = frozenset(
    {
        "visit", "finding", "slot_exception", "closure", "school_holiday", "settings",
        "convention", "allotment", "room",
    }
)  # fmt: skip
"""Records on which observations rest."""

_RULES = "observed_with"
Span = tuple[date, date]
Days = set[date] | None
"""Days to look at again; None is every day."""


@dataclass(slots=True)
class Scope:
    """What must be observed again: slots and offices with their days, findings by themselves."""

    slots: dict[str, Days] = field(default_factory=dict)
    offices: dict[str, Days] = field(default_factory=dict)
    loose: set[str] = field(default_factory=set)

    def add(self, known: dict[str, Days], key: str, days: Days) -> None:
        """Widen the days of a slot or an office."""
        before = known.get(key, set())
        known[key] = None if before is None or days is None else before | days

    def __bool__(self) -> bool:
        """Tell whether there is anything to observe again."""
        return bool(self.slots or self.offices or self.loose)


def scope_of(connection: Connection, touched: Mapping[tuple[str, str], set[str]]) -> Scope:
    """Return what the records touched by a command may have changed."""
    by_kind: dict[str, list[str]] = {}
    for kind, row_id in touched:
        by_kind.setdefault(kind, []).append(row_id)
    scope = Scope()
    _of_findings(connection, scope, finding.c.id, by_kind.get("finding", ()))
    _of_findings(connection, scope, finding.c.visit_id, by_kind.get("visit", ()))
    _of_exceptions(connection, scope, by_kind.get("slot_exception", ()))
    _of_closures(connection, scope, by_kind.get("closure", ()))
    _of_agreements(connection, scope, by_kind.get("convention", ()))
    _of_letters(connection, scope, by_kind.get("allotment", ()))
    return scope


def everything(connection: Connection) -> Iterator[Scope]:
    """Yield all that was ever found, hub by hub."""
    hubs = connection.execute(select(finding.c.hub_id).distinct()).scalars().all()
    for hub_id in hubs:
        scope = Scope()
        _add(scope, connection.execute(_found().where(finding.c.hub_id == hub_id)), whole=True)
        yield scope


def _chunks(ids: Iterable[str]) -> Iterator[list[str]]:
    asked = sorted(set(ids))
    for start in range(0, len(asked), records.CHUNK):
        yield asked[start : start + records.CHUNK]


def _found() -> Any:
    return select(
        finding.c.id, finding.c.slot_id, finding.c.convention_id, finding.c.slot_day, finding.c.day
    )


def _add(scope: Scope, rows: Iterable[Any], *, whole: bool = False) -> None:
    for row in rows:
        days: Days = None if whole else {day for day in (row.slot_day, row.day) if day is not None}
        scope.loose.add(row.id)
        if row.slot_id is not None:
            scope.add(scope.slots, row.slot_id, days)
        elif row.convention_id is not None:
            scope.add(scope.offices, row.convention_id, days)


def _of_findings(connection: Connection, scope: Scope, column: Any, ids: Iterable[str]) -> None:
    for chunk in _chunks(ids):
        rows = connection.execute(_found().where(column.in_(chunk))).all()
        _add(scope, rows)
        _of_rows(connection, scope, observation.c.finding_id.in_([row.id for row in rows]))


def _of_rows(connection: Connection, scope: Scope, condition: Any) -> None:
    """Add what is observed already, wherever its finding belongs now."""
    table = observation.c
    statement = select(table.slot_id, table.slot_day, table.day, table.part, table.finding_id)
    for row in connection.execute(statement.where(condition)).all():
        known = scope.offices if row.part not in ("", UNPLANNED_PART) else scope.slots
        if row.part == UNPLANNED_PART:
            scope.loose.add(row.slot_id)
        else:
            scope.add(known, row.slot_id, {row.slot_day, row.day})


def _of_exceptions(connection: Connection, scope: Scope, ids: Iterable[str]) -> None:
    for chunk in _chunks(ids):
        statement = select(slot_exception.c.slot_id).where(slot_exception.c.id.in_(chunk))
        for slot_id in connection.execute(statement).scalars():
            scope.add(scope.slots, slot_id, None)


def _of_closures(connection: Connection, scope: Scope, ids: Iterable[str]) -> None:
    """What a closure covers now, and what one covered before."""
    columns = select(closure.c.hub_id, closure.c.first, closure.c.last)
    for chunk in _chunks(ids):
        rows = connection.execute(columns.where(closure.c.id.in_(chunk))).all()
        for hub_id, first, last in rows:
            if first is not None:
                span = finding.c.day.between(first, (last or first) + timedelta(days=1))
                in_hub = finding.c.hub_id == hub_id
                _add(scope, connection.execute(_found().where(in_hub, span)).all())
            closed = observation.c.outcome.in_((Outcome.CLOSURE, Outcome.REQUISITION))
            _of_rows(connection, scope, (observation.c.hub_id == hub_id) & closed)


def _of_agreements(connection: Connection, scope: Scope, ids: Iterable[str]) -> None:
    """An amendment changes the effect of the agreement that it amends, too."""
    for chunk in _chunks(ids):
        amended = select(convention.c.amends_id).where(convention.c.id.in_(chunk))
        former = [one for one in connection.execute(amended).scalars() if one]
        found = finding.c.convention_id.in_([*chunk, *former])
        _add(scope, connection.execute(_found().where(found)).all())


def _of_letters(connection: Connection, scope: Scope, ids: Iterable[str]) -> None:
    for chunk in _chunks(ids):
        statement = select(allotment.c.slots).where(allotment.c.id.in_(chunk))
        for slots in connection.execute(statement).scalars():
            for one in slots:
                scope.add(scope.slots, one.id, None)


def ticks(connection: Connection, scope: Scope) -> list[Tick]:
    """Return the findings of final visits that a scope asks for."""
    found: dict[str, Finding] = {}
    for known, column, more in (
        (scope.slots, finding.c.slot_id, finding.c.slot_id.is_not(None)),
        (scope.offices, finding.c.convention_id, finding.c.slot_id.is_(None)),
    ):
        for chunk in _chunks(known):
            for one in _final(connection, column.in_(chunk) & more):
                days = known[one.slot_id or one.convention_id or ""]
                if days is None or one.day in days or one.slot_day in days:
                    found[one.id] = one
    for chunk in _chunks(scope.loose):
        for one in _final(connection, finding.c.id.in_(chunk)):
            found[one.id] = one
    motives: dict[str, Any] = {}
    for chunk in _chunks(one.visit_id for one in found.values()):
        statement = select(visit.c.id, visit.c.motive).where(visit.c.id.in_(chunk))
        motives.update((row.id, row.motive) for row in connection.execute(statement))
    return [Tick(finding=one, motive=motives[one.visit_id]) for one in found.values()]


def _final(connection: Connection, condition: Any) -> list[Finding]:
    is_final = (
        select(visit.c.id)
        .where(
            visit.c.id == finding.c.visit_id,
            visit.c.life == ALIVE,
            visit.c.state == VisitState.FINAL,
        )
        .exists()
    )
    is_alive = finding.c.life.concat("") == ALIVE
    return records.where(connection, FINDING, condition & is_alive & is_final)


def rewrite(connection: Connection, scope: Scope, observations: Sequence[Observation]) -> None:
    """Put observations in the place of what a scope had."""
    _forget(connection, scope)
    capacities = _capacities(connection, {one.room_id for one in observations})
    rows = [{**_row(one), "capacity": capacities.get(one.room_id)} for one in observations]
    if rows:
        connection.execute(insert(observation).prefix_with("OR REPLACE"), rows)


def _row(one: Observation) -> dict[str, Any]:
    return {each.name: getattr(one, each.name) for each in dataclasses.fields(Observation)} | {
        "outcome": str(one.outcome),
        "motive": str(one.motive),
    }


def _forget(connection: Connection, scope: Scope) -> None:
    table = observation
    for chunk in _chunks([*scope.slots, *scope.offices]):
        statement = select(table.c.slot_id, table.c.slot_day, table.c.part, table.c.day)
        gone = [
            {"b_slot": row.slot_id, "b_day": row.slot_day, "b_part": row.part}
            for row in connection.execute(statement.where(table.c.slot_id.in_(chunk))).all()
            if _is_in(scope, row)
        ]
        if gone:
            connection.execute(_DELETE, gone)
    for chunk in _chunks(scope.loose):
        connection.execute(delete(table).where(table.c.slot_id.in_(chunk)))


def _is_in(scope: Scope, row: Any) -> bool:
    days = scope.slots.get(row.slot_id, scope.offices.get(row.slot_id, set()))
    return days is None or row.slot_day in days or row.day in days


_DELETE = delete(observation).where(
    observation.c.slot_id == bindparam("b_slot"),
    observation.c.slot_day == bindparam("b_day"),
    observation.c.part == bindparam("b_part"),
)


def _capacities(connection: Connection, ids: Iterable[str]) -> dict[str, int | None]:
    found: dict[str, int | None] = {}
    for chunk in _chunks(ids):
        statement = select(room.c.id, room.c.capacity).where(room.c.id.in_(chunk))
        found.update((row.id, row.capacity) for row in connection.execute(statement))
    return found


def refresh_capacities(connection: Connection, room_ids: Sequence[str]) -> None:
    """Bring the capacity of rooms into their observations."""
    for room_id, capacity in _capacities(connection, room_ids).items():
        changed = observation.c.capacity.is_distinct_from(capacity)
        statement = update(observation).where(observation.c.room_id == room_id, changed)
        connection.execute(statement.values(capacity=capacity))


def held(connection: Connection, slot_ids: Iterable[str], span: Span) -> list[HeldSlot]:
    """Return slots with who holds them, where their agreement or letter meets a span of days."""
    first, last = span
    found: list[HeldSlot] = []
    for chunk in _chunks(slot_ids):
        scope = planning.Scope(slot_ids=tuple(chunk))
        found += planning.held_slots(connection, scope, first, last)
    return found


def rules_used(connection: Connection) -> str | None:
    """Return the calendar and settings with which everything was observed; None before."""
    statement = select(meta.c.value).where(meta.c.name == _RULES)
    return connection.execute(statement).scalar_one_or_none()


def note_rules(connection: Connection, rules: str) -> None:
    """Keep the calendar and settings with which everything is observed."""
    connection.execute(delete(meta).where(meta.c.name == _RULES))
    connection.execute(insert(meta).values(name=_RULES, value=rules))
