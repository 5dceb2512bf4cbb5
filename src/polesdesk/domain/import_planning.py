"""What an import is about to write: new and changed records, counts, refusals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, TypeAlias

from polesdesk.domain.french import typeset
from polesdesk.domain.hubs import Hub, Room
from polesdesk.domain.import_base import Base, Known
from polesdesk.domain.import_drafts import Drafts
from polesdesk.domain.import_fields import LABELS, Field
from polesdesk.domain.import_matching import Matches
from polesdesk.domain.import_rows import RowProblem
from polesdesk.domain.import_settling import Settling, Subject
from polesdesk.domain.speech import said

ENTITIES = ("hubs", "rooms", "associations", "conventions", "slots")
"""What a report counts."""


class Change(StrEnum):
    """What an import does to a record."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"


def change_of(before: Any, after: Any) -> Change:
    """Compare a record with what it was, None if it is new."""
    if before is None:
        return Change.CREATED
    return Change.UNCHANGED if before == after else Change.UPDATED


Counts: TypeAlias = dict[Change, dict[str, int]]
"""How many records of each kind were created, updated or left as they were."""


def no_counts() -> Counts:
    """Return counts of nothing."""
    return {change: dict.fromkeys(ENTITIES, 0) for change in Change}


@dataclass(slots=True, kw_only=True)
class Planning:
    """The plan while it is made; ``new`` and ``changed`` hold values by kind of record.

    ``hubs`` and ``rooms`` hold every hub and room as they will be; ``unnumbered`` the ids of
    new agreements that need a number of PolesDesk's own, ``subjects`` what the rows of an
    agreement that is written are called.
    """

    drafts: Drafts
    known: Known
    base: Base
    matches: Matches
    settling: Settling
    today: date
    hubs: dict[str, Hub] = field(default_factory=dict)
    rooms: dict[str, Room] = field(default_factory=dict)
    new: dict[str, list[Any]] = field(default_factory=dict)
    changed: dict[str, list[Any]] = field(default_factory=dict)
    counts: Counts = field(default_factory=no_counts)
    problems: list[RowProblem] = field(default_factory=list)
    unnumbered: list[str] = field(default_factory=list)
    convention_ids: list[str] = field(default_factory=list)
    subjects: dict[str, Subject] = field(default_factory=dict)

    def count(self, entity: str, change: Change, number: int = 1) -> None:
        """Count records."""
        self.counts[change][entity] += number

    def write(self, kind: str, *, before: Any, after: Any) -> None:
        """Plan the writing of a record, if it is new or differs."""
        if before is None:
            self.new.setdefault(kind, []).append(after)
        elif before != after:
            self.changed.setdefault(kind, []).append(after)

    def settle_facts(
        self,
        subject: Subject,
        facts: Mapping[str, Any],
        columns: Mapping[str, Field],
        record: Any,
    ) -> dict[str, Any]:
        """Return the value that counts for each field that the rows tell of a known record."""
        return {
            name: self.settling.settle(
                subject, name, said(LABELS[columns[name]]), (getattr(record, name), value)
            )
            for name, value in facts.items()
        }

    def remember_facts(self, subject: Subject, facts: Mapping[str, Any]) -> None:
        """Note what a new record was filled with."""
        for name, value in facts.items():
            self.settling.remember(subject, name, value)

    def refuse(self, row: int, column: Field, value: str, message: str) -> None:
        """Refuse a row that cannot go in."""
        self.problems.append(
            RowProblem(row=row, column=said(LABELS[column]), value=value, message=typeset(message))
        )
