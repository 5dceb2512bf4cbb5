"""The steps of the import wizard: look at the columns, check, bring in, take back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from polesdesk.actions import files, history, imports
from polesdesk.actions.collector import no_full_collection
from polesdesk.actions.gathering import gather
from polesdesk.actions.runner import Runner, Work
from polesdesk.domain.completeness import missing
from polesdesk.domain.conventions import DROPPED, ENDED, State
from polesdesk.domain.import_columns import Columns, best_sheet, columns_below, find_columns
from polesdesk.domain.import_fields import Field
from polesdesk.domain.import_lacks import Lack, Lacks, sum_up
from polesdesk.domain.import_reading import read_rows
from polesdesk.domain.import_rows import ImportRow, ReadRows
from polesdesk.domain.import_settling import ImportOptions
from polesdesk.domain.import_sheets import Sheet, Workbook, is_blank
from polesdesk.domain.imports import ImportReport
from polesdesk.domain.parsing import cell_text
from polesdesk.domain.progress import Progress
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.speech import said
from polesdesk.store import imports as memory
from polesdesk.store import journal

_TOGETHER = 40
"""Agreements that one read looks at, between two reports of progress."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A sheet of a workbook and its columns; ``recognised`` when a row looks like a header."""

    sheet_index: int
    columns: Columns
    recognised: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """The rows of a sheet as they were read, and what importing them would do."""

    sheet: Sheet
    columns: Columns
    rows: ReadRows
    report: ImportReport


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What went in, and the command that did it; "" when nothing had to be written."""

    report: ImportReport
    command_id: str = ""


@no_full_collection()
def read_file(
    runner: Runner, progress: Progress, source: Path, *, encoding: str = "", delimiter: str = ""
) -> Workbook:
    """Read a spreadsheet; ``encoding`` and ``delimiter`` overrule what is found of a text file."""
    return imports.read_file(runner, progress, source, encoding=encoding, delimiter=delimiter)


def look(
    work: Work,
    workbook: Workbook,
    *,
    sheet_index: int | None = None,
    header_row: int | None = None,
) -> Found:
    """Return the columns of a sheet, by what they are called and what was corrected before.

    Without ``sheet_index`` the sheet with the most known columns is taken, without
    ``header_row`` (counted from 0) it is looked for; when no row looks like a header, the
    first filled row is taken.
    """
    index = best_sheet(workbook) if sheet_index is None else sheet_index
    sheet = workbook.sheets[index]
    if not sheet.rows:
        return Found(sheet_index=index, columns=Columns(header_row=0, columns=()), recognised=False)
    known = memory.mapping(work.connection)
    if header_row is not None:
        return Found(sheet_index=index, columns=columns_below(sheet, header_row, known))
    try:
        return Found(sheet_index=index, columns=find_columns(sheet, known))
    except RuleBroken:
        first = _first_filled(sheet)
        columns = columns_below(sheet, first, known)
        return Found(sheet_index=index, columns=columns, recognised=False)


def _first_filled(sheet: Sheet) -> int:
    filled = (
        row for row, cells in enumerate(sheet.rows) if sum(not is_blank(cell) for cell in cells) > 1
    )
    return next(filled, 0)


@no_full_collection()
def check(
    runner: Runner,
    progress: Progress,
    sheet: Sheet,
    columns: Columns,
    options: ImportOptions,
    *,
    rows: ReadRows | None = None,
) -> Checked:
    """Try an import out; nothing is written. ``rows`` are those of a former check."""
    progress.step(0, 3, said("Lecture des lignes"))
    read = read_rows(sheet, columns, runner.today()) if rows is None else rows
    progress.step(1, 3, said(imports.COMPARING))
    report = runner.read(imports.dry_run, read, options)
    progress.step(3, 3, said(imports.COMPARING))
    return Checked(sheet=sheet, columns=columns, rows=read, report=report)


@no_full_collection()
def bring_in(
    runner: Runner,
    progress: Progress,
    rows: ReadRows,
    options: ImportOptions,
    *,
    source: str,
    corrections: Mapping[str, str],
) -> Imported:
    """Import rows after a backup; stopped or failed, it leaves nothing of itself."""
    progress.step(0, imports.STEPS, said("Sauvegarde avant l’importation"))
    imports.back_up_before(runner)
    imported: Imported = runner.do(
        _carry_out, rows, options, source=source, corrections=corrections, progress=progress
    ).value
    return imported


def _carry_out(
    work: Work,
    rows: ReadRows,
    options: ImportOptions,
    *,
    source: str,
    corrections: Mapping[str, str],
    progress: Progress,
) -> Imported:
    assert work.writer is not None
    report = imports.carry_out(
        work, rows, options, source=source, corrections=corrections, progress=progress
    )
    return Imported(report=report, command_id=work.writer.command_id if work.writer.wrote else "")


def take_back(work: Work, command_id: str) -> str:
    """Undo an import as a whole, if it is the last thing that was done."""
    newest = journal.next_undo(work.connection)
    if newest is None or newest.id != command_id:
        raise RuleBroken(
            "not_newest",
            said(
                "D’autres modifications ont suivi cette importation\u202f: annulez-les d’abord, "
                "une à une, par le menu Édition."
            ),
        )
    return history.undo(work)


@no_full_collection()
def lacks(runner: Runner, progress: Progress, convention_ids: Sequence[str]) -> Lacks:
    """Return what agreements still lack for their originals; ended and issued ones do not."""
    total = len(convention_ids)
    found: list[Lack] = []
    for start in range(0, total, _TOGETHER):
        progress.step(start, total, said("{start} sur {total}").format(start=start, total=total))
        found += runner.read(_lacks_of, convention_ids[start : start + _TOGETHER])
    progress.step(total, total, "")
    return sum_up(found)


def _lacks_of(work: Work, convention_ids: Sequence[str]) -> list[Lack]:
    return [one for row_id in convention_ids for one in _lack_of(work, row_id)]


def _lack_of(work: Work, convention_id: str) -> Iterator[Lack]:
    data = gather(work, convention_id)
    convention = data.convention
    over = convention.state in DROPPED | ENDED | {State.TERMINATED}
    if over or convention.issued_version is not None:
        return
    yield Lack(
        id=convention.id,
        number=convention.number,
        association=data.association.name,
        hub=data.hubs[0].name if data.hubs else "",
        missing=missing(data),
    )


def save_rejected(runner: Runner, progress: Progress, checked: Checked, target: Path) -> Path:
    """Write the rejected rows as a workbook that can be corrected and imported again.

    Each row keeps its cells; its number in the sheet and its reasons stand beside them.
    """
    from polesdesk.exchange.tables import Column, ColumnKind, write_xlsx

    progress.step(0, 1, target.name)
    columns = checked.columns.columns
    titles = [Column(title=one.header, kind=ColumnKind.IDENTIFIER) for one in columns]
    told = [Column(title="Ligne d’origine", kind=ColumnKind.NUMBER), Column(title="Rejet")]
    rows = _rejected_rows(checked)
    return files.save_bytes(target, write_xlsx("Lignes rejetées", [*titles, *told], rows))


def _rejected_rows(checked: Checked) -> Iterator[tuple[str | int, ...]]:
    sheet, columns = checked.sheet, checked.columns
    read = {row.row: row for row in (*checked.rows.rows, *checked.rows.refused)}
    reasons: dict[int, list[str]] = {}
    for problem in checked.report.rejected:
        reasons.setdefault(problem.row, []).append(f"{problem.column}\u202f: {problem.message}")
    for number, told in reasons.items():
        cells = [cell_text(sheet.cell(number - 1, one.index)) for one in columns.columns]
        if number in read:
            _repeat_hub(cells, columns, read[number])
        yield (*cells, number, "\n".join(dict.fromkeys(told)))


def _repeat_hub(cells: list[str], columns: Columns, row: ImportRow) -> None:
    """A blank hub takes that of the row above, which may not be rejected with it."""
    for field, hub in ((Field.HUB, row.hub), (Field.HUB_CODE, row.hub_code)):
        column = columns.of(field)
        if column is not None and not cells[column.index].strip():
            cells[column.index] = hub
