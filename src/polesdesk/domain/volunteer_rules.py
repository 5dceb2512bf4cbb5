"""What the office may keep of a person, and what it still lacks."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum

from polesdesk.domain.folding import fold, tokens
from polesdesk.domain.volunteers import Volunteer

_HEALTH = frozenset(
    {
        "allergie", "allergies", "allergique", "allergiques", "asthme", "asthmatique", "diabete",
        "diabetique", "handicap", "handicape", "handicapee", "handicapes", "epilepsie",
        "epileptique", "enceinte", "grossesse", "malade", "maladie", "maladies", "medicament",
        "medicaments", "medical", "medicale", "traitement", "hospitalise", "hospitalisee",
        "depression", "depressif", "depressive", "cancer", "cardiaque", "coeur", "invalide",
        "invalidite", "fauteuil", "prothese", "hypertension", "tension", "sante", "surdite",
        "sourd", "sourde", "aveugle", "malvoyant", "malvoyante", "malentendant", "malentendante",
        "autiste", "autisme", "hernie", "sciatique", "arthrose", "lombalgie",
    }
)  # fmt: skip
_HEALTH_PAIRS = frozenset(
    {("mal", "dos"), ("mobilite", "reduite"), ("arret", "travail"), ("mal", "genou"),
     ("probleme", "dos"), ("problemes", "dos"), ("regime", "medical")}
)  # fmt: skip
_WORD = re.compile(r"\w+")
_NEAR = 3
"""Words between which two words of a pair still belong together."""


class Standing(StrEnum):
    """In what quality a person is in the directory."""

    VOLUNTEER = "volunteer"
    MINOR = "minor"
    AGENT = "agent"
    LEFT = "left"


def health_words(text: str) -> tuple[str, ...]:
    """Return the words of a text that speak of health, which is never kept (GDPR, art. 9).

    A short list, so a warning and no more: « asthme » is found, « dos d’âne » is not.
    """
    words = tokens(text)
    typed = _as_typed(text)
    found = [typed.get(word, word) for word in words if word in _HEALTH]
    for place, word in enumerate(words):
        near = words[place + 1 : place + 1 + _NEAR]
        found += [
            f"{typed.get(word, word)} {typed.get(other, other)}"
            for other in near
            if (word, other) in _HEALTH_PAIRS
        ]
    return tuple(dict.fromkeys(found))


def _as_typed(text: str) -> dict[str, str]:
    """Return each word of a text in small letters, with its accents, by its folded form."""
    return {fold(word): word.lower() for word in _WORD.findall(text)}


def standing(person: Volunteer, today: date) -> Standing:
    """Return in what quality a person is in the directory on a day."""
    if person.left_on is not None and person.left_on <= today:
        return Standing.LEFT
    if person.is_agent:
        return Standing.AGENT
    return Standing.MINOR if person.is_minor else Standing.VOLUNTEER


def lacks_authorisation(person: Volunteer, today: date) -> bool:
    """Tell whether a minor has come without the authorisation of the parents (dossier D1)."""
    return standing(person, today) is Standing.MINOR and person.parental_authorisation_on is None


def has_emergency(person: Volunteer) -> bool:
    """Tell whether an emergency contact is kept."""
    return bool(person.emergency_name or person.emergency_phone)


def emergency_is_over(person: Volunteer, today: date) -> bool:
    """Tell whether the day is past until which the emergency contact may be kept."""
    until = person.emergency_until
    return has_emergency(person) and until is not None and until < today


def is_left(person: Volunteer, day: date) -> bool:
    """Tell whether a person had left before a day."""
    return person.left_on is not None and person.left_on <= day
