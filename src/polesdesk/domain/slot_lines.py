"""A slot as a line of a grid: texts that a French hand types, read back as a slot."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, time
from enum import StrEnum
from typing import Any

from polesdesk.domain.conventions import HolidayRule, Slot, WeekParity
from polesdesk.domain.folding import fold
from polesdesk.domain.french import format_date, join_and, time_range, weekday_name
from polesdesk.domain.hubs import Hub
from polesdesk.domain.parsing import (
    ParseProblem,
    parse_date,
    parse_half_days,
    parse_interval,
    parse_school_holidays,
    parse_time,
    parse_time_range,
    parse_weekdays,
)
from polesdesk.domain.speech import said

HALF_DAYS = {"morning": "matin", "afternoon": "après-midi"}
LATEST = time(6)
"""Latest end of a slot that begins the evening before; a later one is a slip of the hand."""
WEEKLY = "hebdo"
RHYTHMS = (
    WEEKLY, "paires", "impaires", "2 sem.", "3 sem.", "4 sem.", "1er du mois", "1er et 3e du mois",
    "dernier du mois",
)  # fmt: skip
"""Short words of the grid; « une semaine sur deux » and the like are read too.

They may be followed by « à partir du 05/01/2027 » and « jusqu’au 30/06/2027 »; with several
weeks the first of them begins the count, and « dès le » the slot itself.
"""
HOLIDAYS = {
    HolidayRule.WITHOUT: "hors",
    HolidayRule.WITH: "comprises",
    HolidayRule.ONLY: "seulement",
}
_HOLIDAYS_IN_WORDS = {
    HolidayRule.WITHOUT: "hors vacances",
    HolidayRule.WITH: "vacances comprises",
    HolidayRule.ONLY: "vacances seulement",
}
_PARITIES = {WeekParity.EVEN: "paires", WeekParity.ODD: "impaires"}
_BOUND = re.compile(
    r",?\s*(?P<kind>(?:à|a) partir d(?:u|e)|d[èe]s le|jusqu['’]au)\s+", re.IGNORECASE
)
_SEVERAL = re.compile(r"\s*(?:[;,\n]|\bet\b)\s*")


class Cell(StrEnum):
    """The columns of the grid, in their order."""

    DAY = "day"
    HOURS = "hours"
    ROOM = "room"
    RHYTHM = "rhythm"
    HOLIDAYS = "holidays"
    DATES_OUT = "dates_out"
    DATES_IN = "dates_in"


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotLine:
    """What is typed on one line of the grid, cell by cell; ``id`` is that of the slot."""

    id: str
    day: str = ""
    hours: str = ""
    room: str = ""
    rhythm: str = WEEKLY
    holidays: str = HOLIDAYS[HolidayRule.WITHOUT]
    dates_out: str = ""
    dates_in: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Premises:
    """The rooms that an agreement holds, as the grid names them, the hub of each, and the day."""

    names: Mapping[str, str]
    hubs: Mapping[str, Hub]
    today: date

    def room_of(self, text: str) -> str:
        """Return the id of the room named; of the only one when nothing is typed."""
        wanted = fold(text)
        if not wanted and len(self.names) == 1:
            return next(iter(self.names))
        same = [key for key, name in self.names.items() if fold(name) == wanted]
        near = same or [key for key, name in self.names.items() if wanted and wanted in fold(name)]
        if len(near) == 1:
            return near[0]
        if not self.names:
            raise ParseProblem(
                "no_room", said("Choisissez d’abord un local, au-dessus de la grille.")
            )
        known = join_and(list(self.names.values()))
        raise ParseProblem(
            "unknown_room",
            said("Choisissez le local parmi ceux-ci\u202f: {known}.").format(known=known),
        )


def line_of(slot: Slot, premises: Premises) -> SlotLine:
    """Return the line that shows a slot."""
    return SlotLine(
        id=slot.id,
        day=weekday_name(slot.weekday),
        hours=HALF_DAYS.get(slot.half_day) or time_range(slot.start, slot.end),
        room=premises.names.get(slot.room_id, ""),
        rhythm=_short_rhythm(_rhythm_of(slot)),
        holidays=HOLIDAYS[slot.school_holidays],
        dates_out=_days_in_words(slot.dates_out),
        dates_in=_days_in_words(slot.dates_in),
    )


def slot_of(line: SlotLine, premises: Premises) -> Slot:
    """Return the slot that a line says; raise ``ParseProblem`` for the first cell not read."""
    known = {cell: _READ[cell](line, premises) for cell in Cell}
    start, end, half_day = known[Cell.HOURS]
    rhythm: Rhythm = known[Cell.RHYTHM]
    return Slot(
        id=line.id,
        room_id=known[Cell.ROOM],
        weekday=known[Cell.DAY],
        start=start,
        end=end,
        half_day=half_day,
        interval_weeks=rhythm.weeks,
        week_parity=rhythm.parity,
        anchor=rhythm.anchor,
        month_weeks=rhythm.month_weeks,
        from_date=rhythm.from_date,
        to_date=rhythm.to_date,
        school_holidays=known[Cell.HOLIDAYS],
        dates_out=known[Cell.DATES_OUT],
        dates_in=known[Cell.DATES_IN],
    )


def problems_of(line: SlotLine, premises: Premises) -> dict[Cell, str]:
    """Return what cannot be read, by cell, as sentences that say what to type."""
    found: dict[Cell, str] = {}
    for cell in Cell:
        try:
            _READ[cell](line, premises)
        except ParseProblem as problem:
            found[cell] = problem.message
    return found


def tidied(line: SlotLine, premises: Premises) -> SlotLine:
    """Return the line with every cell that can be read written out as it is usually written."""
    bad = problems_of(line, premises)
    shown = {
        str(cell): _WRITE[cell](_READ[cell](line, premises), premises)
        for cell in Cell
        if cell not in bad
    }
    return replace(line, **shown)


def split_days(line: SlotLine) -> tuple[SlotLine, ...]:
    """Return a line for each day named, the first with the id: « lundi et jeudi » makes two.

    A day that cannot be read stays on its one line, to be mended there.
    """
    try:
        days = parse_weekdays(line.day)
    except ParseProblem:
        return (line,)
    return tuple(
        replace(line, day=weekday_name(day), id="" if place else line.id)
        for place, day in enumerate(days)
    )


def slot_in_words(slot: Slot, room: str = "") -> str:
    """Return a slot as a card shows it: « mercredi 14 h – 17 h, toutes les semaines… »."""
    hours = time_range(slot.start, slot.end)
    half = HALF_DAYS.get(slot.half_day)
    when = f"{weekday_name(slot.weekday)} {f'{half} ({hours})' if half else hours}"
    rhythm = _rhythm_in_words(_rhythm_of(slot))
    parts = [when, room, rhythm, _HOLIDAYS_IN_WORDS[slot.school_holidays]]
    if slot.dates_out:
        parts.append(f"sauf le {_days_in_words(slot.dates_out)}")
    if slot.dates_in:
        parts.append(f"et aussi le {_days_in_words(slot.dates_in)}")
    return ", ".join(part for part in parts if part)


# Each cell: how it is read from its line, and how what was read is written.


@dataclass(frozen=True, slots=True, kw_only=True)
class Rhythm:
    """How often a slot returns, from when its weeks are counted, and its own first and last day."""

    weeks: int = 1
    parity: WeekParity = WeekParity.ANY
    month_weeks: tuple[int, ...] = ()
    anchor: date | None = None
    from_date: date | None = None
    to_date: date | None = None


def _rhythm_of(slot: Slot) -> Rhythm:
    return Rhythm(
        weeks=slot.interval_weeks,
        parity=slot.week_parity,
        month_weeks=slot.month_weeks,
        anchor=slot.anchor,
        from_date=slot.from_date,
        to_date=slot.to_date,
    )


def _read_hours(line: SlotLine, premises: Premises) -> tuple[time, time, str]:
    half = _half_day(line.hours)
    if not half:
        return *_read_span(line.hours), ""
    try:
        hub = premises.hubs.get(premises.room_of(line.room))
    except ParseProblem:
        hub = None
    if hub is None:
        raise ParseProblem(
            "half_day", said("Choisissez d’abord le local\u202f: son pôle fixe l’heure.")
        )
    if half == "morning":
        return hub.morning_start, hub.morning_end, half
    return hub.afternoon_start, hub.afternoon_end, half


def _read_span(text: str) -> tuple[time, time]:
    """Return the hours typed; an end in the small hours is on the next day."""
    try:
        span = parse_time_range(text)
    except ParseProblem as problem:
        if problem.code != "end_before_start":
            raise
        start, _, end = text.strip().partition(" – ") if " – " in text else text.partition("-")
        if parse_time(end) > LATEST:
            raise
        return parse_time(start), parse_time(end)
    return span.start, span.end


def _half_day(text: str) -> str:
    try:
        halves = parse_half_days(text)
    except ParseProblem:
        return ""
    if len(halves) == 1 and halves[0] in HALF_DAYS:
        return halves[0]
    raise ParseProblem(
        "half_day", said("Tapez matin ou après-midi, ou bien les heures\u202f: 18h-20h30.")
    )


def _read_rhythm(line: SlotLine, premises: Premises) -> Rhythm:
    words, *bounds = _BOUND.split(line.rhythm.strip())
    found = parse_interval(words) if words.strip() else parse_interval(WEEKLY)
    has_parity = found.parity is not WeekParity.ANY
    weeks = 1 if has_parity else found.weeks
    days: dict[str, date] = {}
    for kind, text in zip(bounds[::2], bounds[1::2], strict=True):
        days[_bound_name(kind, weeks)] = parse_date(text.strip(" ,"), premises.today)
    return Rhythm(
        weeks=weeks,
        parity=found.parity,
        month_weeks=found.month_weeks,
        anchor=days.get("anchor"),
        from_date=days.get("from_date"),
        to_date=days.get("to_date"),
    )


def _bound_name(kind: str, weeks: int) -> str:
    lead = fold(kind)[:1]
    if lead == "j":
        return "to_date"
    return "anchor" if lead == "a" and weeks > 1 else "from_date"


def _short_rhythm(rhythm: Rhythm) -> str:
    if rhythm.month_weeks:
        words = f"{_nth_in_words(rhythm.month_weeks)} du mois"
    elif rhythm.parity is not WeekParity.ANY:
        words = _PARITIES[rhythm.parity]
    else:
        words = WEEKLY if rhythm.weeks <= 1 else f"{rhythm.weeks} sem."
    return words + _bounds_in_words(rhythm)


def _rhythm_in_words(rhythm: Rhythm) -> str:
    if rhythm.month_weeks:
        words = f"le {_nth_in_words(rhythm.month_weeks)} du mois"
    elif rhythm.parity is not WeekParity.ANY:
        words = f"semaines {_PARITIES[rhythm.parity]}"
    elif rhythm.weeks <= 1:
        words = "toutes les semaines"
    else:
        words = f"toutes les {rhythm.weeks} semaines"
    return words + _bounds_in_words(rhythm)


def _nth_in_words(places: tuple[int, ...]) -> str:
    return join_and([_NTH[place] for place in places])


_NTH = {1: "1er", 2: "2e", 3: "3e", 4: "4e", 5: "5e", -1: "dernier"}


def _bounds_in_words(rhythm: Rhythm) -> str:
    parts = []
    if rhythm.anchor is not None and rhythm.weeks > 1:
        parts.append(f", à partir du {format_date(rhythm.anchor)}")
    if rhythm.from_date is not None:
        lead = "dès le" if rhythm.weeks > 1 else "à partir du"
        parts.append(f", {lead} {format_date(rhythm.from_date)}")
    if rhythm.to_date is not None:
        parts.append(f", jusqu’au {format_date(rhythm.to_date)}")
    return "".join(parts)


def _read_holidays(line: SlotLine, premises: Premises) -> HolidayRule:
    text = line.holidays.strip()
    if not text:
        return HolidayRule.WITHOUT
    try:
        return parse_school_holidays(text)
    except ParseProblem:
        return parse_school_holidays(f"vacances {text}")


def _read_days(text: str, today: date) -> tuple[date, ...]:
    parts = [part for part in _SEVERAL.split(text.strip()) if part]
    return tuple(sorted({parse_date(part, today) for part in parts}))


def _days_in_words(days: tuple[date, ...]) -> str:
    return ", ".join(format_date(day) for day in days)


_READ: dict[Cell, Callable[[SlotLine, Premises], Any]] = {
    Cell.DAY: lambda line, _: parse_weekdays(line.day)[0],
    Cell.HOURS: _read_hours,
    Cell.ROOM: lambda line, premises: premises.room_of(line.room),
    Cell.RHYTHM: _read_rhythm,
    Cell.HOLIDAYS: _read_holidays,
    Cell.DATES_OUT: lambda line, premises: _read_days(line.dates_out, premises.today),
    Cell.DATES_IN: lambda line, premises: _read_days(line.dates_in, premises.today),
}
_WRITE: dict[Cell, Callable[[Any, Premises], str]] = {
    Cell.DAY: lambda day, _: weekday_name(day),
    Cell.HOURS: lambda hours, _: HALF_DAYS.get(hours[2]) or time_range(hours[0], hours[1]),
    Cell.ROOM: lambda room, premises: premises.names[room],
    Cell.RHYTHM: lambda rhythm, _: _short_rhythm(rhythm),
    Cell.HOLIDAYS: lambda rule, _: HOLIDAYS[rule],
    Cell.DATES_OUT: lambda days, _: _days_in_words(days),
    Cell.DATES_IN: lambda days, _: _days_in_words(days),
}
