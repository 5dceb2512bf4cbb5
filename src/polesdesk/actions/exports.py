"""A list as it is seen, written as a spreadsheet or a PDF: its columns, filters and order.

The ids are read at once, so that what others save meanwhile moves no row twice into the file;
the rows come page by page, and no transaction lasts while a file is written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

from polesdesk.actions import access_devices, campaign_list, journee_lists, report_lists
from polesdesk.actions.runner import Runner, Work
from polesdesk.domain.column_filters import filter_in_words
from polesdesk.domain.french import format_number, plural
from polesdesk.domain.french.spaces import NARROW_NBSP
from polesdesk.domain.list_columns import TITLES, Kind, ListColumn, Seen, column
from polesdesk.domain.lists import ListQuery
from polesdesk.domain.progress import Progress
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.speech import said
from polesdesk.store import (
    associations,
    authority,
    conventions,
    findings,
    follow_ups,
    hubs,
    premises_requests,
    rounds,
    visits,
    volunteers,
)
from polesdesk.store.files import stream_whole, write_whole

TOGETHER = 500
"""Rows read at once."""
MOST_ROWS = 1_048_575
"""Rows under its headings that a sheet of Excel holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListExport:
    """What is seen of a list: its English plural, the view, the keys of its columns in order.

    ``narrowed`` says the filters of the boxes above the list in French. ``rows`` are those of a
    list that is derived and not kept, in their order: then nothing is read.
    """

    subject: str
    query: ListQuery
    keys: tuple[str, ...]
    narrowed: tuple[str, ...] = ()
    rows: tuple[Any, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPaper:
    """A list, poster or letter on paper, ready to be shown, saved or sent to a printer."""

    title: str
    file_name: str
    pdf: bytes
    uncovered: str = ""
    """Letters that the font has no shape for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListFile:
    """A list as it was written: where it stands, and the letters that its font lacks."""

    path: Path
    uncovered: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Source:
    ids: Callable[[Work, ListQuery], list[str]]
    rows: Callable[[Work, Sequence[str]], Sequence[Any]]


_SOURCES = {
    "hubs": _Source(
        ids=lambda work, query: hubs.ids(work.connection, query),
        rows=lambda work, ids: hubs.rows(work.connection, ids),
    ),
    "associations": _Source(
        ids=lambda work, query: associations.ids(work.connection, query, work.today),
        rows=lambda work, ids: associations.rows(work.connection, ids, work.today),
    ),
    "conventions": _Source(
        ids=lambda work, query: conventions.ids(work.connection, query, work.today),
        rows=lambda work, ids: conventions.rows(work.connection, ids, work.today),
    ),
    "premises_requests": _Source(
        ids=lambda work, query: premises_requests.ids(work.connection, query, work.today),
        rows=lambda work, ids: premises_requests.rows(work.connection, ids, work.today),
    ),
    "rounds": _Source(
        ids=lambda work, query: rounds.ids(work.connection, query, work.today),
        rows=lambda work, ids: rounds.rows(work.connection, ids, work.today),
    ),
    "visits": _Source(
        ids=lambda work, query: visits.ids(work.connection, query),
        rows=lambda work, ids: visits.rows(work.connection, ids),
    ),
    "findings": _Source(
        ids=lambda work, query: findings.ids(work.connection, query),
        rows=lambda work, ids: findings.rows(work.connection, ids),
    ),
    "follow_ups": _Source(
        ids=lambda work, query: follow_ups.ids(work.connection, query, work.today),
        rows=lambda work, ids: follow_ups.named(work.connection, ids, work.today),
    ),
    "volunteers": _Source(
        ids=lambda work, query: volunteers.ids(work.connection, query, work.today),
        rows=lambda work, ids: volunteers.rows(work.connection, ids, work.today),
    ),
    "renewals": _Source(ids=campaign_list.ids, rows=campaign_list.of_ids),
    **{name: _Source(ids=one.ids, rows=one.of_ids) for name, one in journee_lists.LISTS.items()},
    "access_devices": _Source(ids=access_devices.ids, rows=access_devices.of_ids),
    "condition_reports": _Source(ids=report_lists.ids, rows=report_lists.of_ids),
}


def proposed_name(subject: str, day: date, extension: str) -> str:
    """Return « Conventions 2026-11-21.xlsx »."""
    return f"{TITLES[subject]} {day.isoformat()}.{extension}"


def write(runner: Runner, progress: Progress, wanted: ListExport, target: Path) -> ListFile:
    """Write a list as .xlsx, .csv or .pdf, whole or not at all."""
    kind = target.suffix.lower()
    if kind == ".pdf":
        paper = draw(runner, progress, wanted)
        return ListFile(path=write_whole(target, paper.pdf), uncovered=paper.uncovered)
    if kind not in {".xlsx", ".csv"}:
        raise RuleBroken(
            "unknown_format", said("Donnez au fichier un nom qui finit par .xlsx, .csv ou .pdf.")
        )
    reading = _Reading(runner, progress, wanted)
    return ListFile(path=_write_table(reading, target, as_text=kind == ".csv"))


def _write_table(reading: _Reading, target: Path, *, as_text: bool) -> Path:
    from polesdesk.exchange import tables

    if reading.count > MOST_ROWS and not as_text:
        raise RuleBroken(
            "too_many_rows",
            said(
                "Un classeur s’arrête à {most_rows} lignes\u202f: réduisez la liste avec un "
                "filtre, ou choisissez un fichier CSV."
            ).format(most_rows=format_number(MOST_ROWS)),
        )
    columns = [
        tables.Column(title=one.title, kind=tables.ColumnKind(_FILE_KINDS[one.kind]))
        for one in reading.columns
    ]

    def write(file: BinaryIO) -> None:
        if as_text:
            tables.stream_csv(file, columns, reading.cells(_text_cell))
        else:
            title = TITLES[reading.wanted.subject]
            tables.stream_xlsx(file, title, columns, reading.cells(_typed_cell))

    return stream_whole(target, write)


def draw(runner: Runner, progress: Progress, wanted: ListExport) -> ListPaper:
    """Return a list as a PDF with its filters under the title."""
    from polesdesk.documents import lists
    from polesdesk.documents.text import uncovered

    reading = _Reading(runner, progress, wanted)
    day = runner.today()
    title = TITLES[wanted.subject]
    columns = [
        lists.Column(
            title=one.title, width=one.width, right=one.kind in _FIGURES, sample=one.sample
        )
        for one in reading.columns
    ]
    letters: set[str] = set()

    def noted(rows: Iterator[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
        for row in rows:
            letters.update(*row)
            yield row

    pdf = lists.draw_list(
        title,
        columns,
        noted(reading.cells(_printed_cell)),
        count=reading.count,
        day=day,
        subtitle=" · ".join(_filters_in_words(wanted)),
        authority=reading.authority,
    )
    return ListPaper(
        title=title,
        file_name=proposed_name(wanted.subject, day, "pdf"),
        pdf=pdf,
        uncovered=uncovered(letters),
    )


def _filters_in_words(wanted: ListExport) -> list[str]:
    words = wanted.query.text.strip()
    typed = [f"«\u202f{words}\u202f»"] if words else []
    columns = [filter_in_words(wanted.subject, one) for one in wanted.query.columns]
    return [*typed, *wanted.narrowed, *columns]


class _Reading:
    """The rows of a list, counted at once and read while they are written."""

    def __init__(self, runner: Runner, progress: Progress, wanted: ListExport) -> None:
        self.wanted = wanted
        self.columns = _columns(wanted)
        self._runner = runner
        self._progress = progress
        self._source = _SOURCES[wanted.subject] if wanted.rows is None else _shown(wanted.rows)
        progress.step(0, 1, said("Lecture de la liste"))
        self._ids, settings = runner.read(self._look)
        self.count = len(self._ids)
        self.authority = settings.authority_name
        self._seen = Seen(today=runner.today(), soon_days=settings.ends_soon_days)

    def _look(self, work: Work) -> tuple[list[str], Any]:
        ids = self._source.ids(work, self.wanted.query)
        return ids, authority.settings(work.connection)

    def cells(self, form: Callable[[ListColumn, Any, Seen], Any]) -> Iterator[tuple[Any, ...]]:
        """Give the cells of each row; ``Cancelled`` comes from between two reads."""
        for start in range(0, self.count, TOGETHER):
            told = said("{rows} sur {count}").format(
                rows=plural(start, said("ligne"), said("lignes")), count=format_number(self.count)
            )
            self._progress.step(start, self.count, told)
            ids = self._ids[start : start + TOGETHER]
            for row in self._runner.read(self._source.rows, ids):
                yield tuple(form(one, row, self._seen) for one in self.columns)
        self._progress.step(self.count, max(self.count, 1), said("Écriture du fichier"))


def _shown(rows: Sequence[Any]) -> _Source:
    """Return rows that are shown already, each under its place."""
    return _Source(
        ids=lambda _work, _query: [str(place) for place in range(len(rows))],
        rows=lambda _work, ids: [rows[int(place)] for place in ids],
    )


def _columns(wanted: ListExport) -> tuple[ListColumn, ...]:
    known = (column(wanted.subject, key) for key in wanted.keys)
    found = tuple(one for one in known if one is not None)
    if not found:
        raise RuleBroken("no_column", said("La liste n’a aucune colonne à écrire."))
    return found


def _typed_cell(one: ListColumn, row: Any, seen: Seen) -> Any:
    return one.value(row, seen)


def _text_cell(one: ListColumn, row: Any, seen: Seen) -> Any:
    """A SIRET is parted by spaces in a text file, or Excel would read it as a number."""
    if one.kind is Kind.IDENTIFIER:
        return one.text(row, seen).replace(NARROW_NBSP, " ").replace("\u00a0", " ")
    return one.value(row, seen)


def _printed_cell(one: ListColumn, row: Any, seen: Seen) -> str:
    return one.text(row, seen)


_FIGURES = frozenset({Kind.NUMBER, Kind.MONEY})
_FILE_KINDS = {
    Kind.TEXT: "text",
    Kind.IDENTIFIER: "identifier",
    Kind.NUMBER: "number",
    Kind.MONEY: "money_cents",
    Kind.DATE: "date",
}
