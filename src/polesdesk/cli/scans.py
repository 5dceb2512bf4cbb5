"""``scan``: what the pages of scanned agreements are, and their signed copies filed."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any

from polesdesk.actions import scans
from polesdesk.actions.errors import Trouble
from polesdesk.actions.runner import Runner
from polesdesk.actions.scans import Filing, Matching
from polesdesk.cli.arguments import Parser
from polesdesk.cli.commands import DONE, REJECTED_ROWS, Command
from polesdesk.cli.output import Column, write_json, write_table
from polesdesk.cli.printing import progress_of
from polesdesk.cli.session import Session
from polesdesk.domain.french import plural
from polesdesk.domain.papers import SignedCopy
from polesdesk.domain.scan_labels import SCAN_STATUSES
from polesdesk.domain.scan_pages import MatchedPage, ScannedPage, ScanStatus
from polesdesk.domain.scan_steps import certain_step


def _arguments(parser: Parser) -> None:
    parser.words.add_argument(
        "sources", metavar="FICHIER", nargs="+", type=Path, help="PDF ou images numérisés"
    )
    parser.choices.add_argument(
        "--file", action="store_true", help="classer les copies signées qui sont complètes"
    )


def _scan(session: Session, options: Namespace) -> int:
    with session.open(read_only=not options.file, hold=options.file) as runner:
        pages = scans.read_files(runner, progress_of(session), options.sources)
        _refuse_when_nothing_was_read(pages)
        matching = runner.read(scans.matched, pages)
        filed = _file(session, runner, matching) if options.file else ()
    _show(session, matching, filed if options.file else None)
    is_left = options.file and len(filed) < len(matching.returned)
    return REJECTED_ROWS if is_left or not all(page.number for page in pages) else DONE


def _refuse_when_nothing_was_read(pages: Sequence[ScannedPage]) -> None:
    if not any(page.number for page in pages):
        raise Trouble("unreadable", pages[0].trouble)


def _file(session: Session, runner: Runner, matching: Matching) -> tuple[SignedCopy, ...]:
    """File what came back whole; only the return from the association is noted unasked."""
    filings = [
        Filing(original=one, step=certain_step(one.original))
        for one in matching.returned
        if one.is_whole
    ]
    if not filings:
        return ()
    return scans.file_copies(runner, progress_of(session), matching.pages, filings)


def _show(session: Session, matching: Matching, filed: Sequence[SignedCopy] | None) -> None:
    ids = None if filed is None else {one.issued_id for one in filed}
    rows = [_row(matching.pages, one, ids) for one in matching.found]
    if session.json:
        write_json(session.out, rows)
        return
    write_table(session.out, _COLUMNS, list(zip(rows, matching.found, strict=True)))
    if filed is not None:
        session.tell(_summary(matching, filed))


def _row(
    pages: Sequence[ScannedPage], one: MatchedPage, filed: Collection[str] | None
) -> dict[str, Any]:
    page = None if one.place is None else pages[one.place]
    row: dict[str, Any] = {
        "source": None if page is None else page.source,
        "source_page": None if page is None else page.number or None,
        "number": one.number or None,
        "version": one.issue,
        "page": one.page,
        "status": str(one.status),
    }
    if filed is not None:
        held = one.original is not None and one.original.issued_id in filed
        row["filed"] = held and one.status is ScanStatus.RECOGNISED
    return row


def _summary(matching: Matching, filed: Sequence[SignedCopy]) -> str:
    told = [f"{plural(len(filed), 'copie signée classée', 'copies signées classées')}."]
    for one in matching.returned:
        if not one.is_whole:
            lacking = ", ".join(str(page) for page in one.missing)
            told.append(f"{one.original.number} n’est pas classée\u202f: il manque {lacking}.")
    return "\n".join(told)


def _text(name: str) -> Any:
    def cell(pair: tuple[dict[str, Any], MatchedPage]) -> str:
        value = pair[0][name]
        return "" if value is None else str(value)

    return cell


_COLUMNS = (
    Column(title="Fichier", text=_text("source")),
    Column(title="Page du fichier", text=_text("source_page"), right=True),
    Column(title="Convention", text=_text("number")),
    Column(title="Version", text=_text("version"), right=True),
    Column(title="Page", text=_text("page"), right=True),
    Column(title="Constat", text=lambda pair: SCAN_STATUSES[pair[1].status]),
    Column(title="Précision", text=lambda pair: pair[1].reason),
)

SCAN = Command(
    usage="FICHIER ... [--file] --database FICHIER",
    summary="reconnaître des conventions numérisées",
    arguments=_arguments,
    carry_out=_scan,
)
