"""Letters on the value of premises in a year: one association, or all of them at once."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from polesdesk.actions import in_kind
from polesdesk.actions import records as common
from polesdesk.actions.letter_parties import Gathered, letter_data, party_of
from polesdesk.domain.associations import Association
from polesdesk.domain.follow_ups import Letter, LetterKind
from polesdesk.domain.french import format_number, plural
from polesdesk.domain.in_kind_list import (
    AssociationYear,
    InKindList,
    letter_key,
    read_letter_key,
)
from polesdesk.domain.letter_matters import Helped
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.speech import said
from polesdesk.store import letters as stored
from polesdesk.store.codec import to_plain
from polesdesk.store.kinds import ASSOCIATION

if TYPE_CHECKING:
    from polesdesk.actions.exports import ListPaper
    from polesdesk.actions.runner import Runner, Work
    from polesdesk.domain.progress import Progress

HELP = "in_kind"
"""What a letter is about whose key is a year and an association."""
KIND = LetterKind.IN_KIND_VALUE


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedLetter:
    """An association whose letter could not be written, and why."""

    association_id: str
    name: str
    error: RuleBroken


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterBatch:
    """The letters of a year in one paper, how many were new, and those refused.

    ``paper`` is None when there is none.
    """

    paper: ListPaper | None
    issued: int
    kept: int
    refused: tuple[RefusedLetter, ...]


def helped(work: Work, _kind: LetterKind, key: str) -> Gathered:
    """Return what the letter on a year says to an association.

    Raises ``RuleBroken`` while the value of an agreement is unknown, or when there was no help.
    """
    year, association_id = read_letter_key(key)
    association: Association = common.require(work, ASSOCIATION, association_id)
    row = in_kind.of_association(work, association_id, year)
    _check(row, year)
    assert row is not None
    is_forecast = InKindList(year=year, day=work.today).is_forecast
    matter = Helped(year=year, row=row, is_forecast=is_forecast)
    return Gathered(
        data=letter_data(work, KIND, matter, party_of(work, association)),
        subject_kind=HELP,
        subject_id=key,
        association_id=association_id,
        convention_id=None,
    )


def _check(row: AssociationYear | None, year: int) -> None:
    if row is None:
        raise RuleBroken(
            "no_premises",
            said("Aucun local n’est mis à la disposition de cette association en {year}.").format(
                year=year
            ),
        )
    if row.lacking:
        raise RuleBroken("not_computable", row.remark)
    if not row.aid_cents:
        raise RuleBroken(
            "no_help",
            said("L’aide en nature de {year} est nulle\u202f: il n’y a rien à notifier.").format(
                year=year
            ),
        )


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
    from polesdesk.actions import letters

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
    rows = [row for row in found.rows if not ids or row.id in ids]
    before = runner.read(of_year, year)
    new = [row for row in rows if row.id not in before]
    refused: tuple[RefusedLetter, ...] = ()
    issued = 0
    if new:
        refused, issued = runner.do(_issue_new, progress, year, new).value
    standing = runner.read(of_year, year)
    old = [row for row in rows if row.id in before and is_outdated(before[row.id], row)]
    refused += tuple(_outdated(row, before[row.id]) for row in old)
    letters = [standing[row.id] for row in rows if row.id in standing and row not in old]
    return LetterBatch(
        paper=_bundle(runner, year, letters) if letters else None,
        issued=issued,
        kept=len(letters) - issued,
        refused=refused,
    )


def _outdated(row: AssociationYear, letter: Letter) -> RefusedLetter:
    words = said(
        "Le calcul a changé depuis le courrier {number}\u202f: annulez-le pour en émettre un autre."
    ).format(number=letter.number)
    return RefusedLetter(
        association_id=row.id, name=row.name, error=RuleBroken("letter_outdated", words)
    )


def _issue_new(
    work: Work, progress: Progress, year: int, rows: Sequence[AssociationYear]
) -> tuple[tuple[RefusedLetter, ...], int]:
    from polesdesk.actions.history import LETTER_ISSUE

    work.name(LETTER_ISSUE, f"émission des courriers d’aide en nature {year}")
    refused = []
    for done, row in enumerate(rows):
        told = f"{plural(done, 'courrier')} sur {format_number(len(rows))}"
        progress.step(done, len(rows), told)
        try:
            issue(work, year, row.id)
        except RuleBroken as error:
            if error.code == "signatory_required":  # it would be that of all
                raise
            refused.append(RefusedLetter(association_id=row.id, name=row.name, error=error))
    return tuple(refused), len(rows) - len(refused)


def _bundle(runner: Runner, year: int, letters: Sequence[Letter]) -> ListPaper:
    from polesdesk.actions.exports import ListPaper
    from polesdesk.documents.binding import bundle

    pdfs = runner.read(lambda work: [work.files.get(one.sha256) for one in letters])
    return ListPaper(
        title=f"Courriers d’aide en nature {year}",
        file_name=f"Courriers aides en nature {year}.pdf",
        pdf=pdfs[0] if len(pdfs) == 1 else bundle(pdfs),
    )
