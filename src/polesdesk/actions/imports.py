"""Bring in the spreadsheet that the office keeps: read it, preview it, carry it out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from polesdesk.actions import import_clashes, import_slot_clashes, school_calendar
from polesdesk.actions.collector import no_full_collection
from polesdesk.actions.errors import Trouble
from polesdesk.actions.runner import Runner, Work
from polesdesk.domain.conventions import Convention
from polesdesk.domain.folding import sort_key
from polesdesk.domain.import_base import Base, Known
from polesdesk.domain.import_columns import Columns, best_sheet, columns_below, find_columns
from polesdesk.domain.import_drafts import Drafts
from polesdesk.domain.import_matching import Matches, match
from polesdesk.domain.import_plan import plan
from polesdesk.domain.import_planning import Planning
from polesdesk.domain.import_reading import read_rows
from polesdesk.domain.import_rows import ReadRows, RowProblem
from polesdesk.domain.import_settling import ImportOptions, Settling
from polesdesk.domain.import_sheets import Sheet, Workbook
from polesdesk.domain.imports import ImportReport, in_row_order
from polesdesk.domain.progress import Progress, Silent
from polesdesk.domain.speech import marked, said
from polesdesk.store import authority, conventions, hubs, imports, records
from polesdesk.store.kinds import ASSOCIATION, CONVENTION, HUB, KINDS, OFFICER, PAPER

BACKUP_REASON = "import"

COMPARING = marked("Comparaison avec PolesDesk")
WRITING = marked("Écriture")
STEPS = 10
"""Steps that the progress of an import counts; comparing takes the first."""

_WRITTEN = ("hub", "room", "association", "officer", "paper", "convention")
"""The kinds that an import writes, those that others point to first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """A sheet as it was understood, to be shown and corrected before anything is written."""

    workbook: Workbook
    sheet_index: int
    columns: Columns
    rows: ReadRows

    @property
    def sheet(self) -> Sheet:
        """The sheet that is shown."""
        return self.workbook.sheets[self.sheet_index]


def read_file(
    runner: Runner, progress: Progress, source: Path, *, encoding: str = "", delimiter: str = ""
) -> Workbook:
    """Read a spreadsheet or CSV file; ``encoding`` and ``delimiter`` overrule what is found out.

    Raises ``Trouble`` in words for a file that cannot be read, and stops when it should.
    """
    from polesdesk.exchange.spreadsheets import read_spreadsheet
    from polesdesk.exchange.unreadable import Unreadable

    text = said("Lecture de {name}").format(name=source.name)
    progress.step(0, 1, text)
    try:
        return read_spreadsheet(
            source,
            encoding=encoding,
            delimiter=delimiter,
            waiting=lambda: progress.step(0, 1, text),
        )
    except Unreadable as refusal:
        raise Trouble(refusal.code, refusal.message) from refusal


def preview(
    work: Work,
    workbook: Workbook,
    *,
    sheet_index: int | None = None,
    header_row: int | None = None,
    corrections: Mapping[str, str] | None = None,
) -> Preview:
    """Return a sheet with what its columns hold and its rows as they were understood.

    Without ``sheet_index`` the sheet with the most known columns is taken, without
    ``header_row`` (counted from 0) it is looked for. ``corrections`` maps headers, as
    ``import_fields.header_key`` gives them, to fields, and is added to what was corrected in
    former imports. Raises ``RuleBroken`` when no row looks like a header.
    """
    known = {**imports.mapping(work.connection), **(corrections or {})}
    index = best_sheet(workbook) if sheet_index is None else sheet_index
    sheet = workbook.sheets[index]
    columns = (
        find_columns(sheet, known)
        if header_row is None
        else columns_below(sheet, header_row, known)
    )
    rows = read_rows(sheet, columns, work.today)
    return Preview(workbook=workbook, sheet_index=index, columns=columns, rows=rows)


def dry_run(work: Work, rows: ReadRows, options: ImportOptions | None = None) -> ImportReport:
    """Return the report of an import, and its questions; nothing is written."""
    planning, problems, _memory = _plan(work, rows, options or ImportOptions())
    return _report(rows, planning, problems)


def carry_out(
    work: Work,
    rows: ReadRows,
    options: ImportOptions | None = None,
    *,
    source: str = "",
    corrections: Mapping[str, str] | None = None,
    progress: Progress | None = None,
) -> ImportReport:
    """Write what an import brings, as one command that one undo takes back.

    ``source`` names the file in the history; ``corrections`` are kept for the next import.
    What ``progress`` stops leaves nothing behind.
    """
    assert work.writer is not None
    progress = progress or Silent()
    progress.step(0, STEPS, said(COMPARING))
    planning, problems, memory = _plan(work, rows, options or ImportOptions())
    work.name(imports.IMPORT, f"import de {source}" if source else "import d’un tableau")
    _write(work, planning, progress)
    memory.remember(work.writer.command_id, planning.settling.remembered)
    imports.remember_mapping(work.connection, corrections or {})
    return _report(rows, planning, problems)


