"""Hours as a French hand types them."""

from __future__ import annotations

from datetime import time

from polesdesk.domain.french import format_time, time_range
from polesdesk.domain.parsing import TimeRange, parse_time, parse_time_range
from polesdesk.ui.inputs.line import LineInput


class TimeInput(LineInput):
    """An hour of the day."""

    def read(self, text: str) -> time:
        """Return the hour typed: « 18h30 », « 1830 », « midi »."""
        return parse_time(text)

    def write(self, value: time) -> str:
        """Return « 18 h 30 »."""
        return format_time(value)


class TimeRangeInput(LineInput):
    """A span of hours in one day."""

    def read(self, text: str) -> TimeRange:
        """Return the span typed: « 18h-20h30 », « de 18:00 à 20:30 »."""
        return parse_time_range(text)

    def write(self, value: TimeRange) -> str:
        """Return « 18 h – 20 h 30 »."""
        return time_range(value.start, value.end)
