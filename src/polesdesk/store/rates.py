"""Counts of observations, grouped along indexes that hold all they read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, Select, func, literal_column, select
from sqlalchemy.sql import ColumnElement

from polesdesk.domain.conventions import UseKind
from polesdesk.domain.observing import VALID, Outcome
from polesdesk.domain.rate_rows import EvidenceRow, RateQuery, WeekHour
from polesdesk.domain.rates import Dimension, Tally, add, season_of
from polesdesk.domain.visits import Motive
from polesdesk.store import records
from polesdesk.store.tables import (
    association,
    convention,
    finding,
    hub,
    observation,
    room,
    visit,
)

_SEEN = tuple(sorted(VALID))
_KEYS: Mapping[Dimension, Any] = {
    Dimension.HUB: observation.c.hub_id,
    Dimension.ROOM: observation.c.room_id,
    Dimension.CONVENTION: observation.c.convention_id,
    Dimension.ASSOCIATION: observation.c.association_id,
    Dimension.SLOT: observation.c.slot_id,
}
_NARROWING = (
    ("slot_id", observation.c.slot_id),
    ("convention_id", observation.c.convention_id),
    ("association_id", observation.c.association_id),
    ("room_id", observation.c.room_id),
    ("hub_id", observation.c.hub_id),
)


def by_entity(connection: Connection, query: RateQuery) -> dict[str, Tally]:
    """Return what was seen of each hub, room, agreement, association or slot."""
    column = _KEYS[query.by]
    key = _unsought(column) if _narrowing(query) else column
    statement = _counting(query, key).where(column.is_not(None))
    if query.by is Dimension.SLOT:
        part = observation.c.part
        statement = _counting(query, key, part).where(_unsought(part) == "")
    return _gathered((row[0], row) for row in connection.execute(statement).all())


def seldom_used(connection: Connection, query: RateQuery, least: int) -> dict[str, Tally]:
    """Return what was seen of the slots found without their holder at least so often."""
    table = observation.c
    absent = (
        select(table.slot_id)
        .where(
            *_conditions(query),
            table.outcome.in_((str(Outcome.EMPTY), str(Outcome.OTHER_OCCUPANT))),
            _unsought(table.part) == "",
        )
        .group_by(table.slot_id)
        .having(func.count() >= least)
    )
    ids = connection.execute(absent).scalars().all()
    found: dict[str, Tally] = {}
    for start in range(0, len(ids), records.CHUNK):
        chunk = ids[start : start + records.CHUNK]
        statement = _counting(query, table.slot_id).where(
            table.slot_id.in_(chunk), _unsought(table.part) == ""
        )
        found |= _gathered((row[0], row) for row in connection.execute(statement).all())
    return found


def _unsought(column: Any) -> Any:
    """Return a column that SQLite neither seeks nor sorts by an index of its own."""
    return literal_column(f"+observation.{column.name}", column.type)


def by_month(connection: Connection, query: RateQuery) -> dict[str, Tally]:
    """Return what was seen in each month « 2026-03 », or season « 2025-2026 »."""
    key = _day(query)
    rows = connection.execute(_counting(query, key)).all()
    is_season = query.by is Dimension.SEASON

    def of(row: Any) -> str:
        month = str(row[0])[:7]
        return season_of(month) if is_season else month

    return _gathered((of(row), row) for row in rows)


def _day(query: RateQuery) -> Any:
    """Return the day to group by: along its index for the whole city, else plainly."""
    return _unsought(observation.c.day) if _narrowing(query) else observation.c.day


def by_week_hour(connection: Connection, query: RateQuery) -> dict[WeekHour, Tally]:
    """Return what was seen in each hour of the week; an occurrence counts in all its hours."""
    table = observation.c
    columns = (table.weekday, table.hour, table.last_hour)
    keys = tuple(_unsought(one) if _narrowing(query) else one for one in columns)
    rows = connection.execute(_counting(query, *keys)).all()
    found: dict[WeekHour, Tally] = {}
    for span, tally in _gathered((tuple(row[:3]), row) for row in rows).items():
        for place in _hours(*span):
            found[place] = add(found[place], tally) if place in found else tally
    return found


def _hours(weekday: int, hour: int, last_hour: int) -> list[WeekHour]:
    return [((weekday - 1 + each // 24) % 7 + 1, each % 24) for each in range(hour, last_hour + 1)]


def total(connection: Connection, query: RateQuery) -> Tally:
    """Return all that was seen."""
    key = _day(query)
    rows = connection.execute(_counting(query, key)).all()
    return _gathered(("", row) for row in rows).get("", Tally())


def slots_seen(connection: Connection, query: RateQuery) -> int:
    """Return how many different slots were seen at least once in a way that counts."""
    table = observation.c
    key = _unsought(table.slot_id) if _narrowing(query) else table.slot_id
    seen = (
        select(key).where(*_conditions(query), table.outcome.in_(_SEEN), table.part == "")
    ).group_by(key)
    return connection.execute(select(func.count()).select_from(seen.subquery())).scalar_one()


def offices_seen(connection: Connection, query: RateQuery) -> dict[str, int]:
    """Return by row how many observations that count are of offices, which have no slots."""
    table = observation.c
    offices = select(convention.c.id).where(convention.c.use_kind == UseKind.EXCLUSIVE)
    if query.hub_id is not None:
        offices = offices.where(convention.c.hub_id == query.hub_id)
    keys = {
        Dimension.WEEKDAY_HOUR: table.weekday.concat("-").concat(table.hour),
        Dimension.MONTH: func.substr(table.day, 1, 7),
        Dimension.SEASON: func.substr(table.day, 1, 7),
        **_KEYS,
    }
    statement = (
        select(keys[query.by], func.count())
        .where(
            *_conditions(query),
            table.slot_id.in_(offices),
            table.outcome.in_(_SEEN),
            table.part != "",
        )
        .group_by(keys[query.by])
    )
    found: dict[str, int] = {}
    for key, count in connection.execute(statement):
        name = season_of(key) if query.by is Dimension.SEASON else key
        found[name] = found.get(name, 0) + count
    return found


def _counting(query: RateQuery, *keys: ColumnElement[Any]) -> Select[Any]:
    table = observation.c
    by_day = keys[0] is table.day
    filled = table.headcount * 1.0 / table.capacity
    others = (func.max(table.day), func.count(filled), func.sum(filled))
    return (
        select(*keys, table.outcome, func.count(), *others)
        .where(*_conditions(query, by_day=by_day))
        .group_by(*keys, table.outcome)
    )


def _narrowing(query: RateQuery) -> bool:
    return any(getattr(query, name) is not None for name, _ in _NARROWING)


def _conditions(query: RateQuery, *, by_day: bool = False) -> list[ColumnElement[bool]]:
    table = observation.c
    day = table.day if by_day else _unsought(table.day)
    conditions: list[ColumnElement[bool]] = [day.between(query.first, query.last)]
    conditions += [
        column == getattr(query, name)
        for name, column in _NARROWING
        if getattr(query, name) is not None
    ]
    if query.motive is not None:
        conditions.append(table.motive == str(query.motive))
    return conditions


_MANY = 5_000
"""Names above which all are read at once."""
_FIELDS = {
    Outcome.OCCUPIED.value: "occupied",
    Outcome.EMPTY.value: "empty",
    Outcome.OTHER_OCCUPANT.value: "other",
}


def _gathered(rows: Iterable[tuple[Any, Any]]) -> dict[Any, Tally]:
    """Add up counts by key: each row ends with outcome, count, last day, counted, filled."""
    plain: dict[Any, dict[str, Any]] = {}
    for key, row in rows:
        outcome, count, last, counted, filled = row[-5:]
        cells = plain.setdefault(key, {"excluded": {}})
        name = _FIELDS.get(outcome)
        if name is None:
            reasons = cells["excluded"]
            reasons[outcome] = reasons.get(outcome, 0) + count
            continue
        cells[name] = cells.get(name, 0) + count
        if last is not None:
            cells["last_seen"] = max(last, cells.get("last_seen", last))
        if name == "occupied" and counted:
            cells["counted"] = cells.get("counted", 0) + counted
            cells["filled"] = cells.get("filled", 0.0) + filled
    return {key: Tally(**cells) for key, cells in plain.items()}


def evidence(
    connection: Connection, query: RateQuery, place: WeekHour | None, limit: int
) -> tuple[list[EvidenceRow], int]:
    """Return the latest observations that a figure counts or leaves out, and how many.

    ``place`` keeps one hour of the week.
    """
    conditions = _conditions(query, by_day=not _narrowing(query))
    if place is not None:
        conditions.append(_covers(place))
    count = select(func.count()).select_from(observation).where(*conditions)
    table = observation.c
    statement = (
        select(
            table.visit_id, visit.c.number, table.finding_id, table.day, finding.c.time, hub.c.name,
            room.c.name, association.c.name, convention.c.number, finding.c.kind, table.outcome,
            table.motive, visit.c.agent, finding.c.headcount, finding.c.note,
        )
        .join(visit, visit.c.id == table.visit_id)
        .join(finding, finding.c.id == table.finding_id)
        .join(hub, hub.c.id == table.hub_id)
        .join(room, room.c.id == table.room_id)
        .outerjoin(association, association.c.id == table.association_id)
        .outerjoin(convention, convention.c.id == table.convention_id)
        .where(*conditions)
        .order_by(table.day.desc(), finding.c.time.desc(), table.finding_id)
        .limit(limit)
    )  # fmt: skip
    rows = [_evidence_row(row) for row in connection.execute(statement).all()]
    return rows, connection.execute(count).scalar_one()


def _covers(place: WeekHour) -> ColumnElement[bool]:
    weekday, hour = place
    table = observation.c
    eve = (weekday - 2) % 7 + 1
    same_day = (table.weekday == weekday) & (table.hour <= hour) & (table.last_hour >= hour)
    return same_day | ((table.weekday == eve) & (table.last_hour >= hour + 24))


def _evidence_row(row: Any) -> EvidenceRow:
    (visit_id, number, finding_id, day, at, hub_name, room_name, name, agreement, kind, outcome,
     motive, agent, headcount, note) = row  # fmt: skip
    return EvidenceRow(
        visit_id=visit_id,
        visit=number,
        finding_id=finding_id,
        day=day,
        at=at,
        hub=hub_name,
        room=room_name,
        association=name or "",
        convention=agreement or "",
        finding=kind,
        outcome=Outcome(outcome),
        motive=Motive(motive),
        agent=agent,
        headcount=headcount,
        note=note,
    )


def names(connection: Connection, by: Dimension, ids: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Return what entities are called, and where they belong, by id."""
    asked = sorted(set(ids))
    found: dict[str, tuple[str, str]] = {}
    if len(asked) > _MANY:
        return {row[0]: (row[1] or "", row[2] or "") for row in connection.execute(_NAMES[by])}
    for start in range(0, len(asked), records.CHUNK):
        statement = _NAMES[by].where(_NAME_IDS[by].in_(asked[start : start + records.CHUNK]))
        for row in connection.execute(statement):
            found[row[0]] = (row[1] or "", row[2] or "")
    return found


_NAMES: Mapping[Dimension, Select[Any]] = {
    Dimension.HUB: select(hub.c.id, hub.c.name, hub.c.code),
    Dimension.ROOM: select(room.c.id, room.c.name, hub.c.name).join(hub, hub.c.id == room.c.hub_id),
    Dimension.CONVENTION: select(
        convention.c.id, convention.c.number, association.c.name
    ).outerjoin(association, association.c.id == convention.c.association_id),
    Dimension.ASSOCIATION: select(association.c.id, association.c.name, association.c.acronym),
}
_NAME_IDS: Mapping[Dimension, Any] = {
    Dimension.HUB: hub.c.id,
    Dimension.ROOM: room.c.id,
    Dimension.CONVENTION: convention.c.id,
    Dimension.ASSOCIATION: association.c.id,
}
