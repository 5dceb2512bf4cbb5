"""What a manager does with états des lieux: begin, type, photograph, close, correct, compare."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from polesdesk.actions import records as common
from polesdesk.actions.incoming_files import read_file
from polesdesk.actions.report_lists import card, page, position, rows, whole
from polesdesk.actions.runner import Runner, Work
from polesdesk.domain.condition_moves import (
    METERS,
    check_close,
    first_lines,
    require_draft,
)
from polesdesk.domain.condition_reports import (
    ConditionReport,
    MeterReading,
    ReportKind,
    ReportState,
)
from polesdesk.domain.conventions import SIGNED, Convention
from polesdesk.domain.hubs import Hub, Room
from polesdesk.domain.identity import new_id
from polesdesk.domain.premises_labels import REPORT_KINDS
from polesdesk.domain.progress import Progress
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.speech import said
from polesdesk.domain.visiting import next_version_number
from polesdesk.store import authority, condition_reports, conventions, records
from polesdesk.store.kinds import CONDITION_REPORT, CONVENTION, HUB, ROOM

__all__ = [
    "attach_signed", "begin", "bin", "card", "close", "correct", "get", "page", "position",
    "proposed_kind", "rows", "save", "save_head", "whole",
]  # fmt: skip
HEAD = frozenset(
    ["day", "time", "city_present", "association_present", "refused", "meters", "keys_counted",
     "keys_note", "remarks", "notes"]
)  # fmt: skip
"""Fields around the lines, typed in a form of their own."""


def get(work: Work, row_id: str) -> ConditionReport:
    """Return an état des lieux."""
    found: ConditionReport = common.require(work, CONDITION_REPORT, row_id)
    return found


# Beginning


def proposed_kind(work: Work, convention_id: str) -> ReportKind:
    """Return the report that comes next: the entry first, then the exit."""
    made = condition_reports.of_convention(work.connection, convention_id)
    has_entry = any(
        one.kind is ReportKind.ENTRY and one.state is ReportState.CLOSED for one in made
    )
    return ReportKind.EXIT if has_entry else ReportKind.ENTRY


def begin(
    work: Work, convention_id: str, kind: ReportKind | None = None, day: date | None = None
) -> ConditionReport:
    """Begin an état des lieux of an agreement; one of this kind under way is returned as it is.

    The elements come from the last report of each room, else from the office's list.
    """
    convention: Convention = common.require(work, CONVENTION, convention_id)
    kind = kind or proposed_kind(work, convention_id)
    made = condition_reports.of_convention(work.connection, convention_id)
    for one in made:
        if one.kind is kind and one.state is ReportState.DRAFT:
            return one
    _check_beginning(convention, kind, made)
    hub: Hub = common.require(work, HUB, convention.hub_id)
    rooms: list[Room] = records.get_many(work.connection, ROOM, convention.room_ids, alive=True)
    former = _former(work, hub.id, rooms, made if kind is not ReportKind.ENTRY else ())
    number = _number(work, hub, day or work.today)
    work.name("condition_report.create", f"état des lieux {number} commencé")
    saved: ConditionReport = work.save(
        CONDITION_REPORT,
        ConditionReport(
            id=new_id(),
            number=number,
            kind=kind,
            hub_id=hub.id,
            association_id=convention.association_id,
            convention_id=convention.id,
            day=day or work.today,
            lines=first_lines(
                kind,
                rooms,
                authority.settings(work.connection),
                [line for one in former for line in one.lines],
            ),
            meters=_meters(former),
        ),
    )
    return saved


def _check_beginning(
    convention: Convention, kind: ReportKind, made: Sequence[ConditionReport]
) -> None:
    if convention.state not in SIGNED and kind is not ReportKind.ENTRY:
        raise RuleBroken(
            "not_signed",
            said("La convention {number} n’est pas signée par les deux parties.").format(
                number=convention.number
            ),
        )
    for one in made:
        stands = one.kind is kind and one.state is ReportState.CLOSED
        if stands and kind is not ReportKind.INTERIM:
            raise RuleBroken(
                "report_stands",
                said(
                    "L’état des lieux {number} ({kind}) est déjà clos\u202f: corrigez-le par une "
                    "nouvelle version."
                ).format(number=one.number, kind=said(REPORT_KINDS[kind]).lower()),
            )


def _former(
    work: Work, hub_id: str, rooms: Sequence[Room], own: Sequence[ConditionReport]
) -> list[ConditionReport]:
    """Return the closed reports that say most of each room: its agreement's own, else the last."""
    closed = [one for one in own if one.state is ReportState.CLOSED]
    everywhere = condition_reports.closed_of_rooms(work.connection, hub_id)
    found: list[ConditionReport] = []
    for room in rooms:
        told = (one for one in (*closed, *everywhere) if _speaks_of(one, room.id))
        last = next(told, None)
        if last is not None:
            only = tuple(line for line in last.lines if line.room_id == room.id)
            found.append(replace(last, lines=only))
    return found


