"""Weekdays, and how often a slot returns."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polesdesk.domain.conventions import WeekParity
from polesdesk.domain.french import join_and, weekday_name
from polesdesk.domain.parsing import Interval, ParseProblem, parse_interval, parse_weekdays


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("lundi", (1,)),
        ("Lundis", (1,)),
        ("tous les lundis", (1,)),
        ("lundi et jeudi", (1, 4)),
        ("jeudi, lundi", (1, 4)),
        ("lundi / jeudi", (1, 4)),
        ("lundi jeudi", (1, 4)),
        ("lundi\njeudi", (1, 4)),
        ("mar., ven.", (2, 5)),
        ("Ma & Ve", (2, 5)),
        ("LUNDI AU VENDREDI", (1, 2, 3, 4, 5)),
        ("du lundi au vendredi", (1, 2, 3, 4, 5)),
        ("lundi à mercredi", (1, 2, 3)),
        ("lundi jusqu’au mercredi", (1, 2, 3)),
        ("Lu-Ve", (1, 2, 3, 4, 5)),
        ("lun. – ven.", (1, 2, 3, 4, 5)),
        ("vendredi au lundi", (1, 5, 6, 7)),
        ("mardi, jeudi au samedi", (2, 4, 5, 6)),
        ("lundi, lundi", (1,)),
        ("lun-mar, jeu-ven", (1, 2, 4, 5)),
        ("tous les jours", (1, 2, 3, 4, 5, 6, 7)),
        ("7j/7", (1, 2, 3, 4, 5, 6, 7)),
        ("jours ouvrés", (1, 2, 3, 4, 5)),
        ("week-end", (6, 7)),
        ("mercredi et week-end", (3, 6, 7)),
    ],
)
def test_weekdays_are_read_however_they_are_typed(typed: str, days: tuple[int, ...]) -> None:
    assert parse_weekdays(typed) == days


@pytest.mark.parametrize(
    ("typed", "code", "word"),
    [
        ("", "empty", "lundi"),
        ("L M J", "not_a_weekday", "« L »"),
        ("lundi et jeusi", "not_a_weekday", "« jeusi »"),
        ("lundi matin", "not_a_weekday", "« matin »"),
        ("tous les jours sauf dimanche", "not_a_weekday", "« sauf »"),
        ("1, 3", "not_a_weekday", "« 1 »"),
        ("et", "not_a_weekday", "« et »"),
        ("lundi au", "unclear_range", "lundi au"),
        ("au vendredi", "unclear_range", "au vendredi"),
        ("lun-mer-ven", "unclear_range", "lun-mer-ven"),
        ("lun.-mer.-ven.", "unclear_range", "lun.-mer.-ven."),
    ],
)
def test_a_refusal_names_the_word(typed: str, code: str, word: str) -> None:
    with pytest.raises(ParseProblem) as problem:
        parse_weekdays(typed)
    assert problem.value.code == code
    assert word.replace("« ", "«\u202f").replace(" »", "\u202f»") in problem.value.message


WEEKDAYS = st.integers(min_value=1, max_value=7)


@given(st.sets(WEEKDAYS, min_size=1))
def test_a_printed_list_of_days_reads_back(days: set[int]) -> None:
    assert parse_weekdays(join_and([weekday_name(day) for day in days])) == tuple(sorted(days))


@given(WEEKDAYS, WEEKDAYS)
def test_a_range_holds_its_ends_and_all_days_between(first: int, last: int) -> None:
    days = parse_weekdays(f"{weekday_name(first)} au {weekday_name(last)}")
    assert {first, last} <= set(days)
    assert len(days) == (last - first) % 7 + 1


@pytest.mark.parametrize(
    ("typed", "weeks"),
    [
        ("hebdomadaire", 1),
        ("Hebdo.", 1),
        ("toutes les semaines", 1),
        ("chaque semaine", 1),
        ("tous les mardis", 1),
        ("1 fois/semaine", 1),
        ("semaines paires et impaires", 1),
        ("1 semaine sur 2", 2),
        ("une semaine sur deux", 2),
        ("1 lundi sur 2", 2),
        ("1 sem./2", 2),
        ("1/2", 2),
        ("toutes les deux semaines", 2),
        ("tous les 15 jours", 2),
        ("tous les quinze jours", 2),
        ("quinzaine", 2),
        ("toutes les 3 semaines", 3),
        ("1 semaine sur 3", 3),
        ("une semaine sur quatre", 4),
        ("toutes les 4 semaines", 4),
        ("tous les 28 jours", 4),
        ("4", 4),
    ],
)
def test_an_interval_is_read_in_weeks(typed: str, weeks: int) -> None:
    assert parse_interval(typed) == Interval(weeks=weeks)


@pytest.mark.parametrize(
    ("typed", "parity"),
    [
        ("semaines paires", WeekParity.EVEN),
        ("Semaine paire", WeekParity.EVEN),
        ("sem. impaires", WeekParity.ODD),
        ("toutes les semaines impaires", WeekParity.ODD),
        ("impaires", WeekParity.ODD),
    ],
)
def test_odd_and_even_weeks(typed: str, parity: WeekParity) -> None:
    assert parse_interval(typed) == Interval(weeks=2, parity=parity)


@pytest.mark.parametrize(
    ("typed", "weeks"),
    [("mensuel", 4), ("1 fois par mois", 4), ("tous les mois", 4), ("bimensuel", 2)],
)
def test_months_become_weeks_with_a_note(typed: str, weeks: int) -> None:
    interval = parse_interval(typed)
    assert interval.weeks == weeks
    assert interval.note.endswith(".")


@pytest.mark.parametrize(
    ("typed", "places"),
    [
        ("1er lundi du mois", (1,)),
        ("le 2ème jeudi du mois", (2,)),
        ("1er et 3e du mois", (1, 3)),
        ("les premier et troisième mardis de chaque mois", (1, 3)),
        ("dernier vendredi du mois", (-1,)),
        ("dernier, 2e du mois", (2, -1)),
    ],
)
def test_nth_weekdays_of_the_month(typed: str, places: tuple[int, ...]) -> None:
    assert parse_interval(typed) == Interval(weeks=1, month_weeks=places)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "empty"),
        ("5", "interval_out_of_range"),
        ("12", "interval_out_of_range"),
        ("toutes les 6 semaines", "interval_out_of_range"),
        ("1 semaine sur 0", "interval_out_of_range"),
        ("6e lundi du mois", "not_an_interval"),
        ("début du mois", "not_an_interval"),
        ("ponctuel", "not_an_interval"),
        ("semaines paires sauf juillet", "not_an_interval"),
        ("bihebdomadaire", "not_an_interval"),
    ],
)
def test_what_weeks_cannot_say_is_refused(typed: str, code: str) -> None:
    with pytest.raises(ParseProblem) as problem:
        parse_interval(typed)
    assert problem.value.code == code


@given(
    st.text(st.characters())
    | st.lists(
        st.sampled_from(
            ["lundi", "ma", "au", "-", "et", ",", "1", "sur", "2", "semaines", "im", "paires"]
        )
    ).map(" ".join)
)
def test_any_text_is_read_or_refused_in_words(text: str) -> None:
    for parse in (parse_weekdays, parse_interval):
        try:
            parse(text)
        except ParseProblem as problem:
            assert problem.message.endswith(".")  # noqa: PT017
            problem.message.encode()
