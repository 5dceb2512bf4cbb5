"""Rates of use with the observations behind each figure, heat map, hours that could be freed."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, time
from functools import reduce

from polesdesk.actions import measures
from polesdesk.actions.runner import Work
from polesdesk.domain.french import format_time, month_name, weekday_name
from polesdesk.domain.rate_rows import (
    Evidence,
    FreedRow,
    RateQuery,
    RateRow,
    RateTable,
    SlotName,
    Summary,
    WeekHour,
)
from polesdesk.domain.rates import Dimension, Tally, add, could_be_freed, freshness
from polesdesk.store import authority, observations, planning, rates
from polesdesk.store.observations import Span

MOST_EVIDENCE = 500
"""Observations shown behind one figure; the count says how many more there are."""


def table(work: Work, query: RateQuery) -> RateTable:
    """Return the rates of a period, a row for each hub, room, agreement, month, hour..."""
    found = _rows(work, query)
    is_whole = query.by in {Dimension.HUB, Dimension.ROOM, Dimension.MONTH, Dimension.SEASON}
    return RateTable(
        query=query,
        least=authority.settings(work.connection).min_observations,
        rows=tuple(found),
        total=reduce(add, (row.tally for row in found), Tally())
        if is_whole
        else rates.total(work.connection, query),
    )


def _rows(work: Work, query: RateQuery) -> list[RateRow]:
    connection = work.connection
    if query.by is Dimension.WEEKDAY_HOUR:
        cells = rates.by_week_hour(connection, query)
        return [
            _row(work, f"{day}-{hour}", f"{weekday_name(day)} {_hour(hour)}", "", cells[day, hour])
            for day, hour in sorted(cells)
        ]
    if query.by in {Dimension.MONTH, Dimension.SEASON}:
        months = rates.by_month(connection, query)
        return [_row(work, key, _period(key), "", months[key]) for key in sorted(months)]
    tallies = rates.by_entity(connection, query)
    names = _names(work, query.by, tallies, (query.first, query.last))
    found = [_row(work, key, *names.get(key, (key, "")), tallies[key]) for key in tallies]
    return sorted(found, key=lambda row: (row.label, row.detail, row.key))


def _row(work: Work, key: str, label: str, detail: str, tally: Tally) -> RateRow:
    days = freshness(tally.last_seen, work.today)
    return RateRow(key=key, label=label, detail=detail, tally=tally, freshness=days)


def _hour(hour: int) -> str:
    return format_time(time(hour))


def _period(key: str) -> str:
    """Return a month or a season in words: « mars 2026 », « saison 2025-2026 »."""
    year, number = key.split("-")
    return f"saison {key}" if len(number) == 4 else f"{month_name(int(number))} {year}"


def _names(work: Work, by: Dimension, ids: Iterable[str], span: Span) -> dict[str, tuple[str, str]]:
    if by is not Dimension.SLOT:
        return rates.names(work.connection, by, ids)
    return {key: (one.label, one.holder) for key, one in slot_names(work, ids, span).items()}


def slot_names(work: Work, ids: Iterable[str], span: Span) -> dict[str, SlotName]:
    """Return slots, of agreements or of letters in effect in a span of days, with their names."""
    connection = work.connection
    held = observations.held(connection, ids, span)
    rooms = rates.names(connection, Dimension.ROOM, {one.slot.room_id for one in held})
    numbers = planning.numbers(connection, {one.convention_id for one in held})
    holders = planning.association_names(connection, {one.association_id for one in held})
    return {
        one.slot.id: SlotName(
            id=one.slot.id,
            convention_id=one.convention_id,
            convention=numbers.get(one.convention_id or "", ""),
            association=holders.get(one.association_id or "", ""),
            hub=rooms.get(one.slot.room_id, ("", ""))[1],
            room=rooms.get(one.slot.room_id, ("", ""))[0],
            weekday=one.slot.weekday,
            start=one.slot.start,
            end=one.slot.end,
        )
        for one in held
    }


def evidence(work: Work, query: RateQuery, key: str | None = None) -> Evidence:
    """Return the observations behind a row of a table, or behind its total."""
    place: WeekHour | None = None
    if key is not None and query.by is Dimension.WEEKDAY_HOUR:
        day, hour = key.split("-")
        place = int(day), int(hour)
    elif key is not None and query.by in {Dimension.MONTH, Dimension.SEASON}:
        query = _within(query, key)
    elif key is not None:
        query = query.narrowed(key)
    rows, count = rates.evidence(work.connection, query, place, MOST_EVIDENCE)
    return Evidence(rows=tuple(rows), count=count)


def _within(query: RateQuery, key: str) -> RateQuery:
    """Return the query inside one month or season."""
    if query.by is Dimension.SEASON:
        year = int(key[:4])
        first, last = date(year, 9, 1), date(year + 1, 8, 31)
    else:
        year, month = int(key[:4]), int(key[5:])
        first, last = date(year, month, 1), date(year, month, monthrange(year, month)[1])
    return replace(query, first=max(first, query.first), last=min(last, query.last))


def measured(work: Work, query: RateQuery) -> RateTable:
    """Return the rates of a period with what was planned of each row."""
    found = table(work, query)
    return replace(found, measures=measures.measures(work, found))


def summary(work: Work, found: RateTable) -> Summary:
    """Return what a table says at a glance: occupancy, coverage, freshness, allotment."""
    return Summary(
        tally=found.total,
        least=found.least,
        freshness=freshness(found.total.last_seen, work.today),
        slots_seen=rates.slots_seen(work.connection, found.query),
        measure=found.whole,
    )


def to_free(work: Work, query: RateQuery) -> tuple[FreedRow, ...]:
    """Return the slots that were seen empty so often that their hours could be given to others.

    The upper bound of the interval is under one half; the least used come first.
    """
    least = authority.settings(work.connection).min_observations
    # Used less than half of the time: more than half of the least n found nobody.
    by_slot = rates.seldom_used(work.connection, query, least // 2 + 1)
    idle = {key: tally for key, tally in by_slot.items() if could_be_freed(tally, least)}
    names = slot_names(work, idle, (query.first, query.last))
    found = [FreedRow(slot=names[key], tally=tally) for key, tally in idle.items() if key in names]
    return tuple(sorted(found, key=lambda one: (_high(one.tally), one.slot.hub, one.slot.room)))


def _high(tally: Tally) -> float:
    interval = tally.effective.interval
    return 1.0 if interval is None else interval.high