@no_full_collection()
def bring_in(
    runner: Runner,
    progress: Progress,
    source: Path,
    *,
    options: ImportOptions | None = None,
    dry: bool = False,
) -> ImportReport:
    """Import a file from beginning to end, as the command line does; ``dry`` writes nothing."""
    workbook = read_file(runner, progress, source)
    rows = runner.read(preview, workbook).rows
    progress.step(0, 1, said(COMPARING))
    if dry:
        return runner.read(dry_run, rows, options)
    back_up_before(runner)
    return runner.do(carry_out, rows, options, source=source.name).value


def back_up_before(runner: Runner) -> None:
    """Make a backup before an import, unless the file is still empty."""
    if runner.read(_holds_something):
        runner.back_up_now(BACKUP_REASON)


def _holds_something(work: Work) -> bool:
    return imports.has_any(work.connection, (HUB, ASSOCIATION, CONVENTION))


def _plan(
    work: Work, rows: ReadRows, options: ImportOptions
) -> tuple[Planning, list[RowProblem], imports.ImportMemory]:
    """Plan an import; rows that turn out not to fit are left out, and the rest planned again."""
    problems: list[RowProblem] = []
    known = Known(
        hubs=tuple(hubs.all_hubs(work.connection)),
        rooms=tuple(hubs.all_rooms(work.connection)),
        associations=imports.association_refs(work.connection),
        aliases=imports.aliases(work.connection),
    )
    while True:
        excluded = {problem.row for problem in problems}
        drafts = Drafts(rows.rows, rows.refused, excluded)
        if drafts.problems:
            problems += drafts.problems
            continue
        planning, memory = _plan_drafts(work, drafts, known, options)
        if not planning.problems:
            import_clashes.warn(work, planning)
            import_slot_clashes.warn(work, planning)
            return planning, problems, memory
        problems += planning.problems


def _plan_drafts(
    work: Work, drafts: Drafts, known: Known, options: ImportOptions
) -> tuple[Planning, imports.ImportMemory]:
    settling = Settling(options)
    matches = match(drafts, known, settling)
    base, memory = _base(work, drafts, matches)
    settling.know(base.memory)
    return plan(drafts, known, base, (matches, settling), work.today), memory


def _base(work: Work, drafts: Drafts, matches: Matches) -> tuple[Base, imports.ImportMemory]:
    """Read the records that the rows may change, and nothing else."""
    connection = work.connection
    association_ids = list(dict.fromkeys(matches.associations.values()))
    keys = [sort_key(draft.number) for draft in drafts.agreements if draft.number]
    ids = imports.convention_ids(connection, association_ids, keys)
    memory = imports.ImportMemory(connection)
    for entity, found in (
        ("hub", list(matches.hubs.values())),
        ("room", list(matches.rooms.values())),
        ("association", association_ids),
        ("convention", ids),
    ):
        memory.load(entity, found)
    base = Base(
        associations={
            one.id: one for one in records.get_many(connection, ASSOCIATION, association_ids)
        },
        officers=imports.owned(connection, OFFICER, association_ids),
        papers=imports.owned(connection, PAPER, association_ids),
        conventions={one.id: one for one in records.get_many(connection, CONVENTION, ids)},
        memory=memory.fields(),
        burned=imports.binned_number_keys(connection, keys),
        rents=tuple(authority.rents(connection)),
        settings=authority.settings(connection),
        calendar=school_calendar.calendar(work, date.max, date.max),
    )
    return base, memory


def _write(work: Work, planning: Planning, progress: Progress) -> None:
    assert work.writer is not None
    unnumbered = set(planning.unnumbered)
    for step, name in enumerate(_WRITTEN, start=2):
        progress.step(step, STEPS, said(WRITING))
        new = [value for value in planning.new.get(name, ()) if value.id not in unnumbered]
        work.writer.insert_many(KINDS[name], new)
    without = [one for one in planning.new.get("convention", ()) if one.id in unnumbered]
    # Numbers of the office come first, so that PolesDesk gives none of them twice.
    work.writer.insert_many(CONVENTION, _numbered(work, planning, without))
    progress.step(STEPS - 2, STEPS, said(WRITING))
    for name in _WRITTEN:
        for value in planning.changed.get(name, ()):
            work.save(KINDS[name], value)
    progress.step(STEPS - 1, STEPS, said(WRITING))


def _numbered(work: Work, planning: Planning, found: Sequence[Convention]) -> list[Convention]:
    """Give agreements that the office did not number a number of PolesDesk."""
    letter = authority.settings(work.connection).computer_letter
    numbered = []
    for one in found:
        year = (one.start_date or work.today).year
        code = planning.hubs[one.hub_id].code
        number = conventions.next_number(work.connection, code, year, letter)
        numbered.append(replace(one, number=number))
    return numbered


def _report(rows: ReadRows, planning: Planning, problems: Sequence[RowProblem]) -> ImportReport:
    rejected = in_row_order([*rows.problems, *problems])
    out = {problem.row for problem in problems}
    warnings = [*rows.warnings, *planning.drafts.warnings, *planning.settling.warnings]
    return ImportReport(
        rows=rows.count,
        counts=planning.counts,
        rejected=rejected,
        warnings=in_row_order(one for one in warnings if one.row not in out),
        questions=in_row_order(planning.settling.questions),
        convention_ids=tuple(planning.convention_ids),
    )
