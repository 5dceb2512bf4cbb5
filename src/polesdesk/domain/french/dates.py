"""Days, hours and durations as a French reader expects them."""

from __future__ import annotations

from datetime import date, time

from polesdesk.domain.french.spaces import NBSP

MONTHS = (
    *("janvier", "février", "mars", "avril", "mai", "juin"),
    *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
)
WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")


def format_date(day: date) -> str:
    """Return ``day`` as « 12/03/2026 »."""
    return f"{day.day:02}/{day.month:02}/{day.year:04}"


def date_in_words(day: date) -> str:
    """Return ``day`` as « 1er septembre 2026 », which no line end may part."""
    return f"{ordinal_day(day.day)}{NBSP}{month_name(day.month)}{NBSP}{day.year}"


def day_with_weekday(day: date) -> str:
    """Return ``day`` as « samedi 21 novembre 2026 »."""
    return f"{weekday_name(day.isoweekday())} {date_in_words(day)}"


def ordinal_day(day: int) -> str:
    """Return the day of a month as it is written: « 1er », then « 2 », « 3 »..."""
    return "1er" if day == 1 else str(day)


def month_name(month: int) -> str:
    """Return the name of a month from 1 (janvier) to 12."""
    return MONTHS[month - 1]


def weekday_name(weekday: int) -> str:
    """Return the name of a weekday from 1 (lundi) to 7."""
    return WEEKDAYS[weekday - 1]


def format_time(moment: time) -> str:
    """Return ``moment`` as « 18 h 30 » or « 18 h », with no-break spaces."""
    return _hours_and_minutes(moment.hour, moment.minute)


def time_range(start: time, end: time) -> str:
    """Return a span of hours for a table: « 18 h – 20 h 30 »; an end at 0:00 reads « 24 h »."""
    return f"{format_time(start)} – {_format_end(end)}"


def time_range_in_words(start: time, end: time) -> str:
    """Return a span of hours for a sentence: « de 18 h à 20 h 30 »."""
    return f"de {format_time(start)} à {_format_end(end)}"


def format_minutes(minutes: int) -> str:
    """Return a duration as « 2 h 30 », « 2 h » or « 45 min »."""
    if minutes < 0:
        return f"\u2212{format_minutes(-minutes)}"
    hours, rest = divmod(minutes, 60)
    return _hours_and_minutes(hours, rest) if hours else f"{rest}{NBSP}min"


def _format_end(end: time) -> str:
    return _hours_and_minutes(24, 0) if end == time(0) else format_time(end)


def _hours_and_minutes(hours: int, minutes: int) -> str:
    return f"{hours}{NBSP}h" + (f"{NBSP}{minutes:02}" if minutes else "")
