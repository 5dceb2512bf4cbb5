"""Numbers, surfaces and sums of money as a French reader expects them."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from polesdesk.domain.french.spaces import NARROW_NBSP, NBSP

MINUS = "\u2212"
_LARGEST_IN_WORDS = 10**15  # cents; beyond it the words help nobody


def format_number(number: Decimal | int) -> str:
    """Return ``number`` with a decimal comma and narrow spaces: « 1 234,5 »; its digits stay."""
    whole, _, decimals = format(abs(Decimal(number)), "f").partition(".")
    sign = MINUS if number < 0 else ""
    grouped = f"{int(whole):,}".replace(",", NARROW_NBSP)
    return sign + grouped + (f",{decimals}" if decimals else "")


def format_euros(cents: int) -> str:
    """Return a sum in cents as « 1 234,50 € »."""
    return f"{format_number(Decimal(cents).scaleb(-2).quantize(Decimal('0.01')))}{NBSP}€"


def euros_in_words(cents: int) -> str:
    """Return a sum in cents spelt out: « douze euros et cinquante centimes ».

    Raises ValueError below zero and from ten thousand milliards on.
    """
    from num2words import num2words

    if not 0 <= cents < _LARGEST_IN_WORDS:
        raise ValueError(f"no words for {cents} cents")
    euros, rest = divmod(cents, 100)
    centimes = f"{num2words(rest, lang='fr')} centime{'s' if rest > 1 else ''}"
    if rest and not euros:
        return centimes
    # « deux millions d’euros », but « deux millions dix euros » (usage of nouns in -illion).
    link = " d’" if euros and euros % 1_000_000 == 0 else " "
    words = f"{num2words(euros, lang='fr')}{link}euro{'s' if euros > 1 else ''}"
    return f"{words} et {centimes}" if rest else words


def format_surface(square_metres: Decimal) -> str:
    """Return a surface as « 32,50 m² », or « 45 m² » when it is whole."""
    rounded = square_metres.quantize(Decimal("0.01"), ROUND_HALF_UP)
    whole = rounded == rounded.to_integral_value()
    return f"{format_number(rounded.to_integral_value() if whole else rounded)}{NBSP}m²"


def format_percent(ratio: Decimal | float, decimals: int = 0) -> str:
    """Return a ratio as a percentage: 0.455 is « 46 % », or « 45,5 % » with one decimal."""
    percent = Decimal(str(ratio)) * 100
    rounded = percent.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return f"{format_number(rounded)}{NBSP}%"


def plural(count: int, singular: str, several: str = "") -> str:
    """Return ``count`` with its noun: « 1 salle », « 2 salles »; in French 0 is singular.

    ``several`` is the plural when it is not the singular with an s: « 2 locaux ».
    """
    noun = singular if abs(count) < 2 else several or f"{singular}s"
    return f"{format_number(count)}{NBSP}{noun}"
