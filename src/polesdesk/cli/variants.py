"""``variants``: the clause templates with every variant and its condition, for the lawyers."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from polesdesk.actions import files, templates
from polesdesk.cli.arguments import Parser
from polesdesk.cli.commands import DONE, Command
from polesdesk.cli.output import write_json
from polesdesk.cli.printing import progress_of
from polesdesk.cli.session import Session, made_folder
from polesdesk.cli.setting_changes import newest_templates


def _arguments(parser: Parser) -> None:
    parser.choices.add_argument(
        "--output", metavar="DOSSIER", type=Path, required=True, help="où écrire les PDF"
    )


def _variants(session: Session, options: Namespace) -> int:
    progress = progress_of(session)
    written = []
    with session.open(read_only=True) as runner:
        newest = runner.read(newest_templates)
        folder = made_folder(options.output)
        for template in newest:
            proof = templates.proof(runner, progress, template.id)
            path = files.save_bytes(folder / proof.file_name, proof.pdf).absolute()
            written.append({"template": template.name, "issue": template.issue, "file": str(path)})
    if session.json:
        write_json(session.out, written)
    else:
        session.out.writelines(f"{one['file']}\n" for one in written)
    return DONE


VARIANTS = Command(
    usage="--output DOSSIER --database FICHIER",
    summary="imprimer toutes les variantes des clauses, pour le service juridique",
    arguments=_arguments,
    carry_out=_variants,
)
