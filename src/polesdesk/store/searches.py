"""Saved searches in the file."""

from __future__ import annotations

from sqlalchemy import Connection

from polesdesk.domain.folding import sort_key
from polesdesk.domain.lists import SavedSearch
from polesdesk.store import records
from polesdesk.store.kinds import SAVED_SEARCH
from polesdesk.store.tables import saved_search


def of(connection: Connection, subject: str) -> list[SavedSearch]:
    """Return the live saved searches of a list, in French order of their names."""
    found: list[SavedSearch] = records.alive_where(
        connection, SAVED_SEARCH, saved_search.c.subject == subject
    )
    return sorted(found, key=lambda one: (sort_key(one.name), one.id))
