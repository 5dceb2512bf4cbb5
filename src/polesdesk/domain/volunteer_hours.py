"""Hours that people gave: what is credited, and what it is worth at dated hourly rates.

ANC regulation 2018-06, art. 211-1 to 211-4: the help of volunteers is told in classes 86 and 87
when it can be measured and valued; what has no rate is « non calculable », never zero.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from polesdesk.domain.folding import fold
from polesdesk.domain.rosters import CAME, AssignmentStatus, HourlyRate

DEBIT, CREDIT = "864", "875"
"""Accounts of classes 86 and 87 for the help of volunteers (domain dossier D5)."""
NAMELESS_KEY = "-"
"""The key of hours without a task or a hub."""
_DAY = 24 * 60


class HoursBy(StrEnum):
    """By what hours are added up."""

    PERSON = "person"
    TASK = "task"
    HUB = "hub"
    MONTH = "month"


@dataclass(frozen=True, slots=True, kw_only=True)
class HoursQuery:
    """Which hours are asked for: by what, from day to day, of one hub or of all."""

    by: HoursBy
    first: date
    last: date
    hub_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Worked:
    """A shift that somebody gave: who, when, what, where and how many minutes are credited."""

    volunteer_id: str
    name: str
    is_agent: bool
    day: date
    task: str
    hub_id: str
    hub: str
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HoursLine:
    """Hours of one person, task, hub or month, under its key (``id``).

    ``cents`` is None when an hour among them has no rate; ``unvalued_minutes`` tells how many.
    ``agent_minutes`` are counted apart and never valued.
    """

    id: str
    label: str
    persons: int
    shifts: int
    minutes: int
    agent_minutes: int
    unvalued_minutes: int
    cents: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HoursTable:
    """Hours of a period by one thing, with their total."""

    query: HoursQuery
    lines: tuple[HoursLine, ...]
    total: HoursLine


def span_minutes(start: time, end: time) -> int:
    """Return how long a span is; an end at or before its start is on the next day."""
    minutes = (end.hour * 60 + end.minute) - (start.hour * 60 + start.minute)
    return minutes if minutes > 0 else minutes + _DAY


def credited(
    status: AssignmentStatus,
    planned: tuple[time | None, time | None],
    noted: tuple[time | None, time | None],
    typed: int | None,
) -> int:
    """Return the minutes credited: those typed, else the times noted, else those planned."""
    if status not in CAME:
        return 0
    if typed is not None:
        return typed
    start, end = noted[0] or planned[0], noted[1] or planned[1]
    return span_minutes(start, end) if start is not None and end is not None else 0


def rate_on(rates: Iterable[HourlyRate], task: str, day: date) -> HourlyRate | None:
    """Return the rate of a task on a day: its own, else the one that serves every task."""
    begun = [
        one
        for one in rates
        if one.cents is not None and one.from_date is not None and one.from_date <= day
    ]
    for wanted in dict.fromkeys((fold(task), "")):
        fits = [one for one in begun if fold(one.task) == wanted]
        if fits:
            return max(fits, key=lambda one: (one.from_date or date.min, one.id))
    return None


def value_of(minutes: int, rate: HourlyRate | None) -> int | None:
    """Return what a shift is worth in cents, rounded half up shift by shift; None without rate."""
    if rate is None or rate.cents is None:
        return None
    return (minutes * rate.cents + 30) // 60


_KEYS: dict[HoursBy, Callable[[Worked], tuple[str, str]]] = {
    HoursBy.PERSON: lambda one: (one.volunteer_id, one.name),
    HoursBy.TASK: lambda one: (fold(one.task) or NAMELESS_KEY, one.task),
    HoursBy.HUB: lambda one: (one.hub_id or NAMELESS_KEY, one.hub),
    HoursBy.MONTH: lambda one: (one.day.strftime("%Y-%m"), one.day.strftime("%Y-%m")),
}


class _Sum:
    """What is added up for one line."""

    def __init__(self, label: str) -> None:
        self.label = label
        self.people: set[str] = set()
        self.shifts = self.minutes = self.agents = self.unvalued = self.cents = 0

    def add(self, one: Worked, cents: int | None) -> None:
        """Add a shift; the time of an agent is never volunteering."""
        self.shifts += 1
        self.people.add(one.volunteer_id)
        if one.is_agent:
            self.agents += one.minutes
            return
        self.minutes += one.minutes
        if cents is None:
            self.unvalued += one.minutes
        else:
            self.cents += cents

    def line(self, key: str) -> HoursLine:
        """Return the line; one whose time cannot be valued wholly has no value."""
        return HoursLine(
            id=key,
            label=self.label,
            persons=len(self.people),
            shifts=self.shifts,
            minutes=self.minutes,
            agent_minutes=self.agents,
            unvalued_minutes=self.unvalued,
            cents=None if self.unvalued else self.cents,
        )


def table(
    worked: Iterable[Worked],
    rates: Sequence[HourlyRate],
    query: HoursQuery,
) -> HoursTable:
    """Return the hours of a period by person, task, hub or month, and their total."""
    sums: dict[str, _Sum] = {}
    total = _Sum("")
    known: dict[tuple[str, date], HourlyRate | None] = {}
    for one in worked:
        key, label = _KEYS[query.by](one)
        asked = (one.task, one.day)
        if asked not in known:
            known[asked] = rate_on(rates, *asked)
        cents = value_of(one.minutes, known[asked])
        sums.setdefault(key, _Sum(label)).add(one, cents)
        total.add(one, cents)
    lines = [found.line(key) for key, found in sums.items()]
    order = (lambda one: one.id) if query.by is HoursBy.MONTH else (lambda one: fold(one.label))
    return HoursTable(
        query=query,
        lines=tuple(sorted(lines, key=order)),
        total=total.line(""),
    )
