"""Options of requests for premises, as what they would take of the rooms until they lapse."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, time

from polesdesk.actions import planning, school_calendar
from polesdesk.actions.request_fits import wish_of
from polesdesk.actions.runner import Work
from polesdesk.domain.boards import BoardWish
from polesdesk.domain.clashes import RoomHold
from polesdesk.domain.conventions import HolidayRule, Slot
from polesdesk.domain.occurrences import Occurrence, OccurrenceStatus
from polesdesk.domain.planning import HeldSlot, derive
from polesdesk.domain.planning_rows import OccurrenceRow
from polesdesk.domain.premises_requests import PremisesRequest
from polesdesk.store import planning as stored
from polesdesk.store import premises_requests


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """Occurrences and whole rooms under option, each under the id of its request."""

    occurrences: tuple[Occurrence, ...]
    holds: tuple[RoomHold, ...]
    requests: Mapping[str, PremisesRequest]


def held(work: Work, room_ids: Collection[str], first: date, last: date) -> Options:
    """Return what options would take of some rooms in a period."""
    requests = [one for one in _open(work) if one.room_id in room_ids]
    slots = [
        one for request in requests if not _is_office(request) for one in _slots(work, request)
    ]
    return Options(
        occurrences=tuple(_derived(work, slots, first, last)),
        holds=tuple(_hold(work, one) for one in requests if _is_office(one)),
        requests={one.id: one for one in requests},
    )


def rows(work: Work, wish: BoardWish, first: date, last: date) -> tuple[OccurrenceRow, ...]:
    """Return the options that a board shows; an office stands at the hours of its days."""
    requests = {one.id: one for one in _open(work) if _is_wished(one, wish)}
    slots = [one for request in requests.values() for one in _slots(work, request)]
    if wish.hub_id:
        slots = [one for one in slots if one.hub_id == wish.hub_id]
    found = planning.with_names(work, _derived(work, slots, first, last))
    return tuple(
        replace(
            row,
            status=OccurrenceStatus.OPTION,
            association=requests[row.slot_id].applicant,
            request_id=row.slot_id,
            option_until=requests[row.slot_id].option_until,
        )
        for row in found
    )


def _open(work: Work) -> list[PremisesRequest]:
    """Return the requests whose option has not lapsed and names a room."""
    found = premises_requests.options(work.connection, work.today)
    return [one for one in found if one.room_id]


def _is_wished(request: PremisesRequest, wish: BoardWish) -> bool:
    if wish.room_id and request.room_id != wish.room_id:
        return False
    return not wish.association_id or request.association_id == wish.association_id


def _is_office(request: PremisesRequest) -> bool:
    """A room without day nor weekday is wanted at all hours."""
    return request.day is None and request.weekday is None


def _slots(work: Work, request: PremisesRequest) -> Iterator[HeldSlot]:
    assert request.room_id is not None
    wish = wish_of(request, work.today)
    hubs = stored.hubs_of_rooms(work.connection, [request.room_id])
    first, last = wish.first, wish.last
    if request.day is not None:
        first = last = request.day
    start, end = request.start or time(0), request.end or time(0)
    if _is_office(request):
        start, end = wish.from_time, wish.to_time
    weekday = request.day.isoweekday() if request.day else request.weekday
    for one in (weekday,) if weekday else wish.weekdays:
        yield HeldSlot(
            slot=Slot(
                id=request.id,
                room_id=request.room_id,
                weekday=one,
                start=start,
                end=end,
                school_holidays=HolidayRule.WITH if request.day else HolidayRule.WITHOUT,
                dates_in=(request.day,) if request.day else (),
            ),
            hub_id=hubs.get(request.room_id, ""),
            first=first,
            last=last,
            effect=((first, last),),
            association_id=request.association_id,
            only_dates=request.day is not None,
        )


def _derived(work: Work, slots: list[HeldSlot], first: date, last: date) -> list[Occurrence]:
    if not slots:
        return []
    calendar = school_calendar.calendar(work, first, last)
    found = derive(slots, calendar, (), first, last)
    return [one for one in found if one.status is OccurrenceStatus.PLANNED]


def _hold(work: Work, request: PremisesRequest) -> RoomHold:
    wish = wish_of(request, work.today)
    return RoomHold(
        room_id=request.room_id or "",
        first=wish.first,
        last=wish.last,
        convention_id=request.id,
        association_id=request.association_id or "",
    )
