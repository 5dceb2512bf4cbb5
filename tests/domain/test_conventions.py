"""Effect and tracks: only dates, signatures, suspension and termination decide the effect."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polesdesk.domain.conventions import (
    SIGNED,
    UNSIGNED,
    Convention,
    Renewal,
    Situation,
    Slot,
    State,
    TerminationGround,
    WeekParity,
    in_effect,
    is_untitled,
    last_day,
    situation,
    weekly_minutes,
)
from polesdesk.domain.hubs import DecisionKind
from polesdesk.domain.moves import MOVES, Step, move, move_renewal, moves_from
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.terms import check_terms

START, END = date(2025, 9, 1), date(2026, 8, 31)
NOTIFIED = Convention(id="c", state=State.NOTIFIED, start_date=START, end_date=END)


def step(on: date, **told: object) -> Step:
    return Step(on=on, today=on, **told)  # type: ignore[arg-type]


def days_in_effect(convention: Convention) -> list[date]:
    days = (START - timedelta(days=3) + timedelta(days=at) for at in range(375))
    return [day for day in days if in_effect(convention, day)]


def test_every_renewal_step_in_april_leaves_the_effect_to_the_end() -> None:
    april = date(2026, 4, 1)
    before = days_in_effect(NOTIFIED)
    current = NOTIFIED
    for target in (Renewal.REQUESTED, Renewal.EVALUATED, Renewal.RENEWED):
        current = move_renewal(current, target, step(april, reason="dossier complet"))
        assert days_in_effect(current) == before
    assert before[0] == START
    assert before[-1] == END


@pytest.mark.parametrize("renewal", Renewal)
def test_no_renewal_state_changes_the_effect(renewal: Renewal) -> None:
    assert days_in_effect(replace(NOTIFIED, renewal=renewal)) == days_in_effect(NOTIFIED)


@pytest.mark.parametrize("state", sorted(SIGNED))
def test_a_signed_agreement_is_in_effect_between_its_dates(state: State) -> None:
    convention = replace(NOTIFIED, state=state)
    assert days_in_effect(convention)[0] == START
    assert days_in_effect(convention)[-1] == END


@pytest.mark.parametrize("state", sorted(UNSIGNED))
def test_an_unsigned_agreement_has_no_effect_and_no_occupier(state: State) -> None:
    convention = replace(NOTIFIED, state=state)
    assert not days_in_effect(convention)
    assert situation(convention, END + timedelta(days=9)) is Situation.NOT_STARTED
    assert not is_untitled(convention, END + timedelta(days=9))


def test_after_the_end_the_occupier_has_no_title_until_the_rooms_are_given_back() -> None:
    after = END + timedelta(days=1)
    assert situation(NOTIFIED, after) is Situation.EXPIRED
    assert is_untitled(NOTIFIED, after)
    assert not is_untitled(replace(NOTIFIED, state=State.CLOSED), after)
    assert not is_untitled(replace(NOTIFIED, renewal=Renewal.RENEWED), after)
    assert not is_untitled(NOTIFIED, END)


def test_a_running_notice_changes_nothing_before_its_day() -> None:
    day = date(2026, 3, 31)
    told = {"reason": "travaux", "ground": TerminationGround.GENERAL_INTEREST, "until": day}
    pending = move(NOTIFIED, State.TERMINATION_PENDING, step(date(2026, 1, 5), **told))
    assert in_effect(pending, day - timedelta(days=1))
    assert not in_effect(pending, day)
    assert last_day(pending) == day - timedelta(days=1)


def test_a_suspension_stops_the_effect_and_lifting_it_gives_it_back() -> None:
    halted = move(NOTIFIED, State.SUSPENDED, step(date(2026, 1, 10), reason="dégât des eaux"))
    assert not in_effect(halted, date(2026, 1, 10))
    assert situation(halted, date(2026, 1, 10)) is Situation.IN_FORCE
    again = move(halted, State.NOTIFIED, step(date(2026, 2, 1)))
    assert not in_effect(again, date(2026, 1, 31))
    assert in_effect(again, date(2026, 2, 1))


REFUSED = [
    (State.DRAFT, State.TO_SIGN, {}, "no_original"),
    (State.DRAFT, State.NOTIFIED, {}, "move_not_allowed"),
    (State.DRAFT, State.WITHDRAWN, {}, "reason_required"),
    (State.NOTIFIED, State.SUSPENDED, {}, "reason_required"),
    (State.NOTIFIED, State.TERMINATION_PENDING, {"reason": "x"}, "ground_required"),
    (State.NOTIFIED, State.CLOSED, {}, "title_not_over"),
    (State.NOTIFIED, State.DRAFT, {}, "move_not_allowed"),
    (State.ARCHIVED, State.NOTIFIED, {}, "move_not_allowed"),
]


@pytest.mark.parametrize(("source", "target", "told", "code"), REFUSED)
def test_a_move_without_its_guard_is_refused(
    source: State, target: State, told: dict[str, str], code: str
) -> None:
    with pytest.raises(RuleBroken) as caught:
        move(replace(NOTIFIED, state=source), target, step(date(2026, 1, 5), **told))
    assert caught.value.code == code


def test_the_city_does_not_sign_before_the_association_nor_an_act_that_is_not_in_force() -> None:
    waiting = replace(
        NOTIFIED,
        state=State.SIGNED_BY_ASSOCIATION,
        issued_version=1,
        signed_by_association_on=date(2025, 8, 20),
        decision_date=date(2025, 8, 1),
        decision_transmitted_on=date(2025, 8, 25),
        decision_published_on=date(2025, 8, 24),
    )
    with pytest.raises(RuleBroken) as first:
        move(waiting, State.SIGNED_BY_CITY, step(date(2025, 8, 19)))
    assert first.value.code == "signed_before_association"
    with pytest.raises(RuleBroken) as second:
        move(waiting, State.SIGNED_BY_CITY, step(date(2025, 8, 22)))
    assert second.value.code == "act_not_enforceable"
    signed = move(waiting, State.SIGNED_BY_CITY, step(date(2025, 8, 26)))
    assert signed.signed_by_city_on == date(2025, 8, 26)


def test_every_state_but_the_last_ones_leads_somewhere() -> None:
    final = {State.ARCHIVED, State.WITHDRAWN, State.REFUSED, State.SIGNED_BY_CITY}
    for state in State:
        assert moves_from(state) or state in final, state
    assert {found.source for found in MOVES} | {found.target for found in MOVES} == set(State)


@given(
    state=st.sampled_from(State),
    start=st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    length=st.integers(0, 2000),
    day=st.dates(date(2019, 1, 1), date(2037, 1, 1)),
)
def test_in_effect_is_never_outside_the_dates(
    state: State, start: date, length: int, day: date
) -> None:
    end = start + timedelta(days=length)
    convention = Convention(id="c", state=state, start_date=start, end_date=end)
    assert in_effect(convention, day) == (state in SIGNED and start <= day <= end)


def test_terms_that_cannot_be_are_refused_where_they_were_typed() -> None:
    with pytest.raises(RuleBroken) as order:
        check_terms(replace(NOTIFIED, end_date=START - timedelta(days=1)))
    assert order.value.field == "end_date"
    long = replace(NOTIFIED, decision_kind=DecisionKind.MAYOR_DECISION, end_date=date(2037, 9, 1))
    with pytest.raises(RuleBroken) as delegation:
        check_terms(long)
    assert delegation.value.code == "too_long_for_delegation"
    check_terms(replace(long, end_date=date(2037, 8, 31)))
    check_terms(replace(long, decision_kind=DecisionKind.DELIBERATION))


SLOTS = [
    (time(18), time(20), 1, WeekParity.ANY, 120),
    (time(18), time(20, 30), 2, WeekParity.ANY, 75),
    (time(18), time(20), 1, WeekParity.ODD, 60),
    (time(22), time(1), 1, WeekParity.ANY, 180),
]


@pytest.mark.parametrize(("start", "end", "interval", "parity", "minutes"), SLOTS)
def test_weekly_minutes(
    start: time, end: time, interval: int, parity: WeekParity, minutes: int
) -> None:
    slot = Slot(
        id="s", room_id="r", weekday=1, start=start, end=end,
        interval_weeks=interval, week_parity=parity,
    )  # fmt: skip
    assert weekly_minutes(slot) == minutes
