"""What follows from findings: open, answer, excuse, take the next step, write, end."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from polesdesk.actions import letters, planning, slot_exceptions
from polesdesk.actions import records as common
from polesdesk.actions.runner import Work
from polesdesk.domain.escalation import (
    LETTERS,
    STEPS,
    check_answer,
    check_done,
    check_step,
    next_step,
)
from polesdesk.domain.follow_up_rows import FollowUpCard, FollowUpRow
from polesdesk.domain.follow_ups import FollowUp, FollowUpKind, Letter
from polesdesk.domain.identity import new_id
from polesdesk.domain.lists import ListQuery, ValueCount
from polesdesk.domain.occupancy_labels import FOLLOW_UPS
from polesdesk.domain.occurrences import Occurrence
from polesdesk.domain.parsing import ParseProblem, parse_date
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.speech import said
from polesdesk.domain.visit_questions import ACTION_KEY, ACTIONS, answer_to
from polesdesk.domain.visits import Finding, Visit
from polesdesk.store import authority, evidence, follow_ups, records
from polesdesk.store.kinds import FINDING, FOLLOW_UP, LETTER
from polesdesk.store.planning import Scope
from polesdesk.store.tables import follow_up

_ASKED = dict(
    zip(
        ACTIONS[1:],
        (FollowUpKind.REMINDER, FollowUpKind.WORKS_REQUEST, FollowUpKind.SUMMONS),
        strict=True,
    )
)
"""What the answer to « Action demandée » opens."""


def get(work: Work, row_id: str) -> FollowUp:
    """Return a follow-up."""
    found: FollowUp = common.require(work, FOLLOW_UP, row_id)
    return found


def rows(work: Work, *, with_done: bool = False) -> tuple[FollowUpRow, ...]:
    """Return the follow-ups that are open, those due first on top; then those that are done."""
    condition = follow_up.c.id.is_not(None) if with_done else follow_ups.open_ones()
    return follow_ups.rows(work.connection, condition, work.today)


def count(work: Work, query: ListQuery) -> int:
    """Return how many follow-ups a view of the list holds."""
    conditions = follow_ups.filters(query, work.today)
    return follow_ups.WINDOW.count(work.connection, query, conditions)


def page(
    work: Work, query: ListQuery, offset: int = 0, limit: int | None = None
) -> tuple[FollowUpRow, ...]:
    """Return one page of the list of follow-ups."""
    found = follow_ups.ids(work.connection, query, work.today, offset, limit)
    return follow_ups.named(work.connection, found, work.today)


def values(work: Work, query: ListQuery, column: str) -> tuple[ValueCount, ...]:
    """Return what a column of the list holds, to filter by it."""
    return follow_ups.values(work.connection, query, work.today, column)


def position(work: Work, query: ListQuery, row_id: str) -> int | None:
    """Return where a follow-up stands in the list."""
    conditions = follow_ups.filters(query, work.today)
    return follow_ups.WINDOW.position(work.connection, query, conditions, row_id)


def card(work: Work, row_id: str) -> FollowUpCard:
    """Return a follow-up with its findings, its letter and the steps around it."""
    one = _standing(work, get(work, row_id))
    connection = work.connection
    (row,) = follow_ups.rows(connection, follow_up.c.id == row_id, work.today)
    letter: Letter | None = work.get(LETTER, one.letter_id) if one.letter_id else None
    taken = _steps(work, one)
    ids = [each.id for each in taken if each.id != row_id]
    is_last = not taken or taken[-1].id == row_id
    return FollowUpCard(
        row=row,
        follow_up=one,
        findings=tuple(evidence.of_findings(connection, one.finding_ids)),
        letter=letter,
        steps=follow_ups.rows(connection, follow_up.c.id.in_(ids), work.today),
        next_step=next_step(one, work.today) if is_last else None,
    )


def _steps(work: Work, one: FollowUp) -> list[FollowUp]:
    if one.slot_id is None or one.kind not in STEPS:
        return []
    return follow_ups.steps_of(work.connection, one.slot_id)


def _standing(work: Work, one: FollowUp) -> FollowUp:
    """Return a follow-up without its letter where that was cancelled."""
    letter: Letter | None = work.get(LETTER, one.letter_id) if one.letter_id else None
    is_void = letter is None or letter.cancelled_on is not None
    return replace(one, letter_id=None) if one.letter_id and is_void else one


def save(work: Work, one: FollowUp) -> FollowUp:
    """Save a follow-up that was opened or changed by hand."""
    if not one.title.strip():
        raise RuleBroken("title_required", said("Dites ce qui est à faire."), field="title")
    if not one.version:
        check_step(one.kind, _before(work, one), work.today)
        one = replace(one, opened_on=one.opened_on or work.today, due_on=one.due_on or _due(work))
    saved: FollowUp = common.save(work, FOLLOW_UP, one)
    return saved


def _before(work: Work, one: FollowUp) -> FollowUp | None:
    taken = _steps(work, one)
    return taken[-1] if taken else None


def _due(work: Work) -> date:
    return work.today + timedelta(days=authority.settings(work.connection).answer_days)


def open_asked(work: Work, visit: Visit, findings: Iterable[Finding]) -> int:
    """Open what the findings of a visit ask for: reminder, works request, summons.

    What the version that the visit corrects has opened already is not opened again.
    """
    former = follow_ups.of_visit(work.connection, visit.replaces_id or "")
    known = {(one.kind, one.title) for one in former}
    count = 0
    for one in findings:
        kind = _ASKED.get(answer_to(one.answers, ACTION_KEY))
        if kind is None:
            continue
        made = _asked(work, visit, one, kind)
        if (made.kind, made.title) not in known:
            work.save(FOLLOW_UP, made)
            count += 1
    return count


def _asked(work: Work, visit: Visit, finding: Finding, kind: FollowUpKind) -> FollowUp:
    names = evidence.of_findings(work.connection, (finding.id,))
    room = names[0].room if names else ""
    association_id = finding.other_association_id
    if finding.convention_id is not None:
        association_id = evidence.holder(work.connection, finding.convention_id)
    what = finding.note or FOLLOW_UPS[kind]
    return FollowUp(
        id=new_id(),
        kind=kind,
        title=f"{room}\u202f: {what}" if room else what,
        hub_id=visit.hub_id,
        association_id=association_id,
        convention_id=finding.convention_id,
        slot_id=finding.slot_id,
        visit_id=visit.id,
        finding_ids=(finding.id,),
        owner=answer_to(finding.answers, "action_owner") or visit.agent,
        opened_on=work.today,
        due_on=_typed_day(work, answer_to(finding.answers, "action_due")) or _due(work),
    )


def _typed_day(work: Work, text: str) -> date | None:
    """An answer is text: what is no day gets the usual delay."""
    try:
        return parse_date(text, work.today) if text else None
    except ParseProblem:
        return None


# Answers


def answer(
    work: Work, row_id: str, text: str, answered_on: date, *, excused: bool | None
) -> FollowUp:
    """Record the answer of the association; an excuse takes its absences out of the rates.

    The findings stay as they are: the occurrences are excused, with the day of the answer.
    """
    one = get(work, row_id)
    check_answer(one, text, answered_on, work.today)
    work.name("follow_up.answer", f"réponse notée\u202f: {one.title}")
    if excused:
        _excuse(work, one, text, answered_on)
    saved: FollowUp = work.save(
        FOLLOW_UP,
        replace(
            one,
            answer=text.strip(),
            answered_on=answered_on,
            excused=excused,
            done_on=work.today if excused else one.done_on,
            outcome=said("Absences excusées") if excused and not one.outcome else one.outcome,
        ),
    )
    return saved


def _excuse(work: Work, one: FollowUp, reason: str, received_on: date) -> None:
    findings: list[Finding] = records.get_many(work.connection, FINDING, one.finding_ids)
    missed = {
        occurrence.rule_day or occurrence.day: occurrence
        for finding in findings
        for occurrence in _occurrences(work, finding)
    }
    if missed:
        teller = evidence.association_name(work.connection, one.association_id)
        slot_exceptions.excuse(work, list(missed.values()), reason, teller, received_on)


def _occurrences(work: Work, finding: Finding) -> list[Occurrence]:
    if finding.slot_id is None or finding.day is None:
        return []
    scope = Scope(slot_ids=(finding.slot_id,))
    named = finding.slot_day or finding.day
    found = planning.plain_occurrences(work, scope, min(named, finding.day), finding.day)
    return [one for one in found if named in (one.day, one.rule_day)]


# Steps


def ask_explanations(work: Work, slot_id: str) -> FollowUp:
    """Open the request for explanations of a slot that reached the threshold of absences."""
    from polesdesk.actions import non_use

    found = next(iter(non_use.rows(work, slot_id)), None)
    if found is None:
        raise RuleBroken(
            "no_absences",
            said(
                "Ce créneau n’a plus assez d’absences sans excuse, ou une suite est déjà ouverte."
            ),
        )
    count = len(found.days)
    work.name("follow_up.open", f"demande d’explications à {found.slot.association}")
    saved: FollowUp = work.save(
        FOLLOW_UP,
        FollowUp(
            id=new_id(),
            kind=FollowUpKind.EXPLANATIONS,
            title=f"Créneau du {found.slot.label}\u202f: {count} absences sans excuse",
            hub_id=found.hub_id,
            association_id=found.association_id,
            convention_id=found.slot.convention_id,
            slot_id=slot_id,
            finding_ids=found.finding_ids,
            opened_on=work.today,
            due_on=_due(work),
        ),
    )
    return saved


def take_step(work: Work, row_id: str, kind: FollowUpKind) -> FollowUp:
    """Open the step of non-use that follows; the one before ends if it is still open.

    Raises ``RuleBroken`` while the step before has not run its course.
    """
    one = _standing(work, get(work, row_id))
    check_step(kind, one, work.today)
    work.name("follow_up.step", f"{FOLLOW_UPS[kind].lower()}\u202f: {one.title}")
    if one.done_on is None:
        outcome = one.outcome or f"Suivi de\u202f: {FOLLOW_UPS[kind].lower()}"
        work.save(FOLLOW_UP, replace(one, done_on=work.today, outcome=outcome))
    saved: FollowUp = work.save(
        FOLLOW_UP,
        FollowUp(
            id=new_id(),
            kind=kind,
            title=one.title,
            hub_id=one.hub_id,
            association_id=one.association_id,
            convention_id=one.convention_id,
            slot_id=one.slot_id,
            visit_id=one.visit_id,
            finding_ids=one.finding_ids,
            owner=one.owner,
            opened_on=work.today,
            due_on=_due(work),
        ),
    )
    return saved


def issue_letter(work: Work, row_id: str) -> Letter:
    """Issue the letter of a step: the delay to answer runs from today."""
    one = get(work, row_id)
    kind = LETTERS.get(one.kind)
    if kind is None:
        raise RuleBroken("no_letter", said("Cette suite ne s’écrit pas par courrier."))
    saved: FollowUp = work.save(FOLLOW_UP, replace(one, due_on=_due(work)))
    letter = letters.issue(work, kind, FOLLOW_UP.name, row_id)
    work.save(FOLLOW_UP, replace(saved, letter_id=letter.id))
    return letter


def end(work: Work, row_id: str, done_on: date, outcome: str) -> FollowUp:
    """Note that a follow-up is done, and how it ended."""
    one = get(work, row_id)
    check_done(one, outcome)
    work.name("follow_up.end", f"suite terminée\u202f: {one.title}")
    saved: FollowUp = work.save(FOLLOW_UP, replace(one, done_on=done_on, outcome=outcome.strip()))
    return saved


def reopen(work: Work, row_id: str) -> FollowUp:
    """Take back that a follow-up is done."""
    one = get(work, row_id)
    work.name("follow_up.reopen", f"suite rouverte\u202f: {one.title}")
    saved: FollowUp = work.save(FOLLOW_UP, replace(one, done_on=None))
    return saved


def bin(work: Work, ids: Sequence[str]) -> int:  # noqa: A001 - the verb of every subject
    """Move follow-ups to the bin; what they have excused stays excused."""
    return common.bin_many(work, FOLLOW_UP, ids)
