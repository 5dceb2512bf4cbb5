"""Words that choose among a few things: yes or no, holidays, half-days, months of notice."""

from __future__ import annotations

import re

from polesdesk.domain.conventions import HolidayRule
from polesdesk.domain.folding import fold
from polesdesk.domain.parsing.problem import ParseProblem, quoted
from polesdesk.domain.speech import said

_YES = frozenset(["oui", "o", "x", "vrai", "1", "true", "yes", "y", "ok"])
_NO = frozenset(["non", "n", "faux", "0", "false", "no"])
_TICKS = {"✓": True, "✔": True, "☑": True, "✗": False, "✘": False, "☐": False}


def parse_yes_no(text: str) -> bool:
    """Return the answer typed: « oui », « o », « x », « ✓ », « vrai », « 1 », or their contrary."""
    plain = fold(text)
    if plain in _YES:
        return True
    if plain in _NO:
        return False
    if plain in _TICKS:
        return _TICKS[plain]
    if not plain:
        raise ParseProblem("empty", said("Répondez par oui ou par non."))
    raise ParseProblem(
        "not_yes_no",
        said("{quoted} n’est pas compris\u202f: tapez oui ou non.").format(quoted=quoted(text)),
    )


_HOLIDAY_NEUTRAL = frozenset(
    ["vacances", "scolaires", "scolaire", "les", "des", "l", "la", "le", "en", "pendant", "durant"]
    + ["periode", "periodes", "temps", "et", "compris", "comprises", "annee", "conge", "conges"]
)
_HOLIDAY_NOT = frozenset(["non", "n", "hors", "sans", "sauf", "pas", "excepte", "faux", "0"])
_HOLIDAY_ONLY = frozenset(["seulement", "uniquement", "exclusivement", "que"])
_HOLIDAY_ALSO = frozenset(
    ["oui", "o", "y", "avec", "incluses", "inclus", "aussi", "toute", "vrai", "1", "x", "memes"]
    + ["meme"]
)


def parse_school_holidays(text: str) -> HolidayRule:
    """Return whether a slot is held in school holidays.

    « oui » and « y compris vacances » are WITH, « non », « hors vacances » and « période
    scolaire » WITHOUT, « vacances seulement » ONLY. « Vacances » alone is refused as unclear.
    """
    words = set(fold(text).split())
    if not words:
        raise ParseProblem("empty", said("Tapez oui, non ou vacances seulement."))
    known = _HOLIDAY_NEUTRAL | _HOLIDAY_NOT | _HOLIDAY_ONLY | _HOLIDAY_ALSO
    rule = _holiday_rule(words) if words <= known else None
    if rule is None:
        raise ParseProblem(
            "not_a_holiday_rule",
            said("{quoted} n’est pas compris\u202f: tapez oui, non ou vacances seulement.").format(
                quoted=quoted(text)
            ),
        )
    return rule


def _holiday_rule(words: set[str]) -> HolidayRule | None:
    named = words & {"vacances", "conge", "conges"}
    if words & _HOLIDAY_NOT:
        if "oui" in words:
            return None
        outside_term = "scolaire" in words and not named  # « hors période scolaire »
        return HolidayRule.ONLY if outside_term else HolidayRule.WITHOUT
    if not named and "scolaire" in words:  # « période scolaire »
        return HolidayRule.WITHOUT
    if words & _HOLIDAY_ONLY:
        return HolidayRule.ONLY if named else None
    return HolidayRule.WITH if words & (_HOLIDAY_ALSO | {"compris", "comprises"}) else None


HALF_DAYS = ("morning", "afternoon", "evening")
_HALF_DAY_WORDS = {
    **dict.fromkeys(["matin", "matins", "matinee", "matinees"], ("morning",)),
    **dict.fromkeys(["apresmidi", "aprem"], ("afternoon",)),
    **dict.fromkeys(["soir", "soirs", "soiree", "soirees"], ("evening",)),
    **dict.fromkeys(["journee", "journees"], ("morning", "afternoon")),
}
_HALF_DAY_FILLERS = frozenset(
    ["le", "les", "l", "la", "et", "en", "demi", "entiere", "complete", "toute", "de"]
)
_AFTERNOON = re.compile(r"\bapres midis?\b")


def parse_half_days(text: str) -> tuple[str, ...]:
    """Return the half-days typed among HALF_DAYS, in the order of the day.

    « matin », « après-midi », « soirée »; « journée » is morning and afternoon.
    """
    words = _AFTERNOON.sub("apresmidi", fold(text)).split()
    if not words:
        raise ParseProblem("empty", said("Tapez matin, après-midi, soirée ou journée."))
    found: set[str] = set()
    for word in words:
        if word in _HALF_DAY_FILLERS:
            continue
        if word not in _HALF_DAY_WORDS:
            raise _not_a_half_day(word)
        found.update(_HALF_DAY_WORDS[word])
    if not found:
        raise _not_a_half_day(text)
    return tuple(half for half in HALF_DAYS if half in found)


def _not_a_half_day(word: str) -> ParseProblem:
    return ParseProblem(
        "not_a_half_day",
        said(
            "{quoted} n’est pas compris\u202f: tapez matin, après-midi, soirée ou journée."
        ).format(quoted=quoted(word)),
    )


_NUMBERS = (
    "zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze "
    "seize dix-sept dix-huit dix-neuf vingt vingt-et-un vingt-deux vingt-trois vingt-quatre"
)
_IN_WORDS = {fold(word): number for number, word in enumerate(_NUMBERS.split())} | {"une": 1}
_NO_MONTH = frozenset(["aucun", "sans", "neant", "sans preavis"])
_LONGEST = 120
_MONTHS = re.compile(r"(?P<count>[0-9a-z ]+?) ?(?P<unit>mois|ans?|annees?)?")


def parse_months(text: str) -> int:
    """Return a number of months from 0 to 120: « 3 mois », « trois mois », « 1 an », « 3 »."""
    plain = fold(text)
    if not plain:
        raise ParseProblem("empty", said("Indiquez un nombre de mois, par exemple 3."))
    if plain in _NO_MONTH:
        return 0
    found = _MONTHS.fullmatch(plain)
    count = _count(found["count"]) if found else None
    if found is None or count is None:
        raise ParseProblem(
            "not_months",
            said("{quoted} n’est pas un nombre de mois\u202f: tapez par exemple 3 mois.").format(
                quoted=quoted(text)
            ),
        )
    months = count * 12 if (found["unit"] or "").startswith("an") else count
    if months > _LONGEST:
        raise ParseProblem(
            "too_long",
            said("Tapez un nombre de mois entre 0 et {LONGEST}.").format(LONGEST=_LONGEST),
        )
    return months


def _count(words: str) -> int | None:
    """Return the number written in digits, in letters, or in both: « trois (3) »."""
    digits = re.findall(r"[0-9]+", words)
    letters = " ".join(re.findall(r"[a-z]+", words))
    counts = {int(figure[:5]) for figure in digits} | {_IN_WORDS.get(letters)}
    if not letters:
        counts.discard(None)
    return counts.pop() if len(counts) == 1 else None
