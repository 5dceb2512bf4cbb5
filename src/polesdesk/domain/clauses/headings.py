"""The headings of a template as it is being typed: read line by line, whatever its faults."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from polesdesk.domain.clauses.values import BlockKind

_KINDS = {
    "titre": BlockKind.TITLE,
    "sous-titre": BlockKind.SUBTITLE,
    "intertitre": BlockKind.HEADING,
    "article": BlockKind.ARTICLE,
}
_START = re.compile(rf"\[({'|'.join(_KINDS)})(?: [^\[\]]*)?\][ ]*(.*)")
_COMMAND = re.compile(r"\[([^\[\]]*)\]")
_OTHERWISE = re.compile(r"\[sinon[^\[\]]*\]")
_FIELD = re.compile(r"\{\{([^{}]*)\}\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading at a line from 1; ``number`` is that of an article.

    ``conditions`` are those of the blocks around it as they are typed, the outermost first.
    """

    line: int
    kind: BlockKind
    text: str
    number: int | None = None
    conditions: tuple[str, ...] = ()


@dataclass(slots=True)
class _Open:
    """A condition on a line of its own: the article number before it, the highest inside."""

    command: str
    start: int
    highest: int


def headings(text: str) -> tuple[Heading, ...]:
    """Return the headings in their order; branches that exclude one another share numbers."""
    found: list[Heading] = []
    opened: list[_Open] = []
    number = 0
    for line, typed in enumerate(text.split("\n"), 1):
        words = typed.strip(" \t\r\ufeff")
        start = _START.match(words)
        if start:
            kind = _KINDS[start[1]]
            number += kind is BlockKind.ARTICLE
            found.append(
                Heading(
                    line=line,
                    kind=kind,
                    text=_plain(start[2]),
                    number=number if kind is BlockKind.ARTICLE else None,
                    conditions=tuple(one.command for one in opened),
                )
            )
        else:
            number = _follow(words, opened, number)
    return tuple(found)


def current_heading(found: Sequence[Heading], line: int) -> int | None:
    """Return the place of the heading under which a line stands, None above the first one."""
    above = [place for place, heading in enumerate(found) if heading.line <= line]
    return above[-1] if above else None


def _follow(words: str, opened: list[_Open], number: int) -> int:
    """Open or close a condition; return the number that the next article comes after."""
    alone = _COMMAND.fullmatch(words)
    if alone is None:
        return number
    command = " ".join(alone[1].split())
    if command.startswith("si "):
        opened.append(_Open(command=command, start=number, highest=number))
    elif opened and command.split(" ")[0] == "sinon":
        inner = opened[-1]
        inner.highest, inner.command = max(inner.highest, number), command
        return inner.start
    elif opened and command == "fin":
        return max(opened.pop().highest, number)
    return number


def _plain(typed: str) -> str:
    """Return the words of a heading: ways of a choice beside each other, without commands."""
    words = _COMMAND.sub("", _OTHERWISE.sub(" / ", typed.replace("[[", "").replace("]]", "")))
    return " ".join(_FIELD.sub(r"\1", words.replace("**", "")).split())
