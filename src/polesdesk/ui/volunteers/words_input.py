"""Inputs of a person: weekly hours, days off, hours a month."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from polesdesk.domain.french import format_minutes
from polesdesk.domain.parsing import ParseProblem
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
from polesdesk.ui.words import tr

_HOURS = re.compile(r"(\d{1,3})(?:\s*h(?:eures?)?\s*(\d{2})?|[.,](\d{1,2}))?", re.IGNORECASE)
_MOST_MINUTES = 744 * 60
"""Minutes of the longest month."""


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


class HoursInput(LineInput):
    """A number of hours, kept in minutes: « 8 », « 7 h 30 », « 7,5 »."""

    def read(self, text: str) -> int:
        """Return the minutes typed."""
        found = _HOURS.fullmatch(" ".join(text.split()))
        if found is None:
            raise ParseProblem(
                "not_hours", tr("Tapez un nombre d’heures, par exemple 8 ou 7 h 30.")
            )
        minutes = int(found[1]) * 60 + int(found[2] or 0)
        if found[3]:
            minutes += round(float(f"0.{found[3]}") * 60)
        if not 0 < minutes <= _MOST_MINUTES:
            raise ParseProblem("not_hours", tr("Un mois n’a pas autant d’heures."))
        return minutes

    def write(self, value: int) -> str:
        """Return « 7 h 30 »."""
        return format_minutes(value)
