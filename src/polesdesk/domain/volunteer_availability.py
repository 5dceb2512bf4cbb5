"""When a person can come, as it is typed in one line and as it is written out again."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date, time
from itertools import pairwise
from typing import TypeVar

from polesdesk.domain.folding import fold, unaccent
from polesdesk.domain.french import format_date, time_range, weekday_name
from polesdesk.domain.parsing import ParseProblem
from polesdesk.domain.parsing.dates import parse_date
from polesdesk.domain.parsing.problem import quoted
from polesdesk.domain.parsing.rhythm import parse_weekdays
from polesdesk.domain.parsing.times import TimeRange, parse_time_ranges
from polesdesk.domain.speech import said
from polesdesk.domain.volunteers import Absence, Availability, ExtraHours

HALF_DAYS = {
    "matin": TimeRange(start=time(9), end=time(12)),
    "matinee": TimeRange(start=time(9), end=time(12)),
    "apres midi": TimeRange(start=time(14), end=time(18)),
    "soir": TimeRange(start=time(18), end=time(22)),
    "soiree": TimeRange(start=time(18), end=time(22)),
    "journee": TimeRange(start=time(9), end=time(18)),
}
"""What the parts of a day mean to who types them; the hours are shown at once."""

_NEW_DAY = re.compile(
    r"(?<=[\dhn])\s+(?=(?:le\s+)?(?:lu|ma|me|je|ve|sa|di|tous|week)[a-z]*\b)", re.IGNORECASE
)
_PARTS = re.compile(r"[;,\n]|(?<=\d)\s*/\s*(?=[a-z])", re.IGNORECASE)
_PIECE = re.compile(
    r"\s*(?P<days>[^\d]*?)\s*(?P<hours>(?:entre\s+)?\d.*)?", re.IGNORECASE | re.DOTALL
)
_HALF = re.compile(r"\b(?:le\s+)?(matin|matinee|apres[- ]midi|soir|soiree|journee)e?s?\b")
_TO_DAY = re.compile(r"\s+(?:au|à|a|jusqu.?\s?au)\s+|\s*[–—→]\s*|\s+-\s+|\s*->\s*", re.IGNORECASE)
_LEAD = re.compile(r"^(?:du|le)\s+", re.IGNORECASE)
_DAY_HOURS = re.compile(r"(.*?\d{1,2}/\d{1,2}(?:/\d{2,4})?)[\s:,]+(.*)")
Lined = TypeVar("Lined")


def parse_availability(text: str) -> tuple[Availability, ...]:
    """Return the weekly hours typed: « lun 9-12, mar 14-17 », « lu-ve 18h-20h », « sam matin ».

    Days and hours follow one another; hours without a day go on with the days before them.
    """
    found: list[Availability] = []
    days: tuple[int, ...] = ()
    pending: list[int] = []
    for part in _PARTS.split(_NEW_DAY.sub("; ", text.strip())):
        if not part.strip():
            continue
        names, hours = _split(part)
        if names:
            pending += parse_weekdays(names)
        if not hours:
            continue
        if pending:
            days, pending = tuple(dict.fromkeys(pending)), []
        if not days:
            raise _unread(text)
        found += [
            Availability(weekday=day, start=span.start, end=span.end)
            for day in days
            for span in hours
        ]
    if pending or not found:
        raise _unread(text)
    return _checked(found, text)


def _split(part: str) -> tuple[str, tuple[TimeRange, ...]]:
    """Return the names of the days in a part, and its hours."""
    plain = unaccent(part)
    half = _HALF.search(plain)
    if half:
        return plain[: half.start()].strip(), (HALF_DAYS[fold(half[1])],)
    piece = _PIECE.fullmatch(part)
    assert piece is not None  # each part of the pattern is optional
    hours = piece["hours"]
    return piece["days"].strip(), parse_time_ranges(hours) if hours else ()


def _unread(text: str) -> ParseProblem:
    return ParseProblem(
        "not_availability",
        said("{quoted} n’est pas clair\u202f: tapez par exemple lun 9-12, mar 14-17.").format(
            quoted=quoted(text)
        ),
    )


def _checked(found: Iterable[Availability], text: str) -> tuple[Availability, ...]:
    ordered = sorted(set(found), key=lambda one: (one.weekday, one.start))
    for earlier, later in pairwise(ordered):
        ends_after = earlier.end == time(0) or earlier.end > later.start
        if earlier.weekday == later.weekday and ends_after:
            raise ParseProblem(
                "overlap",
                said("Deux horaires se recouvrent dans {quoted}.").format(quoted=quoted(text)),
            )
    return tuple(ordered)


def format_availability(hours: Sequence[Availability]) -> str:
    """Return weekly hours as « lun., mar. 9 h – 12 h\u202f; sam. 14 h – 17 h »."""
    by_day: dict[int, list[str]] = {}
    for one in sorted(hours, key=lambda one: (one.weekday, one.start)):
        by_day.setdefault(one.weekday, []).append(time_range(one.start, one.end))
    by_hours: dict[tuple[str, ...], list[int]] = {}
    for day, spans in by_day.items():
        by_hours.setdefault(tuple(spans), []).append(day)
    return "\u202f; ".join(
        f"{_days_in_words(days)} {', '.join(spans)}" for spans, days in by_hours.items()
    )


def _days_in_words(days: Sequence[int]) -> str:
    if len(days) > 2 and days[-1] - days[0] == len(days) - 1:
        return f"{_short(days[0])} au {_short(days[-1])}"
    return ", ".join(_short(day) for day in days)


def _short(weekday: int) -> str:
    return f"{weekday_name(weekday)[:3]}."


def parse_absences(text: str, today: date) -> tuple[Absence, ...]:
    """Return the absences typed, one a line: « du 12/03/2026 au 20/03/2026 : congés »."""
    return _lines(text, lambda line: _absence(line, today))


def _absence(line: str, today: date) -> Absence:
    days, _, reason = line.partition(":")
    parts = _TO_DAY.split(
        re.sub(r"^\s*(?:du|le)\s+", "", days.strip(), flags=re.IGNORECASE), maxsplit=1
    )
    first = parse_date(parts[0], today)
    last = parse_date(parts[-1], today)
    if last < first:
        raise ParseProblem(
            "absence_order",
            said("L’absence finit avant d’avoir commencé\u202f: {quoted}.").format(
                quoted=quoted(line)
            ),
        )
    return Absence(from_date=first, to_date=last, reason=reason.strip())


def format_absences(absences: Sequence[Absence]) -> str:
    """Return absences one a line, as they are typed."""
    return "\n".join(absence_in_words(one) for one in absences)


def absence_in_words(one: Absence) -> str:
    """Return « du 12/03/2026 au 20/03/2026\u202f: congés », or « le 12/03/2026 »."""
    days = (
        f"le {format_date(one.from_date)}"
        if one.from_date == one.to_date
        else f"du {format_date(one.from_date)} au {format_date(one.to_date)}"
    )
    return f"{days}\u202f: {one.reason}" if one.reason else days


def parse_extra_hours(text: str, today: date) -> tuple[ExtraHours, ...]:
    """Return the hours of single days typed, one a line: « 14/03/2026 9-12 »."""
    return tuple(one for some in _lines(text, lambda line: _extra(line, today)) for one in some)


def _extra(line: str, today: date) -> tuple[ExtraHours, ...]:
    split = re.fullmatch(
        r"\s*(?:le\s+)?(.*?\d{1,2}/\d{1,2}(?:/\d{2,4})?)[\s:,]+(.*)", line, re.IGNORECASE
    )
    if split is None:
        raise ParseProblem(
            "not_extra_hours",
            said("{quoted} n’est pas clair\u202f: tapez par exemple 14/03/2026 9-12.").format(
                quoted=quoted(line)
            ),
        )
    day = parse_date(split[1], today)
    return tuple(
        ExtraHours(day=day, start=span.start, end=span.end) for span in parse_time_ranges(split[2])
    )


def format_extra_hours(hours: Sequence[ExtraHours]) -> str:
    """Return the hours of single days, one day a line."""
    return "\n".join(f"{format_date(one.day)} {time_range(one.start, one.end)}" for one in hours)


def _lines(text: str, read: Callable[[str], Lined]) -> tuple[Lined, ...]:
    return tuple(read(line) for line in text.splitlines() if line.strip())
