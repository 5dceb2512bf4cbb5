"""Many letters at once: drawn one by one while the file is free, kept in one command.

A letter bears its number, so that numbers are looked up first; if another letter takes one of them
meanwhile, the batch is drawn again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from polesdesk.actions import letters
from polesdesk.actions.exports import ListPaper
from polesdesk.actions.history import LETTER_ISSUE
from polesdesk.actions.letter_parties import Gathered
from polesdesk.actions.letter_sending import chosen
from polesdesk.actions.runner import Runner, Work
from polesdesk.domain.follow_ups import Letter, LetterKind
from polesdesk.domain.french import format_number, plural
from polesdesk.domain.lists import Choice
from polesdesk.domain.names import file_name
from polesdesk.domain.occupancy_labels import LETTERS
from polesdesk.domain.progress import Progress
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.speech import said
from polesdesk.store import authority
from polesdesk.store import letters as stored
from polesdesk.store.files import write_whole

if TYPE_CHECKING:
    from polesdesk.documents.conventions import Drawn
    from polesdesk.documents.slips import Slip

_TRIES = 3
"""How often a batch is drawn before another one at the same time is told of."""
_OF_ALL = frozenset({"signatory_required"})
"""Refusals that would be those of every letter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenLetter:
    """A letter of a batch; ``is_new`` when it was issued now, else it is printed again."""

    subject_id: str
    name: str
    letter: Letter
    is_new: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedLetter:
    """A subject whose letter could not be written, and why."""

    subject_id: str
    name: str
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

    @property
    def kept(self) -> int:
        """Return how many letters stood before."""
        return len(self.written) - self.issued

    @property
    def letters(self) -> tuple[Letter, ...]:
        """Return the letters in their order."""
        return tuple(one.letter for one in self.written)


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """Letters of one kind about some subjects; ``command`` is the French name of the action.

    ``again`` tells whether a letter that stands is followed by another one; ``after`` notes
    elsewhere that one was issued.
    """

    kind: LetterKind
    subject_kind: str
    subjects: tuple[Choice, ...]
    command: str
    again: Callable[[Work, Letter], bool] = lambda _work, _standing: False
    after: Callable[[Work, str, Letter], object] = lambda _work, _subject, _letter: None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Planned:
    """One letter of a batch before it is drawn; exactly one of the three last is there."""

    subject: Choice
    gathered: Gathered | None = None
    standing: Letter | None = None
    error: RuleBroken | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plan:
    lines: tuple[_Planned, ...]
    numbers: tuple[str, ...]
    logo: bytes | None


class _NumberTaken(RuleBroken):
    """Another letter was issued while a batch was drawn."""

    def __init__(self) -> None:
        super().__init__(
            "numbers_taken",
            said("D’autres courriers s’émettent en même temps\u202f: recommencez dans un instant."),
        )


def issue_many(runner: Runner, progress: Progress, job: Job) -> LetterBatch:
    """Issue a letter about each subject; those that stand already are kept as they are.

    One command issues them all, so that one undo cancels them. Refusals stop no other letter;
    cancelling the work issues none.
    """
    for _attempt in range(_TRIES):
        plan = runner.read(_plan, job)
        drawn, refused = _draw(progress, plan)
        try:
            return (
                runner.do(_keep, job, plan, drawn, refused).value
                if drawn
                else _batch(plan, {}, refused)
            )
        except _NumberTaken:
            continue
    raise _NumberTaken


def _plan(work: Work, job: Job) -> _Plan:
    lines = tuple(_planned(work, job, one) for one in job.subjects)
    count = sum(1 for one in lines if one.gathered)
    office = authority.settings(work.connection)
    logo = work.files.get(office.logo_sha256) if office.logo_sha256 else None
    coming = stored.coming_numbers(work.connection, work.today.year, office.computer_letter, count)
    return _Plan(lines=lines, numbers=tuple(coming), logo=logo)


def _planned(work: Work, job: Job, subject: Choice) -> _Planned:
    row_id = str(subject.value)
    standing = stored.standing(work.connection, job.kind, job.subject_kind, row_id)
    if standing is not None and not job.again(work, standing):
        return _Planned(subject=subject, standing=standing)
    try:
        gathered = letters.ready(
            work, job.kind, job.subject_kind, row_id, again=standing is not None
        )
    except RuleBroken as error:
        if error.code in _OF_ALL:
            raise
        return _Planned(subject=subject, error=error)
    return _Planned(subject=subject, gathered=gathered)