def _speaks_of(report: ConditionReport, room_id: str) -> bool:
    return any(line.room_id == room_id for line in report.lines)


def _meters(former: Sequence[ConditionReport]) -> tuple[MeterReading, ...]:
    known = next((one.meters for one in former if one.meters), METERS)
    return tuple(replace(one, value="") for one in known)


def _number(work: Work, hub: Hub, day: date) -> str:
    letter = authority.settings(work.connection).computer_letter
    number = conventions.next_number(work.connection, f"EDL-{hub.code}", day.year, letter)
    while condition_reports.is_used(work.connection, number):  # the counter was set back
        number = conventions.next_number(work.connection, f"EDL-{hub.code}", day.year, letter)
    return number


# Typing


def save(work: Work, report: ConditionReport) -> ConditionReport:
    """Save a draft as it was typed."""
    require_draft(get(work, report.id))
    if any(line.charge_cents is not None and line.charge_cents < 0 for line in report.lines):
        raise RuleBroken("amount", said("Le montant ne peut pas être négatif."), field="lines")
    work.name("condition_report.save", f"saisie de l’état des lieux {report.number}")
    saved: ConditionReport = work.save(CONDITION_REPORT, report)
    return saved


def save_head(work: Work, report_id: str, told: Mapping[str, Any]) -> ConditionReport:
    """Save what is said around the lines: day, who was there, meters, keys, remarks."""
    if set(told) - HEAD:
        raise ValueError(f"not of the head: {sorted(set(told) - HEAD)}")
    return save(work, replace(get(work, report_id), **told))


# Closing


def close(work: Work, report_id: str) -> ConditionReport:
    """Close a report: it is evidence from now on, and replaces the version that it corrects."""
    report = get(work, report_id)
    check_close(report)
    work.name("condition_report.close", f"clôture de l’état des lieux {report.number}")
    if report.replaces_id is not None:
        former: ConditionReport | None = work.get(CONDITION_REPORT, report.replaces_id)
        if former is not None:
            work.save(CONDITION_REPORT, replace(former, state=ReportState.REPLACED))
    closed = replace(report, state=ReportState.CLOSED, closed_at=work.moment)
    saved: ConditionReport = work.save(CONDITION_REPORT, closed)
    return saved


def correct(work: Work, report_id: str, reason: str) -> ConditionReport:
    """Begin a new version of a closed report, with the reason; the former stays as it is."""
    former = get(work, report_id)
    if former.state is not ReportState.CLOSED:
        raise RuleBroken("report_open", said("Seul un état des lieux clos se corrige."))
    if not reason.strip():
        raise RuleBroken(
            "reason_required", said("Indiquez pourquoi vous le corrigez."), field="reason"
        )
    open_one = condition_reports.correcting(work.connection, report_id)
    if open_one is not None:
        return open_one
    work.name("condition_report.correct", f"correction de l’état des lieux {former.number}")
    saved: ConditionReport = work.save(
        CONDITION_REPORT,
        replace(
            former,
            id=new_id(),
            version=0,
            number=next_version_number(former.number),
            state=ReportState.DRAFT,
            closed_at=None,
            replaces_id=former.id,
            correction_reason=reason.strip(),
            signed_sha256="",
            signed_file_name="",
            signed_on=None,
        ),
    )
    return saved


def bin(work: Work, ids: Sequence[str]) -> int:  # noqa: A001 - the verb of every subject
    """Move drafts to the bin; what is closed is kept as evidence."""
    for row_id in ids:
        require_draft(get(work, row_id))
    return common.bin_many(work, CONDITION_REPORT, ids)


# The signed paper


def attach_signed(
    runner: Runner, progress: Progress, report_id: str, path: Path, signed_on: date
) -> ConditionReport:
    """File the scan of a report that was signed on paper: a PDF or a picture."""
    from polesdesk.documents.photos import paper_of

    progress.step(0, 1, path.name)
    content = paper_of(read_file(path))
    kept: ConditionReport = runner.do(_file, report_id, content, path.name, signed_on).value
    return kept


def _file(
    work: Work, report_id: str, content: bytes, name: str, signed_on: date
) -> ConditionReport:
    report = get(work, report_id)
    if report.state is ReportState.DRAFT:
        raise RuleBroken(
            "report_open",
            said("Clôturez d’abord l’état des lieux, puis classez l’exemplaire signé."),
        )
    if signed_on > work.today:
        raise RuleBroken("date_in_future", said("Ce jour n’est pas encore venu."), field="on")
    work.name("condition_report.sign", f"exemplaire signé de l’état des lieux {report.number}")
    saved: ConditionReport = work.save(
        CONDITION_REPORT,
        replace(
            report,
            signed_sha256=work.files.put(content),
            signed_file_name=name,
            signed_on=signed_on,
        ),
    )
    return saved
