"""Opening hours of a hub as a French hand writes them, and as they are written out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from polesdesk.domain.french import WEEKDAYS, join_and, time_range, weekday_name
from polesdesk.domain.hubs import OpeningSpan
from polesdesk.domain.parsing import (
    ParseProblem,
    TimeRange,
    parse_time_ranges,
    parse_weekdays,
)
from polesdesk.domain.speech import said

EXAMPLE = "lundi au vendredi 9h-12h, 14h-18h"
_SHORTENED = "|".join(name[:length] for name in WEEKDAYS for length in range(len(name), 1, -1))
_DAY = re.compile(
    r"\b(?:tous les jours|toute la semaine|chaque jour|en semaine|jours ouvr\w+|week[-\s]?ends?"
    rf"|(?:{_SHORTENED})s?)\b",
    re.IGNORECASE,
)
_HOUR = re.compile(r"\d|\bmidi\b|\bminuit\b", re.IGNORECASE)
_LEAD = re.compile(r"(?:\s|[,;.:/]|\b(?:de|des|entre|d['’]|le|les|du|et|puis|tous|chaque)\b)*$")
_BREAK = re.compile(r"[\n;]+")


def parse_opening(text: str) -> tuple[OpeningSpan, ...]:
    """Return the spans typed, by day then hour; nothing typed is nothing known.

    One or several groups of days, each with its hours: « lundi au vendredi 9 h - 12 h,
    14 h - 18 h ; samedi 9 h - 12 h ». Raises ``ParseProblem``.
    """
    spans: list[OpeningSpan] = []
    for line in _BREAK.split(text):
        if line.strip(" \t\u00a0\u202f,."):
            spans += _read_line(line)
    spans.sort(key=lambda span: (span.weekday, span.start))
    for earlier, later in pairwise(spans):
        if earlier.weekday == later.weekday and _overlap(earlier, later):
            raise ParseProblem(
                "overlap",
                said("Deux horaires se recouvrent le {weekday}.").format(
                    weekday=weekday_name(later.weekday)
                ),
            )
    return tuple(spans)


def write_opening(spans: Sequence[OpeningSpan]) -> tuple[str, ...]:
    """Return one line for the days that have the same hours: « lundi au vendredi 9 h – 12 h »."""
    by_day: dict[int, list[str]] = {}
    for span in sorted(spans, key=lambda one: (one.weekday, one.start)):
        by_day.setdefault(span.weekday, []).append(time_range(span.start, span.end))
    by_hours: dict[str, list[int]] = {}
    for day, hours in by_day.items():
        by_hours.setdefault(", ".join(hours), []).append(day)
    return tuple(f"{_days(days)} {hours}" for hours, days in by_hours.items())


def _read_line(line: str) -> list[OpeningSpan]:
    groups = _groups(line)
    if not groups:
        raise ParseProblem(
            "no_day",
            said("Il manque les jours\u202f: tapez par exemple {example}.").format(example=EXAMPLE),
        )
    spans = []
    for days, hours in groups:
        if not hours.strip():
            raise ParseProblem(
                "no_hours",
                said(
                    "Il manque les heures après «\u202f{days}\u202f»\u202f: tapez par exemple "
                    "{example}."
                ).format(days=days.strip(), example=EXAMPLE),
            )
        for day in parse_weekdays(days):
            spans += [_span(day, one) for one in parse_time_ranges(hours)]
    return spans


def _groups(line: str) -> list[tuple[str, str]]:
    """Cut a line into pairs of days and hours."""
    groups: list[tuple[str, str]] = []
    place = 0
    while (first := _DAY.search(line, place)) is not None:
        if line[place : first.start()].strip() and not groups:
            _refuse_lead(line[place : first.start()])
        hour = _HOUR.search(line, first.end())
        if hour is None:
            groups.append((line[first.start() :], ""))
            break
        following = _DAY.search(line, hour.end())
        end = len(line) if following is None else following.start()
        days = _LEAD.sub("", line[first.start() : hour.start()])
        groups.append((days, _LEAD.sub("", line[hour.start() : end])))
        place = end
    return groups


def _refuse_lead(words: str) -> None:
    if _LEAD.sub("", words.lower()):
        raise ParseProblem(
            "not_a_day",
            said(
                "«\u202f{words}\u202f» n’est pas compris\u202f: commencez par les jours, par "
                "exemple {example}."
            ).format(words=words.strip(), example=EXAMPLE),
        )


def _span(day: int, hours: TimeRange) -> OpeningSpan:
    return OpeningSpan(weekday=day, start=hours.start, end=hours.end)


def _overlap(earlier: OpeningSpan, later: OpeningSpan) -> bool:
    """Tell whether two spans of a day meet; an end at 0:00 is midnight."""
    return not earlier.end.hour + earlier.end.minute or earlier.end > later.start


def _days(days: list[int]) -> str:
    in_a_row = all(b - a == 1 for a, b in pairwise(days))
    if len(days) > 2 and in_a_row:
        return f"{weekday_name(days[0])} au {weekday_name(days[-1])}"
    return join_and([weekday_name(day) for day in days])
