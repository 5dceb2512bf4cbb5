"""What an agreement, an allotment or one occurrence would meet in its rooms, and under option."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from polesdesk.actions import request_options, school_calendar
from polesdesk.actions.planning import plain_occurrences
from polesdesk.actions.runner import Work
from polesdesk.domain import clashes as rules
from polesdesk.domain.allotments import Allotment
from polesdesk.domain.clashes import Clash, RoomHold
from polesdesk.domain.conventions import Convention, State
from polesdesk.domain.hubs import Room
from polesdesk.domain.occurrences import Occurrence
from polesdesk.domain.planning import HeldSlot, derive, held_slots, room_holds
from polesdesk.domain.planning_rows import ClashRow
from polesdesk.domain.school_calendar import SlotException
from polesdesk.store import amendments, planning, records
from polesdesk.store.kinds import CONVENTION, ROOM
from polesdesk.store.planning import Scope

ONE_DAY = timedelta(days=1)
FAR = 3
"""Years looked at for the clashes of what has no end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """What is asked for: occurrences, and rooms alone; who gives way, and how many people come."""

    mine: Sequence[Occurrence]
    alone: Sequence[RoomHold] = ()
    gives_way: frozenset[str | None] = frozenset()
    people: Mapping[str, int] = field(default_factory=dict)
    association_id: str | None = None

    @property
    def room_ids(self) -> tuple[str, ...]:
        """The rooms asked for."""
        rooms = [one.room_id for one in self.mine] + [one.room_id for one in self.alone]
        return tuple(dict.fromkeys(rooms))

    @property
    def period(self) -> tuple[date, date]:
        """The days asked for, and one around them: an evening may last past midnight."""
        days = [one.day for one in self.mine] + [one.first for one in self.alone]
        lasts = [one.day for one in self.mine] + [one.last or one.first for one in self.alone]
        return min(days) - ONE_DAY, max(lasts) + ONE_DAY


def clashes(
    work: Work, wanted: Convention | Allotment, departures: Sequence[SlotException] = ()
) -> tuple[ClashRow, ...]:
    """Return every clash that an agreement or allotment would make, by date.

    Its slots, and the rooms that it would hold alone, are looked at as if both parties had
    signed, over the whole period, against what others hold: other agreements in force, their
    letters, and the uses of the city; an agreement that they replace does not count after it
    ends. ``departures`` are exceptions that would be saved with it.
    """
    asked = _asked(work, wanted, departures)
    return _by_date(_hard(work, asked, _others(work, asked, wanted)))


def with_options(
    work: Work, wanted: Convention | Allotment, departures: Sequence[SlotException] = ()
) -> tuple[ClashRow, ...]:
    """Return the clashes, and the options of requests that hinder nobody but are to be known."""
    asked = _asked(work, wanted, departures)
    hard = _hard(work, asked, _others(work, asked, wanted))
    return _by_date([*hard, *_soft(work, asked)])


def clashes_of(
    work: Work, wanted: Sequence[Occurrence], but: Occurrence | None = None
) -> tuple[ClashRow, ...]:
    """Return the clashes of single occurrences, options among them; ``but`` gives way."""
    if not wanted:
        return ()
    one = wanted[0]
    asked = _Asked(
        mine=wanted,
        gives_way=frozenset({one.convention_id}),
        association_id=one.association_id,
    )
    others = [
        each
        for each in plain_occurrences(work, Scope(room_ids=asked.room_ids), *asked.period)
        if but is None or (each.slot_id, each.day, each.start) != (but.slot_id, but.day, but.start)
    ]
    return _by_date([*_hard(work, asked, others), *_soft(work, asked)])


def _by_date(found: Sequence[ClashRow]) -> tuple[ClashRow, ...]:
    return tuple(sorted(found, key=rules.place_of))


def _asked(
    work: Work, wanted: Convention | Allotment, departures: Sequence[SlotException]
) -> _Asked:
    if wanted.start_date is None:
        return _Asked(mine=())
    first = wanted.start_date
    last = wanted.end_date or first.replace(year=first.year + FAR, day=min(first.day, 28))
    slots, alone = _as_if_signed(work, wanted), _alone_as_if_signed(wanted)
    alone = tuple(dataclasses.replace(one, last=one.last or last) for one in alone)
    known = planning.exceptions(work.connection, [one.slot.id for one in slots])
    own = {one.id: one for one in (*known, *departures)}
    found = derive(slots, school_calendar.calendar(work, first, last), own.values(), first, last)
    whole = {one.room_id for one in alone}
    people = {}
    if isinstance(wanted, Convention) and wanted.expected_headcount:
        people[wanted.id] = wanted.expected_headcount
    return _Asked(
        mine=[one for one in found if one.room_id not in whole],
        alone=alone,
        gives_way=_gives_way(work, wanted),
        people=people,
        association_id=_association(work, wanted),
    )


