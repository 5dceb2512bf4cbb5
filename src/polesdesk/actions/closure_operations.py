"""Closures and requisitions as one action: applied with all their lines, ended, called off."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from polesdesk.actions import amendments, closure_planning, conventions
from polesdesk.actions import records as common
from polesdesk.actions.closure_planning import Choice
from polesdesk.actions.runner import Work
from polesdesk.domain.closure_moves import GOING, day_at
from polesdesk.domain.closure_operations import (
    ClosureOperation,
    TouchedLine,
    Treatment,
    closures_of,
    suspension,
)
from polesdesk.domain.closure_words import name_of
from polesdesk.domain.conventions import Convention, Slot, State
from polesdesk.domain.identity import new_id
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.school_calendar import ExceptionKind, SlotException
from polesdesk.domain.speech import marked, said
from polesdesk.store.kinds import CLOSURE, CLOSURE_OPERATION, HUB, SLOT_EXCEPTION

ONE_DAY = timedelta(days=1)


def apply(
    work: Work, operation: ClosureOperation, choices: Mapping[str, Choice] | None = None
) -> ClosureOperation:
    """Close premises and write what becomes of everything touched, in one command.

    Raises ``RuleBroken`` for what the operation lacks, for a choice that its line does not
    allow, and for sessions that are to go elsewhere without a place.
    """
    closure_planning.check(operation)
    hub = common.require(work, HUB, operation.hub_id)
    work.name("closure_operation.apply", f"{name_of(operation, marked)} ({hub.name})")
    planned = closure_planning.plan(work, operation, choices)
    for one in planned:
        if one.line.treatment not in one.allowed:
            raise _not_allowed(one.line)
    lines = written(work, operation, [one.line for one in planned])
    suspend(work, operation, lines)
    whole = replace(operation, lines=lines)
    for closure in closures_of(whole):
        work.save(CLOSURE, closure)
    saved: ClosureOperation = work.save(CLOSURE_OPERATION, whole)
    return saved


def _not_allowed(line: TouchedLine) -> RuleBroken:
    words = said("Cette suite n’est pas possible pour {who} ({number}).")
    return RuleBroken(
        "treatment_not_allowed", words.format(who=line.who, number=line.number or line.room)
    )


def written(
    work: Work, operation: ClosureOperation, lines: Sequence[TouchedLine]
) -> tuple[TouchedLine, ...]:
    """Write the moves and the drafts of amendments of lines; return the lines that name them."""
    for one in lines:
        if one.treatment in GOING and one.place is None:
            raise RuleBroken(
                "place_required",
                said("Choisissez où vont les séances de {who} ({what}).").format(
                    who=one.who, what=one.what
                ),
            )
    drafts = _amend(work, operation, [one for one in lines if one.treatment is Treatment.AMENDED])
    return tuple(_written(work, operation, one, drafts) for one in lines)


def _written(
    work: Work, operation: ClosureOperation, line: TouchedLine, drafts: Mapping[str, Convention]
) -> TouchedLine:
    if line.treatment is Treatment.AMENDED:
        draft = drafts[line.convention_id or ""]
        return replace(line, amendment_id=draft.id, amendment=draft.number)
    if line.treatment is not Treatment.MOVED:
        return line
    return replace(line, exception_ids=move_days(work, operation, line, line.moved))


def move_days(
    work: Work, operation: ClosureOperation, line: TouchedLine, days: Iterable[date]
) -> tuple[str, ...]:
    """Write the sessions of some days of a line as moved to its place; return the exceptions."""
    place = line.place
    assert place is not None
    ids = []
    for day in days:
        made = SlotException(
            id=new_id(),
            slot_id=line.subject_id,
            convention_id=line.convention_id,
            allotment_id=line.allotment_id,
            hub_id=operation.hub_id,
            kind=ExceptionKind.MOVED,
            day=day,
            new_day=day_at(place, day),
            new_start=place.start,
            new_end=place.end,
            new_room_id=place.room_id,
            new_hub_id=place.hub_id,
            reason=operation.reason,
        )
        work.save(SLOT_EXCEPTION, made)
        ids.append(made.id)
    return tuple(ids)


def _amend(
    work: Work, operation: ClosureOperation, lines: Sequence[TouchedLine]
) -> dict[str, Convention]:
    """Draft one amendment an agreement, with its slots at their places for the closed days."""
    by_agreement: dict[str, list[TouchedLine]] = {}
    for one in lines:
        by_agreement.setdefault(one.convention_id or "", []).append(one)
    made = {}
    for row_id, each in by_agreement.items():
        former = conventions.get(work, row_id)
        added = [_slot_elsewhere(former, one, operation) for one in each]
        start = max(operation.period[0], former.start_date or operation.period[0])
        made[row_id] = amendments.prepare(work, row_id, start, added, object_=_why_moved(operation))
    return made


def _why_moved(operation: ClosureOperation) -> str:
    return f"l’accueil dans un autre local pendant la {name_of(operation, marked)}."


def _object(operation: ClosureOperation) -> str:
    return f"Créneaux déplacés pendant la {name_of(operation, marked)}"


def _slot_elsewhere(former: Convention, line: TouchedLine, operation: ClosureOperation) -> Slot:
    first, last = operation.period
    place = line.place
    assert place is not None
    slot = next(one for one in former.slots if one.id == line.subject_id)
    shift = timedelta(days=place.weekday - slot.weekday)
    anchor = slot.anchor or (former.start_date if slot.interval_weeks > 1 else None)
    return replace(
        slot,
        id=new_id(),
        room_id=place.room_id,
        weekday=place.weekday,
        start=place.start,
        end=place.end,
        half_day="",
        anchor=anchor + shift if anchor else None,
        dates_in=(),
        dates_out=(),
        from_date=first,
        to_date=last,
    )


def suspend(work: Work, operation: ClosureOperation, lines: Iterable[TouchedLine]) -> None:
    """Suspend the agreements whose lines say so, for the days of the operation."""
    step = suspension(operation, work.today)
    ids = [one.convention_id for one in lines if one.treatment is Treatment.SUSPENDED]
    for row_id in dict.fromkeys(ids):
        if row_id:
            conventions.move(
                work, row_id, State.SUSPENDED, on=step.on, until=step.until, reason=step.reason
            )


def get(work: Work, row_id: str) -> ClosureOperation:
    """Return an operation; say in words that it is gone."""
    found: ClosureOperation = common.require(work, CLOSURE_OPERATION, row_id)
    return found


def note(work: Work, row_id: str, **fields: object) -> ClosureOperation:
    """Complete an operation: act, whom to call, notes; its days and lines stay."""
    one = replace(get(work, row_id), **fields)  # type: ignore[arg-type]
    saved: ClosureOperation = common.save(work, CLOSURE_OPERATION, one)
    return saved
