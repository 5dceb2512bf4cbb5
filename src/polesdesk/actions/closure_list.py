"""Closures and requisitions to look at: the list, one card, those of a hub or an agreement."""

from __future__ import annotations

from datetime import date, timedelta

from polesdesk.actions import closure_letters, hubs, school_calendar
from polesdesk.actions import records as common
from polesdesk.actions.runner import Work
from polesdesk.domain.closure_cards import Closable, ClosureCard, ClosureRow
from polesdesk.domain.closure_operations import ClosureOperation
from polesdesk.domain.follow_ups import Letter
from polesdesk.domain.hubs import Hub
from polesdesk.domain.school_calendar import Closure
from polesdesk.store import authority, planning, records
from polesdesk.store import closure_operations as stored
from polesdesk.store import hubs as stored_hubs
from polesdesk.store.kinds import CLOSURE_OPERATION, HUB, LETTER

PAST, COMING = timedelta(days=365), timedelta(days=3 * 365)
"""How far back and ahead the list goes."""


def rows(work: Work) -> tuple[ClosureRow, ...]:
    """Return the closures and requisitions around today, by first day."""
    return between(work, work.today - PAST, work.today + COMING)


def between(work: Work, first: date, last: date) -> tuple[ClosureRow, ...]:
    """Return the closures and requisitions that meet a period, those of an operation as one."""
    names = _Places(work)
    found = [
        ClosureRow(id=one.id, where=names.of_operation(one), operation=one)
        for one in stored.operations(work.connection, first, last)
    ]
    found += [
        ClosureRow(id=one.id, where=names.of_closure(one), closure=one)
        for one in school_calendar.closures(work, first, last)
        if one.operation_id is None
    ]
    return tuple(sorted(found, key=lambda one: (_first(one), one.where)))


def _first(row: ClosureRow) -> date:
    one = row.operation or row.closure
    return (one.first if one is not None else None) or date.min


class _Places:
    """The names of hubs and rooms, read once."""

    def __init__(self, work: Work) -> None:
        self._hubs = {one.id: one.name for one in stored_hubs.all_hubs(work.connection)}
        self._rooms = {one.id: one.name for one in stored_hubs.all_rooms(work.connection)}

    def of_operation(self, one: ClosureOperation) -> str:
        """Return « Voltaire · Salle 1, Salle 2 », or the name of the hub for the whole of it."""
        return self._named(one.hub_id, one.room_ids)

    def of_closure(self, one: Closure) -> str:
        """Return « Voltaire · Salle 1 », or the name of the hub for the whole of it."""
        return self._named(one.hub_id, (one.room_id,) if one.room_id else ())

    def _named(self, hub_id: str, room_ids: tuple[str, ...]) -> str:
        hub = self._hubs.get(hub_id, "")
        rooms = ", ".join(self._rooms.get(key, "") for key in room_ids)
        return f"{hub} · {rooms}" if rooms else hub


def place_of(work: Work, operation: ClosureOperation) -> str:
    """Return « Voltaire · Salle 1, Salle 2 », or the name of the hub for the whole of it."""
    return _Places(work).of_operation(operation)


def closable(work: Work) -> Closable:
    """Return the hubs and rooms that may be closed."""
    return Closable(hubs=hubs.choices(work), rooms=tuple(stored_hubs.all_rooms(work.connection)))


def card(work: Work, row_id: str) -> ClosureCard:
    """Return an operation with its letters and who is still to be written to."""
    one: ClosureOperation = common.require(work, CLOSURE_OPERATION, row_id)
    hub: Hub = common.require(work, HUB, one.hub_id)
    ids = closure_letters.addressees(one)
    names = planning.association_names(work.connection, set(ids))
    standing = closure_letters.of_operation(work, one)
    letters: list[Letter] = records.get_many(work.connection, LETTER, one.letter_ids, alive=True)
    return ClosureCard(
        operation=one,
        place=place_of(work, one),
        hub=hub.name,
        authority=authority.settings(work.connection).authority_name,
        names={key: names.get(key, "") for key in ids},
        letters=tuple(reversed(letters)),
        standing=standing,
        outdated=frozenset(
            key
            for key, letter in standing.items()
            if key in ids and closure_letters.is_outdated(work, letter)
        ),
        today=work.today,
    )


def of_hub(work: Work, hub_id: str) -> tuple[ClosureOperation, ...]:
    """Return the operations of a hub that are not over, by first day."""
    return tuple(stored.of_hub(work.connection, hub_id, work.today))


def of_convention(work: Work, convention_id: str) -> tuple[ClosureOperation, ...]:
    """Return the operations that touch an agreement, the last one first."""
    return tuple(stored.of_convention(work.connection, convention_id))
