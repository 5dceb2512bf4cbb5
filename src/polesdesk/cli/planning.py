"""``occurrences`` and ``free``: what is planned in the rooms, and what is empty."""

from __future__ import annotations

import argparse
import re
from argparse import Namespace
from datetime import date, time
from typing import Any

from polesdesk.actions import hubs, planning
from polesdesk.actions.runner import Runner
from polesdesk.cli.arguments import Parser, UsageProblem, iso_day
from polesdesk.cli.commands import DONE, Command
from polesdesk.cli.output import Column, plain, write_json, write_table
from polesdesk.cli.session import Session
from polesdesk.domain.french import format_date, time_range
from polesdesk.domain.occupancy_labels import EXCLUSIONS
from polesdesk.domain.planning_rows import EmptinessRow, OccurrenceRow
from polesdesk.domain.rules import RuleBroken

_HOUR = re.compile(r"([01]?\d|2[0-3])[:hH]([0-5]\d)?")
WEEKDAYS = range(1, 8)

OCCURRENCE_COLUMNS = (
    Column(title="Jour", text=lambda row: format_date(row.day)),
    Column(title="Heures", text=lambda row: time_range(row.start, row.end)),
    Column(title="Pôle", text=lambda row: row.hub),
    Column(title="Local", text=lambda row: row.room),
    Column(title="Occupant", text=lambda row: row.association),
    Column(title="Convention", text=lambda row: row.convention),
    Column(title="Exclue", text=lambda row: EXCLUSIONS[row.reason] if row.reason else ""),
)
FREE_COLUMNS = (
    Column(title="Pôle", text=lambda row: row.hub),
    Column(title="Local", text=lambda row: row.room),
    Column(title="Jours", text=lambda row: str(row.days), right=True),
    Column(title="Libres", text=lambda row: str(row.free_days), right=True),
    Column(title="Attribués", text=lambda row: str(row.allotted_days), right=True),
    Column(title="Vus", text=lambda row: str(row.seen_n), right=True),
    Column(title="Vus vides", text=lambda row: str(row.seen_empty), right=True),
)


def hour(text: str) -> time:
    """Read an hour as ``18:30``."""
    found = _HOUR.fullmatch(text)
    if found is None:
        raise argparse.ArgumentTypeError(f"« {text} » n’est pas une heure comme 18:30")
    return time(int(found[1]), int(found[2] or 0))


def weekday(text: str) -> int:
    """Read a day of the week, 1 (Monday) to 7."""
    if not text.isdecimal() or int(text) not in WEEKDAYS:
        raise argparse.ArgumentTypeError(f"« {text} » n’est pas un jour, de 1 (lundi) à 7")
    return int(text)


def hub_of(runner: Runner, code: str | None) -> str | None:
    """Return the id of a hub by its code; None when none is named."""
    if not code:
        return None
    found = runner.read(hubs.by_code, code)
    if found is None:
        raise RuleBroken("unknown_hub", f"Aucun pôle n’a le code « {code} ».", field="hub")
    return found.id


def check_period(first: date, last: date) -> None:
    """Refuse a period that ends before it begins."""
    if last < first:
        raise UsageProblem("la période finit avant de commencer")


def add_period(parser: Parser) -> None:
    """Add the two days of a period, both included."""
    add = parser.choices.add_argument
    add("--from", dest="first", metavar="AAAA-MM-JJ", type=iso_day, required=True, help="du")
    add("--to", dest="last", metavar="AAAA-MM-JJ", type=iso_day, required=True, help="au, compris")


def add_hub(parser: Parser) -> None:
    """Add the choice of one hub."""
    parser.choices.add_argument("--hub", metavar="CODE", help="un seul pôle, par son code")


def _occurrence_arguments(parser: Parser) -> None:
    add_period(parser)
    add_hub(parser)


def _occurrences(session: Session, options: Namespace) -> int:
    check_period(options.first, options.last)
    with session.open(read_only=True) as runner:
        hub_id = hub_of(runner, options.hub)
        rows = runner.read(planning.occurrences, options.first, options.last, hub_id=hub_id)
    if session.json:
        write_json(session.out, [_occurrence(row) for row in rows])
    elif rows:
        write_table(session.out, OCCURRENCE_COLUMNS, rows)
    else:
        session.out.write("Rien n’est prévu.\n")
    return DONE


def _occurrence(row: OccurrenceRow) -> dict[str, Any]:
    keys = ("start", "end", "hub", "room_id", "room", "convention_id", "convention", "association",
            "status", "reason", "detail", "hub_code", "slot_id", "rule_day")  # fmt: skip
    return {"date": plain(row.day), **{key: plain(getattr(row, key)) for key in keys}}


OCCURRENCES = Command(
    usage="--from AAAA-MM-JJ --to AAAA-MM-JJ [--hub CODE] --database FICHIER",
    summary="montrer les séances prévues, et pourquoi d’autres ne se tiennent pas",
    arguments=_occurrence_arguments,
    carry_out=_occurrences,
)


def _free_arguments(parser: Parser) -> None:
    add = parser.choices.add_argument
    add("--weekday", metavar="N", type=weekday, required=True, help="jour, de 1 (lundi) à 7")
    add("--from", dest="start", metavar="HH:MM", type=hour, required=True, help="à partir de")
    add("--to", dest="end", metavar="HH:MM", type=hour, required=True, help="jusqu’à")
    add(
        "--between",
        nargs=2,
        metavar=("AAAA-MM-JJ", "AAAA-MM-JJ"),
        type=iso_day,
        required=True,
        help="du, au (compris)",
    )
    add_hub(parser)


def _free(session: Session, options: Namespace) -> int:
    first, last = options.between
    check_period(first, last)
    if options.start == options.end:
        raise UsageProblem("les deux heures sont les mêmes")
    hours = (options.start, options.end)
    with session.open(read_only=True) as runner:
        hub_id = hub_of(runner, options.hub)
        rows = runner.read(planning.emptiness, options.weekday, hours, first, last, hub_id=hub_id)
    if session.json:
        write_json(session.out, [_emptiness(row) for row in rows])
    elif rows:
        write_table(session.out, FREE_COLUMNS, rows)
    else:
        session.out.write("Aucun local.\n")
    return DONE


def _emptiness(row: EmptinessRow) -> dict[str, Any]:
    keys = ("hub", "room_id", "room", "days", "free_days", "allotted_days", "seen_n",
            "seen_empty", "hub_code", "holders")  # fmt: skip
    return {key: plain(getattr(row, key)) for key in keys}


FREE = Command(
    usage="--weekday N --from HH:MM --to HH:MM --between AAAA-MM-JJ AAAA-MM-JJ [--hub CODE] "
    "--database FICHIER",
    summary="dire ce qui est vide à des heures d’un jour de la semaine",
    arguments=_free_arguments,
    carry_out=_free,
)
