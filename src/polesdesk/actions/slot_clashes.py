"""The clashes that are planned already: two holders of a room at the same hours."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import combinations

from polesdesk.actions import planning
from polesdesk.actions.runner import Work
from polesdesk.domain.calendar_days import span_of
from polesdesk.domain.occurrences import OccurrenceStatus
from polesdesk.domain.planning_rows import OccurrenceRow
from polesdesk.domain.rows import AlertRow
from polesdesk.domain.slot_clash_alerts import slots_clash
from polesdesk.store import slot_clashes as stored
from polesdesk.store.planning import Scope

AHEAD = timedelta(days=28)
"""How far the dashboard looks: what is met each week or each month is met in four weeks."""
MOST = 200
"""Slots that are looked at day by day: an office with more of them begins with the first."""

Pair = tuple[OccurrenceRow, OccurrenceRow]


def alerts(work: Work, limit: int | None) -> list[AlertRow]:
    """Return the pairs of slots that meet in the coming weeks, by the first day they do."""
    return [slots_clash(*pair) for pair in _first_meetings(work)[:limit]]


def place_of(work: Work, slot_id: str) -> tuple[date, str] | None:
    """Return the next day and the hub where a slot meets another, None when it no longer does."""
    for one, other in _first_meetings(work):
        if slot_id in {one.slot_id, other.slot_id}:
            return one.day, one.hub_id
    return None


def _first_meetings(work: Work) -> list[Pair]:
    first, last = work.today, work.today + AHEAD
    slot_ids = stored.overlapping(work.connection, first, last, MOST)
    if not slot_ids:
        return []
    found = planning.plain_occurrences(work, Scope(slot_ids=slot_ids), first, last)
    planned = [one for one in found if one.status is OccurrenceStatus.PLANNED]
    seen: dict[frozenset[str], Pair] = {}
    for one, other in _meeting(planning.with_names(work, planned)):
        seen.setdefault(frozenset((one.slot_id, other.slot_id)), (one, other))
    return list(seen.values())


def _meeting(rows: Sequence[OccurrenceRow]) -> list[Pair]:
    """Return the pairs that share a minute in their room on a day, in the order of the days."""
    by_place: dict[tuple[date, str], list[OccurrenceRow]] = {}
    for row in rows:
        by_place.setdefault((row.day, row.room_id), []).append(row)
    return [
        (one, other)
        for there in by_place.values()
        for one, other in combinations(there, 2)
        if one.convention_id != other.convention_id and _share(one, other)
    ]


def _share(one: OccurrenceRow, other: OccurrenceRow) -> bool:
    mine, theirs = span_of(one.start, one.end), span_of(other.start, other.end)
    return mine.start < theirs.end and theirs.start < mine.end
