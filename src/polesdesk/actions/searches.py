"""What a manager does with searches that have a name: keep, change, delete."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from polesdesk.actions import records as common
from polesdesk.actions.runner import Work
from polesdesk.domain.folding import fold
from polesdesk.domain.lists import SavedSearch
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.speech import said
from polesdesk.store import searches
from polesdesk.store.kinds import SAVED_SEARCH

LONGEST_NAME = 60


def of(work: Work, subject: str) -> tuple[SavedSearch, ...]:
    """Return the saved searches of a list, by name."""
    return tuple(searches.of(work.connection, subject))


def save(work: Work, search: SavedSearch) -> SavedSearch:
    """Keep a search or change it; two searches of one list have different names."""
    name = " ".join(search.name.split())
    if not name:
        raise RuleBroken("name_required", said("Donnez un nom à cette recherche."), field="name")
    if len(name) > LONGEST_NAME:
        raise RuleBroken(
            "name_too_long",
            said("Donnez un nom de {most} caractères au plus.").format(most=LONGEST_NAME),
            field="name",
        )
    for other in searches.of(work.connection, search.subject):
        if other.id != search.id and fold(other.name) == fold(name):
            raise RuleBroken(
                "name_taken",
                said(
                    "Une recherche s’appelle déjà «\u202f{name}\u202f»\u202f: choisissez un autre "
                    "nom."
                ).format(name=other.name),
                field="name",
            )
    saved: SavedSearch = common.save(work, SAVED_SEARCH, replace(search, name=name))
    return saved


def bin(work: Work, ids: Sequence[str]) -> int:  # noqa: A001 - the verb of every subject
    """Move saved searches to the bin."""
    return common.bin_many(work, SAVED_SEARCH, ids)
