"""The help in kind of a year: read from agreements, slots, calendar and reference rents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from polesdesk.actions import school_calendar
from polesdesk.actions.runner import Work
from polesdesk.domain.associations import Association
from polesdesk.domain.calendar_days import PlanningCalendar
from polesdesk.domain.conventions import Convention
from polesdesk.domain.hubs import Hub, Room
from polesdesk.domain.in_kind import AgreementYear, Held, YearBasis, agreement_year, days_in
from polesdesk.domain.in_kind_list import AssociationYear, InKindList, listed
from polesdesk.domain.occurrences import Occurrence
from polesdesk.domain.planning import HeldSlot, derive, effect_spans
from polesdesk.store import amendments, authority, in_kind, planning, records
from polesdesk.store.kinds import ASSOCIATION, HUB, ROOM
from polesdesk.store.planning import Scope


def year_list(work: Work, year: int) -> InKindList:
    """Return the help in kind of a calendar year, for every association with premises."""
    found = _agreements(work, year)
    holders: list[Association] = records.get_many(
        work.connection, ASSOCIATION, list(dict.fromkeys(one.association_id for one in found))
    )
    return listed(
        year,
        work.today,
        authority.settings(work.connection).authority_name,
        {one.id: one for one in holders},
        found,
    )


def of_association(work: Work, association_id: str, year: int) -> AssociationYear | None:
    """Return what an association had in a year; None when it had no premises."""
    found = _agreements(work, year, association_id)
    holder: Association | None = records.get(work.connection, ASSOCIATION, association_id)
    holders = {association_id: holder} if holder is not None else {}
    rows = listed(year, work.today, "", holders, found).rows
    return rows[0] if rows else None


def _agreements(work: Work, year: int, association_id: str = "") -> list[AgreementYear]:
    first, last = date(year, 1, 1), date(year, 12, 31)
    signed = in_kind.signed_between(work.connection, first, last, association_id)
    if not signed:
        return []
    calendar = school_calendar.calendar(work, first, last)
    amended = amendments.replaced_from(work.connection, {one.id for one in signed})
    slots = _slots(work, first, last, association_id)
    occurrences = _occurrences(work, slots, calendar, first, last)
    rooms = _rooms(work, signed, slots, occurrences)
    basis = _basis(work, year, calendar, rooms.values())
    found = []
    for one in signed:
        held = Held(
            convention=one,
            effect=effect_spans(one, amended.get(one.id)),
            rooms=_rooms_of(one, slots.get(one.id, ()), occurrences.get(one.id, ()), rooms),
            slots=tuple(slots.get(one.id, ())),
            occurrences=tuple(occurrences.get(one.id, ())),
        )
        if days_in(held.effect, basis):
            found.append(agreement_year(held, basis))
    return found


def _slots(work: Work, first: date, last: date, association_id: str) -> dict[str, list[HeldSlot]]:
    """Return the slots of agreements by agreement, those set by letter too."""
    scope = Scope(association_id=association_id or None)
    found: dict[str, list[HeldSlot]] = {}
    for one in planning.held_slots(work.connection, scope, first, last):
        if one.convention_id is not None:
            found.setdefault(one.convention_id, []).append(one)
    return found


def _occurrences(
    work: Work,
    slots: Mapping[str, list[HeldSlot]],
    calendar: PlanningCalendar,
    first: date,
    last: date,
) -> dict[str, list[Occurrence]]:
    held = [one for each in slots.values() for one in each]
    exceptions = planning.exceptions(work.connection, [one.slot.id for one in held])
    found: dict[str, list[Occurrence]] = {}
    for one in derive(held, calendar, exceptions, first, last):
        found.setdefault(one.convention_id or "", []).append(one)
    return found


def _rooms(
    work: Work,
    signed: Iterable[Convention],
    slots: Mapping[str, list[HeldSlot]],
    occurrences: Mapping[str, list[Occurrence]],
) -> dict[str, Room]:
    ids = [key for one in signed for key in one.room_ids]
    ids += [one.slot.room_id for each in slots.values() for one in each]
    ids += [one.room_id for each in occurrences.values() for one in each]
    found: list[Room] = records.get_many(work.connection, ROOM, list(dict.fromkeys(ids)))
    return {one.id: one for one in found}


def _rooms_of(
    convention: Convention,
    slots: Iterable[HeldSlot],
    occurrences: Iterable[Occurrence],
    rooms: Mapping[str, Room],
) -> tuple[Room, ...]:
    """Return the rooms of an agreement, then those of its letters and of moved occurrences."""
    ids = [
        *convention.room_ids,
        *(one.slot.room_id for one in slots),
        *(one.room_id for one in occurrences),
    ]
    return tuple(rooms[key] for key in dict.fromkeys(ids) if key in rooms)


def _basis(work: Work, year: int, calendar: PlanningCalendar, rooms: Iterable[Room]) -> YearBasis:
    hub_ids = list(dict.fromkeys(one.hub_id for one in rooms))
    hubs: list[Hub] = records.get_many(work.connection, HUB, hub_ids)
    return YearBasis(
        year=year,
        rents=tuple(authority.rents(work.connection)),
        settings=authority.settings(work.connection),
        hubs={one.id: one for one in hubs},
        calendar=calendar,
    )
