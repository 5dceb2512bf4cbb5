"""From slots to occurrences: the agreement, the calendar, exceptions, and a day-by-day oracle."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polesdesk.domain.calendar_days import PlanningCalendar, by_hub
from polesdesk.domain.conventions import (
    Convention,
    HolidayRule,
    Renewal,
    Slot,
    State,
    WeekParity,
    in_effect,
)
from polesdesk.domain.occurrences import Exclusion, OccurrenceStatus
from polesdesk.domain.planning import HeldSlot, derive, effect_spans, held_slots
from polesdesk.domain.school_calendar import (
    Closure,
    ClosureKind,
    ExceptionKind,
    SchoolHoliday,
    SlotException,
)

START, END = date(2025, 9, 1), date(2026, 8, 31)
HOLIDAYS = tuple(
    SchoolHoliday(id=name, zone="B", name=name, first=first, last=last)
    for name, first, last in (
        ("Toussaint", date(2025, 10, 18), date(2025, 11, 2)),
        ("Noël", date(2025, 12, 20), date(2026, 1, 4)),
        ("Hiver", date(2026, 2, 14), date(2026, 3, 1)),
        ("Printemps", date(2026, 4, 11), date(2026, 4, 26)),
        ("Été", date(2026, 7, 4), date(2026, 8, 31)),
    )
)
SCHOOL = PlanningCalendar(periods=(
    SchoolHoliday(id="e", zone="B", name="Été", first=date(2025, 7, 5), last=date(2025, 8, 31)),
    *HOLIDAYS,
))  # fmt: skip


def slot(**changes) -> Slot:
    # 2026: Tuesdays of term from 18 h to 20 h.
    given_ = {"id": "s", "room_id": "r", "weekday": 2, "start": time(18), "end": time(20)}
    return Slot(**given_ | changes)


def agreement(*slots: Slot, **changes) -> Convention:
    given_ = {
        "id": "c",
        "hub_id": "h",
        "association_id": "a",
        "state": State.NOTIFIED,
        "start_date": START,
        "end_date": END,
        "room_ids": ("r",),
        "slots": slots or (slot(),),
    }
    return Convention(**given_ | changes)


def occurrences(convention, first=START, last=END, calendar=SCHOOL, exceptions=()):
    return derive(held_slots(convention), calendar, exceptions, first, last)


def planned(found):
    return [one.day for one in found if one.status is OccurrenceStatus.PLANNED]


def reason_on(found, day):
    (one,) = [one for one in found if one.day == day]
    return one.reason


@pytest.mark.parametrize("renewal", list(Renewal))
@pytest.mark.parametrize("state", [State.NOTIFIED, State.TRANSMITTED, State.SIGNED_BY_CITY])
def test_every_step_of_a_renewal_leaves_every_occurrence_to_the_end_date(renewal, state):
    before = occurrences(agreement())
    after = occurrences(agreement(state=state, renewal=renewal,
                                  renewal_requested_on=date(2026, 4, 2)))  # fmt: skip
    assert after == before
    assert planned(after)[-1] == date(2026, 6, 30)


def test_slots_start_and_end_with_their_agreement():
    found = occurrences(agreement(), date(2020, 1, 1), date(2030, 1, 1))
    assert (found[0].day, found[-1].day) == (date(2025, 9, 2), date(2026, 8, 25))


@pytest.mark.parametrize(
    "state", [State.DRAFT, State.INSTRUCTION, State.TO_SIGN, State.SIGNED_BY_ASSOCIATION]
)
def test_what_is_not_signed_is_shown_without_effect(state):
    found = occurrences(agreement(state=state))
    assert found
    assert {one.reason for one in found} == {Exclusion.NOT_IN_EFFECT}


@pytest.mark.parametrize("state", [State.WITHDRAWN, State.REFUSED])
def test_what_came_to_nothing_is_shown_nowhere(state):
    assert occurrences(agreement(state=state)) == []


def test_a_suspension_suspends_and_then_gives_back():
    suspended = agreement(suspended_from=date(2026, 1, 6), suspended_to=date(2026, 1, 20))
    found = occurrences(suspended, date(2026, 1, 5), date(2026, 1, 31))
    assert planned(found) == [date(2026, 1, 27)]
    assert reason_on(found, date(2026, 1, 20)) is Exclusion.NOT_IN_EFFECT


def test_a_suspension_without_an_end_lasts():
    assert effect_spans(agreement(suspended_from=date(2026, 1, 6))) == ((START, date(2026, 1, 5)),)


def test_a_termination_ends_the_slots_on_its_eve():
    ended = agreement(state=State.TERMINATED, terminated_on=date(2026, 1, 13))
    found = occurrences(ended, date(2026, 1, 5), date(2026, 1, 31))
    assert planned(found) == [date(2026, 1, 6)]


def test_an_amendment_takes_over_from_its_first_day():
    spans = effect_spans(agreement(), amended_on=date(2026, 2, 1))
    assert spans == ((START, date(2026, 1, 31)),)


@given(
    st.sampled_from(list(State)),
    st.one_of(st.none(), st.dates(START, END)),
    st.one_of(st.none(), st.dates(START, END)),
    st.one_of(st.none(), st.dates(START - timedelta(days=40), END)),
    st.dates(START - timedelta(days=30), END + timedelta(days=30)),
)
def test_the_days_of_effect_are_those_of_the_agreement(state, since, until, ended, day):
    one = agreement(state=state, suspended_from=since, suspended_to=until, terminated_on=ended)
    if since and until and until < since:
        since, until = until, since
        one = replace(one, suspended_from=since, suspended_to=until)
    covered = any(a <= day and (b is None or day <= b) for a, b in effect_spans(one))
    assert covered is in_effect(one, day)


def test_school_holidays_public_holidays_and_closures_say_their_reason():
    closed = by_hub([
        Closure(id="1", hub_id="h", kind=ClosureKind.WORKS, first=date(2026, 1, 13),
                last=date(2026, 1, 13), reason="peinture"),
        Closure(id="2", hub_id="h", room_id="r", kind=ClosureKind.REQUISITION,
                first=date(2026, 3, 15), last=date(2026, 3, 17), reason="élections"),
        Closure(id="3", hub_id="h", first=date(2026, 1, 20), last=date(2026, 1, 20),
                start=time(8), end=time(18), reason="le matin seulement"),
    ])  # fmt: skip
    calendar = replace(SCHOOL, closures=closed)
    found = occurrences(agreement(), calendar=calendar)
    assert reason_on(found, date(2025, 10, 21)) is Exclusion.SCHOOL_HOLIDAY
    assert reason_on(found, date(2025, 11, 11)) is Exclusion.PUBLIC_HOLIDAY
    assert reason_on(found, date(2026, 1, 13)) is Exclusion.CLOSURE
    assert reason_on(found, date(2026, 3, 17)) is Exclusion.REQUISITION
    assert reason_on(found, date(2026, 1, 20)) is None
    assert [one.detail for one in found if one.day == date(2026, 3, 17)] == ["élections"]


def test_beyond_the_published_calendar_nothing_is_term_nor_holiday():
    long = agreement(end_date=date(2027, 8, 31))
    found = occurrences(long, date(2026, 9, 1), date(2027, 6, 30))
    assert {one.reason for one in found} == {Exclusion.CALENDAR_UNPUBLISHED}
    held = agreement(slot(school_holidays=HolidayRule.WITH), end_date=date(2027, 8, 31))
    assert date(2026, 9, 8) in planned(occurrences(held, date(2026, 9, 1), date(2027, 6, 30)))


def test_a_different_pattern_in_holidays_is_a_second_slot():
    both = agreement(slot(), slot(id="t", school_holidays=HolidayRule.ONLY, start=time(9),
                                  end=time(12)))  # fmt: skip
    found = occurrences(both, date(2025, 10, 13), date(2025, 11, 9))
    hours = [(one.day, one.start) for one in found if one.status is OccurrenceStatus.PLANNED]
    assert hours == [
        (date(2025, 10, 14), time(18)),
        (date(2025, 10, 21), time(9)),
        (date(2025, 10, 28), time(9)),
        (date(2025, 11, 4), time(18)),
    ]
    assert not [one for one in found if one.slot_id == "t" and one.day == date(2025, 10, 14)]


def test_exceptional_dates_come_in_and_go_out():
    one = slot(dates_in=(date(2025, 10, 22), date(2025, 11, 11)), dates_out=(date(2025, 11, 4),))
    found = occurrences(agreement(one), date(2025, 10, 18), date(2025, 11, 12))
    assert planned(found) == [date(2025, 10, 22), date(2025, 11, 11)]
    assert reason_on(found, date(2025, 11, 4)) is Exclusion.EXCEPTION


def exception(kind, day, **changes) -> SlotException:
    return SlotException(id=f"x{day}", slot_id="s", hub_id="h", kind=kind, day=day, **changes)


def test_one_occurrence_is_cancelled_excused_or_moved_and_the_others_stay():
    exceptions = (
        exception(ExceptionKind.CANCELLED, date(2026, 1, 6), reason="inventaire"),
        exception(ExceptionKind.EXCUSED, date(2026, 1, 13), reason="grippe"),
        exception(ExceptionKind.MOVED, date(2026, 1, 20), new_day=date(2026, 1, 22),
                  new_start=time(17), new_end=time(19), new_room_id="q"),
        exception(ExceptionKind.ADDED, date(2026, 1, 29), new_day=date(2026, 1, 29)),
    )  # fmt: skip
    found = occurrences(agreement(), date(2026, 1, 5), date(2026, 2, 3), exceptions=exceptions)
    assert planned(found) == [date(2026, 1, 22), date(2026, 1, 27), date(2026, 1, 29),
                              date(2026, 2, 3)]  # fmt: skip
    assert reason_on(found, date(2026, 1, 6)) is Exclusion.EXCEPTION
    assert reason_on(found, date(2026, 1, 13)) is Exclusion.EXCUSED
    (moved,) = [one for one in found if one.day == date(2026, 1, 22)]
    assert (moved.start, moved.end, moved.room_id) == (time(17), time(19), "q")
    assert moved.rule_day == date(2026, 1, 20)
    (left,) = [one for one in found if one.day == date(2026, 1, 20)]
    assert left.detail == "reportée au 22/01/2026"


def test_an_occurrence_moved_into_the_period_from_outside_is_there():
    moved = exception(ExceptionKind.MOVED, date(2026, 1, 20), new_day=date(2026, 2, 5))
    found = occurrences(agreement(), date(2026, 2, 4), date(2026, 2, 9), exceptions=[moved])
    assert planned(found) == [date(2026, 2, 5)]


def test_nights_when_clocks_change_move_nothing():
    night = slot(weekday=6, start=time(22), end=time(6), school_holidays=HolidayRule.WITH)
    found = occurrences(agreement(night), date(2025, 10, 18), date(2025, 11, 2))
    assert [(one.day, one.start, one.end) for one in found if not one.reason] == [
        (date(2025, 10, 18), time(22), time(6)),
        (date(2025, 10, 25), time(22), time(6)),
    ]
    spring = occurrences(agreement(night), date(2026, 3, 21), date(2026, 4, 4))
    assert len(planned(spring)) == 3


RULES = st.builds(
    slot,
    weekday=st.integers(1, 7),
    interval_weeks=st.integers(1, 4),
    week_parity=st.sampled_from(list(WeekParity)),
    school_holidays=st.sampled_from(list(HolidayRule)),
    dates_in=st.lists(st.dates(START, END), max_size=3).map(tuple),
    dates_out=st.lists(st.dates(START, END), max_size=3).map(tuple),
)


@given(RULES, st.dates(START, END), st.integers(0, 200))
def test_planned_days_are_those_of_an_oracle_that_looks_at_each_day(one, first, span):
    last = min(first + timedelta(days=span), END)
    wanted = [
        day
        for day in (first + timedelta(days=n) for n in range((last - first).days + 1))
        if _oracle(one, day)
    ]
    assert planned(occurrences(agreement(one), first, last)) == wanted


def _oracle(one: Slot, day: date) -> bool:
    """Say day by day, in the words of the agreement, whether the room is held."""
    if day in one.dates_out:
        return False
    if day in one.dates_in:
        return True
    public = {date(2025, 11, 1), date(2025, 11, 11), date(2025, 12, 25), date(2026, 1, 1),
              date(2026, 4, 6), date(2026, 5, 1), date(2026, 5, 8), date(2026, 5, 14),
              date(2026, 5, 25), date(2026, 7, 14), date(2026, 8, 15)}  # fmt: skip
    holiday = any(period.first <= day <= period.last for period in HOLIDAYS)
    if day.isoweekday() != one.weekday or day in public:
        return False
    if one.school_holidays is HolidayRule.WITHOUT and holiday:
        return False
    if one.school_holidays is HolidayRule.ONLY and not holiday:
        return False
    week = (day.toordinal() - 1) // 7 - (START.toordinal() - 1) // 7
    by_parity = one.week_parity is not WeekParity.ANY and one.interval_weeks == 2
    if week % one.interval_weeks and not by_parity:
        return False
    odd = day.isocalendar().week % 2 == 1
    return one.week_parity is WeekParity.ANY or odd is (one.week_parity is WeekParity.ODD)


def test_a_one_off_hire_keeps_its_dates_alone():
    held = HeldSlot(slot=slot(dates_in=(date(2026, 1, 14),)), hub_id="h", first=date(2026, 1, 1),
                    last=date(2026, 1, 31), effect=((date(2026, 1, 1), None),),
                    only_dates=True)  # fmt: skip
    assert planned(derive([held], SCHOOL, (), START, END)) == [date(2026, 1, 14)]
