"""Save and bin any record: what every subject does in the same way."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from polesdesk.actions import subjects
from polesdesk.actions.runner import Work
from polesdesk.domain.french import plural
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.speech import said
from polesdesk.store import records
from polesdesk.store.kinds import Kind
from polesdesk.store.tables import BINNED


def save(work: Work, kind: Kind, value: Any) -> Any:
    """Insert or update a record and name the command after it."""
    label = subjects.modification if value.version else subjects.creation
    verb = "save" if value.version else "create"
    work.name(f"{kind.name}.{verb}", label(kind, value))
    return work.save(kind, value)


def require(work: Work, kind: Kind, row_id: str) -> Any:
    """Return a live record; say in words that it is gone."""
    found = work.get(kind, row_id)
    if found is None:
        raise RuleBroken("not_found", said("Cette fiche n’existe plus : elle a été supprimée."))
    return found


def bin_many(work: Work, kind: Kind, ids: Sequence[str]) -> int:
    """Move records to the bin; return how many."""
    assert work.writer is not None
    values = records.get_many(work.connection, kind, ids, alive=True)
    if len(values) == 1:
        work.name(f"{kind.name}.bin", subjects.deletion(kind, values[0]))
    elif values:
        work.name(f"{kind.name}.bin", f"mise à la corbeille de {plural(len(values), 'fiche')}")
    for value in values:
        work.writer.set_life(kind, value.id, BINNED)
    return len(values)
