"""Cells of a spreadsheet as text."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polesdesk.domain.parsing import Cell, cell_text, parse_date, parse_decimal, parse_time

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (None, ""),
        ("  texte ", "  texte "),
        (802123456.0, "802123456"),
        (802123456, "802123456"),
        (7.3282932000074e13, "73282932000074"),
        (1e20, "100000000000000000000"),
        (12.5, "12,5"),
        (0.1 + 0.2, "0,3"),
        (1e-7, "0,0000001"),
        (-0.0, "0"),
        (float("nan"), ""),
        (float("inf"), ""),
        (True, "oui"),
        (False, "non"),
        (date(2026, 3, 12), "12/03/2026"),
        (datetime(2026, 3, 12), "12/03/2026"),
        (datetime(2026, 3, 12, 18, 30), "12/03/2026 18:30"),
        (datetime(1900, 1, 1), "01/01/1900"),
        (datetime(1900, 1, 1, 18, 30), "18:30"),
        (datetime(1901, 1, 1, 18, 30), "01/01/1901 18:30"),
        (datetime(1899, 12, 31, 18, 30), "18:30"),
        (time(8, 5), "08:05"),
        (time(8, 5, 7), "08:05:07"),
        (timedelta(hours=18, minutes=30), "18:30"),
    ],
)
def test_a_cell_reads_as_its_reader_saw_it(cell: Cell, text: str) -> None:
    assert cell_text(cell) == text


def test_a_number_longer_than_python_likes_to_print_is_printed() -> None:
    assert cell_text(10**5000) == "1" + "0" * 5000


@given(st.dates(min_value=date(1901, 1, 1), max_value=date(2199, 12, 31)))
def test_a_date_cell_reads_back(day: date) -> None:
    assert parse_date(cell_text(day), TODAY, relative=False) == day


@given(st.datetimes(min_value=datetime(1901, 1, 1), max_value=datetime(2199, 12, 31)))
def test_a_moment_cell_reads_back_as_its_day(moment: datetime) -> None:
    assert parse_date(cell_text(moment), TODAY, relative=False) == moment.date()


@given(st.times())
def test_an_hour_cell_reads_back(moment: time) -> None:
    assert parse_time(cell_text(moment.replace(second=0))) == moment.replace(
        second=0, microsecond=0
    )


@given(st.integers(min_value=-(10**11), max_value=10**11), st.sampled_from([1, 2, 4, 5, 8]))
def test_a_number_cell_reads_back(numerator: int, divisor: int) -> None:
    assert parse_decimal(cell_text(numerator / divisor)) * divisor == numerator
