"""Days, hours and durations as they are printed."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polesdesk.domain.french import (
    MONTHS,
    date_in_words,
    day_with_weekday,
    format_date,
    format_minutes,
    format_time,
    month_name,
    ordinal_day,
    time_range,
    time_range_in_words,
    weekday_name,
)


def test_a_day_in_digits_has_two_digits_of_day_and_month() -> None:
    assert format_date(date(2026, 3, 2)) == "02/03/2026"


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 9, 1), "1er\u00a0septembre\u00a02026"),
        (date(2026, 3, 2), "2\u00a0mars\u00a02026"),
        (date(2026, 8, 31), "31\u00a0août\u00a02026"),
    ],
)
def test_a_day_in_words(day: date, words: str) -> None:
    assert date_in_words(day) == words


def test_a_day_with_its_weekday() -> None:
    assert day_with_weekday(date(2026, 11, 21)) == "samedi 21\u00a0novembre\u00a02026"
    assert day_with_weekday(date(2026, 6, 1)) == "lundi 1er\u00a0juin\u00a02026"


def test_only_the_first_day_is_an_ordinal() -> None:
    assert [ordinal_day(day) for day in (1, 2, 21, 31)] == ["1er", "2", "21", "31"]


def test_the_week_starts_on_monday() -> None:
    assert (weekday_name(1), weekday_name(7)) == ("lundi", "dimanche")


def test_months_count_from_one() -> None:
    assert (month_name(1), month_name(12), len(MONTHS)) == ("janvier", "décembre", 12)


@pytest.mark.parametrize(
    ("moment", "text"),
    [
        (time(18, 30), "18\u00a0h\u00a030"),
        (time(18), "18\u00a0h"),
        (time(8, 5), "8\u00a0h\u00a005"),
        (time(0), "0\u00a0h"),
    ],
)
def test_an_hour_has_no_break_spaces_and_no_empty_minutes(moment: time, text: str) -> None:
    assert format_time(moment) == text


def test_a_span_of_hours_in_a_table_and_in_a_sentence() -> None:
    span = time(18, 0), time(20, 30)
    assert time_range(*span) == "18\u00a0h – 20\u00a0h\u00a030"
    assert time_range_in_words(*span) == "de 18\u00a0h à 20\u00a0h\u00a030"


def test_a_span_that_ends_at_midnight_ends_at_24_hours() -> None:
    assert time_range(time(20), time(0)) == "20\u00a0h – 24\u00a0h"
    assert time_range_in_words(time(0), time(0)) == "de 0\u00a0h à 24\u00a0h"


@pytest.mark.parametrize(
    ("minutes", "text"),
    [
        (150, "2\u00a0h\u00a030"),
        (120, "2\u00a0h"),
        (45, "45\u00a0min"),
        (0, "0\u00a0min"),
        (1445, "24\u00a0h\u00a005"),
        (-90, "\u22121\u00a0h\u00a030"),
    ],
)
def test_a_duration(minutes: int, text: str) -> None:
    assert format_minutes(minutes) == text


@given(st.dates())
def test_a_weekday_and_its_day_always_agree(day: date) -> None:
    assert day_with_weekday(day) == f"{weekday_name(day.isoweekday())} {date_in_words(day)}"
    assert len(format_date(day)) == 10
