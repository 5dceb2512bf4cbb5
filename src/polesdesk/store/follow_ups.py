"""Follow-ups in the file, and the absences that may ask for one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, func, literal_column, select
from sqlalchemy.sql import ColumnElement

from polesdesk.domain.column_filters import without_filter
from polesdesk.domain.escalation import STEPS, state_of
from polesdesk.domain.follow_up_rows import FollowUpRow
from polesdesk.domain.follow_ups import FollowUp, FollowUpKind
from polesdesk.domain.lists import ListQuery, ValueCount
from polesdesk.domain.observing import VALID, Outcome
from polesdesk.store import column_filters, records
from polesdesk.store.column_filters import Filterable
from polesdesk.store.kinds import FOLLOW_UP
from polesdesk.store.tables import (
    ALIVE,
    association,
    convention,
    follow_up,
    hub,
    letter,
    observation,
)
from polesdesk.store.windows import Window

WINDOW = Window(
    "follow_up",
    follow_up,
    {"due_on": follow_up.c.due_on, "opened_on": follow_up.c.opened_on},
    "due_on",
)


def filters(query: ListQuery, today: date) -> list[ColumnElement[bool]]:
    """Return what the filters of the list ask for; without a state, what is still open."""
    table = follow_up.c
    conditions: list[ColumnElement[bool]] = []
    for name, column in (("hub", table.hub_id), ("kind", table.kind)):
        if query.filters.get(name):
            conditions.append(column == query.filters[name])
    is_open = table.done_on.is_(None)
    answered = table.answered_on.is_not(None) & table.excused.is_(None)
    late = table.due_on < today
    states: dict[str, ColumnElement[bool]] = {
        "": is_open,
        "late": is_open & ~answered & late,
        "answered": is_open & answered,
        "waiting": is_open & ~answered & ~late & table.letter_id.is_not(None),
        "to_do": is_open & ~answered & ~late & table.letter_id.is_(None),
        "done": table.done_on.is_not(None),
    }
    conditions.append(states.get(query.filters.get("state", ""), is_open))
    return conditions + column_filters.conditions(query.columns, _FILTERABLE)


_T = follow_up.c
_FILTERABLE = {
    "due_on": Filterable(cell=_T.due_on),
    "kind": Filterable(cell=_T.kind, one_of=_T.kind.in_, values=tuple(FollowUpKind)),
    "title": Filterable(cell=_T.title),
    "association": column_filters.named(_T.association_id, association),
    "owner": Filterable(cell=_T.owner),
    "opened_on": Filterable(cell=_T.opened_on),
    "hub": column_filters.named(_T.hub_id, hub),
    "convention": column_filters.named(_T.convention_id, convention, by="number"),
    "letter": Filterable(cell=_T.letter_id),
    "done_on": Filterable(cell=_T.done_on),
}
"""The columns of the list that may be filtered, by their keys."""


def values(
    connection: Connection, query: ListQuery, today: date, name: str
) -> tuple[ValueCount, ...]:
    """Return what a column holds in the list as it is narrowed by all but its own filter."""
    other = replace(query, columns=without_filter(query.columns, name))
    where = WINDOW.conditions(other, filters(other, today))
    return column_filters.value_counts(connection, follow_up, _FILTERABLE[name], where)


def ids(
    connection: Connection,
    query: ListQuery,
    today: date,
    offset: int = 0,
    limit: int | None = None,
) -> list[str]:
    """Return the ids of one page of follow-ups."""
    return WINDOW.ids(connection, query, filters(query, today), offset, limit)


def named(connection: Connection, ids: Sequence[str], today: date) -> tuple[FollowUpRow, ...]:
    """Return the rows of follow-ups in the order of their ids."""
    return _named(connection, records.get_many(connection, FOLLOW_UP, ids), today)


def rows(
    connection: Connection, condition: ColumnElement[bool], today: date, limit: int | None = None
) -> tuple[FollowUpRow, ...]:
    """Return the rows of live follow-ups that meet a condition, those due first on top."""
    table = follow_up.c
    found = records.alive_where(
        connection, FOLLOW_UP, condition, table.done_on.is_not(None), table.due_on, table.id
    )
    return _named(connection, found[:limit], today)


def _named(
    connection: Connection, found: Sequence[FollowUp], today: date
) -> tuple[FollowUpRow, ...]:
    hubs = _texts(connection, hub.c.id, hub.c.name, [one.hub_id for one in found])
    people = _texts(
        connection, association.c.id, association.c.name, [one.association_id for one in found]
    )
    numbers = _texts(
        connection, convention.c.id, convention.c.number, [one.convention_id for one in found]
    )
    letters = _texts(connection, letter.c.id, letter.c.number, [one.letter_id for one in found])
    return tuple(
        FollowUpRow(
            id=one.id,
            kind=one.kind,
            title=one.title,
            hub_id=one.hub_id,
            hub=hubs.get(one.hub_id, ""),
            association_id=one.association_id,
            association=people.get(one.association_id or "", ""),
            convention=numbers.get(one.convention_id or "", ""),
            owner=one.owner,
            opened_on=one.opened_on,
            due_on=one.due_on,
            done_on=one.done_on,
            state=state_of(one, today),
            letter=letters.get(one.letter_id or "", ""),
        )
        for one in found
    )


def _texts(
    connection: Connection,
    key: ColumnElement[str],
    text: ColumnElement[str],
    ids: Iterable[str | None],
) -> dict[str, str]:
    asked = sorted({one for one in ids if one})
    found: dict[str, str] = {}
    for start in range(0, len(asked), records.CHUNK):
        statement = select(key, text).where(key.in_(asked[start : start + records.CHUNK]))
        found.update((row[0], row[1]) for row in connection.execute(statement))
    return found


def open_ones() -> ColumnElement[bool]:
    """Return the condition of follow-ups that are not done."""
    return follow_up.c.done_on.is_(None)


def steps_of(connection: Connection, slot_id: str) -> list[FollowUp]:
    """Return the steps of non-use taken for a slot, the oldest first."""
    table = follow_up.c
    return records.alive_where(
        connection,
        FOLLOW_UP,
        (table.slot_id == slot_id) & table.kind.in_(STEPS),
        table.opened_on,
        table.id,
    )


def of_convention(connection: Connection, convention_id: str, since: date) -> list[FollowUp]:
    """Return the follow-ups of an agreement opened since a day, the newest first."""
    table = follow_up.c
    condition = (table.convention_id == convention_id) & (table.opened_on >= since)
    return records.alive_where(connection, FOLLOW_UP, condition, table.opened_on.desc(), table.id)


def of_visit(connection: Connection, visit_id: str) -> list[FollowUp]:
    """Return the follow-ups that a visit has opened."""
    return records.alive_where(
        connection, FOLLOW_UP, follow_up.c.visit_id == visit_id, follow_up.c.id
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotSeen:
    """What counts of a slot in a period: day, outcome and finding of each observation."""

    slot_id: str
    hub_id: str
    convention_id: str | None
    association_id: str | None
    seen: tuple[tuple[date, Outcome, str], ...]


def often_empty(
    connection: Connection,
    span: tuple[date, date],
    least: int,
    *,
    limit: int,
    slot_id: str | None = None,
) -> list[SlotSeen]:
    """Return the slots of agreements found empty at least so often, the emptiest first.

    Those of which a step is open are left out; ``slot_id`` asks about one slot alone.
    """
    table = observation.c
    first, last = span
    looked_after = select(follow_up.c.slot_id).where(
        follow_up.c.life == ALIVE,
        follow_up.c.done_on.is_(None),
        follow_up.c.slot_id.is_not(None),
        follow_up.c.kind.in_(STEPS),
    )
    empty = (
        select(table.slot_id)
        .where(
            table.outcome == str(Outcome.EMPTY),
            _by_slot(table.day).between(first, last),
            table.part == "",
            table.slot_id.not_in(looked_after),
        )
        .group_by(table.slot_id)
        .having(func.count() >= least)
        .order_by(func.count().desc(), table.slot_id)
        .limit(limit)
    )
    if slot_id is not None:
        empty = empty.where(table.slot_id == slot_id)
    ids = list(connection.execute(empty).scalars())
    found: dict[str, SlotSeen] = {}
    for start in range(0, len(ids), records.CHUNK):
        statement = (
            select(
                table.slot_id, table.hub_id, table.convention_id, table.association_id,
                table.day, table.outcome, table.finding_id,
            )
            .where(
                table.slot_id.in_(ids[start : start + records.CHUNK]),
                table.outcome.in_(sorted(VALID)),
                _by_slot(table.day).between(first, last),
                table.part == "",
                table.convention_id.is_not(None),
            )
            .order_by(table.day)
        )  # fmt: skip
        for row in connection.execute(statement):
            before = found.get(row.slot_id)
            seen = before.seen if before else ()
            found[row.slot_id] = SlotSeen(
                slot_id=row.slot_id,
                hub_id=row.hub_id,
                convention_id=row.convention_id,
                association_id=row.association_id,
                seen=(*seen, (row.day, Outcome(row.outcome), row.finding_id)),
            )
    return list(found.values())


def _by_slot(column: Any) -> Any:
    """Return a column without the index of its own: the slots have a covering one."""
    return literal_column(f"+observation.{column.name}", column.type)


def dealt_with(connection: Connection, slot_ids: Sequence[str]) -> dict[str, date | None]:
    """Return, by slot, until when its absences were dealt with; None while a step is open."""
    found: dict[str, date | None] = {}
    table = follow_up.c
    for start in range(0, len(slot_ids), records.CHUNK):
        statement = select(table.slot_id, table.done_on).where(
            table.life.concat("") == ALIVE,
            table.slot_id.in_(slot_ids[start : start + records.CHUNK]),
            table.kind.in_(STEPS),
        )
        for slot_id, done_on in connection.execute(statement):
            before = found.get(slot_id, date.min)
            found[slot_id] = None if before is None or done_on is None else max(before, done_on)
    return found
