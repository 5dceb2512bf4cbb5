"""Marks, totals, and what each step of an evaluation asks for."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from polesdesk.domain import evaluation_moves as moves
from polesdesk.domain.conventions import Convention, Renewal
from polesdesk.domain.evaluation_moves import Verdict
from polesdesk.domain.evaluations import (
    NEGATIVE,
    STANDARD_GRID,
    Evaluation,
    EvaluationState,
    Outcome,
    Score,
    blank_scores,
    total,
    unjudged,
)
from polesdesk.domain.rules import RuleBroken

TODAY = date(2026, 11, 21)
MAYOR = Verdict(who="La maire", on=TODAY, today=TODAY)


def judged(**fields: object) -> Evaluation:
    """Return an evaluation that lacks nothing."""
    scores = tuple(replace(one, mark=2) for one in blank_scores(STANDARD_GRID))
    whole = Evaluation(id="e", scores=scores, outcome=Outcome.RENEW_AS_IS, motive="Usage régulier.")
    return replace(whole, **fields)  # type: ignore[arg-type]


def proposed(**fields: object) -> Evaluation:
    """Return an evaluation whose opinion was given."""
    return moves.propose(judged(**fields), MAYOR)


def test_the_total_is_the_weighted_mean_of_what_was_judged() -> None:
    scores = (
        Score(key="a", label="A", weight=3, mark=3),
        Score(key="b", label="B", weight=1, mark=0),
        Score(key="c", label="C", weight=5, not_applicable=True),
        Score(key="d", label="D", weight=5),
    )
    assert total(scores) == Decimal("2.25")
    assert [one.key for one in unjudged(scores)] == ["d"]


def test_nothing_judged_has_no_total() -> None:
    assert total(blank_scores(STANDARD_GRID)) is None
    assert total((Score(key="a", label="A", weight=0, mark=3),)) is None


def test_the_standard_grid_has_eleven_criteria_each_once() -> None:
    assert len(STANDARD_GRID) == len({one.key for one in STANDARD_GRID}) == 11


@pytest.mark.parametrize(
    ("fields", "code", "field"),
    [
        ({"scores": blank_scores(STANDARD_GRID)}, "criteria_unjudged", "score_occupancy"),
        ({"outcome": None}, "outcome_required", "outcome"),
        ({"motive": "  "}, "motive_required", "motive"),
        ({"outcome": Outcome.RENEW_WITH_CHANGES}, "changes_required", "changes"),
        ({"outcome": Outcome.SHORT_RENEWAL}, "next_end_required", "next_end"),
    ],
)
def test_an_opinion_that_lacks_something_says_what(fields, code, field) -> None:
    with pytest.raises(RuleBroken) as refused:
        moves.propose(judged(**fields), MAYOR)
    assert (refused.value.code, refused.value.field) == (code, field)


def test_a_mark_out_of_the_scale_is_refused_at_its_line() -> None:
    scores = (Score(key="care", label="Soin", mark=4),)
    with pytest.raises(RuleBroken) as refused:
        moves.check(judged(scores=scores))
    assert refused.value.field == "score_care"


def test_nobody_gives_an_opinion_without_a_name_nor_in_the_future() -> None:
    with pytest.raises(RuleBroken) as nameless:
        moves.propose(judged(), Verdict(who=" ", on=TODAY, today=TODAY))
    assert nameless.value.field == "proposed_by"
    with pytest.raises(RuleBroken) as future:
        moves.propose(judged(), Verdict(who="X", on=date(2026, 11, 22), today=TODAY))
    assert future.value.field == "proposed_on"


def test_a_decision_freezes_all_but_late_remarks() -> None:
    decided = moves.decide(proposed(), MAYOR, 15)
    assert decided.state is EvaluationState.DECIDED
    assert decided.decided_on == TODAY
    moves.refuse_decided(decided, replace(decided, remarks="Trop tard", remarks_on=TODAY))
    with pytest.raises(RuleBroken):
        moves.refuse_decided(decided, replace(decided, motive="Autre chose"))


@pytest.mark.parametrize("outcome", sorted(NEGATIVE))
def test_the_association_is_heard_before_a_negative_decision(outcome) -> None:
    given = proposed(outcome=outcome, next_end=date(2027, 3, 31))
    with pytest.raises(RuleBroken) as unasked:
        moves.decide(given, MAYOR, 15)
    assert unasked.value.code == "remarks_required"
    asked = replace(given, remarks_asked_on=date(2026, 11, 6))
    with pytest.raises(RuleBroken) as early:
        moves.decide(asked, MAYOR, 15)
    assert early.value.code == "remarks_awaited"
    assert "21/11/2026" in early.value.message
    waited = replace(asked, remarks_asked_on=date(2026, 11, 5))
    assert moves.decide(waited, MAYOR, 15).state is EvaluationState.DECIDED
    answered = replace(given, remarks="Nous reprenons en mars.")
    assert moves.decide(answered, MAYOR, 15).state is EvaluationState.DECIDED


def test_an_incomplete_file_is_no_decision() -> None:
    with pytest.raises(RuleBroken) as refused:
        moves.decide(proposed(outcome=Outcome.TO_COMPLETE), MAYOR, 15)
    assert refused.value.code == "nothing_to_decide"


def test_steps_follow_each_other() -> None:
    with pytest.raises(RuleBroken):
        moves.decide(judged(), MAYOR, 15)
    with pytest.raises(RuleBroken):
        moves.propose(proposed(), MAYOR)
    back = moves.withdraw(proposed())
    assert (back.state, back.proposed_by) == (EvaluationState.DRAFT, "")
    with pytest.raises(RuleBroken):
        moves.withdraw(moves.decide(proposed(), MAYOR, 15))


@pytest.mark.parametrize(
    ("outcome", "renewal"),
    [
        (Outcome.RENEW_AS_IS, Renewal.EVALUATED),
        (Outcome.RELOCATE, Renewal.EVALUATED),
        (Outcome.DO_NOT_RENEW, Renewal.NOT_RENEWED),
    ],
)
def test_a_decision_moves_the_renewal_track_alone(outcome, renewal) -> None:
    one = judged(outcome=outcome)
    assert moves.renewal_after(one, Convention(id="c")) is renewal
    done = Convention(id="c", renewal=Renewal.RENEWED)
    assert moves.renewal_after(one, done) is Renewal.RENEWED
