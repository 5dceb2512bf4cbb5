"""What posters tell: the usual week of a room or of a hub, and what is empty of an evening."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time

from polesdesk.domain.conventions import HolidayRule, Slot, WeekParity
from polesdesk.domain.french import join_and
from polesdesk.domain.planning_rows import EmptinessRow

_COUNTED = {2: "deux", 3: "trois", 4: "quatre"}
_RANKS = {1: "1er", -1: "dernier"}


@dataclass(frozen=True, slots=True, kw_only=True)
class PosterSlot:
    """One slot of a usual week: weekday 1 to 7, hours, who, and how often when not each week."""

    room_id: str
    weekday: int
    start: time
    end: time
    name: str
    rhythm: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PosterRoom:
    """A room on a poster; ``alone`` is who holds it at all hours."""

    id: str
    name: str
    place: str = ""
    alone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Poster:
    """A week on paper, of one room or of a hub, valid from a day to a day.

    ``authority`` is the city; ``opening`` the first and last minute of the hours to show.
    """

    title: str
    subtitle: str
    authority: str
    first: date
    last: date
    rooms: tuple[PosterRoom, ...]
    slots: tuple[PosterSlot, ...]
    opening: tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class EmptyHours:
    """The question of what is empty, as it was asked, and its answer room by room."""

    weekday: int
    start: time
    end: time
    first: date
    last: date
    authority: str
    rows: tuple[EmptinessRow, ...]


def rhythm_in_words(slot: Slot) -> str:
    """Return when a slot returns, for the public; nothing for every week of the term."""
    parts = [_weeks(slot)]
    if slot.school_holidays is HolidayRule.ONLY:
        parts.append("vacances scolaires seulement")
    elif slot.school_holidays is HolidayRule.WITH:
        parts.append("vacances comprises")
    return ", ".join(part for part in parts if part)


def _weeks(slot: Slot) -> str:
    if slot.month_weeks:
        ranks = sorted(slot.month_weeks, key=lambda week: (week < 0, week))
        return f"le {join_and([_RANKS.get(rank, f'{rank}e') for rank in ranks])} du mois"
    if slot.week_parity is not WeekParity.ANY:
        return f"semaines {'impaires' if slot.week_parity is WeekParity.ODD else 'paires'}"
    weeks = _COUNTED.get(slot.interval_weeks)
    return f"une semaine sur {weeks}" if weeks else ""


def season_of(day: date) -> tuple[date, date]:
    """Return the first and last day of the season of a day: September to August."""
    year = day.year if day.month >= 9 else day.year - 1
    return date(year, 9, 1), date(year + 1, 8, 31)


def parted(
    rows: Iterable[EmptinessRow],
) -> tuple[list[EmptinessRow], list[EmptinessRow], list[EmptinessRow]]:
    """Return the rooms never or not always allotted, those allotted but seen empty, those used.

    A room may be in the first two: free on some days, seen empty on others.
    """
    rows = list(rows)
    free = [row for row in rows if row.free_days]
    empty = [row for row in rows if row.allotted_days and row.seen_empty]
    used = [row for row in rows if not row.free_days and not (row.allotted_days and row.seen_empty)]
    free.sort(key=lambda row: (-row.free_days / max(row.days, 1), row.hub, row.room))
    empty.sort(key=lambda row: (-row.seen_empty / max(row.seen_n, 1), row.hub, row.room))
    return free, empty, used
