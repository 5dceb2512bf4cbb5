"""Seasons of associations: a school year, from the 1st of September to the 31st of August."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

_FIRST_MONTH = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Season:
    """A season: « 2026-2027 », its first and its last day."""

    name: str
    first: date
    last: date


def season_of(day: date) -> Season:
    """Return the season that a day belongs to."""
    year = day.year if day.month >= _FIRST_MONTH else day.year - 1
    return Season(
        name=f"{year}-{year + 1}",
        first=date(year, _FIRST_MONTH, 1),
        last=date(year + 1, _FIRST_MONTH - 1, 31),
    )


def next_season(season: Season) -> Season:
    """Return the season that follows."""
    return season_of(date.fromordinal(season.last.toordinal() + 1))
