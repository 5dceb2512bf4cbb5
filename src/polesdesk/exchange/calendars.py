"""Calendars as files that any agenda reads: iCalendar (RFC 5545), in the time of Paris."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from polesdesk.domain.calendar_events import CalendarEvent

ZONE = "Europe/Paris"
PRODUCT = "-//PolesDesk//PolesDesk//FR"
LONGEST = 75
"""Octets of a line, its end left out (RFC 5545, 3.1)."""
_END = "\r\n"
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})
# Summer time of the European Union: last Sunday of March and of October, at one o’clock UTC
# (directive 2000/84/EC).
_ZONE = (
    "BEGIN:VTIMEZONE",
    f"TZID:{ZONE}",
    "BEGIN:DAYLIGHT",
    "DTSTART:19810329T020000",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0200",
    "TZNAME:CEST",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "END:DAYLIGHT",
    "BEGIN:STANDARD",
    "DTSTART:19961027T030000",
    "TZOFFSETFROM:+0200",
    "TZOFFSETTO:+0100",
    "TZNAME:CET",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "END:STANDARD",
    "END:VTIMEZONE",
)


def calendar(name: str, events: Sequence[CalendarEvent], *, now: datetime) -> bytes:
    """Return a calendar file; ``now`` is the moment in UTC at which it is written."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{PRODUCT}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_text(name)}",
        *_ZONE,
    ]
    for event in events:
        lines += _event(event, now)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded(line)}{_END}" for line in lines).encode("utf-8")


def _event(one: CalendarEvent, now: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{one.key}@polesdesk"
    yield f"DTSTAMP:{_utc(now)}"
    yield f"DTSTART;TZID={ZONE}:{_local(one.start)}"
    yield f"DTEND;TZID={ZONE}:{_local(one.end)}"
    yield f"SEQUENCE:{one.revision}"
    yield f"STATUS:{'CANCELLED' if one.is_cancelled else 'CONFIRMED'}"
    yield f"SUMMARY:{_text(one.title)}"
    if one.place:
        yield f"LOCATION:{_text(one.place)}"
    if one.description:
        yield f"DESCRIPTION:{_text(one.description)}"
    yield "END:VEVENT"


def folded(line: str) -> str:
    """Return a line cut into pieces of at most 75 octets, never inside a character."""
    pieces: list[str] = []
    piece, size = "", 0
    for character in line:
        width = len(character.encode("utf-8"))
        if size + width > LONGEST:
            pieces.append(piece)
            piece, size = " ", 1
        piece += character
        size += width
    return _END.join([*pieces, piece])


def _text(words: str) -> str:
    return words.replace("\r\n", "\n").translate(_ESCAPED)


def _local(moment: datetime) -> str:
    return moment.strftime("%Y%m%dT%H%M%S")


def _utc(moment: datetime) -> str:
    in_utc = moment.astimezone(UTC) if moment.tzinfo else moment
    return f"{_local(in_utc)}Z"
