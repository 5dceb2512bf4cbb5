"""Small phrases that several fields share."""

from __future__ import annotations

from datetime import date

from polesdesk.domain.associations import Officer
from polesdesk.domain.french import date_in_words

_SMALL_NUMBERS = (
    *("zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix"),
    *("onze", "douze", "treize", "quatorze", "quinze", "seize"),
)
# How a body that empowers is usually shortened in an office's files.
_BODIES = {
    "ca": "du conseil d’administration",
    "conseil d'administration": "du conseil d’administration",
    "ag": "de l’assemblée générale",
    "assemblée générale": "de l’assemblée générale",
    "bureau": "du bureau",
}


def in_words(number: int) -> str:
    """Return a small number spelt out: « trois »; figures from seventeen on."""
    return _SMALL_NUMBERS[number] if 0 <= number < len(_SMALL_NUMBERS) else str(number)


def months_in_words(months: int | None) -> str:
    """Return a delay as « trois mois », or nothing when it is unknown."""
    return "" if months is None else f"{in_words(months)} mois"


def day(value: date | None) -> str:
    """Return « 1er septembre 2026 », or nothing when the day is unknown."""
    return date_in_words(value) if value else ""


def act_reference(number: str, on: date | None) -> str:
    """Return « n° 2026-12 du 3 mars 2026 », leaving out what is unknown."""
    parts = [f"n°\u00a0{number.strip()}" if number.strip() else "", f"du {day(on)}" if on else ""]
    return " ".join(part for part in parts if part)


def postal_address(street: str, code: str, city: str) -> str:
    """Return an address on one line: « 3 rue des Tilleuls, 80000 Amiens »."""
    lines = [line.strip().rstrip(",") for line in street.splitlines()]
    town = " ".join(part for part in (code.strip(), city.strip()) if part)
    return ", ".join(part for part in [*lines, town] if part)


def empowerment(officer: Officer) -> str:
    """Return « habilitée par décision du conseil d’administration du 3 mars 2026 »."""
    body = officer.empowered_by.strip()
    if not body:
        return ""
    known = _BODIES.get(body.casefold().replace("’", "'"))
    source = f"par décision {known}" if known else f"par {body}"
    on = f" du {day(officer.empowered_on)}" if officer.empowered_on else ""
    return f"{_empowered(officer)} {source}{on}"


def _empowered(officer: Officer) -> str:
    if officer.civility.casefold().startswith(("mme", "madame")):
        return "habilitée"
    if officer.civility.casefold() in ("m.", "m", "mr", "monsieur"):
        return "habilité"
    return "habilité(e)"
