"""``journee``: the papers of a journée citoyenne, the evaluation report first of all."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import asdict
from pathlib import Path
from typing import Any

from polesdesk.actions import files, journee, journee_papers
from polesdesk.cli.arguments import Parser, one_of
from polesdesk.cli.commands import DONE, Command
from polesdesk.cli.in_kind import year_of
from polesdesk.cli.session import Session
from polesdesk.domain.journee import CitizenDay
from polesdesk.domain.journee_indicators import Indicators, Mean, Share
from polesdesk.domain.journee_papers import PAPERS, JourneePaper


def as_json(edition: CitizenDay, found: Indicators, output: Path) -> dict[str, Any]:
    """Return the indicators of an edition for programs; times in minutes, money in cents."""
    figures = {
        name: value
        for name, value in asdict(found).items()
        if isinstance(value, int) and name not in {"cents", "minutes"}
    }
    return {
        "edition": edition.id,
        "day": edition.day.isoformat() if edition.day else None,
        "state": str(edition.state),
        "output": str(output),
        **figures,
        "volunteer_minutes": found.minutes,
        "cost_cents": found.cents,
        "no_shows": _share(found.no_shows),
        "overall": _mean(found.overall),
        "returns": _share(found.returns),
        "leads": _share(found.leads),
        "quarters": dict(found.quarters),
        "results": [
            {"name": name, "unit": unit, "quantity": str(total)}
            for name, unit, total in found.results
        ],
        "worksites": [
            {
                "id": line.id,
                "number": line.number,
                "title": line.title,
                "state": str(line.state),
                "places": line.places,
                "signed_up": line.signed_up,
                "present": line.present,
                "volunteer_minutes": line.minutes,
                "cost_cents": line.cents,
            }
            for line in found.lines
        ],
    }


def _mean(mean: Mean) -> dict[str, Any]:
    return {"n": mean.n, "mean": mean.value, "insufficient": mean.is_thin}


def _share(share: Share) -> dict[str, Any]:
    return {"n": share.n, "k": share.k, "rate": share.rate}


def _arguments(parser: Parser) -> None:
    add = parser.choices.add_argument
    words = parser.words.add_argument
    words("act", metavar="report|print", type=one_of("report", "print"), help="bilan, ou papier")
    add("--edition", metavar="AAAA", required=True, type=year_of, help="année de l’édition")
    kinds = ", ".join(JourneePaper)
    add("--paper", metavar="PAPIER", type=one_of(*JourneePaper), default=JourneePaper.REPORT,
        help=f"pour print\u202f: {kinds}")  # fmt: skip
    add("--output", metavar="FICHIER.pdf", required=True, type=Path, help="fichier à écrire")


def _journee(session: Session, options: Namespace) -> int:
    kind = JourneePaper.REPORT if options.act == "report" else JourneePaper(options.paper)
    with session.open(read_only=True) as runner:
        edition = runner.read(journee.of_year, options.edition)
        made = runner.read(journee_papers.paper, edition.id, kind)
        card = runner.read(journee.card, edition.id)
    path = files.save_bytes(options.output, made.pdf).absolute()
    words = f"{PAPERS[kind]}\u202f: {path}"
    session.answer(as_json(edition, card.indicators, path), words)
    return DONE


JOURNEE = Command(
    usage="report|print --edition AAAA [--paper PAPIER] --output FICHIER.pdf --database FICHIER",
    summary="bilan et papiers d’une journée citoyenne",
    arguments=_arguments,
    carry_out=_journee,
)
