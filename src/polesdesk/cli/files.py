"""``new``, ``check`` and ``backup``: what is done with the file itself."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import Any

from polesdesk.actions import files
from polesdesk.cli.arguments import Parser, UsageProblem, present_day
from polesdesk.cli.commands import DONE, REFUSED, Command
from polesdesk.cli.output import Column, write_json, write_table
from polesdesk.cli.session import Session
from polesdesk.domain.french import format_number, plural

DAMAGED = "check_failed"
_FIGURES = {
    "hubs": "Pôles",
    "rooms": "Locaux",
    "associations": "Associations",
    "conventions": "Conventions",
    "slots": "Créneaux",
    "originals": "Originaux émis",
    "commands": "Commandes du journal",
    "operations": "Opérations du journal",
}


def _new_arguments(parser: Parser) -> None:
    parser.words.add_argument("file", metavar="FICHIER", type=Path, help="le fichier à créer")
    parser.choices.add_argument(
        "--demo", action="store_true", help="le remplir d’exemples, autour de la date du jour"
    )


def _new(session: Session, options: Namespace) -> int:
    path: Path = options.file
    if options.demo and options.passphrase_file:
        raise UsageProblem("un fichier d’exemples ne prend pas de phrase secrète")
    if options.demo:
        from polesdesk.actions import demo

        demo.create(path, options.today or present_day())
    else:
        files.create(path, session.key())
    session.answer({"file": str(path.absolute())}, f"Fichier créé\u202f: {path}")
    return DONE


def _check_arguments(parser: Parser) -> None:
    parser.choices.add_argument(
        "--full",
        action="store_true",
        help="relire chaque page, chaque document conservé et tout le journal",
    )


def _check(session: Session, options: Namespace) -> int:
    with session.open(read_only=True) as runner:
        found = runner.read(files.check, full=options.full)
    if session.json:
        write_json(session.out, _as_json(found))
    else:
        _tell(session, found)
    return REFUSED if found.problems else DONE


def _as_json(found: files.Check) -> dict[str, Any]:
    answer: dict[str, Any] = {
        "ok": not found.problems,
        "full": found.full,
        "schema": found.schema,
        "counts": found.counts,
        "files": found.files,
        "problems": list(found.problems),
    }
    if found.problems:
        answer["error"] = {"code": DAMAGED, "message": found.problems[0], "missing": []}
    return answer


def _tell(session: Session, found: files.Check) -> None:
    figures = [(label, found.counts[name]) for name, label in _FIGURES.items()]
    figures.append(("Documents conservés", found.files))
    columns = (
        Column(title="Contenu", text=lambda figure: figure[0]),
        Column(title="Nombre", text=lambda figure: format_number(figure[1]), right=True),
    )
    write_table(session.out, columns, figures)
    for problem in found.problems:
        session.tell(problem)
    if found.problems:
        session.tell("Restaurez la dernière sauvegarde.")
    else:
        session.out.write("Aucune anomalie.\n")


def _backup_arguments(parser: Parser) -> None:
    parser.choices.add_argument(
        "--output", metavar="FICHIER", type=Path, required=True, help="où écrire la copie"
    )


def _backup(session: Session, options: Namespace) -> int:
    with session.open(read_only=True) as runner:
        made = files.backup(runner, options.output)
    held = plural(made.files, "document conservé", "documents conservés")
    session.answer(
        {"file": str(made.path.absolute()), "counts": made.counts, "files": made.files},
        f"Copie vérifiée\u202f: {made.path} ({held})",
    )
    return DONE


NEW = Command(
    usage="FICHIER [--demo]",
    summary="créer un fichier",
    arguments=_new_arguments,
    carry_out=_new,
)
CHECK = Command(
    usage="[--full] --database FICHIER",
    summary="vérifier le fichier et compter ce qu’il contient",
    arguments=_check_arguments,
    carry_out=_check,
)
BACKUP = Command(
    usage="--output COPIE --database FICHIER",
    summary="écrire une copie vérifiée, documents compris",
    arguments=_backup_arguments,
    carry_out=_backup,
)
