"""Rooms and slots that would fit requests for premises: one request, or all that wait."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time, timedelta

from polesdesk.actions import planning
from polesdesk.actions import records as common
from polesdesk.actions.runner import Work
from polesdesk.domain.free_time import FreeRoom, FreeWish, days_of
from polesdesk.domain.french import format_date
from polesdesk.domain.premises_requests import PremisesRequest, RequestKind, RequestState
from polesdesk.domain.request_cards import Fit, Waiting
from polesdesk.domain.seasons import next_season, season_of
from polesdesk.domain.speech import said
from polesdesk.store import premises_requests
from polesdesk.store.kinds import PREMISES_REQUEST

_DAY_FROM, _DAY_TO = time(8), time(22)
_OFFICE_FROM, _OFFICE_TO = time(9), time(18)
_WORKDAYS = (1, 2, 3, 4, 5)
_ALL_DAYS = (1, 2, 3, 4, 5, 6)
_USUAL_MINUTES = 120
WAITING_SHOWN = 50
"""Requests of the waiting list that are looked at, the oldest first."""


def fits(work: Work, row_id: str) -> tuple[Fit, ...]:
    """Return the rooms and slots that would fit a request, the best first."""
    request: PremisesRequest = common.require(work, PREMISES_REQUEST, row_id)
    return _fits(work, request, premises_requests.options(work.connection, work.today))


def waiting_list(work: Work, most: int = 3) -> tuple[Waiting, ...]:
    """Return the requests that wait, the oldest first, each with the best rooms for it."""
    condition = premises_requests.state_is(RequestState.WAITING, work.today)
    ids = premises_requests.ids_where(work.connection, condition, WAITING_SHOWN)
    rows = premises_requests.rows(work.connection, ids, work.today)
    options = premises_requests.options(work.connection, work.today)
    found = []
    for row in rows:
        request: PremisesRequest = common.require(work, PREMISES_REQUEST, row.id)
        found.append(Waiting(row=row, fits=_fits(work, request, options)[:most]))
    return tuple(found)


def choose(work: Work, row_id: str, free: FreeRoom) -> PremisesRequest:
    """Put a room and its hours on a request; a hire takes the first day that is free."""
    request: PremisesRequest = common.require(work, PREMISES_REQUEST, row_id)
    wish = wish_of(request, work.today)
    day = None
    if request.kind is RequestKind.HIRE:
        days = days_of(free.weekday, wish.first, wish.last)
        day = next((one for one in days if one not in free.taken), None)
    whole = _wants_office(request)
    work.name("premises_request.choose", f"choix de {free.room} pour la demande {request.number}")
    saved: PremisesRequest = work.save(
        PREMISES_REQUEST,
        replace(
            request,
            room_id=free.room_id,
            day=day,
            weekday=None if day or whole else free.weekday,
            start=None if whole else free.start,
            end=None if whole else free.end,
        ),
    )
    return saved


def _fits(
    work: Work, request: PremisesRequest, options: Sequence[PremisesRequest]
) -> tuple[Fit, ...]:
    wish = wish_of(request, work.today)
    free = planning.free_rooms(work, wish)
    if _wants_office(request):
        free = _whole_weeks(free, wish)
    others = [one for one in options if one.id != request.id]
    return tuple(Fit(free=one, option=_option_on(one, wish, others)) for one in free)


def wish_of(request: PremisesRequest, today: date) -> FreeWish:
    """Return what is looked for; what a request leaves open takes what is usual."""
    first, last = _period(request, today)
    office = _wants_office(request)
    start = request.from_time or (_OFFICE_FROM if office else _DAY_FROM)
    end = request.to_time or (_OFFICE_TO if office else _DAY_TO)
    weekdays = request.weekdays or (_WORKDAYS if office else _ALL_DAYS)
    if request.kind is RequestKind.HIRE:
        weekdays = (first.isoweekday(),) if first == last else (request.weekdays or (6, 7))
    return FreeWish(
        weekdays=weekdays,
        from_time=start,
        to_time=end,
        minutes=_minutes(request, start, end),
        first=first,
        last=last,
        headcount=request.headcount,
        equipment=tuple(word.strip() for word in request.equipment.split(",") if word.strip()),
        hub_ids=request.hub_ids,
    )


def _wants_office(request: PremisesRequest) -> bool:
    """A new hosting without day nor hours asks for an office at all hours."""
    timed = request.weekdays or request.from_time or request.minutes
    return request.kind is RequestKind.NEW_HOSTING and not timed


def _period(request: PremisesRequest, today: date) -> tuple[date, date]:
    first = max(request.start_date or today, today)
    if request.kind is RequestKind.HIRE:
        return first, max(request.end_date or first, first)
    season = season_of(first)
    last = season.last if season.last - first > timedelta(days=60) else next_season(season).last
    return first, request.end_date if request.end_date and request.end_date >= first else last


def _minutes(request: PremisesRequest, start: time, end: time) -> int:
    span = (end.hour * 60 + end.minute) - (start.hour * 60 + start.minute)
    if span <= 0:
        span += 24 * 60
    if request.minutes:
        return min(request.minutes, span)
    chosen = request.from_time is not None and request.to_time is not None
    return span if chosen or _wants_office(request) else min(_USUAL_MINUTES, span)


def _whole_weeks(free: Sequence[FreeRoom], wish: FreeWish) -> tuple[FreeRoom, ...]:
    """Keep the rooms that are free on every day of the week wished for, once each."""
    by_room: dict[str, list[FreeRoom]] = {}
    for one in free:
        if one.free_days == one.days:
            by_room.setdefault(one.room_id, []).append(one)
    return tuple(days[0] for days in by_room.values() if len(days) == len(wish.weekdays))


def _option_on(free: FreeRoom, wish: FreeWish, options: Sequence[PremisesRequest]) -> str:
    """Return who holds the hours by an option, and until when."""
    for one in options:
        if one.room_id == free.room_id and _meets(free, wish, one):
            assert one.option_until is not None
            return said("{name}, option jusqu’au {day}").format(
                name=one.applicant, day=format_date(one.option_until)
            )
    return ""


def _meets(free: FreeRoom, wish: FreeWish, option: PremisesRequest) -> bool:
    weekday = option.day.isoweekday() if option.day else option.weekday
    if option.day is not None and not wish.first <= option.day <= wish.last:
        return False
    if weekday is not None and weekday != free.weekday:
        return False
    if option.start is None or option.end is None:
        return True
    return option.start < free.end and free.start < option.end
