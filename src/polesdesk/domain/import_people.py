"""Names of people as an office writes them in one cell."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from polesdesk.domain.folding import fold

_CIVILITIES = {
    **dict.fromkeys(["m", "mr", "monsieur", "mrs"], "M."),
    **dict.fromkeys(["mme", "madame", "mlle", "mademoiselle", "mm"], "Mme"),
    **dict.fromkeys(["dr", "docteur"], "Dr"),
}
ANY_PRESIDENT = "Président(e)"
"""The quality of a chair when neither title nor header tells more."""

_TITLE = re.compile(
    r"^(M\.|Mr\.?|M(?=\s)|Monsieur|Mme\.?|Madame|Mlle\.?|Mademoiselle|Dr\.?|Docteur)\s+",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*(?:\n|;|/|&|\bet\b)\s*", re.IGNORECASE)
_PARTICLES = frozenset(
    ["de", "du", "des", "d", "la", "le", "les", "van", "von", "der", "ben", "el", "al", "da", "di"]
    + ["dos", "saint", "st", "sainte", "mac", "o", "abd", "bou", "ait", "ould"]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonName:
    """A person's name; what could not be told apart stands whole in ``last_name``."""

    civility: str = ""
    first_name: str = ""
    last_name: str = ""


@lru_cache(maxsize=5_000)
def parse_people(text: str) -> tuple[PersonName, ...]:
    """Return the people named in a cell: « Mme Zoé FICTIF et M. Léo Exemple » are two."""
    whole = text.strip()
    parts = [part.strip(" ,.-") for part in _BETWEEN.split(whole)]
    parts = [part for part in parts if part]
    if len(parts) > 1 and all(_is_whole_name(part) for part in parts):
        return tuple(parse_person(part) for part in parts)
    return (parse_person(" ".join(whole.split())),)


def parse_person(text: str) -> PersonName:
    """Return one person; first and last name are told apart only where the text shows it.

    Capitals mark a last name (« DUPONT Zoé »), two words are first and last name, a particle
    begins a last name; anything else is kept whole.
    """
    title = _TITLE.match(text)
    civility = _CIVILITIES.get(fold(title[1]), "") if title else ""
    rest = " ".join((text[title.end() :] if title else text).split())
    first, last = _split(rest.split(" "))
    return PersonName(civility=civility, first_name=first, last_name=last)


def parse_civility(text: str) -> str:
    """Return « M. », « Mme » or « Dr », or "" when the word is none of them."""
    return _CIVILITIES.get(fold(text), "")


def _split(words: list[str]) -> tuple[str, str]:
    capitals = [_is_capitals(word) for word in words]
    if any(capitals) and not all(capitals):
        first = [word for word, is_last in zip(words, capitals, strict=True) if not is_last]
        last = [word for word, is_last in zip(words, capitals, strict=True) if is_last]
        return _with_particles(words, first, last)
    if all(capitals) or fold(words[0]) in _PARTICLES:  # « FICTIF ZOÉ »: either may be the last
        return "", " ".join(words)
    if len(words) == 2:
        return words[0], words[1]
    for place, word in enumerate(words[1:], start=1):
        if fold(word).split(" ")[0] in _PARTICLES and place < len(words) - 1:
            return " ".join(words[:place]), " ".join(words[place:])
    return "", " ".join(words)


def _with_particles(words: list[str], first: list[str], last: list[str]) -> tuple[str, str]:
    """Put « de » of « Zoé de LA TOUR » with the last name that it begins."""
    start = words.index(last[0])
    while start and fold(words[start - 1]) in _PARTICLES and words[start - 1] in first:
        start -= 1
        first = [word for word in first if word != words[start]]
        last = [words[start], *last]
    return " ".join(first), " ".join(last)


def _is_capitals(word: str) -> bool:
    return word == word.upper() and sum(letter.isalpha() for letter in word) > 1


def _is_whole_name(part: str) -> bool:
    return bool(_TITLE.match(part)) or len(part.split()) > 1


def same_person(left: PersonName, right: PersonName) -> bool:
    """Tell whether two names have the same words, whatever their order and case."""
    return _words(left) == _words(right)


def _words(name: PersonName) -> list[str]:
    return sorted(fold(f"{name.first_name} {name.last_name}").split())


def president_quality(name: PersonName, header: str) -> str:
    """Return the quality of a chair by the title, else by the header of the column."""
    by_title = {"M.": "Président", "Mme": "Présidente"}.get(name.civility)
    by_header = {"president": "Président", "presidente": "Présidente"}.get(fold(header))
    return by_title or by_header or ANY_PRESIDENT
