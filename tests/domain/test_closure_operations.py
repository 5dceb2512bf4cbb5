"""What may be chosen for what a closure touches, what is proposed, and the figures in words."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polesdesk.domain.calendar_days import PlanningCalendar, span_of
from polesdesk.domain.closure_moves import Elsewhere, day_at
from polesdesk.domain.closure_operations import (
    KIND_OF,
    Agreement,
    ClosureGround,
    ClosureOperation,
    Place,
    TouchedKind,
    TouchedLine,
    Treatment,
    closures_of,
    default_treatment,
    letter_key,
    read_letter_key,
    treatments,
)
from polesdesk.domain.closure_words import figures, name_of, outcome_in_words, status_in_words
from polesdesk.domain.conventions import Convention, Slot, State, UseKind
from polesdesk.domain.free_time import Busy
from polesdesk.domain.french import time_range
from polesdesk.domain.occurrences import Occurrence
from polesdesk.domain.planning import HeldSlot
from polesdesk.domain.school_calendar import Closure, ClosureKind

TODAY = date(2026, 11, 21)
WORKS = ClosureOperation(id="works", hub_id="hub", room_ids=("hall",), reason="chauffage",
                         first=date(2027, 1, 4), last=date(2027, 2, 12))  # fmt: skip
SLOT = TouchedLine(kind=TouchedKind.SLOT, subject_id="slot", room_id="hall", minutes=120,
                   convention_id="one", who="Chœur", number="VOL-1",
                   days=(date(2027, 1, 5), date(2027, 1, 12)))  # fmt: skip
ROOM = replace(SLOT, kind=TouchedKind.ROOM, subject_id="one", minutes=0)
HELD = Convention(id="one", state=State.NOTIFIED, use_kind=UseKind.EXCLUSIVE,
                  start_date=date(2026, 1, 1), end_date=date(2027, 12, 31))  # fmt: skip
PLACE = Place(room_id="b", weekday=2, start=time(18), end=time(20), hub_id="hub", room="Salle B",
              hub="Voltaire")  # fmt: skip


def allowed(line: TouchedLine, *, operation=WORKS, covered=True, **fields: object):
    held = Agreement(convention=replace(HELD, **fields), covered=covered)
    return treatments(line, operation, held, TODAY)


def test_every_ground_is_something_in_the_calendar() -> None:
    assert set(KIND_OF) == set(ClosureGround)
    assert replace(WORKS, ground=ClosureGround.SAFETY).kind is ClosureKind.SAFETY
    assert replace(WORKS, ground=ClosureGround.ELECTIONS).is_requisition


def test_the_whole_hub_is_one_closure_and_rooms_are_one_each() -> None:
    kept = replace(SLOT, treatment=Treatment.KEPT)
    (whole,) = closures_of(replace(WORKS, room_ids=(), lines=(kept,)))
    assert (whole.room_id, whole.spared_ids, whole.operation_id) == (None, ("slot",), "works")
    assert [one.room_id for one in closures_of(replace(WORKS, room_ids=("a", "b")))] == ["a", "b"]


@pytest.mark.parametrize("state", list(State))
def test_only_a_notified_agreement_is_suspended(state: State) -> None:
    assert (Treatment.SUSPENDED in allowed(ROOM, state=state)) is (state is State.NOTIFIED)
    can_end = state in {State.NOTIFIED, State.SUSPENDED}
    assert (Treatment.TERMINATION in allowed(ROOM, state=state)) is can_end


@pytest.mark.parametrize(
    ("operation", "covered", "use_kind"),
    [
        (WORKS, False, UseKind.EXCLUSIVE),
        (replace(WORKS, start=time(8), end=time(12)), True, UseKind.EXCLUSIVE),
        (WORKS, True, UseKind.HIRE),
    ],
)
def test_no_suspension_for_a_part(operation, covered, use_kind) -> None:
    found = allowed(ROOM, operation=operation, covered=covered, use_kind=use_kind)
    assert Treatment.SUSPENDED not in found


def test_what_has_no_session_goes_nowhere_and_a_letter_is_not_amended() -> None:
    assert {Treatment.MOVED, Treatment.AMENDED} <= set(allowed(SLOT))
    assert not {Treatment.MOVED, Treatment.AMENDED} & set(allowed(ROOM))
    assert Treatment.AMENDED not in allowed(replace(SLOT, allotment_id="season"))
    for kind in (TouchedKind.REQUEST, TouchedKind.ROUND, TouchedKind.KEY):
        assert treatments(replace(SLOT, kind=kind), WORKS, None, TODAY) == (Treatment.KEPT,)


def test_a_long_closure_suspends_what_is_held_at_all_hours_alone() -> None:
    held = Agreement(convention=HELD, covered=True)
    assert default_treatment(ROOM, WORKS, held, TODAY) is Treatment.SUSPENDED
    short = replace(WORKS, last=date(2027, 1, 20))
    assert default_treatment(ROOM, short, held, TODAY) is Treatment.DATES
    slot = Slot(id="slot", room_id="hall", weekday=2, start=time(18), end=time(20))
    by_slots = replace(held, convention=replace(HELD, slots=(slot,)))
    assert default_treatment(SLOT, WORKS, by_slots, TODAY) is Treatment.DATES


def test_figures_say_everything_in_one_sentence() -> None:
    moved = replace(SLOT, treatment=Treatment.MOVED, place=PLACE, moved=SLOT.days[:1])
    suspended = replace(ROOM, treatment=Treatment.SUSPENDED)
    request = TouchedLine(kind=TouchedKind.REQUEST, subject_id="r", treatment=Treatment.KEPT)
    assert figures([SLOT, moved, suspended, request]) == (
        "3\u00a0séances annulées (6\u00a0h), 1\u00a0séance déplacée vers Salle B, "
        "1\u00a0convention suspendue et 1\u00a0demande à revoir."
    )
    other = replace(moved, place=replace(PLACE, room="Salle C"), subject_id="other")
    assert "2\u00a0séances déplacées (1 vers Salle B, 1 vers Salle C)" in figures([moved, other])
    assert figures([]) == "Rien n’est touché."
    assert outcome_in_words(moved) == "1\u00a0séance déplacée, 1\u00a0séance annulée"


def test_names_and_states_in_words() -> None:
    assert name_of(WORKS) == "fermeture du 04/01/2027 au 12/02/2027"
    polls = replace(WORKS, ground=ClosureGround.ELECTIONS, last=WORKS.first,
                    start=time(7), end=time(20))  # fmt: skip
    assert name_of(polls) == f"réquisition du 04/01/2027, {time_range(time(7), time(20))}"
    assert status_in_words(WORKS, TODAY) == "à venir"
    assert status_in_words(WORKS, date(2027, 2, 12)) == "en cours"
    assert status_in_words(WORKS, date(2027, 2, 13)) == "terminée"
    back = replace(WORKS, reopened_on=date(2027, 2, 1))
    assert status_in_words(back, TODAY) == "réouverture le 01/02/2027"
    assert read_letter_key(letter_key("works", "choir")) == ("works", "choir")


# Sessions held elsewhere


def elsewhere(
    occurrences=(), closures=(), first=date(2026, 1, 1), last=None, today=TODAY
) -> Elsewhere:
    slot = Slot(id="slot", room_id="hall", weekday=2, start=time(18), end=time(20))
    held = HeldSlot(slot=slot, hub_id="hub", first=first, last=last, effect=((first, last),))
    return Elsewhere(
        busy=Busy(occurrences, ()),
        calendar=PlanningCalendar(closures={"hub": list(closures)}),
        held={"slot": held, "other": held},
        is_closed=lambda room_id: room_id == "hall",
        today=today,
    )


def going(**changes: object) -> TouchedLine:
    return replace(SLOT, **{"treatment": Treatment.MOVED, "place": PLACE, **changes})


def test_a_session_goes_to_the_same_week_and_never_where_it_cannot() -> None:
    assert day_at(replace(PLACE, weekday=7), date(2027, 1, 5)) == date(2027, 1, 10)
    assert elsewhere().place(going()).moved == SLOT.days
    closed = replace(PLACE, room_id="hall")
    assert elsewhere().place(going(place=closed)).moved == ()
    assert elsewhere(last=date(2027, 1, 5)).place(going()).moved == SLOT.days[:1]
    assert elsewhere(today=date(2027, 1, 6)).place(going()).moved == SLOT.days[1:]
    assert elsewhere().place(going(fixed=SLOT.days[:1])).moved == SLOT.days[1:]
    shut = Closure(id="c", hub_id="hub", room_id="b", first=SLOT.days[0], last=SLOT.days[0])
    assert elsewhere(closures=[shut]).place(going()).moved == SLOT.days[1:]
    holiday = going(days=(date(2027, 7, 13),), place=replace(PLACE, weekday=3))
    assert elsewhere().place(holiday).moved == ()  # 14 July
    assert elsewhere().place(SLOT).moved == ()


hours = st.tuples(st.integers(6, 22), st.integers(1, 5))


@given(
    taken=st.lists(st.tuples(st.integers(0, 20), hours), max_size=12),
    lines=st.lists(st.tuples(st.integers(1, 7), hours), min_size=1, max_size=6),
)
def test_no_two_sessions_ever_meet(taken, lines) -> None:
    there = [_held(date(2027, 1, 4) + timedelta(days=day), span) for day, span in taken]
    found = elsewhere(there)
    days = tuple(date(2027, 1, 5) + timedelta(days=7 * number) for number in range(3))
    for number, (weekday, (start, length)) in enumerate(lines):
        place = replace(PLACE, weekday=weekday, start=time(start), end=time((start + length) % 24))
        found.place(going(subject_id="slot" if number % 2 else "other", place=place, days=days))
    minutes = [_minutes(one) for one in there]
    for one in found.placed:
        start, end = _minutes(one)
        assert all(end <= begin or until <= start for begin, until in minutes)
        minutes.append((start, end))


def _held(day: date, span: tuple[int, int]) -> Occurrence:
    start, length = span
    return Occurrence(day=day, start=time(start), end=time((start + length) % 24), hub_id="hub",
                      room_id="b", slot_id="theirs")  # fmt: skip


def _minutes(one: Occurrence) -> tuple[int, int]:
    span = span_of(one.start, one.end)
    midnight = one.day.toordinal() * 24 * 60
    return midnight + span.start, midnight + span.end
