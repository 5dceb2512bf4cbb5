"""What follows from findings: states, the steps of non-use, and when each may be taken.

The steps keep to the safe path (domain dossier C3): the association is asked to explain itself
in writing before anything is decided (CRPA L. 121-1 and L. 122-1), and a slot is withdrawn for
stated reasons after a formal notice (CE, 13 April 2017).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from polesdesk.domain.follow_ups import FollowUp, FollowUpKind, LetterKind
from polesdesk.domain.observing import Outcome
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.speech import marked, said

STEPS = (
    FollowUpKind.EXPLANATIONS,
    FollowUpKind.INTERVIEW,
    FollowUpKind.FORMAL_NOTICE,
    FollowUpKind.WITHDRAWAL,
)
"""The steps of non-use, in the only order that is safe."""

LETTERS: Mapping[FollowUpKind, LetterKind] = {
    FollowUpKind.EXPLANATIONS: LetterKind.EXPLANATIONS,
    FollowUpKind.FORMAL_NOTICE: LetterKind.FORMAL_NOTICE,
}
"""The steps that are a letter."""


class FollowUpState(StrEnum):
    """Where a follow-up stands on a day; derived, never stored."""

    TO_DO = "to_do"
    WAITING = "waiting"
    LATE = "late"
    ANSWERED = "answered"
    DONE = "done"


FOLLOW_UP_STATES: Mapping[FollowUpState, str] = {
    FollowUpState.TO_DO: "À faire",
    FollowUpState.WAITING: "Réponse attendue",
    FollowUpState.LATE: "En retard",
    FollowUpState.ANSWERED: "À examiner",
    FollowUpState.DONE: "Terminée",
}


def state_of(one: FollowUp, today: date) -> FollowUpState:
    """Return where a follow-up stands: an answer waits to be judged before anything is late."""
    if one.done_on is not None:
        return FollowUpState.DONE
    if one.answered_on is not None and one.excused is None:
        return FollowUpState.ANSWERED
    if one.due_on is not None and one.due_on < today:
        return FollowUpState.LATE
    return FollowUpState.WAITING if one.letter_id is not None else FollowUpState.TO_DO


@dataclass(frozen=True, slots=True, kw_only=True)
class NonUseRule:
    """When absences of a slot ask for explanations.

    ``threshold`` unexcused absences, in a row or in all over the period of the office.
    """

    threshold: int
    is_consecutive: bool


def repeated(
    seen: Sequence[tuple[date, Outcome]], rule: NonUseRule, since: date | None = None
) -> tuple[date, ...]:
    """Return the absences of a slot once there are enough of them, else nothing.

    ``seen`` are its observations that count, by day; those up to ``since`` were dealt with.
    A presence ends a row; another occupant neither adds to it nor ends it.
    """
    days: list[date] = []
    for day, outcome in sorted(seen):
        if since is not None and day <= since:
            continue
        if outcome is Outcome.EMPTY:
            days.append(day)
        elif outcome is Outcome.OCCUPIED and rule.is_consecutive:
            days.clear()
    return tuple(days) if len(days) >= max(rule.threshold, 1) else ()


def next_step(one: FollowUp, today: date) -> FollowUpKind | None:
    """Return the step of non-use that may follow now; None when there is none, or not yet.

    An answer that excuses ends it; without an answer the delay must have run out.
    """
    if one.kind not in STEPS or one.kind is FollowUpKind.WITHDRAWAL or one.excused:
        return None
    if not _has_run_its_course(one, today):
        return None
    return STEPS[STEPS.index(one.kind) + 1]


def _has_run_its_course(one: FollowUp, today: date) -> bool:
    if one.kind is FollowUpKind.INTERVIEW:
        return one.done_on is not None
    if one.letter_id is None:
        return False
    refused = one.answered_on is not None and one.excused is False
    return refused or (one.due_on is not None and one.due_on < today)


def check_step(kind: FollowUpKind, before: FollowUp | None, today: date) -> None:
    """Refuse a step of non-use before the one that the law wants first has run its course."""
    if kind not in STEPS or kind is FollowUpKind.EXPLANATIONS:
        return
    if before is not None and next_step(before, today) is kind:
        return
    raise RuleBroken("step_too_early", said(_TOO_EARLY[kind]))


_TOO_EARLY = {
    FollowUpKind.INTERVIEW: marked(
        "Demandez d’abord des explications par courrier et attendez la réponse, ou la fin du délai."
    ),
    FollowUpKind.FORMAL_NOTICE: marked(
        "Recevez d’abord l’association\u202f: la mise en demeure suit l’entretien."
    ),
    FollowUpKind.WITHDRAWAL: marked(
        "Un créneau ne se retire qu’après une mise en demeure restée sans effet\u202f: "
        "émettez le courrier et attendez la fin du délai."
    ),
}


def check_done(one: FollowUp, outcome: str) -> None:
    """Refuse to end a step without saying how: a withdrawal above all needs its reasons."""
    if one.kind in STEPS and not outcome.strip():
        raise RuleBroken(
            "outcome_required", said("Dites en une phrase ce qui a été décidé."), field="outcome"
        )


def check_answer(one: FollowUp, answer: str, answered_on: date, today: date) -> None:
    """Refuse an answer without words, or from a day that has not come."""
    if not answer.strip():
        raise RuleBroken(
            "answer_required", said("Notez ce que l’association a répondu."), field="answer"
        )
    if answered_on > today:
        raise RuleBroken(
            "answer_future",
            said("La réponse ne peut pas être datée d’un jour à venir."),
            field="answered_on",
        )
    if one.opened_on is not None and answered_on < one.opened_on:
        raise RuleBroken(
            "answer_early",
            said("La réponse ne peut pas précéder la demande."),
            field="answered_on",
        )
