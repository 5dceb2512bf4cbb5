"""États des lieux in the file."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection
from sqlalchemy.sql import ColumnElement

from polesdesk.domain.condition_reports import ConditionReport, ReportState
from polesdesk.store import records
from polesdesk.store.kinds import CONDITION_REPORT
from polesdesk.store.premises_tables import condition_report

_R = condition_report.c


def where(connection: Connection, condition: ColumnElement[bool]) -> list[ConditionReport]:
    """Return the live reports that meet a condition, the newest first."""
    return records.alive_where(connection, CONDITION_REPORT, condition, _R.day.desc(), _R.id.desc())


def all_reports(connection: Connection) -> list[ConditionReport]:
    """Return every live report, the newest first."""
    return where(connection, _R.id != "")


def of_convention(connection: Connection, convention_id: str) -> list[ConditionReport]:
    """Return the reports of an agreement, the newest first."""
    return where(connection, _R.convention_id == convention_id)


def closed_of_rooms(connection: Connection, hub_id: str) -> list[ConditionReport]:
    """Return the closed reports of a hub that count, the newest first."""
    return where(connection, (_R.hub_id == hub_id) & (_R.state == ReportState.CLOSED))


def correcting(connection: Connection, report_id: str) -> ConditionReport | None:
    """Return the draft that corrects a report, None without one."""
    condition = (_R.replaces_id == report_id) & (_R.state == ReportState.DRAFT)
    return next(iter(where(connection, condition)), None)


def is_used(connection: Connection, number: str) -> bool:
    """Tell whether a number was given, the bin included."""
    return bool(records.where(connection, CONDITION_REPORT, _R.number == number))


def numbers_of(connection: Connection, ids: Sequence[str]) -> dict[str, str]:
    """Return the numbers of some reports."""
    found: list[ConditionReport] = records.get_many(connection, CONDITION_REPORT, ids)
    return {one.id: one.number for one in found}
