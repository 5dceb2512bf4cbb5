"""How slots that were drawn or moved are saved: clashes first, then all or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import cast

from polesdesk.actions import clashing, conventions
from polesdesk.actions import records as common
from polesdesk.actions.runner import Work
from polesdesk.domain.allotments import Allotment
from polesdesk.domain.conventions import UNSIGNED, Convention, Slot, UseKind
from polesdesk.domain.french import format_date
from polesdesk.domain.locking import is_locked
from polesdesk.domain.planning_rows import ClashRow
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.school_calendar import SlotException
from polesdesk.domain.slot_changes import without
from polesdesk.domain.speech import said
from polesdesk.store.kinds import ALLOTMENT, ROOM, SLOT_EXCEPTION
from polesdesk.store.tables import BINNED

Holder = Convention | Allotment


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A holder as it shall be, the slots that are new or moved, and the exceptions that follow."""

    after: Holder
    changed: frozenset[str] = frozenset()
    exceptions: tuple[SlotException, ...] = ()
    binned: tuple[str, ...] = ()


def check_slot(work: Work, slot: Slot) -> None:
    """Refuse a slot without room, or without length."""
    if work.get(ROOM, slot.room_id) is None:
        raise RuleBroken("room_required", said("Choisissez la salle."), field="room_id")
    if slot.start == slot.end:
        raise RuleBroken(
            "slot_hours", said("Un créneau doit finir après son début."), field="hours"
        )


def refuse_settled(holder: Holder) -> None:
    """Refuse to change what is printed or signed."""
    if isinstance(holder, Allotment):
        if holder.letter_id is not None:
            raise RuleBroken(
                "letter_sent",
                said(
                    "Ces créneaux ont été attribués par courrier\u202f: faites un nouveau "
                    "courrier d’affectation. Une séance seule peut toujours changer."
                ),
            )
        return
    if not is_locked(holder) and holder.state in UNSIGNED:
        return
    way = (
        said("par un avenant ou par un courrier d’affectation")
        if holder.slots_by_letter
        else said("par un avenant")
    )
    raise RuleBroken(
        "issued_slots",
        said(
            "La convention {number} est émise ou signée\u202f: ses créneaux ne changent que {way}. "
            "Une séance seule peut toujours changer."
        ).format(number=holder.number, way=way),
    )


def with_rooms(holder: Holder) -> Holder:
    """Return an agreement with the rooms of all its slots."""
    if isinstance(holder, Allotment):
        return holder
    rooms = tuple(dict.fromkeys((*holder.room_ids, *(slot.room_id for slot in holder.slots))))
    return replace(holder, room_ids=rooms, use_kind=holder.use_kind or UseKind.SLOT)


def clashes_of(work: Work, change: Change) -> tuple[ClashRow, ...]:
    """Return the clashes of the slots that are new or moved, over their whole period."""
    return _changed_only(clashing.clashes(work, change.after, change.exceptions), change)


def look_at(work: Work, change: Change) -> tuple[ClashRow, ...]:
    """Return the clashes of a change before it is saved, and the options that it would meet."""
    return _changed_only(clashing.with_options(work, change.after, change.exceptions), change)


def _changed_only(found: Sequence[ClashRow], change: Change) -> tuple[ClashRow, ...]:
    return tuple(one for one in found if {one.slot_id, one.other_slot_id} & change.changed)


def save(work: Work, change: Change, *, keep_valid: bool, looks: bool = True) -> Holder:
    """Save a holder with its slots; with ``keep_valid`` the days that clash are left out.

    Raises ``RuleBroken`` where somebody holds the room: nothing is ever overwritten.
    """
    assert work.writer is not None
    after = change.after
    for each in change.exceptions:
        work.save(SLOT_EXCEPTION, each)
    for row_id in change.binned:
        work.writer.set_life(SLOT_EXCEPTION, row_id, BINNED)
    if looks:
        clashes = clashes_of(work, change)
        if clashes and keep_valid:
            after = _without_clashes(after, clashes, change.changed)
            clashes = clashes_of(work, replace(change, after=after))
        if clashes:
            raise taken(clashes)
    if isinstance(after, Convention):
        return conventions.save(work, after)
    saved: Allotment = common.save(work, ALLOTMENT, after)
    return saved


def _without_clashes(
    holder: Holder, clashes: Sequence[ClashRow], changed: frozenset[str]
) -> Holder:
    """Return a holder whose changed slots leave out the days that clash."""
    slots = []
    for slot in holder.slots:
        days = [
            one.day
            for one in clashes
            if one.slot_id == slot.id or (one.other_slot_id == slot.id and one.slot_id in changed)
        ]
        slots.append(without(slot, days) if slot.id in changed else slot)
    return replace(holder, slots=tuple(slots))


def valid_days_only(convention: Convention, clashes: Sequence[ClashRow]) -> Convention:
    """Return an agreement whose slots leave out the days on which somebody holds the room."""
    every = frozenset(slot.id for slot in convention.slots)
    hard = [one for one in clashes if not one.is_soft]
    return cast(Convention, _without_clashes(convention, hard, every))


def taken(clashes: Sequence[ClashRow]) -> RuleBroken:
    """Return the refusal that names the first clash; an option where there is nothing worse."""
    one = next((each for each in clashes if not each.is_soft), clashes[0])
    if one.is_soft:
        return RuleBroken(
            "option",
            said(
                "La salle {room} est sous option pour {other} le {day}\u202f: rien n’a été "
                "enregistré."
            ).format(room=one.room, day=format_date(one.day), other=one.other),
            field="slots",
        )
    return RuleBroken(
        "clash",
        said(
            "La salle {room} est prise le {day} par {other}\u202f: rien n’a été enregistré."
        ).format(
            room=one.room, day=format_date(one.day), other=one.other or said("un autre créneau")
        ),
        field="slots",
    )
