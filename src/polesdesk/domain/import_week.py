"""The slots of a row: its days and hours, in one column or in several."""

from __future__ import annotations

from polesdesk.domain.conventions import HolidayRule
from polesdesk.domain.import_cells import RowCells
from polesdesk.domain.import_fields import Field
from polesdesk.domain.import_slots import (
    SlotRule,
    Span,
    combine,
    names_a_day,
    parse_days_and_spans,
)
from polesdesk.domain.parsing import (
    Interval,
    ParseProblem,
    cell_text,
    parse_interval,
    parse_school_holidays,
    parse_time,
)
from polesdesk.domain.speech import marked, said

_WRONG_DAY = ("not_a_weekday", "unclear_range")
_NO_DAY = marked("Il manque le jour de ces horaires.")


def slots_of(row: RowCells) -> tuple[SlotRule, ...]:
    """Return the weekly slots of a row, each once; school holidays are left out by default."""
    pairs = _days_and_spans(row)
    interval = row.parsed(Field.PERIODICITY, parse_interval) or Interval(weeks=1)
    holidays = row.parsed(Field.SCHOOL_HOLIDAYS, parse_school_holidays)
    if interval.note and pairs:
        row.warn(interval.note)
    slots = (
        SlotRule(
            weekday=day,
            start=span.start,
            end=span.end,
            half_day=span.half_day,
            interval_weeks=interval.weeks,
            week_parity=interval.parity,
            month_weeks=interval.month_weeks,
            school_holidays=holidays or HolidayRule.WITHOUT,
        )
        for day, span in pairs
    )
    return tuple(dict.fromkeys(slots))


def _days_and_spans(row: RowCells) -> tuple[tuple[int, Span], ...]:
    days = row.text(Field.WEEKDAYS)
    hours = row.text(Field.TIMES)
    if not hours and row.cells.keys() & {Field.START_TIME, Field.END_TIME}:
        hours = _from_two_columns(row)
        if not hours:
            return ()  # refused already
    if hours and names_a_day(hours):
        return row.part(Field.TIMES, hours, parse_days_and_spans) or ()
    if days and hours:
        return _combined(row, days, hours)
    if days:  # « lundi matin », or the hours stand beside the day
        return row.part(Field.WEEKDAYS, days, parse_days_and_spans) or ()
    if hours:
        row.refuse(Field.WEEKDAYS, said(_NO_DAY))
    return ()


def _combined(row: RowCells, days: str, hours: str) -> tuple[tuple[int, Span], ...]:
    """Combine days and hours; what is wrong is told on the column in which it stands."""
    try:
        return combine(days, hours)
    except ParseProblem as problem:
        wrong_day = problem.code in _WRONG_DAY
        row.refuse(Field.WEEKDAYS if wrong_day else Field.TIMES, problem.message)
        return ()


def _from_two_columns(row: RowCells) -> str:
    """Return « 18:00-20:00 » from the columns of first and last hour, "" if they are refused."""
    start = row.parsed(Field.START_TIME, parse_time)
    end = row.parsed(Field.END_TIME, parse_time)
    for name, moment in ((Field.START_TIME, start), (Field.END_TIME, end)):
        if moment is None and not cell_text(row.cells.get(name)).strip():
            row.refuse(name, said("Il manque une des deux heures du créneau."))
    return f"{start:%H:%M}-{end:%H:%M}" if start is not None and end is not None else ""
