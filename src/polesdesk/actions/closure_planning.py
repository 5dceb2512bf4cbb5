"""What an operation would do, line by line, before anything is written; free places for slots."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta

from polesdesk.actions import closure_touching, planning, school_calendar
from polesdesk.actions.runner import Work
from polesdesk.domain.closure_moves import GOING, Elsewhere
from polesdesk.domain.closure_operations import (
    TO_REVIEW,
    Agreement,
    ClosureOperation,
    Place,
    TouchedLine,
    Treatment,
    is_closed,
    treatments,
)
from polesdesk.domain.free_time import Busy, FreeRoom, FreeWish
from polesdesk.domain.hubs import Room
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.speech import said
from polesdesk.store import planning as stored
from polesdesk.store.kinds import ROOM
from polesdesk.store.planning import Scope

WEEK = timedelta(days=7)
_DAY_FROM, _DAY_TO = time(8), time(22)
PLACES = 30
"""Free places that are proposed for a slot at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What the manager picked for a line: the treatment, and where its sessions go."""

    treatment: Treatment
    place: Place | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedLine:
    """A line as it would be applied, with what may be chosen for it."""

    line: TouchedLine
    allowed: tuple[Treatment, ...]

    @property
    def id(self) -> str:
        """The key of the line."""
        return self.line.key


def plan(
    work: Work, operation: ClosureOperation, choices: Mapping[str, Choice] | None = None
) -> tuple[PlannedLine, ...]:
    """Return everything touched, each line as the manager chose or else as it is proposed.

    Sessions go elsewhere in the order of the lines; where a place is taken they stay cancelled.
    """
    found = closure_touching.lines(work, operation)
    known = closure_touching.agreements(work, operation, found)
    chosen = [_chosen(one, (choices or {}).get(one.key)) for one in found]
    chosen = _of_one_mind(chosen, choices or {})
    lines = placed(work, operation, chosen)
    return tuple(
        PlannedLine(line=one, allowed=_allowed(one, operation, known, work.today)) for one in lines
    )


def _allowed(
    line: TouchedLine, operation: ClosureOperation, known: Mapping[str, Agreement], today: date
) -> tuple[Treatment, ...]:
    return treatments(line, operation, known.get(line.convention_id or ""), today)


def _chosen(line: TouchedLine, choice: Choice | None) -> TouchedLine:
    if choice is None:
        return line
    return replace(line, treatment=choice.treatment, place=choice.place)


WHOLE = frozenset({Treatment.SUSPENDED, Treatment.TERMINATION})
"""What is chosen for a whole agreement, never for one of its slots."""


def _of_one_mind(lines: Sequence[TouchedLine], choices: Mapping[str, Choice]) -> list[TouchedLine]:
    """Give all lines of an agreement the treatment that takes it whole.

    What the manager chose goes before what is proposed.
    """
    whole: dict[str, Treatment] = {}
    asked = [one for one in lines if one.key in choices]
    apart = {one.convention_id for one in asked if one.treatment not in WHOLE}
    for one in (*asked, *lines):
        is_free = one.key in choices or one.convention_id not in apart
        if one.convention_id and one.treatment in WHOLE and is_free:
            whole.setdefault(one.convention_id, one.treatment)
    return [_agreed(one, whole) for one in lines]


def _agreed(one: TouchedLine, whole: Mapping[str, Treatment]) -> TouchedLine:
    if one.kind in TO_REVIEW:
        return one
    wanted = whole.get(one.convention_id or "")
    if wanted is not None:
        return replace(one, treatment=wanted, place=None)
    return replace(one, treatment=Treatment.DATES) if one.treatment in WHOLE else one


def placed(
    work: Work, operation: ClosureOperation, lines: Sequence[TouchedLine]
) -> tuple[TouchedLine, ...]:
    """Return lines with the sessions that can be held where they are to go."""
    going = [one for one in lines if one.treatment in GOING and one.place is not None]
    if not going or operation.first is None or operation.last is None:
        return tuple(replace(one, moved=()) for one in lines)
    elsewhere = _elsewhere(work, operation, going)
    return tuple(elsewhere.place(one) for one in lines)


def _elsewhere(work: Work, operation: ClosureOperation, going: Sequence[TouchedLine]) -> Elsewhere:
    first, last = operation.period[0] - WEEK, operation.period[1] + WEEK
    rooms = tuple(dict.fromkeys(one.place.room_id for one in going if one.place))
    scope = Scope(room_ids=rooms)
    ids = tuple(dict.fromkeys(one.subject_id for one in going))
    held = stored.held_slots(work.connection, Scope(slot_ids=ids), first, last)
    found = planning.plain_occurrences(work, scope, first, last)
    return Elsewhere(
        busy=Busy(found, stored.holds(work.connection, scope, first, last)),
        calendar=school_calendar.calendar(work, first, last),
        held={one.slot.id: one for one in held},
        is_closed=lambda room_id: _is_of(work, operation, room_id),
        today=work.today,
    )


def _is_of(work: Work, operation: ClosureOperation, room_id: str) -> bool:
    hub_id = stored.hubs_of_rooms(work.connection, [room_id]).get(room_id)
    return hub_id == operation.hub_id and is_closed(operation, room_id)


def places(
    work: Work, operation: ClosureOperation, line: TouchedLine, *, any_day: bool = False
) -> tuple[FreeRoom, ...]:
    """Return where the sessions of a line could be held meanwhile, the nearest first.

    The same weekday and hours in the same hub come first, then other hubs, then other hours;
    ``any_day`` looks at other weekdays too. Rooms that the operation closes are left out, those
    too small for the people expected come last.
    """
    if operation.first is None or operation.last is None or not line.minutes or not line.days:
        return ()
    first = max(min(line.days), work.today)
    if first > max(line.days):
        return ()
    weekdays = tuple(range(1, 7)) if any_day else (line.days[0].isoweekday(),)
    wish = FreeWish(
        weekdays=weekdays,
        from_time=_DAY_FROM,
        to_time=_DAY_TO,
        minutes=line.minutes,
        first=first,
        last=max(line.days),
    )
    closed = set(closure_touching.rooms_of(work, operation))
    start = _start_of(work, line, operation)
    found: list[FreeRoom] = []
    if start is not None and not any_day:
        end = _later(start, line.minutes)
        found += planning.free_rooms(work, replace(wish, from_time=start, to_time=end))
    found += planning.free_rooms(work, wish)
    kept = {
        (one.room_id, one.weekday, one.start): one for one in found if one.room_id not in closed
    }
    wanted = people(work, line)
    ranked = sorted(
        kept.values(),
        key=lambda one: (_is_small(one, wanted), *_rank(one, operation, line, start)),
    )
    return tuple(ranked[:PLACES])


def _later(start: time, minutes: int) -> time:
    hour, minute = divmod((start.hour * 60 + start.minute + minutes) % (24 * 60), 60)
    return time(hour, minute)


def _start_of(work: Work, line: TouchedLine, operation: ClosureOperation) -> time | None:
    scope = Scope(slot_ids=(line.subject_id,))
    held = stored.held_slots(work.connection, scope, *operation.period)
    return held[0].slot.start if held else None


def _rank(
    one: FreeRoom, operation: ClosureOperation, line: TouchedLine, start: time | None
) -> tuple[float, bool, bool, bool, str]:
    """Free on the most days first, then the same weekday, hours and hub."""
    return (
        -round(one.free_days / max(one.days, 1), 2),
        one.weekday != line.days[0].isoweekday(),
        one.start != start,
        one.hub_id != operation.hub_id,
        one.room,
    )


def place_of(free: FreeRoom) -> Place:
    """Return a proposal of the finder as the place of a line."""
    return Place(
        room_id=free.room_id,
        weekday=free.weekday,
        start=free.start,
        end=free.end,
        hub_id=free.hub_id,
        room=free.room,
        hub=free.hub,
    )


def propose_moves(
    work: Work, operation: ClosureOperation, choices: Mapping[str, Choice]
) -> dict[str, Choice]:
    """Return the choices with the best free place for each slot whose dates are cancelled.

    Only rooms that are large enough are proposed; a line keeps its cancelled dates where none of
    them takes any session.
    """
    planned = plan(work, operation, choices)
    going = [one.line for one in planned if one.line.treatment in GOING]
    chosen = dict(choices)
    for one in planned:
        line = one.line
        if line.treatment is not Treatment.DATES or Treatment.MOVED not in one.allowed:
            continue
        best = _best(work, operation, line, going)
        if best is not None:
            going.append(best)
            chosen[line.key] = Choice(treatment=Treatment.MOVED, place=best.place)
    return chosen


def _best(
    work: Work, operation: ClosureOperation, line: TouchedLine, going: Sequence[TouchedLine]
) -> TouchedLine | None:
    """Return the line at the first of the nearest places that takes the most sessions."""
    best: TouchedLine | None = None
    wanted = people(work, line)
    large = [one for one in places(work, operation, line) if not _is_small(one, wanted)]
    for free in large[:TRIED]:
        trial = replace(line, treatment=Treatment.MOVED, place=place_of(free))
        there = placed(work, operation, [*going, trial])[-1]
        if there.moved and (best is None or len(there.moved) > len(best.moved)):
            best = there
        if there.moved == line.days:
            break
    return best


TRIED = 6
"""Places that are tried for a slot when moves are proposed for all."""


def people(work: Work, line: TouchedLine) -> int:
    """Return how many a place must hold: those expected, else those that the closed room holds."""
    expected = stored.headcounts(work.connection, [line.convention_id])
    room: Room | None = work.get(ROOM, line.room_id) if line.room_id else None
    return expected.get(line.convention_id or "") or (room.capacity if room else None) or 0


def _is_small(one: FreeRoom, wanted: int) -> bool:
    return one.capacity is not None and one.capacity < wanted


def check(operation: ClosureOperation) -> None:
    """Raise ``RuleBroken`` for what an operation lacks or says amiss."""
    if not operation.hub_id:
        raise RuleBroken("hub_required", said("Choisissez le pôle."), field="hub_id")
    if operation.first is None:
        raise RuleBroken("first_required", said("Donnez le premier jour."), field="first")
    if operation.last is None or operation.last < operation.first:
        raise RuleBroken(
            "last_before_first", said("Le dernier jour précède le premier."), field="last"
        )
    if (operation.start is None) is not (operation.end is None):
        raise RuleBroken(
            "hours", said("Donnez les deux heures, ou aucune pour la journée entière."), field="end"
        )
    if not operation.reason.strip():
        raise RuleBroken(
            "reason_required",
            said("Précisez en quelques mots\u202f: les courriers le diront aux associations."),
            field="reason",
        )
