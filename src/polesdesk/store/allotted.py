"""Hours that agreements and letters allot in a typical week of term, read from their slots."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from sqlalchemy import Connection, func, or_, select

from polesdesk.domain.calendar_days import span_of
from polesdesk.domain.conventions import SIGNED, HolidayRule, Slot, WeekParity
from polesdesk.domain.rate_rows import WeekHour
from polesdesk.store.tables import ALIVE, allotment, convention, room, slot

_WEEKS_A_YEAR = 52


@dataclass(frozen=True, slots=True, kw_only=True)
class Weekly:
    """Hours of a weekday that ``count`` slots hold on average in a week of the period.

    ``slots`` is how many are in effect at some time of it.
    """

    weekday: int
    start: time
    end: time
    count: float
    slots: int = 1

    @property
    def minutes(self) -> float:
        """Return the minutes a week."""
        span = span_of(self.start, self.end)
        return (span.end - span.start) * self.count

    def hours(self) -> Iterator[tuple[WeekHour, float]]:
        """Yield each hour of the week that is touched, with the share of it that is held."""
        span = span_of(self.start, self.end)
        for hour in range(span.start // 60, (span.end - 1) // 60 + 1):
            held = min(span.end, hour * 60 + 60) - max(span.start, hour * 60)
            place = (self.weekday - 1 + hour // 24) % 7 + 1, hour % 24
            yield place, held / 60 * self.count


def weekly(connection: Connection, first: date, last: date, hub_id: str | None) -> list[Weekly]:
    """Return the hours allotted in a typical week of a period, of a hub or of the city.

    An agreement counts for the part of the period in which it is in effect, a slot for the part
    of the weeks in which it returns; slots of school holidays alone do not count.
    """
    days = (last - first).days + 1
    kinds = (
        slot.c.weekday, slot.c.start, slot.c.end, slot.c.interval_weeks, slot.c.week_parity,
        slot.c.month_weeks,
    )  # fmt: skip
    statement = (
        select(*kinds, func.sum(_overlap(first, last)), func.count())
        .select_from(slot)
        .join(convention, convention.c.id == slot.c.convention_id)
        .where(*_in_effect(first, last), slot.c.school_holidays != HolidayRule.ONLY)
        .group_by(*kinds)
    )
    if hub_id is not None:
        rooms = connection.execute(select(room.c.id).where(room.c.hub_id == hub_id)).scalars()
        statement = statement.where(slot.c.room_id.in_(rooms.all()))
    found = [
        Weekly(
            weekday=row[0],
            start=row[1],
            end=row[2],
            count=_share(*row[3:6]) * row[6] / days,
            slots=row[7],
        )
        for row in connection.execute(statement).all()
    ]
    return found + list(_by_letter(connection, first, last, hub_id))


def _share(interval: int, parity: WeekParity, month_weeks: tuple[int, ...]) -> float:
    """Return in what part of the weeks a slot returns."""
    if month_weeks:
        return len(month_weeks) * 12 / _WEEKS_A_YEAR
    return 1 / (max(interval, 2) if parity is not WeekParity.ANY else interval)


def _in_effect(first: date, last: date) -> list[Any]:
    table = convention.c
    other = convention.alias("other").c
    # Concatenated, so that the few amendments are found by their own index.
    amended = select(other.amends_id).where(
        other.amends_id > "",
        other.life.concat("") == ALIVE,
        other.state.concat("").in_(sorted(SIGNED)),
        func.coalesce(other.start_date, last) <= first,
    )
    # Concatenated, so that agreements are looked up from their slots and not all walked.
    return [
        table.life.concat("") == ALIVE,
        table.state.concat("").in_(sorted(SIGNED)),
        table.start_date <= last,
        or_(table.end_date.is_(None), table.end_date >= first),
        or_(table.terminated_on.is_(None), table.terminated_on > first),
        table.id.not_in(amended),
    ]


def _overlap(first: date, last: date) -> Any:
    """Return how many days of the period an agreement is in effect."""
    table = convention.c
    end = func.min(func.coalesce(table.end_date, last), last)
    left = func.coalesce(func.date(table.terminated_on, "-1 day"), last)
    start = func.max(table.start_date, first)
    return func.julianday(func.min(end, left)) - func.julianday(start) + 1


def _by_letter(
    connection: Connection, first: date, last: date, hub_id: str | None
) -> Iterator[Weekly]:
    table = allotment.c
    statement = select(table.slots, table.start_date, table.end_date).where(
        table.life == ALIVE,
        table.convention_id.is_not(None),
        table.start_date <= last,
        or_(table.end_date.is_(None), table.end_date >= first),
    )
    if hub_id is not None:
        statement = statement.where(table.hub_id == hub_id)
    days = (last - first).days + 1
    for slots, start, end in connection.execute(statement).all():
        held = (min(end or last, last) - max(start, first)).days + 1
        yield from (_of_letter(one, held / days) for one in slots if _in_term(one))


def _in_term(one: Slot) -> bool:
    return one.school_holidays is not HolidayRule.ONLY


def _of_letter(one: Slot, part: float) -> Weekly:
    share = _share(one.interval_weeks, one.week_parity, one.month_weeks)
    return Weekly(weekday=one.weekday, start=one.start, end=one.end, count=share * part)
