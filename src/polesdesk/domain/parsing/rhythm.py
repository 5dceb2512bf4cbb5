"""Weekdays, and how often a slot returns, as the office writes them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from polesdesk.domain.conventions import WeekParity
from polesdesk.domain.folding import fold, unaccent
from polesdesk.domain.french import WEEKDAYS
from polesdesk.domain.parsing.problem import ParseProblem, quoted
from polesdesk.domain.speech import said

_EVERY_DAY = (1, 2, 3, 4, 5, 6, 7)
_NAMED_DAYS = {
    "tous les jours": _EVERY_DAY,
    "chaque jour": _EVERY_DAY,
    "toute la semaine": _EVERY_DAY,
    "7 jours sur 7": _EVERY_DAY,
    "7j 7": _EVERY_DAY,
    "en semaine": (1, 2, 3, 4, 5),
    "jours ouvres": (1, 2, 3, 4, 5),
    "jours ouvrables": (1, 2, 3, 4, 5, 6),
}
_WEEKEND = re.compile(r"week[-\s]?ends?", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+|[-\u2010-\u2015\u2192>]+|[^\s\w]|_")
_FILLERS = frozenset(
    ["le", "les", "tous", "toutes", "chaque", "et", "puis", "du", "de", "jour", "jours"]
    + ["jusqu", "'", "’", ",", ";", "/", "&", "+", ".", ":", "(", ")"]
)
_TO = re.compile(r"au|a|[-\u2010-\u2015\u2192>]+")


def parse_weekdays(text: str) -> tuple[int, ...]:
    """Return the weekdays typed, 1 (Monday) to 7, in order, each once.

    Names, plurals and abbreviations of two letters or more: « lundi et jeudi », « mar., ven. »,
    « lundi au vendredi », « Lu-Ve », « tous les jours », « week-end ».
    """
    if not text.strip():
        raise ParseProblem(
            "empty", said("Indiquez un ou plusieurs jours, par exemple lundi et jeudi.")
        )
    named = _NAMED_DAYS.get(fold(text))
    if named:
        return named
    days = _days(_WORD.findall(_WEEKEND.sub("samedi, dimanche", text)), text)
    if not days:
        raise ParseProblem(
            "not_a_weekday",
            said("{quoted} n’est pas un jour\u202f: tapez par exemple lundi et jeudi.").format(
                quoted=quoted(text)
            ),
        )
    return tuple(sorted(days))


def _days(words: list[str], text: str) -> set[int]:
    days: set[int] = set()
    first, in_range, closed = 0, False, False
    for word in words:
        plain = unaccent(word)
        if _TO.fullmatch(plain):
            if not first or in_range or closed:
                raise _unclear_range(text)
            in_range = True
        elif plain in _FILLERS:
            closed = closed and plain == "."
        else:
            day = _weekday(word)
            days |= _from_to(first, day) if in_range else {day}
            first, in_range, closed = day, False, in_range
    if in_range:
        raise _unclear_range(text)
    return days


def _from_to(first: int, last: int) -> set[int]:
    """Return the days from ``first`` to ``last``, over the week's end if need be."""
    return {(first - 1 + step) % 7 + 1 for step in range((last - first) % 7 + 1)}


def _weekday(word: str) -> int:
    plain = unaccent(word)
    if len(plain) > 1:
        for number, name in enumerate(WEEKDAYS, start=1):
            if name.startswith(plain) or plain == f"{name}s":
                return number
    raise ParseProblem(
        "not_a_weekday",
        said("{quoted} n’est pas un jour\u202f: tapez par exemple lundi et jeudi.").format(
            quoted=quoted(word)
        ),
    )


