"""The bin: what was deleted, for thirty days, and how it comes back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from polesdesk.actions import access_devices, associations, hubs, settings, subjects, visits
from polesdesk.actions.runner import Work
from polesdesk.domain.associations import PaperKind
from polesdesk.domain.folding import sort_key, tokens
from polesdesk.domain.french import plural
from polesdesk.domain.history import BinnedRow
from polesdesk.domain.labels import ENTITIES, PAPERS
from polesdesk.domain.lists import ListQuery
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.speech import said
from polesdesk.store import authority, records
from polesdesk.store import bin as store
from polesdesk.store.kinds import KINDS, SIGNATORY, Kind
from polesdesk.store.tables import ALIVE, BINNED

DAYS = 30
"""Days that a deleted record is offered back; afterwards it stays in the history."""

_Key = Callable[[BinnedRow], Any]
_SORTS: Mapping[str, _Key] = {
    "kind": lambda row: (ENTITIES[row.kind], sort_key(row.name)),
    "name": lambda row: sort_key(row.name),
    "actor": lambda row: sort_key(row.actor),
    "at": lambda row: row.at,
}


def listed(work: Work, query: ListQuery | None = None) -> tuple[BinnedRow, ...]:
    """Return what was deleted in the last thirty days, the last first.

    Words are looked for in kind, name and author; the filter ``kind`` keeps one kind.
    """
    query = query or ListQuery()
    today = _here(work.now)
    rows = [_row(one, today) for one in store.binned(work.connection, _oldest(today))]
    words = tokens(query.text)
    kind = query.filters.get("kind", "")
    found = [row for row in rows if kind in ("", row.kind) and _holds(row, words)]
    key = _SORTS.get(query.sort)
    if key is not None:
        found.sort(key=key, reverse=query.descending)
    return tuple(found)


def count(work: Work, query: ListQuery) -> int:
    """Return how many records the bin holds."""
    return len(listed(work, query))


def page(
    work: Work, query: ListQuery, offset: int = 0, limit: int | None = None
) -> tuple[BinnedRow, ...]:
    """Return one page of the bin."""
    rows = listed(work, query)
    return rows[offset:] if limit is None else rows[offset : offset + limit]


def position(work: Work, query: ListQuery, row_id: str) -> int | None:
    """Return where a record stands in the bin."""
    ids = [row.id for row in listed(work, query)]
    return ids.index(row_id) if row_id in ids else None


def _here(moment: datetime) -> date:
    """Return the day that it was on this computer."""
    return moment.replace(tzinfo=UTC).astimezone().date()


def _oldest(today: date) -> datetime:
    first = datetime.combine(today - timedelta(days=DAYS - 1), time())
    return first.astimezone(UTC).replace(tzinfo=None)


def _row(one: store.Binned, today: date) -> BinnedRow:
    return BinnedRow(
        id=f"{one.kind}:{one.id}",
        kind=one.kind,
        record=one.id,
        name=PAPERS[PaperKind(one.name)] if one.kind == "paper" else one.name.strip(),
        at=one.at.replace(tzinfo=UTC),
        actor=one.actor,
        days_left=DAYS - (today - _here(one.at)).days,
    )


def _holds(row: BinnedRow, words: Sequence[str]) -> bool:
    known = tokens(f"{ENTITIES[row.kind]} {row.name} {row.actor}")
    return all(any(one.startswith(word) for one in known) for word in words)


def bring_back(work: Work, ids: Sequence[str]) -> int:
    """Take records out of the bin, by the ids of its rows, as one command; return how many.

    What the rules refuse now, as a code taken meanwhile or a room without its hub, is refused
    as a whole.
    """
    assert work.writer is not None
    found = lying(work, ids)
    if len(found) == 1:
        work.name(f"{found[0][0].name}.restore", subjects.restoring(*found[0]))
    else:
        work.name("bin.restore", f"rétablissement de {plural(len(found), 'fiche')}")
    for kind, value in found:
        work.writer.set_life(kind, value.id, ALIVE)
    for kind, value in found:
        _check_holders(work, kind, value)
        _CHECKS.get(kind.name, _no_check)(work, value)
    return len(found)


def lying(work: Work, ids: Sequence[str]) -> list[tuple[Kind, Any]]:
    """Return the records of some rows of the bin; refuse when none is there any more."""
    found = [one for row_id in ids for one in _lying(work, row_id)]
    if not found:
        raise RuleBroken("not_in_bin", said("Cette fiche n’est plus à la corbeille."))
    return found


def _lying(work: Work, row_id: str) -> list[tuple[Kind, Any]]:
    name, _, record = row_id.partition(":")
    kind = KINDS[name]
    if records.life_of(work.connection, kind, record) != BINNED:
        return []
    return [(kind, records.kept(work.connection, kind, record))]


def _check_holders(work: Work, kind: Kind, value: Any) -> None:
    """Refuse a record whose hub, association or agreement is not there to show it."""
    holders = [subjects.place_of(kind.name, value)]
    if kind.name == "convention":
        holders = [("association", value.association_id), ("hub", value.hub_id)]
    for name, row_id in holders:
        if not row_id or records.life_of(work.connection, KINDS[name], row_id) == ALIVE:
            continue
        holder = subjects.title(KINDS[name], records.kept(work.connection, KINDS[name], row_id))
        raise RuleBroken(
            "holder_in_bin",
            said(
                "{holder}\u202f: cette fiche n’est plus là. Rétablissez-la d’abord, ou en même "
                "temps que «\u202f{subject}\u202f»."
            ).format(holder=holder, subject=subjects.subject(kind, value)),
        )


def _one_default(work: Work, signatory: Any) -> None:
    """Another default signatory chosen meanwhile stays the default."""
    others = [one for one in authority.signatories(work.connection) if one.id != signatory.id]
    if signatory.is_default and any(one.is_default for one in others):
        back = records.kept(work.connection, SIGNATORY, signatory.id)
        work.save(SIGNATORY, replace(back, is_default=False))


def _no_check(_work: Work, _value: Any) -> None:
    """Kinds that no rule holds back."""


_CHECKS: Mapping[str, Callable[[Work, Any], object]] = {
    "hub": hubs.save,
    "room": hubs.save_room,
    "association": associations.save,
    "rent": settings.save_rent,
    "visit": visits.came_back,
    "access_device": access_devices.check_label,
    "signatory": _one_default,
}
"""The rules of a save, tried on what comes back: saving what is there changes nothing."""
