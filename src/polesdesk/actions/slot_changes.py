"""Series of slots that exist: moved, resized or ended, all of them or from one on.

One occurrence alone is changed by ``slot_exceptions``; here a series changes, as far as its
holder still may: an agreement in preparation, a use of the city, a letter that was not sent.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from polesdesk.actions import clashing
from polesdesk.actions import records as common
from polesdesk.actions.runner import Work
from polesdesk.actions.slot_saving import (
    Change,
    Holder,
    check_slot,
    look_at,
    refuse_settled,
    save,
    with_rooms,
)
from polesdesk.domain.conventions import Slot
from polesdesk.domain.french import format_date
from polesdesk.domain.identity import new_id
from polesdesk.domain.occurrences import Occurrence
from polesdesk.domain.planning_rows import ClashRow
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.school_calendar import ExceptionKind, SlotException
from polesdesk.domain.slot_changes import Extent, Fate, Place, begins_before, fate_of, moved, split
from polesdesk.domain.speech import said
from polesdesk.store import planning as stored
from polesdesk.store.kinds import ALLOTMENT, CONVENTION


def may_change(work: Work, one: Occurrence) -> str:
    """Return why the series of an occurrence may not change, empty when it may."""
    try:
        refuse_settled(_holder(work, one))
    except RuleBroken as broken:
        return broken.message
    return ""


def fates(work: Work, one: Occurrence) -> dict[Extent, Fate]:
    """Return what becomes of the exceptions of a series that changes as far as an extent."""
    known = stored.exceptions(work.connection, [one.slot_id])
    return {
        Extent.FOLLOWING: fate_of(known, _rule_day(one)),
        Extent.ALL: fate_of(known, None),
    }


def look_at_added(work: Work, one: Occurrence, place: Place) -> tuple[ClashRow, ...]:
    """Return who holds the room where an occurrence would be added to the slot of another."""
    wanted = Occurrence(
        day=place.day,
        start=place.start,
        end=place.end,
        hub_id=one.hub_id,
        room_id=place.room_id,
        slot_id=one.slot_id,
        convention_id=one.convention_id,
        allotment_id=one.allotment_id,
        association_id=one.association_id,
    )
    return clashing.clashes_of(work, [wanted])


def look_at_move(work: Work, one: Occurrence, extent: Extent, place: Place) -> tuple[ClashRow, ...]:
    """Return the clashes that a series would have in another place."""
    return look_at(work, _with_move(work, one, extent, place))


def move(
    work: Work, one: Occurrence, extent: Extent, place: Place, *, keep_valid: bool = False
) -> Holder:
    """Move a series, or its part from an occurrence on, to another weekday, hours or room."""
    change = _with_move(work, one, extent, place)
    since = f" à partir du {format_date(place.day)}" if extent is Extent.FOLLOWING else ""
    work.name("slot.move", f"déplacement d’un créneau{since}")
    return save(work, change, keep_valid=keep_valid)


def end(work: Work, one: Occurrence, extent: Extent) -> Holder:
    """End a series before an occurrence, or take the whole of it away."""
    change = _with_end(work, one, extent)
    since = f" à partir du {format_date(_rule_day(one))}" if extent is Extent.FOLLOWING else ""
    work.name("slot.end", f"suppression d’un créneau{since}")
    return save(work, change, keep_valid=False, looks=False)


def _with_move(work: Work, one: Occurrence, extent: Extent, place: Place) -> Change:
    before = _holder(work, one)
    refuse_settled(before)
    slot, start = _slot(before, one), before.start_date or one.day
    rule_day = _rule_day(one)
    check_slot(work, replace(slot, start=place.start, end=place.end, room_id=place.room_id))
    parts: tuple[Slot, ...] = (moved(slot, rule_day, place, start),)
    if extent is Extent.FOLLOWING and begins_before(slot, rule_day, start):
        kept, rest = split(slot, rule_day)
        rest = replace(rest, id=new_id(), anchor=rest.anchor or _anchor_of(rest, start))
        parts = (kept, moved(rest, rule_day, place, start))
    since = rule_day if len(parts) > 1 else None
    delta = place.day - rule_day
    return Change(
        after=with_rooms(_replaced(before, slot, parts)),
        changed=frozenset({parts[-1].id}),
        exceptions=_following(work, slot, parts[-1], since, delta),
    )


def _anchor_of(slot: Slot, start: date) -> date | None:
    return start if slot.interval_weeks > 1 and not slot.month_weeks else None


def _following(
    work: Work, slot: Slot, later: Slot, since: date | None, delta: timedelta
) -> tuple[SlotException, ...]:
    """Return the exceptions of a series, gone with the part that has moved."""
    return tuple(
        replace(each, slot_id=later.id, day=_shifted(each, delta))
        for each in stored.exceptions(work.connection, [slot.id])
        if each.day is not None and (since is None or each.day >= since)
    )


def _shifted(each: SlotException, delta: timedelta) -> date | None:
    """What was added stays on its day; every other exception is about a day of the rule."""
    if each.day is None or each.kind is ExceptionKind.ADDED:
        return each.day
    return each.day + delta


def _with_end(work: Work, one: Occurrence, extent: Extent) -> Change:
    before = _holder(work, one)
    refuse_settled(before)
    slot, start = _slot(before, one), before.start_date or one.day
    rule_day = _rule_day(one)
    parts: tuple[Slot, ...] = ()
    if extent is Extent.FOLLOWING and begins_before(slot, rule_day, start):
        parts = split(slot, rule_day)[:1]
    gone = tuple(
        each.id
        for each in stored.exceptions(work.connection, [slot.id])
        if not parts or (each.day is not None and each.day >= rule_day)
    )
    return Change(after=_replaced(before, slot, parts), binned=gone)


def _holder(work: Work, one: Occurrence) -> Holder:
    kind, row_id = (
        (ALLOTMENT, one.allotment_id) if one.allotment_id else (CONVENTION, one.convention_id)
    )
    found: Holder = common.require(work, kind, row_id or "")
    return found


def _slot(holder: Holder, one: Occurrence) -> Slot:
    for slot in holder.slots:
        if slot.id == one.slot_id:
            return slot
    raise RuleBroken("not_found", said("Ce créneau n’existe plus\u202f: il a été changé."))


def _replaced(holder: Holder, slot: Slot, parts: Sequence[Slot]) -> Holder:
    slots: list[Slot] = []
    for each in holder.slots:
        slots += parts if each.id == slot.id else (each,)
    return replace(holder, slots=tuple(slots))


def _rule_day(one: Occurrence) -> date:
    return one.rule_day or one.day
