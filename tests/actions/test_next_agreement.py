"""The next agreement: prefilled, with what the opinion sets, beside the one that ends."""

from dataclasses import replace
from datetime import date

import pytest

from polesdesk.actions import conventions, history, next_agreement
from polesdesk.actions.next_terms import same_length
from polesdesk.actions.runner import Runner, Work
from polesdesk.domain.conventions import State
from polesdesk.domain.evaluations import Evaluation, EvaluationState, Outcome
from polesdesk.domain.rules import RuleBroken
from polesdesk.store.kinds import CONVENTION, EVALUATION
from ready_office import ReadyOffice, make_ready

TODAY = date(2026, 11, 21)
START, END = date(2026, 1, 1), date(2026, 12, 31)


@pytest.fixture
def ready(office_file):
    runner = Runner(office_file, today=lambda: TODAY, actor="Accueil")
    made = make_ready(runner)
    signed(made, "agreement")
    yield made
    runner.close()


def signed(ready: ReadyOffice, row_id: str, **fields: object) -> None:
    """An agreement of this year, signed."""
    base = ready.agreement(id=row_id, **({"start_date": START, "end_date": END} | fields))
    whole = replace(base, state=State.NOTIFIED)
    ready.runner.do(lambda work: work.save(CONVENTION, whole))


def judged(ready: ReadyOffice, **fields: object) -> None:
    """An opinion on the agreement."""
    told = {"state": EvaluationState.DECIDED, "outcome": Outcome.SHORT_RENEWAL,
            "drawn_up_on": TODAY, "motive": "Essai."}  # fmt: skip
    one = Evaluation(id="e", convention_id="agreement", **(told | fields))  # type: ignore[arg-type]
    ready.runner.do(lambda work: work.save(EVALUATION, one))


def test_nothing_is_saved_before_it_is_made(ready: ReadyOffice) -> None:
    known = ready.runner.read(next_agreement.proposal, "agreement")
    fresh = known.next.convention
    assert (fresh.start_date, fresh.end_date) == (date(2027, 1, 1), date(2027, 12, 31))
    assert (fresh.version, fresh.number, fresh.previous_id) == (0, "", "agreement")
    assert known.former.convention.end_date == END
    assert (known.outcome, known.changes) == (None, "")
    made = ready.runner.do(next_agreement.make, fresh).value
    assert made.number.startswith("VOL-2027-")
    told = ready.runner.read(history.next_undo)
    assert told is not None
    assert told.startswith("reconduite expresse de VOL-2026-")
    for again in (next_agreement.proposal, conventions.renew):
        with pytest.raises(RuleBroken) as followed:
            ready.runner.do(again, "agreement")
        assert followed.value.code == "already_followed"
        assert made.number in followed.value.message


def test_the_opinion_sets_the_term_and_its_words_are_shown(ready: ReadyOffice) -> None:
    judged(ready, next_end=date(2027, 6, 30), changes=" Un créneau de moins. ")
    known = ready.runner.read(next_agreement.proposal, "agreement")
    assert known.next.convention.end_date == date(2027, 6, 30)
    assert known.outcome is Outcome.SHORT_RENEWAL
    assert known.changes == "Un créneau de moins."


def test_a_refusal_is_no_opinion_to_renew(ready: ReadyOffice) -> None:
    judged(ready, outcome=Outcome.DO_NOT_RENEW, next_end=date(2027, 6, 30))
    known = ready.runner.read(next_agreement.proposal, "agreement")
    assert (known.outcome, known.next.convention.end_date) == (None, date(2027, 12, 31))


def test_who_holds_the_rooms_next_year_is_told(ready: ReadyOffice) -> None:
    assert ready.runner.read(next_agreement.proposal, "agreement").clashes == ()
    signed(ready, "rival", association_id="neighbour",
           start_date=date(2027, 1, 1), end_date=date(2027, 12, 31))  # fmt: skip
    found = ready.runner.read(next_agreement.proposal, "agreement").clashes
    assert found
    assert {one.other_convention_id for one in found} == {"rival"}


def test_of_two_drafts_for_one_room_the_second_is_stopped_at_its_signature(
    ready: ReadyOffice,
) -> None:
    dates = {"start_date": date(2027, 1, 1), "end_date": date(2027, 12, 31)}
    for row_id, party in (("one", "association"), ("two", "neighbour")):
        base = ready.agreement(id=row_id, association_id=party, **dates)
        waiting = replace(base, state=State.SIGNED_BY_ASSOCIATION)
        ready.runner.do(lambda work, told=waiting: work.save(CONVENTION, told))
    ready.runner.do(conventions.move, "one", State.SIGNED_BY_CITY, on=TODAY)
    with pytest.raises(RuleBroken) as taken:
        ready.runner.do(conventions.move, "two", State.SIGNED_BY_CITY, on=TODAY)
    assert (taken.value.code, taken.value.field) == ("rooms_taken", "reason")
    assert "Lanternes" in taken.value.message
    ready.runner.do(conventions.move, "two", State.SIGNED_BY_CITY, on=TODAY, reason="Accord.")
    assert ready.read("two").state is State.SIGNED_BY_CITY


def test_bounds_of_slots_come_a_term_later(ready: ReadyOffice) -> None:
    def bound(work: Work) -> None:
        one = conventions.get(work, "agreement")
        slot = replace(one.slots[0], from_date=date(2026, 3, 1), to_date=date(2026, 5, 31),
                       dates_out=(date(2026, 4, 4),))  # fmt: skip
        work.save(CONVENTION, replace(one, slots=(slot,)))

    ready.runner.do(bound)
    (slot,) = ready.runner.read(next_agreement.proposal, "agreement").next.convention.slots
    assert (slot.from_date, slot.to_date) == (date(2027, 3, 1), date(2027, 5, 31))
    assert slot.dates_out == ()


@pytest.mark.parametrize(
    ("start", "end", "new", "expected"),
    [
        (START, END, date(2027, 1, 1), date(2027, 12, 31)),
        (date(2024, 3, 1), date(2024, 2, 29), date(2025, 3, 1), date(2025, 2, 28)),
        (date(2026, 1, 1), date(2026, 3, 31), date(2026, 4, 1), date(2026, 6, 29)),
    ],
)
def test_a_term_is_as_long_as_the_former(start: date, end: date, new: date, expected: date) -> None:
    assert same_length(start, end, new) == expected
