"""Slots outside the text of an agreement: set by letter for a season, or the city's own use."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from polesdesk.domain.conventions import Slot


@dataclass(frozen=True, slots=True, kw_only=True)
class Allotment:
    """Slots of a season (courrier d'affectation), or the city's own use of rooms.

    With a ``convention_id`` they are allotted under that agreement, which must allow it
    (``slots_by_letter``), and live and die with it; without, the city uses the rooms itself.
    """

    id: str
    version: int = 0
    convention_id: str | None = None
    hub_id: str = ""
    label: str = ""
    season: str = ""
    start_date: date | None = None
    end_date: date | None = None
    slots: tuple[Slot, ...] = ()
    letter_id: str | None = None
    notes: str = ""
