"""Rates of use with their number of observations and their interval (domain dossier C1)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from math import sqrt

Z_95 = 1.959963984540054
"""The normal quantile that leaves 2,5 % on each side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """Between which two rates, from 0 to 1, the true one lies with 95 % confidence."""

    low: float
    high: float


def wilson(k: int, n: int) -> Interval | None:
    """Return the 95 % interval of k out of n; None without any observation.

    Score interval of E. B. Wilson (1927), without continuity correction: it stays between 0
    and 1 and is honest for the few observations of a slot. Raises ValueError unless
    0 <= k <= n.
    """
    if not 0 <= k <= n:
        raise ValueError(f"{k} out of {n}")
    if n == 0:
        return None
    share, square = k / n, Z_95 * Z_95
    middle = (share + square / (2 * n)) / (1 + square / n)
    half = Z_95 * sqrt(share * (1 - share) / n + square / (4 * n * n)) / (1 + square / n)
    low = 0.0 if k == 0 else max(0.0, middle - half)
    high = 1.0 if k == n else min(1.0, middle + half)
    return Interval(low=low, high=high)


class Dimension(StrEnum):
    """What a table of rates has a row for."""

    CONVENTION = "convention"
    ASSOCIATION = "association"
    SLOT = "slot"
    ROOM = "room"
    HUB = "hub"
    WEEKDAY_HOUR = "weekday-hour"
    MONTH = "month"
    SEASON = "season"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What was seen in a period: occurrences observed, and those left out by reason.

    ``occupied`` as planned, ``empty`` without excuse and ``other`` (somebody else was there)
    are the observations; ``filled`` adds up headcount over capacity of the occupied ones that
    were counted, ``counted`` says how many these are; ``last_seen`` is the last day observed.
    """

    occupied: int = 0
    empty: int = 0
    other: int = 0
    excluded: Mapping[str, int] = field(default_factory=dict)
    counted: int = 0
    filled: float = 0.0
    last_seen: date | None = None

    @property
    def n(self) -> int:
        """Return how many occurrences count."""
        return self.occupied + self.empty + self.other

    @property
    def left_out(self) -> int:
        """Return how many occurrences were left out, for whatever reason."""
        return sum(self.excluded.values())

    @property
    def effective(self) -> Rate:
        """Return the effective occupancy: found occupied as planned, out of those that count."""
        return rate(self.occupied, self.n)

    @property
    def absence(self) -> Rate:
        """Return the unexcused absence: found empty, out of those that count."""
        return rate(self.empty, self.n)

    @property
    def fill(self) -> float | None:
        """Return the mean of headcount over capacity; None when nobody was counted."""
        return self.filled / self.counted if self.counted else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """k out of n with its interval; without any observation there is neither."""

    n: int
    k: int
    value: float | None
    interval: Interval | None

    def is_insufficient(self, least: int) -> bool:
        """Tell whether there are too few observations to speak of a rate."""
        return self.n < max(least, 1)


def rate(k: int, n: int) -> Rate:
    """Return the rate of k out of n."""
    return Rate(n=n, k=k, value=k / n if n else None, interval=wilson(k, n))


def add(one: Tally, other: Tally) -> Tally:
    """Return what two tallies of different occurrences make together."""
    reasons = dict(one.excluded)
    for reason, count in other.excluded.items():
        reasons[reason] = reasons.get(reason, 0) + count
    days = [day for day in (one.last_seen, other.last_seen) if day is not None]
    return Tally(
        occupied=one.occupied + other.occupied,
        empty=one.empty + other.empty,
        other=one.other + other.other,
        excluded=reasons,
        counted=one.counted + other.counted,
        filled=one.filled + other.filled,
        last_seen=max(days, default=None),
    )


def share(part: float, whole: float) -> float | None:
    """Return a part of a whole: allotted of open hours, slots seen of slots allotted.

    None where there is nothing to be part of.
    """
    return part / whole if whole > 0 else None


def freshness(last_seen: date | None, today: date) -> int | None:
    """Return the days since the last observation; None when there was none."""
    return None if last_seen is None else max((today - last_seen).days, 0)


def season_of(month: str) -> str:
    """Return the season, September to August, of a month « 2026-03 »: « 2025-2026 »."""
    year, number = int(month[:4]), int(month[5:7])
    first = year if number >= 9 else year - 1
    return f"{first}-{first + 1}"


FREED_BELOW = 0.5
"""A slot whose occupancy lies under this rate with 95 % confidence could be given to others."""


def could_be_freed(tally: Tally, least: int) -> bool:
    """Tell whether enough was seen to say that a slot is used less than half of the time.

    The upper bound of the interval decides, so that two empty visits never condemn anybody.
    """
    found = tally.effective
    if found.interval is None or found.is_insufficient(least):
        return False
    return found.interval.high < FREED_BELOW
