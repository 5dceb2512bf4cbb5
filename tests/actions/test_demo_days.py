"""The words in which the demonstration tells its days."""

from datetime import date

import pytest

from polesdesk.actions.demo_days import (
    Calendar,
    council_session,
    end_of_season,
    workday,
)

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("today-40", date(2026, 10, 12)),
        ("season", date(2026, 9, 1)),
        ("season-1 +20d", date(2025, 9, 21)),
        ("season_end", date(2027, 8, 31)),
        ("month+2", date(2027, 1, 1)),
        ("month_end+3", date(2027, 2, 28)),
        ("year-2", date(2024, 1, 1)),
        ("year_end+1", date(2027, 12, 31)),
        ("today sat", date(2026, 11, 21)),
        ("today+1 sat", date(2026, 11, 28)),
    ],
)
def test_words_tell_days(words: str, expected: date) -> None:
    assert Calendar(TODAY).day(words) == expected


def test_the_season_turns_on_the_first_of_september() -> None:
    assert Calendar(date(2026, 8, 31)).day("season") == date(2025, 9, 1)
    assert Calendar(date(2026, 9, 1)).day("season") == date(2026, 9, 1)


def test_words_that_tell_no_day_are_refused() -> None:
    with pytest.raises(ValueError, match="tomorrow"):
        Calendar(TODAY).day("tomorrow")


def test_a_season_ends_on_a_31_august() -> None:
    assert end_of_season(date(2026, 9, 1), 1) == date(2027, 8, 31)
    assert end_of_season(date(2027, 2, 1), 1) == date(2027, 8, 31)
    assert end_of_season(date(2027, 7, 1), 2) == date(2029, 8, 31)


def test_office_days_are_neither_weekends_nor_holidays() -> None:
    assert workday(date(2026, 8, 16)) == date(2026, 8, 14)
    assert workday(date(2026, 12, 25)) == date(2026, 12, 24)
    assert council_session(date(2026, 6, 18)) == date(2026, 4, 16)
    assert council_session(date(2026, 6, 19)) == date(2026, 6, 18)
