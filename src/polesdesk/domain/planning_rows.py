"""Rows of planning: occurrences with the names that boards, lists and posters show."""

from __future__ import annotations

from dataclasses import dataclass

from polesdesk.domain.occurrences import Occurrence


@dataclass(frozen=True, slots=True, kw_only=True)
class OccurrenceRow(Occurrence):
    """One occurrence with the names of who holds what.

    ``association`` is the label of the use when the city itself holds the slot; ``convention``
    is the number of the agreement; ``capacity`` is that of the room, in people.
    """

    hub: str = ""
    hub_code: str = ""
    room: str = ""
    convention: str = ""
    association: str = ""
    capacity: int | None = None
