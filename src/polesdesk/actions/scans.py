"""Scans of signed agreements: read, matched with their originals, filed as the signed copy.

Reading and gathering take time, so they hold no transaction; what is filed is filed at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from polesdesk.actions import move_knowledge
from polesdesk.actions import records as common
from polesdesk.actions.errors import Trouble
from polesdesk.actions.runner import Runner, Work
from polesdesk.actions.succession import note_moved
from polesdesk.domain import moves as rules
from polesdesk.domain.conventions import Convention, State
from polesdesk.domain.french import plural
from polesdesk.domain.identity import new_id
from polesdesk.domain.move_steps import Step
from polesdesk.domain.names import file_name
from polesdesk.domain.papers import SignedCopy
from polesdesk.domain.progress import Progress
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.scan_matching import match, returned
from polesdesk.domain.scan_pages import (
    Hands,
    KnownOriginal,
    MatchedPage,
    ReturnedOriginal,
    ScannedPage,
)
from polesdesk.domain.scan_steps import steps_to
from polesdesk.domain.speech import said
from polesdesk.store import signed_copies
from polesdesk.store.files import write_whole
from polesdesk.store.kinds import CONVENTION, SIGNED_COPY

FILE_SCANS = "scan.file"
"""The command that files signed copies."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Matching:
    """What scanned pages are, the originals that came back, and all that there are."""

    pages: tuple[ScannedPage, ...]
    found: tuple[MatchedPage, ...]
    returned: tuple[ReturnedOriginal, ...]
    known: tuple[KnownOriginal, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing:
    """An original whose signed copy is to be filed; ``step`` is the state to move to, if any."""

    original: ReturnedOriginal
    step: State | None = None
    on: date | None = None
    reason: str = ""


def read_files(
    runner: Runner, progress: Progress, paths: Sequence[Path]
) -> tuple[ScannedPage, ...]:
    """Read the pages of PDF files and pictures; one that cannot be read is a page that says so."""
    pages: list[ScannedPage] = []
    for place, path in enumerate(paths):
        pages += _read_file(progress, path, len(pages), len(paths) - place - 1)
    progress.step(1, 1, said("Pages lues"))
    return tuple(pages)


def _read_file(
    progress: Progress, path: Path, before: int, files_left: int
) -> Sequence[ScannedPage]:
    from polesdesk.exchange.scans import read_scan
    from polesdesk.exchange.unreadable import Unreadable

    def told(done: int, total: int) -> None:
        text = path.name
        if total:
            text = said("{name}, page {page} sur {total}").format(
                name=path.name, page=min(done + 1, total), total=total
            )
        progress.step(before + done, before + max(total, 1) + files_left, text)

    told(0, 0)
    try:
        return read_scan(path, told=told)
    except Unreadable as refusal:
        return [ScannedPage(source=str(path), number=0, trouble=refusal.message)]


def matched(work: Work, pages: Sequence[ScannedPage], by_hand: Hands | None = None) -> Matching:
    """Match scanned pages with the originals of the file, those attributed by hand as told."""
    known = signed_copies.known_originals(work.connection)
    found = match(pages, known, by_hand)
    return Matching(pages=tuple(pages), found=found, returned=returned(found), known=tuple(known))


def file_copies(
    runner: Runner, progress: Progress, pages: Sequence[ScannedPage], filings: Sequence[Filing]
) -> tuple[SignedCopy, ...]:
    """File the signed copy of each original and note its step, all in one command.

    Raises ``Trouble`` when a file has changed since it was read; then nothing is filed.
    """
    contents = []
    for place, one in enumerate(filings):
        progress.step(place, len(filings) + 1, one.original.original.number)
        contents.append(_gathered(progress, place, len(filings) + 1, pages, one))
    progress.step(len(filings), len(filings) + 1, said("Classement"))
    filed: tuple[SignedCopy, ...] = runner.do(_file, pages, filings, contents).value
    progress.step(1, 1, said("Copies classées"))
    return filed


def _gathered(
    progress: Progress, done: int, total: int, pages: Sequence[ScannedPage], one: Filing
) -> bytes:
    from polesdesk.exchange.scans import gather_pages
    from polesdesk.exchange.unreadable import Unreadable

    leaves = [
        (Path(page.source), page.digest, page.number, page.turn)
        for page in (pages[place] for _, place in one.original.leaves)
    ]
    number = one.original.original.number
    try:
        return gather_pages(leaves, told=lambda _done, _total: progress.step(done, total, number))
    except Unreadable as refusal:
        raise Trouble(refusal.code, refusal.message) from refusal


def _file(
    work: Work,
    pages: Sequence[ScannedPage],
    filings: Sequence[Filing],
    contents: Sequence[bytes],
) -> tuple[SignedCopy, ...]:
    known = {one.issued_id: one for one in signed_copies.known_originals(work.connection)}
    numbers = [one.original.original.number for one in filings]
    work.name(FILE_SCANS, _label(numbers))
    made = []
    for one, content in zip(filings, contents, strict=True):
        _check_unchanged(one, known.get(one.original.original.issued_id))
        _note_step(work, one)
        made.append(work.save(SIGNED_COPY, _copy(work, pages, one, content)))
    return tuple(made)


def _label(numbers: Sequence[str]) -> str:
    if len(numbers) == 1:
        return f"classement de la copie signée de {numbers[0]}"
    return f"classement de {plural(len(numbers), 'copie signée', 'copies signées')}"


def _check_unchanged(filing: Filing, now: KnownOriginal | None) -> None:
    before = filing.original.original
    if now is None or now.is_cancelled or (now.state, now.filed) != (before.state, before.filed):
        raise RuleBroken(
            "changed_meanwhile",
            said("La convention {number} a changé entre-temps\u202f: relisez les pages.").format(
                number=before.number
            ),
        )


def _note_step(work: Work, filing: Filing) -> None:
    convention: Convention = common.require(
        work, CONVENTION, filing.original.original.convention_id
    )
    step = Step(on=filing.on or work.today, today=work.today, reason=filing.reason)
    moved = convention
    targets = steps_to(convention.state, filing.step)
    if State.SIGNED_BY_CITY in targets:
        facts = move_knowledge.known(work, convention, State.SIGNED_BY_CITY)
        step = replace(step, known=facts)
    for target in targets:
        moved = rules.move(moved, target, step)
    note_moved(work, convention, work.save(CONVENTION, moved))


def _copy(work: Work, pages: Sequence[ScannedPage], filing: Filing, content: bytes) -> SignedCopy:
    original, leaves = filing.original.original, filing.original.leaves
    return SignedCopy(
        id=new_id(),
        convention_id=original.convention_id,
        issued_id=original.issued_id,
        number=original.number,
        issue=original.issue,
        filed_on=work.today,
        pages=tuple(page for page, _ in leaves),
        prints=tuple(pages[place].mark for _, place in leaves),
        sha256=work.files.put(content),
        file_name=file_name(
            ["Copie-signée", original.number, original.association, f"v{original.issue}"]
        ),
    )


def copies_of(work: Work, convention_id: str) -> tuple[SignedCopy, ...]:
    """Return the signed copies of an agreement, the newest first."""
    return tuple(signed_copies.of_convention(work.connection, convention_id))


def copy_to(work: Work, row_id: str, folder: Path) -> Path:
    """Write a signed copy into a folder, to be looked at; return where it stands."""
    found: SignedCopy = common.require(work, SIGNED_COPY, row_id)
    name = f"{found.sha256[:6]}_{found.file_name}"
    return write_whole(folder / name, work.files.get(found.sha256))
