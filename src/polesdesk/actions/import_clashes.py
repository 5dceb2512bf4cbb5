"""Slots that an import brings into rooms held alone, and rooms held alone over slots: told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from polesdesk.actions import planning as plans
from polesdesk.actions import school_calendar
from polesdesk.actions.runner import Work
from polesdesk.domain import clashes
from polesdesk.domain.clashes import Clash, RoomHold
from polesdesk.domain.conventions import Convention
from polesdesk.domain.french import format_date, plural
from polesdesk.domain.import_planning import Planning
from polesdesk.domain.occurrences import Occurrence
from polesdesk.domain.planning import HeldSlot, derive, held_slots, room_holds
from polesdesk.domain.speech import said
from polesdesk.store import planning as stored
from polesdesk.store.planning import Scope
from polesdesk.store.records import CHUNK

ONE_DAY = timedelta(days=1)
FAR = timedelta(days=3 * 365)
"""How far is looked at for what has no end."""


def warn(work: Work, planning: Planning) -> None:
    """Note on the row of each agreement that is written whom it would meet in a room held alone.

    The import goes in all the same: the office keeps its list as it is, and settles it after.
    """
    written = written_by(planning)
    if not written:
        return
    found = _Finding(work, planning, written)
    for one in written:
        found.tell(one)


def written_by(planning: Planning) -> list[Convention]:
    """Return the agreements that an import writes, new or changed, whose first day is known."""
    return [
        one
        for name in ("new", "changed")
        for one in getattr(planning, name).get("convention", ())
        if one.start_date is not None
    ]


class _Finding:
    """Holds what is written, and what of the file stands in the same rooms."""

    def __init__(self, work: Work, planning: Planning, written: Sequence[Convention]) -> None:
        self._work = work
        self._planning = planning
        self._written = {one.id: one for one in written}
        self._hubs = {key: room.hub_id for key, room in planning.rooms.items()}
        self._holds = self._all_holds(written)
        self._occurrences = self._occurrences_under(written)
        self._told: set[frozenset[str]] = set()

    def tell(self, one: Convention) -> None:
        """Warn of the clashes of one agreement, holder by holder; a pair is told once."""
        by_holder: dict[str, list[Clash]] = {}
        for clash in self._clashes(one):
            by_holder.setdefault(clash.other_convention_id or "", []).append(clash)
        subject = self._planning.subjects[one.id]
        for holder, found in by_holder.items():
            pair = frozenset((one.id, holder or found[0].other_allotment_id or ""))
            if pair not in self._told:
                self._told.add(pair)
                message = self._message(subject.label, found)
                self._planning.settling.warn(subject.row, message)

    def _clashes(self, one: Convention) -> tuple[Clash, ...]:
        alone = room_holds(one)
        mine = self._derived(held_slots(one, hubs=self._hubs), one.start_date, one.end_date)
        room_ids = {o.room_id for o in mine} | {o.room_id for o in alone}
        holds = [
            hold
            for room_id in sorted(room_ids)
            for hold in self._holds.get(room_id, ())
            if hold.convention_id not in {one.id, one.amends_id}
        ]
        others = [
            other
            for hold in alone
            for other in self._occurrences.get(hold.room_id, ())
            if other.convention_id not in self._written
        ]
        shut_out = clashes.find_alone(alone, others, holds)
        return shut_out + clashes.find(mine, (), holds, {}, {})

    def _derived(
        self, held: Iterable[HeldSlot], first: date | None, last: date | None
    ) -> list[Occurrence]:
        """Return the occurrences of slots in rooms that somebody holds alone; few ever are."""
        there = [one for one in held if one.slot.room_id in self._holds]
        if not there or first is None:
            return []
        last = last or first + FAR
        calendar = school_calendar.calendar(self._work, first, last)
        exceptions = stored.exceptions(self._work.connection, [one.slot.id for one in there])
        return derive(there, calendar, exceptions, first, last)

    def _all_holds(self, written: Sequence[Convention]) -> dict[str, list[RoomHold]]:
        first, last = period_of(written)
        rooms = {room_id for one in written for room_id in one.room_ids}
        scope = Scope(room_ids=tuple(sorted(rooms))) if len(rooms) <= CHUNK else Scope()
        known = stored.holds(self._work.connection, scope, first, last)
        found: dict[str, list[RoomHold]] = {}
        for hold in [
            *(hold for hold in known if hold.convention_id not in self._written),
            *(hold for one in written for hold in room_holds(one)),
        ]:
            found.setdefault(hold.room_id, []).append(hold)
        return found

    def _occurrences_under(self, written: Sequence[Convention]) -> Mapping[str, list[Occurrence]]:
        """Return what the file plans in the rooms that agreements of the import hold alone."""
        alone = [one for one in written if room_holds(one)]
        rooms = sorted({room_id for one in alone for room_id in one.room_ids})
        found: dict[str, list[Occurrence]] = {}
        for start in range(0, len(rooms), CHUNK):
            scope = Scope(room_ids=tuple(rooms[start : start + CHUNK]))
            for one in plans.plain_occurrences(self._work, scope, *period_of(alone)):
                found.setdefault(one.room_id, []).append(one)
        return found

    def _message(self, label: str, found: Sequence[Clash]) -> str:
        one = found[0]
        room = self._planning.rooms.get(one.room_id)
        values = {
            "label": label,
            "room": room.name if room else "",
            "other": holder_of(self._work, self._planning, self._written, one),
            "day": format_date(one.day),
        }
        if one.slot_id:
            count = plural(len(found), said("séance"), said("séances"))
            return said(
                "{label} : la salle {room} est à l’usage exclusif de {other} ; {count} en conflit, "
                "dès le {day}."
            ).format(count=count, **values)
        if one.other_slot_id is None:
            return said(
                "{label} : la salle {room} est déjà à l’usage exclusif de {other} le {day}."
            ).format(**values)
        count = plural(len(found), said("séance"), said("séances"))
        return said(
            "{label} : l’usage exclusif de la salle {room} exclut {count} de {other}, à partir "
            "du {day}."
        ).format(count=count, **values)


def holder_of(
    work: Work, planning: Planning, written: Mapping[str, Convention], clash: Clash
) -> str:
    """Return « Théâtre de l’Œuf (VOL-2026-003) », as far as names and numbers are known."""
    connection = work.connection
    key = clash.other_association_id or ""
    fresh = {one.id: one.name for one in planning.new.get("association", ())}
    names = stored.association_names(connection, [key]) | fresh
    uses = stored.allotment_labels(connection, [clash.other_allotment_id])
    name = names.get(key) or uses.get(clash.other_allotment_id or "", "")
    convention_id = clash.other_convention_id or ""
    told = written.get(convention_id)
    number = (
        told.number if told else stored.numbers(connection, [convention_id]).get(convention_id, "")
    )
    return f"{name} ({number})" if number else name


def period_of(written: Sequence[Convention]) -> tuple[date, date]:
    """Return the days that agreements last, and one around them."""
    starts = [one.start_date for one in written if one.start_date is not None]
    ends = [one.end_date or start + FAR for one, start in zip(written, starts, strict=True)]
    return min(starts) - ONE_DAY, max(ends) + ONE_DAY
