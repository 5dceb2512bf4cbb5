"""The moves of a request: what each state allows, what guards refuse, options that lapse."""

from dataclasses import replace
from datetime import date, time

import pytest

from polesdesk.domain.premises_request_moves import (
    DECIDED,
    MOVES,
    RequestStep,
    acknowledge,
    move,
    moves_from,
    score,
    state_on,
)
from polesdesk.domain.premises_requests import (
    Criterion,
    PremisesRequest,
    RequestKind,
    RequestState,
)
from polesdesk.domain.rules import RuleBroken

TODAY = date(2026, 11, 21)
S = RequestState
WHOLE = PremisesRequest(
    id="request", kind=RequestKind.EXTRA_SLOT, association_id="association", room_id="hall",
    received_on=date(2026, 11, 2), weekday=2, start=time(18), end=time(20),
)  # fmt: skip


def step(**fields: object) -> RequestStep:
    told: dict[str, object] = {"on": TODAY, "today": TODAY, "reason": "Parce que", "until": TODAY}
    return RequestStep(**{**told, **fields})  # type: ignore[arg-type]


def refusal(request: PremisesRequest, target: RequestState, told: RequestStep) -> str:
    with pytest.raises(RuleBroken) as refused:
        move(request, target, told)
    return refused.value.code


def test_every_state_is_left_by_its_moves_and_by_no_other() -> None:
    allowed = {(one.source, one.target) for one in MOVES}
    assert len(allowed) == len(MOVES)
    for source in S:
        held = replace(WHOLE, state=S.OPTION, option_until=date(2026, 11, 1))
        request = held if source is S.LAPSED else replace(WHOLE, state=source)
        for target in S:
            if (source, target) in allowed:
                assert move(request, target, step()).state is target
            else:
                assert refusal(request, target, step()) == "move_not_allowed"


def test_what_is_decided_stays_decided_but_a_withdrawal() -> None:
    assert {state for state in S if not moves_from(state)} == {S.ACCEPTED, S.REFUSED}
    assert {S.ACCEPTED, S.REFUSED, S.WITHDRAWN} == DECIDED
    back = move(replace(WHOLE, state=S.WITHDRAWN, decided_on=TODAY), S.WAITING, step())
    assert (back.state, back.decided_on, back.decision_reason) == (S.WAITING, None, "")


def test_an_option_lapses_after_its_last_day() -> None:
    held = replace(WHOLE, state=S.OPTION, option_until=TODAY)
    assert state_on(held, TODAY) is S.OPTION
    assert state_on(held, date(2026, 11, 22)) is S.LAPSED
    assert state_on(replace(held, state=S.ACCEPTED), date(2030, 1, 1)) is S.ACCEPTED


@pytest.mark.parametrize(
    ("lacks", "code"),
    [
        ({"association_id": None}, "association_required"),
        ({"room_id": None}, "room_required"),
        ({"start": None}, "hours_required"),
        ({"weekday": None}, "weekday_required"),
        ({"kind": RequestKind.HIRE}, "day_required"),
    ],
)
def test_nothing_is_accepted_without_who_where_and_when(lacks, code) -> None:
    assert refusal(replace(WHOLE, **lacks), S.ACCEPTED, step()) == code


def test_an_office_at_all_hours_needs_no_hours() -> None:
    office = replace(WHOLE, kind=RequestKind.NEW_HOSTING, weekday=None, start=None, end=None)
    assert move(office, S.ACCEPTED, step()).state is S.ACCEPTED


def test_days_are_neither_ahead_nor_before_the_request() -> None:
    assert refusal(WHOLE, S.REFUSED, step(on=date(2026, 11, 22))) == "date_in_future"
    assert refusal(WHOLE, S.REFUSED, step(on=date(2026, 11, 1))) == "before_receipt"
    assert refusal(WHOLE, S.REFUSED, step(reason=" \n")) == "reason_required"
    assert refusal(WHOLE, S.OPTION, step(until=date(2026, 11, 20))) == "option_until"


def test_a_receipt_acknowledged_late_leaves_the_state() -> None:
    waiting = replace(WHOLE, state=S.WAITING)
    assert acknowledge(waiting, step()).state is S.WAITING
    assert acknowledge(WHOLE, step()).state is S.ACKNOWLEDGED
    with pytest.raises(RuleBroken):
        acknowledge(replace(WHOLE, acknowledged_on=TODAY), step())


def test_criteria_that_are_not_judged_do_not_count() -> None:
    criteria = (Criterion(label="a", weight=3, mark=5), Criterion(label="b", weight=2))
    assert score(replace(WHOLE, criteria=criteria)) == (15, 15)
    assert score(WHOLE) == (0, 0)
