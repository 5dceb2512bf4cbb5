"""One occurrence that departs from its slot: cancelled, excused, moved, added, or put back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time

from polesdesk.actions import clashing
from polesdesk.actions.runner import Work
from polesdesk.domain.french import format_date, plural
from polesdesk.domain.identity import new_id
from polesdesk.domain.occurrences import Occurrence
from polesdesk.domain.planning_rows import ClashRow
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.school_calendar import ExceptionKind, SlotException
from polesdesk.domain.speech import said
from polesdesk.store import planning as stored
from polesdesk.store.kinds import SLOT_EXCEPTION
from polesdesk.store.tables import BINNED


def cancel(work: Work, found: Sequence[Occurrence], reason: str) -> int:
    """Cancel occurrences for the city's own reasons; return how many."""
    if not reason.strip():
        raise RuleBroken(
            "reason_required", said("Dites pourquoi la séance est annulée."), field="reason"
        )
    work.name("slot_exception.cancel", f"annulation de {_days(found)}")
    for one in found:
        _write(work, _of(work, one, ExceptionKind.CANCELLED, reason))
    return len(found)


def excuse(
    work: Work, found: Sequence[Occurrence], reason: str, told_by: str, received_on: date
) -> int:
    """Note that the association excused its absence: it no longer counts against it."""
    work.name("slot_exception.excuse", f"absence excusée pour {_days(found)}")
    for one in found:
        made = _of(work, one, ExceptionKind.EXCUSED, reason)
        _write(work, replace(made, told_by=told_by.strip(), received_on=received_on))
    return len(found)


def move(
    work: Work,
    one: Occurrence,
    day: date,
    hours: tuple[time, time],
    *,
    room_id: str = "",
    reason: str = "",
) -> SlotException:
    """Move one occurrence to another day, hours or room; its slot stays as it is."""
    moved = replace(
        _of(work, one, ExceptionKind.MOVED, reason),
        new_day=day,
        new_start=hours[0],
        new_end=hours[1],
        new_room_id=room_id or one.room_id,
        new_hub_id=_hub_of(work, room_id or one.room_id),
    )
    work.name("slot_exception.move", f"report de la séance du {format_date(one.day)}")
    return _write(work, moved)


def add(
    work: Work,
    one: Occurrence,
    day: date,
    hours: tuple[time, time],
    *,
    room_id: str = "",
    reason: str = "",
) -> SlotException:
    """Add an occurrence to the slot of another one, on a day that the rule does not have."""
    work.name("slot_exception.add", f"séance ajoutée le {format_date(day)}")
    added = SlotException(
        id=new_id(),
        slot_id=one.slot_id,
        convention_id=one.convention_id,
        allotment_id=one.allotment_id,
        hub_id=one.hub_id,
        kind=ExceptionKind.ADDED,
        day=day,
        new_day=day,
        new_start=hours[0],
        new_end=hours[1],
        new_room_id=room_id or one.room_id,
        new_hub_id=_hub_of(work, room_id or one.room_id),
        reason=reason.strip(),
    )
    saved: SlotException = work.save(SLOT_EXCEPTION, added)
    return saved


def put_back(work: Work, found: Sequence[Occurrence]) -> int:
    """Let occurrences follow the rule of their slot again; return how many had departed."""
    assert work.writer is not None
    ids = list(dict.fromkeys(one.exception_id for one in found if one.exception_id))
    if ids:
        work.name("slot_exception.put_back", f"retour à la règle pour {_days(found)}")
    for row_id in ids:
        work.writer.set_life(SLOT_EXCEPTION, row_id, BINNED)
    return len(ids)


def clashes_of_move(
    work: Work, one: Occurrence, day: date, hours: tuple[time, time], room_id: str = ""
) -> tuple[ClashRow, ...]:
    """Return who holds the room where one occurrence would go, and nothing when it is free."""
    wanted = Occurrence(
        day=day,
        start=hours[0],
        end=hours[1],
        hub_id=one.hub_id,
        room_id=room_id or one.room_id,
        slot_id=one.slot_id,
        convention_id=one.convention_id,
        allotment_id=one.allotment_id,
        association_id=one.association_id,
    )
    return clashing.clashes_of(work, [wanted], but=one)


def _of(work: Work, one: Occurrence, kind: ExceptionKind, reason: str) -> SlotException:
    """Return the exception of an occurrence: the one that it has already, else a new one."""
    rule_day = one.rule_day or one.day
    known = [
        each
        for each in stored.exceptions(work.connection, [one.slot_id])
        if each.id == one.exception_id or (each.day == rule_day and not _is_added(each))
    ]
    base = known[0] if known else SlotException(id=new_id())
    is_added = bool(known) and _is_added(base)
    return replace(
        base,
        slot_id=one.slot_id,
        convention_id=one.convention_id,
        allotment_id=one.allotment_id,
        hub_id=one.hub_id,
        kind=ExceptionKind.ADDED if is_added and kind is ExceptionKind.MOVED else kind,
        day=base.day if is_added else rule_day,
        new_day=None,
        new_start=None,
        new_end=None,
        new_room_id=None,
        new_hub_id=None,
        reason=reason.strip(),
    )


def _hub_of(work: Work, room_id: str) -> str | None:
    return stored.hubs_of_rooms(work.connection, [room_id]).get(room_id)


def _is_added(one: SlotException) -> bool:
    return one.kind is ExceptionKind.ADDED


def _write(work: Work, exception: SlotException) -> SlotException:
    saved: SlotException = work.save(SLOT_EXCEPTION, exception)
    return saved


def _days(found: Sequence[Occurrence]) -> str:
    if len(found) == 1:
        return f"la séance du {format_date(found[0].day)}"
    return plural(len(found), "séance")
