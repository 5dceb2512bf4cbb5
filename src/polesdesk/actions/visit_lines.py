"""Who was expected in the rooms of a visit: as its sheet said, else as the planning says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from polesdesk.actions import planning
from polesdesk.actions.runner import Work
from polesdesk.domain.visiting import Hours
from polesdesk.domain.visits import Finding, Round, RoundLine, Visit
from polesdesk.store.kinds import ROUND

Key = tuple[str, str | None, str | None]
"""A room, the slot and the agreement that are expected there."""


def expected_lines(work: Work, visit: Visit) -> dict[Key, RoundLine]:
    """Return the lines of a visit by room, slot and agreement."""
    return {key(line): line for line in _lines(work, visit)}


def hours_of(work: Work, visit: Visit, findings: list[Finding]) -> dict[str, Hours]:
    """Return the hours of the slots that findings are about, by finding."""
    lines = expected_lines(work, visit)
    found: dict[str, Hours] = {}
    for one in findings:
        line = lines.get(key(one))
        if line is not None and line.start is not None and line.end is not None:
            found[one.id] = (line.start, line.end)
    return found


def key(one: RoundLine | Finding) -> Key:
    """Return what a line and its finding have in common."""
    return one.room_id, one.slot_id, one.convention_id


def _lines(work: Work, visit: Visit) -> Iterator[RoundLine]:
    made: Round | None = work.get(ROUND, visit.round_id) if visit.round_id else None
    if made is not None:
        yield from made.lines
        return
    if visit.day is None:
        return
    eve = visit.day - timedelta(days=1)
    for held in planning.occurrences(work, eve, visit.day, hub_id=visit.hub_id):
        yield RoundLine(
            room_id=held.room_id,
            room=held.room,
            slot_id=held.slot_id,
            slot_day=held.day,
            convention_id=held.convention_id,
            association=held.association,
            start=held.start,
            end=held.end,
        )
