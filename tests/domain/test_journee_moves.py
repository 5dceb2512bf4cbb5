"""An edition moves on only with what the law and the day ask for."""

from dataclasses import replace
from datetime import date, time

import pytest

from polesdesk.domain.journee import CitizenDay, EditionState
from polesdesk.domain.journee_moves import MOVES, EditionStep, move
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.worksite_moves import (
    PROPOSAL_MOVES,
    WORKSITE_MOVES,
    check_worksite,
    decide,
    settle,
)
from polesdesk.domain.worksites import Proposal, ProposalState, Worksite, WorksiteState

DAY = date(2027, 6, 26)
LED = Worksite(
    id="led",
    title="Peinture",
    state=WorksiteState.CONFIRMED,
    lead_ids=("a",),
    referent_ids=("b",),
)
FULL = CitizenDay(
    id="e",
    day=DAY,
    deliberation_number="2027-14",
    deliberation_date=date(2027, 3, 4),
    insurer_informed_on=date(2027, 4, 1),
    prefecture_informed_on=date(2027, 4, 1),
    estimated_headcount=200,
)
STEP = EditionStep(today=DAY, worksites=(replace(LED, state=WorksiteState.CONFIRMED),))
PAIRS = {(one.source, one.target) for one in MOVES}


@pytest.mark.parametrize("source", EditionState)
@pytest.mark.parametrize("target", EditionState)
def test_each_pair_is_allowed_or_refused(source: EditionState, target: EditionState) -> None:
    settled = replace(LED, state=WorksiteState.DONE)
    sites = (settled,) if target is EditionState.EVALUATED else (LED,)
    step = EditionStep(today=DAY, reason="pluie", worksites=sites)
    edition = replace(FULL, state=source)
    if (source, target) in PAIRS:
        assert move(edition, target, step).state is target
    else:
        with pytest.raises(RuleBroken, match="ne suit pas"):
            move(edition, target, step)


@pytest.mark.parametrize(
    ("source", "target", "lacks", "code"),
    [
        (EditionState.PREPARING, EditionState.SIGN_UP, {"day": None}, "day_required"),
        (
            EditionState.CALL_FOR_IDEAS,
            EditionState.SIGN_UP,
            {"deliberation_number": " "},
            "deliberation_required",
        ),
        (
            EditionState.SIGN_UP,
            EditionState.READY,
            {"insurer_informed_on": None},
            "insurer_not_told",
        ),
        (
            EditionState.SIGN_UP,
            EditionState.READY,
            {"prefecture_informed_on": None},
            "insurer_not_told",
        ),
        (EditionState.READY, EditionState.DONE, {"day": date(2027, 6, 27)}, "day_not_come"),
        (EditionState.READY, EditionState.CANCELLED, {}, "reason_required"),
        (EditionState.DONE, EditionState.EVALUATED, {}, "worksite_not_settled"),
    ],
)
def test_a_move_is_refused_with_what_it_lacks(
    source: EditionState, target: EditionState, lacks: dict[str, object], code: str
) -> None:
    edition = replace(FULL, state=source, **lacks)  # type: ignore[arg-type]
    with pytest.raises(RuleBroken) as refused:
        move(edition, target, STEP)
    assert refused.value.code == code


def test_a_reason_passes_what_may_be_passed() -> None:
    edition = replace(FULL, state=EditionState.SIGN_UP, insurer_informed_on=None)
    step = replace(STEP, reason="l’assureur répond lundi")
    assert move(edition, EditionState.READY, step).reason == "l’assureur répond lundi"


def test_a_worksite_without_lead_is_named() -> None:
    alone = replace(LED, title="Fleurs", lead_ids=())
    step = replace(STEP, worksites=(LED, alone))
    with pytest.raises(RuleBroken, match="Fleurs"):
        move(replace(FULL, state=EditionState.SIGN_UP), EditionState.READY, step)


@pytest.mark.parametrize("source", ProposalState)
@pytest.mark.parametrize("target", ProposalState)
def test_each_decision_follows_the_table(source: ProposalState, target: ProposalState) -> None:
    proposal = Proposal(id="p", state=source)
    if target in PROPOSAL_MOVES[source]:
        decided = decide(proposal, target, on=DAY, reason="trop cher", into="q")
        assert decided.state is target
        assert (decided.merged_into == "q") is (target is ProposalState.MERGED)
    else:
        with pytest.raises(RuleBroken):
            decide(proposal, target, on=DAY, reason="trop cher", into="q")


def test_a_refusal_says_why_and_a_merger_into_what() -> None:
    with pytest.raises(RuleBroken, match="pourquoi"):
        decide(Proposal(id="p"), ProposalState.REFUSED, on=DAY)
    with pytest.raises(RuleBroken, match="réunie"):
        decide(Proposal(id="p"), ProposalState.MERGED, on=DAY, into="p")


@pytest.mark.parametrize("source", WorksiteState)
@pytest.mark.parametrize("target", WorksiteState)
def test_each_step_of_a_worksite_follows_the_table(
    source: WorksiteState, target: WorksiteState
) -> None:
    sheet = Worksite(
        id="w", title="Haie", place="Parc", start=time(9), end=time(12), maximum=8, state=source
    )
    if target in WORKSITE_MOVES[source]:
        moved = settle(sheet, target, reason="gel", edition_day=DAY, today=DAY)
        assert moved.state is target
    else:
        with pytest.raises(RuleBroken):
            settle(sheet, target, reason="gel", edition_day=DAY, today=DAY)


def test_a_sheet_is_confirmed_once_it_says_where_when_and_how_many() -> None:
    with pytest.raises(RuleBroken) as refused:
        settle(Worksite(id="w", title="Haie"), WorksiteState.CONFIRMED)
    assert [one.field for one in refused.value.missing] == ["place", "start", "end", "maximum"]


def test_a_result_is_noted_from_the_day_on() -> None:
    running = Worksite(id="w", state=WorksiteState.CONFIRMED)
    with pytest.raises(RuleBroken, match="après"):
        settle(running, WorksiteState.DONE, edition_day=DAY, today=date(2027, 6, 25))


@pytest.mark.parametrize(
    "fields", [{"minimum": 5, "maximum": 4}, {"start": time(12), "end": time(9)}]
)
def test_a_sheet_that_contradicts_itself_is_refused(fields: dict[str, object]) -> None:
    with pytest.raises(RuleBroken):
        check_worksite(Worksite(id="w", **fields))  # type: ignore[arg-type]
