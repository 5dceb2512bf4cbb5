"""The works of the demonstration: the busiest room is closed for three weeks, slots moved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta

from polesdesk.actions import closure_letters, closure_operations, closure_planning, planning
from polesdesk.actions.runner import Runner
from polesdesk.domain.closure_operations import ClosureGround, ClosureOperation
from polesdesk.domain.identity import new_id
from polesdesk.domain.occurrences import OccurrenceStatus
from polesdesk.domain.planning_rows import OccurrenceRow
from polesdesk.domain.progress import Silent

GoTo = Callable[[date], object]
SOONEST, LATEST = 2, 12
"""Weeks ahead in which the works may begin."""
WEEKS = 3
WRITTEN = 2
"""Associations whose letter is issued already."""


def play(runner: Runner, today: date, go_to: GoTo) -> None:
    """Close a room ahead for works, move what can be moved, and write the first letters."""
    monday = today - timedelta(days=today.weekday())
    found = runner.read(
        planning.occurrences,
        monday + timedelta(weeks=SOONEST),
        monday + timedelta(weeks=LATEST + WEEKS),
    )
    held = [one for one in found if one.status is OccurrenceStatus.PLANNED and one.convention_id]
    if not held:
        return
    starts = [monday + timedelta(weeks=number) for number in range(SOONEST, LATEST + 1)]
    first, room = max(
        ((start, *_busiest(held, start)) for start in starts), key=lambda one: one[2]
    )[:2]
    operation = ClosureOperation(
        id=new_id(),
        hub_id=room.hub_id,
        room_ids=(room.room_id,),
        ground=ClosureGround.WORKS,
        reason="remplacement du chauffage",
        first=first,
        last=_last(first),
        act_number="2026-114 (EXEMPLE)",
        act_date=today - timedelta(days=6),
        contact="Accueil des pôles (EXEMPLE), 03 53 01 00 10",
    )
    go_to(today - timedelta(days=1))
    proposed = runner.read(closure_planning.propose_moves, operation, {})
    choices = {
        key: one
        for key, one in proposed.items()
        if one.place is not None and one.place.hub_id == room.hub_id
    }
    made = runner.do(closure_operations.apply, operation, choices).value
    written = closure_letters.addressees(made)[:WRITTEN]
    if written:
        closure_letters.issue_all(runner, Silent(), made.id, written)


def _last(first: date) -> date:
    return first + timedelta(weeks=WEEKS) - timedelta(days=3)


def _busiest(held: list[OccurrenceRow], first: date) -> tuple[OccurrenceRow, int]:
    """Return a session of the room with the most sessions in the weeks of works, and how many."""
    there = [one for one in held if first <= one.day <= _last(first)]
    counted = Counter(one.room_id for one in there)
    if not counted:
        return held[0], 0
    room_id, count = min(counted.items(), key=lambda one: (-one[1], one[0]))
    return next(one for one in there if one.room_id == room_id), count
