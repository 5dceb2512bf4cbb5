"""Rows, cards and comparisons of états des lieux."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from polesdesk.domain.condition_reports import (
    Condition,
    ConditionReport,
    ReportKind,
    ReportLine,
    ReportState,
    is_worse,
)
from polesdesk.domain.follow_ups import Letter


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRow:
    """A report with the names around it; ``worse`` counts what has lost since the entry."""

    id: str
    number: str
    kind: ReportKind
    state: ReportState
    day: date | None
    hub_id: str
    hub: str
    association_id: str
    association: str
    convention_id: str
    convention: str
    rooms: str
    worse: int = 0
    charge_cents: int | None = None
    is_signed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomLines:
    """The elements of one room, in the order of the sheet."""

    room_id: str
    room: str
    lines: tuple[ReportLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One element before and after; ``differs`` marks it, ``worse`` tells that it has lost."""

    room_id: str
    room: str
    element: str
    before: ReportLine | None
    after: ReportLine | None

    @property
    def differs(self) -> bool:
        """Tell whether the condition is another, or the element was on one report alone."""
        if self.before is None or self.after is None:
            return True
        return self.before.condition is not self.after.condition

    @property
    def worse(self) -> bool:
        """Tell whether the element has lost."""
        return is_worse(self._condition(self.before), self._condition(self.after))

    @staticmethod
    def _condition(line: ReportLine | None) -> Condition | None:
        return line.condition if line is not None else None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportCard:
    """A report with its rooms, the entry it is compared with, and what has become of it."""

    row: ReportRow
    report: ConditionReport
    rooms: tuple[RoomLines, ...]
    entry: ReportRow | None
    compared: tuple[Compared, ...]
    keys_out: int
    letters: tuple[Letter, ...]
    correction: ReportRow | None = None


def compare(before: tuple[RoomLines, ...], after: tuple[RoomLines, ...]) -> tuple[Compared, ...]:
    """Return every element of two reports side by side, in the order of the later one."""
    known = {(one.room_id, line.element): line for one in before for line in one.lines}
    found = [
        Compared(
            room_id=one.room_id,
            room=one.room,
            element=line.element,
            before=known.pop((one.room_id, line.element), None),
            after=line,
        )
        for one in after
        for line in one.lines
    ]
    names = {one.room_id: one.room for one in before}
    left = [
        Compared(room_id=room_id, room=names[room_id], element=element, before=line, after=None)
        for (room_id, element), line in known.items()
    ]
    return (*found, *left)
