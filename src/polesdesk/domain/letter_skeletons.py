"""The text that PolesDesk writes for a kind of letter, as a template that the office can change.

A letter is written by code, which chooses among sentences. Its template is found by writing an
example of it, then writing it again with one thing changed at a time: what differs stands in the
template under the condition that makes the difference.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date, timedelta
from difflib import SequenceMatcher
from enum import Enum
from types import NoneType
from typing import Any, get_args, get_type_hints

from polesdesk.domain.clauses import Span
from polesdesk.domain.facts.values import Table
from polesdesk.domain.french import date_in_words, day_with_weekday, format_date
from polesdesk.domain.letter_examples import example
from polesdesk.domain.letter_fields import FLAGS, OVER, case_of, is_made, label_of, leaves, spans_in
from polesdesk.domain.letters import Bullets, LetterData, LetterText

Writer = Callable[[LetterData, Any], LetterText]
SUBJECT, MENTION, CLOSING = "[objet]", "[mention]", "[politesse]"
TABLE, LIST = "tableau", "liste"
_MARK = re.compile("\ue000([^\ue000\ue001]*)\ue001")
_SIGNS = re.compile(r"([\\\[\]{}*])")
_FAULTS = (ValueError, TypeError, KeyError, IndexError, AttributeError, AssertionError)
"""What a writer may raise when one field of an example is emptied that it always has."""


@dataclass(frozen=True, slots=True)
class Variant:
    """An example with one thing changed; ``condition`` is true of it and not of the example."""

    condition: str
    data: LetterData


@dataclass(slots=True)
class _Case:
    """Lines from ``start`` to ``end`` of the example, and what stands there under conditions."""

    start: int
    end: int
    others: list[tuple[str, list[str]]]


def mark(name: str) -> str:
    """Return a text that shows of which field it is."""
    return f"\ue000{name}\ue001"


def printed_fields(kind: Any, writer: Writer) -> dict[str, None]:
    """Return the names of the fields that a kind of letter prints in one case or another."""
    base = example(kind, writer, mark)
    found: dict[str, None] = {}
    for data in (base, *(variant.data for variant in variants(base))):
        try:
            text = writer(data, data.matter)
        except _FAULTS:
            continue
        found |= dict.fromkeys(span.field for span in spans_in(text) if span.field)
    return found


def skeleton(kind: Any, writer: Writer) -> str:
    """Return the template of a kind of letter."""
    base = example(kind, writer, mark)
    lines = template_lines(base, writer)
    cases: list[_Case] = []
    for variant in variants(base):
        try:
            other = template_lines(variant.data, writer)
        except _FAULTS:
            continue
        cases += _differences(lines, other, variant.condition)
    return "\n\n".join(_with_cases(lines, _merged(lines, cases))) + "\n"


def variants(base: LetterData) -> Iterator[Variant]:
    """Yield the example with one field emptied or chosen otherwise, one after the other."""
    for name, value in leaves(base.matter):
        for condition, other in _others(base.matter, name, value):
            yield Variant(condition, replace(base, matter=_changed(base.matter, name, other)))
    end: Any = getattr(base.matter, "end", None)
    if isinstance(end, date):
        yield Variant(FLAGS[OVER], replace(base, day=end + timedelta(days=400)))


def _others(matter: Any, name: str, value: Any) -> Iterator[tuple[str, Any]]:
    label = label_of(name)
    if isinstance(value, Enum):
        for other in type(value):
            if other is not value:
                yield case_of(other), other
    elif isinstance(value, bool):
        yield label, not value
    elif isinstance(value, str):
        yield f"non {label}", ""
    elif isinstance(value, tuple):
        yield f"non {label}", ()
    elif not is_dataclass(value) and _may_be_unknown(matter, name):
        yield f"non {label}", None


def _may_be_unknown(matter: Any, name: str) -> bool:
    """Tell whether the type of a field allows None."""
    for one in (matter, *(getattr(matter, field.name) for field in fields(matter))):
        if is_dataclass(one):
            hints = get_type_hints(type(one))
            if name in hints:
                return NoneType in get_args(hints[name])
    return False


def _changed(matter: Any, name: str, value: Any) -> Any:
    if name in {one.name for one in fields(matter)}:
        return replace(matter, **{name: value})
    for one in fields(matter):
        inner = getattr(matter, one.name)
        if is_dataclass(inner) and name in {field.name for field in fields(inner)}:
            inside: Any = inner
            return replace(matter, **{one.name: replace(inside, **{name: value})})
    raise KeyError(name)


# The lines of one letter


def template_lines(data: LetterData, writer: Writer) -> list[str]:
    """Return a letter as lines of a template, a paragraph each."""
    text = writer(data, data.matter)
    days = dict(_days(data))
    lines = [f"{SUBJECT} {_words(text.subject, days)}"]
    if text.mention:
        lines.append(f"{MENTION} {_words(text.mention, days)}")
    tables = lists = 0
    for part in text.parts:
        if isinstance(part, Table):
            tables += 1
            lines.append(f"[{placed(TABLE, tables)}]")
        elif not isinstance(part, Bullets):
            lines.append(_line(part, days))
        elif is_made(part):
            lists += 1
            lines.append(f"[{placed(LIST, lists)}]")
        else:
            lines.append("\n".join(f"- {_line(item, days)}" for item in part.items))
    if text.closing:
        lines.append(f"{CLOSING} {_words(text.closing, days)}")
    return [line for line in lines if line]


def placed(insert: str, place: int) -> str:
    """Return how a table or a list of a letter is typed: « tableau », then « tableau 2 »."""
    return insert if place == 1 else f"{insert} {place}"


def _line(spans: Sequence[Span], days: dict[str, str]) -> str:
    parts = [
        f"{{{{{label_of(span.field)}}}}}" if span.field else _words(span.text, days)
        for span in spans
    ]
    line = "".join(parts)
    return f"\\{line}" if line.startswith(("#", "- ")) else line


def _words(text: str, days: dict[str, str]) -> str:
    """Return fixed words as they are typed, with the fields that were set into them.

    Spaces are plain as from a keyboard: reading a text puts the others back.
    """
    typed = _SIGNS.sub(r"\\\1", text)
    for words, name in days.items():
        typed = typed.replace(words, mark(name))
    named = _MARK.sub(lambda found: f"{{{{{label_of(found[1])}}}}}", typed)
    return named.replace("\u00a0", " ").replace("\u202f", " ")


def _days(data: LetterData) -> Iterator[tuple[str, str]]:
    """Yield the days and numbers of an example as they are written, by which they are known."""
    for name, value in leaves(data.matter):
        if isinstance(value, date):
            for write in (day_with_weekday, date_in_words, format_date):
                yield write(value), name
        elif isinstance(value, int) and not isinstance(value, bool) and value > 200:
            yield str(value), name


# Cases


def _differences(lines: list[str], other: list[str], condition: str) -> list[_Case]:
    codes = SequenceMatcher(None, lines, other, autojunk=False).get_opcodes()
    return [
        _Case(start, end, [(condition, other[a:b])])
        for tag, start, end, a, b in codes
        if tag != "equal" and not _goes_without_saying(lines[start:end], other[a:b], condition)
    ]


def _goes_without_saying(usual: list[str], other: list[str], condition: str) -> bool:
    """Tell whether lines differ only by an empty field, or by a list that has nothing in it."""
    if not condition.startswith("non "):
        return False
    if not other:
        return all(line.startswith(f"[{LIST}") for line in usual)
    emptied = f"{{{{{condition.removeprefix('non ')}}}}}"
    return [line.replace(emptied, "").split() for line in usual] == [line.split() for line in other]


def _merged(lines: list[str], cases: Sequence[_Case]) -> list[_Case]:
    """Put differences of the same lines together, so that no condition cuts another."""
    merged: list[_Case] = []
    for case in sorted(cases, key=lambda one: (one.start, one.end)):
        last = merged[-1] if merged else None
        if last is None or not (case.start < last.end or case.start == last.start):
            merged.append(case)
            continue
        end = max(last.end, case.end)
        widened = [
            (condition, [*lines[last.start : one.start], *words, *lines[one.end : end]])
            for one in (last, case)
            for condition, words in one.others
        ]
        merged[-1] = _Case(last.start, end, _joined(widened))
    return merged


def _joined(others: Sequence[tuple[str, list[str]]]) -> list[tuple[str, list[str]]]:
    """Put conditions with the same words together: « courte durée ou autres locaux »."""
    found: dict[tuple[str, ...], list[str]] = {}
    for condition, words in others:
        found.setdefault(tuple(words), []).append(condition)
    return [(" ou ".join(conditions), list(words)) for words, conditions in found.items()]


def _with_cases(lines: list[str], cases: Sequence[_Case]) -> Iterator[str]:
    at = 0
    for case in cases:
        yield from lines[at : case.start]
        yield from _case(case, lines[case.start : case.end])
        at = case.end
    yield from lines[at:]


def _case(case: _Case, usual: list[str]) -> Iterator[str]:
    condition, words = case.others[0]
    if len(case.others) == 1 and condition.startswith("non ") and " ou " not in condition:
        yield f"[si {condition.removeprefix('non ')}]"
        yield from usual
        yield from ("[sinon]", *words) if words else ()
    else:
        for place, (condition, words) in enumerate(case.others):
            yield f"[sinon si {condition}]" if place else f"[si {condition}]"
            yield from words
        yield from ("[sinon]", *usual) if usual else ()
    yield "[fin]"