def _draw(
    progress: Progress, plan: _Plan
) -> tuple[dict[str, tuple[Gathered, Drawn]], dict[str, RuleBroken]]:
    """Draw the new letters; the file is not held, and the work may be stopped between two."""
    drawn: dict[str, tuple[Gathered, Drawn]] = {}
    refused: dict[str, RuleBroken] = {}
    numbers = iter(plan.numbers)
    new = [one for one in plan.lines if one.gathered]
    for done, one in enumerate(new):
        told = f"{plural(done, said('courrier'), said('courriers'))} / {format_number(len(new))}"
        progress.step(done, len(new), told)
        assert one.gathered is not None
        number = next(numbers)
        gathered = one.gathered.numbered(number)
        try:
            drawn[str(one.subject.value)] = gathered, letters.drawn_for_issue(gathered, plan.logo)
        except RuleBroken as error:
            refused[str(one.subject.value)] = error
            numbers = iter((number, *numbers))  # no hole among the numbers
    progress.step(len(new), len(new), said("Terminé"))
    return drawn, refused


def _keep(
    work: Work,
    job: Job,
    plan: _Plan,
    drawn: dict[str, tuple[Gathered, Drawn]],
    refused: dict[str, RuleBroken],
) -> LetterBatch:
    work.name(LETTER_ISSUE, job.command)
    kept: dict[str, Letter] = {}
    for row_id, (gathered, paper) in drawn.items():
        if letters.next_number(work) != gathered.data.number:
            raise _NumberTaken
        kept[row_id] = letters.keep(work, gathered, paper)
        job.after(work, row_id, kept[row_id])
    return _batch(plan, kept, refused)


def _batch(plan: _Plan, kept: dict[str, Letter], refused: dict[str, RuleBroken]) -> LetterBatch:
    written, missed = [], []
    for one in plan.lines:
        row_id, name = str(one.subject.value), one.subject.label
        letter = kept.get(row_id) or one.standing
        if letter is not None:
            written.append(
                WrittenLetter(
                    subject_id=row_id, name=name, letter=letter, is_new=one.standing is None
                )
            )
        else:
            error = refused.get(row_id) or one.error
            assert error is not None
            missed.append(RefusedLetter(subject_id=row_id, name=name, error=error))
    return LetterBatch(written=tuple(written), refused=tuple(missed))


def write_into(runner: Runner, batch: LetterBatch, folder: Path) -> tuple[Path, ...]:
    """Write the letters of a batch into a folder, one file each; return where."""
    return tuple(
        write_whole(folder / one.file_name, runner.read(letters.pdf, one.id))
        for one in batch.letters
    )


def write_paper(paper: ListPaper, folder: Path) -> Path:
    """Write labels or slips into a folder; return where."""
    return write_whole(folder / paper.file_name, paper.pdf)


def bundle(runner: Runner, progress: Progress, found: Sequence[Letter]) -> ListPaper:
    """Return letters in one PDF, to be printed in one go."""
    from polesdesk.documents import binding

    papers = []
    for done, one in enumerate(found):
        progress.step(done, len(found), one.number)
        papers.append(runner.read(letters.pdf, one.id))
    progress.step(len(found), len(found), said("Terminé"))
    kinds = {one.kind for one in found}
    title = LETTERS[found[0].kind] if len(kinds) == 1 else said("Courriers")
    parts = (title, found[0].number, found[-1].number if len(found) > 1 else "")
    pdf = papers[0] if len(papers) == 1 else binding.bundle(papers)
    return ListPaper(title=title, file_name=file_name(parts), pdf=pdf)


def slips(runner: Runner, progress: Progress, ids: Sequence[str]) -> ListPaper:
    """Return the slips to be signed when letters are handed over."""
    from polesdesk.documents import slips as paper

    progress.step(0, 1, said("Récépissés"))
    title = said("Récépissés de remise en main propre")
    drawn = paper.draw(runner.read(_slips, tuple(ids)), day=runner.today(), title=title)
    progress.step(1, 1, said("Terminé"))
    return ListPaper(
        title=title,
        file_name=file_name([said("Récépissés"), runner.today().isoformat()]),
        pdf=drawn.pdf,
        uncovered=drawn.uncovered,
    )


def _slips(work: Work, ids: Sequence[str]) -> list[Slip]:
    from polesdesk.documents.slips import Slip

    office = authority.settings(work.connection)
    return [
        Slip(
            authority=office.authority_name,
            number=one.letter.number,
            title=LETTERS[one.letter.kind],
            issued_on=one.letter.issued_on,
            addressee=one.addressee,
        )
        for one in chosen(work, ids)
    ]
