"""The sheet of a closure or requisition as a file: PDF or spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from polesdesk.actions import closure_list
from polesdesk.actions.exports import ListFile, ListPaper
from polesdesk.actions.runner import Runner, Work
from polesdesk.domain.closure_cards import ClosureCard
from polesdesk.domain.closure_labels import TOUCHED_KINDS
from polesdesk.domain.closure_sheet import COLUMNS, facts, line_cells
from polesdesk.domain.closure_words import figures
from polesdesk.domain.names import file_name
from polesdesk.domain.progress import Progress
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.speech import marked, said, speak_through
from polesdesk.store.files import stream_whole, write_whole

if TYPE_CHECKING:
    from polesdesk.exchange.tables import Sheet, Value

KINDS = (".xlsx", ".pdf")


def proposed_name(card: ClosureCard, extension: str) -> str:
    """Return the name that is proposed for the file of an operation."""
    return file_name([card.title, card.hub], extension)


def paper(work: Work, row_id: str) -> ListPaper:
    """Return the sheet of an operation on paper."""
    from polesdesk.documents import closures
    from polesdesk.documents.text import uncovered

    card = closure_list.card(work, row_id)
    with _in_french():
        return ListPaper(
            title=card.title,
            file_name=proposed_name(card, "pdf"),
            pdf=closures.draw(card),
            uncovered=uncovered(one.who for one in card.operation.lines),
        )


@contextmanager
def _in_french() -> Iterator[None]:
    """Let sentences stay French on a paper and in a workbook, whatever the window speaks."""
    ended = speak_through(marked)
    try:
        yield
    finally:
        ended()


def write(runner: Runner, progress: Progress, row_id: str, target: Path) -> ListFile:
    """Write the sheet of an operation as .xlsx or .pdf, whole or not at all."""
    kind = target.suffix.lower()
    if kind not in KINDS:
        raise RuleBroken(
            "unknown_format", said("Donnez au fichier un nom qui finit par .xlsx ou .pdf.")
        )
    progress.step(0, 1, said("Lecture de l’opération"))
    if kind == ".pdf":
        made = runner.read(paper, row_id)
        return ListFile(path=write_whole(target, made.pdf), uncovered=made.uncovered)
    return ListFile(path=stream_whole(target, _Book(runner.read(closure_list.card, row_id))))


class _Book:
    """Writes the operation into an open file."""

    def __init__(self, card: ClosureCard) -> None:
        self._card = card

    def __call__(self, file: BinaryIO) -> None:
        """Write the lines, one session a row, and the facts."""
        from polesdesk.exchange import tables

        with _in_french():
            sheets = [_lines(self._card), _sessions(self._card), _facts(self._card)]
            tables.stream_book(file, self._card.title, sheets)


def _lines(card: ClosureCard) -> Sheet:
    from polesdesk.exchange.tables import Column, ColumnKind, Sheet

    titles = ("Nature", *COLUMNS)
    counted = ("Séances ou jours", "Annulés", "Déplacés")
    rows: list[tuple[Value, ...]] = [
        (TOUCHED_KINDS[one.kind], *line_cells(one), len(one.days), len(one.cancelled),
         len(one.moved))
        for one in card.operation.lines
    ]  # fmt: skip
    columns = [Column(title=each) for each in titles]
    columns += [Column(title=each, kind=ColumnKind.NUMBER) for each in counted]
    return Sheet(title="Suites données", columns=columns, rows=rows)


def _sessions(card: ClosureCard) -> Sheet:
    from polesdesk.exchange.tables import Column, ColumnKind, Sheet

    rows: list[tuple[Value, ...]] = [
        (day, one.who, one.number, one.room, one.what,
         "déplacée" if day in one.moved else "annulée" if day in one.cancelled else "maintenue")
        for one in card.operation.lines
        for day in one.days
        if one.minutes
    ]  # fmt: skip
    rows.sort(key=lambda row: (str(row[0]), str(row[1])))
    columns = [Column(title="Jour", kind=ColumnKind.DATE)]
    columns += [Column(title=each) for each in ("Qui", "Convention", "Local", "Créneau", "Sort")]
    return Sheet(title="Séances", columns=columns, rows=rows)


def _facts(card: ClosureCard) -> Sheet:
    from polesdesk.exchange.tables import Column, Sheet

    rows = [*facts(card), ("En bref", figures(card.operation.lines))]
    return Sheet(
        title="Opération", columns=[Column(title="Élément"), Column(title="Texte")], rows=rows
    )
