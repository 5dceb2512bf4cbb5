"""Hours and spans of hours as a French hand types them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time
from itertools import pairwise

from polesdesk.domain.folding import unaccent
from polesdesk.domain.parsing.problem import ParseProblem, quoted
from polesdesk.domain.speech import said

_DAY = 24 * 60
_EXAMPLE = "tapez par exemple 18h30"
_RANGE_EXAMPLE = "tapez par exemple 18h-20h30"
_CLOCK = re.compile(
    r"(?P<word>midi|minuit)"
    # Minutes stand behind the hour unless they are the hour of the next clock (« 9h 12h »).
    r"|(?P<hour>[0-9]{1,2})\s*(?:heures?|hrs?|h|:|\.)"
    r"(?:\s*(?P<minute>[0-9]{2})(?![0-9]|\s*h)(?:\s*(?:minutes?|min|mn|m)\b|:00\b)?)?"
    r"|(?P<digits>[0-9]{1,4})"
)
_LEAD = re.compile(r"\s*(?:(?:de|des|du|d'|le|a)\s*)?")
_BETWEEN = re.compile(r"\s*entre\s+")
_TO = re.compile(r"\s*(?:[-/>]+|jusqu'?\s*a|a)\s*")
_AND = re.compile(r"\s*et\s*")
_NEXT = re.compile(r"\s*(?:et|puis|[;,/&+\n])\s*|\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeRange:
    """A span of hours in one day; an end at 0:00 is midnight, the end of that day."""

    start: time
    end: time

    @property
    def minutes(self) -> int:
        """How long the span is."""
        return _end_minutes(self) - _minutes(self.start)


def parse_time(text: str) -> time:
    """Return the hour typed: « 18h », « 18 h 30 », « 18:30 », « 18.30 », « 1830 », « midi »."""
    plain = _plain(text).strip()
    if not plain:
        raise ParseProblem(
            "empty", said("Indiquez une heure\u202f: {example}.").format(example=said(_EXAMPLE))
        )
    clock = _CLOCK.fullmatch(plain)
    if not clock:
        raise ParseProblem(
            "not_a_time",
            said("{quoted} n’est pas une heure\u202f: {example}.").format(
                quoted=quoted(text), example=said(_EXAMPLE)
            ),
        )
    minutes = _clock_minutes(clock)
    if minutes == _DAY:
        raise ParseProblem("bad_hour", said("24 h ne peut être qu’une heure de fin : tapez 0h."))
    return _time(minutes)


def parse_time_range(text: str) -> TimeRange:
    """Return the one span typed: « 18h-20h30 », « de 18:00 à 20:00 », « 14h/17h »."""
    spans = parse_time_ranges(text)
    if len(spans) > 1:
        raise ParseProblem(
            "several_ranges",
            said("Un seul horaire ici\u202f: {example}.").format(example=said(_RANGE_EXAMPLE)),
        )
    return spans[0]


def parse_time_ranges(text: str) -> tuple[TimeRange, ...]:
    """Return the spans typed, in the order of the day: « 9h-12h et 14h-17h ».

    Refuses a span that does not end after it starts, and spans that overlap.
    """
    plain = _plain(text).strip().rstrip(".")
    if not plain:
        raise ParseProblem(
            "empty",
            said("Indiquez un horaire\u202f: {example}.").format(example=said(_RANGE_EXAMPLE)),
        )
    spans: list[TimeRange] = []
    place = 0
    while place < len(plain):
        if spans:
            place = _after(_NEXT, plain, place, text)
        span, place = _span_at(plain, place, text)
        spans.append(span)
    spans.sort(key=lambda span: span.start)
    for earlier, later in pairwise(spans):
        if _end_minutes(earlier) > _minutes(later.start):
            raise ParseProblem(
                "overlap",
                said("Deux horaires se recouvrent dans {quoted}.").format(quoted=quoted(text)),
            )
    return tuple(spans)


def _span_at(plain: str, place: int, text: str) -> tuple[TimeRange, int]:
    """Read one span of ``plain`` at ``place``; return it and where it ends."""
    between = _BETWEEN.match(plain, place)
    lead = between or _LEAD.match(plain, place)
    start, place = _clock_at(plain, lead.end() if lead else place, text)
    place = _after(_AND if between else _TO, plain, place, text)
    end, place = _clock_at(plain, place, text)
    if start == _DAY:
        raise ParseProblem("bad_hour", said("24 h ne peut être qu’une heure de fin."))
    if (end or _DAY) <= start:
        raise ParseProblem(
            "end_before_start",
            said("L’heure de fin doit suivre l’heure de début\u202f: {quoted}.").format(
                quoted=quoted(text)
            ),
        )
    return TimeRange(start=_time(start), end=_time(end)), place


def _clock_at(plain: str, place: int, text: str) -> tuple[int, int]:
    clock = _CLOCK.match(plain, place)
    if not clock:
        raise _unread(plain, place, text)
    return _clock_minutes(clock), clock.end()


def _after(separator: re.Pattern[str], plain: str, place: int, text: str) -> int:
    found = separator.match(plain, place)
    if not found:
        raise _unread(plain, place, text)
    return found.end()


def _unread(plain: str, place: int, text: str) -> ParseProblem:
    rest = plain[place:].strip()
    if not rest:
        return ParseProblem(
            "no_end",
            said("Il manque l’heure de fin dans {quoted}\u202f: {example}.").format(
                quoted=quoted(text), example=said(_RANGE_EXAMPLE)
            ),
        )
    return ParseProblem(
        "not_a_time_range",
        said("{quoted} n’est pas compris\u202f: {example}.").format(
            quoted=quoted(rest), example=said(_RANGE_EXAMPLE)
        ),
    )


def _clock_minutes(clock: re.Match[str]) -> int:
    """Return the minutes since midnight, up to 24:00; raise ParseProblem beyond."""
    if clock["word"]:
        return 12 * 60 if clock["word"] == "midi" else 0
    hour, minute = clock["hour"], clock["minute"] or "0"
    if clock["digits"]:
        digits = clock["digits"]
        hour, minute = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "0")
    total = int(hour) * 60 + int(minute)
    if int(minute) > 59:
        raise ParseProblem(
            "bad_minute", said("Les minutes vont de 00 à 59, pas {minute}.").format(minute=minute)
        )
    if total > _DAY:
        raise ParseProblem(
            "bad_hour",
            said(
                "{hour}\u00a0h\u00a0{minute:>02} n’existe pas\u202f: la journée finit à 24\u00a0h."
            ).format(hour=hour, minute=minute),
        )
    return total


def _plain(text: str) -> str:
    """Return ``text`` without accents, with plain dashes and apostrophes; lines stay apart."""
    plain = re.sub(r"[\u2010-\u2015\u2212\u2192]", "-", unaccent(text))
    return re.sub(r"[’ʼ´`]", "'", plain)


def _time(minutes: int) -> time:
    return time(minutes // 60 % 24, minutes % 60)


def _minutes(moment: time) -> int:
    return moment.hour * 60 + moment.minute


def _end_minutes(span: TimeRange) -> int:
    return _minutes(span.end) or _DAY
