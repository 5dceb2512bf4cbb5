"""Availability, absences and hours of single days, as they are typed and written out."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polesdesk.domain.parsing import ParseProblem
from polesdesk.domain.volunteer_availability import (
    format_absences,
    format_availability,
    format_extra_hours,
    parse_absences,
    parse_availability,
    parse_extra_hours,
)
from polesdesk.domain.volunteers import Absence, Availability, ExtraHours

TODAY = date(2026, 11, 21)


def hours(*spans: tuple[int, int, int]) -> tuple[Availability, ...]:
    return tuple(
        Availability(weekday=day, start=time(start), end=time(end % 24))
        for day, start, end in spans
    )


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("lun 9-12", hours((1, 9, 12))),
        ("lundi 9h-12h, mardi 14h-17h", hours((1, 9, 12), (2, 14, 17))),
        ("lun, mar 9-12", hours((1, 9, 12), (2, 9, 12))),
        ("lun mar 9-12", hours((1, 9, 12), (2, 9, 12))),
        ("lun 9-12, 14-17", hours((1, 9, 12), (1, 14, 17))),
        ("lun 9-12 et 14-17 ; jeu 18-20", hours((1, 9, 12), (1, 14, 17), (4, 18, 20))),
        ("lu-ve 18h-20h", hours(*((day, 18, 20) for day in range(1, 6)))),
        ("lundi au mercredi 9-12", hours((1, 9, 12), (2, 9, 12), (3, 9, 12))),
        ("lun 9-12 mar 14-17", hours((1, 9, 12), (2, 14, 17))),
        ("samedi matin", hours((6, 9, 12))),
        ("mer. après-midi, sam. matin", hours((3, 14, 18), (6, 9, 12))),
        ("week-end 9-12", hours((6, 9, 12), (7, 9, 12))),
        ("lundi de 9h à 12h", hours((1, 9, 12))),
        ("ven 20h-24h", hours((5, 20, 24))),
    ],
)
def test_weekly_hours_are_read_as_they_are_typed(typed: str, expected: tuple[Availability, ...]):
    assert parse_availability(typed) == expected


@pytest.mark.parametrize("typed", ["9-12", "lun", "xyz 9-12", "lun 9-12, 11-14", "lun 12-9", ","])
def test_what_is_not_clear_is_refused(typed: str):
    with pytest.raises(ParseProblem):
        parse_availability(typed)


SPANS = st.lists(
    st.tuples(st.integers(1, 7), st.integers(0, 22), st.integers(1, 24)).filter(
        lambda one: one[1] < one[2]
    ),
    min_size=1,
    max_size=8,
)


@given(SPANS)
def test_what_is_written_out_reads_the_same(spans: list[tuple[int, int, int]]):
    wanted = sorted(spans)
    apart = [
        one
        for place, one in enumerate(wanted)
        if all(before[0] != one[0] or before[2] <= one[1] for before in wanted[:place])
    ]
    value = hours(*apart)
    assert parse_availability(format_availability(value)) == value


def test_hours_that_several_days_share_are_said_once():
    value = hours((1, 9, 12), (2, 9, 12), (6, 14, 17))
    assert format_availability(value) == (
        "lun., mar. 9\u00a0h – 12\u00a0h\u202f; sam. 14\u00a0h – 17\u00a0h"
    )


def test_absences_are_typed_one_a_line():
    typed = "du 12/03/2027 au 20/03/2027 : voyage\n\n01/04/2027\nle 02/04/2027 – 03/04/2027"
    found = parse_absences(typed, TODAY)
    assert found == (
        Absence(from_date=date(2027, 3, 12), to_date=date(2027, 3, 20), reason="voyage"),
        Absence(from_date=date(2027, 4, 1), to_date=date(2027, 4, 1)),
        Absence(from_date=date(2027, 4, 2), to_date=date(2027, 4, 3)),
    )
    assert parse_absences(format_absences(found), TODAY) == found
    with pytest.raises(ParseProblem):
        parse_absences("du 20/03/2027 au 12/03/2027", TODAY)


def test_hours_of_single_days_are_typed_one_a_line():
    found = parse_extra_hours("14/03/2027 9-12\nle 15/03/2027 : 14h-17h", TODAY)
    assert found == (
        ExtraHours(day=date(2027, 3, 14), start=time(9), end=time(12)),
        ExtraHours(day=date(2027, 3, 15), start=time(14), end=time(17)),
    )
    assert parse_extra_hours(format_extra_hours(found), TODAY) == found
    with pytest.raises(ParseProblem):
        parse_extra_hours("lundi 9-12", TODAY)
