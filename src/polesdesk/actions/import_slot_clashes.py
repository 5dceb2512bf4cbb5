"""Slots that an import brings to hours that are taken in the same room: told, and brought in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import islice

from polesdesk.actions import school_calendar
from polesdesk.actions.import_clashes import holder_of, period_of, written_by
from polesdesk.actions.runner import Work
from polesdesk.domain import clashes
from polesdesk.domain.clashes import Clash
from polesdesk.domain.conventions import Convention
from polesdesk.domain.french import (
    format_date,
    plural,
    time_range_in_words,
    weekday_name,
)
from polesdesk.domain.import_planning import Planning
from polesdesk.domain.occurrences import Occurrence
from polesdesk.domain.planning import HeldSlot, derive, held_slots
from polesdesk.domain.slot_meetings import meetings
from polesdesk.domain.speech import said
from polesdesk.store import planning as stored
from polesdesk.store.planning import Scope
from polesdesk.store.records import CHUNK

MOST_PAIRS = 300
"""Pairs of slots that are looked at: a list that holds more of them is to be mended first."""


def warn(work: Work, planning: Planning) -> None:
    """Note on the row of each agreement that is written whom its slots meet, slot by slot.

    A room that may be shared is told once more people would be there than it takes. The import
    goes in all the same: the office keeps its list as it is, and settles it after.
    """
    written = written_by(planning)
    if any(one.slots for one in written):
        _Meetings(work, planning, written).tell()


class _Meetings:
    """The occurrences of slots that may meet, those of the file among them."""

    def __init__(self, work: Work, planning: Planning, written: Sequence[Convention]) -> None:
        self._work = work
        self._planning = planning
        self._written = {one.id: one for one in written}
        hubs = {key: room.hub_id for key, room in planning.rooms.items()}
        self._own = {one.id: held_slots(one, hubs=hubs) for one in written}
        fresh = [held for own in self._own.values() for held in own]
        first, last = period_of(written)
        held = [*fresh, *self._of_file(fresh, first, last)]
        self._neighbours = self._find_neighbours(held)
        may_meet = [one for one in held if one.slot.id in self._neighbours]
        self._occurrences = self._derived(may_meet, first, last)
        ids = {one.convention_id for one in may_meet if one.convention_id not in self._written}
        told = {one.id: one.expected_headcount or 0 for one in written}
        self._people = {**stored.headcounts(work.connection, ids), **told}
        self._told: set[frozenset[str]] = set()

    def tell(self) -> None:
        """Warn of every pair of slots that meet, once."""
        for one in self._written.values():
            subject = self._planning.subjects[one.id]
            for found in self._clashes(one).values():
                told = self._message(subject.label, found)
                self._planning.settling.warn(subject.row, told)
        if self._is_cut:
            more = said("D’autres créneaux se rencontrent : le planning les montre tous.")
            self._planning.settling.warn(subject.row, more)

    def _find_neighbours(self, held: Iterable[HeldSlot]) -> dict[str, set[str]]:
        """Return which slots are looked at together; of very many pairs the first ones only."""
        found: dict[str, set[str]] = {}
        pairs = list(islice(filter(self._counts, meetings(held)), MOST_PAIRS + 1))
        self._is_cut = len(pairs) > MOST_PAIRS
        for one, other in pairs[:MOST_PAIRS]:
            found.setdefault(one.slot.id, set()).add(other.slot.id)
            found.setdefault(other.slot.id, set()).add(one.slot.id)
        return found

    def _counts(self, pair: tuple[HeldSlot, HeldSlot]) -> bool:
        """Tell whether a pair is of this import, and in a room that can be too small for two."""
        room = self._planning.rooms.get(pair[0].slot.room_id)
        is_roomy = room is not None and room.shareable and room.capacity is None
        return not is_roomy and any(one.convention_id in self._written for one in pair)

    def _of_file(self, fresh: Iterable[HeldSlot], first: date, last: date) -> list[HeldSlot]:
        rooms = tuple(sorted({one.slot.room_id for one in fresh}))
        scope = Scope(room_ids=rooms) if len(rooms) <= CHUNK else Scope()
        known = stored.held_slots(self._work.connection, scope, first, last)
        return [one for one in known if one.convention_id not in self._written]

    def _derived(
        self, held: Sequence[HeldSlot], first: date, last: date
    ) -> Mapping[str, list[Occurrence]]:
        if not held:
            return {}
        calendar = school_calendar.calendar(self._work, first, last)
        known = stored.exceptions(self._work.connection, [one.slot.id for one in held])
        found: dict[str, list[Occurrence]] = {}
        for one in derive(held, calendar, known, first, last):
            found.setdefault(one.slot_id, []).append(one)
        return found

    def _clashes(self, one: Convention) -> dict[frozenset[str], list[Clash]]:
        """Return what an agreement meets that was not told yet, by pairs of slots."""
        ids = {held.slot.id for held in self._own[one.id]}
        others = {other for slot_id in ids for other in self._neighbours.get(slot_id, ())}
        mine = [o for slot_id in ids for o in self._occurrences.get(slot_id, ())]
        theirs = [
            o
            for slot_id in sorted(others)
            for o in self._occurrences.get(slot_id, ())
            if not self._gives_way(one, o)
        ]
        by_pair: dict[frozenset[str], list[Clash]] = {}
        for clash in clashes.find(mine, theirs, (), self._planning.rooms, self._people):
            if clash.other_convention_id != one.id:
                pair = frozenset((clash.slot_id, clash.other_slot_id or ""))
                by_pair.setdefault(pair, []).append(clash)
        fresh = {pair: found for pair, found in by_pair.items() if pair not in self._told}
        self._told |= set(fresh)
        return fresh

    def _gives_way(self, one: Convention, other: Occurrence) -> bool:
        """An agreement and its amendment do not clash: the one ends where the other begins."""
        holder = self._written.get(other.convention_id or "")
        amended = holder.amends_id if holder is not None else None
        return other.convention_id == one.amends_id or amended == one.id

    def _message(self, label: str, found: Sequence[Clash]) -> str:
        one = found[0]
        room = self._planning.rooms.get(one.room_id)
        assert one.start is not None
        assert one.end is not None
        values = {
            "label": label,
            "weekday": weekday_name(one.day.isoweekday()),
            "hours": time_range_in_words(one.start, one.end),
            "room": room.name if room else "",
            "other": holder_of(self._work, self._planning, self._written, one),
            "others": _hours(one),
            "count": plural(len(found), said("séance"), said("séances")),
            "day": format_date(one.day),
        }
        if one.people is not None:
            return said(
                "{label} : {weekday} {hours}, {room} réunirait {people} avec {other} pour "
                "{capacity} ; {count} en conflit, dès le {day}."
            ).format(
                people=plural(one.people, said("personne"), said("personnes")),
                capacity=plural(one.capacity or 0, said("place"), said("places")),
                **values,
            )
        return said(
            "{label} : {weekday} {hours}, {room} est déjà prise par {other} {others} ; {count} "
            "en conflit, dès le {day}."
        ).format(**values)


def _hours(one: Clash) -> str:
    if one.other_start is None or one.other_end is None:
        return ""
    return time_range_in_words(one.other_start, one.other_end)
