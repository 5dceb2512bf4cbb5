"""Evaluate an agreement before its renewal: marks with evidence, the opinion, the decision."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from dateutil.relativedelta import relativedelta

from polesdesk.actions import campaign
from polesdesk.actions import records as common
from polesdesk.actions.runner import Work
from polesdesk.domain import evaluation_moves as rules
from polesdesk.domain.conventions import Convention, weekly_minutes
from polesdesk.domain.evaluation_cards import EvaluationCard
from polesdesk.domain.evaluation_evidence import Known, with_evidence
from polesdesk.domain.evaluation_moves import Verdict
from polesdesk.domain.evaluations import (
    STANDARD_GRID,
    Evaluation,
    EvaluationGrid,
    EvaluationState,
    GridCriterion,
    Outcome,
    blank_scores,
    total,
)
from polesdesk.domain.identity import new_id
from polesdesk.domain.lists import ListQuery
from polesdesk.domain.rates import Tally
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.speech import said
from polesdesk.store import (
    alerts,
    associations,
    authority,
    conventions,
    evaluations,
    follow_ups,
    journee,
    letters,
    premises_requests,
    records,
)
from polesdesk.store.kinds import CONVENTION, EVALUATION, EVALUATION_GRID

LONGEST_CHAIN = 50
"""Former agreements looked back at; a chain never loops, but a damaged file might."""


def grid(work: Work) -> EvaluationGrid:
    """Return the office's criteria, the standard ones until it changes them."""
    kept = evaluations.grid(work.connection)
    return kept or EvaluationGrid(id="grid", criteria=STANDARD_GRID)


def save_grid(work: Work, criteria: Sequence[GridCriterion]) -> EvaluationGrid:
    """Change the office's criteria and weights; evaluations begun before keep theirs."""
    kept = tuple(one for one in criteria if one.label.strip())
    if not kept or not any(one.weight > 0 for one in kept):
        raise RuleBroken(
            "grid_empty",
            said("Gardez au moins un critère dont le poids n’est pas nul."),
            field="criteria",
        )
    if len({one.key for one in kept}) < len(kept) or any(one.weight < 0 for one in kept):
        raise RuleBroken("weight", said("Un poids est au moins 0."), field="criteria")
    work.name("evaluation_grid.save", "modification de la grille d’évaluation")
    saved: EvaluationGrid = work.save(EVALUATION_GRID, replace(grid(work), criteria=kept))
    return saved


def card(work: Work, convention_id: str) -> EvaluationCard:
    """Return the evaluation of an agreement, or a new one not yet saved, with its evidence."""
    convention: Convention = common.require(work, CONVENTION, convention_id)
    found = evaluations.of_convention(work.connection, convention_id)
    known = _known(work, convention)
    one = found[0] if found else _blank(work, convention_id)
    if one.state is EvaluationState.DRAFT:
        one = replace(one, scores=with_evidence(one.scores, known))
    row = conventions.rows(work.connection, [convention_id], work.today)[0]
    settings = authority.settings(work.connection)
    return EvaluationCard(
        evaluation=one,
        convention=convention,
        association=row.association,
        hub=row.hubs,
        rooms=row.rooms,
        day=work.today,
        tally=known.tally,
        least=known.least,
        answer_days=settings.answer_days,
        total=total(one.scores),
        is_new=not found,
        former=tuple(found[1:]),
        chain=known.chain,
        letters=tuple(
            letters.of_convention(work.connection, convention.association_id, convention_id)
        ),
    )


def _blank(work: Work, convention_id: str) -> Evaluation:
    return Evaluation(
        id=new_id(),
        convention_id=convention_id,
        drawn_up_on=work.today,
        scores=blank_scores(grid(work).criteria),
    )


