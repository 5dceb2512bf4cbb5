"""One import while it is prepared: what was chosen, and the work that is asked of the desk."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from polesdesk.actions import import_steps as steps
from polesdesk.domain.import_columns import Column, Columns, Found
from polesdesk.domain.import_fields import Field, header_key
from polesdesk.domain.import_settling import ImportOptions, LikelyDuplicate, Question
from polesdesk.domain.import_sheets import Sheet, Workbook
from polesdesk.ui.desk import Desk
from polesdesk.ui.jobs import JobHandle

T = TypeVar("T")
CHECK_AFTER = 250
"""Milliseconds after an answer before the import is tried out again."""


class ImportSession(QObject):
    """Holds what was chosen; a step that fails or is stopped changes nothing of it."""

    job_changed = Signal(object)
    """The ``JobHandle`` of the work that began, None when it ended."""
    failed = Signal(object)
    """``RuleBroken`` or ``Trouble``, to be shown."""
    file_changed = Signal()
    """Another file was read, or the same one otherwise."""
    columns_changed = Signal()
    """Another sheet, another header row, or a column that was corrected."""
    check_changed = Signal()
    """The import was tried out, or must be again."""
    imported_changed = Signal()
    """The import was done, or taken back."""
    lacks_found = Signal(object)
    """``Lacks`` of the agreements that were imported."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.path: Path | None = None
        self.encoding = ""
        self.delimiter = ""
        self.workbook: Workbook | None = None
        self.sheet_index = 0
        self.columns: Columns | None = None
        self.header_recognised = True
        self.moved_from = ""
        """The header of the column that has just lost what it held to another one."""
        self.was_corrected = False
        """Whether a column was corrected by hand since the file was chosen."""
        self.answers: dict[str, str] = {}
        self.checked: steps.Checked | None = None
        self.is_stale = False
        """Whether answers or columns have changed since the import was tried out."""
        self.imported: steps.Imported | None = None
        self.taken_back = False
        self._desk = desk
        self._job: JobHandle | None = None
        self._asked = 0
        self._importing = False
        self._timer = QTimer(self, singleShot=True, interval=CHECK_AFTER)
        self._timer.timeout.connect(self.check)

    # The file

    def choose(self, path: Path, *, encoding: str = "", delimiter: str = "") -> None:
        """Read a file; the one held stays if the new one cannot be read."""

        def take(workbook: Workbook) -> None:
            if path != self.path:
                self.answers.clear()
                self.was_corrected = False
            self.path, self.workbook = path, workbook
            self.encoding, self.delimiter = workbook.encoding, workbook.delimiter
            self.columns = None
            self._look()

        self._run(
            steps.read_file,
            path,
            title=self.tr("Lecture du tableau"),
            then=take,
            encoding=encoding,
            delimiter=delimiter,
        )

    def read_again(self, *, encoding: str | None = None, delimiter: str | None = None) -> None:
        """Read the same text file with another encoding or separator."""
        assert self.path is not None
        self.choose(
            self.path,
            encoding=self.encoding if encoding is None else encoding,
            delimiter=self.delimiter if delimiter is None else delimiter,
        )

    def choose_sheet(self, index: int) -> None:
        """Take another sheet of the workbook."""
        self._look(sheet_index=index)

    def choose_header(self, row: int) -> None:
        """Take another row, counted from 0, for that of the headers."""
        self._look(sheet_index=self.sheet_index, header_row=row)

    @property
    def sheet(self) -> Sheet:
        """The sheet that is imported."""
        assert self.workbook is not None
        return self.workbook.sheets[self.sheet_index]

    def _look(self, *, sheet_index: int | None = None, header_row: int | None = None) -> None:
        self._desk.read(
            steps.look,
            self.workbook,
            sheet_index=sheet_index,
            header_row=header_row,
            then=self._take_columns,
            failed=self.failed.emit,
            owner=self,
        )

    def _take_columns(self, found: steps.Found) -> None:
        other = self.columns is None
        self.sheet_index, self.columns = found.sheet_index, found.columns
        self.header_recognised = found.recognised
        self.moved_from = ""
        self._forget_check()
        if other:
            self.file_changed.emit()
        self.columns_changed.emit()

    # The columns

    def choose_field(self, index: int, field: Field | None) -> None:
        """Say by hand what a column holds; a field held by another column leaves it."""
        assert self.columns is not None
        self.moved_from = ""
        self.was_corrected = True
        chosen: list[Column] = []
        for column in self.columns.columns:
            if column.index == index:
                chosen.append(replace(column, field=field, found=Found.BY_HAND))
            elif field is not None and column.field is field:
                self.moved_from = column.header
                chosen.append(replace(column, field=None, found=Found.BY_HAND))
            else:
                chosen.append(column)
        self.columns = replace(self.columns, columns=tuple(chosen))
        self._forget_check()
        self.columns_changed.emit()

    def corrections(self) -> Mapping[str, str]:
        """Return the columns named by hand, to be remembered: header to field, "" for none."""
        found: dict[str, str] = {}
        for column in self.columns.columns if self.columns is not None else ():
            if column.found is Found.BY_HAND and column.header:
                key = header_key(column.header)
                found[key] = found.get(key) or (column.field.value if column.field else "")
        return found

    # The check

    def check(self) -> None:
        """Try the import out with what was chosen and answered."""
        rows = self.checked.rows if self.checked is not None else None
        self._timer.stop()
        self._run(
            steps.check,
            self.sheet,
            self.columns,
            self._options(),
            rows=rows,
            title=self.tr("Contrôle de l’importation"),
            then=self._take_check,
        )

    def answer(self, answers: Mapping[str, str]) -> None:
        """Note answers by the key of their question, and try the import out again soon."""
        self.answers.update(answers)
        self.is_stale = True
        self._timer.start()
        self.check_changed.emit()

    def questions(self) -> tuple[Question, ...]:
        """Return what is asked, likely duplicates first."""
        asked = self.checked.report.questions if self.checked is not None else ()
        return tuple(sorted(asked, key=lambda one: not isinstance(one, LikelyDuplicate)))

    def undecided(self) -> tuple[Question, ...]:
        """Return the likely duplicates that only the manager can decide."""
        return tuple(
            one
            for one in self.questions()
            if isinstance(one, LikelyDuplicate) and one.key not in self.answers
        )

    def can_import(self) -> bool:
        """Tell whether all is known that an import needs."""
        ready = self.checked is not None and not self.is_stale and self._job is None
        return ready and not self.undecided() and self.has_rows()

    def has_rows(self) -> bool:
        """Tell whether at least one row would go in."""
        return self.checked is not None and bool(self.checked.rows.rows)

    def save_rejected(self, target: Path, then: Callable[[Path], object]) -> None:
        """Write the rejected rows as a workbook."""
        title = self.tr("Export des lignes rejetées")
        self._run(steps.save_rejected, self.checked, target, title=title, then=then)

    def _take_check(self, checked: steps.Checked) -> None:
        self.checked, self.is_stale = checked, False
        self.check_changed.emit()

    def _forget_check(self) -> None:
        self._timer.stop()
        self.checked, self.is_stale = None, False
        self.check_changed.emit()

    def _options(self) -> ImportOptions:
        return ImportOptions(answers=dict(self.answers))

    # The import

    def bring_in(self) -> None:
        """Import what was checked; on failure all that was chosen stays."""
        assert self.checked is not None
        assert self.path is not None
        self._importing = True
        self._run(
            steps.bring_in,
            self.checked.rows,
            self._options(),
            source=self.path.name,
            corrections=self.corrections(),
            title=self.tr("Importation"),
            then=self._take_imported,
        )

    def is_importing(self) -> bool:
        """Tell whether the import is being written."""
        return self._importing

    def take_back(self) -> None:
        """Undo the import."""
        assert self.imported is not None
        self.stop()
        self._desk.do(
            steps.take_back,
            self.imported.command_id,
            then=self._note_taken_back,
            failed=self.failed.emit,
            owner=self,
        )

    def find_lacks(self) -> None:
        """Look for what each imported agreement still lacks."""
        assert self.imported is not None
        self._run(
            steps.lacks,
            self.imported.report.convention_ids,
            title=self.tr("Recherche de ce qui manque"),
            then=self.lacks_found.emit,
        )

    def _take_imported(self, imported: steps.Imported) -> None:
        self.imported, self.taken_back = imported, False
        self.imported_changed.emit()

    def _note_taken_back(self, _label: str) -> None:
        self.taken_back = True
        self.is_stale = True
        self.imported_changed.emit()

    # Work

    def stop(self) -> None:
        """Ask the work under way to stop; what it has not finished leaves nothing."""
        self._timer.stop()
        if self._job is not None:
            self._job.cancel()

    def job(self) -> JobHandle | None:
        """Return the work under way."""
        return self._job

    def _run(
        self,
        job: Callable[..., T],
        *args: object,
        title: str,
        then: Callable[[T], object],
        **kw: object,
    ) -> None:
        """Run a job; only the answer of the newest counts."""
        self.stop()
        self._asked += 1
        number = self._asked

        def take(value: T) -> None:
            if number == self._asked:
                then(value)

        self._desk.job_started.connect(self._follow)
        try:
            self._desk.run(
                job, *args, title=title, then=take, failed=self.failed.emit, owner=self, **kw
            )
        finally:
            self._desk.job_started.disconnect(self._follow)

    def _follow(self, job: JobHandle) -> None:
        self._job = job
        job.finished.connect(self._end)
        self.job_changed.emit(job)

    def _end(self) -> None:
        if self._job is self.sender():
            self._job = None
            self._importing = False
            self.job_changed.emit(None)
