"""Days and hours in one cell or in two."""

from datetime import time

import pytest

from polesdesk.domain.import_slots import Span, combine, names_a_day, parse_days_and_spans
from polesdesk.domain.parsing import ParseProblem

EVENING = Span(start=time(18), end=time(20))
MORNING = Span(half_day="morning")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("lundi 18h-20h", [(1, EVENING)]),
        ("lundi et jeudi de 18:00 à 20:00", [(1, EVENING), (4, EVENING)]),
        ("Lun. 18h-20h ; sam. matin", [(1, EVENING), (6, MORNING)]),
        ("18h-20h le lundi", [(1, EVENING)]),
        ("lundi : 18h-20h\nmardi : 18h-20h", [(1, EVENING), (2, EVENING)]),
        ("mercredi matin (9h-12h)", [(3, Span(start=time(9), end=time(12)))]),
        ("lundi au mercredi 18h-20h", [(1, EVENING), (2, EVENING), (3, EVENING)]),
        ("samedi après-midi", [(6, Span(half_day="afternoon"))]),
        ("lundi journée", [(1, MORNING), (1, Span(half_day="afternoon"))]),
    ],
)
def test_days_with_hours(text: str, found: list[tuple[int, Span]]) -> None:
    assert parse_days_and_spans(text) == tuple(found)


def test_each_day_has_all_the_hours() -> None:
    late = Span(start=time(20), end=time(22))
    assert combine("lundi, mardi", "18h-20h et 20h-22h") == (
        (1, EVENING), (1, late), (2, EVENING), (2, late),
    )  # fmt: skip


def test_as_many_lines_go_line_by_line() -> None:
    late = Span(start=time(20), end=time(22))
    assert combine("lundi\nmardi", "18h-20h\n20h-22h") == ((1, EVENING), (2, late))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("lundi", "no_hours"),
        ("lundi soir", "evening"),
        ("lundi 18h", "no_end"),
        ("parfois lundi 18h-20h", "days_and_hours"),
    ],
)
def test_what_is_not_clear_is_refused(text: str, code: str) -> None:
    with pytest.raises(ParseProblem) as caught:
        parse_days_and_spans(text)
    assert caught.value.code == code


def test_hours_are_no_days() -> None:
    assert names_a_day("mar. 18h-20h")
    assert not names_a_day("matin")
    assert not names_a_day("de 18h à 20h")
