"""Rows of planning: occurrences, clashes and empty hours with the names that people read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from polesdesk.domain.clashes import Clash
from polesdesk.domain.occurrences import Occurrence


@dataclass(frozen=True, slots=True, kw_only=True)
class OccurrenceRow(Occurrence):
    """One occurrence with the names of who holds what.

    ``association`` is the label of the use when the city itself holds the slot; ``convention``
    is the number of the agreement; ``capacity`` is that of the room, in people. An option
    names its request, whose applicant stands for the association, and its last day.
    ``is_uninsured`` is a mark: no insurance certificate covers the day; the room is held.
    """

    hub: str = ""
    hub_code: str = ""
    room: str = ""
    convention: str = ""
    association: str = ""
    capacity: int | None = None
    request_id: str | None = None
    option_until: date | None = None
    is_uninsured: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ClashRow(Clash):
    """One clash with the names of the room and of who holds it.

    With ``option_until`` nobody holds it yet: the request of ``request_id`` has an option until
    that day.
    """

    room: str = ""
    other: str = ""
    other_convention: str = ""
    request_id: str | None = None
    option_until: date | None = None

    @property
    def is_soft(self) -> bool:
        """Whether it may be saved all the same: an option is to be known, and hinders nobody."""
        return self.option_until is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class OccurrenceLine:
    """One occurrence in the words of the list of planning, as files and papers show it."""

    day: date
    hours: str
    association: str
    room: str
    hub: str
    convention: str
    state: str
    remark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EmptinessRow:
    """What is empty of a room at hours of a weekday, in a period.

    ``days`` counts the weekday; a day on which the room is closed is neither free nor
    allotted. ``seen_n`` observations were made there, of which ``seen_empty`` found nobody.
    """

    hub_id: str
    hub: str
    hub_code: str
    room_id: str
    room: str
    capacity: int | None
    days: int
    free_days: int
    allotted_days: int
    seen_n: int
    seen_empty: int
    holders: tuple[str, ...] = ()
