"""Numbers, surfaces and sums of money as a French hand types them."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from polesdesk.domain.conventions import FeePeriod
from polesdesk.domain.folding import fold, unaccent
from polesdesk.domain.parsing.problem import ParseProblem, quoted
from polesdesk.domain.speech import said

_MOST_DIGITS = 12
# Groups of three are told from decimals by what follows them or by being several.
_NUMERAL = re.compile(
    r"(?P<sign>[-+\u2212\u2013]?) ?"
    r"(?P<whole>[0-9]{1,3}(?: [0-9]{3})+|[0-9]{1,3}(?:\.[0-9]{3}){2,}"
    r"|[0-9]{1,3}(?:\.[0-9]{3})+(?=,)|[0-9]{1,3}(?:,[0-9]{3})+(?=\.)|[0-9]*)"
    r"(?:[.,](?P<decimals>[0-9]*))?"
)
_EURO = re.compile(r"^(?:€|euros?\b|eur\b) ?| ?(?:€|euros?|eur)$", re.IGNORECASE)
_EUROS_AND_CENTS = re.compile(r"([0-9][0-9 ]*)\s*(?:€|euros?|eur)\s*([0-9]{2})", re.IGNORECASE)
_FREE = frozenset(
    ["gratuit", "gratuite", "gratuitement", "gratuite totale", "a titre gratuit", "titre gratuit"]
    + ["a titre gracieux", "gracieux", "gracieuse", "neant", "aucune", "aucun", "sans", "offert"]
)
_PERIOD = re.compile(
    r"\s*(?:/|par|l['’]|le|la|chaque)?\s*"
    r"(?P<word>an|annee|annuel(?:le)?s?|mois|mensuel(?:le)?s?|trimestre|trimestriel(?:le)?s?)\.?$"
)
_PERIODS = {
    "an": FeePeriod.YEAR,
    "me": FeePeriod.MONTH,
    "mo": FeePeriod.MONTH,
    "tr": FeePeriod.QUARTER,
}
_PEOPLE = re.compile(r"\s*(?:personnes?|pers\.?|places?|pl\.?)$", re.IGNORECASE)
_SQUARE_METRES = re.compile(r"\s*(?:m2|metres? carres?)\.?$")


def parse_decimal(text: str) -> Decimal:
    """Return the number typed: « 12,5 », « 12.5 », « 1 234,50 », « -3 »."""
    plain = _plain(text)
    if not plain:
        raise ParseProblem("empty", said("Tapez un nombre, par exemple 12,5."))
    number = _numeral(plain)
    if number is None:
        raise ParseProblem(
            "not_a_number",
            said("{quoted} n’est pas un nombre\u202f: tapez par exemple 12,5.").format(
                quoted=quoted(text)
            ),
        )
    return number


def parse_int(text: str) -> int:
    """Return the whole number typed; « 50 personnes », « 50 pers. » and « 50 places » read 50."""
    plain = _PEOPLE.sub("", _plain(text))
    if not plain:
        raise ParseProblem("empty", said("Tapez un nombre entier, par exemple 50."))
    number = _numeral(plain)
    if number is None:
        raise ParseProblem(
            "not_a_number",
            said("{quoted} n’est pas un nombre\u202f: tapez par exemple 50.").format(
                quoted=quoted(text)
            ),
        )
    if number != number.to_integral_value():
        raise ParseProblem("not_whole", said("Tapez un nombre entier, sans virgule."))
    return int(number)


def parse_surface(text: str) -> Decimal:
    """Return a surface in m²: « 32,5 », « 32,50 m² », « 32.5 m2 »."""
    plain = _SQUARE_METRES.sub("", unaccent(_plain(text)))
    if not plain:
        raise ParseProblem("empty", said("Tapez une surface en m², par exemple 32,50."))
    number = _numeral(plain)
    if number is None:
        raise ParseProblem(
            "not_a_surface",
            said("{quoted} n’est pas une surface\u202f: tapez par exemple 32,50.").format(
                quoted=quoted(text)
            ),
        )
    if number <= 0:
        raise ParseProblem("not_positive", said("Une surface est plus grande que zéro."))
    return number


def parse_money(text: str) -> int:
    """Return a sum in cents: « 12.5 », « 12,5 », « 1 234,50 € », « 12€50 »; « gratuit » is 0.

    Refuses sums below zero and more than two decimals.
    """
    plain = _plain(text)
    if not plain:
        raise ParseProblem("empty", said("Tapez un montant, par exemple 1234,50."))
    if fold(plain) in _FREE:
        return 0
    number = _numeral(_without_euro(plain))
    if number is None:
        raise ParseProblem(
            "not_money",
            said("{quoted} n’est pas un montant\u202f: tapez par exemple 1234,50.").format(
                quoted=quoted(text)
            ),
        )
    return _cents(number)


def parse_fee(text: str) -> tuple[int, FeePeriod | None]:
    """Return a fee in cents and what it covers: « 120 € par an », « 30 €/mois ».

    The period is None when the text does not say it.
    """
    bare = unaccent(_plain(text))
    found = _PERIOD.search(bare)
    if not found or not found.start():
        return parse_money(text), None
    return parse_money(bare[: found.start()]), _PERIODS[found["word"][:2]]


def _cents(number: Decimal) -> int:
    if number < 0:
        raise ParseProblem("negative", said("Un montant ne peut pas être négatif."))
    cents = number * 100
    if cents != cents.to_integral_value():
        raise ParseProblem(
            "too_many_decimals",
            said("Pas plus de deux chiffres après la virgule : tapez par exemple 1234,50."),
        )
    return int(cents)


def _without_euro(plain: str) -> str:
    split = _EUROS_AND_CENTS.fullmatch(plain)
    if split:
        return f"{split[1].strip()},{split[2]}"
    return _EURO.sub("", plain, count=1)


def _plain(text: str) -> str:
    """Return ``text`` with plain digits and spaces; no-break spaces are spaces to a reader."""
    return " ".join(unicodedata.normalize("NFKC", text).split())


def _numeral(plain: str) -> Decimal | None:
    """Return the number that ``plain`` writes, None if it is none or longer than any real one."""
    found = _NUMERAL.fullmatch(plain)
    if not found:
        return None
    whole = re.sub(r"[ .,]", "", found["whole"])
    decimals = found["decimals"] or ""
    if not whole + decimals or max(len(whole), len(decimals)) > _MOST_DIGITS:
        return None
    number = Decimal(f"{whole or '0'}.{decimals or '0'}") if decimals else Decimal(whole)
    return number if found["sign"] in ("", "+") else -number
