"""What a board of planning shows: occurrences of a period, rooms, and what its days are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from polesdesk.domain.hubs import Hub, Room
from polesdesk.domain.planning_rows import OccurrenceRow


class BoardView(StrEnum):
    """The period that a board shows."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardWish:
    """Which board is wanted: the period around a day, narrowed to a hub, room or association."""

    view: BoardView
    day: date
    hub_id: str = ""
    room_id: str = ""
    association_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayNote:
    """What a day is besides a day: a public holiday, school holidays, a closure of the hub.

    ``is_rest`` tells that nothing is held on it.
    """

    day: date
    text: str
    is_rest: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomAlone:
    """A room that an agreement holds alone, at all hours, in the whole or a part of the period."""

    room_id: str
    association: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """All that a board shows of a period; ``wish`` names the hub that was taken in the end."""

    wish: BoardWish
    first: date
    last: date
    rows: tuple[OccurrenceRow, ...]
    rooms: tuple[Room, ...]
    hubs: tuple[Hub, ...]
    notes: tuple[DayNote, ...]
    alone: tuple[RoomAlone, ...] = ()
    hub_rooms: tuple[Room, ...] = ()
    """All rooms of the hub, to choose from."""


def period_of(view: BoardView, day: date) -> tuple[date, date]:
    """Return the first and last day of the board around a day; weeks are whole, from Monday."""
    if view is BoardView.DAY:
        return day, day
    if view is BoardView.WEEK:
        monday = day - timedelta(days=day.weekday())
        return monday, monday + timedelta(days=6)
    first = day.replace(day=1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return first - timedelta(days=first.weekday()), last + timedelta(days=6 - last.weekday())


def turned(view: BoardView, day: date, pages: int) -> date:
    """Return a day of the board so many pages on, or back."""
    if view is BoardView.DAY:
        return day + timedelta(days=pages)
    if view is BoardView.WEEK:
        return day + timedelta(weeks=pages)
    count = day.year * 12 + day.month - 1 + pages
    return date(count // 12, count % 12 + 1, 1)
