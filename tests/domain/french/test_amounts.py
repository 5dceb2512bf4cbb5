"""Numbers and sums of money as they are printed."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polesdesk.domain.french import (
    euros_in_words,
    format_euros,
    format_number,
    format_percent,
    format_surface,
    plural,
)
from polesdesk.domain.parsing import parse_decimal, parse_money


@pytest.mark.parametrize(
    ("cents", "text"),
    [
        (123450, "1\u202f234,50\u00a0€"),
        (0, "0,00\u00a0€"),
        (5, "0,05\u00a0€"),
        (100_000_000, "1\u202f000\u202f000,00\u00a0€"),
        (-123450, "\u22121\u202f234,50\u00a0€"),
    ],
)
def test_euros(cents: int, text: str) -> None:
    assert format_euros(cents) == text


@pytest.mark.parametrize(
    ("cents", "words"),
    [
        (0, "zéro euro"),
        (1, "un centime"),
        (50, "cinquante centimes"),
        (2, "deux centimes"),
        (100, "un euro"),
        (101, "un euro et un centime"),
        (150, "un euro et cinquante centimes"),
        (200, "deux euros"),
        (2100, "vingt et un euros"),
        (7100, "soixante et onze euros"),
        (8000, "quatre-vingts euros"),
        (8100, "quatre-vingt-un euros"),
        (20_000, "deux cents euros"),
        (20_100, "deux cent un euros"),
        (1_000_000, "dix mille euros"),
        (100_000_000, "un million d’euros"),
        (200_000_000, "deux millions d’euros"),
        (200_001_000, "deux millions dix euros"),
        (200_000_050, "deux millions d’euros et cinquante centimes"),
    ],
)
def test_euros_in_words(cents: int, words: str) -> None:
    assert euros_in_words(cents) == words


@pytest.mark.parametrize("cents", [-1, 10**15])
def test_sums_without_words_are_refused(cents: int) -> None:
    with pytest.raises(ValueError, match="no words"):
        euros_in_words(cents)


@given(st.integers(min_value=0, max_value=10**15 - 1))
def test_words_never_hold_a_straight_apostrophe_or_a_digit(cents: int) -> None:
    words = euros_in_words(cents)
    assert "'" not in words
    assert not any(character.isdigit() for character in words)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (Decimal("1234.50"), "1\u202f234,50"),
        (1234567, "1\u202f234\u202f567"),
        (Decimal("1E+3"), "1\u202f000"),
        (Decimal("-0.5"), "\u22120,5"),
    ],
)
def test_a_number_keeps_its_decimals(number: Decimal | int, text: str) -> None:
    assert format_number(number) == text


@pytest.mark.parametrize(
    ("surface", "text"),
    [
        ("32.5", "32,50\u00a0m²"),
        ("45.00", "45\u00a0m²"),
        ("1200.005", "1\u202f200,01\u00a0m²"),
    ],
)
def test_a_surface(surface: str, text: str) -> None:
    assert format_surface(Decimal(surface)) == text


@pytest.mark.parametrize(
    ("ratio", "decimals", "text"),
    [
        (0.455, 0, "46\u00a0%"),
        (0.455, 1, "45,5\u00a0%"),
        (Decimal(1), 0, "100\u00a0%"),
        (0.285, 0, "29\u00a0%"),
    ],
)
def test_a_percentage(ratio: float | Decimal, decimals: int, text: str) -> None:
    assert format_percent(ratio, decimals) == text


def test_a_percentage_is_whole_unless_asked() -> None:
    assert format_percent(0.455) == "46\u00a0%"


def test_zero_and_one_are_singular() -> None:
    assert [plural(n, "salle") for n in (0, 1, 2)] == [
        "0\u00a0salle",
        "1\u00a0salle",
        "2\u00a0salles",
    ]
    assert plural(1500, "local", "locaux") == "1\u202f500\u00a0locaux"


@given(st.integers(min_value=0, max_value=10**13))
def test_a_printed_sum_reads_back_as_itself(cents: int) -> None:
    assert parse_money(format_euros(cents)) == cents


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=3))
def test_a_printed_number_reads_back_as_itself(number: Decimal) -> None:
    assert parse_decimal(format_number(number)) == number
