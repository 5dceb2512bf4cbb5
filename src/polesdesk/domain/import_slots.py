"""Days and hours of a row, in two cells or in one, as weekly slots."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time
from functools import lru_cache

from polesdesk.domain.conventions import HolidayRule, WeekParity
from polesdesk.domain.parsing import (
    ParseProblem,
    parse_half_days,
    parse_time_ranges,
    parse_weekdays,
)
from polesdesk.domain.parsing.problem import quoted
from polesdesk.domain.speech import said


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotRule:
    """A weekly slot as a row gives it; a half-day without hours takes those of its hub."""

    weekday: int
    start: time | None = None
    end: time | None = None
    half_day: str = ""
    interval_weeks: int = 1
    week_parity: WeekParity = WeekParity.ANY
    month_weeks: tuple[int, ...] = ()
    school_holidays: HolidayRule = HolidayRule.WITHOUT


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Hours of a day, or a half-day whose hours the hub sets."""

    start: time | None = None
    end: time | None = None
    half_day: str = ""


_DAY = r"(?:(?:lun|mar|mer|jeu|ven|sam|dim)[a-z]*\.?|(?:lu|ma|me|je|ve|sa|di)\b\.?|week[- ]?ends?)"
_AND = r"(?:\s*(?:[,;/&+\n-]|\b(?:et|au|à|a|puis)\b)\s*|\s+)"
_DAYS = re.compile(rf"(\b{_DAY}(?:{_AND}\b{_DAY})*)", re.IGNORECASE)
_EDGES = re.compile(r"^(?:[\s,;:/&+(-]|et\b|le\b|les\b|tous\b)+|(?:[\s,;:/&+(-]|\bet|\ble|\bles)+$")
_HALF_WORDS = re.compile(r"\b(?:matins?|matinée|après[- ]?midi|soirs?|soirée)\b:?", re.IGNORECASE)
_HOURS = re.compile(r"\d|\bmidi\b(?!s)|\bminuit\b", re.IGNORECASE)
_AFTERNOON = re.compile(r"apr[eè]s[- ]midis?", re.IGNORECASE)


def names_a_day(text: str) -> bool:
    """Tell whether a text names a weekday."""
    return bool(_DAYS.search(text))


def names_hours(text: str) -> bool:
    """Tell whether a text holds hours."""
    return bool(_HOURS.search(_AFTERNOON.sub("", text)))


def parse_spans(text: str) -> tuple[Span, ...]:
    """Return the hours in a text: « 18h-20h30 », « 9h-12h et 14h-17h », « matin »."""
    if names_hours(text):
        ranges = parse_time_ranges(_HALF_WORDS.sub(" ", text).replace("(", " ").replace(")", " "))
        return tuple(Span(start=one.start, end=one.end) for one in ranges)
    halves = parse_half_days(text)
    if "evening" in halves:
        raise ParseProblem(
            "evening",
            said("Donnez les heures de la soirée : {quoted} ne suffit pas.").format(
                quoted=quoted(text)
            ),
        )
    return tuple(Span(half_day=half) for half in halves)


@lru_cache(maxsize=5_000)
def parse_days_and_spans(text: str) -> tuple[tuple[int, Span], ...]:
    """Return days and hours that stand in one text: « lundi et jeudi 18h-20h, samedi matin »."""
    before, *parts = _DAYS.split(text)
    pairs = list(zip(parts[::2], parts[1::2], strict=True))
    lead = _bare(before)
    if lead and len(pairs) == 1 and not _bare(pairs[0][1]):
        pairs = [(pairs[0][0], lead)]  # the hours come first: « 18h-20h le lundi »
    elif lead:
        raise ParseProblem(
            "days_and_hours", said("{quoted} n’est pas compris.").format(quoted=quoted(lead))
        )
    found: list[tuple[int, Span]] = []
    for days, hours in pairs:
        if not _bare(hours):
            raise ParseProblem(
                "no_hours", said("Il manque l’horaire de {quoted}.").format(quoted=quoted(days))
            )
        spans = parse_spans(_bare(hours))
        found.extend((day, span) for day in parse_weekdays(days) for span in spans)
    return tuple(found)


@lru_cache(maxsize=5_000)
def combine(days: str, hours: str) -> tuple[tuple[int, Span], ...]:
    """Return each day with its hours, from a cell of days and a cell of hours.

    Cells with as many lines go line by line; else each day has all the hours.
    """
    day_lines, hour_lines = days.strip().splitlines(), hours.strip().splitlines()
    if len(day_lines) == len(hour_lines) > 1:
        return tuple(
            pair
            for day, hour in zip(day_lines, hour_lines, strict=True)
            for pair in combine(day, hour)
        )
    spans = parse_spans(hours)
    return tuple((day, span) for day in parse_weekdays(days) for span in spans)


def _bare(text: str) -> str:
    return _EDGES.sub("", _EDGES.sub("", text)).strip(" ).,;")
