"""What a day is: term, school holiday or not yet published, public holiday, closed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum
from functools import cache
from itertools import accumulate

from polesdesk.domain.school_calendar import Closure, ClosureKind, SchoolHoliday

REGIONS: dict[str, str] = {
    "": "France entière",
    "6AE": "Alsace",
    "57": "Moselle",
    "971": "Guadeloupe",
    "972": "Martinique",
    "973": "Guyane",
    "974": "La Réunion",
    "976": "Mayotte",
    "PM": "Saint-Pierre-et-Miquelon",
    "BL": "Saint-Barthélemy",
    "MF": "Saint-Martin",
    "WF": "Wallis-et-Futuna",
    "PF": "Polynésie française",
    "NC": "Nouvelle-Calédonie",
}
"""Where public holidays are added to those of Code du travail, art. L3133-1, by code."""


class SchoolDay(StrEnum):
    """A day of class, of holiday, or beyond what was published."""

    TERM = "term"
    HOLIDAY = "holiday"
    UNPUBLISHED = "unpublished"


@cache
def public_holidays(year: int, region: str = "") -> dict[date, str]:
    """Return the public holidays of a year by day, with their French names."""
    import holidays

    found = holidays.country_holidays("FR", subdiv=region or None, years=year, language="fr")
    return {day: name.replace("'", "’") for day, name in found.items()}


@dataclass(frozen=True, slots=True)
class DayMinutes:
    """A span of a day in minutes from midnight; past 1,440 it goes into the next day."""

    start: int
    end: int

    def meets(self, other: DayMinutes) -> bool:
        """Tell whether two spans of one day share a minute."""
        return self.start < other.end and other.start < self.end


def span_of(start: time, end: time) -> DayMinutes:
    """Return the minutes of hours on the wall clock; an end not after the start is tomorrow."""
    first = start.hour * 60 + start.minute
    last = end.hour * 60 + end.minute
    return DayMinutes(first, last if last > first else last + 24 * 60)


class SchoolDays:
    """What days are for schools: term, holiday with its name, or not published; remembered.

    Before the first and after the last day published nothing is term nor holiday.
    """

    def __init__(self, periods: Iterable[SchoolHoliday]) -> None:
        self._periods = sorted(
            (one.first, one.last, one.name) for one in periods if one.first and one.last
        )
        self._firsts = [first for first, _, _ in self._periods]
        self._until = list(accumulate((last for _, last, _ in self._periods), max))
        self._known: dict[date, tuple[SchoolDay, str]] = {}

    @property
    def published_from(self) -> date | None:
        """Return the first day known, None when nothing is."""
        return self._firsts[0] if self._firsts else None

    @property
    def published_to(self) -> date | None:
        """Return the last day known, None when nothing is."""
        return self._until[-1] if self._until else None

    def __call__(self, day: date) -> tuple[SchoolDay, str]:
        """Return what a day is for schools, with the name of the holidays."""
        if day not in self._known:
            self._known[day] = self._look_up(day)
        return self._known[day]

    def _look_up(self, day: date) -> tuple[SchoolDay, str]:
        first, last = self.published_from, self.published_to
        if first is None or last is None or not first <= day <= last:
            return SchoolDay.UNPUBLISHED, ""
        begun = bisect_right(self._firsts, day)
        if self._until[begun - 1] < day:  # all that began before is over
            return SchoolDay.TERM, ""
        name = next(name for _, end, name in reversed(self._periods[:begun]) if day <= end)
        return SchoolDay.HOLIDAY, name


@dataclass(frozen=True, slots=True)
class PlanningCalendar:
    """School holidays of the office's zone, its public holidays, and closures by hub.

    ``school_day`` says what a day is for schools, made from the periods.
    """

    periods: tuple[SchoolHoliday, ...] = ()
    region: str = ""
    closures: dict[str, list[Closure]] = field(default_factory=dict)
    school_day: SchoolDays = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "school_day", SchoolDays(self.periods))

    def public_holiday(self, day: date) -> str:
        """Return the name of the public holiday that a day is, else nothing."""
        return public_holidays(day.year, self.region).get(day, "")

    def closure(
        self, hub_id: str, room_id: str, day: date, span: DayMinutes, slot_id: str = ""
    ) -> Closure | None:
        """Return what closes a room in a span of a day; a requisition goes before a closure.

        What spares the slot closes nothing for it.
        """
        found = [
            one
            for one in self.closures.get(hub_id, ())
            if one.room_id in (None, room_id)
            and _closes(one, day, span)
            and slot_id not in one.spared_ids
        ]
        return min(found, key=lambda one: one.kind is not ClosureKind.REQUISITION, default=None)


def by_hub(closures: Iterable[Closure]) -> dict[str, list[Closure]]:
    """Return closures by hub."""
    found: dict[str, list[Closure]] = {}
    for one in closures:
        found.setdefault(one.hub_id, []).append(one)
    return found


def _closes(one: Closure, day: date, span: DayMinutes) -> bool:
    if one.first is None or not one.first <= day <= (one.last or one.first):
        return False
    if one.start is None or one.end is None:
        return True
    return span_of(one.start, one.end).meets(span)