def _others(work: Work, asked: _Asked, wanted: Convention | Allotment) -> list[Occurrence]:
    """Return what others hold in the rooms asked for, which must not give way."""
    if not asked.room_ids:
        return []
    replaced = _replaced(work, wanted)
    return [
        one
        for one in plain_occurrences(work, Scope(room_ids=asked.room_ids), *asked.period)
        if not _is_same(one, wanted) and one.convention_id not in replaced
    ]


def _hard(work: Work, asked: _Asked, others: Sequence[Occurrence]) -> tuple[ClashRow, ...]:
    if not asked.room_ids:
        return ()
    scope = Scope(room_ids=asked.room_ids)
    known = planning.holds(work.connection, scope, *asked.period)
    held = [one for one in known if one.convention_id not in asked.gives_way]
    rooms = _rooms(work, asked)
    ids = {one.convention_id for one in (*others, *asked.mine)}
    people = {**planning.headcounts(work.connection, ids), **asked.people}
    shut_out = rules.find_alone(asked.alone, others, held)
    return _clash_rows(work, shut_out + rules.find(asked.mine, others, held, rooms, people), rooms)


def _soft(work: Work, asked: _Asked) -> list[ClashRow]:
    """Return the options that are met, of another than who asks."""
    if not asked.room_ids:
        return []
    known = request_options.held(work, asked.room_ids, *asked.period)
    rooms = _rooms(work, asked)
    apart = {key: dataclasses.replace(room, shareable=False) for key, room in rooms.items()}
    met = (
        *rules.find_alone(asked.alone, known.occurrences, known.holds),
        *rules.find(asked.mine, known.occurrences, known.holds, apart, {}),
    )
    found = []
    for one in met:
        request = known.requests.get(one.other_slot_id or one.other_convention_id or "")
        if request is None:  # two occurrences of the same wish, told among the clashes
            continue
        if asked.association_id and request.association_id == asked.association_id:
            continue
        values = {each.name: getattr(one, each.name) for each in dataclasses.fields(Clash)}
        found.append(
            ClashRow(
                **values | {"other_convention_id": None},
                room=rooms[one.room_id].name if one.room_id in rooms else "",
                other=request.applicant,
                option_until=request.option_until,
                request_id=request.id,
            )
        )
    return found


def _rooms(work: Work, asked: _Asked) -> dict[str, Room]:
    return {one.id: one for one in records.get_many(work.connection, ROOM, asked.room_ids)}


def _association(work: Work, wanted: Convention | Allotment) -> str | None:
    if isinstance(wanted, Convention):
        return wanted.association_id or None
    holder = work.get(CONVENTION, wanted.convention_id) if wanted.convention_id else None
    return holder.association_id if holder is not None else None


def _as_if_signed(work: Work, wanted: Convention | Allotment) -> list[HeldSlot]:
    rooms = planning.hubs_of_rooms(work.connection, [one.room_id for one in wanted.slots])
    if isinstance(wanted, Convention):
        return list(held_slots(_signed(wanted), hubs=rooms))
    return planning.allotment_slots(dataclasses.replace(wanted, convention_id=None), None, rooms)


def _alone_as_if_signed(wanted: Convention | Allotment) -> tuple[RoomHold, ...]:
    return () if isinstance(wanted, Allotment) else room_holds(_signed(wanted))


def _signed(wanted: Convention) -> Convention:
    return dataclasses.replace(
        wanted, state=State.NOTIFIED, terminated_on=None, suspended_from=None
    )


def _gives_way(work: Work, wanted: Convention | Allotment) -> frozenset[str | None]:
    """Return the agreements that hold no room alone against what is asked for under them."""
    if isinstance(wanted, Allotment):
        return frozenset({wanted.convention_id})
    return frozenset({wanted.id, *_replaced(work, wanted)})


def _is_same(one: Occurrence, wanted: Convention | Allotment) -> bool:
    if isinstance(wanted, Convention):
        return one.convention_id == wanted.id and one.allotment_id is None
    return one.allotment_id == wanted.id


def _replaced(work: Work, wanted: Convention | Allotment) -> frozenset[str]:
    """Return what an amendment replaces, which gives way to it: its agreement, those before."""
    if isinstance(wanted, Allotment) or wanted.amends_id is None:
        return frozenset()
    others = amendments.of_agreement(work.connection, wanted.amends_id)
    return frozenset({wanted.amends_id, *(one.id for one in others if one.id != wanted.id)})


def _clash_rows(
    work: Work, found: Sequence[Clash], rooms: Mapping[str, Room]
) -> tuple[ClashRow, ...]:
    connection = work.connection
    numbers = planning.numbers(connection, {one.other_convention_id for one in found})
    people = planning.association_names(connection, {one.other_association_id for one in found})
    uses = planning.allotment_labels(connection, {one.other_allotment_id for one in found})
    names = tuple(field.name for field in dataclasses.fields(Clash))
    return tuple(
        ClashRow(
            **{name: getattr(one, name) for name in names},
            room=rooms[one.room_id].name if one.room_id in rooms else "",
            other=people.get(one.other_association_id or "")
            or uses.get(one.other_allotment_id or "", ""),
            other_convention=numbers.get(one.other_convention_id or "", ""),
        )
        for one in found
    )
