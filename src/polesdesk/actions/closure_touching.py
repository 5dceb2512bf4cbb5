"""Everything that a closure or requisition would touch, line by line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, time, timedelta

from polesdesk.actions import planning
from polesdesk.actions.runner import Work
from polesdesk.domain.calendar_days import span_of
from polesdesk.domain.closure_operations import (
    Agreement,
    ClosureOperation,
    TouchedKind,
    TouchedLine,
    Treatment,
    default_treatment,
    is_closed,
)
from polesdesk.domain.conventions import Convention, Slot, UseKind
from polesdesk.domain.french import format_date, time_range, weekday_name
from polesdesk.domain.hubs import Hub, Room
from polesdesk.domain.labels import USE_KINDS
from polesdesk.domain.occupancy_labels import REQUEST_STATES
from polesdesk.domain.occurrences import OccurrenceStatus
from polesdesk.domain.planning import effect_spans
from polesdesk.domain.planning_rows import OccurrenceRow
from polesdesk.domain.premises_labels import DEVICE_KINDS
from polesdesk.domain.speech import said
from polesdesk.store import access_devices, amendments, hubs, records, rosters
from polesdesk.store import closure_operations as stored
from polesdesk.store import planning as slots
from polesdesk.store.kinds import CONVENTION, HUB

ALL_HOURS = frozenset({UseKind.EXCLUSIVE, UseKind.UNIT, UseKind.HALF_DAY, UseKind.SHARED})
"""Uses of a room that are touched even where no slot says the hours."""


def lines(work: Work, operation: ClosureOperation) -> tuple[TouchedLine, ...]:
    """Return what the days of an operation touch, with what is proposed for each.

    What the operation itself already closes is no longer planned, and is not among them.
    """
    if operation.first is None or operation.last is None or not operation.hub_id:
        return ()
    rooms = rooms_of(work, operation)
    found = list(_sessions(work, operation, rooms))
    known = {(one.convention_id, one.room_id) for one in found}
    found += _rooms_held(work, operation, rooms, known)
    found += _requests(work, operation, rooms)
    found += _rounds(work, operation, rooms)
    found += _keys(work, operation, rooms)
    found += _shifts(work, operation, rooms)
    held = agreements(work, operation, found)
    return tuple(
        replace(one, treatment=_default(one, operation, held, work.today)) for one in found
    )


def _default(
    line: TouchedLine, operation: ClosureOperation, known: Mapping[str, Agreement], today: date
) -> Treatment:
    return default_treatment(line, operation, known.get(line.convention_id or ""), today)


def rooms_of(work: Work, operation: ClosureOperation) -> dict[str, Room]:
    """Return the rooms and units that an operation closes, in the order of a walk."""
    known = hubs.rooms_of(work.connection, operation.hub_id)
    return {one.id: one for one in known if is_closed(operation, one.id)}


def agreements(
    work: Work, operation: ClosureOperation, found: Sequence[TouchedLine]
) -> dict[str, Agreement]:
    """Return the agreements of lines, and whether all that each holds is closed."""
    ids = list(dict.fromkeys(one.convention_id for one in found if one.convention_id))
    known: list[Convention] = records.get_many(work.connection, CONVENTION, ids, alive=True)
    closed = set(rooms_of(work, operation))
    return {one.id: Agreement(convention=one, covered=_rooms(one) <= closed) for one in known}


def _rooms(one: Convention) -> set[str]:
    return {*one.room_ids, *(slot.room_id for slot in one.slots)}


def planned(
    work: Work, operation: ClosureOperation, first: date, last: date
) -> list[OccurrenceRow]:
    """Return the sessions that are held in the closed rooms in a period, at the closed hours."""
    span = span_of(operation.start or time(0), operation.end or time(0))
    return [
        row
        for row in planning.occurrences(work, first, last, hub_id=operation.hub_id)
        if row.hub_id == operation.hub_id
        and is_closed(operation, row.room_id)
        and row.status is OccurrenceStatus.PLANNED
        and span_of(row.start, row.end).meets(span)
    ]


def _sessions(
    work: Work, operation: ClosureOperation, rooms: dict[str, Room]
) -> Iterator[TouchedLine]:
    by_slot: dict[tuple[str, str], list[OccurrenceRow]] = {}
    for row in planned(work, operation, *operation.period):
        by_slot.setdefault((row.slot_id, row.room_id), []).append(row)
    rules = _rules(work, [slot_id for slot_id, _room in by_slot], operation)
    for (slot_id, room_id), rows in by_slot.items():
        one = rows[0]
        span = span_of(one.start, one.end)
        yield TouchedLine(
            kind=TouchedKind.SLOT if one.convention_id else TouchedKind.USE,
            subject_id=slot_id,
            room_id=room_id,
            convention_id=one.convention_id,
            allotment_id=one.allotment_id,
            association_id=one.association_id,
            who=one.association,
            number=one.convention,
            room=one.room,
            hub=one.hub,
            what=_hours(rules.get(slot_id), one),
            minutes=span.end - span.start,
            days=tuple(row.day for row in rows),
            fixed=tuple(row.day for row in rows if row.exception_id is not None),
        )


def _rules(work: Work, slot_ids: Sequence[str], operation: ClosureOperation) -> dict[str, Slot]:
    scope = slots.Scope(slot_ids=tuple(dict.fromkeys(slot_ids)))
    if not slot_ids:
        return {}
    held = slots.held_slots(work.connection, scope, *operation.period)
    return {one.slot.id: one.slot for one in held}


def _hours(rule: Slot | None, one: OccurrenceRow) -> str:
    if rule is None or rule.dates_in:
        return time_range(one.start, one.end)
    return f"{weekday_name(rule.weekday)} {time_range(rule.start, rule.end)}"


def _rooms_held(
    work: Work,
    operation: ClosureOperation,
    rooms: dict[str, Room],
    known: set[tuple[str | None, str]],
) -> Iterator[TouchedLine]:
    """Yield the rooms held at all hours, and the units, one line an agreement and room."""
    period = operation.period
    found = stored.agreements_in(work.connection, rooms, *period)
    amended = amendments.replaced_from(work.connection, {one.id for one in found})
    names = slots.association_names(work.connection, {one.association_id for one in found})
    hub: Hub | None = records.get(work.connection, HUB, operation.hub_id)
    for one in found:
        if one.use_kind not in ALL_HOURS:
            continue
        days = _days_in(effect_spans(one, amended.get(one.id)), *period)
        for room_id in one.room_ids:
            has_slots = any(slot.room_id == room_id for slot in one.slots)
            if room_id not in rooms or not days or (one.id, room_id) in known or has_slots:
                continue
            yield TouchedLine(
                kind=TouchedKind.ROOM,
                subject_id=one.id,
                room_id=room_id,
                convention_id=one.id,
                association_id=one.association_id,
                who=names.get(one.association_id, ""),
                number=one.number,
                room=rooms[room_id].name,
                hub=hub.name if hub else "",
                what=said(USE_KINDS[one.use_kind]).lower(),
                days=days,
            )


def _days_in(
    spans: Sequence[tuple[date, date | None]], first: date, last: date
) -> tuple[date, ...]:
    days = (first + timedelta(days=number) for number in range((last - first).days + 1))
    return tuple(
        day
        for day in days
        if any(begin <= day and (end is None or day <= end) for begin, end in spans)
    )


def _requests(
    work: Work, operation: ClosureOperation, rooms: dict[str, Room]
) -> Iterator[TouchedLine]:
    period = operation.period
    for one in stored.pending_requests(work.connection, list(rooms), *period):
        room = rooms[one.room_id or ""]
        hours = time_range(one.start, one.end) if one.start and one.end else ""
        when = format_date(one.day) if one.day else ""
        if one.day is None and one.weekday:
            when = weekday_name(one.weekday)
        until = (
            said("option jusqu’au {day}").format(day=format_date(one.option_until))
            if one.option_until
            else REQUEST_STATES[one.state].lower()
        )
        yield TouchedLine(
            kind=TouchedKind.REQUEST,
            subject_id=one.id,
            room_id=room.id,
            association_id=one.association_id,
            who=one.applicant,
            number=one.number,
            room=room.name,
            what=", ".join(text for text in (f"{when} {hours}".strip(), until) if text),
            treatment=Treatment.KEPT,
        )


def _rounds(
    work: Work, operation: ClosureOperation, rooms: dict[str, Room]
) -> Iterator[TouchedLine]:
    period = operation.period
    for one in stored.rounds_planned(work.connection, operation.hub_id, *period):
        met = [line for line in one.lines if line.room_id in rooms]
        if (one.lines and not met) or one.day is None:
            continue
        yield TouchedLine(
            kind=TouchedKind.ROUND,
            subject_id=one.id,
            who=one.agent,
            number=one.number,
            room=", ".join(dict.fromkeys(line.room for line in met)),
            what=said("le {day}").format(day=format_date(one.day)),
            treatment=Treatment.KEPT,
        )


def _shifts(
    work: Work, operation: ClosureOperation, rooms: dict[str, Room]
) -> Iterator[TouchedLine]:
    """Yield the permanences that are to be held in closed rooms, or somewhere in a closed hub."""
    first, last = operation.period
    for one in rosters.shifts(work.connection, first, last, operation.hub_id):
        is_elsewhere = one.room_id not in rooms if one.room_id else bool(operation.room_ids)
        if one.cancelled_on is not None or one.day is None or is_elsewhere:
            continue
        hours = f", {time_range(one.start, one.end)}" if one.start and one.end else ""
        yield TouchedLine(
            kind=TouchedKind.SHIFT,
            subject_id=one.id,
            who=one.task,
            room=rooms[one.room_id].name if one.room_id else "",
            what=said("le {day}").format(day=format_date(one.day)) + hours,
            treatment=Treatment.KEPT,
        )


def _keys(work: Work, operation: ClosureOperation, rooms: dict[str, Room]) -> Iterator[TouchedLine]:
    """Yield the keys and badges of the closed rooms that are in the hands of associations."""
    devices = access_devices.of_hub(work.connection, operation.hub_id)
    opening = {one.id: one for one in devices if not one.room_ids or rooms.keys() & one.room_ids}
    out = access_devices.out_of(work.connection, list(opening))
    handed = [each for found in out.values() for each in found]
    names = slots.association_names(work.connection, {one.association_id for one in handed})
    numbers = slots.numbers(work.connection, {one.convention_id for one in handed})
    for one in handed:
        device = opening[one.device_id]
        yield TouchedLine(
            kind=TouchedKind.KEY,
            subject_id=one.id,
            convention_id=one.convention_id,
            association_id=one.association_id,
            who=names.get(one.association_id, ""),
            number=numbers.get(one.convention_id or "", ""),
            what=f"{DEVICE_KINDS[device.kind].lower()} {device.label}",
            treatment=Treatment.KEPT,
        )
