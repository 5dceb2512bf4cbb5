"""Numbers, surfaces and sums of money as they are typed."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polesdesk.domain.conventions import FeePeriod
from polesdesk.domain.parsing import (
    ParseProblem,
    parse_decimal,
    parse_fee,
    parse_int,
    parse_money,
    parse_surface,
)


@pytest.mark.parametrize(
    ("typed", "cents"),
    [
        ("12.5", 1250),
        ("12,5", 1250),
        ("12", 1200),
        ("12,", 1200),
        (",5", 50),
        ("1 234,50 €", 123450),
        ("1\u202f234,50\u00a0€", 123450),
        ("1.234,50", 123450),
        ("1,234.50", 123450),
        ("1234.50 euros", 123450),
        ("1 234 567", 123456700),
        ("1.234.567", 123456700),
        ("€ 12", 1200),
        ("12€50", 1250),
        ("12 € 50", 1250),
        ("+12", 1200),
        ("0", 0),
        ("-0", 0),
        ("gratuit", 0),
        ("À titre gratuit", 0),
        ("Néant", 0),
        ("１２，５", 1250),
    ],
)
def test_a_sum_is_read_however_it_is_typed(typed: str, cents: int) -> None:
    assert parse_money(typed) == cents


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "empty"),
        ("-12", "negative"),
        ("−12 €", "negative"),
        ("12,345", "too_many_decimals"),
        ("1.234", "too_many_decimals"),
        ("12 50", "not_money"),
        ("1 23,4", "not_money"),
        ("1€2", "not_money"),
        ("120 €/an", "not_money"),
        ("douze", "not_money"),
        (".", "not_money"),
        ("€", "not_money"),
        ("9" * 5000, "not_money"),
        ("1e5", "not_money"),
    ],
)
def test_what_is_no_sum_is_refused(typed: str, code: str) -> None:
    with pytest.raises(ParseProblem) as problem:
        parse_money(typed)
    assert problem.value.code == code


@pytest.mark.parametrize(
    ("typed", "cents", "period"),
    [
        ("120 € par an", 12000, FeePeriod.YEAR),
        ("120 €/an", 12000, FeePeriod.YEAR),
        ("120 € l’année", 12000, FeePeriod.YEAR),
        ("120 annuels", 12000, FeePeriod.YEAR),
        ("30 €/mois", 3000, FeePeriod.MONTH),
        ("30 € mensuel", 3000, FeePeriod.MONTH),
        ("90,50 € par trimestre", 9050, FeePeriod.QUARTER),
        ("120", 12000, None),
        ("gratuit", 0, None),
    ],
)
def test_a_fee_bears_its_period(typed: str, cents: int, period: FeePeriod | None) -> None:
    assert parse_fee(typed) == (cents, period)


@pytest.mark.parametrize("typed", ["", "an", "par mois", "12 € par semaine"])
def test_a_fee_without_a_sum_is_refused(typed: str) -> None:
    with pytest.raises(ParseProblem):
        parse_fee(typed)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("12,5", "12.5"),
        ("12.5", "12.5"),
        ("1 234,567", "1234.567"),
        ("-3", "-3"),
        ("1.234", "1.234"),
    ],
)
def test_a_decimal_number(typed: str, number: str) -> None:
    assert parse_decimal(typed) == Decimal(number)


@pytest.mark.parametrize("typed", ["", "douze", "1/2", "1,2,3", "--1", "nan", "Infinity", "٣"])
def test_what_is_no_number_is_refused(typed: str) -> None:
    with pytest.raises(ParseProblem, match="12,5"):
        parse_decimal(typed)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("50", 50),
        ("50,0", 50),
        ("1 234", 1234),
        ("50 personnes", 50),
        ("50 pers.", 50),
        ("30 Places", 30),
    ],
)
def test_a_whole_number(typed: str, number: int) -> None:
    assert parse_int(typed) == number


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "empty"),
        ("12,5", "not_whole"),
        ("environ 50", "not_a_number"),
        ("40/50", "not_a_number"),
    ],
)
def test_what_is_no_whole_number_is_refused(typed: str, code: str) -> None:
    with pytest.raises(ParseProblem) as problem:
        parse_int(typed)
    assert problem.value.code == code


@pytest.mark.parametrize(
    ("typed", "surface"),
    [
        ("0,5", "0.5"),
        ("32,5 m2", "32.5"),
        ("32.5", "32.5"),
        ("32,50 m²", "32.50"),
        ("1 200 mètres carrés", "1200"),
    ],
)
def test_a_surface(typed: str, surface: str) -> None:
    assert parse_surface(typed) == Decimal(surface)


@pytest.mark.parametrize(
    ("typed", "code"),
    [("", "empty"), ("0", "not_positive"), ("-5 m²", "not_positive"), ("5 ha", "not_a_surface")],
)
def test_what_is_no_surface_is_refused(typed: str, code: str) -> None:
    with pytest.raises(ParseProblem) as problem:
        parse_surface(typed)
    assert problem.value.code == code


@given(st.text(st.characters()) | st.text(st.sampled_from("0123456789 .,-+€m2an\u00a0\u202f/٣²")))
def test_any_text_is_read_or_refused_in_words(text: str) -> None:
    for parse in (parse_money, parse_fee, parse_decimal, parse_int, parse_surface):
        try:
            parse(text)
        except ParseProblem as problem:
            assert problem.message.endswith(".")  # noqa: PT017
            problem.message.encode()
