"""The return after a closure: reopen earlier, extend, call off; everything is reckoned again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from polesdesk.actions import closure_planning, conventions
from polesdesk.actions import records as common
from polesdesk.actions.closure_operations import get, move_days, written
from polesdesk.actions.closure_planning import Choice
from polesdesk.actions.runner import Work
from polesdesk.domain.closure_operations import (
    ClosureOperation,
    TouchedLine,
    Treatment,
    spared_ids,
)
from polesdesk.domain.closure_words import name_of
from polesdesk.domain.conventions import Convention, Slot, State
from polesdesk.domain.french import format_date
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.speech import marked, said
from polesdesk.store import closure_operations as stored
from polesdesk.store.kinds import CLOSURE, CLOSURE_OPERATION, CONVENTION, LETTER, SLOT_EXCEPTION
from polesdesk.store.tables import BINNED

ONE_DAY = timedelta(days=1)
_UNISSUED = frozenset({State.DRAFT, State.INSTRUCTION})


def reopen(work: Work, row_id: str, on: date) -> ClosureOperation:
    """Open the premises again from a day on, and lift the suspensions from that day.

    On the planned day the return is only settled; earlier or later, the days between are
    reckoned again: moves are taken back or made, sessions come back or fall away.
    """
    one = get(work, row_id)
    first, last = one.period
    if on <= first:
        raise RuleBroken(
            "reopens_before_closing",
            said(
                "La réouverture suit le premier jour ({day})\u202f; pour ne rien fermer du tout, "
                "annulez l’opération."
            ).format(day=format_date(first)),
            field="on",
        )
    work.name(
        "closure_operation.reopen", f"réouverture le {format_date(on)} ({name_of(one, marked)})"
    )
    ended = with_end(work, one, on - ONE_DAY) if on - ONE_DAY != last else one
    _lift(work, ended, on)
    saved: ClosureOperation = work.save(CLOSURE_OPERATION, replace(ended, reopened_on=on))
    return saved


def set_end(work: Work, row_id: str, last: date) -> ClosureOperation:
    """Let a closure last until another day; what was suspended stays so until then."""
    one = get(work, row_id)
    first, former = one.period
    if last < first:
        raise RuleBroken(
            "last_before_first", said("Le dernier jour précède le premier."), field="last"
        )
    verb = "prolongation" if last > former else "fin avancée"
    work.name("closure_operation.end", f"{verb} au {format_date(last)} ({name_of(one, marked)})")
    ended = with_end(work, one, last)
    saved: ClosureOperation = work.save(CLOSURE_OPERATION, replace(ended, reopened_on=None))
    return saved


def with_end(work: Work, one: ClosureOperation, last: date) -> ClosureOperation:
    """Write everything but the record itself for another last day; return the record."""
    former = one.period[1]
    lines = _extended(work, one, last) if last > former else _shortened(work, one, last)
    ended = replace(one, last=last, lines=lines)
    spared = tuple(spared_ids(lines))
    for closure in stored.closures(work.connection, one.id):
        work.save(CLOSURE, replace(closure, last=last, spared_ids=spared))
    _suspend_until(work, one, ended)
    _amendments_until(work, one, last)
    return ended


def _shortened(work: Work, one: ClosureOperation, last: date) -> tuple[TouchedLine, ...]:
    """Return the lines without the days after the new end; their moves are taken back."""
    assert work.writer is not None
    ids = [key for line in one.lines for key in line.exception_ids]
    gone = set()
    for exception in stored.exceptions(work.connection, ids):
        if exception.day is not None and exception.day > last:
            work.writer.set_life(SLOT_EXCEPTION, exception.id, BINNED)
            gone.add(exception.id)
    return tuple(
        replace(
            line,
            days=tuple(day for day in line.days if day <= last),
            fixed=tuple(day for day in line.fixed if day <= last),
            moved=tuple(day for day in line.moved if day <= last),
            exception_ids=tuple(key for key in line.exception_ids if key not in gone),
        )
        for line in one.lines
    )


def _extended(work: Work, one: ClosureOperation, last: date) -> tuple[TouchedLine, ...]:
    """Return the lines with the days until the new end, treated as before; new ones as proposed."""
    later = further(one, last)
    known = {line.key: line for line in one.lines}
    merged = dict(known)
    fresh = []
    for line in coming(work, one, last):
        before = known.get(line.key)
        if before is None:
            fresh.append(line)
            continue
        made = line.exception_ids
        if line.treatment is Treatment.MOVED:
            made = move_days(work, later, line, line.moved)
        merged[line.key] = replace(
            before,
            days=(*before.days, *line.days),
            fixed=(*before.fixed, *line.fixed),
            moved=(*before.moved, *line.moved),
            exception_ids=(*before.exception_ids, *made),
        )
    return (*merged.values(), *written(work, later, fresh))


def further(one: ClosureOperation, last: date) -> ClosureOperation:
    """Return the days that an extension adds, as an operation of their own."""
    return replace(one, first=one.period[1] + ONE_DAY, last=last, lines=())


def coming(work: Work, one: ClosureOperation, last: date) -> tuple[TouchedLine, ...]:
    """Return what an extension touches more, each line treated as the operation does already."""
    chosen = {line.key: Choice(treatment=line.treatment, place=line.place) for line in one.lines}
    planned = closure_planning.plan(work, further(one, last), chosen)
    return tuple(each.line for each in planned)


def _suspended(work: Work, one: ClosureOperation) -> list[Convention]:
    ids = [x.convention_id for x in one.lines if x.treatment is Treatment.SUSPENDED]
    found = [work.get(CONVENTION, key) for key in dict.fromkeys(ids) if key]
    return [each for each in found if each is not None]


def _suspend_until(work: Work, before: ClosureOperation, after: ClosureOperation) -> None:
    """Let the suspensions of an operation end with it."""
    first, last = after.period
    former = before.period[1]
    for one in _suspended(work, after):
        begun = one.suspended_from
        if one.state is State.SUSPENDED and begun is not None and begun >= first:
            if begun <= last:
                work.save(CONVENTION, replace(one, suspended_to=last))
            else:
                _unsuspend(work, one, after)
        elif one.state is State.NOTIFIED and last > former:
            conventions.move(
                work,
                one.id,
                State.SUSPENDED,
                on=former + ONE_DAY,
                until=last,
                reason=after.reason.strip() or "–",
            )


def _unsuspend(work: Work, one: Convention, operation: ClosureOperation) -> None:
    """Take a suspension off that has not begun, with the reason that it gave."""
    reason = "" if one.reason == operation.reason.strip() else one.reason
    work.save(
        CONVENTION,
        replace(one, state=State.NOTIFIED, suspended_from=None, suspended_to=None, reason=reason),
    )


def _lift(work: Work, one: ClosureOperation, on: date) -> None:
    for each in _suspended(work, one):
        begun = each.suspended_from
        if each.state is State.SUSPENDED and begun is not None and begun >= one.period[0]:
            conventions.move(work, each.id, State.NOTIFIED, on=max(on, begun))


def _amendments_until(work: Work, one: ClosureOperation, last: date) -> None:
    """Let the drafts of amendments follow the new end; those that were issued stay as agreed."""
    for draft in _drafts(work, one):
        slots = tuple(_until(slot, one, last) for slot in draft.slots)
        conventions.save(work, replace(draft, slots=slots))


def _drafts(work: Work, one: ClosureOperation) -> list[Convention]:
    ids = dict.fromkeys(line.amendment_id for line in one.lines if line.amendment_id)
    found = [work.get(CONVENTION, key) for key in ids]
    return [each for each in found if each is not None and each.state in _UNISSUED]


def _until(slot: Slot, one: ClosureOperation, last: date) -> Slot:
    return replace(slot, to_date=last) if (slot.from_date, slot.to_date) == one.period else slot


def call_off(work: Work, row_id: str) -> int:
    """Take an operation back before its first day: nothing is closed, everything is as before.

    Raises ``RuleBroken`` once it has begun, and while a letter of it stands.
    """
    assert work.writer is not None
    one = get(work, row_id)
    first, _last = one.period
    if first <= work.today:
        raise RuleBroken(
            "closure_begun",
            said("L’opération a commencé le {day}\u202f: rouvrez plutôt les locaux.").format(
                day=format_date(first)
            ),
        )
    _refuse_letters(work, one.letter_ids)
    work.name("closure_operation.bin", f"annulation\u00a0: {name_of(one, marked)}")
    _shortened(work, one, first - ONE_DAY)
    for closure in stored.closures(work.connection, one.id):
        work.writer.set_life(CLOSURE, closure.id, BINNED)
    for each in _suspended(work, one):
        if each.state is State.SUSPENDED and each.suspended_from == first:
            _unsuspend(work, each, one)
    drafts = [draft.id for draft in _drafts(work, one)]
    conventions.bin(work, drafts)
    return common.bin_many(work, CLOSURE_OPERATION, [row_id])


def _refuse_letters(work: Work, ids: Sequence[str]) -> None:
    for key in ids:
        letter = work.get(LETTER, key)
        if letter is not None and letter.cancelled_on is None:
            raise RuleBroken(
                "letters_stand",
                said(
                    "Le courrier {number} est émis\u202f: annulez-le d’abord en donnant un motif."
                ).format(number=letter.number),
            )
