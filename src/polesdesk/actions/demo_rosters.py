"""The permanences of the demonstration: two hubs with a standard week, some gaps, some hours."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, time, timedelta

from polesdesk.actions import (
    hubs,
    roster_attendance,
    roster_moves,
    roster_patterns,
    roster_proposals,
    rosters,
)
from polesdesk.actions.runner import Runner, Work
from polesdesk.domain.hubs import Hub, RoomKind
from polesdesk.domain.identity import new_id
from polesdesk.domain.progress import Silent
from polesdesk.domain.rostering import has_key, has_left, has_skill, is_available
from polesdesk.domain.rostering_rows import Noted
from polesdesk.domain.rosters import AssignmentStatus, DutyPattern, DutyShift, PatternShift
from polesdesk.domain.volunteers import Volunteer
from polesdesk.store import hubs as places
from polesdesk.store import rosters as stored

BACK, AHEAD = timedelta(days=28), timedelta(days=41)
_ABSENT = 9
"""Of so many who were expected, one did not come."""
_LEFT_OUT = 3
"""Of so many proposals for days to come, one is left for the manager to see."""
_WEEKS = {
    "VOL": (
        "Accueil du public",
        (
            (2, 9, 12, "Accueil", 1, 2, "", False),
            (3, 14, 18, "Accueil", 1, 2, "", True),
            (4, 9, 12, "Aide numérique", 1, 2, "bureautique", False),
            (5, 9, 12, "Accueil", 1, 2, "", False),
            (6, 14, 18, "Accueil", 2, 3, "", True),
        ),
    ),
    "LEU": (
        "Ouverture du pôle",
        (
            (1, 9, 12, "Accueil", 1, 2, "", False),
            (2, 14, 18, "Accueil", 2, 3, "", True),
            (4, 14, 18, "Accueil", 1, 2, "", False),
            (6, 9, 12, "Accueil", 2, 3, "", False),
        ),
    ),
}
"""By code of the hub: weekday, hours, task, least and most people, skill, key."""


def play(runner: Runner, today: date, go_to: Callable[[date], object]) -> None:
    """Make the standard weeks, their permanences, and what became of those that are past."""
    go_to(today - BACK - timedelta(days=2))
    for code in _WEEKS:
        pattern = runner.do(roster_patterns.save, runner.read(_pattern, code)).value
        runner.do(roster_patterns.generate, pattern.id, today - BACK, today + AHEAD)
    past = roster_proposals.prepare(runner, Silent(), today - BACK, today - timedelta(days=1))
    runner.do(roster_proposals.accept, past.choices)
    go_to(today)
    runner.do(roster_attendance.note, runner.read(_noted, today))
    coming = roster_proposals.prepare(runner, Silent(), today, today + timedelta(days=20))
    kept = [one for number, one in enumerate(coming.choices) if number % _LEFT_OUT]
    runner.do(roster_proposals.accept, kept)
    _one_stands_down(runner, today)


def _pattern(work: Work, code: str) -> DutyPattern:
    hub = hubs.by_code(work, code)
    assert hub is not None
    name, lines = _WEEKS[code]
    people = [one for one in stored.people(work.connection, work.today) if not one.is_agent]
    room = next(
        (one for one in places.rooms_of(work.connection, hub.id) if one.kind is RoomKind.ROOM), None
    )
    room_id = room.id if room is not None else None
    taken: set[str] = set()
    shifts = []
    for weekday, start, end, task, least, most, skill, key in lines:
        line = PatternShift(
            id=new_id(), weekday=weekday, start=time(start), end=time(end), task=task,
            room_id=room_id, minimum=least, maximum=most, skill=skill, needs_key=key,
        )  # fmt: skip
        holders = _holders(people, hub, line, taken, work.today)
        taken.update(holders)
        shifts.append(
            replace(line, holder_ids=holders[:1] if weekday != 5 else (),
                    substitute_ids=holders[1:2])
        )  # fmt: skip
    return DutyPattern(id=new_id(), hub_id=hub.id, name=name, shifts=tuple(shifts))


def _holders(
    people: Sequence[Volunteer], hub: Hub, line: PatternShift, taken: set[str], today: date
) -> tuple[str, ...]:
    """Return who could hold a line: of the hub, available, with the key or skill it asks for."""
    day = today + timedelta(days=(line.weekday - today.isoweekday()) % 7)
    shift = DutyShift(id="", hub_id=hub.id, day=day, start=line.start, end=line.end)
    fit = [
        one
        for one in people
        if one.id not in taken
        and not one.is_minor
        and not has_left(one, today)
        and hub.id in one.hub_ids
        and is_available(one, shift)
        and (not line.needs_key or has_key(one, shift))
        and (not line.skill or has_skill(one, line.skill))
    ]
    return tuple(one.id for one in fit[:2])


def _noted(work: Work, today: date) -> tuple[Noted, ...]:
    """Return the attendance of the days past: nearly all came."""
    rows = roster_attendance.sheet(work, today - BACK, today - timedelta(days=1))
    found = [(row.shift.id, on.assignment.id) for row in rows for on in row.people]
    return tuple(
        Noted(
            shift_id=shift_id,
            assignment_id=assignment_id,
            status=AssignmentStatus.ABSENT
            if number % _ABSENT == _ABSENT - 1
            else AssignmentStatus.PRESENT,
        )
        for number, (shift_id, assignment_id) in enumerate(found)
    )


def _one_stands_down(runner: Runner, today: date) -> None:
    """Let somebody call off a permanence of the week to come."""
    board = runner.read(rosters.board, today + timedelta(days=2), today + timedelta(days=12))
    on = next((row.people[0] for row in board.shifts if row.people), None)
    if on is not None:
        runner.do(roster_moves.stand_down, on.assignment.id, "Rendez-vous (EXEMPLE)")
