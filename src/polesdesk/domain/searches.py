"""Saved searches: what is kept of a view of a list, and the view that it gives back."""

from __future__ import annotations

from dataclasses import replace

from polesdesk.domain.column_filters import filter_in_words, read_filter, write_filter
from polesdesk.domain.list_columns import COLUMNS
from polesdesk.domain.lists import ListQuery, SavedSearch

COLUMN = "column"
SORT = "sort"
DOWN = "-"
"""Before the column that sorts from the greatest to the least."""


def keep_query(search: SavedSearch, query: ListQuery) -> SavedSearch:
    """Return a saved search that holds a view: its words, its filters and its order."""
    pairs = [f"{name}={value}" for name, value in sorted(query.filters.items()) if value]
    pairs += [f"{COLUMN}={write_filter(one)}" for one in query.columns]
    if query.sort:
        pairs.append(f"{SORT}={DOWN if query.descending else ''}{query.sort}")
    return replace(search, text=query.text.strip(), filters=tuple(pairs))


def pair_in_words(pair: str) -> str:
    """Return what the history says of a filter that is kept: « Fin : vide », « Pôle », « Tri »."""
    name, _, value = pair.partition("=")
    if name == SORT:
        return "Tri"
    if name != COLUMN:
        return _BOXES.get(name, name)
    filters = ((subject, read_filter(subject, value)) for subject in COLUMNS)
    said = (filter_in_words(subject, one) for subject, one in filters if one is not None)
    return next(said, "Colonne")


_BOXES = {
    "hub": "Pôle",
    "situation": "Situation",
    "ends": "Fin",
    "insurance": "Assurance",
    "papers": "Dossier",
    "association": "Association",
    "state": "État",
    "kind": "Nature",
}


def query_of(search: SavedSearch) -> ListQuery:
    """Return the view that a saved search keeps; what is no longer known is passed over."""
    filters: dict[str, str] = {}
    columns = []
    sort = ""
    for pair in search.filters:
        name, _, value = pair.partition("=")
        if name == COLUMN:
            known = read_filter(search.subject, value)
            columns += [known] if known is not None else []
        elif name == SORT:
            sort = value
        else:
            filters[name] = value
    return ListQuery(
        text=search.text,
        filters=filters,
        columns=tuple(columns),
        sort=sort.removeprefix(DOWN),
        descending=sort.startswith(DOWN),
    )
