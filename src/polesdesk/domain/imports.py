"""The report of an import: what went in, what was refused and why, what is doubtful."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from polesdesk.domain.import_planning import ENTITIES, Change, Counts, no_counts
from polesdesk.domain.import_rows import ReadRows, RowProblem, RowWarning
from polesdesk.domain.import_settling import (
    Answer,
    ImportOptions,
    LikelyDuplicate,
    Prefer,
    Question,
    ValueConflict,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What an import has done, or would do: ``rows`` of data, counts of records, refusals.

    ``questions`` are those that a manager may answer before the import is carried out;
    ``convention_ids`` the agreements that the file speaks of.
    """

    rows: int = 0
    counts: Counts = field(default_factory=no_counts)
    rejected: tuple[RowProblem, ...] = ()
    warnings: tuple[RowWarning, ...] = ()
    questions: tuple[Question, ...] = ()
    convention_ids: tuple[str, ...] = ()

    @property
    def created(self) -> Mapping[str, int]:
        """How many records of each kind are new."""
        return self.counts[Change.CREATED]

    @property
    def updated(self) -> Mapping[str, int]:
        """How many records of each kind were changed."""
        return self.counts[Change.UPDATED]

    @property
    def unchanged(self) -> Mapping[str, int]:
        """How many records of each kind are as they were."""
        return self.counts[Change.UNCHANGED]


def in_row_order(found: Iterable[Any]) -> tuple[Any, ...]:
    """Return problems, warnings or questions in the order of their rows, each once."""
    return tuple(sorted(dict.fromkeys(found), key=lambda one: one.row))


def as_json(report: ImportReport) -> dict[str, Any]:
    """Return the report in the form that outside tools rely on."""
    return {
        "rows": report.rows,
        **{
            change.value: {entity: report.counts[change][entity] for entity in ENTITIES}
            for change in (Change.CREATED, Change.UPDATED, Change.UNCHANGED)
        },
        "rejected": [
            {"row": one.row, "column": one.column, "value": one.value, "message": one.message}
            for one in report.rejected
        ],
        "warnings": [{"row": one.row, "message": one.message} for one in report.warnings],
    }


__all__ = [
    "Answer",
    "ImportOptions",
    "ImportReport",
    "LikelyDuplicate",
    "Prefer",
    "Question",
    "ReadRows",
    "RowProblem",
    "RowWarning",
    "ValueConflict",
    "as_json",
    "in_row_order",
]
