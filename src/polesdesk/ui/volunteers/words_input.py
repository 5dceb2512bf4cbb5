"""Inputs of a person: weekly hours, days off, hours a month."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from polesdesk.domain.volunteer_availability import (
    format_absences,
    format_availability,
    format_extra_hours,
    parse_absences,
    parse_availability,
    parse_extra_hours,
)
from polesdesk.domain.volunteers import Availability
from polesdesk.ui.inputs.line import LineInput
from polesdesk.ui.inputs.words import LinesInput


class AvailabilityInput(LineInput):
    """Weekly hours in one line: « lun 9-12, mar 14-17 »."""

    def read(self, text: str) -> tuple[Availability, ...]:
        """Return the hours typed."""
        return parse_availability(text)

    def write(self, value: Sequence[Availability]) -> str:
        """Return « lun. 9 h – 12 h\u202f; mar. 14 h – 17 h »."""
        return format_availability(value)

    def empty_value(self) -> tuple[Availability, ...]:
        """Return no hours: nothing was said."""
        return ()

    def set_value(self, value: Any) -> None:
        """Show hours."""
        super().set_value(value or None)


def absences_input(today: Callable[[], date]) -> LinesInput:
    """Return the input of absences, one a line."""
    return LinesInput(lambda text: parse_absences(text, today()), format_absences)


def extra_hours_input(today: Callable[[], date]) -> LinesInput:
    """Return the input of the hours of single days, one a line."""
    return LinesInput(lambda text: parse_extra_hours(text, today()), format_extra_hours)
