"""What a manager does with a permanence: put people on it, take them off, swap, cancel it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time

from polesdesk.actions import records as common
from polesdesk.actions import rosters
from polesdesk.actions.runner import Work
from polesdesk.domain.french import format_date, format_time
from polesdesk.domain.identity import new_id
from polesdesk.domain.rostering import NOTED, Roster
from polesdesk.domain.rostering_checks import HARD, RosterFinding, doubts, is_on
from polesdesk.domain.rosters import (
    Assignment,
    AssignmentOrigin,
    AssignmentStatus,
    DutyShift,
)
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.speech import said
from polesdesk.domain.volunteers import Volunteer
from polesdesk.store import rosters as stored
from polesdesk.store.kinds import ASSIGNMENT, DUTY_SHIFT, VOLUNTEER
from polesdesk.store.tables import UNDONE

REASON_NEEDED = "reason_needed"
"""Code of the refusal that a reason lifts."""


def named(shift: DutyShift) -> str:
    """Return « la permanence du 02/11/2026 à 14 h »."""
    return f"la permanence du {format_date(shift.day or date.min)} à {_hour(shift)}"


def _hour(shift: DutyShift) -> str:
    return format_time(shift.start or time(0))


def doubts_of(
    work: Work, shift_id: str, person_id: str, *, leaving: str = ""
) -> tuple[RosterFinding, ...]:
    """Return what putting a person on a permanence would break, before it is done."""
    known, shift, person = _asked(work, shift_id, person_id)
    return tuple(doubts(known, shift, person, leaving=leaving))


def _asked(work: Work, shift_id: str, person_id: str) -> tuple[Roster, DutyShift, Volunteer]:
    person: Volunteer = common.require(work, VOLUNTEER, person_id)
    known = rosters.of_shift(work, shift_id, person=person)
    return known, known.shifts[0], person


def assign(
    work: Work,
    shift_id: str,
    person_id: str,
    *,
    reason: str = "",
    origin: AssignmentOrigin = AssignmentOrigin.HAND,
) -> Assignment:
    """Put a person on a permanence; raise for what is forbidden, or doubtful without a reason."""
    known, shift, person = _asked(work, shift_id, person_id)
    work.name("roster.assign", f"inscription à {named(shift)}")
    _refuse_cancelled(shift)
    if is_on(known.by_shift()[shift.id], person.id):
        raise RuleBroken("already_on", said("Cette personne est déjà inscrite."))
    reason = _settled(doubts(known, shift, person), reason)
    return _written(work, shift, person, origin=origin, reason=reason)


def _written(
    work: Work,
    shift: DutyShift,
    person: Volunteer,
    *,
    origin: AssignmentOrigin,
    reason: str = "",
    proposal_reason: str = "",
) -> Assignment:
    made: Assignment = work.save(
        ASSIGNMENT,
        Assignment(
            id=new_id(),
            shift_id=shift.id,
            volunteer_id=person.id,
            day=shift.day,
            origin=origin,
            override_reason=reason,
            proposal_reason=proposal_reason,
        ),
    )
    return made


def _settled(found: Sequence[RosterFinding], reason: str) -> str:
    """Return the reason to keep; raise for a hard finding, or a soft one without a reason."""
    for one in found:
        if one.kind in HARD:
            raise RuleBroken(str(one.kind), one.message)
    if not found:
        return ""
    if not reason.strip():
        raise RuleBroken(
            REASON_NEEDED,
            " ".join(
                [
                    *dict.fromkeys(one.message for one in found),
                    said("Écrivez pourquoi, ou renoncez."),
                ]
            ),
            field="reason",
        )
    return reason.strip()


def _refuse_cancelled(shift: DutyShift) -> None:
    if shift.cancelled_on is not None:
        raise RuleBroken("cancelled", said("Cette permanence est annulée\u202f: rétablissez-la."))


def confirm(work: Work, assignment_id: str, *, is_confirmed: bool = True) -> Assignment:
    """Note that a person confirmed that they come, or take it back."""
    one = _not_noted(work, assignment_id)
    status = AssignmentStatus.CONFIRMED if is_confirmed else AssignmentStatus.REGISTERED
    work.name("roster.confirm", f"confirmation pour {named(_shift(work, one))}")
    saved: Assignment = work.save(ASSIGNMENT, replace(one, status=status))
    return saved


def _shift(work: Work, assignment: Assignment) -> DutyShift:
    found: DutyShift = common.require(work, DUTY_SHIFT, assignment.shift_id)
    return found


def _not_noted(work: Work, assignment_id: str) -> Assignment:
    one: Assignment = common.require(work, ASSIGNMENT, assignment_id)
    if one.status in NOTED:
        raise RuleBroken(
            "noted",
            said("La présence est déjà notée\u202f: corrigez-la d’abord dans la feuille."),
        )
    return one


def stand_down(work: Work, assignment_id: str, reason: str) -> Assignment:
    """Note that a person will not come after all, with what was said; the place is free again."""
    one = _not_noted(work, assignment_id)
    if not reason.strip():
        raise RuleBroken("reason_required", said("Écrivez le motif."), field="reason")
    work.name("roster.stand_down", f"désistement pour {named(_shift(work, one))}")
    after = replace(one, status=AssignmentStatus.CANCELLED, cancel_reason=reason.strip())
    saved: Assignment = work.save(ASSIGNMENT, after)
    return saved


def remove(work: Work, assignment_id: str) -> None:
    """Take off a person who was put on a permanence by mistake: nothing of it is kept."""
    one = _not_noted(work, assignment_id)
    assert work.writer is not None
    work.name("roster.remove", f"retrait de {named(_shift(work, one))}")
    work.writer.set_life(ASSIGNMENT, one.id, UNDONE)


def substitute(
    work: Work, assignment_id: str, person_id: str, *, why: str, reason: str = ""
) -> Assignment:
    """Replace a person who cannot come by another, in one step; ``why`` is what was said."""
    one = _not_noted(work, assignment_id)
    shift = _shift(work, one)
    work.name("roster.substitute", f"remplacement pour {named(shift)}")
    stand_down(work, assignment_id, why)
    return assign(work, shift.id, person_id, reason=reason)


def swap(
    work: Work, first_id: str, second_id: str, *, reason: str = ""
) -> tuple[Assignment, Assignment]:
    """Exchange the people of two permanences, each put to the same rules as a new one."""
    first, second = _not_noted(work, first_id), _not_noted(work, second_id)
    one, other = _shift(work, first), _shift(work, second)
    work.name("roster.swap", f"échange entre {named(one)} et {named(other)}")
    if one.id == other.id:
        raise RuleBroken("same_shift", said("Choisissez deux permanences différentes."))
    assert work.writer is not None
    work.writer.set_lives(ASSIGNMENT, (first.id, second.id), UNDONE)
    origin = AssignmentOrigin.SWAP
    made = assign(work, one.id, second.volunteer_id, reason=reason, origin=origin)
    return made, assign(work, other.id, first.volunteer_id, reason=reason, origin=origin)


def save_shift(work: Work, shift: DutyShift) -> DutyShift:
    """Save a permanence made or changed by hand; who is on it stays on it."""
    _check(shift)
    verb = "modification" if shift.version else "création"
    work.name("roster.save_shift", f"{verb} de {named(shift)}")
    before: DutyShift | None = work.get(DUTY_SHIFT, shift.id)
    saved: DutyShift = work.save(DUTY_SHIFT, shift)
    if before is not None and before.day != saved.day:
        for one in stored.assignments_of(work.connection, [saved.id]):
            work.save(ASSIGNMENT, replace(one, day=saved.day))
    return saved


def _check(shift: DutyShift) -> None:
    if not shift.hub_id:
        raise RuleBroken("hub_required", said("Choisissez le pôle."), field="hub_id")
    if shift.day is None:
        raise RuleBroken("day_required", said("Donnez le jour."), field="day")
    if shift.start is None or shift.end is None or shift.start == shift.end:
        raise RuleBroken("hours", said("Donnez l’heure de début et celle de fin."), field="start")
    if shift.minimum < 0 or shift.maximum < max(shift.minimum, 1):
        raise RuleBroken(
            "headcount",
            said("Le nombre au plus doit atteindre le nombre de personnes nécessaires."),
            field="maximum",
        )


def cancel(work: Work, shift_id: str, reason: str) -> DutyShift:
    """Cancel a permanence with its reason; who was on it is kept, to be told."""
    shift: DutyShift = common.require(work, DUTY_SHIFT, shift_id)
    if not reason.strip():
        raise RuleBroken("reason_required", said("Écrivez le motif."), field="reason")
    listed = stored.assignments_of(work.connection, [shift_id])
    if any(one.status in NOTED for one in listed):
        raise RuleBroken("noted", said("Des présences y sont notées\u202f: elle a eu lieu."))
    work.name("roster.cancel", f"annulation de {named(shift)}")
    after = replace(shift, cancelled_on=work.today, cancel_reason=reason.strip())
    saved: DutyShift = work.save(DUTY_SHIFT, after)
    return saved


def restore(work: Work, shift_id: str) -> DutyShift:
    """Take the cancellation of a permanence back."""
    shift: DutyShift = common.require(work, DUTY_SHIFT, shift_id)
    work.name("roster.restore", f"rétablissement de {named(shift)}")
    saved: DutyShift = work.save(DUTY_SHIFT, replace(shift, cancelled_on=None, cancel_reason=""))
    return saved
