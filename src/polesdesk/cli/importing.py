"""``import``: bring in a spreadsheet; the report is JSON, for people a summary goes beside it."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from polesdesk.actions import files, imports
from polesdesk.cli.arguments import Parser, one_of
from polesdesk.cli.commands import DONE, REJECTED_ROWS, Command
from polesdesk.cli.output import write_json
from polesdesk.cli.printing import progress_of
from polesdesk.cli.session import Session
from polesdesk.domain.french import join_and, plural
from polesdesk.domain.imports import ImportOptions, ImportReport, Prefer, as_json

_NOUNS = {
    "hubs": ("pôle", "pôles"),
    "rooms": ("local", "locaux"),
    "associations": ("association", "associations"),
    "conventions": ("convention", "conventions"),
    "slots": ("créneau", "créneaux"),
}


def _arguments(parser: Parser) -> None:
    add = parser.choices.add_argument
    parser.words.add_argument("source", metavar="TABLEAU", type=Path, help="xlsx, xls, ods ou csv")
    add("--dry-run", action="store_true", help="donner le rapport sans rien changer")
    add(
        "--prefer",
        metavar="{file|base}",
        type=one_of(*Prefer),
        default=str(Prefer.BASE),
        help="qui l’emporte quand une valeur a changé dans PolesDesk et diffère du tableau",
    )
    add("--report", metavar="R.json", type=Path, help="écrire le rapport dans ce fichier")


def _import(session: Session, options: Namespace) -> int:
    chosen = ImportOptions(prefer=Prefer(options.prefer))
    with session.open(read_only=options.dry_run, hold=not options.dry_run) as runner:
        report = imports.bring_in(
            runner,
            progress_of(session),
            options.source,
            options=chosen,
            dry=options.dry_run,
        )
    _give(session, options, report)
    return REJECTED_ROWS if report.rejected else DONE


def _give(session: Session, options: Namespace, report: ImportReport) -> None:
    """Write the report where it is wanted, and say in French what it holds."""
    answer = as_json(report)
    if options.report is not None:
        text = json.dumps(answer, ensure_ascii=False, indent=2) + "\n"
        files.save_bytes(options.report, text.encode("utf-8"))
    if session.json or options.report is None:
        write_json(session.out, answer)
    if not session.json:
        told = session.err if options.report is None else session.out
        told.writelines(f"{line}\n" for line in summary(report, answer, dry=options.dry_run))


def summary(report: ImportReport, answer: dict[str, Any], *, dry: bool) -> Iterator[str]:
    """Give the report in French, a line at a time."""
    heading = "Essai, rien n’a été changé." if dry else "Import terminé."
    yield f"{heading} {plural(report.rows, 'ligne lue', 'lignes lues')}."
    for change, verb in (("created", "Nouveau"), ("updated", "Modifié"), ("unchanged", "Inchangé")):
        counted = [plural(answer[change][name], *_NOUNS[name]) for name in answer[change]
                   if answer[change][name]]  # fmt: skip
        if counted:
            yield f"{verb}\u202f: {join_and(counted)}."
    for refused in report.rejected:
        where = (
            f"Ligne {refused.row}, {refused.column}" if refused.column else f"Ligne {refused.row}"
        )
        yield f"{where}\u202f: refusée. {refused.message}"
    for warning in report.warnings:
        yield f"Ligne {warning.row}\u202f: attention. {warning.message}"


IMPORT = Command(
    usage="TABLEAU [--dry-run] [--prefer file|base] [--report R.json] --database FICHIER",
    summary="importer le tableau que tient le service",
    arguments=_arguments,
    carry_out=_import,
)
