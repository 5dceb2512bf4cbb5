"""Days as a French hand types them."""

from __future__ import annotations

import calendar
import re
from datetime import date

from polesdesk.domain.folding import unaccent
from polesdesk.domain.french import MONTHS, WEEKDAYS, date_in_words, month_name, weekday_name
from polesdesk.domain.parsing.problem import ParseProblem, quoted
from polesdesk.domain.speech import said

_FIRST_YEAR, _LAST_YEAR = 1900, 2199
_EXAMPLE = "tapez par exemple 12/03/2026"
_RELATIVE = {
    "aujourd'hui": 0,
    "demain": 1,
    "apres-demain": 2,
    "hier": -1,
    "avant-hier": -2,
}
_PLAIN_MONTHS = tuple(unaccent(month) for month in MONTHS)

_DASHES = re.compile(r"[\u2010-\u2015\u2212]")
_APOSTROPHES = re.compile(r"[’ʼ´`]")
_CLOCK = re.compile(r"(?<=[0-9])(?:t| )[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?z?$")
_LEAD = re.compile(rf"(?:(?:le|du|au|a partir du) )?(?:(?P<weekday>{'|'.join(WEEKDAYS)}),? ?)?")
_SHIFT = re.compile(r"(?P<sign>[+-]) ?(?P<days>[0-9]{1,5}) ?(?:j|jours?)?")
_YEAR_FIRST = re.compile(r"([0-9]{4})([-/. ])([0-9]{1,2})\2([0-9]{1,2})")
_DAY_FIRST = re.compile(r"([0-9]{1,2}) ?[-/. ] ?([0-9]{1,2}) ?[-/. ] ?([0-9]{4}|[0-9]{2})")
_DAY_MONTH = re.compile(r"([0-9]{1,2}) ?[-/. ] ?([0-9]{1,2})")
_DIGITS = re.compile(r"[0-9]{5,8}")
_WORDED = re.compile(
    r"(?P<day>[0-9]{1,2}) ?(?:er\b|°)?[-/. ]*(?P<month>[a-z]{3,})"
    r"(?:[-/. ]*(?P<year>[0-9]{4}|[0-9]{2}))?"
)
_WITHOUT_DAY = re.compile(
    r"(?:[a-z]{3,}|[0-9]{1,2})[-/. ]*[0-9]{4}|[0-9]{4}|[a-z]{3,}[-/. ]+[0-9]{2}"
)


def parse_date(text: str, today: date, *, relative: bool = True) -> date:
    """Return the day typed: « 12/03/2026 », « 12.3.26 », « 010926 », « 1er sept. 26 », « +7 ».

    Years of two digits are 2000 and after. ``relative`` False, for files, refuses what would
    mean another day when read on another day: « demain », « +7 » and dates without a year.
    """
    plain = _normalised(text)
    if not plain:
        raise ParseProblem(
            "empty", said("Indiquez une date\u202f: {example}.").format(example=said(_EXAMPLE))
        )
    shift = _shift(plain)
    if shift is not None:
        _refuse_relative(text, relative=relative)
        return _shifted(today, shift)
    lead = _LEAD.match(plain)
    assert lead is not None  # every part of the pattern is optional
    day = _absolute(text, plain[lead.end() :], today, relative=relative)
    if lead["weekday"] and WEEKDAYS[day.weekday()] != lead["weekday"]:
        raise ParseProblem(
            "bad_weekday",
            said("Le {day} est un {name}, pas un {lead}.").format(
                day=date_in_words(day), name=weekday_name(day.isoweekday()), lead=lead["weekday"]
            ),
        )
    return day


def _normalised(text: str) -> str:
    plain = _APOSTROPHES.sub("'", _DASHES.sub("-", unaccent(text)))
    return _CLOCK.sub("", " ".join(plain.split()).rstrip(" .,"))


def _shift(plain: str) -> int | None:
    named = _RELATIVE.get(plain.replace("apres demain", "apres-demain"))
    if named is not None:
        return named
    typed = _SHIFT.fullmatch(plain)
    return int(typed["sign"] + typed["days"]) if typed else None


