"""Every move of an agreement, of every state to every other: its effect, or its refusal."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest

from polesdesk.domain.conventions import (
    Convention,
    Renewal,
    State,
    Suspension,
    TerminationGround,
    in_effect,
    is_suspended,
    is_untitled,
)
from polesdesk.domain.enforceability import enforceability_in_words, enforceable_on
from polesdesk.domain.move_steps import Known, Step
from polesdesk.domain.moves import (
    MOVE_NAMES,
    MOVES,
    RENEWAL_MOVES,
    move,
    move_renewal,
    possible_moves,
)
from polesdesk.domain.planning import effect_spans
from polesdesk.domain.rules import RuleBroken

START, END = date(2025, 9, 1), date(2026, 8, 31)
DURING, AFTER = date(2026, 3, 2), date(2026, 9, 1)
S, R = State, Renewal
RUNNING = Convention(
    id="c",
    number="VOL-2025-001",
    issued_version=1,
    start_date=START,
    end_date=END,
    notice_months=2,
    decision_number="DEC-2025-12",
    decision_date=date(2025, 8, 1),
    decision_transmitted_on=date(2025, 8, 4),
    decision_published_on=date(2025, 8, 5),
    signed_by_association_on=date(2025, 8, 10),
    signed_by_city_on=date(2025, 8, 12),
)
FOREVER = {
    (S.DRAFT, S.INSTRUCTION), (S.INSTRUCTION, S.DRAFT), (S.DRAFT, S.TO_SIGN),
    (S.INSTRUCTION, S.TO_SIGN), (S.DRAFT, S.WITHDRAWN), (S.INSTRUCTION, S.WITHDRAWN),
    (S.INSTRUCTION, S.REFUSED), (S.TO_SIGN, S.WITHDRAWN), (S.SIGNED_BY_ASSOCIATION, S.WITHDRAWN),
    (S.TO_SIGN, S.SIGNED_BY_ASSOCIATION), (S.SIGNED_BY_ASSOCIATION, S.SIGNED_BY_CITY),
    (S.SIGNED_BY_CITY, S.TRANSMITTED), (S.SIGNED_BY_CITY, S.NOTIFIED),
    (S.TRANSMITTED, S.NOTIFIED), (S.CLOSED, S.ARCHIVED), (S.ARCHIVED, S.CLOSED),
}  # fmt: skip
WITHOUT_ORIGINAL = {(S.WITHDRAWN, S.DRAFT), (S.REFUSED, S.INSTRUCTION)}
WHILE_IT_RUNS = {
    (S.NOTIFIED, S.SUSPENDED), (S.SUSPENDED, S.NOTIFIED), (S.NOTIFIED, S.TERMINATION_PENDING),
    (S.SUSPENDED, S.TERMINATION_PENDING), (S.TERMINATION_PENDING, S.NOTIFIED),
}  # fmt: skip
WHILE_SUSPENDED = {(S.TERMINATION_PENDING, S.SUSPENDED)}
ONCE_OVER = {
    (source, S.CLOSED)
    for source in (S.SIGNED_BY_CITY, S.TRANSMITTED, S.NOTIFIED, S.SUSPENDED,
                   S.TERMINATION_PENDING, S.TERMINATED)
} | {(S.TERMINATION_PENDING, S.TERMINATED)}  # fmt: skip
ALLOWED = FOREVER | WITHOUT_ORIGINAL | WHILE_IT_RUNS | WHILE_SUSPENDED | ONCE_OVER


def told(on: date, **more: object) -> Step:
    """Everything a manager may tell of a move, so that no guard asks for more."""
    known = Known(formal_notice_on=on - timedelta(days=40))
    usual = {"on": on, "today": on, "reason": "Travaux.", "known": known,
             "ground": TerminationGround.GENERAL_INTEREST, "until": date(2026, 6, 30)}  # fmt: skip
    return Step(**(usual | more))  # type: ignore[arg-type]


def as_it_stands(source: State, target: State) -> tuple[Convention, Step]:
    """An agreement in a state, and the day on which the move is made."""
    one = replace(RUNNING, state=source)
    if source is S.SUSPENDED:
        one = replace(one, suspended_from=date(2026, 2, 1))
    if source in {S.TERMINATION_PENDING, S.TERMINATED}:
        one = replace(one, notice_given_on=date(2026, 2, 1), terminated_on=date(2026, 6, 30))
    if (source, target) in WITHOUT_ORIGINAL:
        one = replace(one, issued_version=None)
    if (source, target) in WHILE_SUSPENDED:
        one = replace(one, suspended_from=date(2026, 2, 1))
    over = (source, target) in ONCE_OVER or source in {S.CLOSED, S.ARCHIVED}
    return one, told(AFTER if over else DURING)


@pytest.mark.parametrize(("source", "target"), list(product(State, State)))
def test_every_pair_of_states_moves_or_is_refused_with_its_reason(
    source: State, target: State
) -> None:
    one, step = as_it_stands(source, target)
    if (source, target) in ALLOWED:
        assert move(one, target, step).state is target
        assert target in {found.target for found in possible_moves(one, step.today)}
        return
    with pytest.raises(RuleBroken) as refused:
        move(one, target, step)
    assert refused.value.code == "move_not_allowed"
    assert "à l’étape «" in refused.value.message
    assert refused.value.message.endswith(".")


def test_the_table_is_the_whole_of_what_is_allowed() -> None:
    assert {(one.source, one.target) for one in MOVES} == ALLOWED
    assert len(MOVES) == len(ALLOWED)
    assert {one.label for one in MOVES} == set(MOVE_NAMES)


@pytest.mark.parametrize(("source", "target"), list(product(Renewal, Renewal)))
def test_every_pair_of_the_renewal_track_moves_or_is_refused(
    source: Renewal, target: Renewal
) -> None:
    one = replace(RUNNING, state=S.NOTIFIED, renewal=source)
    allowed = {
        R.NONE: {R.REQUESTED, R.NOT_RENEWED},
        R.REQUESTED: {R.EVALUATED, R.NONE},
        R.EVALUATED: {R.RENEWED, R.NOT_RENEWED, R.REQUESTED},
        R.RENEWED: set(),
        R.NOT_RENEWED: {R.REQUESTED},
    }
    assert set(RENEWAL_MOVES[source]) == allowed[source]
    if target in allowed[source]:
        after = move_renewal(one, target, told(DURING))
        assert (after.renewal, after.state) == (target, S.NOTIFIED)
        assert in_effect(after, DURING)
    else:
        with pytest.raises(RuleBroken) as refused:
            move_renewal(one, target, told(DURING))
        assert refused.value.code == "renewal_not_allowed"


# (source, target, what is told, what the agreement holds, the code of the refusal)
GUARDED = [
    (S.DRAFT, S.TO_SIGN, {}, {"issued_version": None}, "no_original"),
    (S.WITHDRAWN, S.DRAFT, {}, {}, "original_issued"),
    (S.WITHDRAWN, S.DRAFT, {"reason": " "}, {"issued_version": None}, "reason_required"),
    (S.DRAFT, S.WITHDRAWN, {"reason": ""}, {}, "reason_required"),
    (S.INSTRUCTION, S.REFUSED, {"reason": ""}, {}, "reason_required"),
    (S.TO_SIGN, S.SIGNED_BY_ASSOCIATION, {"today": date(2026, 3, 1)}, {}, "date_in_future"),
    (S.SIGNED_BY_ASSOCIATION, S.SIGNED_BY_CITY, {},
     {"signed_by_association_on": date(2026, 3, 3)}, "signed_before_association"),
    (S.SIGNED_BY_CITY, S.TRANSMITTED, {}, {"signed_by_city_on": date(2026, 3, 3)},
     "before_signature"),
    (S.TRANSMITTED, S.NOTIFIED, {}, {"sent_to_prefecture_on": date(2026, 3, 3)},
     "notified_before_sending"),
    (S.NOTIFIED, S.SUSPENDED, {"reason": ""}, {}, "reason_required"),
    (S.NOTIFIED, S.SUSPENDED, {"on": AFTER, "today": AFTER}, {}, "title_over"),
    (S.NOTIFIED, S.SUSPENDED, {"until": date(2026, 3, 1)}, {}, "suspension_dates"),
    (S.SUSPENDED, S.NOTIFIED, {}, {"suspended_from": date(2026, 3, 9)},
     "resumes_before_suspension"),
    (S.NOTIFIED, S.TERMINATION_PENDING, {"ground": None}, {}, "ground_required"),
    (S.NOTIFIED, S.TERMINATION_PENDING, {"reason": ""}, {}, "reason_required"),
    (S.NOTIFIED, S.TERMINATION_PENDING, {"until": None}, {}, "termination_date"),
    (S.NOTIFIED, S.TERMINATION_PENDING, {"until": date(2026, 3, 1)}, {}, "termination_date"),
    (S.NOTIFIED, S.TERMINATION_PENDING, {"until": date(2026, 12, 1)}, {},
     "terminated_after_end"),
    (S.NOTIFIED, S.TERMINATION_PENDING, {"until": date(2026, 4, 1)}, {}, "notice_too_short"),
    (S.NOTIFIED, S.TERMINATION_PENDING,
     {"ground": TerminationGround.BREACH, "known": Known()}, {}, "no_formal_notice"),
    (S.NOTIFIED, S.TERMINATION_PENDING,
     {"ground": TerminationGround.BREACH, "known": Known(formal_notice_on=DURING)}, {},
     "formal_notice_too_late"),
    (S.TERMINATION_PENDING, S.NOTIFIED, {"reason": ""}, {}, "reason_required"),
    (S.TERMINATION_PENDING, S.NOTIFIED, {"today": date(2026, 6, 30)}, {}, "already_terminated"),
    (S.TERMINATION_PENDING, S.NOTIFIED, {}, {"suspended_from": START}, "still_suspended"),
    (S.TERMINATION_PENDING, S.SUSPENDED, {}, {}, "not_suspended"),
    (S.TERMINATION_PENDING, S.TERMINATED, {}, {}, "title_not_over"),
    (S.TERMINATION_PENDING, S.TERMINATED, {"on": AFTER, "today": DURING}, {}, "date_in_future"),
    (S.NOTIFIED, S.CLOSED, {}, {}, "title_not_over"),
    (S.NOTIFIED, S.CLOSED, {"on": AFTER, "today": DURING}, {}, "date_in_future"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "target", "step", "held", "code"), GUARDED)
def test_each_guard_refuses_with_its_reason(
    source: State, target: State, step: dict[str, object], held: dict[str, object], code: str
) -> None:
    one, _ = as_it_stands(source, source)
    with pytest.raises(RuleBroken) as refused:
        move(replace(one, **held), target, told(**{"on": DURING, **step}))  # type: ignore[arg-type]
    assert refused.value.code == code
    assert refused.value.field
    assert refused.value.message.endswith((".", "vérifiez-la."))


# The authorising act


def act(**held: object) -> Convention:
    return replace(RUNNING, state=S.SIGNED_BY_ASSOCIATION, signed_by_city_on=None, **held)  # type: ignore[arg-type]


def test_an_act_is_enforceable_once_both_transmitted_and_published() -> None:
    assert enforceable_on(RUNNING) == date(2025, 8, 5)
    assert enforceable_on(replace(RUNNING, decision_published_on=None)) is None
    assert enforceable_on(replace(RUNNING, decision_transmitted_on=None)) is None
    assert enforceable_on(replace(RUNNING, decision_date=date(2025, 8, 6))) == date(2025, 8, 6)
    assert enforceability_in_words(RUNNING) == "exécutoire depuis le 5\u00a0août\u00a02025"
    waiting = replace(RUNNING, decision_published_on=None)
    assert enforceability_in_words(waiting).endswith("publication à noter")
    assert enforceability_in_words(Convention(id="c")) == ""


@pytest.mark.parametrize(
    ("held", "words"),
    [
        ({"decision_published_on": None}, "il manque sa publication"),
        ({"decision_transmitted_on": None}, "il manque sa transmission au contrôle de légalité"),
        ({"decision_published_on": date(2026, 3, 3)}, "n’est exécutoire que le 3 mars 2026"),
        ({"decision_date": date(2026, 3, 3)}, "n’est pris que le 3 mars 2026"),
    ],
)
def test_the_city_signs_before_the_act_is_enforceable_only_with_a_reason(
    held: dict[str, object], words: str
) -> None:
    with pytest.raises(RuleBroken) as refused:
        move(act(**held), S.SIGNED_BY_CITY, told(DURING, reason=""))
    assert (refused.value.code, refused.value.field) == ("act_not_enforceable", "reason")
    assert words in refused.value.message.replace("\u00a0", " ")
    signed = move(act(**held), S.SIGNED_BY_CITY, told(DURING, reason="Urgence."))
    assert (signed.signed_by_city_on, signed.reason) == (DURING, "Urgence.")


def test_the_days_of_the_act_may_be_told_with_the_signature() -> None:
    lacking = act(decision_transmitted_on=None, decision_published_on=None)
    days = {"act_transmitted_on": date(2026, 2, 2), "act_published_on": date(2026, 2, 3)}
    signed = move(lacking, S.SIGNED_BY_CITY, told(DURING, reason="", **days))
    assert signed.decision_published_on == date(2026, 2, 3)
    kept = move(act(), S.SIGNED_BY_CITY, told(DURING, reason="", **days))
    assert kept.decision_transmitted_on == date(2025, 8, 4)


def test_an_agreement_without_any_act_is_not_asked_for_one() -> None:
    bare = act(decision_number="", decision_date=None, decision_transmitted_on=None,
               decision_published_on=None)  # fmt: skip
    assert move(bare, S.SIGNED_BY_CITY, told(DURING, reason="")).state is S.SIGNED_BY_CITY


def test_a_room_that_somebody_holds_is_bound_twice_only_with_a_reason() -> None:
    known = Known(taken="12/01/2027, Salle 1")
    with pytest.raises(RuleBroken) as refused:
        move(act(), S.SIGNED_BY_CITY, told(DURING, reason="", known=known))
    assert (refused.value.code, refused.value.field) == ("rooms_taken", "reason")
    assert "Salle 1" in refused.value.message
    assert move(act(), S.SIGNED_BY_CITY, told(DURING, known=known)).signed_by_city_on == DURING


# Suspension


def test_a_second_suspension_keeps_the_first() -> None:
    one = replace(RUNNING, state=S.NOTIFIED)
    halted = move(one, S.SUSPENDED, told(date(2025, 10, 1), until=date(2025, 10, 31)))
    again = move(halted, S.NOTIFIED, told(date(2025, 12, 1)))
    assert again.suspended_to == date(2025, 10, 31)
    twice = move(again, S.SUSPENDED, told(DURING, until=None))
    assert twice.past_suspensions == (Suspension(first=date(2025, 10, 1), last=date(2025, 10, 31)),)
    assert is_suspended(twice, date(2025, 10, 15))
    assert not in_effect(twice, date(2026, 3, 2))
    assert effect_spans(twice) == (
        (START, date(2025, 9, 30)),
        (date(2025, 11, 1), date(2026, 3, 1)),
    )


def test_a_suspension_lifted_on_its_first_day_leaves_no_gap() -> None:
    one = replace(RUNNING, state=S.NOTIFIED)
    halted = move(one, S.SUSPENDED, told(DURING, until=None))
    again = move(halted, S.NOTIFIED, told(DURING))
    assert effect_spans(again) == ((START, END),)
    assert in_effect(again, DURING)


def test_a_suspension_runs_out_by_itself() -> None:
    one = replace(RUNNING, state=S.NOTIFIED)
    halted = move(one, S.SUSPENDED, told(DURING, until=date(2026, 3, 31)))
    assert not in_effect(halted, date(2026, 3, 31))
    assert in_effect(halted, date(2026, 4, 1))


# Termination


def test_a_termination_takes_effect_on_its_day_whoever_notes_it() -> None:
    one = replace(RUNNING, state=S.NOTIFIED)
    pending = move(one, S.TERMINATION_PENDING, told(DURING))
    assert in_effect(pending, date(2026, 6, 29))
    assert not in_effect(pending, date(2026, 6, 30))
    assert is_untitled(pending, date(2026, 6, 30))
    assert S.CLOSED not in {found.target for found in possible_moves(pending, date(2026, 6, 29))}
    over = {found.target for found in possible_moves(pending, date(2026, 6, 30))}
    assert over == {S.TERMINATED, S.CLOSED}


@pytest.mark.parametrize(
    "ground", [TerminationGround.MUTUAL, TerminationGround.DISSOLUTION, TerminationGround.BREACH]
)
def test_no_notice_runs_on_other_grounds(ground: TerminationGround) -> None:
    one = replace(RUNNING, state=S.NOTIFIED)
    ended = move(one, S.TERMINATION_PENDING, told(DURING, ground=ground, until=DURING))
    assert ended.terminated_on == DURING


def test_why_a_guard_is_passed_over_is_kept_with_the_reason() -> None:
    one = replace(RUNNING, state=S.NOTIFIED)
    despite = "plancher dangereux"
    ended = move(one, S.TERMINATION_PENDING, told(DURING, until=DURING, despite=despite))
    assert ended.reason == "Travaux. (plancher dangereux)"


def test_a_termination_is_taken_back_to_the_suspension_that_still_runs() -> None:
    one, step = as_it_stands(S.TERMINATION_PENDING, S.SUSPENDED)
    back = move(one, S.SUSPENDED, step)
    assert (back.terminated_on, back.notice_given_on, back.termination_ground) == (None,) * 3
    assert {found.target for found in possible_moves(one, DURING)} == {S.SUSPENDED}


# Exit


@pytest.mark.parametrize(
    ("known", "code"),
    [
        (Known(keys_out=2), "keys_out"),
        (Known(keys_out=0, has_exit_report=False), "no_exit_report"),
    ],
)
def test_premises_are_given_back_with_their_keys_and_report_or_a_reason(
    known: Known, code: str
) -> None:
    one = replace(RUNNING, state=S.NOTIFIED)
    with pytest.raises(RuleBroken) as refused:
        move(one, S.CLOSED, told(AFTER, reason="", known=known))
    assert refused.value.code == code
    assert move(one, S.CLOSED, told(AFTER, known=known)).reason == "Travaux."
    nothing_kept = move(one, S.CLOSED, told(AFTER, reason="", known=Known()))
    assert nothing_kept.closed_on == AFTER


# Amendments


@pytest.mark.parametrize(
    ("source", "target"),
    sorted(WHILE_IT_RUNS | WHILE_SUSPENDED | ONCE_OVER | {(S.CLOSED, S.ARCHIVED)}),
)
def test_an_amendment_follows_its_agreement(source: State, target: State) -> None:
    one, step = as_it_stands(source, target)
    with pytest.raises(RuleBroken) as refused:
        move(replace(one, amends_id="base"), target, step)
    assert refused.value.code == "amendment_follows"
    assert not is_untitled(replace(one, amends_id="base"), date(2027, 1, 1))


def test_an_amendment_is_not_signed_once_its_agreement_is_over() -> None:
    late = act(amends_id="base", start_date=date(2026, 7, 1))
    known = Known(amended_ends_on=date(2026, 6, 30))
    with pytest.raises(RuleBroken) as refused:
        move(late, S.SIGNED_BY_CITY, told(DURING, known=known))
    assert refused.value.code == "amended_over"
