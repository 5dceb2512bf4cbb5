"""Numbers given by the State."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polesdesk.domain.identifiers import check_ape, check_rna, check_siren, check_siret
from polesdesk.domain.parsing import Cell, ParseProblem

CHECKS = [check_ape, check_rna, check_siren, check_siret]


@pytest.mark.parametrize(
    "typed",
    [
        "73282932000074",
        "732 829 320 00074",
        "732\u202f829\u202f320\u00a000074",
        "732.829.320-00074",
        73282932000074,
        7.3282932000074e13,
        "7,3282932000074E+13",
        "７３２８２９３２００００７４",
    ],
)
def test_a_siret_is_stored_as_digits(typed: Cell) -> None:
    checked = check_siret(typed)
    assert (checked.value, checked.doubt) == ("73282932000074", None)


def test_a_last_zero_that_an_exponent_hides_comes_back() -> None:
    assert check_siret("7,328293200009E+13").value == "73282932000090"


@pytest.mark.parametrize("typed", ["35600000000048", "35600000009075"])
def test_la_poste_has_its_own_rule(typed: str) -> None:
    assert check_siret(typed).value == typed


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "empty"),
        (None, "empty"),
        ("35600000009076", "siret_sum"),
        ("73282932000075", "siret_sum"),
        ("00000000000000", "siret_sum"),
        ("732829320", "siret_is_siren"),
        ("7328293200007", "siret_length"),
        ("732829320000741", "siret_length"),
        ("7328293200007A", "siret_signs"),
        ("7,32829E+13", "cut_by_spreadsheet"),
    ],
)
def test_a_siret_that_cannot_be_right_is_refused(typed: Cell, code: str) -> None:
    with pytest.raises(ParseProblem) as problem:
        check_siret(typed)
    assert problem.value.code == code


def test_a_siren_given_as_siret_is_told_apart() -> None:
    with pytest.raises(ParseProblem, match=r"est un SIREN.*14 chiffres"):
        check_siret("732 829 320")


def test_a_siren() -> None:
    assert check_siren("732 829 320").value == "732829320"
    with pytest.raises(ParseProblem) as problem:
        check_siren("732829321")
    assert problem.value.code == "siren_sum"


@pytest.mark.parametrize("typed", ["5580121", 5580121])
def test_zeros_that_a_spreadsheet_dropped_come_back_with_a_doubt(typed: Cell) -> None:
    checked = check_siren(typed)
    assert checked.value == "005580121"
    assert checked.doubt


@pytest.mark.parametrize(
    "typed", ["W802123456", "w802 123 456", " W802\u202f123\u202f456", "W-802.123.456"]
)
def test_an_rna_number_is_stored_without_spaces_in_capitals(typed: str) -> None:
    checked = check_rna(typed)
    assert (checked.value, checked.doubt) == ("W802123456", None)


@pytest.mark.parametrize(
    ("typed", "value"),
    [("W9R1000123", "W9R1000123"), (802123456.0, "W802123456"), ("802123456", "W802123456")],
)
def test_a_doubtful_rna_number_is_kept(typed: Cell, value: str) -> None:
    checked = check_rna(typed)
    assert checked.value == value
    assert checked.doubt


@pytest.mark.parametrize(
    "typed", ["W80212345", "W8021234567", "0802012345", "W8O2I23456", "WA02123456"]
)
def test_what_has_not_the_shape_of_an_rna_number_is_refused(typed: str) -> None:
    with pytest.raises(ParseProblem) as problem:
        check_rna(typed)
    assert problem.value.code == "rna_shape"


@pytest.mark.parametrize("typed", ["94.99Z", "9499z", "94.99 Z", " 9499-Z"])
def test_an_ape_code_is_stored_as_insee_writes_it(typed: str) -> None:
    assert check_ape(typed).value == "94.99Z"


@pytest.mark.parametrize("typed", ["913E", "9499", "94.99ZZ", "association"])
def test_another_code_is_not_an_ape_code(typed: str) -> None:
    with pytest.raises(ParseProblem) as problem:
        check_ape(typed)
    assert problem.value.code == "ape_shape"


CELLS = (
    st.text(st.characters())
    | st.text(st.sampled_from("0123456789 .,-+EeW\u00a0٣²"))
    | st.floats()
    | st.integers()
    | st.booleans()
    | st.none()
    | st.datetimes()
    | st.times()
)


@given(CELLS)
def test_any_cell_is_checked_or_refused_in_words(cell: Cell) -> None:
    for check in CHECKS:
        try:
            checked = check(cell)
        except ParseProblem as problem:
            assert problem.message.endswith((".", "»."))  # noqa: PT017
        else:
            assert check(checked.value).value == checked.value
