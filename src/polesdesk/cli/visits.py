"""``round``: the sheet of a hub for a day; ``visit import``: findings made with other tools."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from polesdesk.actions import files, rounds, visit_imports
from polesdesk.cli.arguments import Parser, iso_day, one_of
from polesdesk.cli.commands import DONE, REJECTED_ROWS, Command
from polesdesk.cli.output import write_json
from polesdesk.cli.printing import progress_of
from polesdesk.cli.session import Session, made_folder
from polesdesk.domain.french import format_number, plural
from polesdesk.domain.parsing import parse_time
from polesdesk.domain.visit_import import VisitImportReport, as_json


def _round_arguments(parser: Parser) -> None:
    add = parser.choices.add_argument
    add("--date", metavar="AAAA-MM-JJ", type=iso_day, required=True, help="le jour de la tournée")
    add("--hub", metavar="CODE", required=True, help="le code du pôle")
    add("--output", metavar="DOSSIER", type=Path, required=True, help="où écrire la feuille")
    add("--from", metavar="HH:MM", default="", dest="first", help="première heure à voir")
    add("--to", metavar="HH:MM", default="", dest="last", help="dernière heure à voir")
    add("--agent", metavar="NOM", default="", help="qui fait la tournée")


def _round(session: Session, options: Namespace) -> int:
    with session.open() as runner:
        made = runner.do(
            rounds.for_day,
            options.hub,
            options.date,
            first=parse_time(options.first) if options.first else None,
            last=parse_time(options.last) if options.last else None,
            agent=options.agent,
        ).value
        paper = rounds.print_sheets(runner, progress_of(session), (made.id,))
    target = made_folder(options.output) / paper.file_name
    path = files.save_bytes(target, paper.pdf).absolute()
    found: dict[str, Any] = {
        "number": made.number,
        "hub": options.hub,
        "date": options.date.isoformat(),
        "lines": len(made.lines),
        "file": str(path),
    }
    session.answer(found, str(path))
    return DONE


ROUND = Command(
    usage="--date AAAA-MM-JJ --hub CODE --output DOSSIER [--from HH:MM --to HH:MM] "
    "--database FICHIER",
    summary="imprimer la feuille de tournée d’un pôle",
    arguments=_round_arguments,
    carry_out=_round,
)


def _visit_arguments(parser: Parser) -> None:
    add = parser.choices.add_argument
    words = parser.words.add_argument
    words("act", metavar="import", type=one_of("import"), help="importer des visites")
    words("source", metavar="FICHIER", type=Path, help="json, xlsx, xls, ods ou csv")
    add("--dry-run", action="store_true", help="donner le rapport sans rien changer")


def _visit(session: Session, options: Namespace) -> int:
    with session.open(read_only=options.dry_run, hold=not options.dry_run) as runner:
        report = visit_imports.bring_in(
            runner, progress_of(session), options.source, dry=options.dry_run
        )
    write_json(session.out, as_json(report))
    if not session.json:
        session.err.writelines(f"{line}\n" for line in summary(report, dry=options.dry_run))
    return REJECTED_ROWS if report.rejected else DONE


def summary(report: VisitImportReport, *, dry: bool) -> Iterator[str]:
    """Give the report in French, a line at a time."""
    heading = "Essai, rien n’a été changé." if dry else "Import terminé."
    yield f"{heading} {plural(report.rows, 'ligne lue', 'lignes lues')}."
    for word, counts in (("Nouveau", report.created), ("Inchangé", report.unchanged)):
        told = list(_told(counts))
        if told:
            yield f"{word}\u202f: {', '.join(told)}."
    completed = report.updated.get("visits", 0)
    if completed:
        yield f"Visites complétées\u202f: {format_number(completed)}."
    for one in report.rejected:
        yield f"Ligne {one.row}, {one.column}\u202f: refusée. {one.message}"
    for warning in report.warnings:
        yield f"Ligne {warning.row}\u202f: attention. {warning.message}"


def _told(counts: Mapping[str, int]) -> Iterator[str]:
    """Give « 2 visites » and « 5 constats », without those of which there are none."""
    for name, word in (("visits", "visite"), ("findings", "constat")):
        if counts.get(name):
            yield plural(counts[name], word)


VISIT = Command(
    usage="import FICHIER [--dry-run] --database FICHIER",
    summary="importer des visites faites avec d’autres outils",
    arguments=_visit_arguments,
    carry_out=_visit,
)
