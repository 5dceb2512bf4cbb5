"""Coverage and allotment: what was planned of each row of a table of rates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from polesdesk.actions import school_calendar
from polesdesk.actions.runner import Work
from polesdesk.domain.calendar_days import PlanningCalendar
from polesdesk.domain.hubs import RoomKind
from polesdesk.domain.measures import Measures
from polesdesk.domain.occurrences import Occurrence, OccurrenceStatus
from polesdesk.domain.planned_counts import Alone, Place, Planning, count, counted
from polesdesk.domain.planning import HeldSlot, derive
from polesdesk.domain.rate_rows import RateQuery, RateTable
from polesdesk.domain.school_calendar import Closure
from polesdesk.domain.sites import Site
from polesdesk.store import allotted, planning, rates, records
from polesdesk.store.planning import Scope


def measures(work: Work, table: RateTable) -> Measures:
    """Return what was planned of the rows of a table, and of rows of which nothing was seen."""
    query = table.query
    found = planned(work, query)
    offices = rates.offices_seen(work.connection, query)
    seen = {row.key: row.tally.n - offices.get(row.key, 0) for row in table.rows}
    return Measures(
        rows={key: one.with_seen(seen.get(key, 0)) for key, one in found.rows.items()},
        total=found.total.with_seen(table.total.n - sum(offices.values())),
    )


def planned(work: Work, query: RateQuery) -> Measures:
    """Return what was planned in a period, without what was seen of it."""
    scope = _scope(query)
    calendar = school_calendar.calendar(work, query.first, query.last)
    places = _places(work, query, scope, calendar)
    rooms = tuple(places) if query.hub_id is not None or query.room_id is not None else ()
    scope = replace(scope, hub_ids=(), room_ids=rooms or scope.room_ids)
    if query.hub_id is not None and not rooms:
        return Measures()
    period = query.first, query.last
    planned = _planning(work, scope, calendar, places, query)
    return count(planned, places, query.by, period, work.today)


def _scope(query: RateQuery) -> Scope:
    def named(key: str | None) -> tuple[str, ...]:
        return () if key is None else (key,)

    return Scope(
        hub_ids=named(query.hub_id),
        room_ids=named(query.room_id),
        convention_ids=named(query.convention_id),
        slot_ids=named(query.slot_id),
        association_id=query.association_id,
    )


def _places(
    work: Work, query: RateQuery, scope: Scope, calendar: PlanningCalendar
) -> dict[str, Place]:
    """Return the rooms asked for; those with the same hours and closures share a site."""
    period = query.first, query.last
    hub_ids = None if query.hub_id is None else (query.hub_id,)
    openings = allotted.openings(work.connection, hub_ids)
    sites: dict[tuple[int, tuple[object, ...], bool], Site] = {}
    found = {}
    for room_id, hub_id, kind in allotted.rooms(work.connection, scope, query.hub_id):
        closures = [
            one for one in calendar.closures.get(hub_id, ()) if one.room_id in (None, room_id)
        ]
        opening = openings.get(hub_id, ())
        is_room = kind is RoomKind.ROOM
        key = id(opening), tuple(_days(one) for one in closures), is_room
        if key not in sites:
            sites[key] = Site(opening, closures, calendar, period, is_room=is_room)
        found[room_id] = Place(hub_id=hub_id, site=sites[key])
    return found


def _days(one: Closure) -> object:
    return one.first, one.last, one.start, one.end


def _planning(
    work: Work,
    scope: Scope,
    calendar: PlanningCalendar,
    places: Mapping[str, Place],
    query: RateQuery,
) -> Planning:
    period = query.first, query.last
    lines = counted(allotted.lines(work.connection, scope, *period, query.by), places, query.by)
    others = set(lines.departing)
    if scope.room_ids:
        others.update(planning.moved_into(work.connection, scope.room_ids))
    return Planning(
        lines=lines,
        days=_rhythms(work, lines.samples, calendar, period),
        departing=_departing(work, scope, others, calendar, period),
        alone=[
            Alone(room_id=one.room_id, first=one.first, last=one.last or period[1])
            for one in planning.holds(work.connection, scope, *period)
        ],
    )


def _rhythms(
    work: Work,
    samples: Mapping[str, str],
    calendar: PlanningCalendar,
    period: tuple[date, date],
) -> dict[str, list[str]]:
    """Return the days of each rhythm by school and public holidays, as one slot of it has them."""
    held = {one.slot.id: one for one in _held(work, samples.values(), period)}
    open_always = PlanningCalendar(periods=calendar.periods, region=calendar.region)
    return {
        rhythm: [
            one.day.isoformat()
            for one in derive([_at_any_time(held[slot_id], period)], open_always, (), *period)
            if one.status is OccurrenceStatus.PLANNED
        ]
        for rhythm, slot_id in samples.items()
    }


def _held(work: Work, slot_ids: Iterable[str], period: tuple[date, date]) -> list[HeldSlot]:
    asked = list(slot_ids)
    return [
        one
        for start in range(0, len(asked), records.CHUNK)
        for one in planning.held_slots(
            work.connection, Scope(slot_ids=tuple(asked[start : start + records.CHUNK])), *period
        )
    ]


def _at_any_time(held: HeldSlot, period: tuple[date, date]) -> HeldSlot:
    """Return a slot as if its agreement had always been in effect; what counts weeks stays."""
    counts_from_start = held.slot.interval_weeks > 1 and held.slot.anchor is None
    first = held.first if counts_from_start else period[0]
    return replace(held, first=first, last=None, effect=((first, None),))


def _departing(
    work: Work,
    scope: Scope,
    slot_ids: Iterable[str],
    calendar: PlanningCalendar,
    period: tuple[date, date],
) -> list[Occurrence]:
    """Return the occurrences of slots with a departure, of letters and of the city itself."""
    held = {one.slot.id: one for one in _held(work, slot_ids, period)}
    held |= {one.slot.id: one for one in planning.allotted_slots(work.connection, scope, *period)}
    exceptions = planning.exceptions(work.connection, list(held))
    return derive(held.values(), calendar, exceptions, *period)
