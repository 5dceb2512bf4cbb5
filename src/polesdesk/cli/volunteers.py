"""``volunteers import``: people of a spreadsheet; the report is that of ``import``."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from polesdesk.actions import volunteer_imports
from polesdesk.cli.arguments import Parser, one_of
from polesdesk.cli.commands import DONE, REJECTED_ROWS, Command
from polesdesk.cli.output import write_json
from polesdesk.cli.printing import progress_of
from polesdesk.cli.session import Session
from polesdesk.domain.french import plural
from polesdesk.domain.imports import Prefer
from polesdesk.domain.roster_words import VOLUNTEER
from polesdesk.domain.volunteer_import import PeopleReport, as_json


def _arguments(parser: Parser) -> None:
    add = parser.choices.add_argument
    words = parser.words.add_argument
    words("act", metavar="import", type=one_of("import"), help="importer des personnes")
    words("source", metavar="TABLEAU", type=Path, help="xlsx, xls, ods ou csv")
    add("--dry-run", action="store_true", help="donner le rapport sans rien changer")
    add(
        "--prefer",
        metavar="{file|base}",
        type=one_of(*Prefer),
        default=str(Prefer.BASE),
        help="qui l’emporte quand une valeur diffère",
    )


def _volunteers(session: Session, options: Namespace) -> int:
    prefer = Prefer(options.prefer)
    progress = progress_of(session)
    with session.open(read_only=options.dry_run, hold=not options.dry_run) as runner:
        if options.dry_run:
            looked = volunteer_imports.look(runner, progress, options.source, prefer=prefer)
            report = looked.report
        else:
            report = volunteer_imports.bring_in(runner, progress, options.source, prefer=prefer)
    write_json(session.out, as_json(report))
    if not session.json:
        session.err.writelines(f"{line}\n" for line in summary(report, dry=options.dry_run))
    return REJECTED_ROWS if report.rejected else DONE


def summary(report: PeopleReport, *, dry: bool) -> Iterator[str]:
    """Give the report in French, a line at a time."""
    heading = "Essai, rien n’a été changé." if dry else "Import terminé."
    yield f"{heading} {plural(report.rows, 'ligne lue', 'lignes lues')}."
    for word, count in (
        ("Nouveau", report.created), ("Complété", report.updated), ("Inchangé", report.unchanged),
    ):  # fmt: skip
        if count:
            yield f"{word}\u202f: {plural(count, 'personne')}."
    for one in report.rejected:
        named = VOLUNTEER.get(one.column)
        where = f"Ligne {one.row}, {named}" if named else f"Ligne {one.row}"
        yield f"{where}\u202f: refusée. {one.message}"
    for warning in report.warnings:
        yield f"Ligne {warning.row}\u202f: attention. {warning.message}"


VOLUNTEERS = Command(
    usage="import TABLEAU [--dry-run] [--prefer file|base] --database FICHIER",
    summary="importer des bénévoles",
    arguments=_arguments,
    carry_out=_volunteers,
)
