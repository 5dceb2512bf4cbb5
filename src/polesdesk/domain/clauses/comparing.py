"""Two versions of a template beside each other, line by line, with the words that differ."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

CONTEXT = 2
"""Lines without a change that are shown around each change."""

_LIKE = 0.4
"""Share of words in common from which a line counts as changed rather than replaced."""
_WORDS = re.compile(r"\w+|\s+|[^\w\s]")


class Difference(StrEnum):
    """What became of a line."""

    SAME = "SAME"
    CHANGED = "CHANGED"
    ADDED = "ADDED"
    REMOVED = "REMOVED"
    LEFT_OUT = "LEFT_OUT"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Words of a line; ``differs`` where the other side has others."""

    text: str
    differs: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A line of one version, counted from 1."""

    line: int
    parts: tuple[Part, ...]

    @property
    def text(self) -> str:
        """The whole line."""
        return "".join(part.text for part in self.parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A line before and after; a side is None where the line does not exist.

    With LEFT_OUT, ``skipped`` lines that are the same on both sides are not shown.
    """

    difference: Difference
    before: Side | None = None
    after: Side | None = None
    skipped: int = 0


def compare(before: str, after: str) -> tuple[Pair, ...]:
    """Return the lines that differ with those around them; nothing when the texts are alike."""
    pairs = list(_pairs(before.split("\n"), after.split("\n")))
    near = [False] * len(pairs)
    for place, pair in enumerate(pairs):
        if pair.difference is not Difference.SAME:
            first, last = max(0, place - CONTEXT), place + CONTEXT + 1
            near[first:last] = [True] * len(near[first:last])
    return tuple(_shortened(pairs, near)) if any(near) else ()


def _shortened(pairs: Sequence[Pair], near: Sequence[bool]) -> Iterator[Pair]:
    skipped = 0
    for pair, is_near in zip(pairs, near, strict=True):
        if not is_near:
            skipped += 1
            continue
        if skipped:
            yield Pair(difference=Difference.LEFT_OUT, skipped=skipped)
        skipped = 0
        yield pair
    if skipped:
        yield Pair(difference=Difference.LEFT_OUT, skipped=skipped)


def _pairs(old: Sequence[str], new: Sequence[str]) -> Iterator[Pair]:
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            for step in range(i2 - i1):
                yield _pair(
                    Difference.SAME, (i1 + step, old[i1 + step]), (j1 + step, new[j1 + step])
                )
        else:
            yield from _replaced(old, new, range(i1, i2), range(j1, j2))


def _replaced(old: Sequence[str], new: Sequence[str], gone: range, come: range) -> Iterator[Pair]:
    """Pair lines that resemble each other, in their order; the others went or came."""
    waiting = list(come)
    for i in gone:
        match = next((j for j in waiting if _alike(old[i], new[j])), None)
        if match is None:
            yield _pair(Difference.REMOVED, (i, old[i]), None)
            continue
        while waiting[0] != match:
            j = waiting.pop(0)
            yield _pair(Difference.ADDED, None, (j, new[j]))
        waiting.pop(0)
        yield _changed(i, old[i], match, new[match])
    for j in waiting:
        yield _pair(Difference.ADDED, None, (j, new[j]))


def _alike(old: str, new: str) -> bool:
    if not old.strip() or not new.strip():
        return old.strip() == new.strip()
    match = SequenceMatcher(None, _WORDS.findall(old), _WORDS.findall(new), autojunk=False)
    return match.quick_ratio() >= _LIKE and match.ratio() >= _LIKE


def _pair(
    difference: Difference, before: tuple[int, str] | None, after: tuple[int, str] | None
) -> Pair:
    sides = [
        None if one is None else Side(line=one[0] + 1, parts=(Part(text=one[1]),))
        for one in (before, after)
    ]
    return Pair(difference=difference, before=sides[0], after=sides[1])


def _changed(i: int, old: str, j: int, new: str) -> Pair:
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    codes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    left = [Part(text="".join(before[a:b]), differs=tag != "equal") for tag, a, b, _, _ in codes]
    right = [Part(text="".join(after[a:b]), differs=tag != "equal") for tag, _, _, a, b in codes]
    return Pair(
        difference=Difference.CHANGED,
        before=Side(line=i + 1, parts=tuple(part for part in left if part.text)),
        after=Side(line=j + 1, parts=tuple(part for part in right if part.text)),
    )
