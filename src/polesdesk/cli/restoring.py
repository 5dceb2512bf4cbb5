"""``restore``: a backup takes the place of a file, which is kept beside it."""

from __future__ import annotations

from argparse import Namespace
from datetime import datetime
from pathlib import Path

from polesdesk.actions import restoring
from polesdesk.actions.errors import Trouble
from polesdesk.cli.arguments import Parser
from polesdesk.cli.commands import DONE, Command
from polesdesk.cli.session import Session


def _arguments(parser: Parser) -> None:
    parser.words.add_argument(
        "backup", metavar="SAUVEGARDE", type=Path, help="la sauvegarde à reprendre"
    )
    parser.choices.add_argument(
        "--output",
        metavar="FICHIER",
        type=Path,
        required=True,
        help="le fichier dont elle prend la place\u202f; s’il existe, il est gardé à côté",
    )


def _restore(session: Session, options: Namespace) -> int:
    done = _restored(session, options.backup, options.output)
    former = None if done.former is None else str(done.former)
    sentence = f"Sauvegarde restaurée\u202f: {options.output}"
    if done.former is not None:
        sentence += f"\nLe fichier remplacé est gardé sous le nom {done.former.name}"
    session.answer(
        {"file": str(done.path), "replaced": former, "counts": done.inside.counts}, sentence
    )
    return DONE


def _restored(session: Session, backup: Path, target: Path) -> restoring.Restored:
    """Restore with the passphrase that was given, or asked for where somebody can answer."""
    key = session.key()
    try:
        return restoring.restore(backup, target, key=key, now=_present)
    except Trouble as trouble:
        asked = session.ask(backup.name) if trouble.code == "passphrase_required" else None
        if not asked:
            raise
    return restoring.restore(backup, target, key=asked, now=_present)


def _present() -> datetime:
    """The clock on the wall, which names the file that is kept."""
    return datetime.now()  # noqa: DTZ005


RESTORE = Command(
    usage="SAUVEGARDE --output FICHIER",
    summary="remettre une sauvegarde à la place d’un fichier",
    arguments=_arguments,
    carry_out=_restore,
)
