"""The amendments of agreements in the file."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, func, or_, select

from polesdesk.domain.conventions import SIGNED, Convention
from polesdesk.store import records
from polesdesk.store.kinds import CONVENTION
from polesdesk.store.tables import ALIVE, convention, convention_room

_C = convention.c


def of_agreement(connection: Connection, convention_id: str) -> list[Convention]:
    """Return the live amendments of an agreement, by the day on which they take effect."""
    named = select(_C.id).where(_C.amends_id == convention_id)
    ids = sorted(connection.execute(named).scalars())
    found: list[Convention] = records.get_many(connection, CONVENTION, ids, alive=True)
    return sorted(found, key=lambda one: (one.start_date or date.max, one.number, one.id))


def how_many_ever(connection: Connection, convention_id: str) -> int:
    """Return how many amendments were ever made, the bin included: no rank is given twice."""
    statement = select(func.count()).where(_C.amends_id == convention_id)
    return int(connection.execute(statement).scalar_one())


def replaced_from(connection: Connection, ids: Iterable[str]) -> dict[str, date]:
    """Return the day from which a signed amendment with rooms of its own replaces agreements.

    An amendment is replaced in its turn by the next one.
    """
    asked = {key for key in ids if key}
    rows = _signed(connection, asked)
    bases = {row.amends_id for row in rows} - asked
    if bases and len(asked) <= records.CHUNK:
        rows |= _signed(connection, bases)
    by_base: dict[str, list[Row[Any]]] = {}
    for row in sorted(rows, key=lambda row: (row.start_date, row.number)):
        by_base.setdefault(row.amends_id, []).append(row)
    found: dict[str, date] = {}
    for base, following in by_base.items():
        holders = [base, *(row.id for row in following)]
        for holder, row in zip(holders, following, strict=False):
            if holder in asked:
                found[holder] = row.start_date
    return found


def _signed(connection: Connection, asked: set[str]) -> set[Row[Any]]:
    is_few = len(asked) <= records.CHUNK
    values = {"ids": sorted(asked)} if is_few else {}
    return set(connection.execute(_statement(is_few=is_few), values).all())


@cache
def _statement(*, is_few: bool) -> Select[Any]:
    has_rooms = (
        select(convention_room.c.convention_id)
        .where(convention_room.c.convention_id == _C.id)
        .exists()
    )
    ids: Any = bindparam("ids", expanding=True)
    named = or_(_C.amends_id.in_(ids), _C.id.in_(ids)) if is_few else _C.amends_id > ""
    # Concatenated, so that the few amendments are found by their own index.
    return select(_C.id, _C.amends_id, _C.start_date, _C.number).where(
        named,
        _C.amends_id > "",
        _C.life.concat("") == ALIVE,
        _C.state.concat("").in_(sorted(SIGNED)),
        _C.start_date.is_not(None),
        has_rooms,
    )
