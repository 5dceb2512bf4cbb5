"""The list of états des lieux, their cards, and the comparison of an exit with its entry."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from polesdesk.actions import records as common
from polesdesk.actions.runner import Work
from polesdesk.domain.access_devices import is_out
from polesdesk.domain.condition_moves import charges_of
from polesdesk.domain.condition_reports import ConditionReport, ReportKind, ReportState
from polesdesk.domain.folding import fold, sort_key
from polesdesk.domain.lists import ListQuery, Whole
from polesdesk.domain.report_rows import Compared, ReportCard, ReportRow, RoomLines, compare
from polesdesk.store import access_devices, condition_reports, letters, records
from polesdesk.store.kinds import (
    ASSOCIATION,
    CONDITION_REPORT,
    CONVENTION,
    HUB,
    ROOM,
    Kind,
)

_ORDERS: Mapping[str, Callable[[ReportRow], Any]] = {
    "day": lambda row: (row.day or date.min, row.number),
    "number": lambda row: sort_key(row.number),
    "association": lambda row: (sort_key(row.association), row.day or date.min),
}


def rows_of(work: Work, reports: Sequence[ConditionReport]) -> tuple[ReportRow, ...]:
    """Return reports with the names around them, in their order."""
    hubs = _names(work, HUB, "name", [one.hub_id for one in reports])
    rooms = _names(work, ROOM, "name", [line.room_id for one in reports for line in one.lines])
    people = _names(work, ASSOCIATION, "name", [one.association_id for one in reports])
    numbers = _names(work, CONVENTION, "number", [one.convention_id or "" for one in reports])
    entries = _entries(work, reports)
    return tuple(
        ReportRow(
            id=one.id,
            number=one.number,
            kind=one.kind,
            state=one.state,
            day=one.day,
            hub_id=one.hub_id,
            hub=hubs.get(one.hub_id, ""),
            association_id=one.association_id,
            association=people.get(one.association_id, ""),
            convention_id=one.convention_id or "",
            convention=numbers.get(one.convention_id or "", ""),
            rooms=", ".join(dict.fromkeys(rooms.get(line.room_id, "") for line in one.lines)),
            worse=_worse(one, entries.get(one.convention_id or "")),
            charge_cents=charges_of(one) or None,
            is_signed=bool(one.signed_sha256),
        )
        for one in reports
    )


def _entries(work: Work, reports: Sequence[ConditionReport]) -> dict[str, ConditionReport]:
    """Return the entry that each agreement's other reports are compared with."""
    ids = dict.fromkeys(
        one.convention_id
        for one in reports
        if one.convention_id and one.kind is not ReportKind.ENTRY
    )
    found = {}
    for convention_id in ids:
        entry = entry_of(work, convention_id)
        if entry is not None:
            found[convention_id] = entry
    return found


def entry_of(work: Work, convention_id: str) -> ConditionReport | None:
    """Return the closed entry of an agreement that counts, None without one."""
    made = condition_reports.of_convention(work.connection, convention_id)
    return next(
        (one for one in made if one.kind is ReportKind.ENTRY and one.state is ReportState.CLOSED),
        None,
    )


def _worse(one: ConditionReport, entry: ConditionReport | None) -> int:
    if entry is None or one.kind is ReportKind.ENTRY:
        return 0
    return sum(pair.worse for pair in compare(_by_room(entry, {}), _by_room(one, {})))


def _by_room(report: ConditionReport, names: Mapping[str, str]) -> tuple[RoomLines, ...]:
    ids = dict.fromkeys(line.room_id for line in report.lines)
    return tuple(
        RoomLines(
            room_id=row_id,
            room=names.get(row_id, ""),
            lines=tuple(line for line in report.lines if line.room_id == row_id),
        )
        for row_id in ids
    )


def _names(work: Work, kind: Kind, field: str, ids: Sequence[str]) -> dict[str, str]:
    wanted = sorted({one for one in ids if one})
    found: list[Any] = records.get_many(work.connection, kind, wanted)
    return {one.id: getattr(one, field) for one in found}


