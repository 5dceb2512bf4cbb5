"""The campaign of the demonstration: one warned, one evaluated, one heard, one decided."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from polesdesk.actions import (
    campaign_list,
    conventions,
    demo_letters,
    evaluations,
    renewal_letters,
)
from polesdesk.actions.runner import Runner
from polesdesk.domain.campaign import CampaignStep
from polesdesk.domain.evaluations import Evaluation, Outcome
from polesdesk.domain.follow_ups import LetterKind
from polesdesk.domain.lists import ListQuery
from polesdesk.domain.progress import Silent

MANAGER = "Responsable des pôles (EXEMPLE)"
DECIDING = "Adjoint à la vie associative (EXEMPLE)"
GoTo = Callable[[date], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """How far an agreement of the campaign has come: its marks by criterion, else 2."""

    warned: bool = True
    marks: Mapping[str, int] | None = None
    outcome: Outcome | None = None
    motive: str = ""
    proposed: bool = False
    asked: bool = False
    decided: bool = False
    followed: bool = False


_PARTS = (
    _Part(warned=False),
    _Part(
        marks={"occupancy": 1, "papers": 1},
        outcome=Outcome.DO_NOT_RENEW,
        motive="Les locaux sont restés vides à plusieurs visites, sans explication, alors que "
        "d’autres associations les demandent.",
        proposed=True,
        asked=True,
    ),
    _Part(),
    _Part(marks={"benefit": 3, "care": 3}),
    _Part(
        marks={"contribution": 3, "continuity": 3},
        outcome=Outcome.RENEW_AS_IS,
        motive="Activité régulière, dossier en ordre, participation à la vie du pôle.",
        proposed=True,
        decided=True,
        followed=True,
    ),
)
"""One after the other, for the agreements that end first."""


def play(runner: Runner, today: date, go_to: GoTo) -> None:
    """Play a campaign under way, on days that come before today."""
    waiting = [
        row.id
        for row in runner.read(campaign_list.rows, ListQuery())
        if row.step is CampaignStep.TO_WARN
    ]
    played = list(zip(waiting, _PARTS, strict=False))
    go_to(today - timedelta(days=40))
    warned = [row_id for row_id, part in played if part.warned]
    if warned:
        renewal_letters.issue_many(runner, Silent(), LetterKind.END_OF_AGREEMENT, warned)
    go_to(today - timedelta(days=38))
    demo_letters.send_plain(runner, today - timedelta(days=38), but=2)
    go_to(today - timedelta(days=9))
    for row_id, part in played:
        if part.marks is not None:
            _evaluate(runner, row_id, part)
    go_to(today - timedelta(days=8))
    sent = today - timedelta(days=8)
    demo_letters.send_registered(runner, LetterKind.OBSERVATIONS, sent)
    go_to(today)
    demo_letters.receive_registered(runner, today)
    demo_letters.revise_a_text(runner)


def _evaluate(runner: Runner, row_id: str, part: _Part) -> None:
    one = runner.read(evaluations.card, row_id).evaluation
    saved: Evaluation = runner.do(evaluations.save, _marked(one, part)).value
    if part.proposed:
        runner.do(evaluations.propose, saved.id, MANAGER)
    if part.asked:
        runner.do(renewal_letters.issue, LetterKind.OBSERVATIONS, row_id)
    if part.decided:
        runner.do(evaluations.decide, saved.id, DECIDING)
    if part.followed:
        runner.do(conventions.renew, row_id)


def _marked(one: Evaluation, part: _Part) -> Evaluation:
    marks = part.marks or {}
    scores = tuple(
        replace(score, not_applicable=True)
        if score.key == "payments"
        else replace(score, mark=marks.get(score.key, 2))
        for score in one.scores
    )
    return replace(one, scores=scores, outcome=part.outcome, motive=part.motive)
