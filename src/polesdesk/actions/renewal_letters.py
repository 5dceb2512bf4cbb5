"""Letters about agreements, one or many at once: issued, printed again, written into a folder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from polesdesk.actions import letters
from polesdesk.actions.exports import ListPaper
from polesdesk.actions.history import LETTER_ISSUE
from polesdesk.actions.runner import Runner, Work
from polesdesk.domain.follow_ups import Letter, LetterKind
from polesdesk.domain.names import file_name
from polesdesk.domain.occupancy_labels import LETTERS
from polesdesk.domain.progress import Progress
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.speech import said
from polesdesk.store import evaluations, records
from polesdesk.store import letters as stored
from polesdesk.store.files import write_whole
from polesdesk.store.kinds import CONVENTION, EVALUATION

KINDS = (
    LetterKind.END_OF_AGREEMENT, LetterKind.PAPERS_REQUEST, LetterKind.PAPERS_REMINDER,
    LetterKind.OBSERVATIONS, LetterKind.RENEWAL_GRANTED, LetterKind.RENEWAL_REFUSED,
    LetterKind.TERMINATION,
)  # fmt: skip
"""The letters that are written about an agreement."""
REPEATED = frozenset({LetterKind.PAPERS_REMINDER})
"""Letters that are written again and again; a second one does not replace the first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenLetter:
    """A letter of a batch; ``is_new`` when it was issued now, else it is printed again."""

    convention_id: str
    convention: str
    letter: Letter
    is_new: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedLetter:
    """An agreement whose letter could not be written, and why."""

    convention_id: str
    convention: str
    error: RuleBroken


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterBatch:
    """What became of the letters of a selection, in its order."""

    written: tuple[WrittenLetter, ...]
    refused: tuple[RefusedLetter, ...]

    @property
    def issued(self) -> int:
        """Return how many letters are new."""
        return sum(1 for one in self.written if one.is_new)


def issue_many(
    runner: Runner, progress: Progress, kind: LetterKind, convention_ids: Sequence[str]
) -> LetterBatch:
    """Issue a letter about each agreement; those that stand already are kept as they are.

    One command issues them all, so that one undo cancels them. Refusals stop no other letter;
    cancelling the work issues none.
    """
    return runner.do(_issue_many, progress, kind, tuple(convention_ids)).value


def _issue_many(
    work: Work, progress: Progress, kind: LetterKind, ids: Sequence[str]
) -> LetterBatch:
    label = LETTERS[kind][:1].lower() + LETTERS[kind][1:]
    work.name(LETTER_ISSUE, f"émission de courriers ({label})")
    written: list[WrittenLetter] = []
    refused: list[RefusedLetter] = []
    numbers = {one.id: one.number for one in records.get_many(work.connection, CONVENTION, ids)}
    for done, row_id in enumerate(ids):
        progress.step(done, len(ids), numbers.get(row_id, ""))
        number = numbers.get(row_id, "")
        standing = stored.standing(work.connection, kind, CONVENTION.name, row_id)
        if standing is not None and not _again(kind, standing, work):
            kept = WrittenLetter(
                convention_id=row_id, convention=number, letter=standing, is_new=False
            )
            written.append(kept)
            continue
        try:
            letter = issue(work, kind, row_id, again=standing is not None)
        except RuleBroken as error:
            refused.append(RefusedLetter(convention_id=row_id, convention=number, error=error))
            continue
        written.append(
            WrittenLetter(convention_id=row_id, convention=number, letter=letter, is_new=True)
        )
    progress.step(len(ids), len(ids), said("Terminé"))
    return LetterBatch(written=tuple(written), refused=tuple(refused))


def issue(work: Work, kind: LetterKind, convention_id: str, *, again: bool = False) -> Letter:
    """Issue one letter; the day on which remarks are asked for is noted on the evaluation."""
    letter = letters.issue(work, kind, CONVENTION.name, convention_id, again=again)
    judged = evaluations.latest(work.connection, convention_id)
    if kind is LetterKind.OBSERVATIONS and judged is not None:
        work.save(EVALUATION, replace(judged, remarks_asked_on=letter.issued_on))
    return letter


def issue_again(work: Work, kind: LetterKind, convention_id: str) -> Letter:
    """Issue a letter although one stands already, as a second reminder."""
    return issue(work, kind, convention_id, again=True)


def _again(kind: LetterKind, standing: Letter, work: Work) -> bool:
    """Tell whether another reminder is due: not twice on the same day."""
    return kind in REPEATED and standing.issued_on != work.today


def write_into(runner: Runner, batch: LetterBatch, folder: Path) -> tuple[Path, ...]:
    """Write the letters of a batch into a folder, one file each; return where."""
    return tuple(
        write_whole(folder / one.letter.file_name, runner.read(letters.pdf, one.letter.id))
        for one in batch.written
    )


def bundle(runner: Runner, kind: LetterKind, batch: LetterBatch) -> ListPaper:
    """Return the letters of a batch in one PDF, to be printed in one go."""
    from polesdesk.documents import binding

    papers = [runner.read(letters.pdf, one.letter.id) for one in batch.written]
    parts = (LETTERS[kind], batch.written[0].letter.number, batch.written[-1].letter.number)
    return ListPaper(title=LETTERS[kind], file_name=file_name(parts), pdf=binding.bundle(papers))
