"""Letters on the value of premises in a year: one association, or all of them at once."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from polesdesk.actions import in_kind, letter_batches, letters
from polesdesk.actions.in_kind_gathering import HELP, KIND
from polesdesk.actions.letter_batches import Job, LetterBatch, RefusedLetter
from polesdesk.domain.follow_ups import Letter
from polesdesk.domain.in_kind_list import (
    AssociationYear,
    letter_key,
    read_letter_key,
)
from polesdesk.domain.lists import Choice
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.speech import said
from polesdesk.store import letters as stored
from polesdesk.store.codec import to_plain

if TYPE_CHECKING:
    from polesdesk.actions.runner import Runner, Work
    from polesdesk.domain.progress import Progress


def of_year(work: Work, year: int) -> dict[str, Letter]:
    """Return the letters of a year that stand, by association."""
    return {
        one.association_id or read_letter_key(one.subject_id)[1]: one
        for one in stored.of_subject(work.connection, HELP)
        if one.cancelled_on is None and read_letter_key(one.subject_id)[0] == year
    }


def is_outdated(letter: Letter, row: AssociationYear) -> bool:
    """Tell whether a letter says another working than that of today."""
    said_then = json.loads(letter.snapshot)["matter"]["row"]["agreements"]
    return bool(said_then != json.loads(json.dumps(to_plain(row.agreements))))


def issue(work: Work, year: int, association_id: str) -> Letter:
    """Issue the letter of a year to an association: numbered, drawn and kept."""
    return letters.issue(work, KIND, HELP, letter_key(year, association_id))


def issue_all(
    runner: Runner, progress: Progress, year: int, ids: Sequence[str] = ()
) -> LetterBatch:
    """Issue the letters of a year to some associations, all of them when none is named.

    Letters that stand already are printed again as they are, unless their amount has changed; one
    command issues the others, so that one undo cancels them.
    """
    progress.step(0, 1, said("Calcul des aides en nature"))
    found = runner.read(in_kind.year_list, year)
    before = runner.read(of_year, year)
    rows = [row for row in found.rows if not ids or row.id in ids]
    old = [row for row in rows if row.id in before and is_outdated(before[row.id], row)]
    job = Job(
        kind=KIND,
        subject_kind=HELP,
        subjects=tuple(
            Choice(value=letter_key(year, row.id), label=row.name) for row in rows if row not in old
        ),
        command=f"émission des courriers d’aide en nature {year}",
    )
    batch = letter_batches.issue_many(runner, progress, job)
    outdated = tuple(_outdated(row, before[row.id]) for row in old)
    return replace(batch, refused=(*batch.refused, *outdated))


def _outdated(row: AssociationYear, letter: Letter) -> RefusedLetter:
    words = said(
        "Le calcul a changé depuis le courrier {number}\u202f: annulez-le pour en émettre un autre."
    ).format(number=letter.number)
    return RefusedLetter(
        subject_id=row.id, name=row.name, error=RuleBroken("letter_outdated", words)
    )
