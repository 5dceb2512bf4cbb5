"""What was changed in records, said in French words with the names of the records concerned."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from polesdesk.actions.runner import Work
from polesdesk.domain.associations import officer_name
from polesdesk.domain.change_words import REFERENCES, is_nothing, value_in_words
from polesdesk.domain.field_words import field_label, fields_of
from polesdesk.domain.history import FieldChange
from polesdesk.domain.settings import signatory_name
from polesdesk.domain.speech import said
from polesdesk.store import records
from polesdesk.store.journal import Change
from polesdesk.store.kinds import (
    ASSOCIATION,
    CONVENTION,
    HUB,
    LIFE,
    OFFICER,
    ROOM,
    SIGNATORY,
    Kind,
)
from polesdesk.store.tables import ALIVE, BINNED, DESTROYED

_LONGEST = 400
"""Characters of a field that are told."""


def in_words(
    entity: str, changes: Sequence[Change], names: Mapping[str, str]
) -> tuple[FieldChange, ...]:
    """Return changed fields as they are read, in the order of the form."""
    if any(one.field == LIFE and one.after == DESTROYED for one in changes):
        changes = [one for one in changes if one.field == LIFE]  # its words are gone
    order = {name: place for place, name in enumerate((LIFE, *fields_of(entity)))}
    told = sorted((one for one in changes if one.field in order), key=lambda c: order[c.field])
    found = (_field_change(entity, one, names) for one in told)
    return tuple(one for one in found if one.before != one.after)


def _field_change(entity: str, change: Change, names: Mapping[str, str]) -> FieldChange:
    if change.field == LIFE:
        return FieldChange(label="Fiche", before="", after=_life_in_words(change))
    before, after = _what_differs(change.before, change.after)
    words = [
        value_in_words(entity, change.field, value, names, longest=_LONGEST)
        for value in (before, after)
    ]
    return FieldChange(
        label=field_label(entity, change.field),
        before="" if is_nothing(change.before) else words[0],
        after=words[1],
    )


def _what_differs(before: Any, after: Any) -> tuple[Any, Any]:
    """Of slots and opening hours say only those that changed: they are long to read."""
    if not (before and after and isinstance(before, list) and isinstance(after[0], dict)):
        return before, after
    bare = [[{k: v for k, v in one.items() if k != "id"} for one in side]
            for side in (before, after)]  # fmt: skip
    gone = [one for one in bare[0] if one not in bare[1]]
    come = [one for one in bare[1] if one not in bare[0]]
    return gone, come


def _life_in_words(change: Change) -> str:
    if change.after == ALIVE:
        return said("créée") if change.before is None else said("rétablie")
    words = {BINNED: said("mise à la corbeille"), DESTROYED: said("suppression définitive")}
    return words.get(change.after, said("création annulée"))


_NAMES: tuple[tuple[Kind, Any], ...] = (
    (HUB, lambda one: one.name),
    (ROOM, lambda one: one.name),
    (ASSOCIATION, lambda one: one.name),
    (CONVENTION, lambda one: one.number),
    (OFFICER, officer_name),
    (SIGNATORY, signatory_name),
)


def names_of(work: Work, changes: Iterable[Change]) -> dict[str, str]:
    """Return the names of the records whose ids stand in changed fields."""
    ids = list({row_id for one in changes for row_id in _ids_in(one)})
    return {
        value.id: name(value)
        for kind, name in _NAMES
        for value in records.get_many(work.connection, kind, ids)
    }


def _ids_in(change: Change) -> Iterable[str]:
    for side in (change.before, change.after):
        if change.field in REFERENCES:
            yield from side if isinstance(side, list) else [side] if side else []
        elif change.field == "slots":
            yield from (str(one["room_id"]) for one in side or ())
