"""Slots as lines for counting: who holds a room, in what rhythm, from which day to which."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection, Text, and_, case, func, null, or_, select, type_coerce

from polesdesk.domain.conventions import SIGNED, UseKind, WeekParity
from polesdesk.domain.hubs import OpeningSpan, RoomKind
from polesdesk.domain.planned_counts import Line
from polesdesk.domain.rates import Dimension
from polesdesk.store.planning import Scope
from polesdesk.store.tables import (
    ALIVE,
    convention,
    hub,
    room,
    slot,
    slot_exception,
)

_USUAL: dict[str, Any] = {
    "interval_weeks": 1, "week_parity": WeekParity.ANY, "month_weeks": (), "dates_in": (),
    "dates_out": (),
}  # fmt: skip
_RARE = (*_USUAL, "anchor", "from_date", "to_date")
"""What decides the days of a slot, beside its weekday, the holidays, and its agreement."""


CHUNK = 1_000
"""Slots taken from the file at once: the window is not held up, and few are kept."""
_NAMES: Mapping[Dimension, Any] = {
    Dimension.SLOT: slot.c.id,
    Dimension.ROOM: slot.c.room_id,
    Dimension.CONVENTION: slot.c.convention_id,
    Dimension.ASSOCIATION: convention.c.association_id,
}


def lines(
    connection: Connection, scope: Scope, first: date, last: date, by: Dimension
) -> Iterator[Line]:
    """Yield the slots of signed agreements that meet a period, for rows of a dimension.

    Some depart from their rhythm: an exception, a suspension, a one-off hire, an amendment that
    replaces them. Letters and uses of the city are not among them.
    """
    result = connection.execute(_statement(scope, first, last, by))
    # Tuples as the driver makes them: rows of a hundred thousand slots would take as long again.
    cursor: Any = result.cursor
    while some := cursor.fetchmany(CHUNK):
        yield from some
    result.close()


def _statement(scope: Scope, first: date, last: date, by: Dimension) -> Any:
    table = convention.c
    end = func.min(
        func.coalesce(_text(table.end_date), last.isoformat()),
        func.coalesce(func.date(_text(table.terminated_on), "-1 day"), last.isoformat()),
        last.isoformat(),
    )
    statement = (
        select(
            slot.c.id,
            slot.c.room_id,
            _NAMES.get(by, null()),
            case((_departs(), None), else_=_rhythm()),
            slot.c.weekday,
            slot.c.start,
            slot.c.end,
            func.max(_text(table.start_date), first.isoformat()),
            end,
        )
        .join(convention, table.id == slot.c.convention_id)
        .where(
            # Concatenated, so that agreements are looked up from their slots and not all walked.
            table.life.concat("") == ALIVE,
            table.state.concat("").in_(sorted(SIGNED)),
            table.start_date <= last,
            or_(table.end_date.is_(None), table.end_date >= first),
        )
    )
    for column, ids in (
        (slot.c.room_id, scope.room_ids),
        (slot.c.convention_id, scope.convention_ids),
        (slot.c.id, scope.slot_ids),
    ):
        if ids:
            statement = statement.where(column.in_(ids))
    if scope.association_id is not None:
        statement = statement.where(table.association_id == scope.association_id)
    return statement


def _text(column: Any) -> Any:
    """Return a column as the file keeps it."""
    return type_coerce(column, Text)


def _rhythm() -> Any:
    """Return what decides the days of a slot as one text; every n weeks they begin somewhere."""
    table = slot.c
    begins = (table.interval_weeks > 1) & table.anchor.is_(None)
    whole = table.weekday.concat("|").concat(table.school_holidays)
    long = whole
    for name in _RARE:
        long = long.concat("|").concat(func.coalesce(_text(table[name]), ""))
    long = long.concat("|").concat(case((begins, _text(convention.c.start_date)), else_=""))
    is_plain = [table[name] == usual for name, usual in _USUAL.items()]
    is_plain += [table.from_date.is_(None), table.to_date.is_(None)]
    return type_coerce(case((and_(*is_plain), whole), else_=long), Text)


def _departs() -> Any:
    other = convention.alias("other").c
    # Concatenated, so that the few amendments are found by their own index.
    amended = select(other.amends_id).where(
        other.amends_id > "",
        other.life.concat("") == ALIVE,
        other.state.concat("").in_(sorted(SIGNED)),
    )
    excepted = select(slot_exception.c.slot_id).where(slot_exception.c.life == ALIVE)
    return or_(
        slot.c.id.in_(excepted),
        convention.c.suspended_from.is_not(None),
        convention.c.use_kind == UseKind.HIRE,
        convention.c.id.in_(amended),
    )


def rooms(
    connection: Connection, scope: Scope, hub_id: str | None
) -> list[tuple[str, str, RoomKind]]:
    """Return the rooms of a hub or of the city with their hub and kind."""
    statement = select(room.c.id, room.c.hub_id, room.c.kind).where(room.c.life == ALIVE)
    if hub_id is not None:
        statement = statement.where(room.c.hub_id == hub_id)
    if scope.room_ids:
        statement = statement.where(room.c.id.in_(scope.room_ids))
    return [(row[0], row[1], row[2]) for row in connection.execute(statement)]


def openings(
    connection: Connection, hub_ids: Iterable[str] | None
) -> dict[str, tuple[OpeningSpan, ...]]:
    """Return the opening hours of hubs, of all when none is named; hours alike are one tuple."""
    statement = select(hub.c.id, _text(hub.c.opening))
    if hub_ids is not None:
        statement = statement.where(hub.c.id.in_(list(hub_ids)))
    known: dict[str, tuple[OpeningSpan, ...]] = {}
    found = {}
    for key, text in connection.execute(statement).all():
        if text not in known:
            parsed = hub.c.opening.type.process_result_value(text, connection.dialect)  # type: ignore[attr-defined]
            known[text] = parsed
        found[key] = known[text]
    return found
