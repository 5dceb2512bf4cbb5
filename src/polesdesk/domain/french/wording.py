"""Small agreements of grammar: lists, and « de » before a name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from polesdesk.domain.folding import fold, unaccent

_ARTICLE = re.compile(r"(?:(?P<word>les?|la)\s+|(?P<elided>l)['’]\s*)(?=\S)", re.IGNORECASE)
_CONTRACTED = {"le": "du", "les": "des"}
# First words before which « de » and « le » stay whole although they start like a vowel.
_NO_ELISION = frozenset(
    ["hall", "halle", "halles", "halte", "ham", "hameau", "hameaux", "hand", "handball"]
    + ["handicap", "hangar", "hangars", "haras", "haricot", "haricots", "harpe", "hasard"]
    + ["haut", "haute", "hautes", "hauts", "hauteur", "hauteurs", "havre", "hem", "heros"]
    + ["herisson", "herissons", "hetre", "hetres", "hibou", "hip", "hockey", "hollande"]
    + ["hongrie", "houblon", "houx", "huit", "huitieme", "hutte", "onze", "onzieme", "oui"]
)


def join_and(items: Sequence[str]) -> str:
    """Return ``items`` as a phrase: « a, b et c »."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} et {items[-1]}"


def with_de(name: str) -> str:
    """Return ``name`` after « de »: « de la Pléiade », « du Pigeonnier », « d’Étouvie »."""
    name = name.strip()
    article = _ARTICLE.match(name)
    if not article:
        return f"d’{name}" if _elides(name) else f"de {name}".rstrip()
    rest = name[article.end() :]
    if article["elided"]:
        return f"de {article['elided']}’{rest}"
    contracted = _CONTRACTED.get(article["word"].lower())
    return f"{contracted} {rest}" if contracted else f"de {name}"


def _elides(name: str) -> bool:
    """Tell whether « de » loses its vowel: before a vowel or a mute h, y + consonant."""
    letters = unaccent(name)
    if not letters or not letters[0].isalpha():
        return False
    if fold(name).partition(" ")[0] in _NO_ELISION:
        return False
    starts_with_i = letters[0] == "y" and letters[1:2] not in "aeiou"
    return letters[0] in "aeiouh" or starts_with_i
