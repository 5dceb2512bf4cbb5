"""Attendance typed from the sign-in sheet, in its order: who came, when, what is credited."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from polesdesk.actions import records as common
from polesdesk.actions import rosters
from polesdesk.actions.runner import Work
from polesdesk.domain.french import format_date, plural
from polesdesk.domain.identity import new_id
from polesdesk.domain.rostering import NOTED
from polesdesk.domain.rostering_rows import Noted, RosterShift
from polesdesk.domain.rosters import Assignment, AssignmentOrigin, AssignmentStatus, DutyShift
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.speech import said
from polesdesk.store.kinds import ASSIGNMENT, DUTY_SHIFT, VOLUNTEER

LONGEST = 24 * 60
"""Minutes that one permanence may credit at most."""


def sheet(work: Work, first: date, last: date, hub_id: str = "") -> tuple[RosterShift, ...]:
    """Return the permanences held in a period, in the order of the sheets that were signed."""
    known = rosters.roster(work, first, last, hub_id=hub_id)
    return tuple(one for one in rosters.rows(work, known) if one.shift.cancelled_on is None)


def note(work: Work, lines: Sequence[Noted]) -> int:
    """Keep what a sheet says, all at once; return how many lines were changed."""
    listed = [_checked(one) for one in lines]
    changed = 0
    work.name("roster.attendance", _label(listed))
    for one in listed:
        shift: DutyShift = common.require(work, DUTY_SHIFT, one.shift_id)
        if shift.day is not None and shift.day > work.today:
            raise RuleBroken(
                "not_yet",
                said("La permanence du {day} n’a pas encore eu lieu.").format(
                    day=format_date(shift.day)
                ),
            )
        changed += _noted(work, shift, one)
    return changed


def _label(lines: Sequence[Noted]) -> str:
    return f"présences de {plural(len({one.shift_id for one in lines}), 'permanence')}"


def _checked(one: Noted) -> Noted:
    if one.credited_minutes is not None and not 0 <= one.credited_minutes <= LONGEST:
        raise RuleBroken(
            "credited", said("Une permanence compte 24 h au plus."), field="credited_minutes"
        )
    if one.status is AssignmentStatus.ABSENT and (one.time_in or one.time_out):
        return replace(one, time_in=None, time_out=None, credited_minutes=None)
    return one


def _noted(work: Work, shift: DutyShift, one: Noted) -> bool:
    if one.assignment_id:
        before: Assignment = common.require(work, ASSIGNMENT, one.assignment_id)
    else:
        common.require(work, VOLUNTEER, one.volunteer_id)
        before = Assignment(
            id=new_id(),
            shift_id=shift.id,
            volunteer_id=one.volunteer_id,
            day=shift.day,
            origin=AssignmentOrigin.HAND,
        )
    status = one.status
    if not one.assignment_id and status is AssignmentStatus.PRESENT:
        status = AssignmentStatus.WALK_IN
    if before.status is AssignmentStatus.WALK_IN and status is AssignmentStatus.PRESENT:
        status = AssignmentStatus.WALK_IN
    after = replace(
        before,
        status=status,
        time_in=one.time_in,
        time_out=one.time_out,
        credited_minutes=one.credited_minutes,
    )
    if after == before and before.version:
        return False
    work.save(ASSIGNMENT, after)
    return True


def is_noted(row: RosterShift) -> bool:
    """Tell whether all who were expected on a permanence have their attendance noted."""
    return bool(row.people) and all(one.assignment.status in NOTED for one in row.people)
