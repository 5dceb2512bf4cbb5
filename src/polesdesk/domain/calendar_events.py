"""What stands in the calendar of a person, as files for other programs carry it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEvent:
    """Something that takes place from one moment to another, in the time of Paris.

    ``key`` stays the same as long as the thing does; ``revision`` grows when it changes.
    """

    key: str
    start: datetime
    end: datetime
    title: str
    place: str = ""
    description: str = ""
    is_cancelled: bool = False
    revision: int = 0
