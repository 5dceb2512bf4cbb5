"""Postal codes, phone numbers and mail addresses."""

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from polesdesk.domain.identifiers import check_email, check_phone, check_postal_code
from polesdesk.domain.parsing import Cell, ParseProblem


@pytest.mark.parametrize(
    "typed",
    [
        "0353012345",
        "03 53 01 23 45",
        "03.53.01.23.45",
        "03/53/01/23/45",
        "03‑53‑01‑23‑45",
        "+33353012345",
        "+33 (0)3 53 01 23 45",
        "0033353012345",
        "Tél. : 03 53 01 23 45",
        353012345,
        353012345.0,
        33353012345.0,
        "330353012345",
        "353012345",
    ],
)
def test_a_french_phone_is_stored_in_e164(typed: Cell) -> None:
    checked = check_phone(typed)
    assert (checked.value, checked.doubt) == ("+33353012345", None)


def test_a_phone_of_fiction_is_not_doubted() -> None:
    for start in ("019900", "026191", "035301", "046571", "053649", "063998"):
        assert check_phone(f"{start}1234").doubt is None


def test_a_number_of_no_known_range_is_kept_with_a_doubt() -> None:
    checked = check_phone("04 00 00 00 00")
    assert checked.value == "+33400000000"
    assert checked.doubt


def test_overseas_and_foreign_numbers_bear_their_own_prefix() -> None:
    reunion = phonenumbers.example_number("RE")
    assert reunion is not None
    typed = phonenumbers.format_number(reunion, phonenumbers.PhoneNumberFormat.NATIONAL)
    assert check_phone(typed).value.startswith("+262")
    belgian = phonenumbers.example_number("BE")
    assert belgian is not None
    typed = phonenumbers.format_number(belgian, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    assert check_phone(typed).value.startswith("+32")


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("39 49", "3949"),
        (17, "17"),
        ("118 218", "118218"),
        ("03 53 01 23 45 / 06 39 98 12 34", "+33353012345 / +33639981234"),
        ("03 53 01 23 45 ou 06 39 98 12 34", "+33353012345 / +33639981234"),
        ("03 53 01 23 45 (gardien)", "03 53 01 23 45 (gardien)"),
        ("03 53 01 23 45 poste 12", "03 53 01 23 45 poste 12"),
    ],
)
def test_an_unusual_phone_is_kept_whole_with_a_doubt(typed: Cell, value: str) -> None:
    checked = check_phone(typed)
    assert checked.value == value
    assert checked.doubt


@pytest.mark.parametrize(
    "typed", ["03 53 01 23", "néant", "00 00 00 00 00", "03 53 01 23 45 67", "035301234"]
)
def test_what_cannot_be_dialled_is_refused(typed: str) -> None:
    with pytest.raises(ParseProblem) as problem:
        check_phone(typed)
    assert problem.value.code == "phone_shape"


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("80000", "80000"),
        (80000.0, "80000"),
        ("80 000", "80000"),
        ("F-80000", "80000"),
        (1000, "01000"),
        ("20090", "20090"),
        ("97400", "97400"),
    ],
)
def test_a_postal_code(typed: Cell, value: str) -> None:
    checked = check_postal_code(typed)
    assert (checked.value, checked.doubt) == (value, None)


@pytest.mark.parametrize(
    ("typed", "value"),
    [("1000", "01000"), ("80000 Amiens", "80000"), ("80040 CEDEX 1", "80040"), ("96000", "96000")],
)
def test_a_doubtful_postal_code_is_kept(typed: str, value: str) -> None:
    checked = check_postal_code(typed)
    assert checked.value == value
    assert checked.doubt


@pytest.mark.parametrize("typed", ["2A004", "800000", "800", "Amiens"])
def test_another_code_is_not_a_postal_code(typed: str) -> None:
    with pytest.raises(ParseProblem) as problem:
        check_postal_code(typed)
    assert problem.value.code == "postal_code_shape"


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("Nom.Prenom@Example.ORG", "Nom.Prenom@example.org"),
        (" mailto:nom@example.org ", "nom@example.org"),
        ("Le Club <club@example.org>", "club@example.org"),
        ("jean.et.lou@example.org", "jean.et.lou@example.org"),
        ("o'nom+asso@sous.example.org;", "o'nom+asso@sous.example.org"),
    ],
)
def test_a_mail_address(typed: str, value: str) -> None:
    checked = check_email(typed)
    assert (checked.value, checked.doubt) == (value, None)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("a@example.org; b@example.org", "a@example.org, b@example.org"),
        ("a@example.org et b@example.org", "a@example.org, b@example.org"),
        ("gérard@example.org", "gérard@example.org"),
    ],
)
def test_an_unusual_mail_address_is_kept_with_a_doubt(typed: str, value: str) -> None:
    checked = check_email(typed)
    assert checked.value == value
    assert checked.doubt


@pytest.mark.parametrize(
    "typed",
    [
        "nom",
        "nom@",
        "@example.org",
        "nom@example",
        "n..m@example.org",
        "nom@@example.org",
        "a b@example.org",
    ],
)
def test_what_is_no_mail_address_is_refused(typed: str) -> None:
    with pytest.raises(ParseProblem) as problem:
        check_email(typed)
    assert problem.value.code == "email_shape"


@pytest.mark.parametrize("check", [check_email, check_phone, check_postal_code])
def test_nothing_typed_is_a_problem_of_its_own(check: object) -> None:
    assert callable(check)
    for nothing in ("", "  ", None, "\u200b"):
        with pytest.raises(ParseProblem) as problem:
            check(nothing)
        assert problem.value.code == "empty"


CELLS = (
    st.text(st.characters())
    | st.text(st.sampled_from("0123456789 .()+/-@ab,;<>\u00a0٣²te"))
    | st.floats()
    | st.integers()
    | st.booleans()
    | st.none()
    | st.datetimes()
)


@given(CELLS)
def test_any_cell_is_checked_or_refused_in_words(cell: Cell) -> None:
    for check in (check_email, check_phone, check_postal_code):
        try:
            checked = check(cell)
        except ParseProblem as problem:
            assert problem.message.endswith((".", "»."))  # noqa: PT017
        else:
            assert check(checked.value).value == checked.value
