"""The boards of planning: what is held in the rooms of a hub, or of all, in a period."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, time, timedelta

from polesdesk.actions import insurance, planning, request_options, school_calendar
from polesdesk.actions.planning import Known
from polesdesk.actions.runner import Work
from polesdesk.domain.boards import Board, BoardView, BoardWish, DayNote, RoomAlone, period_of
from polesdesk.domain.calendar_days import PlanningCalendar, SchoolDay, span_of
from polesdesk.domain.hubs import Hub, Room, RoomKind
from polesdesk.domain.occurrences import OccurrenceStatus
from polesdesk.domain.planning_rows import OccurrenceRow
from polesdesk.domain.school_calendar import Closure
from polesdesk.store import boards, hubs
from polesdesk.store import planning as stored
from polesdesk.store.planning import Scope

ONE_DAY = timedelta(days=1)


def board(work: Work, wish: BoardWish) -> Board:
    """Return a board; a week or a month of the whole city is that of its busiest hub.

    What began the day before and lasts past midnight is among the rows.
    """
    known = tuple(hubs.all_hubs(work.connection))
    ids = {one.id for one in known}
    if wish.hub_id not in ids:  # deleted since it was chosen
        wish = replace(wish, hub_id="", room_id="")
    if wish.view is not BoardView.DAY and not (wish.hub_id or wish.association_id) and known:
        wish = replace(wish, hub_id=boards.busiest_hub(work.connection) or known[0].id)
    first, last = period_of(wish.view, wish.day)
    offered = _rooms(work, wish, known)
    rooms = tuple(room for room in offered if wish.room_id in ("", room.id))
    rows = insurance.marked(work, _rows(work, wish, first, last, Known(hubs=known, rooms=offered)))
    rows += request_options.rows(work, wish, first - ONE_DAY, last)
    if wish.association_id:
        held = {row.room_id for row in rows}
        rooms = tuple(room for room in rooms if room.id in held)
    return Board(
        wish=wish,
        first=first,
        last=last,
        rows=rows,
        rooms=rooms,
        hubs=known,
        notes=tuple(_notes(school_calendar.calendar(work, first, last), wish.hub_id, first, last)),
        alone=_alone(work, rooms, first, last),
        hub_rooms=offered if wish.hub_id else (),
    )


def _rows(
    work: Work, wish: BoardWish, first: date, last: date, known: Known
) -> tuple[OccurrenceRow, ...]:
    """Return what is held from a day to a day, and what lasts past midnight into the first."""
    scope = Scope(
        hub_ids=(wish.hub_id,) if wish.hub_id else (),
        room_ids=(wish.room_id,) if wish.room_id else (),
        association_id=wish.association_id or None,
    )
    eve = first - ONE_DAY
    if wish.hub_id or wish.room_id or wish.association_id:
        found = planning.plain_occurrences(work, scope, eve, last)
    else:  # of the eve of a whole city, only what lasts past midnight is read
        found = planning.plain_occurrences(work, Scope(overnight=True), eve, eve)
        found += planning.plain_occurrences(work, scope, first, last)
    there = [one for one in found if one.day >= first or one.end <= one.start]
    return planning.with_names(work, there, known)


def _rooms(work: Work, wish: BoardWish, known: Sequence[Hub]) -> tuple[Room, ...]:
    """Return the rooms to show in the order of a walk, hub by hub."""
    found = (
        hubs.rooms_of(work.connection, wish.hub_id)
        if wish.hub_id
        else hubs.all_rooms(work.connection)
    )
    order = {one.id: place for place, one in enumerate(known)}
    kept = [one for one in found if one.kind is RoomKind.ROOM]
    kept.sort(key=lambda one: (order.get(one.hub_id, 0), one.walk_order, one.building, one.floor))
    return tuple(kept)


def touched(work: Work, closure: Closure) -> tuple[OccurrenceRow, ...]:
    """Return the occurrences that a closure or requisition would leave out."""
    if closure.first is None or not closure.hub_id:
        return ()
    last = closure.last or closure.first
    span = span_of(closure.start or time(0), closure.end or time(0))
    return tuple(
        row
        for row in planning.occurrences(
            work, closure.first, last, hub_id=closure.hub_id, room_id=closure.room_id
        )
        if row.status is OccurrenceStatus.PLANNED and span_of(row.start, row.end).meets(span)
    )


def rooms_of(work: Work, hub_id: str) -> tuple[Room, ...]:
    """Return the rooms of a hub in the order of a walk, without units."""
    wish = BoardWish(view=BoardView.DAY, day=work.today, hub_id=hub_id)
    return _rooms(work, wish, ())


def _notes(calendar: PlanningCalendar, hub_id: str, first: date, last: date) -> Iterator[DayNote]:
    school = calendar.school_day
    whole = span_of(time(0), time(0))
    for number in range((last - first).days + 1):
        day = first + number * ONE_DAY
        closure = calendar.closure(hub_id, "", day, whole) if hub_id else None
        public = calendar.public_holiday(day)
        kind, name = school(day)
        if closure is not None:
            is_whole = closure.start is None
            yield DayNote(day=day, text=closure.reason, is_rest=is_whole)
        elif public:
            yield DayNote(day=day, text=public, is_rest=True)
        elif kind is SchoolDay.HOLIDAY:
            yield DayNote(day=day, text=name)
        elif kind is SchoolDay.UNPUBLISHED:
            yield DayNote(day=day, text="calendrier non publié")


def _alone(work: Work, rooms: Sequence[Room], first: date, last: date) -> tuple[RoomAlone, ...]:
    if not rooms:
        return ()
    scope = Scope(hub_ids=tuple(dict.fromkeys(room.hub_id for room in rooms)))
    holds = stored.holds(work.connection, scope, first, last)
    names = stored.association_names(work.connection, {one.association_id for one in holds})
    return tuple(
        RoomAlone(room_id=one.room_id, association=names.get(one.association_id, ""))
        for one in holds
    )
