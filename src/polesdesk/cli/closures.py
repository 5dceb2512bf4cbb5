"""``closures``: closures and requisitions, with what became of everything they touch."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from polesdesk.actions import closure_list
from polesdesk.cli.arguments import Parser
from polesdesk.cli.commands import DONE, Command
from polesdesk.cli.output import Column, plain, write_json, write_table
from polesdesk.cli.planning import add_hub, add_period, check_period, hub_of
from polesdesk.cli.session import Session
from polesdesk.domain.closure_cards import ClosureRow
from polesdesk.domain.closure_operations import ClosureOperation, TouchedLine
from polesdesk.domain.closure_words import figures, outcome_in_words
from polesdesk.domain.french import format_date, time_range
from polesdesk.domain.occupancy_labels import CLOSURE_KINDS
from polesdesk.domain.school_calendar import Closure


def _of(row: ClosureRow) -> Any:
    return row.operation or row.closure


def _hours(one: Closure | ClosureOperation) -> str:
    return time_range(one.start, one.end) if one.start and one.end else ""


def _told(row: ClosureRow) -> str:
    return figures(row.operation.lines) if row.operation is not None else ""


COLUMNS = (
    Column(title="Du", text=lambda row: format_date(_of(row).first)),
    Column(title="Au", text=lambda row: format_date(_of(row).last or _of(row).first)),
    Column(title="Heures", text=lambda row: _hours(_of(row))),
    Column(title="Pôle ou local", text=lambda row: row.where),
    Column(title="Nature", text=lambda row: CLOSURE_KINDS[_of(row).kind]),
    Column(title="Motif", text=lambda row: _of(row).reason),
    Column(title="Suites", text=_told),
)


def _arguments(parser: Parser) -> None:
    add_period(parser)
    add_hub(parser)


def _closures(session: Session, options: Namespace) -> int:
    check_period(options.first, options.last)
    with session.open(read_only=True) as runner:
        hub_id = hub_of(runner, options.hub)
        found = runner.read(closure_list.between, options.first, options.last)
    rows = [row for row in found if hub_id in (None, _of(row).hub_id)]
    if session.json:
        write_json(session.out, [_plain(row) for row in rows])
    elif rows:
        write_table(session.out, COLUMNS, rows)
    else:
        session.out.write("Rien n’est fermé.\n")
    return DONE


def _plain(row: ClosureRow) -> dict[str, Any]:
    one = _of(row)
    keys = ("id", "hub_id", "first", "last", "start", "end", "kind", "reason")
    told: dict[str, Any] = {key: plain(getattr(one, key)) for key in keys}
    told["last"] = plain(one.last or one.first)
    told["where"] = row.where
    operation = row.operation
    if operation is None:
        return {**told, "room_ids": [one.room_id] if one.room_id else [], "lines": []}
    return {
        **told,
        "room_ids": list(operation.room_ids),
        "ground": plain(operation.ground),
        "act_number": operation.act_number,
        "act_date": plain(operation.act_date),
        "reopened_on": plain(operation.reopened_on),
        "lines": [_line(line) for line in operation.lines],
    }


def _line(line: TouchedLine) -> dict[str, Any]:
    keys = ("kind", "who", "number", "room_id", "room", "convention_id", "treatment")
    return {
        **{key: plain(getattr(line, key)) for key in keys},
        "days": [plain(day) for day in line.days],
        "cancelled": [plain(day) for day in line.cancelled],
        "moved": [plain(day) for day in line.moved],
        "outcome": outcome_in_words(line),
    }


CLOSURES = Command(
    usage="--from AAAA-MM-JJ --to AAAA-MM-JJ [--hub CODE] --database FICHIER",
    summary="montrer les fermetures et réquisitions, et la suite donnée à ce qu’elles touchent",
    arguments=_arguments,
    carry_out=_closures,
)
