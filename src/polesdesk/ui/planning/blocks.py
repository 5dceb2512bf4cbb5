"""What boards draw: occurrences as blocks, cut at midnight into the pieces of each day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta

from polesdesk.domain.french import time_range
from polesdesk.domain.occurrences import OccurrenceStatus
from polesdesk.domain.planning_rows import OccurrenceRow

DAY = 24 * 60
"""Minutes of a day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One occurrence on a board or in a list, with the names of those whom it clashes with."""

    id: str
    row: OccurrenceRow
    clashes: tuple[str, ...] = ()

    @property
    def is_held(self) -> bool:
        """Whether the room is held: an excluded occurrence takes no room."""
        return self.row.status is OccurrenceStatus.PLANNED

    @property
    def is_option(self) -> bool:
        """Whether a request has an option: nobody holds the room yet."""
        return self.row.status is OccurrenceStatus.OPTION

    @property
    def hours(self) -> str:
        """Return « 18 h – 20 h 30 »."""
        return time_range(self.row.start, self.row.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """The part of a block on one day, in minutes from its midnight to its midnight.

    ``goes_on`` tells that the block lasts into the next day, ``came_over`` that it began the
    day before.
    """

    block: Block
    day: date
    start: int
    end: int
    came_over: bool = False
    goes_on: bool = False


def minute_of(moment: time) -> int:
    """Return the minutes of an hour since midnight."""
    return moment.hour * 60 + moment.minute


def time_of(minute: int) -> time:
    """Return the hour of a minute; midnight at the end of a day is 0:00."""
    hours, minutes = divmod(minute % DAY, 60)
    return time(hours, minutes)


def span_of(row: OccurrenceRow) -> tuple[int, int]:
    """Return start and end in minutes since the start of all days; an early end is the next day."""
    base = row.day.toordinal() * DAY
    start, end = minute_of(row.start), minute_of(row.end)
    return base + start, base + (end if end > start else end + DAY)


def blocks_of(
    rows: Iterable[OccurrenceRow], shareable: frozenset[str] = frozenset()
) -> tuple[Block, ...]:
    """Return the blocks of rows, with the clashes of rooms that may not be shared."""
    rows = tuple(rows)
    clashes = _clashes(rows, shareable)
    blocks: dict[str, Block] = {}
    for place, row in enumerate(rows):
        key = _key(row)
        blocks[key] = Block(id=key, row=row, clashes=tuple(clashes.get(place, ())))
    return tuple(blocks.values())


def _key(row: OccurrenceRow) -> str:
    told = (row.slot_id, row.day.isoformat(), row.rule_day or "", row.exception_id or "")
    return "/".join(str(part) for part in told)


def _clashes(rows: Sequence[OccurrenceRow], shareable: frozenset[str]) -> dict[int, list[str]]:
    """Return whom each row clashes with, by a sweep over the hours of each room."""
    by_room: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for place, row in enumerate(rows):
        if row.status is OccurrenceStatus.PLANNED and row.room_id not in shareable:
            by_room[row.room_id].append((*span_of(row), place))
    found: dict[int, list[str]] = defaultdict(list)
    for spans in by_room.values():
        spans.sort()
        open_spans: list[tuple[int, int]] = []
        for start, end, place in spans:
            open_spans = [(until, other) for until, other in open_spans if until > start]
            for _until, other in open_spans:
                found[place].append(rows[other].association)
                found[other].append(rows[place].association)
            open_spans.append((end, place))
    return found


def pieces_of(blocks: Iterable[Block], first: date, last: date) -> tuple[Piece, ...]:
    """Return the pieces of blocks on the days from ``first`` to ``last``, cut at midnight."""
    found: list[Piece] = []
    for block in blocks:
        row = block.row
        start, end = minute_of(row.start), minute_of(row.end)
        over = end <= start and end > 0
        until = DAY if end <= start else end
        if first <= row.day <= last:
            found.append(Piece(block=block, day=row.day, start=start, end=until, goes_on=over))
        following = row.day + timedelta(days=1)
        if over and first <= following <= last:
            found.append(Piece(block=block, day=following, start=0, end=end, came_over=True))
    return tuple(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """Where a piece stands beside those that it overlaps: from a lane on, so many of them wide."""

    piece: Piece
    first: int
    span: int
    count: int


def lanes_of(pieces: Iterable[Piece]) -> list[Lane]:
    """Return the pieces of one day side by side, so that none covers another.

    A piece is as wide as the lanes beside it are free.
    """
    found: list[Lane] = []
    group: list[tuple[Piece, int]] = []
    ends: list[int] = []
    for piece in sorted(pieces, key=lambda one: (one.start, one.block.row.room, one.block.id)):
        if ends and piece.start >= max(ends):
            found += _widened(group, len(ends))
            group, ends = [], []
        free = next((lane for lane, until in enumerate(ends) if until <= piece.start), None)
        if free is None:
            free = len(ends)
            ends.append(piece.end)
        else:
            ends[free] = piece.end
        group.append((piece, free))
    return found + _widened(group, len(ends))


def _widened(group: Sequence[tuple[Piece, int]], count: int) -> list[Lane]:
    """Return pieces that overlap one another, each over the free lanes on its right."""
    found = []
    for piece, first in group:
        taken = [
            lane
            for other, lane in group
            if lane > first and other.start < piece.end and piece.start < other.end
        ]
        span = min([*taken, count]) - first
        found.append(Lane(piece=piece, first=first, span=span, count=count))
    return found
