"""The planning of the demonstration: uses of the city, closures, and what departs from slots."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time, timedelta
from typing import Any

from polesdesk.actions.demo_days import Calendar, hours
from polesdesk.actions.demo_places import Places
from polesdesk.actions.demo_sample import sample
from polesdesk.domain.allotments import Allotment
from polesdesk.domain.conventions import (
    Convention,
    HolidayRule,
    Situation,
    Slot,
    WeekParity,
    situation,
)
from polesdesk.domain.identity import new_id
from polesdesk.domain.school_calendar import Closure, ClosureKind, ExceptionKind, SlotException


def uses(calendar: Calendar, places: Places) -> tuple[Allotment, ...]:
    """Return what the city itself does in rooms: for the season, or once."""
    return tuple(_use(told, calendar, places) for told in sample("planning")["use"])


def closures(calendar: Calendar, places: Places) -> tuple[Closure, ...]:
    """Return closures, works and requisitions around the day."""
    return tuple(
        Closure(
            id=new_id(),
            hub_id=places.hubs[told["hub"]].id,
            room_id=places.rooms[f"{told['hub']}/{told['room']}"].id if "room" in told else None,
            kind=ClosureKind(told["kind"]),
            first=calendar.day(told["first"]),
            last=calendar.day(told["last"]),
            reason=told["reason"],
        )
        for told in sample("planning")["closure"]
    )


def exceptions(
    calendar: Calendar, conventions: Iterable[tuple[str, Convention]]
) -> tuple[SlotException, ...]:
    """Return what departs from slots; ``conventions`` come with the key of their association."""
    known = list(conventions)
    found = (_exception(told, calendar, known) for told in sample("planning")["exception"])
    return tuple(one for one in found if one is not None)


def _use(told: dict[str, Any], calendar: Calendar, places: Places) -> Allotment:
    on = calendar.day_in(told, "on")
    return Allotment(
        id=new_id(),
        hub_id=places.hubs[told["hub"]].id,
        label=told["label"],
        start_date=on or calendar.day("season"),
        end_date=on or calendar.day("season_end"),
        slots=tuple(_slot(one, told["hub"], on, places) for one in told["slots"]),
    )


def _slot(told: dict[str, Any], hub: str, on: date | None, places: Places) -> Slot:
    start, end = hours(told["hours"])
    rule = HolidayRule.WITH if on is not None else HolidayRule(told.get("holidays", "without"))
    return Slot(
        id=new_id(),
        room_id=places.rooms[f"{hub}/{told['room']}"].id,
        weekday=on.isoweekday() if on is not None else told["day"],
        start=start,
        end=end,
        week_parity=WeekParity(told.get("parity", "any")),
        month_weeks=tuple(told.get("month", ())),
        school_holidays=rule,
    )


def _exception(
    told: dict[str, Any], calendar: Calendar, known: list[tuple[str, Convention]]
) -> SlotException | None:
    on = calendar.day(told["on"])
    for key, convention in known:
        if key != told["association"] or situation(convention, on) is not Situation.IN_FORCE:
            continue
        for slot in convention.slots:
            if slot.weekday == on.isoweekday():
                return _departed(told, calendar, convention, slot)
    return None


def _departed(
    told: dict[str, Any], calendar: Calendar, convention: Convention, slot: Slot
) -> SlotException:
    span: tuple[time | None, time | None] = hours(told["hours"]) if "hours" in told else (None,) * 2
    on = calendar.day(told["on"])
    return SlotException(
        id=new_id(),
        slot_id=slot.id,
        convention_id=convention.id,
        hub_id=convention.hub_id,
        kind=ExceptionKind(told["kind"]),
        day=on,
        new_day=on + timedelta(days=told["to_days"]) if "to_days" in told else None,
        new_start=span[0],
        new_end=span[1],
        reason=told["reason"],
        told_by=told.get("told_by", ""),
        received_on=calendar.day_in(told, "received_on"),
    )
