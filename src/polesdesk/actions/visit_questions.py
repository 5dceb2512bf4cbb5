"""The questions of the office: the standard set, or the newest version that the office made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from polesdesk.actions.runner import Work
from polesdesk.domain.identity import new_id
from polesdesk.domain.visit_questions import STANDARD, check_set, new_key
from polesdesk.domain.visits import Question, QuestionSet, Visit
from polesdesk.store import visits
from polesdesk.store.kinds import QUESTION_SET

FACTORY = QuestionSet(id="", issue=0, questions=STANDARD)


def in_use(work: Work) -> QuestionSet:
    """Return the questions of the next visit: the newest version, else the standard set."""
    made = visits.question_sets(work.connection)
    return made[0] if made else FACTORY


def of_visit(work: Work, visit: Visit) -> QuestionSet:
    """Return the questions that a visit was made with, whatever the office asks now."""
    if visit.question_set_id is None:
        return FACTORY
    found: QuestionSet | None = work.get(QUESTION_SET, visit.question_set_id)
    return found or FACTORY


def save(work: Work, questions: Sequence[Question]) -> QuestionSet:
    """Keep a new version of the questions; visits made before keep theirs."""
    keyed: list[Question] = []
    for one in check_set(questions):
        taken = [*(q.key for q in questions if q.key), *(q.key for q in keyed)]
        keyed.append(one if one.key else replace(one, key=new_key(one.label, taken)))
    before = in_use(work)
    if tuple(keyed) == before.questions:
        return before
    issue = before.issue + 1
    work.name("question_set.create", f"questions des visites, version {issue}")
    fresh = QuestionSet(id=new_id(), issue=issue, from_date=work.today, questions=tuple(keyed))
    saved: QuestionSet = work.save(QUESTION_SET, fresh)
    return saved
