"""Letters about agreements, one or many at once: issued, printed again, written into a folder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from polesdesk.actions import letter_batches, letters
from polesdesk.actions.letter_batches import Job, LetterBatch
from polesdesk.actions.runner import Runner, Work
from polesdesk.domain.follow_ups import Letter, LetterKind
from polesdesk.domain.lists import Choice
from polesdesk.domain.occupancy_labels import LETTERS
from polesdesk.domain.progress import Progress
from polesdesk.store import evaluations, records
from polesdesk.store.kinds import CONVENTION, EVALUATION

KINDS = (
    LetterKind.END_OF_AGREEMENT, LetterKind.PAPERS_REQUEST, LetterKind.PAPERS_REMINDER,
    LetterKind.OBSERVATIONS, LetterKind.RENEWAL_GRANTED, LetterKind.RENEWAL_REFUSED,
    LetterKind.TERMINATION,
)  # fmt: skip
"""The letters that are written about an agreement."""
REPEATED = frozenset({LetterKind.PAPERS_REMINDER})
"""Letters that are written again and again; a second one does not replace the first."""


def issue_many(
    runner: Runner, progress: Progress, kind: LetterKind, convention_ids: Sequence[str]
) -> LetterBatch:
    """Issue a letter about each agreement, in one command; its number stands for each."""
    label = LETTERS[kind][:1].lower() + LETTERS[kind][1:]
    job = Job(
        kind=kind,
        subject_kind=CONVENTION.name,
        subjects=runner.read(_named, tuple(convention_ids)),
        command=f"émission de courriers ({label})",
        again=lambda work, standing: _again(kind, standing, work),
        after=lambda work, row_id, letter: _note(work, kind, row_id, letter),
    )
    return letter_batches.issue_many(runner, progress, job)


def _named(work: Work, ids: Sequence[str]) -> tuple[Choice, ...]:
    numbers = {one.id: one.number for one in records.get_many(work.connection, CONVENTION, ids)}
    return tuple(Choice(value=row_id, label=numbers.get(row_id, "")) for row_id in ids)


def issue(work: Work, kind: LetterKind, convention_id: str, *, again: bool = False) -> Letter:
    """Issue one letter; the day on which remarks are asked for is noted on the evaluation."""
    letter = letters.issue(work, kind, CONVENTION.name, convention_id, again=again)
    _note(work, kind, convention_id, letter)
    return letter


def _note(work: Work, kind: LetterKind, convention_id: str, letter: Letter) -> None:
    """Note on the evaluation from when remarks are awaited."""
    judged = evaluations.latest(work.connection, convention_id)
    if kind is LetterKind.OBSERVATIONS and judged is not None:
        work.save(EVALUATION, replace(judged, remarks_asked_on=letter.issued_on))


def issue_again(work: Work, kind: LetterKind, convention_id: str) -> Letter:
    """Issue a letter although one stands already, as a second reminder."""
    return issue(work, kind, convention_id, again=True)


def _again(kind: LetterKind, standing: Letter, work: Work) -> bool:
    """Tell whether another reminder is due: not twice on the same day."""
    return kind in REPEATED and standing.issued_on != work.today
