"""Words that choose among a few things."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polesdesk.domain.conventions import HolidayRule
from polesdesk.domain.parsing import (
    ParseProblem,
    parse_half_days,
    parse_months,
    parse_school_holidays,
    parse_yes_no,
)


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("oui", True), ("OUI", True), ("o", True), ("X", True), ("✓", True), ("✔\ufe0f", True),
        ("Vrai", True), ("1", True), ("non", False), ("N", False), ("faux", False), ("0", False),
        ("✗", False),
    ],
)  # fmt: skip
def test_yes_or_no(typed: str, answer: bool) -> None:
    assert parse_yes_no(typed) is answer


@pytest.mark.parametrize("typed", ["", "peut-être", "oui non", "2"])
def test_another_answer_is_refused(typed: str) -> None:
    with pytest.raises(ParseProblem, match="oui ou"):
        parse_yes_no(typed)


@pytest.mark.parametrize(
    ("typed", "rule"),
    [
        ("oui", HolidayRule.WITH),
        ("Y compris vacances", HolidayRule.WITH),
        ("avec les vacances scolaires", HolidayRule.WITH),
        ("vacances comprises", HolidayRule.WITH),
        ("toute l’année", HolidayRule.WITH),
        ("non", HolidayRule.WITHOUT),
        ("hors vacances", HolidayRule.WITHOUT),
        ("Hors vacances scolaires uniquement", HolidayRule.WITHOUT),
        ("pas pendant les vacances", HolidayRule.WITHOUT),
        ("vacances non comprises", HolidayRule.WITHOUT),
        ("période scolaire", HolidayRule.WITHOUT),
        ("en période scolaire uniquement", HolidayRule.WITHOUT),
        ("vacances seulement", HolidayRule.ONLY),
        ("uniquement pendant les vacances scolaires", HolidayRule.ONLY),
        ("hors période scolaire", HolidayRule.ONLY),
    ],
)
def test_school_holidays(typed: str, rule: HolidayRule) -> None:
    assert parse_school_holidays(typed) is rule


@pytest.mark.parametrize(
    "typed", ["", "vacances", "petites vacances", "oui/non", "seulement", "hors été"]
)
def test_an_unclear_word_on_holidays_is_refused(typed: str) -> None:
    with pytest.raises(ParseProblem, match="vacances seulement"):
        parse_school_holidays(typed)


@pytest.mark.parametrize(
    ("typed", "halves"),
    [
        ("matin", ("morning",)),
        ("Matinée", ("morning",)),
        ("après-midi", ("afternoon",)),
        ("Après midi", ("afternoon",)),
        ("aprem", ("afternoon",)),
        ("soirée", ("evening",)),
        ("journée", ("morning", "afternoon")),
        ("toute la journée", ("morning", "afternoon")),
        ("soir et matin", ("morning", "evening")),
        ("journée et soirée", ("morning", "afternoon", "evening")),
    ],
)
def test_half_days_come_in_the_order_of_the_day(typed: str, halves: tuple[str, ...]) -> None:
    assert parse_half_days(typed) == halves


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "empty"),
        ("nuit", "not_a_half_day"),
        ("le", "not_a_half_day"),
        ("14h-17h", "not_a_half_day"),
    ],
)
def test_what_is_no_half_day_is_refused(typed: str, code: str) -> None:
    with pytest.raises(ParseProblem) as problem:
        parse_half_days(typed)
    assert problem.value.code == code


@pytest.mark.parametrize(
    ("typed", "months"),
    [
        ("3 mois", 3),
        ("3", 3),
        ("trois mois", 3),
        ("Un mois", 1),
        ("trois (3) mois", 3),
        ("dix-huit mois", 18),
        ("1 an", 12),
        ("une année", 12),
        ("deux ans", 24),
        ("aucun", 0),
        ("sans préavis", 0),
        ("120", 120),
    ],
)
def test_a_number_of_months(typed: str, months: int) -> None:
    assert parse_months(typed) == months


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "empty"),
        ("121", "too_long"),
        ("11 ans", "too_long"),
        ("9" * 5000, "too_long"),
        ("90 jours", "not_months"),
        ("trois (4) mois", "not_months"),
        ("quelques mois", "not_months"),
        ("mois", "not_months"),
    ],
)
def test_what_is_no_number_of_months_is_refused(typed: str, code: str) -> None:
    with pytest.raises(ParseProblem) as problem:
        parse_months(typed)
    assert problem.value.code == code


@given(
    st.text(st.characters())
    | st.lists(
        st.sampled_from(
            ["oui", "non", "vacances", "hors", "matin", "trois", "3", "mois", "an", "٣"]
        )
    ).map(" ".join)
)
def test_any_text_is_read_or_refused_in_words(text: str) -> None:
    for parse in (parse_yes_no, parse_school_holidays, parse_half_days, parse_months):
        try:
            parse(text)
        except ParseProblem as problem:
            assert problem.message.endswith(".")  # noqa: PT017
            problem.message.encode()
