"""The life of some associations of the demonstration: one is dissolved, one is absorbed.

A board changed without its receipt, and a certificate names one room only.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from polesdesk.actions import (
    association_changes,
    association_endings,
    associations,
    conventions,
)
from polesdesk.actions.association_changes import BoardChange, Told
from polesdesk.actions.runner import Runner, Work
from polesdesk.domain.association_endings import EndPlan
from polesdesk.domain.association_events import EventKind
from polesdesk.domain.associations import Cover, PaperKind, in_office
from polesdesk.domain.board_typing import read_officers
from polesdesk.domain.cards import AssociationCard
from polesdesk.domain.conventions import State
from polesdesk.domain.lists import ListQuery

DISSOLVED, ABSORBED, ABSORBING = "Les Semelles légères", "Souffle & Silence", "Pas à pas, ensemble"
NEW_BOARD, HALF_INSURED = "Radio Brouette", "Le Panier d’à côté, épicerie solidaire"
ASSEMBLY = "procès-verbal de l’assemblée générale extraordinaire"
DECLARED_DAYS = 120
"""Days since the board changed: its declaration is late."""
GoTo = Callable[[date], object]


def play(runner: Runner, today: date, go_to: GoTo) -> None:
    """Play what happened to some associations, on days that come before today."""
    known = {row.name: row.id for row in runner.read(associations.page, ListQuery())}
    go_to(today - timedelta(days=15))
    _dissolve(runner, known[DISSOLVED], today)
    _absorb(runner, known[ABSORBED], known[ABSORBING], today)
    _change_board(runner, known[NEW_BOARD], today)
    _limit(runner, known[HALF_INSURED])
    go_to(today)


def _dissolve(runner: Runner, row_id: str, today: date) -> None:
    plan = EndPlan(
        association_id=row_id,
        kind=EventKind.DISSOLUTION,
        on=today - timedelta(days=20),
        deed=ASSEMBLY,
        deed_on=today - timedelta(days=34),
        liquidator="M. Firmin SPÉCIMEN",
        liquidator_address="3 rue de l’Exemple\n80000 Amiens",
    )
    event = runner.do(association_endings.carry_out, plan).value
    for ended in event.convention_ids:
        if runner.read(conventions.get, ended).state is State.TERMINATED:
            runner.do(_give_back, ended)


def _give_back(work: Work, row_id: str) -> None:
    reason = "Armoire vidée et clé rendue (exemple)."
    conventions.move(work, row_id, State.CLOSED, reason=reason)


def _absorb(runner: Runner, row_id: str, heir: str, today: date) -> None:
    """Absorbed from the first of January: its agreement runs until then."""
    plan = EndPlan(
        association_id=row_id,
        kind=EventKind.MERGER,
        on=date(today.year + 1, 1, 1),
        deed="traité de fusion approuvé par les deux assemblées générales",
        deed_on=today - timedelta(days=27),
        successors=(heir,),
    )
    found = runner.read(association_endings.look, plan)
    if not found.blocked:
        runner.do(association_endings.carry_out, plan)


def _change_board(runner: Runner, row_id: str, today: date) -> None:
    card: AssociationCard = runner.read(associations.card, row_id)
    on = today - timedelta(days=DECLARED_DAYS)
    leaving = [one.id for one in card.officers if one.signs and in_office(one, on)]
    told = Told(association_id=row_id, on=on, deed="procès-verbal de l’assemblée générale",
                deed_on=on)  # fmt: skip
    change = BoardChange(
        told=told, leaving=tuple(leaving), coming=read_officers("Mme Zélie MODÈLE, présidente")
    )
    runner.do(association_changes.change_board, change)


def _limit(runner: Runner, row_id: str) -> None:
    """Let the certificate name the first of the rooms that the association holds."""
    card: AssociationCard = runner.read(associations.card, row_id)
    held = runner.read(conventions.get, card.conventions[0].id)
    for line in card.papers:
        if line.kind == PaperKind.INSURANCE_CERTIFICATE and line.paper is not None:
            covers = (Cover.LIABILITY, Cover.OCCUPIER)
            named = replace(line.paper, covers=covers, room_ids=held.room_ids[:1])
            runner.do(associations.save_paper, named)
