"""``campaign``, ``letters`` and ``move``: the renewals of a period, their letters, their steps."""

from __future__ import annotations

from argparse import Namespace
from datetime import date
from pathlib import Path
from typing import Any

from polesdesk.actions import (
    campaign,
    conventions,
    dossiers,
    originals,
)
from polesdesk.actions.runner import Work
from polesdesk.cli.arguments import Parser, UsageProblem, iso_day, one_of
from polesdesk.cli.commands import DONE, Command
from polesdesk.cli.output import Column, plain, write_json, write_table
from polesdesk.cli.printing import progress_of
from polesdesk.cli.session import Session
from polesdesk.domain.campaign import CampaignRow
from polesdesk.domain.conventions import Convention, Renewal, State, TerminationGround
from polesdesk.domain.french import format_date
from polesdesk.domain.labels import RENEWALS, STATES
from polesdesk.domain.renewal_labels import GROUPS, STEPS

# campaign


def _period(parser: Parser) -> None:
    add = parser.choices.add_argument
    add("--from", dest="first", metavar="JOUR", type=iso_day, required=True,
        help="premier jour de fin (AAAA-MM-JJ)")  # fmt: skip
    add("--to", dest="last", metavar="JOUR", type=iso_day, required=True,
        help="dernier jour de fin (AAAA-MM-JJ)")  # fmt: skip


def as_json(row: CampaignRow) -> dict[str, Any]:
    """Return a line for programs, the keys of the contract first."""
    return {
        "number": row.number,
        "association": row.association,
        "hub": row.hub,
        "end_date": row.end_date.isoformat(),
        "group": str(row.group),
        "step": str(row.step),
        "blockers": list(row.blockers),
        "days_left": row.days_left,
        "due": plain(row.due),
        "late": row.late,
        "outcome": None if row.outcome is None else str(row.outcome),
        "next": row.successor or None,
    }


def _blockers(row: CampaignRow) -> str:
    return " ; ".join(row.blockers)


_COLUMNS = (
    Column(title="Groupe", text=lambda row: GROUPS[row.group]),
    Column(title="N°", text=lambda row: row.number),
    Column(title="Association", text=lambda row: row.association),
    Column(title="Pôle", text=lambda row: row.hub),
    Column(title="Fin", text=lambda row: format_date(row.end_date)),
    Column(title="Jours", text=lambda row: str(row.days_left), right=True),
    Column(title="Prochaine étape", text=lambda row: STEPS[row.step]),
    Column(title="Avant le", text=lambda row: format_date(row.due) if row.due else ""),
    Column(title="Ce qui bloque", text=_blockers),
)


def _campaign(session: Session, options: Namespace) -> int:
    if options.last < options.first:
        raise UsageProblem("--to ne peut pas précéder --from")
    with session.open(read_only=True) as runner:
        found = runner.read(campaign.rows, options.first, options.last)
    if session.json:
        write_json(session.out, [as_json(row) for row in found])
    elif found:
        write_table(session.out, _COLUMNS, found)
    else:
        session.tell("Aucune convention ne prend fin dans cette période.")
    return DONE


CAMPAIGN = Command(
    usage="--from JOUR --to JOUR --database FICHIER",
    summary="suivre la campagne de renouvellement",
    arguments=_period,
    carry_out=_campaign,
)


# dossier


def _dossier_arguments(parser: Parser) -> None:
    parser.words.add_argument("number", metavar="NUMÉRO", help="numéro de la convention")
    parser.choices.add_argument("--output", metavar="FICHIER", type=Path, required=True,
                                help="le PDF à écrire")  # fmt: skip


def _dossier(session: Session, options: Namespace) -> int:
    with session.open() as runner:
        (row_id,) = runner.read(originals.ids_of_numbers, [options.number])
        made = dossiers.paper(runner, progress_of(session), row_id)
        path = originals.save_as(runner, progress_of(session), made, options.output)
    told = {"number": options.number, "file": str(path.absolute())}
    session.answer(told, str(path))
    return DONE


DOSSIER = Command(
    usage="NUMÉRO --output FICHIER --database FICHIER",
    summary="réunir le dossier d’une convention en un PDF, pièces numérotées",
    arguments=_dossier_arguments,
    carry_out=_dossier,
)


# move

_TARGETS: dict[str, State | Renewal] = {
    **{str(state): state for state in State},
    **{str(renewal): renewal for renewal in Renewal},
}


def _move_arguments(parser: Parser) -> None:
    add = parser.choices.add_argument
    parser.words.add_argument("number", metavar="NUMÉRO", help="numéro de la convention")
    known = one_of(*_TARGETS)
    parser.words.add_argument("target", metavar="ÉTAPE", type=lambda word: known(word.upper()),
                              help="étape suivante, par exemple NOTIFIED")  # fmt: skip
    add("--reason", metavar="MOTIF", default="", help="motif de l’étape")
    add("--on", metavar="JOUR", type=iso_day, help="jour de l’étape (AAAA-MM-JJ)")
    add("--until", metavar="JOUR", type=iso_day,
        help="fin de la suspension, ou prise d’effet de la résiliation")  # fmt: skip
    grounds = one_of(*TerminationGround)
    add("--ground", metavar="FONDEMENT", type=lambda word: grounds(word.upper()),
        help="fondement de la résiliation")  # fmt: skip
    add("--receipt", metavar="N°", default="", help="accusé de réception de la préfecture")
    add("--despite", metavar="MOTIF", default="",
        help="pourquoi passer outre le préavis ou la mise en demeure")  # fmt: skip
    add("--act-transmitted", metavar="JOUR", type=iso_day,
        help="transmission de l’acte qui autorise la signature")  # fmt: skip
    add("--act-published", metavar="JOUR", type=iso_day,
        help="publication de l’acte qui autorise la signature")  # fmt: skip


def _moved(work: Work, options: Namespace) -> tuple[Convention, Convention]:
    before = conventions.by_number(work, options.number)
    target = _TARGETS[options.target]
    on: date | None = options.on
    if isinstance(target, Renewal):
        after = conventions.move_renewal(work, before.id, target, on=on, reason=options.reason)
        return before, after
    ground = TerminationGround(options.ground) if options.ground else None
    return before, conventions.move(
        work, before.id, target, on=on, reason=options.reason, ground=ground,
        until=options.until, receipt=options.receipt, despite=options.despite,
        act_transmitted_on=options.act_transmitted, act_published_on=options.act_published,
    )  # fmt: skip


def _move(session: Session, options: Namespace) -> int:
    with session.open() as runner:
        before, after = runner.do(_moved, options).value
    told = {
        "number": after.number,
        "state_before": str(before.state),
        "state": str(after.state),
        "renewal_before": str(before.renewal),
        "renewal": str(after.renewal),
    }
    step = STATES[after.state] if after.state is not before.state else RENEWALS[after.renewal]
    session.answer(told, f"{after.number}\u202f: {step}")
    return DONE


MOVE = Command(
    usage="NUMÉRO ÉTAPE [--reason MOTIF] [--on JOUR] --database FICHIER",
    summary="faire avancer une convention d’une étape",
    arguments=_move_arguments,
    carry_out=_move,
)
