"""Conditions on the fixed list of facts: « gratuit et domaine public », « non unité »."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from polesdesk.domain.facts.declared_facts import FACTS
from polesdesk.domain.folding import fold
from polesdesk.domain.speech import said

_JOINED = re.compile(r"\s+(et|ou)\s+", re.IGNORECASE)
_NOT = re.compile(r"non\s+", re.IGNORECASE)
_BY_WORDS = {fold(word): fact.name for fact in FACTS for word in (fact.label, fact.name)}
_MOST_TERMS = 10


class UnknownFact(ValueError):
    """A condition that cannot be read; its text is a French sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """Facts by name with the value wanted of each; all of them, or any of them."""

    source: str
    wanted: tuple[tuple[str, bool], ...]
    any_of: bool = False

    def holds(self, truths: Mapping[str, bool]) -> bool:
        """Tell whether the condition is met."""
        met = (truths[name] is value for name, value in self.wanted)
        return any(met) if self.any_of else all(met)


def read_condition(text: str, names: Mapping[str, str] = _BY_WORDS) -> Condition:
    """Return the condition written in ``text``; raise ``UnknownFact`` when it is none.

    ``names`` are the facts by the words that are typed for them, folded.
    « et » and « ou » do not mix in one condition: two nested ones say it without doubt.
    """
    parts = _JOINED.split(text.strip())
    links = {link.casefold() for link in parts[1::2]}
    if len(links) > 1:
        raise UnknownFact(
            said("une condition ne mêle pas « et » et « ou » : placez une condition dans l’autre")
        )
    if len(parts[::2]) > _MOST_TERMS:
        raise UnknownFact(said("la condition est trop longue"))
    wanted = tuple(_term(part, names) for part in parts[::2])
    return Condition(source=text.strip(), wanted=wanted, any_of=links == {"ou"})


def _term(text: str, names: Mapping[str, str]) -> tuple[str, bool]:
    negation = _NOT.match(text.strip())
    bare = text.strip()[negation.end() if negation else 0 :]
    name = names.get(fold(bare))
    if name is None:
        raise UnknownFact(said("« {bare} » n’est pas une condition connue").format(bare=bare[:60]))
    return name, negation is None
