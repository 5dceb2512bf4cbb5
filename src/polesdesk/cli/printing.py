"""``print``: agreements as PDF files, drafts or originals."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import Any

from polesdesk.actions import conventions, originals
from polesdesk.actions.originals import Batch
from polesdesk.actions.runner import Runner
from polesdesk.cli.arguments import Parser
from polesdesk.cli.commands import DONE, REFUSED, Command
from polesdesk.cli.output import write_json
from polesdesk.cli.refusals import Refused, as_refusal
from polesdesk.cli.session import Session, made_folder
from polesdesk.domain.progress import Progress, Silent
from polesdesk.domain.rules import RuleBroken


class OnTerminal:
    """A progress shown on one line of a terminal, which it wipes at the end."""

    def __init__(self, session: Session) -> None:
        self._err = session.err

    def step(self, done: int, total: int, text: str) -> None:
        """Show how far the work is."""
        self._err.write("\r\x1b[K" if done >= total else f"\r\x1b[K{text}")
        self._err.flush()


def progress_of(session: Session) -> Progress:
    """Return a progress that a person sees, or a silent one."""
    return OnTerminal(session) if session.err.isatty() else Silent()


def _arguments(parser: Parser) -> None:
    add = parser.choices.add_argument
    parser.words.add_argument(
        "numbers", metavar="NUMÉRO", nargs="+", help="numéros des conventions"
    )
    add("--output", metavar="DOSSIER", type=Path, required=True, help="où écrire les PDF")
    add("--draft", action="store_true", help="imprimer le projet, sans rien émettre")
    add("--bundle", action="store_true", help="tout réunir en un seul PDF")
    add("--reissue", action="store_true", help="émettre une nouvelle version de l’original")
    add("--reason", metavar="MOTIF", default="", help="motif de la nouvelle version ou du retard")


def _print(session: Session, options: Namespace) -> int:
    with session.open(read_only=options.draft) as runner:
        ids = runner.read(originals.ids_of_numbers, options.numbers)
        batch = originals.print_many(
            runner,
            progress_of(session),
            ids,
            made_folder(options.output),
            as_draft=options.draft,
            bundle=options.bundle,
            reissue=options.reissue,
            reason=options.reason,
        )
        printed = [one for one in ids if one not in {r.convention_id for r in batch.refused}]
        found = _described(runner, batch, printed, options)
    return _show(session, batch, found)


def _described(
    runner: Runner, batch: Batch, printed: list[str], options: Namespace
) -> list[dict[str, Any]]:
    """Return each file with the agreements that it holds and their versions."""
    held = [runner.read(conventions.get, row_id) for row_id in printed]
    agreements = [
        {"number": one.number, "version": None if options.draft else one.issued_version}
        for one in held
    ]
    if options.bundle:
        return [{"file": str(path.absolute()), "conventions": agreements} for path in batch.files]
    return [
        {**agreement, "file": str(path.absolute())}
        for agreement, path in zip(agreements, batch.files, strict=True)
    ]


def _show(session: Session, batch: Batch, found: list[dict[str, Any]]) -> int:
    refused = [(one.number, _refusal(one.error)) for one in batch.refused]
    if session.json:
        _show_json(session, refused, found)
    else:
        for path in batch.files:
            session.out.write(f"{path}\n")
        for number, refusal in refused:
            session.tell(f"{number}\u202f: {refusal.message}")
            for gap in refusal.missing:
                session.tell(f"  – {gap.label}")
    return REFUSED if refused else DONE


def _refusal(error: RuleBroken) -> Refused:
    found = as_refusal(error)
    assert found is not None
    return found


def _show_json(
    session: Session, refused: list[tuple[str, Refused]], found: list[dict[str, Any]]
) -> None:
    if not refused:
        write_json(session.out, found)
        return
    answer: dict[str, Any] = {"error": refused[0][1].as_json()}
    if found or len(refused) > 1:
        answer["refused"] = [{"number": number, **one.as_json()} for number, one in refused]
        answer["printed"] = found
    write_json(session.out, answer)


PRINT = Command(
    usage="NUMÉRO ... --output DOSSIER [--draft] [--bundle] [--reissue] --database FICHIER",
    summary="imprimer des conventions en PDF",
    arguments=_arguments,
    carry_out=_print,
)