def rooms_of(work: Work, report: ConditionReport) -> tuple[RoomLines, ...]:
    """Return the elements of a report by room, in the order of the sheet."""
    names = _names(work, ROOM, "name", [line.room_id for line in report.lines])
    return _by_room(report, names)


def rows(work: Work, query: ListQuery) -> tuple[ReportRow, ...]:
    """Return what the list holds as it is narrowed; without a filter, what counts or is begun."""
    filters = query.filters
    words = fold(query.text).split()
    reports = [
        one
        for one in condition_reports.all_reports(work.connection)
        if (not filters.get("hub") or one.hub_id == filters["hub"])
        and (not filters.get("kind") or one.kind == filters["kind"])
        and _stands(one, filters.get("state", ""))
    ]
    found = [row for row in rows_of(work, reports) if _holds(row, words)]
    order = _ORDERS.get(query.sort)
    if order is not None:
        found.sort(key=order, reverse=query.descending)
    return tuple(found)


def _stands(one: ConditionReport, asked: str) -> bool:
    if asked == "unsigned":
        return one.state is ReportState.CLOSED and not one.signed_sha256
    return one.state == asked if asked else one.state is not ReportState.REPLACED


def _holds(row: ReportRow, words: Sequence[str]) -> bool:
    told = fold(f"{row.number} {row.association} {row.hub} {row.rooms} {row.convention}")
    return all(word in told for word in words)


def count(work: Work, query: ListQuery) -> int:
    """Return how many reports a view of the list holds."""
    return len(rows(work, query))


def page(
    work: Work, query: ListQuery, offset: int = 0, limit: int | None = None
) -> tuple[ReportRow, ...]:
    """Return one page of the list."""
    found = rows(work, query)
    return found[offset:] if limit is None else found[offset : offset + limit]


def position(work: Work, query: ListQuery, row_id: str) -> int | None:
    """Return where a report stands in the list."""
    return next((at for at, row in enumerate(rows(work, query)) if row.id == row_id), None)


def whole(work: Work, query: ListQuery) -> Whole:
    """Return all reports of a view of the list at once."""
    return Whole(rows=rows(work, query))


def ids(work: Work, query: ListQuery) -> list[str]:
    """Return the ids of the reports of a view of the list, in its order."""
    return [row.id for row in rows(work, query)]


def of_ids(work: Work, wanted: Sequence[str]) -> list[ReportRow]:
    """Return the lines of some reports, in the order asked for."""
    reports = records.get_many(work.connection, CONDITION_REPORT, wanted, alive=True)
    return list(rows_of(work, reports))


def of_convention(work: Work, convention_id: str) -> tuple[ReportRow, ...]:
    """Return the reports of an agreement that count or are begun, the newest first."""
    found = condition_reports.of_convention(work.connection, convention_id)
    return rows_of(work, [one for one in found if one.state is not ReportState.REPLACED])


def card(work: Work, row_id: str) -> ReportCard:
    """Return a report with its rooms and the entry it is compared with."""
    report: ConditionReport = common.require(work, CONDITION_REPORT, row_id)
    entry = None
    if report.convention_id and report.kind is not ReportKind.ENTRY:
        entry = entry_of(work, report.convention_id)
    correction = condition_reports.correcting(work.connection, row_id)
    others = [one for one in (entry, correction) if one is not None]
    told = {row.id: row for row in rows_of(work, [report, *others])}
    handed = (
        access_devices.of_convention(work.connection, report.convention_id)
        if report.convention_id
        else []
    )
    return ReportCard(
        row=told[report.id],
        report=report,
        rooms=rooms_of(work, report),
        entry=told[entry.id] if entry is not None else None,
        compared=_compared(work, entry, report),
        keys_out=sum(1 for one in handed if is_out(one)),
        letters=tuple(letters.about(work.connection, CONDITION_REPORT.name, row_id)),
        correction=told[correction.id] if correction is not None else None,
    )


def _compared(
    work: Work, entry: ConditionReport | None, report: ConditionReport
) -> tuple[Compared, ...]:
    if entry is None:
        return ()
    return compare(rooms_of(work, entry), rooms_of(work, report))
