"""Recurrence against dateutil's rrule and against looking at every single day."""

from datetime import date, datetime, time, timedelta

from dateutil import rrule
from hypothesis import given
from hypothesis import strategies as st

from polesdesk.domain.conventions import Slot, WeekParity
from polesdesk.domain.recurrence import rule_days

DAYS = st.dates(date(2018, 1, 1), date(2032, 12, 31))
SPANS = st.integers(0, 900)


def slot(**changes) -> Slot:
    given_ = {"id": "s", "room_id": "r", "weekday": 2, "start": time(18), "end": time(20)}
    return Slot(**given_ | changes)


def every_day(first: date, days: int) -> list[date]:
    return [first + timedelta(days=n) for n in range(days + 1)]


@given(DAYS, st.integers(0, 400), SPANS, st.integers(1, 7), st.integers(1, 4))
def test_every_n_weeks_is_what_rrule_says(start, later, span, weekday, weeks):
    monday = start - timedelta(days=start.weekday())
    first = monday + timedelta(days=later)
    last = first + timedelta(days=span)
    rule = rrule.rrule(
        rrule.WEEKLY,
        interval=weeks,
        byweekday=weekday - 1,
        dtstart=datetime.combine(monday, time()),
        until=datetime.combine(last, time()),
    )
    wanted = [moment.date() for moment in rule if moment.date() >= first]
    one = slot(weekday=weekday, interval_weeks=weeks)
    assert list(rule_days(one, first, last, start)) == wanted


@given(DAYS, SPANS, st.integers(1, 7), st.sampled_from([WeekParity.ODD, WeekParity.EVEN]))
def test_odd_and_even_weeks_are_those_of_the_iso_calendar(first, span, weekday, parity):
    wanted = [
        day
        for day in every_day(first, span)
        if day.isoweekday() == weekday
        and (int(day.strftime("%V")) % 2 == 1) is (parity is WeekParity.ODD)
    ]
    last = first + timedelta(days=span)
    for weeks in (1, 2):  # a spreadsheet says « every two weeks » of even weeks as well
        one = slot(weekday=weekday, week_parity=parity, interval_weeks=weeks)
        assert list(rule_days(one, first, last, first)) == wanted


@given(
    DAYS,
    SPANS,
    st.integers(1, 7),
    st.sets(st.sampled_from([1, 2, 3, 4, 5, -1]), min_size=1),
)
def test_nth_weekdays_are_what_rrule_says(first, span, weekday, weeks):
    last = first + timedelta(days=span)
    rule = rrule.rrule(
        rrule.MONTHLY,
        byweekday=[rrule.weekday(weekday - 1, week) for week in weeks],
        dtstart=datetime.combine(first, time()),
        until=datetime.combine(last, time()),
    )
    one = slot(weekday=weekday, month_weeks=tuple(sorted(weeks)), interval_weeks=3)
    assert list(rule_days(one, first, last, first)) == [moment.date() for moment in rule]


@given(DAYS, DAYS, SPANS, st.integers(1, 7), st.integers(2, 4))
def test_the_rhythm_counts_whole_weeks_from_the_anchor_also_backwards(
    anchor, first, span, weekday, weeks
):
    def week(day: date) -> int:
        return (day.toordinal() - 1) // 7

    wanted = [
        day
        for day in every_day(first, span)
        if day.isoweekday() == weekday and (week(day) - week(anchor)) % weeks == 0
    ]
    one = slot(weekday=weekday, interval_weeks=weeks, anchor=anchor)
    last = first + timedelta(days=span)
    assert list(rule_days(one, first, last, date(2000, 1, 1))) == wanted


def test_a_slot_is_bounded_inside_its_agreement():
    one = slot(weekday=1, from_date=date(2026, 3, 3), to_date=date(2026, 3, 16))
    days = list(rule_days(one, date(2026, 1, 1), date(2026, 12, 31), date(2026, 1, 1)))
    assert days == [date(2026, 3, 9), date(2026, 3, 16)]


def test_a_leap_day_is_a_day_like_another():
    days = list(rule_days(slot(weekday=2), date(2028, 2, 27), date(2028, 3, 8), date(2028, 1, 1)))
    assert days == [date(2028, 2, 29), date(2028, 3, 7)]


def test_the_last_weekday_of_a_month_may_be_the_fourth_or_the_fifth():
    one = slot(weekday=1, month_weeks=(-1,))
    days = list(rule_days(one, date(2026, 8, 1), date(2026, 10, 31), date(2026, 8, 1)))
    assert days == [date(2026, 8, 31), date(2026, 9, 28), date(2026, 10, 26)]
