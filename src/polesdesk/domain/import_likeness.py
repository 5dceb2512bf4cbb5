"""Find close names among thousands: only names that share a long word are compared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from polesdesk.domain.folding import close_names, tokens

CLOSE = 0.85
"""How likely two names must be to mean one association before it is asked about."""

_TELLING_WORDS = 3
_CROWD = 200
"""Names under one word past which the word tells nothing; rarer words are looked at instead."""
_SHORTEST_MISSPELT = 5
_WORTH_COMPARING = 70.0


class NameIndex:
    """Names filed under their longest words, and under those words less one letter."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._names: dict[str, dict[str, str]] = {}
        for name in names:
            self.add(name)

    def add(self, name: str) -> None:
        """File a name."""
        key = " ".join(sorted(tokens(name)))
        for sign in (_whole(key), *_signs(name)):
            self._names.setdefault(sign, {})[name] = key

    def close(self, name: str) -> list[str]:
        """Return the filed names that are close to a name, the closest first."""
        from rapidfuzz import fuzz

        key = " ".join(sorted(tokens(name)))
        found: dict[str, float] = {}
        seen: set[str] = set()
        for sign in (_whole(key), *_signs(name)):
            filed = self._names.get(sign, {})
            if len(filed) > _CROWD:
                continue
            for other, other_key in filed.items():
                if other in seen:
                    continue
                seen.add(other)
                if fuzz.ratio(key, other_key, score_cutoff=_WORTH_COMPARING):
                    found[other] = close_names(name, other)
        close = [other for other, likeness in found.items() if likeness >= CLOSE]
        return sorted(close, key=lambda other: (-found[other], other))


def _whole(key: str) -> str:
    """All the words of a name: what two spellings of the same name share."""
    return f"={key}"


def _signs(name: str) -> Iterator[str]:
    """Give the longest words of a name, each also without one of its letters.

    Two words that differ by one slip have such a form in common.
    """
    words = sorted(set(tokens(name)), key=lambda word: (-len(word), word))[:_TELLING_WORDS]
    for word in words:
        yield word
        if len(word) >= _SHORTEST_MISSPELT:
            for place in range(len(word)):
                yield word[:place] + word[place + 1 :]
