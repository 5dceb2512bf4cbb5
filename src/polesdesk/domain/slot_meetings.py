"""Which slots share hours of the week in a room: the few pairs that are worth a closer look."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from polesdesk.domain.calendar_days import span_of
from polesdesk.domain.clashes import DAY
from polesdesk.domain.planning import HeldSlot

WEEK = 7 * DAY


def meetings(held: Iterable[HeldSlot]) -> Iterator[tuple[HeldSlot, HeldSlot]]:
    """Return pairs of slots of two holders that share a minute of the week in a room, one by one.

    Rhythm and calendar are not looked at: two that are named here may never meet, two that are
    not named never do.
    """
    by_room: dict[str, list[tuple[int, int, HeldSlot]]] = {}
    for one in held:
        by_room.setdefault(one.slot.room_id, []).extend(
            (start, end, one) for start, end in _spans(one)
        )
    for spans in by_room.values():
        spans.sort(key=lambda span: (span[0], span[1]))
        for first, second in _overlapping(spans):
            if _last_together(first, second) >= max(first.first, second.first):
                yield first, second


def _last_together(one: HeldSlot, other: HeldSlot) -> date:
    return min(one.last or date.max, other.last or date.max)


def _spans(one: HeldSlot) -> Iterator[tuple[int, int]]:
    """Return the minutes of the week of a slot, also of its exceptional dates."""
    hours = span_of(one.slot.start, one.slot.end)
    weekdays = {day.isoweekday() for day in one.slot.dates_in}
    if not one.only_dates:
        weekdays.add(one.slot.weekday)
    for weekday in sorted(weekdays):
        midnight = (weekday - 1) * DAY
        yield midnight + hours.start, midnight + hours.end
        if midnight + hours.end > WEEK:  # the night of Sunday is that before Monday
            yield midnight + hours.start - WEEK, midnight + hours.end - WEEK


def _overlapping(
    spans: list[tuple[int, int, HeldSlot]],
) -> Iterator[tuple[HeldSlot, HeldSlot]]:
    open_: list[tuple[int, HeldSlot]] = []
    for start, end, one in spans:
        open_ = [entry for entry in open_ if entry[0] > start]
        for _end, other in open_:
            if _holder(other) != _holder(one):
                yield other, one
        open_.append((end, one))


def _holder(one: HeldSlot) -> str | None:
    return one.convention_id or one.allotment_id
