"""What lies in the bin: rows of every kind that were deleted, with who put them there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, String, cast, literal, select, union_all
from sqlalchemy.sql import ColumnElement

from polesdesk.store.journee_tables import (
    citizen_day,
    day_task,
    sign_up,
    worksite,
    worksite_proposal,
)
from polesdesk.store.kinds import KINDS, LIFE
from polesdesk.store.premises_tables import access_device, condition_report
from polesdesk.store.roster_tables import volunteer
from polesdesk.store.tables import (
    BINNED,
    allotment,
    annex,
    association,
    association_event,
    closure,
    command,
    convention,
    finding,
    follow_up,
    hub,
    note,
    officer,
    op,
    op_head,
    paper,
    premises_request,
    rent,
    room,
    round_sheet,
    saved_search,
    school_holiday,
    signatory,
    slot_exception,
    visit,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Binned:
    """A deleted row: its kind and id, what names it, when it was deleted (UTC) and by whom."""

    kind: str
    id: str
    name: str
    at: datetime
    actor: str


_NAMES: Mapping[str, ColumnElement[str]] = {
    "hub": hub.c.name,
    "room": room.c.name,
    "association": association.c.name,
    "association_event": cast(association_event.c.on, String),
    "officer": officer.c.first_name + " " + officer.c.last_name,
    "paper": cast(paper.c.kind, String),
    "convention": convention.c.number,
    "signatory": signatory.c.first_name + " " + signatory.c.last_name,
    "rent": cast(rent.c.year, String),
    "annex": annex.c.title,
    "note": note.c.text,
    "saved_search": saved_search.c.name,
    "school_holiday": school_holiday.c.name,
    "closure": closure.c.reason,
    "slot_exception": cast(slot_exception.c.day, String),
    "allotment": allotment.c.label,
    "premises_request": premises_request.c.number,
    "visit": visit.c.number,
    "finding": cast(finding.c.day, String),
    "round": round_sheet.c.number,
    "follow_up": follow_up.c.title,
    "volunteer": volunteer.c.first_name + " " + volunteer.c.last_name,
    "access_device": access_device.c.label,
    "citizen_day": citizen_day.c.theme,
    "worksite_proposal": worksite_proposal.c.title,
    "worksite": worksite.c.title,
    "sign_up": cast(sign_up.c.signed_up_on, String),
    "day_task": day_task.c.title,
    "condition_report": condition_report.c.number,
}
"""What names a row of each kind that can be deleted; of a paper, its kind."""


def binned(connection: Connection, since: datetime) -> list[Binned]:
    """Return what was deleted since a moment, the last first; merged duplicates are left out."""
    rows = union_all(
        *(
            select(
                literal(kind).label("kind"),
                KINDS[kind].table.c.id.label("id"),
                name.label("name"),
                KINDS[kind].table.c.binned_at.label("at"),
            ).where(*_deleted(kind, since))
            for kind, name in _NAMES.items()
        )
    ).subquery()
    statement = (
        select(rows.c.kind, rows.c.id, rows.c.name, rows.c.at, command.c.actor)
        .join(
            op_head,
            (op_head.c.entity == rows.c.kind)
            & (op_head.c.row == rows.c.id)
            & (op_head.c.grp == LIFE),
        )
        .join(op, op.c.id == op_head.c.op)
        .join(command, command.c.id == op.c.command)
        .order_by(rows.c.at.desc(), op.c.position)
    )
    found = {(row.kind, row.id): row for row in connection.execute(statement)}
    return [Binned(**row._mapping) for row in found.values()]


def _deleted(kind: str, since: datetime) -> list[ColumnElement[bool]]:
    table = KINDS[kind].table
    conditions = [table.c.life == BINNED, table.c.binned_at >= since]
    if kind in ("association", "volunteer"):
        conditions.append(table.c.merged_into.is_(None))
    return conditions
