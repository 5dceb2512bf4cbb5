"""``letters``: the letters of a renewal written, sent, with their slips and address labels."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from polesdesk.actions import (
    address_labels,
    letter_batches,
    letter_sending,
    originals,
    renewal_letters,
)
from polesdesk.cli.arguments import Parser, UsageProblem, iso_day, one_of
from polesdesk.cli.commands import DONE, REFUSED, REJECTED_ROWS, Command
from polesdesk.cli.output import Column, write_json, write_table
from polesdesk.cli.printing import progress_of
from polesdesk.cli.refusals import as_refusal
from polesdesk.cli.session import Session, made_folder
from polesdesk.domain.address_labels import SHEETS
from polesdesk.domain.follow_ups import Channel
from polesdesk.domain.french.dates import format_date
from polesdesk.domain.letter_sending import Sending
from polesdesk.domain.occupancy_labels import CHANNELS, LETTERS

if TYPE_CHECKING:
    from polesdesk.actions.exports import ListPaper
    from polesdesk.actions.letter_batches import LetterBatch
    from polesdesk.actions.runner import Runner

_CHANNELS = {str(one).lower(): one for one in Channel}
_SHEETS = tuple(one.key for one in SHEETS)


def _arguments(parser: Parser) -> None:
    add = parser.choices.add_argument
    parser.words.add_argument("words", metavar="SORTE NUMÉRO", nargs="*",
                              help="sorte de lettre, puis numéros des conventions")  # fmt: skip
    add("--kinds", action="store_true", help="lister les sortes de lettres")
    add("--output", metavar="DOSSIER", type=Path, help="où écrire les PDF")
    add("--labels", metavar="PLANCHE", type=one_of(*_SHEETS),
        help=f"écrire aussi les étiquettes d’adresse\u202f: {', '.join(_SHEETS)}")  # fmt: skip
    add("--first", metavar="N", type=int, default=1, help="première étiquette libre de la planche")
    add("--slips", action="store_true",
        help="écrire aussi les récépissés de remise en main propre")  # fmt: skip
    add("--channel", metavar="VOIE", type=one_of(*_CHANNELS),
        help=f"noter l’envoi\u202f: {_told_channels()}")  # fmt: skip
    add("--sent-on", metavar="JOUR", type=iso_day, help="jour de l’envoi, sinon aujourd’hui")


def _told_channels() -> str:
    words = (f"{name} ({CHANNELS[one].lower()})" for name, one in _CHANNELS.items())
    return ", ".join(words)


def _letters(session: Session, options: Namespace) -> int:
    known = {str(kind).lower(): kind for kind in renewal_letters.KINDS}
    if options.kinds:
        _list_kinds(session, {name: LETTERS[kind] for name, kind in known.items()})
        return DONE
    if len(options.words) < 2 or options.words[0] not in known:
        raise UsageProblem("indiquez une sorte de lettre (voir --kinds) et un numéro au moins")
    if options.output is None:
        raise UsageProblem("indiquez où écrire les PDF avec --output DOSSIER")
    if options.sent_on is not None and options.channel is None:
        raise UsageProblem("--sent-on s’emploie avec --channel")
    with session.open() as runner:
        ids = runner.read(originals.ids_of_numbers, options.words[1:])
        kind = known[options.words[0]]
        progress = progress_of(session)
        batch = renewal_letters.issue_many(runner, progress, kind, ids)
        folder = made_folder(options.output)
        files = letter_batches.write_into(runner, batch, folder)
        others = _others(runner, session, options, batch, folder) if batch.written else {}
    return _told(session, batch, files, others)


def _others(
    runner: Runner, session: Session, options: Namespace, batch: LetterBatch, folder: Path
) -> dict[str, Any]:
    """Note the sending, write labels and slips; return what is told of them."""
    told: dict[str, Any] = {}
    ids = [one.id for one in batch.letters]
    if options.channel:
        sending = Sending(on=options.sent_on or runner.today(), channel=_CHANNELS[options.channel])
        # A letter that left already keeps its day and its channel: they are a proof.
        waiting = [one.id for one in batch.letters if one.sent_on is None]
        if waiting:
            runner.do(letter_sending.record, waiting, sending, {})
        told["channel"] = options.channel
        told["already_sent"] = [
            {"number": one.number, "sent_on": one.sent_on.isoformat()}
            for one in batch.letters
            if one.sent_on is not None
        ]
    if options.labels:
        found = runner.read(address_labels.of_letters, ids)
        told["no_address"] = [one.label for one in found.lacking]
        if found.addressees:
            paper = address_labels.draw(
                runner, progress_of(session), found, options.labels, options.first
            )
            told["labels"] = _written(folder, paper)
    if options.slips:
        told["slips"] = _written(folder, letter_batches.slips(runner, progress_of(session), ids))
    return told


def _written(folder: Path, paper: ListPaper) -> str:
    return str(letter_batches.write_paper(paper, folder).absolute())


def _list_kinds(session: Session, kinds: Mapping[str, str]) -> None:
    if session.json:
        write_json(session.out, [{"kind": name, "label": kinds[name]} for name in kinds])
    else:
        columns = (Column(title="Sorte", text=lambda pair: pair[0]),
                   Column(title="Lettre", text=lambda pair: pair[1]))  # fmt: skip
        write_table(session.out, columns, list(kinds.items()))


def _told(
    session: Session, batch: LetterBatch, files: tuple[Path, ...], others: dict[str, Any]
) -> int:
    written = [
        {"number": one.name, "letter": one.letter.number, "new": one.is_new,
         "file": str(path.absolute())}
        for one, path in zip(batch.written, files, strict=True)
    ]  # fmt: skip
    refused = [(one.name, as_refusal(one.error)) for one in batch.refused]
    if session.json:
        answer: dict[str, Any] = {"letters": written, **others}
        told = [{"number": number, **one.as_json()} for number, one in refused if one is not None]
        if told:
            answer["refused"] = told
            answer["error"] = {name: told[0][name] for name in ("code", "message", "missing")}
        write_json(session.out, answer)
    else:
        for path in (*files, *(others[name] for name in ("labels", "slips") if name in others)):
            session.out.write(f"{path}\n")
        for one in others.get("already_sent", ()):
            day = format_date(date.fromisoformat(one["sent_on"]))
            session.tell(f"{one['number']}\u202f: déjà envoyé le {day}, cet envoi est gardé")
        for name in others.get("no_address", ()):
            session.tell(f"{name}\u202f: aucune adresse, pas d’étiquette")
        for number, one in refused:
            session.tell(f"{number}\u202f: {one.message if one else ''}")
    if not refused:
        return DONE
    return REJECTED_ROWS if written else REFUSED


LETTERS_COMMAND = Command(
    usage="SORTE NUMÉRO ... --output DOSSIER --database FICHIER | --kinds",
    summary="écrire les lettres du renouvellement en PDF",
    arguments=_arguments,
    carry_out=_letters,
)
