"""Which sessions of a closed slot can be held elsewhere meanwhile, without any clash."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from polesdesk.domain.calendar_days import PlanningCalendar, span_of
from polesdesk.domain.closure_operations import Place, TouchedLine, Treatment
from polesdesk.domain.free_time import Busy
from polesdesk.domain.occurrences import Occurrence
from polesdesk.domain.planning import HeldSlot

GOING = frozenset({Treatment.MOVED, Treatment.AMENDED})
"""What sends sessions elsewhere: at once, or once an amendment is signed."""


def day_at(place: Place, day: date) -> date:
    """Return the day of the same week on which a session of ``day`` is held at a place."""
    return day + timedelta(days=place.weekday - day.isoweekday())


@dataclass(slots=True, kw_only=True)
class Elsewhere:
    """What sessions meet where they go: what takes rooms, the calendar, and the titles.

    ``is_closed`` tells the rooms that the operation itself closes; days before ``today`` are
    over. Each move that is found takes its room in its turn.
    """

    busy: Busy
    calendar: PlanningCalendar
    held: dict[str, HeldSlot]
    is_closed: Callable[[str], bool]
    today: date
    placed: list[Occurrence] = field(default_factory=list)

    def place(self, line: TouchedLine) -> TouchedLine:
        """Return a line with the days that its place takes in; all others stay cancelled."""
        if line.treatment not in GOING or line.place is None:
            return replace(line, moved=())
        return replace(line, moved=tuple(self._moved(line, line.place)))

    def _moved(self, line: TouchedLine, place: Place) -> Iterable[date]:
        held = self.held.get(line.subject_id)
        if held is None or self.is_closed(place.room_id):
            return
        for day in line.days:
            target = day_at(place, day)
            if day in line.fixed or not self._is_free(held, place, target):
                continue
            taken = Occurrence(
                day=target,
                start=place.start,
                end=place.end,
                hub_id=place.hub_id,
                room_id=place.room_id,
                slot_id=line.subject_id,
            )
            self.busy.add(taken)
            self.placed.append(taken)
            yield day

    def _is_free(self, held: HeldSlot, place: Place, day: date) -> bool:
        if day < self.today or not _has_title(held, day) or self.calendar.public_holiday(day):
            return False
        span = span_of(place.start, place.end)
        if self.calendar.closure(place.hub_id, place.room_id, day, span) is not None:
            return False
        return not self.busy.takes(place.room_id, day, span)


def _has_title(held: HeldSlot, day: date) -> bool:
    return any(first <= day and (last is None or day <= last) for first, last in held.effect)
