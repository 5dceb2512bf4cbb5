"""Tolerant input: each function returns the value that was meant or raises ParseProblem."""

from polesdesk.domain.parsing.cells import Cell, cell_text
from polesdesk.domain.parsing.choices import (
    HALF_DAYS,
    parse_half_days,
    parse_months,
    parse_school_holidays,
    parse_yes_no,
)
from polesdesk.domain.parsing.dates import parse_date
from polesdesk.domain.parsing.numbers import (
    parse_decimal,
    parse_fee,
    parse_int,
    parse_money,
    parse_surface,
)
from polesdesk.domain.parsing.problem import ParseProblem
from polesdesk.domain.parsing.rhythm import Interval, parse_interval, parse_weekdays
from polesdesk.domain.parsing.times import (
    TimeRange,
    parse_time,
    parse_time_range,
    parse_time_ranges,
)

__all__ = [
    "HALF_DAYS",
    "Cell",
    "Interval",
    "ParseProblem",
    "TimeRange",
    "cell_text",
    "parse_date",
    "parse_decimal",
    "parse_fee",
    "parse_half_days",
    "parse_int",
    "parse_interval",
    "parse_money",
    "parse_months",
    "parse_school_holidays",
    "parse_surface",
    "parse_time",
    "parse_time_range",
    "parse_time_ranges",
    "parse_weekdays",
    "parse_yes_no",
]
