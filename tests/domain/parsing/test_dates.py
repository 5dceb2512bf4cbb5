"""Days as they are typed."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polesdesk.domain.french import date_in_words, day_with_weekday, format_date
from polesdesk.domain.parsing import ParseProblem, parse_date

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("12/03/2026", date(2026, 3, 12)),
        ("1/9/26", date(2026, 9, 1)),
        ("12.3.26", date(2026, 3, 12)),
        ("12-03-2026", date(2026, 3, 12)),
        ("12 – 03 – 2026", date(2026, 3, 12)),
        ("12 03 2026", date(2026, 3, 12)),
        ("2026-03-12", date(2026, 3, 12)),
        ("2026/3/12", date(2026, 3, 12)),
        ("2026-03-12T00:00:00", date(2026, 3, 12)),
        ("2026-03-12 00:00:00.000", date(2026, 3, 12)),
        ("12/03/2026 18:30", date(2026, 3, 12)),
        ("010926", date(2026, 9, 1)),
        ("01092026", date(2026, 9, 1)),
        ("20260901", date(2026, 9, 1)),
        ("10926", date(2026, 9, 1)),
        ("1092026", date(2026, 9, 1)),
        ("11226", date(2026, 12, 1)),
        ("10126", date(2026, 1, 1)),
        ("01011900", date(1900, 1, 1)),
        ("31122199", date(2199, 12, 31)),
        ("1er septembre 2026", date(2026, 9, 1)),
        ("1ᵉʳ septembre 2026", date(2026, 9, 1)),
        ("1° sept. 2026", date(2026, 9, 1)),
        ("12 mars 26", date(2026, 3, 12)),
        ("12-mars-2026", date(2026, 3, 12)),
        ("3 FÉVR. 2026", date(2026, 2, 3)),
        ("15 aout 2026", date(2026, 8, 15)),
        ("5 juil 26", date(2026, 7, 5)),
        ("le 12 mars 2026.", date(2026, 3, 12)),
        ("samedi 21 novembre 2026", date(2026, 11, 21)),
        ("Samedi, 21/11/2026", date(2026, 11, 21)),
        ("29/02/2028", date(2028, 2, 29)),
        ("31/12/99", date(2099, 12, 31)),
        ("12/03", date(2026, 3, 12)),
        ("12 mars", date(2026, 3, 12)),
        ("aujourd’hui", TODAY),
        ("Aujourd'hui", TODAY),
        ("demain", date(2026, 11, 22)),
        ("après-demain", date(2026, 11, 23)),
        ("hier", date(2026, 11, 20)),
        ("+7", date(2026, 11, 28)),
        ("+ 7 jours", date(2026, 11, 28)),
        ("-3", date(2026, 11, 18)),
        ("−3", date(2026, 11, 18)),
    ],
)
def test_a_day_is_read_however_it_is_typed(typed: str, day: date) -> None:
    assert parse_date(typed, TODAY) == day


@pytest.mark.parametrize(
    ("typed", "code", "word"),
    [
        ("", "empty", "12/03/2026"),
        ("sept. 2026", "no_day", "manque le jour"),
        ("09/2026", "no_day", "manque le jour"),
        ("2026", "no_day", "manque le jour"),
        ("mars", "no_day", "manque le jour"),
        ("31/04/2026", "bad_day", "avril va du 1er au 30"),
        ("29/02/2026", "bad_day", "février 2026 va du 1er au 28"),
        ("0/01/2026", "bad_day", "jour 0"),
        ("12/13/2026", "bad_month", "mois 13"),
        ("12/00/2026", "bad_month", "mois 0"),
        ("12 brumaire 2026", "bad_month", "brumaire"),
        ("12 jui 2026", "bad_month", "jui"),
        ("12/03/1026", "bad_year", "1026"),
        ("12/03/2926", "bad_year", "2926"),
        ("+99999", "bad_year", "trop loin"),
        ("lundi 21 novembre 2026", "bad_weekday", "samedi, pas un lundi"),
        ("46098", "serial_number", "format Date"),
        ("50026", "serial_number", "format Date"),
        ("51326", "serial_number", "format Date"),
        ("bientôt", "not_a_date", "bientôt"),
        ("12/03/202", "not_a_date", "12/03/202"),
        ("1er", "not_a_date", "1er"),
    ],
)
def test_a_refusal_says_what_is_wrong(typed: str, code: str, word: str) -> None:
    with pytest.raises(ParseProblem) as problem:
        parse_date(typed, TODAY)
    assert problem.value.code == code
    assert word in problem.value.message


@pytest.mark.parametrize("typed", ["demain", "+7", "12/03", "12 mars"])
def test_a_file_holds_no_day_that_depends_on_today(typed: str) -> None:
    with pytest.raises(ParseProblem) as problem:
        parse_date(typed, TODAY, relative=False)
    assert problem.value.code == "relative_date"


DAYS = st.dates(min_value=date(2000, 1, 1), max_value=date(2099, 12, 31))


@given(DAYS)
def test_every_way_of_writing_a_day_gives_that_day(day: date) -> None:
    ways = [
        format_date(day),
        date_in_words(day),
        day_with_weekday(day),
        day.isoformat(),
        f"{day.day}.{day.month}.{day.year % 100:02}",
        f"{day:%d%m%Y}",
        f"{day:%d%m%y}",
    ]
    assert {parse_date(way, TODAY, relative=False) for way in ways} == {day}


@given(st.integers(min_value=-20_000, max_value=20_000))
def test_a_shift_counts_days_from_today(days: int) -> None:
    assert parse_date(f"{days:+}", TODAY) - TODAY == timedelta(days=days)


@given(
    st.text(st.characters()) | st.text(st.sampled_from("0123456789/-. +erjtmarsdécoû°:Té٣")),
    st.booleans(),
    st.dates(),
)
def test_any_text_is_a_day_or_refused_in_words(text: str, relative: bool, today: date) -> None:
    try:
        day = parse_date(text, today, relative=relative)
    except ParseProblem as problem:
        assert problem.message.endswith(".")  # noqa: PT017
        problem.message.encode()
    else:
        assert 1900 <= day.year <= 2199 or day == today