def _known(work: Work, convention: Convention) -> Known:
    settings = authority.settings(work.connection)
    party = convention.association_id
    lacking = alerts.lacked_kinds(work.connection, [party], work.today)
    since = work.today - relativedelta(months=campaign.OBSERVED_MONTHS)
    asking = ListQuery(filters={"state": "open", "hub": convention.hub_id})
    begun = convention.start_date or since
    held, attended = journee.attendance(work.connection, party, begun, work.today)
    return Known(
        convention=convention,
        tally=campaign.observed(work).get(convention.id, Tally()),
        since=since,
        today=work.today,
        least=settings.min_observations,
        weekly_minutes=round(sum(weekly_minutes(slot) for slot in convention.slots)),
        papers=tuple(associations.papers_of(work.connection, party)),
        lacking=tuple(lacking[party]),
        follow_ups=tuple(follow_ups.of_convention(work.connection, convention.id, since)),
        waiting=premises_requests.count(work.connection, asking, work.today),
        chain=_chain(work, convention),
        days_held=held,
        days_attended=attended,
    )


def _chain(work: Work, convention: Convention) -> tuple[Convention, ...]:
    """Return the agreements that came before, the oldest first."""
    found: list[Convention] = []
    former = convention.previous_id
    while former is not None and len(found) < LONGEST_CHAIN:
        one: Convention | None = records.get(work.connection, CONVENTION, former)
        if one is None:
            break
        found.append(one)
        former = one.previous_id
    return tuple(reversed(found))


def save(work: Work, one: Evaluation) -> Evaluation:
    """Save marks, outcome and reasons; a draft may be incomplete, what was decided stays."""
    before: Evaluation | None = work.get(EVALUATION, one.id)
    rules.check(one)
    if before is not None:
        rules.refuse_decided(before, one)
    known = _known(work, common.require(work, CONVENTION, one.convention_id))
    if one.state is EvaluationState.DRAFT:
        one = replace(one, scores=with_evidence(one.scores, known))
    work.name("evaluation.save", f"évaluation de {known.convention.number}")
    saved: Evaluation = work.save(EVALUATION, one)
    return saved


def propose(work: Work, row_id: str, who: str, on: date | None = None) -> Evaluation:
    """Give the opinion: every line judged, an outcome, its reasons; evidence is frozen with it."""
    one: Evaluation = common.require(work, EVALUATION, row_id)
    convention: Convention = common.require(work, CONVENTION, one.convention_id)
    judged = replace(one, scores=with_evidence(one.scores, _known(work, convention)))
    given = rules.propose(judged, _verdict(work, who, on))
    work.name("evaluation.propose", f"avis sur le renouvellement de {convention.number}")
    saved: Evaluation = work.save(EVALUATION, given)
    return saved


def withdraw(work: Work, row_id: str) -> Evaluation:
    """Take an opinion back that was not decided upon."""
    one: Evaluation = common.require(work, EVALUATION, row_id)
    number = common.require(work, CONVENTION, one.convention_id).number
    work.name("evaluation.withdraw", f"reprise de l’avis sur {number}")
    saved: Evaluation = work.save(EVALUATION, rules.withdraw(one))
    return saved


def decide(work: Work, row_id: str, who: str, on: date | None = None) -> Evaluation:
    """Decide: the evaluation is frozen and the renewal track of the agreement moves."""
    one: Evaluation = common.require(work, EVALUATION, row_id)
    convention: Convention = common.require(work, CONVENTION, one.convention_id)
    settings = authority.settings(work.connection)
    decided = rules.decide(one, _verdict(work, who, on), settings.answer_days)
    work.name("evaluation.decide", f"décision sur le renouvellement de {convention.number}")
    saved: Evaluation = work.save(EVALUATION, decided)
    reason = decided.motive.strip() if decided.outcome is Outcome.DO_NOT_RENEW else ""
    work.save(
        CONVENTION,
        replace(
            convention,
            renewal=rules.renewal_after(decided, convention),
            reason=reason or convention.reason,
        ),
    )
    return saved


def again(work: Work, convention_id: str) -> Evaluation:
    """Begin a new evaluation after one that was decided; the former stays as it was."""
    former = evaluations.latest(work.connection, convention_id)
    if former is None or former.state is not EvaluationState.DECIDED:
        raise RuleBroken(
            "not_decided", said("L’évaluation en cours n’est pas décidée\u202f: complétez-la.")
        )
    fresh = replace(_blank(work, convention_id), replaces_id=former.id)
    return save(work, fresh)


def _verdict(work: Work, who: str, on: date | None) -> Verdict:
    return Verdict(who=who, on=on or work.today, today=work.today)
