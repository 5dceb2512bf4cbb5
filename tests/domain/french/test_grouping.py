"""Identifiers in groups of digits."""

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from polesdesk.domain.french import format_phone, format_rna, format_siren, format_siret


def test_a_french_phone_is_printed_in_pairs() -> None:
    assert format_phone("+33353012345") == "03\u00a053\u00a001\u00a023\u00a045"


def test_several_phones_stay_apart() -> None:
    assert format_phone("+33353012345 / +33639981234") == (
        "03\u00a053\u00a001\u00a023\u00a045 / 06\u00a039\u00a098\u00a012\u00a034"
    )


def test_a_foreign_phone_keeps_its_prefix_and_an_overseas_one_does_not() -> None:
    assert format_phone(example_of("BE")).startswith("+32\u00a0")
    assert format_phone(example_of("RE")).startswith("02")


def example_of(region: str) -> str:
    number = phonenumbers.example_number(region)
    assert number is not None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


@pytest.mark.parametrize("kept", ["3949", "", "03 53 01 23 45 poste 12", "+99999", "+"])
def test_what_is_not_e164_stays_as_it_is(kept: str) -> None:
    assert format_phone(kept) == kept


def test_registration_numbers_have_narrow_spaces() -> None:
    assert format_siret("73282932000074") == "732\u202f829\u202f320\u202f00074"
    assert format_siren("732829320") == "732\u202f829\u202f320"
    assert format_rna("W802123456") == "W802\u202f123\u202f456"


@given(st.text(st.characters()) | st.from_regex(r"\+[0-9]{1,20}", fullmatch=True))
def test_any_text_is_printed_without_failing(text: str) -> None:
    assert format_siret(text) == text or len(text) == 14
    assert format_siren(text) == text or len(text) == 9
    assert format_rna(text) == text or len(text) == 10
    assert [c for c in format_phone(text) if c.isdigit()] or not any(c.isdigit() for c in text)
