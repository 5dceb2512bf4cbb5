"""``inkind``: the help in kind of a year, as the list for the annex of the budget."""

from __future__ import annotations

import argparse
import re
from argparse import Namespace
from pathlib import Path
from typing import Any

from polesdesk.actions import in_kind, in_kind_files
from polesdesk.cli.arguments import Parser
from polesdesk.cli.commands import DONE, Command
from polesdesk.cli.output import write_json
from polesdesk.cli.session import Session
from polesdesk.domain.french import format_euros, plural
from polesdesk.domain.in_kind_list import AssociationYear, InKindList
from polesdesk.domain.progress import Silent

_YEAR = re.compile(r"(19|20|21)\d\d")


def year_of(text: str) -> int:
    """Read a calendar year such as ``2026``."""
    if not _YEAR.fullmatch(text):
        raise argparse.ArgumentTypeError(f"«\u202f{text}\u202f» n’est pas une année comme 2026")
    return int(text)


def as_json(found: InKindList, output: Path | None) -> dict[str, Any]:
    """Return the list for programs: totals, rows, hubs, and what could not be reckoned."""
    return {
        "year": found.year,
        "output": None if output is None else str(output),
        "association_count": len(found.rows),
        "convention_count": len(found.agreements),
        "minutes": found.minutes,
        "value_cents": found.value_cents,
        "occupancy_fee_cents": found.fee_cents,
        "in_kind_value_cents": found.aid_cents,
        "associations": [_row(row) for row in found.rows],
        "hubs": [
            {
                "hub_id": one.hub_id,
                "hub": one.hub,
                "association_count": one.associations,
                "convention_count": one.agreements,
                "minutes": one.minutes,
                "value_cents": one.value_cents,
                "occupancy_fee_cents": one.fee_cents,
                "in_kind_value_cents": one.aid_cents,
            }
            for one in found.hubs
        ],
        "not_computable": [
            {"convention_id": one.convention_id, "convention": one.number, "reason": room.working}
            for one in found.lacking
            for room in one.lacks
        ],
    }


def _row(row: AssociationYear) -> dict[str, Any]:
    return {
        "association_id": row.id,
        "association": row.name,
        "rna": row.rna,
        "siret": row.siret,
        "hubs": row.hubs,
        "rooms": row.premises,
        "minutes": row.minutes,
        "value_cents": row.value_cents,
        "occupancy_fee_cents": row.fee_cents,
        "in_kind_value_cents": row.aid_cents,
        "conventions": [
            {
                "convention_id": one.convention_id,
                "convention": one.number,
                "days": one.days,
                "minutes": one.minutes,
                "value_cents": one.value_cents,
                "occupancy_fee_cents": one.fee_cents,
                "in_kind_value_cents": one.aid_cents,
                "working": list(one.working),
            }
            for one in row.agreements
        ],
    }


def _arguments(parser: Parser) -> None:
    add = parser.choices.add_argument
    add("--year", metavar="AAAA", required=True, type=year_of, help="année civile")
    add("--output", metavar="FICHIER", type=Path, help="fichier à écrire (.xlsx, .pdf ou .csv)")


def _in_kind(session: Session, options: Namespace) -> int:
    output: Path | None = options.output
    with session.open(read_only=True) as runner:
        if output is not None:
            output = in_kind_files.write(runner, Silent(), options.year, output).path
        found = runner.read(in_kind.year_list, options.year)
    if session.json:
        write_json(session.out, as_json(found, output))
        return DONE
    count = plural(len(found.rows), "association")
    session.out.write(f"{found.title}, {count}, {format_euros(found.aid_cents)}.\n")
    for one in found.lacking:
        for room in one.lacks:
            session.tell(f"{one.number} – {room.working}")
    if output is not None:
        session.out.write(f"Fichier écrit\u202f: {output}\n")
    return DONE


IN_KIND = Command(
    usage="--year AAAA [--output FICHIER.xlsx] --database FICHIER",
    summary="aides en nature d’une année, liste pour l’annexe du budget",
    arguments=_arguments,
    carry_out=_in_kind,
)
