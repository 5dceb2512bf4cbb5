"""The history as it is read: what was done, by whom, when, and what it changed in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CommandLine:
    """One thing that was done: ``at`` is in UTC, ``undone`` tells that it was taken back."""

    id: str
    at: datetime
    actor: str
    label: str
    undone: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """A field with what it held and what it holds, in words; ``before`` is empty when new."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordChange:
    """What a command did to one record.

    ``open_kind`` and ``open_id`` lead to the record or to what holds it, empty when neither
    is there any more. ``version`` is that of the record as it stands; ``can_return`` tells
    that its state after the command differs from it and may be restored.
    """

    entity: str
    id: str
    title: str
    version: int
    open_kind: str
    open_id: str
    can_return: bool
    changes: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CommandDetail:
    """A command with the records it changed; ``others`` counts those that are not listed.

    ``more`` tells that there are still others, too many to be counted.
    """

    command: CommandLine
    records: tuple[RecordChange, ...]
    others: int
    more: bool
    can_undo: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Return:
    """What a return to a former state would change, to be read before it is done."""

    title: str
    at: datetime
    changes: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Destruction:
    """What a final deletion takes: the records chosen, and all that goes with them, in words.

    ``files`` counts the documents that are kept for them.
    """

    titles: tuple[str, ...]
    parts: tuple[str, ...]
    files: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BinnedRow:
    """A record in the bin: what it is, who put it there and when (UTC), the days it stays."""

    id: str
    kind: str
    record: str
    name: str
    at: datetime
    actor: str
    days_left: int
