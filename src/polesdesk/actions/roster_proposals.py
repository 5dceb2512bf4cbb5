"""The proposal of a roster: worked out aside, accepted wholly or in part as one step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from polesdesk.actions import roster_moves, rosters
from polesdesk.actions.runner import Runner, Work
from polesdesk.domain.french import plural
from polesdesk.domain.identity import new_id
from polesdesk.domain.progress import Progress
from polesdesk.domain.rostering_checks import HARD, doubts, is_on
from polesdesk.domain.rostering_model import Task
from polesdesk.domain.rostering_reasons import Choice, Gap, Proposal, propose
from polesdesk.domain.rostering_rows import RosterShift
from polesdesk.domain.rosters import Assignment, AssignmentOrigin
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.speech import said
from polesdesk.domain.volunteers import full_name
from polesdesk.store import rosters as stored
from polesdesk.store.kinds import ASSIGNMENT


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedProposal:
    """A proposal with the permanences as they are shown, by their ids."""

    first: date
    last: date
    choices: tuple[Choice, ...]
    gaps: tuple[Gap, ...]
    shifts: dict[str, RosterShift]
    is_best: bool


def task(work: Work, first: date, last: date, hub_id: str = "") -> Task:
    """Return what a proposal for a period is made from; nothing is proposed for days past."""
    first = max(first, work.today)
    known = rosters.roster(work, first, max(first, last), hub_id=hub_id, everyone=True)
    since = first - rosters.LOOK_BACK
    holders = {
        line.id: line.holder_ids
        for pattern in stored.patterns(work.connection)
        for line in pattern.shifts
    }
    return Task(
        roster=known,
        since=since,
        given=stored.promised(work.connection, since, max(first, last)),
        holders={
            one.id: holders.get(one.pattern_shift_id or "", ())
            for one in known.shifts
            if one.pattern_shift_id
        },
    )


def prepare(
    runner: Runner, progress: Progress, first: date, last: date, hub_id: str = ""
) -> NamedProposal:
    """Work out the proposal for a period, outside of any transaction; it may be cancelled."""
    asked = runner.read(task, first, last, hub_id)
    total = len(asked.roster.shifts)
    progress.step(0, total, said("Recherche de la meilleure répartition"))

    def go_on() -> bool:
        progress.step(0, total, said("Recherche de la meilleure répartition"))
        return True

    found: Proposal = propose(asked, go_on)
    shown = runner.read(rosters.rows, asked.roster)
    return NamedProposal(
        first=first,
        last=last,
        choices=found.choices,
        gaps=found.gaps,
        shifts={one.shift.id: one for one in shown},
        is_best=found.is_best,
    )


def accept(work: Work, choices: Sequence[Choice]) -> int:
    """Put people where a proposal puts them, wholly or in part, as one step.

    Each is put to the hard rules once more, adults first: the roster may have changed.
    """
    if not choices:
        raise RuleBroken("nothing_chosen", said("Cochez au moins une permanence."))
    work.name("roster.accept", f"attribution de {plural(len(choices), 'permanence')} proposée"
              + ("s" if len(choices) > 1 else ""))  # fmt: skip
    days = [one.shift.day for one in choices if one.shift.day]
    known = rosters.roster(work, min(days), max(days), everyone=True)
    shifts = {one.id: one for one in known.shifts}
    made: list[Assignment] = []
    for choice in sorted(choices, key=lambda one: one.person.is_minor):
        shift, person = shifts.get(choice.shift.id), known.people.get(choice.person.id)
        if shift is None or person is None or shift.cancelled_on is not None:
            raise _changed(choice)
        against = doubts(known, shift, person)
        there = [one for one in known.assignments if one.shift_id == shift.id]
        if is_on(there, person.id) or any(one.kind in HARD for one in against):
            raise _changed(choice)
        one = Assignment(
            id=new_id(),
            shift_id=shift.id,
            volunteer_id=person.id,
            day=shift.day,
            origin=AssignmentOrigin.PROPOSAL,
            proposal_reason=choice.reason,
        )
        made.append(one)
        known.assignments.append(one)
    assert work.writer is not None
    work.writer.insert_many(ASSIGNMENT, made)
    return len(made)


def _changed(choice: Choice) -> RuleBroken:
    return RuleBroken(
        "changed_meanwhile",
        said(
            "Les permanences ont changé depuis la proposition ({name}, {shift})\u202f: "
            "demandez-en une nouvelle."
        ).format(name=full_name(choice.person), shift=roster_moves.named(choice.shift)),
    )
