"""Permanences of a period as they are read: board, checks, who could come, one permanence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from polesdesk.actions import hubs as places
from polesdesk.actions import records as common
from polesdesk.actions import school_calendar
from polesdesk.actions.runner import Work
from polesdesk.domain import rostering
from polesdesk.domain.calendar_days import SchoolDay
from polesdesk.domain.hubs import Hub, Room
from polesdesk.domain.rostering import Roster, RosterRules
from polesdesk.domain.rostering_checks import HARD, RosterFinding, check, doubts
from polesdesk.domain.rostering_rows import Candidate, OnShift, RosterBoard, RosterShift
from polesdesk.domain.rosters import COMING, Assignment, AssignmentStatus, DutyShift
from polesdesk.domain.volunteers import Volunteer
from polesdesk.store import authority, records, rosters
from polesdesk.store.kinds import DUTY_SHIFT, HUB, ROOM, VOLUNTEER

ONE_DAY = timedelta(days=1)
LOOK_BACK = timedelta(days=91)
"""How far back hours given are counted for fairness: a quarter."""


def rules(work: Work) -> RosterRules:
    """Return the rest that the office asks for."""
    settings = authority.settings(work.connection)
    return RosterRules(
        night_rest=settings.night_rest_hours * 60, same_day_gap=settings.shift_gap_minutes
    )


def roster(
    work: Work, first: date, last: date, *, hub_id: str = "", everyone: bool = False
) -> Roster:
    """Return the permanences of a period, those around it, and the people on them.

    Around are the whole months that the period touches, of every hub: they count for rest and
    for agreed hours. With ``everyone`` all people of the directory are there.
    """
    asked = rosters.shifts(work.connection, first, last, hub_id)
    return around(work, asked, (first, last), everyone=everyone)


def around(
    work: Work, asked: list[DutyShift], period: tuple[date, date], *, everyone: bool = False
) -> Roster:
    """Return permanences with what their people, or all who could come, do around them."""
    begin, end = _whole_months(*period)
    held = rosters.assignments_of(work.connection, [one.id for one in asked])
    hub_ids = sorted({one.hub_id for one in asked})
    people = _people(work, held, hub_ids if everyone else (), period[0])
    inside = {one.id for one in asked}
    theirs = rosters.assignments_of_people(work.connection, list(people), begin, end)
    others = [one for one in theirs if one.shift_id not in inside]
    ids = list(dict.fromkeys(one.shift_id for one in others))
    return Roster(
        shifts=asked,
        assignments=held + others,
        people=people,
        rules=rules(work),
        around=records.get_many(work.connection, DUTY_SHIFT, ids, alive=True),
    )


def of_people(work: Work, ids: Sequence[str], period: tuple[date, date]) -> Roster:
    """Return what people do in the months of a period, without asking about any permanence."""
    begin, end = _whole_months(*period)
    found = records.get_many(work.connection, VOLUNTEER, ids, alive=True)
    theirs = rosters.assignments_of_people(work.connection, [one.id for one in found], begin, end)
    shift_ids = list(dict.fromkeys(one.shift_id for one in theirs))
    return Roster(
        shifts=[],
        assignments=theirs,
        people={one.id: one for one in found},
        rules=rules(work),
        around=records.get_many(work.connection, DUTY_SHIFT, shift_ids, alive=True),
    )


def _whole_months(first: date, last: date) -> tuple[date, date]:
    begin = first.replace(day=1) - ONE_DAY
    end = (last.replace(day=1) + timedelta(days=32)).replace(day=1)
    return begin, end


def _people(
    work: Work, assignments: Iterable[Assignment], hub_ids: Sequence[str], since: date
) -> dict[str, Volunteer]:
    found: dict[str, Volunteer] = {}
    if hub_ids:
        found = {one.id: one for one in rosters.people(work.connection, since, hub_ids)}
    asked = dict.fromkeys(one.volunteer_id for one in assignments)
    others = [one for one in asked if one not in found]
    found |= {one.id: one for one in records.get_many(work.connection, VOLUNTEER, others)}
    return found


def board(work: Work, first: date, last: date, hub_id: str = "") -> RosterBoard:
    """Return the permanences of a period with who is on them and what is wrong."""
    known = places.choices(work)
    if hub_id not in {one.value for one in known}:
        hub_id = ""
    return RosterBoard(
        first=first,
        last=last,
        hub_id=hub_id,
        shifts=rows(work, roster(work, first, last, hub_id=hub_id)),
        hubs=known,
        notes=_notes(work, first, last),
        has_patterns=bool(rosters.patterns(work.connection)),
    )


def _notes(work: Work, first: date, last: date) -> tuple[tuple[date, str], ...]:
    """Return the public and school holidays of a period, by day."""
    calendar = school_calendar.calendar(work, first, last)
    found: list[tuple[date, str]] = []
    for number in range((last - first).days + 1):
        day = first + number * ONE_DAY
        kind, name = calendar.school_day(day)
        text = calendar.public_holiday(day) or (name if kind is SchoolDay.HOLIDAY else "")
        if text:
            found.append((day, text))
    return tuple(found)


def rows(work: Work, known: Roster) -> tuple[RosterShift, ...]:
    """Return permanences with the names of their places and people, and their findings."""
    by_shift, found = known.by_shift(), check(known)
    wrong: dict[str, list[RosterFinding]] = {}
    for one in found:
        wrong.setdefault(one.shift.id, []).append(one)
    hub_ids = list(dict.fromkeys(one.hub_id for one in known.shifts))
    room_ids = list(dict.fromkeys(one.room_id for one in known.shifts if one.room_id))
    hubs: dict[str, Hub] = {h.id: h for h in records.get_many(work.connection, HUB, hub_ids)}
    rooms: dict[str, Room] = {r.id: r for r in records.get_many(work.connection, ROOM, room_ids)}
    return tuple(
        _row(
            shift,
            (hubs.get(shift.hub_id), rooms.get(shift.room_id or "")),
            by_shift[shift.id],
            known.people,
            wrong.get(shift.id, ()),
        )
        for shift in known.shifts
    )


def _row(
    shift: DutyShift,
    place: tuple[Hub | None, Room | None],
    assignments: Sequence[Assignment],
    people: Mapping[str, Volunteer],
    findings: Sequence[RosterFinding],
) -> RosterShift:
    named = [OnShift(assignment=one, person=people[one.volunteer_id])
             for one in assignments if one.volunteer_id in people]  # fmt: skip
    named.sort(key=lambda one: _by_name(one.person))
    hub, room = place
    here = COMING | {AssignmentStatus.ABSENT}
    return RosterShift(
        shift=shift,
        hub=hub.name if hub else "",
        hub_code=hub.code if hub else "",
        room=room.name if room else "",
        state=rostering.state_of(shift, assignments),
        people=tuple(one for one in named if one.assignment.status in here),
        gone=tuple(one for one in named if one.assignment.status not in here),
        findings=tuple(findings),
    )


def _by_name(person: Volunteer) -> tuple[str, str]:
    from polesdesk.domain.folding import sort_key

    return sort_key(f"{person.last_name} {person.first_name}"), person.id


def shift(work: Work, shift_id: str) -> RosterShift:
    """Return one permanence with who is on it and what is wrong."""
    return rows(work, of_shift(work, shift_id))[0]


def of_shift(work: Work, shift_id: str, *, person: Volunteer | None = None) -> Roster:
    """Return the roster of one permanence, also with a person who may be put on it."""
    one: DutyShift = common.require(work, DUTY_SHIFT, shift_id)
    assert one.day is not None
    known = around(work, [one], (one.day, one.day))
    if person is not None and person.id not in known.people:
        known.people = {**known.people, person.id: person}
        begin, end = _whole_months(one.day, one.day)
        theirs = rosters.assignments_of_people(work.connection, [person.id], begin, end)
        known.assignments += theirs
        ids = [each.shift_id for each in theirs]
        known.around += records.get_many(work.connection, DUTY_SHIFT, ids, alive=True)
    return known


def findings(
    work: Work, first: date, last: date, hub_id: str = ""
) -> tuple[tuple[RosterFinding, RosterShift], ...]:
    """Return all that is wrong in a period, each with its permanence, by day and hour."""
    return tuple(
        (one, row) for row in rows(work, roster(work, first, last, hub_id=hub_id))
        for one in row.findings
    )  # fmt: skip


def gaps(work: Work, first: date, last: date, hub_id: str = "") -> tuple[RosterShift, ...]:
    """Return the permanences of a period that lack people, a key or a skill, by day and hour."""
    known = roster(work, first, last, hub_id=hub_id)
    wanting = {"below_minimum", "key_missing", "skill_missing"}
    return tuple(
        row for row in rows(work, known) if any(one.kind in wanting for one in row.findings)
    )


def candidates(work: Work, shift_id: str, *, leaving: str = "") -> tuple[Candidate, ...]:
    """Return who could take a permanence, the nearest first: for a gap or a replacement.

    Substitutes come first, then those without any doubt, then those who gave least; whoever a
    hard rule keeps away is not there.
    """
    one: DutyShift = common.require(work, DUTY_SHIFT, shift_id)
    assert one.day is not None
    known = around(work, [one], (one.day, one.day), everyone=True)
    since = one.day - LOOK_BACK
    given = rosters.promised(work.connection, since, one.day)
    on = {a.volunteer_id for a in known.assignments if a.shift_id == one.id
          and a.status is not AssignmentStatus.CANCELLED}  # fmt: skip
    found = []
    for person in known.people.values():
        if person.id in on or (person.hub_ids and one.hub_id not in person.hub_ids):
            continue
        against = doubts(known, one, person, leaving=leaving)
        if not any(each.kind in HARD for each in against):
            found.append(
                Candidate(
                    person=person,
                    is_substitute=person.id in one.substitute_ids,
                    given=given.get(person.id, 0),
                    since=since,
                    doubts=tuple(against),
                )
            )
    found.sort(key=lambda c: (not c.is_substitute, len(c.doubts), c.person.is_agent, c.given,
                              _by_name(c.person)))  # fmt: skip
    return tuple(found)
