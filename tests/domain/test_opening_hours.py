"""Opening hours typed by hand are understood, refused in words, and written out again."""

from datetime import time

import pytest

from polesdesk.domain.hubs import OpeningSpan
from polesdesk.domain.opening_hours import parse_opening, write_opening
from polesdesk.domain.parsing import ParseProblem


def spans(*days: int, hours: tuple[tuple[int, int], ...]) -> list[OpeningSpan]:
    return [
        OpeningSpan(weekday=day, start=time(start), end=time(end % 24))
        for day in days
        for start, end in hours
    ]


WEEK = tuple(spans(1, 2, 3, 4, 5, hours=((9, 12), (14, 18))))


@pytest.mark.parametrize(
    "text",
    [
        "lundi–vendredi 9 h–12 h, 14 h–18 h",
        "lundi au vendredi 9h-12h et 14h-18h",
        "du lundi au vendredi de 9h à 12h et de 14h à 18h",
        "Lu-Ve : 9:00-12:00 / 14:00-18:00",
        "lun., mar., mer., jeu., ven. 9h-midi, 14h-18h",
        "en semaine 9h-12h 14h-18h",
        "lundi et mardi 9h-12h, 14h-18h; mercredi, jeudi, vendredi 9h-12h, 14h-18h",
        "lundi au vendredi 9h-12h\nlundi au vendredi 14h-18h",
    ],
)
def test_a_week_is_read_in_many_hands(text: str) -> None:
    assert parse_opening(text) == WEEK


def test_groups_of_days_follow_one_another_on_a_line() -> None:
    found = parse_opening(
        "du lundi au mercredi de 9h à 12h, le samedi 10h-12h et le dimanche 14h-17h"
    )
    assert found == tuple(
        spans(1, 2, 3, hours=((9, 12),)) + spans(6, hours=((10, 12),)) + spans(7, hours=((14, 17),))
    )


def test_every_day_until_midnight() -> None:
    assert parse_opening("tous les jours 8h-24h") == tuple(
        spans(1, 2, 3, 4, 5, 6, 7, hours=((8, 24),))
    )


def test_nothing_typed_is_nothing_known() -> None:
    assert parse_opening(" \n ; ") == ()


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("9h-12h", "manque les jours"),
        ("lundi", "manque les heures"),
        ("lundi 9h", "heure de fin"),
        ("lundi 12h-9h", "doit suivre"),
        ("lundi 9h-12h, lundi 11h-14h", "se recouvrent le lundi"),
        ("mardi 20h-24h, mardi 22h-23h", "se recouvrent le mardi"),
        ("bonjour lundi 9h-12h", "bonjour"),
        ("lundi 9h-12h sauf été", "pas compris"),
    ],
)
def test_what_is_unclear_is_refused_in_words(text: str, word: str) -> None:
    with pytest.raises(ParseProblem) as refused:
        parse_opening(text)
    assert word in refused.value.message


def test_days_with_the_same_hours_are_written_on_one_line() -> None:
    known = WEEK + tuple(spans(6, hours=((10, 12),)))
    assert write_opening(known) == (
        "lundi au vendredi 9\u00a0h – 12\u00a0h, 14\u00a0h – 18\u00a0h",
        "samedi 10\u00a0h – 12\u00a0h",
    )


@pytest.mark.parametrize(
    "text",
    [
        "lundi, mercredi et samedi 8h30-24h",
        "lundi au vendredi 9h-12h, 14h-18h; samedi et dimanche 10h-12h",
        "mardi 18h-22h",
    ],
)
def test_what_is_written_is_read_back(text: str) -> None:
    known = parse_opening(text)
    assert parse_opening("\n".join(write_opening(known))) == known
