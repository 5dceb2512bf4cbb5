"""Texts made comparable: folded for search, keyed for sorting, cleaned, likened to others."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

# Letters that Unicode does not take apart although a French reader does.
_SPELLED_OUT = str.maketrans(
    {"œ": "oe", "æ": "ae", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ı": "i"}
)
_DIGITS = re.compile(r"[0-9]+")
_SPACES = re.compile(r"[ \t]+")
_NOT_WORDS = re.compile(r"[^a-z0-9]+")
_OFTEN_FOLDED = 60  # characters; longer texts seldom come twice
# Marks that turn the rest of a printed line round, and the byte order mark.
_DIRECTION_MARKS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
_LINE_BREAKS = frozenset("\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029")

# Words that people add or leave out without naming another association.
_MINOR = frozenset(
    ["association", "assoc", "asso", "ass", "le", "la", "les", "l", "un", "une"]
    + ["de", "des", "du", "d", "et", "en", "a", "au", "aux"]
)
_ABBREVIATED = {"st": "saint", "ste": "sainte", "sts": "saints", "stes": "saintes"}
_LONGEST_NAME = 30  # words; more is a text pasted by mistake
_SHORTEST_MISSPELT = 5  # letters; in shorter words one letter makes another word
_SAME_WORD = 0.8  # one slip in five letters, two in ten
_SAME_NAME = 0.85
_WORTH_COMPARING = 50  # per cent; a cheap first sieve over all candidates
_REPLACED = 0.5


def unaccent(text: str) -> str:
    """Return ``text`` in lower case, without accents and ligatures; punctuation stays."""
    if text.isascii():
        return text.casefold()
    lowered = unicodedata.normalize("NFKD", text).casefold()
    letters = unicodedata.normalize("NFKD", lowered).translate(_SPELLED_OUT)
    return "".join(c for c in letters if unicodedata.category(c) not in ("Mn", "Cf", "Cs"))


def fold(text: str) -> str:
    """Return the words of ``text`` as search compares them.

    No case, accent, ligature or punctuation, one space between words; emoji stay, so that a
    name made of them can still be found.
    """
    if len(text) <= _OFTEN_FOLDED:
        return _fold_again(text)
    return _fold(text)


def _fold(text: str) -> str:
    plain = unaccent(text)
    if plain.isascii():
        return " ".join(_NOT_WORDS.sub(" ", plain).split())
    return " ".join("".join(c if _is_kept(c) else " " for c in plain).split())


@lru_cache(maxsize=50_000)
def _fold_again(text: str) -> str:
    """An import folds the same short cells a hundred times."""
    return _fold(text)


def _is_kept(character: str) -> bool:
    if character.isascii():
        return character.isalnum()
    category = unicodedata.category(character)
    return category[0] in "LNM" or (category == "So" and ord(character) > 0xFF)


def tokens(text: str) -> tuple[str, ...]:
    """Return the folded words of ``text``, in their order."""
    return tuple(fold(text).split())


def sort_key(text: str) -> str:
    """Return the key that sorts ``text`` as French lists do: « salle 2 » before « salle 10 ».

    Accents and case do not count, articles do; numbers compare by value up to 12 digits.
    """
    return _DIGITS.sub(lambda digits: digits[0].lstrip("0").zfill(12), fold(text))


def clean_text(text: str, limit: int, *, multiline: bool = False) -> str:
    """Return ``text`` fit for storage: composed (NFC), trimmed, at most ``limit`` characters.

    Control characters, lone surrogates and marks that turn the reading direction are left
    out; line breaks stay only in a ``multiline`` text, which keeps its inner spaces too.
    """
    if text.isprintable() and "  " not in text:
        return _cut(unicodedata.normalize("NFC", text.strip()), limit)
    plain = "".join(_storable(c) for c in text.replace("\r\n", "\n"))
    if multiline:
        plain = "\n".join(line.rstrip() for line in plain.split("\n"))
    else:
        plain = _SPACES.sub(" ", plain.replace("\n", " "))
    return _cut(unicodedata.normalize("NFC", plain.strip()), limit)


def _storable(character: str) -> str:
    if character in _LINE_BREAKS:
        return "\n"
    if character == "\t":
        return " "
    unwanted = unicodedata.category(character) in ("Cc", "Cs") or character in _DIRECTION_MARKS
    return "" if unwanted else character


def _cut(text: str, limit: int) -> str:
    """Cut ``text`` to ``limit`` characters, never between a letter and its accent."""
    if len(text) <= limit:
        return text
    end = limit
    while end > 0 and unicodedata.combining(text[end]):
        end -= 1
    return text[:end].rstrip()


def close_names(left: str, right: str) -> float:
    """Return how likely two names mean one association: 0 (no) to 1 (surely).

    It is the share of letters that stand in words common to both, whatever their order;
    articles, « association » and plurals do not count, « St » reads « Saint », a slip is
    forgiven in a long word. The result is halved when each name has a word that the other
    lacks: « Club de judo » is not « Club de tennis ».
    """
    return _likeness(telling_words(left), telling_words(right))


def find_close(
    name: str, candidates: Iterable[str], *, at_least: float = _SAME_NAME
) -> list[tuple[str, float]]:
    """Return the candidates whose ``close_names`` with ``name`` reaches ``at_least``, best first.

    A candidate written exactly as ``name`` is found too.
    """
    from rapidfuzz import fuzz, process

    known = list(dict.fromkeys(candidates))
    sieved = process.extract(
        _key(name),
        [_key(candidate) for candidate in known],
        scorer=fuzz.ratio,
        processor=None,
        score_cutoff=min(_WORTH_COMPARING, 100 * at_least),
        limit=None,
    )
    scored = [(known[index], close_names(name, known[index])) for _key_, _ratio, index in sieved]
    return sorted(
        (found for found in scored if found[1] >= at_least), key=lambda found: (-found[1], found[0])
    )


@lru_cache(maxsize=20_000)
def telling_words(name: str) -> tuple[str, ...]:
    """Return the words of ``name`` that tell it from others, in the singular."""
    words = [_ABBREVIATED.get(word, word) for word in tokens(name)[:_LONGEST_NAME]]
    telling = [word for word in words if word not in _MINOR]
    return tuple(_singular(word) for word in telling or words)


@lru_cache(maxsize=20_000)
def _key(name: str) -> str:
    return " ".join(sorted(telling_words(name)))


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word[-1] in "sx" else word


def _likeness(left: tuple[str, ...], right: tuple[str, ...]) -> float:
    if not left or not right:
        return 0.0
    if "".join(left) == "".join(right):  # « basket ball » and « basketball »
        return 1.0
    common = Counter(left) & Counter(right)
    left_over = list((Counter(left) - common).elements())
    right_over = list((Counter(right) - common).elements())
    shared = float(2 * sum(map(len, common.elements())))
    shared += _match_misspelt(left_over, right_over)
    score = shared / (sum(map(len, left)) + sum(map(len, right)))
    return score * _REPLACED if left_over and right_over else score


def _match_misspelt(left: list[str], right: list[str]) -> float:
    """Take the pairs of words that differ by a slip out of both lists; return their letters."""
    pairs = [(_word_likeness(a, b), a, b) for a in set(left) for b in set(right)]
    letters = 0.0
    # Sorted so that the result does not depend on which name comes first.
    for likeness, a, b in sorted(pairs, key=lambda pair: (-pair[0], sorted(pair[1:]))):
        while likeness >= _SAME_WORD and a in left and b in right:
            left.remove(a)
            right.remove(b)
            letters += likeness * (len(a) + len(b))
    return letters


def _word_likeness(left: str, right: str) -> float:
    from rapidfuzz.distance import OSA

    if min(len(left), len(right)) < _SHORTEST_MISSPELT or not (left + right).isalpha():
        return 0.0
    return OSA.normalized_similarity(left, right)