def _shifted(today: date, days: int) -> date:
    ordinal = today.toordinal() + days
    if not date(_FIRST_YEAR, 1, 1).toordinal() <= ordinal <= date(_LAST_YEAR, 12, 31).toordinal():
        raise ParseProblem(
            "bad_year",
            said("Ce jour est trop loin\u202f: {example}.").format(example=said(_EXAMPLE)),
        )
    return date.fromordinal(ordinal)


def _refuse_relative(text: str, *, relative: bool) -> None:
    if not relative:
        raise ParseProblem(
            "relative_date",
            said("{quoted} n’est pas une date complète\u202f: {example}.").format(
                quoted=quoted(text), example=said(_EXAMPLE)
            ),
        )


def _absolute(text: str, plain: str, today: date, *, relative: bool) -> date:
    if found := _YEAR_FIRST.fullmatch(plain):
        return _build(found[1], found[3], found[4])
    if found := _DAY_FIRST.fullmatch(plain):
        return _build(found[3], found[2], found[1])
    if _DIGITS.fullmatch(plain):
        return _from_digits(plain)
    if _WITHOUT_DAY.fullmatch(plain) or plain in _PLAIN_MONTHS:
        raise ParseProblem(
            "no_day",
            said("Il manque le jour dans {quoted}\u202f: {example}.").format(
                quoted=quoted(text), example=said(_EXAMPLE)
            ),
        )
    if found := _DAY_MONTH.fullmatch(plain):
        _refuse_relative(text, relative=relative)
        return _build(str(today.year), found[2], found[1])
    if found := _WORDED.fullmatch(plain):
        if not found["year"]:
            _refuse_relative(text, relative=relative)
        year = found["year"] or str(today.year)
        return _build(year, str(_month_number(found["month"])), found["day"])
    raise ParseProblem(
        "not_a_date",
        said("{quoted} n’est pas une date\u202f: {example}.").format(
            quoted=quoted(text), example=said(_EXAMPLE)
        ),
    )


def _from_digits(digits: str) -> date:
    """Read jjmmaa or jjmmaaaa, also without the first zero, which spreadsheets drop."""
    if len(digits) == 5 and not 1 <= int(digits[1:3]) <= 12:
        raise ParseProblem(
            "serial_number",
            said(
                "{quoted} est sans doute une date que le tableur montre en nombre\u202f: donnez à "
                "la cellule le format Date, ou {example}."
            ).format(quoted=quoted(digits), example=said(_EXAMPLE)),
        )
    padded = digits.zfill(len(digits) + len(digits) % 2)
    if len(padded) == 8 and not _FIRST_YEAR <= int(padded[4:]) <= _LAST_YEAR:
        return _build(padded[:4], padded[4:6], padded[6:])
    return _build(padded[4:], padded[2:4], padded[:2])


def _month_number(word: str) -> int:
    matching = [n for n, month in enumerate(_PLAIN_MONTHS, start=1) if month.startswith(word)]
    if len(matching) != 1:
        raise ParseProblem(
            "bad_month",
            said("{quoted} n’est pas un mois\u202f: {example} ou 12 mars 2026.").format(
                quoted=quoted(word), example=said(_EXAMPLE)
            ),
        )
    return matching[0]


def _build(year_text: str, month_text: str, day_text: str) -> date:
    year = int(year_text) + (2000 if len(year_text) == 2 else 0)
    month, day = int(month_text), int(day_text)
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise ParseProblem(
            "bad_year",
            said(
                "L’année {year} n’est pas possible\u202f: tapez une année entre {first} et {last}."
            ).format(year=year, first=_FIRST_YEAR, last=_LAST_YEAR),
        )
    if not 1 <= month <= 12:
        raise ParseProblem(
            "bad_month",
            said(
                "Le mois {month} n’existe pas\u202f: tapez le jour, le mois, puis l’année, par "
                "exemple 12/03/2026."
            ).format(month=month),
        )
    last = calendar.monthrange(year, month)[1]
    if not 1 <= day <= last:
        name = month_name(month) if month != 2 else said("février {year}").format(year=year)
        raise ParseProblem(
            "bad_day",
            said("Le jour {day} n’existe pas\u202f: {name} va du 1er au {last}.").format(
                day=day, name=name, last=last
            ),
        )
    return date(year, month, day)
