"""Hours and spans of hours as they are typed."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polesdesk.domain.french import format_time, time_range, time_range_in_words
from polesdesk.domain.parsing import (
    ParseProblem,
    TimeRange,
    parse_time,
    parse_time_range,
    parse_time_ranges,
)


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("18h", time(18)),
        ("18 H", time(18)),
        ("18 h 30", time(18, 30)),
        ("18\u00a0h\u00a030", time(18, 30)),
        ("18:30", time(18, 30)),
        ("18:30:00", time(18, 30)),
        ("18.30", time(18, 30)),
        ("18h30", time(18, 30)),
        ("18h30mn", time(18, 30)),
        ("18 heures 30", time(18, 30)),
        ("1830", time(18, 30)),
        ("830", time(8, 30)),
        ("18", time(18)),
        ("8h05", time(8, 5)),
        ("0h", time(0)),
        ("midi", time(12)),
        ("Minuit", time(0)),
    ],
)
def test_an_hour_is_read_however_it_is_typed(typed: str, moment: time) -> None:
    assert parse_time(typed) == moment


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "empty"),
        ("25h", "bad_hour"),
        ("24h", "bad_hour"),
        ("2430", "bad_hour"),
        ("18h75", "bad_minute"),
        ("18h60", "bad_minute"),
        ("18h5", "not_a_time"),
        ("0,75", "not_a_time"),
        ("le soir", "not_a_time"),
        ("18h-20h", "not_a_time"),
    ],
)
def test_what_is_no_hour_is_refused(typed: str, code: str) -> None:
    with pytest.raises(ParseProblem) as problem:
        parse_time(typed)
    assert problem.value.code == code


@pytest.mark.parametrize(
    ("typed", "start", "end"),
    [
        ("18h-20h30", time(18), time(20, 30)),
        ("de 18:00 à 20:00", time(18), time(20)),
        ("18 h 30 – 20 h", time(18, 30), time(20)),
        ("14h/17h", time(14), time(17)),
        ("18h00 a 20h00", time(18), time(20)),
        ("9-12", time(9), time(12)),
        ("14 à 17h", time(14), time(17)),
        ("18.30-20.30", time(18, 30), time(20, 30)),
        ("0900-1200", time(9), time(12)),
        ("De 8h30 jusqu’à 12h.", time(8, 30), time(12)),
        ("entre 18h et 20h", time(18), time(20)),
        ("18h -> 20h", time(18), time(20)),
        ("18h → 20h", time(18), time(20)),
        ("de midi à 14h", time(12), time(14)),
        ("20h-24h", time(20), time(0)),
        ("20h à minuit", time(20), time(0)),
        ("20:00 - 00:00", time(20), time(0)),
    ],
)
def test_a_span_is_read_however_it_is_typed(typed: str, start: time, end: time) -> None:
    assert parse_time_range(typed) == TimeRange(start=start, end=end)


@pytest.mark.parametrize(
    "typed",
    [
        "9h-12h et 14h-17h",
        "9h-12h et de 14h à 17h",
        "9h-12h ; 14h-17h",
        "9h-12h\n14h-17h",
        "9h-12h / 14h-17h",
        "9h-12h 14h-17h",
        "14h-17h, 9h-12h",
    ],
)
def test_several_spans_come_in_the_order_of_the_day(typed: str) -> None:
    assert parse_time_ranges(typed) == (
        TimeRange(start=time(9), end=time(12)),
        TimeRange(start=time(14), end=time(17)),
    )


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "empty"),
        ("20h-18h", "end_before_start"),
        ("18h-18h", "end_before_start"),
        ("24h-0h", "bad_hour"),
        ("18h-25h", "bad_hour"),
        ("18h-20h75", "bad_minute"),
        ("18h", "no_end"),
        ("18h -", "no_end"),
        ("9h-12h et", "no_end"),
        ("9h12h", "not_a_time_range"),
        ("9h 12h", "not_a_time_range"),
        ("matin", "not_a_time_range"),
        ("18h-20h sauf jeudi", "not_a_time_range"),
        ("9h-12h et 11h-13h", "overlap"),
    ],
)
def test_what_is_no_span_is_refused(typed: str, code: str) -> None:
    with pytest.raises(ParseProblem) as problem:
        parse_time_ranges(typed)
    assert problem.value.code == code


def test_a_refusal_quotes_what_was_not_understood() -> None:
    with pytest.raises(ParseProblem, match="sauf jeudi"):
        parse_time_ranges("18h-20h sauf jeudi")


def test_two_spans_are_too_many_where_one_is_asked() -> None:
    with pytest.raises(ParseProblem) as problem:
        parse_time_range("9h-12h et 14h-17h")
    assert problem.value.code == "several_ranges"


def test_how_long_a_span_is() -> None:
    assert TimeRange(start=time(18), end=time(20, 30)).minutes == 150
    assert TimeRange(start=time(20), end=time(0)).minutes == 240


MOMENTS = st.builds(time, st.integers(0, 23), st.integers(0, 59))


@given(MOMENTS, MOMENTS)
def test_a_printed_span_reads_back_as_itself(start: time, end: time) -> None:
    assert parse_time(format_time(start)) == start
    if end == time(0) or end > start:
        span = TimeRange(start=start, end=end)
        assert parse_time_range(time_range(start, end)) == span
        assert parse_time_range(time_range_in_words(start, end)) == span


@given(
    st.text(st.characters())
    | st.text(st.sampled_from("0123456789h:.-–/;, \ndeàetminu٣"))
    | st.lists(st.sampled_from(["18h", "20h30", "-", " à ", " et ", "de ", "24h", "9:00"])).map(
        "".join
    )
)
def test_any_text_is_read_or_refused_in_words(text: str) -> None:
    for parse in (parse_time, parse_time_range, parse_time_ranges):
        try:
            parse(text)
        except ParseProblem as problem:
            assert problem.message.endswith((".", "»."))  # noqa: PT017
            problem.message.encode()