def _unclear_range(text: str) -> ParseProblem:
    return ParseProblem(
        "unclear_range",
        said(
            "{quoted} n’est pas clair\u202f: tapez lundi au vendredi, ou lundi, mercredi, vendredi."
        ).format(quoted=quoted(text)),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """How often a slot returns: every 1 to 4 weeks, in all, odd or even ISO weeks.

    ``month_weeks`` are the n-th weekdays of a month instead, -1 the last. ``note`` is a French
    sentence when the text was rounded to weeks, else "".
    """

    weeks: int
    parity: WeekParity = WeekParity.ANY
    month_weeks: tuple[int, ...] = ()
    note: str = ""


_FORTNIGHT_NOTE = "« Deux fois par mois » est lu comme une semaine sur deux."
_MONTH_NOTE = "« Mensuel » est lu comme toutes les quatre semaines."
_COUNTS = {"un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6}
_INTERVALS = {
    **dict.fromkeys(
        ["hebdomadaire", "hebdo", "hebdomadairement", "chaque semaine", "toutes les semaines"]
        + ["par semaine", "1 fois par semaine", "1 fois semaine", "tous les jours", "quotidien"]
        + ["quotidienne", "semaines paires et impaires", "tous les 7 jours", "1 semaine sur 1"],
        Interval(weeks=1),
    ),
    **dict.fromkeys(
        ["quinzaine", "par quinzaine", "chaque quinzaine", "toutes les quinzaines"]
        + ["tous les quinze jours", "tous les 14 jours", "tous les 15 jours", "15 jours"],
        Interval(weeks=2),
    ),
    **dict.fromkeys(
        ["bimensuel", "bimensuelle", "bi mensuel", "bi mensuelle", "2 fois par mois"],
        Interval(weeks=2, note=_FORTNIGHT_NOTE),
    ),
    "tous les 21 jours": Interval(weeks=3),
    "tous les 28 jours": Interval(weeks=4),
    **dict.fromkeys(
        ["mensuel", "mensuelle", "chaque mois", "tous les mois", "par mois", "1 fois par mois"]
        + ["1 fois mois", "tous les 30 jours"],
        Interval(weeks=4, note=_MONTH_NOTE),
    ),
}
_PARITY = re.compile(
    r"(?:toutes |tous )?(?:les |en )?(?:semaines? |sem )?(?:iso )?(?P<odd>im)?paires?"
    r"(?: seulement| uniquement)?"
)
_EACH_WEEKDAY = re.compile(rf"(?:tous les|chaque) (?:{'|'.join(WEEKDAYS)})s?")
_ONE_IN = re.compile(
    rf"1(?: ?(?:semaine|sem|s|fois|{'|'.join(WEEKDAYS)}))? (?:sur |toutes les )?(?P<weeks>[0-9]+)"
    r"(?: semaines?)?"
)
_NTH = {"1er": 1, "1ere": 1, "premier": 1, "premiere": 1, "2e": 2, "2eme": 2,
        "deuxieme": 2, "second": 2, "3e": 3, "3eme": 3, "troisieme": 3, "4e": 4,
        "4eme": 4, "quatrieme": 4, "5e": 5, "5eme": 5, "cinquieme": 5, "dernier": -1,
        "derniere": -1}  # fmt: skip
_OF_MONTH = re.compile(r"(?:les? |chaque )?(?P<nth>.+?) (?:du|de chaque|par) mois")
_DAY_NAMES = frozenset(name + end for name in WEEKDAYS for end in ("", "s"))
_EVERY = re.compile(r"(?:toutes les |chaque )?(?P<weeks>[0-9]+)(?: semaines?| sem)?")


def parse_interval(text: str) -> Interval:
    """Return how often a slot returns: « hebdomadaire », « 1 semaine sur 2 », « semaines paires ».

    « Mensuel » becomes every four weeks, with a note that says so.
    """
    plain = " ".join(str(_COUNTS.get(word, word)) for word in fold(text).split())
    if not plain:
        raise ParseProblem("empty", said("Indiquez une périodicité, par exemple hebdomadaire."))
    known = _INTERVALS.get(plain) or _of_month(fold(text))
    if known:
        return known
    if _EACH_WEEKDAY.fullmatch(plain):
        return Interval(weeks=1)
    if parity := _PARITY.fullmatch(plain):
        return Interval(weeks=2, parity=WeekParity.ODD if parity["odd"] else WeekParity.EVEN)
    counted = _ONE_IN.fullmatch(plain) or _EVERY.fullmatch(plain)
    if not counted:
        raise ParseProblem(
            "not_an_interval",
            said(
                "La périodicité {quoted} n’est pas comprise\u202f: tapez hebdomadaire, 1 semaine "
                "sur 2, semaines paires, toutes les 3 semaines ou 1er et 3e du mois."
            ).format(quoted=quoted(text)),
        )
    weeks = counted["weeks"]
    if weeks not in ("1", "2", "3", "4"):
        raise ParseProblem(
            "interval_out_of_range", said("Un créneau revient toutes les 1, 2, 3 ou 4 semaines.")
        )
    return Interval(weeks=int(weeks))


def _of_month(plain: str) -> Interval | None:
    """Read « 1er et 3e du mois », « dernier mardi du mois »; None for anything else."""
    found = _OF_MONTH.fullmatch(plain)
    if found is None:
        return None
    words = [word for word in re.split(r"[ ,]+", found["nth"]) if word not in {"", "et"}]
    if words and words[-1] in _DAY_NAMES:
        words.pop()
    if not words or any(word not in _NTH for word in words):
        return None
    places = {_NTH[word] for word in words}
    return Interval(weeks=1, month_weeks=tuple(sorted(places, key=lambda n: n if n > 0 else 9)))
