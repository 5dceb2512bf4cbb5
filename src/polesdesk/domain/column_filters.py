"""Filters set on columns: said in French for a chip, written down for a saved search."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from polesdesk.domain.french import format_date, format_euros, format_number
from polesdesk.domain.list_columns import ListColumn, Narrow, column
from polesdesk.domain.lists import ColumnFilter, Match
from polesdesk.domain.speech import said

SAID = 2
"""Values that a chip names; of the others it says how many."""


def filter_in_words(subject: str, one: ColumnFilter) -> str:
    """Return « Fin : du 01/01/2026 au 31/12/2026 », « Ville : vide »."""
    known = column(subject, one.column)
    if known is None:
        return ""
    return f"{known.title}\u202f: {_asked(known, one)}"


def _asked(known: ListColumn, one: ColumnFilter) -> str:
    if one.match is Match.EMPTY:
        return "vide"
    if one.match is Match.FILLED:
        return said("non vide")
    if one.match is Match.VALUES:
        return _listed([known.word(value) for value in one.values])
    if known.narrow is Narrow.DATES:
        return _between_days(one.first, one.last)
    form = format_euros if known.narrow is Narrow.MONEY else format_number
    return _between(one.least, one.most, form)


def _listed(words: list[str]) -> str:
    shown, more = words[:SAID], len(words) - SAID
    if more <= 0:
        return " ou ".join(shown)
    return said("{names} ou {more} {word}").format(
        names=", ".join(shown), more=more, word=said("autres") if more > 1 else said("autre")
    )


def _between_days(first: date | None, last: date | None) -> str:
    if first is not None and first == last:
        return said("le {day}").format(day=format_date(first))
    if first is None:
        return (
            said("jusqu’au {day}").format(day=format_date(last)) if last is not None else "toutes"
        )
    if last is None:
        return said("à partir du {day}").format(day=format_date(first))
    return said("du {first} au {last}").format(first=format_date(first), last=format_date(last))


def _between(least: int | None, most: int | None, form: Callable[[int], str]) -> str:
    if least is not None and least == most:
        return form(least)
    if least is None:
        return said("jusqu’à {most}").format(most=form(most)) if most is not None else "tous"
    if most is None:
        return said("à partir de {least}").format(least=form(least))
    return said("de {least} à {most}").format(least=form(least), most=form(most))


def write_filter(one: ColumnFilter) -> str:
    """Return a filter as one line, to be kept."""
    plain: dict[str, Any] = {"column": one.column, "match": str(one.match)}
    if one.values:
        plain["values"] = list(one.values)
    plain |= {name: day.isoformat() for name in ("first", "last") if (day := getattr(one, name))}
    bounds = {name: getattr(one, name) for name in ("least", "most")}
    plain |= {name: bound for name, bound in bounds.items() if bound is not None}
    return json.dumps(plain, ensure_ascii=False)


def read_filter(subject: str, line: str) -> ColumnFilter | None:
    """Return a filter that was kept; None when it is of another version or of no column."""
    try:
        plain = json.loads(line)
        one = ColumnFilter(
            column=str(plain["column"]),
            match=Match(plain["match"]),
            values=tuple(str(value) for value in plain.get("values", ())),
            first=_day(plain.get("first")),
            last=_day(plain.get("last")),
            least=_bound(plain.get("least")),
            most=_bound(plain.get("most")),
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
    known = column(subject, one.column)
    return one if known is not None and known.narrow is not None else None


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _bound(number: int | None) -> int | None:
    return None if number is None else int(number)


def with_filter(filters: Iterable[ColumnFilter], one: ColumnFilter) -> tuple[ColumnFilter, ...]:
    """Return filters with one more, in place of the one of the same column if there is any."""
    kept = list(filters)
    places = [place for place, other in enumerate(kept) if other.column == one.column]
    if places:
        kept[places[0]] = one
    else:
        kept.append(one)
    return tuple(kept)


def without_filter(filters: Iterable[ColumnFilter], name: str) -> tuple[ColumnFilter, ...]:
    """Return filters without that of a column."""
    return tuple(one for one in filters if one.column != name)
