"""Slots in the file that share hours of a weekday in a room that is not shared."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Connection, or_, select
from sqlalchemy.sql import ColumnElement

from polesdesk.domain.conventions import SIGNED
from polesdesk.store.tables import ALIVE, convention, room, slot


def overlapping(connection: Connection, first: date, last: date, limit: int) -> tuple[str, ...]:
    """Return the ids of slots in force that may meet another in a period, at most ``limit``.

    Only hours and weekdays are compared, which an index knows; whether they meet on a day is
    for rhythm and calendar to say.
    """
    one, other = slot.alias("one"), slot.alias("other")
    holder, rival = convention.alias("holder"), convention.alias("rival")
    met = (
        select(other.c.id)
        .join(rival, rival.c.id == other.c.convention_id)
        .where(
            other.c.room_id == one.c.room_id,
            other.c.weekday == one.c.weekday,
            other.c.convention_id != one.c.convention_id,
            _is_before_end(one, other),
            _is_before_end(other, one),
            *_in_force(rival, first, last),
        )
    )
    wanted = (
        select(one.c.id)
        .join(holder, holder.c.id == one.c.convention_id)
        .join(room, room.c.id == one.c.room_id)
        .where(~room.c.shareable, *_in_force(holder, first, last), met.exists())
        .order_by(one.c.room_id, one.c.weekday)  # the slots that meet stand together
        .limit(limit)
    )
    return tuple(connection.execute(wanted).scalars())


def _is_before_end(one: Any, other: Any) -> ColumnElement[bool]:
    """Tell whether a slot begins before another ends, which may be past midnight."""
    return or_(one.c.start < other.c.end, other.c.end <= other.c.start)


def _in_force(holder: Any, first: date, last: date) -> tuple[ColumnElement[bool], ...]:
    return (
        holder.c.life.concat("") == ALIVE,
        holder.c.state.in_(SIGNED),
        holder.c.start_date <= last,
        or_(holder.c.end_date.is_(None), holder.c.end_date >= first),
    )
