"""``roster check|propose|print``: what is wrong with permanences, who could fill them, papers."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import Any

from polesdesk.actions import roster_prints, roster_proposals, rosters
from polesdesk.actions.roster_proposals import NamedProposal
from polesdesk.cli.arguments import Parser, UsageProblem, iso_day, one_of
from polesdesk.cli.commands import DONE, Command
from polesdesk.cli.output import Column, plain, write_json, write_table
from polesdesk.cli.printing import progress_of
from polesdesk.cli.session import Session, made_folder
from polesdesk.domain.french import format_date, plural, time_range
from polesdesk.domain.rostering_checks import LABELS, RosterFinding, Severity
from polesdesk.domain.rostering_reasons import Choice, Gap
from polesdesk.domain.rostering_rows import RosterShift
from polesdesk.domain.volunteers import full_name

Found = tuple[RosterFinding, RosterShift]


def _arguments(parser: Parser) -> None:
    add = parser.choices.add_argument
    parser.words.add_argument(
        "act", metavar="check|propose|print", type=one_of("check", "propose", "print"),
        help="contrôler, proposer une répartition, ou imprimer",
    )  # fmt: skip
    add("--from", dest="first", metavar="JOUR", type=iso_day, required=True,
        help="premier jour (AAAA-MM-JJ)")  # fmt: skip
    add("--to", dest="last", metavar="JOUR", type=iso_day, required=True,
        help="dernier jour, compris (AAAA-MM-JJ)")  # fmt: skip
    add("--apply", action="store_true", help="retenir la proposition (propose)")
    add("--output", metavar="DOSSIER", type=Path, help="où écrire les PDF (print)")


def _carry_out(session: Session, options: Namespace) -> int:
    if options.last < options.first:
        raise UsageProblem("--to ne peut pas précéder --from")
    acts: dict[str, Callable[[Session, Namespace], int]] = {
        "check": _check,
        "propose": _propose,
        "print": _print,
    }
    return acts[options.act](session, options)


ROSTER = Command(
    usage="check|propose|print --from JOUR --to JOUR [--apply] [--output DOSSIER] "
    "--database FICHIER",
    summary="contrôler, remplir et imprimer les permanences",
    arguments=_arguments,
    carry_out=_carry_out,
)


# What is common


def _place(row: RosterShift) -> str:
    return " · ".join(part for part in (row.hub, row.room) if part)


def _when(row: RosterShift) -> dict[str, Any]:
    shift = row.shift
    return {
        "shift": shift.id,
        "place": _place(row),
        "date": plain(shift.day),
        "start": plain(shift.start),
        "end": plain(shift.end),
    }


def _day(row: RosterShift) -> str:
    return format_date(row.shift.day) if row.shift.day else ""


def _hours(row: RosterShift) -> str:
    start, end = row.shift.start, row.shift.end
    return time_range(start, end) if start and end else ""


# check


def finding_as_json(found: Found) -> dict[str, Any]:
    """Return a finding for programs, the keys of the contract first."""
    one, row = found
    return {
        **_when(row),
        "kind": str(one.kind),
        "severity": str(one.severity),
        "persons": [full_name(person) for person in one.people],
        "person_ids": [person.id for person in one.people],
        "message": one.message,
        "reason": one.reason,
    }


_SEVERITIES = {Severity.HARD: "interdit", Severity.SOFT: "à voir"}
_FINDINGS = (
    Column(title="Jour", text=lambda found: _day(found[1])),
    Column(title="Heures", text=lambda found: _hours(found[1])),
    Column(title="Lieu", text=lambda found: _place(found[1])),
    Column(title="Constat", text=lambda found: LABELS[found[0].kind]),
    Column(title="Gravité", text=lambda found: _SEVERITIES[found[0].severity]),
    Column(title="Détail", text=lambda found: found[0].message),
    Column(title="Motif", text=lambda found: found[0].reason),
)


def _check(session: Session, options: Namespace) -> int:
    with session.open(read_only=True) as runner:
        found = runner.read(rosters.findings, options.first, options.last)
    if session.json:
        write_json(session.out, [finding_as_json(one) for one in found])
    elif found:
        write_table(session.out, _FINDINGS, found)
    else:
        session.tell("Rien à signaler dans cette période.")
    return DONE


# propose


def _choice_as_json(one: Choice, found: NamedProposal) -> dict[str, Any]:
    return {
        **_when(found.shifts[one.shift.id]),
        "person": full_name(one.person),
        "person_id": one.person.id,
        "reason": one.reason,
    }


def _gap_as_json(one: Gap, found: NamedProposal) -> dict[str, Any]:
    row = found.shifts[one.shift.id]
    return {**_when(row), "missing": one.missing, "explanation": one.explanation}


def _propose(session: Session, options: Namespace) -> int:
    reads = not options.apply
    with session.open(read_only=reads, hold=not reads) as runner:
        found = roster_proposals.prepare(runner, progress_of(session), options.first, options.last)
        applied = 0
        if options.apply and found.choices:
            applied = runner.do(roster_proposals.accept, found.choices).value
    if session.json:
        told = {
            "proposals": [_choice_as_json(one, found) for one in found.choices],
            "gaps": [_gap_as_json(one, found) for one in found.gaps],
            "optimal": found.is_best,
            "applied": applied,
        }
        write_json(session.out, told)
        return DONE
    _tell(session, found, applied)
    return DONE


def _tell(session: Session, found: NamedProposal, applied: int) -> None:
    lines = [(found.shifts[one.shift.id], full_name(one.person), one.reason)
             for one in found.choices]  # fmt: skip
    lines += [(found.shifts[one.shift.id], "—", one.explanation) for one in found.gaps]
    lines.sort(key=lambda line: (line[0].shift.day, line[0].shift.start, line[0].shift.id))
    columns = (
        Column(title="Jour", text=lambda line: _day(line[0])),
        Column(title="Heures", text=lambda line: _hours(line[0])),
        Column(title="Lieu", text=lambda line: _place(line[0])),
        Column(title="Personne", text=lambda line: line[1]),
        Column(title="Pourquoi", text=lambda line: line[2]),
    )
    if lines:
        write_table(session.out, columns, lines)
    else:
        session.tell("Rien n’est à pourvoir dans cette période.")
    if applied:
        session.tell(f"{plural(applied, 'inscription faite', 'inscriptions faites')}.")


# print


def _print(session: Session, options: Namespace) -> int:
    if options.output is None:
        raise UsageProblem("indiquez où écrire les PDF avec --output DOSSIER")
    with session.open(read_only=True) as runner:
        files = roster_prints.print_all(
            runner, progress_of(session), options.first, options.last, made_folder(options.output)
        )
    paths = [str(path.absolute()) for path in files]
    session.answer([{"file": path} for path in paths], "\n".join(paths))
    return DONE
