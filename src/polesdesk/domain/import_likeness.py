"""Find close names among thousands: only names with a rare word in common are compared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from polesdesk.domain.folding import close_names, telling_words

CLOSE = 0.85
"""How likely two names must be to mean one association before it is asked about."""

_SHORTEST_MISSPELT = 5
_WORTH_COMPARING = 70.0
# Of two names so close, the longer one has at most this share of letters that the other lacks.
_LEFT_OVER = 0.3


def _short(words: tuple[str, ...]) -> frozenset[str]:
    """Return the words in which no slip is forgiven: « quartier 12 » is not « quartier 13 »."""
    return frozenset(word for word in words if len(word) < _SHORTEST_MISSPELT)


class NameIndex:
    """Names filed under each of their words; words that differ by a slip are found too."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._names: dict[str, str] = {}
        self._short: dict[str, frozenset[str]] = {}
        self._by_word: dict[str, list[str]] = {}
        self._by_sign: dict[str, list[str]] = {}
        for name in names:
            self.add(name)

    def add(self, name: str) -> None:
        """File a name."""
        if name in self._names:
            return
        words = _words(name)
        self._names[name] = " ".join(words)
        self._short[name] = _short(words)
        for word in words:
            if word not in self._by_word:
                self._by_word[word] = []
                for sign in _signs(word):
                    self._by_sign.setdefault(sign, []).append(word)
            self._by_word[word].append(name)

    def close(self, name: str) -> list[str]:
        """Return the filed names that are close to a name, the closest first."""
        if not self._names:
            return []
        found = {other: close_names(name, other) for other in self._worth_comparing(name)}
        close = [other for other, likeness in found.items() if likeness >= CLOSE]
        return sorted(close, key=lambda other: (-found[other], other))

    def _worth_comparing(self, name: str) -> set[str]:
        from rapidfuzz import fuzz, process

        words = _words(name)
        short = _short(words)
        keys = {
            other: self._names[other]
            for other in self._sharing_a_rare_word(words)
            if short <= self._short[other] or short >= self._short[other]
        }
        found = process.extract(
            " ".join(words),
            keys,
            scorer=fuzz.ratio,
            processor=None,
            score_cutoff=_WORTH_COMPARING,
            limit=None,
        )
        return {other for _key, _ratio, other in found}

    def _sharing_a_rare_word(self, words: tuple[str, ...]) -> set[str]:
        """Return the names that share one of the rarest words.

        Rare words are tried until they are more than what a close name may lack.
        """
        holders = {word: self._holders(word) for word in words}
        spare = sum(map(len, words)) * _LEFT_OVER
        sharing: set[str] = set()
        for word in sorted(words, key=lambda one: len(holders[one])):
            sharing.update(holders[word])
            spare -= len(word)
            if spare < 0:
                break
        return sharing

    def _holders(self, word: str) -> list[str]:
        similar = {word} | {one for sign in _signs(word) for one in self._by_sign.get(sign, ())}
        return [name for one in similar for name in self._by_word.get(one, ())]


@lru_cache(maxsize=20_000)
def _words(name: str) -> tuple[str, ...]:
    """Return the words that tell a name from others, in the order of the alphabet."""
    return tuple(sorted(set(telling_words(name))))


def _signs(word: str) -> Iterator[str]:
    """Give a long word, also without each of its letters; a slip leaves one form in common."""
    if len(word) < _SHORTEST_MISSPELT:
        return
    yield word
    for place in range(len(word)):
        yield word[:place] + word[place + 1 :]
