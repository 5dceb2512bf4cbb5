"""Series that change: what moves is what was asked for, and nothing else is lost."""

from dataclasses import replace
from datetime import date, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from polesdesk.domain.conventions import Slot, WeekParity
from polesdesk.domain.recurrence import rule_days
from polesdesk.domain.slot_changes import Place, begins_before, moved, one_off, split, without

START = date(2026, 9, 1)
END = date(2027, 8, 31)
LATER = END + timedelta(days=60)
HOURS = (time(18), time(20, 30))


def slot(**fields: object) -> Slot:
    usual = {"id": "s", "room_id": "r", "weekday": 2, "start": HOURS[0], "end": HOURS[1]}
    return Slot(**{**usual, **fields})  # type: ignore[arg-type]


def days(one: Slot, first: date = START, last: date = END) -> list[date]:
    kept = [day for day in rule_days(one, first, last, START) if day not in one.dates_out]
    return sorted({*kept, *one.dates_in})


rhythms = st.one_of(
    st.builds(lambda n: {"interval_weeks": n}, st.integers(1, 4)),
    st.builds(lambda p: {"week_parity": p}, st.sampled_from((WeekParity.ODD, WeekParity.EVEN))),
)
weekdays = st.integers(1, 7)
durations = st.integers(1, 4 * 23)


@given(rhythms, weekdays, st.integers(-6, 6), st.tuples(st.integers(0, 95), durations), st.data())
def test_a_whole_series_moves_by_the_same_days(rhythm, weekday, shift, hours, data):
    start, quarters = hours
    before = slot(weekday=weekday, **rhythm)
    known = [d for d in days(before) if START + timedelta(14) < d < END - timedelta(14)]
    day = data.draw(st.sampled_from(known))
    begins, ends = start * 15, (start * 15 + quarters * 15) % 1440
    place = Place(
        day=day + timedelta(days=shift),
        start=time(*divmod(begins, 60)),
        end=time(*divmod(ends, 60)),
        room_id="other",
    )
    after = moved(before, day, place, START)
    assert (after.start, after.end, after.room_id) == (place.start, place.end, "other")
    expected = [each + timedelta(days=shift) for each in known]
    inside = (START + timedelta(21), END - timedelta(21))
    got = days(after, START - timedelta(30), LATER)
    same_year = [each for each in expected if inside[0] <= each <= inside[1]]
    if "week_parity" in rhythm:  # ISO year 2026 has 53 weeks: parity turns there by itself
        turn = date(2026, 12, 28)
        same_year = [each for each in same_year if each < turn and day < turn]
    assert set(same_year) <= set(got)
    assert {each.isoweekday() for each in got} == {place.day.isoweekday()}


@given(rhythms, weekdays, st.data())
def test_split_loses_and_doubles_no_occurrence(rhythm, weekday, data):
    before = slot(weekday=weekday, **rhythm)
    known = days(before)
    day = data.draw(st.sampled_from(known))
    first, second = split(before, day)
    assert days(first) + days(second) == known
    assert all(each < day for each in days(first))
    assert days(second)[0] == day


def test_split_keeps_exceptional_dates_on_their_side():
    one = slot(
        dates_in=(date(2026, 10, 7), date(2027, 3, 3)),
        dates_out=(date(2026, 11, 10), date(2027, 2, 2)),
    )
    first, second = split(one, date(2027, 1, 5))
    assert first.dates_in == (date(2026, 10, 7),)
    assert second.dates_in == (date(2027, 3, 3),)
    assert first.dates_out == (date(2026, 11, 10),)
    assert second.dates_out == (date(2027, 2, 2),)


def test_moving_a_series_moves_the_days_that_are_left_out():
    one = slot(dates_out=(date(2026, 11, 10),))
    place = Place(day=date(2026, 11, 26), start=HOURS[0], end=HOURS[1], room_id="r")
    after = moved(one, date(2026, 11, 24), place, START)
    assert after.weekday == 4
    assert after.dates_out == (date(2026, 11, 12),)


def test_an_added_date_that_is_moved_goes_alone():
    one = slot(dates_in=(date(2026, 11, 25), date(2026, 12, 9)))
    place = Place(day=date(2026, 11, 27), start=HOURS[0], end=HOURS[1], room_id="r")
    after = moved(one, date(2026, 11, 25), place, START)
    assert after.dates_in == (date(2026, 11, 27), date(2026, 12, 9))


def test_every_two_weeks_moved_into_the_next_week_keeps_its_distance():
    one = slot(interval_weeks=2, anchor=date(2026, 9, 1))
    assert date(2026, 9, 15) in days(one)
    place = Place(day=date(2026, 9, 22), start=HOURS[0], end=HOURS[1], room_id="r")
    after = moved(one, date(2026, 9, 15), place, START)
    assert date(2026, 9, 22) in days(after)
    assert date(2026, 9, 15) not in days(after)
    assert date(2026, 10, 6) in days(after)


def test_a_second_tuesday_moved_to_the_third_is_the_third_from_then_on():
    one = slot(month_weeks=(2,))
    place = Place(day=date(2026, 10, 20), start=HOURS[0], end=HOURS[1], room_id="r")
    after = moved(one, date(2026, 10, 13), place, START)
    assert after.month_weeks == (3,)
    assert days(after)[:3] == [date(2026, 9, 15), date(2026, 10, 20), date(2026, 11, 17)]


def test_hours_of_a_half_day_that_change_are_no_half_day_any_more():
    one = slot(half_day="morning", start=time(8, 30), end=time(12))
    same = Place(day=date(2026, 9, 9), start=time(8, 30), end=time(12), room_id="r")
    assert moved(one, date(2026, 9, 8), same, START).half_day == "morning"
    longer = replace(same, end=time(12, 30))
    assert moved(one, date(2026, 9, 8), longer, START).half_day == ""


def test_past_midnight_keeps_its_length():
    place = Place(day=date(2026, 9, 9), start=time(22), end=time(1), room_id="r")
    after = moved(slot(), date(2026, 9, 8), place, START)
    assert (after.start, after.end) == (time(22), time(1))


def test_without_leaves_days_out_and_keeps_those_left_out_before():
    one = without(slot(dates_out=(date(2026, 9, 8),)), [date(2026, 10, 6), date(2026, 9, 8)])
    assert one.dates_out == (date(2026, 9, 8), date(2026, 10, 6))


def test_a_one_off_has_one_day():
    assert days(one_off(slot(), date(2026, 12, 19))) == [date(2026, 12, 19)]


def test_begins_before_tells_whether_anything_comes_first():
    assert not begins_before(slot(), START, START)
    assert begins_before(slot(), START + timedelta(days=7), START)
    later = slot(from_date=date(2027, 1, 1))
    assert not begins_before(later, date(2027, 1, 5), START)
    assert begins_before(replace(later, dates_in=(date(2026, 9, 3),)), date(2027, 1, 5), START)
