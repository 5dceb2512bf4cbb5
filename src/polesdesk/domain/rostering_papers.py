"""What the papers of permanences hold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from polesdesk.domain.french import date_in_words, month_name, ordinal_day
from polesdesk.domain.rostering_rows import Candidate, RosterShift


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A permanence that lacks somebody, and whom to call, the nearest first."""

    row: RosterShift
    people: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterPaper:
    """The permanences of a period as a paper shows them; no hub means all."""

    first: date
    last: date
    today: date
    authority: str
    hub: str = ""
    rows: tuple[RosterShift, ...] = ()
    calls: tuple[Call, ...] = ()


def period_in_words(first: date, last: date) -> str:
    """Return « 23 au 29 novembre 2026 », naming month and year twice only where they differ."""
    if (first.year, first.month) == (last.year, last.month):
        return f"{ordinal_day(first.day)} au {date_in_words(last)}"
    if first.year == last.year:
        return f"{ordinal_day(first.day)} {month_name(first.month)} au {date_in_words(last)}"
    return f"{date_in_words(first)} au {date_in_words(last)}"
