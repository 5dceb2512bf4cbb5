"""What is decided for everything that a closure or requisition touches, kept as one record."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from polesdesk.domain.conventions import Convention, State, UseKind
from polesdesk.domain.identity import new_id
from polesdesk.domain.move_steps import Step
from polesdesk.domain.moves import move
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.school_calendar import Closure, ClosureKind

LONG_DAYS = 30
"""Days from which a closure is long: rooms held at all hours are then suspended by default."""


class ClosureGround(StrEnum):
    """Why the city closes or takes premises."""

    WORKS = "WORKS"
    SAFETY = "SAFETY"
    ELECTIONS = "ELECTIONS"
    EVENT = "EVENT"
    CITY_USE = "CITY_USE"
    ANNUAL = "ANNUAL"


KIND_OF = {
    ClosureGround.WORKS: ClosureKind.WORKS,
    ClosureGround.SAFETY: ClosureKind.SAFETY,
    ClosureGround.ELECTIONS: ClosureKind.REQUISITION,
    ClosureGround.EVENT: ClosureKind.REQUISITION,
    ClosureGround.CITY_USE: ClosureKind.REQUISITION,
    ClosureGround.ANNUAL: ClosureKind.CLOSURE,
}
"""What each ground is in the calendar; for elections, events and its own needs the city takes."""


class TouchedKind(StrEnum):
    """What a closure touches: a slot, a room held at all hours, a use of the city, and the rest."""

    SLOT = "SLOT"
    ROOM = "ROOM"
    USE = "USE"
    REQUEST = "REQUEST"
    ROUND = "ROUND"
    KEY = "KEY"
    SHIFT = "SHIFT"


TO_REVIEW = frozenset({TouchedKind.REQUEST, TouchedKind.ROUND, TouchedKind.KEY, TouchedKind.SHIFT})
"""What has only to be known: a person looks at it, and the operation changes nothing of it."""


class Treatment(StrEnum):
    """What becomes of one thing touched."""

    DATES = "DATES"
    MOVED = "MOVED"
    AMENDED = "AMENDED"
    SUSPENDED = "SUSPENDED"
    TERMINATION = "TERMINATION"
    KEPT = "KEPT"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a slot goes meanwhile: room, weekday of the same week, hours; names as they were."""

    room_id: str
    weekday: int
    start: time
    end: time
    hub_id: str = ""
    room: str = ""
    hub: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TouchedLine:
    """One thing that a closure touches, and what becomes of it; names are those of the day.

    ``days`` are the sessions that fall away (of a room held at all hours, the days in force),
    ``fixed`` those of them that were moved or added before and stay cancelled, ``moved`` those
    held elsewhere. ``minutes`` is the length of one session.
    """

    kind: TouchedKind
    subject_id: str
    room_id: str = ""
    convention_id: str | None = None
    allotment_id: str | None = None
    association_id: str | None = None
    who: str = ""
    number: str = ""
    room: str = ""
    hub: str = ""
    what: str = ""
    minutes: int = 0
    days: tuple[date, ...] = ()
    fixed: tuple[date, ...] = ()
    treatment: Treatment = Treatment.DATES
    place: Place | None = None
    moved: tuple[date, ...] = ()
    exception_ids: tuple[str, ...] = ()
    amendment_id: str | None = None
    amendment: str = ""

    @property
    def key(self) -> str:
        """Name the line among those of its operation."""
        return f"{self.kind}:{self.subject_id}:{self.room_id}"

    @property
    def cancelled(self) -> tuple[date, ...]:
        """The sessions that are held nowhere."""
        if self.treatment is Treatment.KEPT:
            return ()
        return tuple(day for day in self.days if day not in self.moved)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosureOperation:
    """A closure or requisition from a day to a day, with the act that decides it and its lines.

    No ``room_ids``: the whole hub. Both days are included; without hours, whole days.
    ``contact`` is whom associations may call. ``reopened_on`` is set once the return is settled.
    """

    id: str
    version: int = 0
    hub_id: str = ""
    room_ids: tuple[str, ...] = ()
    ground: ClosureGround = ClosureGround.WORKS
    reason: str = ""
    first: date | None = None
    last: date | None = None
    start: time | None = None
    end: time | None = None
    act_number: str = ""
    act_date: date | None = None
    contact: str = ""
    lines: tuple[TouchedLine, ...] = ()
    letter_ids: tuple[str, ...] = ()
    reopened_on: date | None = None
    notes: str = ""

    @property
    def kind(self) -> ClosureKind:
        """What the operation is in the calendar."""
        return KIND_OF[self.ground]

    @property
    def is_requisition(self) -> bool:
        """Whether the city takes the premises for a use of its own."""
        return self.kind is ClosureKind.REQUISITION

    @property
    def period(self) -> tuple[date, date]:
        """The first and the last day of an operation that was checked."""
        if self.first is None or self.last is None:
            raise ValueError("an operation without its days")
        return self.first, self.last

    @property
    def days(self) -> int:
        """How many days it lasts, 0 while they are not known."""
        if self.first is None or self.last is None:
            return 0
        return (self.last - self.first).days + 1


def is_closed(operation: ClosureOperation, room_id: str) -> bool:
    """Tell whether a room of the hub is closed by the operation."""
    return not operation.room_ids or room_id in operation.room_ids


def closures_of(operation: ClosureOperation) -> tuple[Closure, ...]:
    """Return the closures that the operation puts into the calendar, one a room or one in all."""
    spared = tuple(spared_ids(operation.lines))
    return tuple(
        Closure(
            id=new_id(),
            hub_id=operation.hub_id,
            room_id=room_id,
            kind=operation.kind,
            first=operation.first,
            last=operation.last,
            start=operation.start,
            end=operation.end,
            reason=operation.reason,
            spared_ids=spared,
            operation_id=operation.id,
        )
        for room_id in (operation.room_ids or (None,))
    )


def spared_ids(lines: Iterable[TouchedLine]) -> Iterable[str]:
    """Yield the slots, and the agreements with a room at all hours, that go on as usual."""
    for one in lines:
        if one.treatment is Treatment.KEPT and one.kind not in TO_REVIEW:
            yield one.subject_id


TERMINABLE = frozenset({State.NOTIFIED, State.SUSPENDED})
"""States from which a termination can be begun."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """What the choice for a line asks of its agreement; ``covered``: all its rooms are closed."""

    convention: Convention
    covered: bool


def treatments(
    line: TouchedLine, operation: ClosureOperation, held: Agreement | None, today: date
) -> tuple[Treatment, ...]:
    """Return what may be chosen for a line, the plainest first.

    A suspension takes the whole agreement: all its rooms must be closed, for whole days.
    """
    if line.kind in TO_REVIEW:
        return (Treatment.KEPT,)
    found = [Treatment.DATES]
    if line.kind in {TouchedKind.SLOT, TouchedKind.USE}:
        found.append(Treatment.MOVED)
    if held is not None:
        one = held.convention
        if line.kind is TouchedKind.SLOT and line.allotment_id is None and one.amends_id is None:
            found.append(Treatment.AMENDED)
        if held.covered and operation.start is None and _may_be_suspended(one, operation, today):
            found.append(Treatment.SUSPENDED)
        if one.state in TERMINABLE and one.amends_id is None:
            found.append(Treatment.TERMINATION)
    return (*found, Treatment.KEPT)


def _may_be_suspended(one: Convention, operation: ClosureOperation, today: date) -> bool:
    """Ask the table of moves: the state, the dates and the kind of the agreement decide."""
    if one.use_kind is UseKind.HIRE or not operation.days:
        return False
    try:
        move(one, State.SUSPENDED, suspension(operation, today))
    except RuleBroken:
        return False
    return True


def suspension(operation: ClosureOperation, today: date) -> Step:
    """Return the step that suspends an agreement for the days of an operation."""
    first, last = operation.period
    return Step(on=first, today=today, until=last, reason=operation.reason.strip() or "–")


def default_treatment(
    line: TouchedLine, operation: ClosureOperation, held: Agreement | None, today: date
) -> Treatment:
    """Return what is proposed for a line, by the length of the closure and the kind of use.

    An agreement that holds its rooms at all hours is suspended when it is long; sessions are
    cancelled; what only has to be known stays.
    """
    allowed = treatments(line, operation, held, today)
    is_long = operation.days >= LONG_DAYS
    has_slots = held is not None and bool(held.convention.slots)
    if is_long and Treatment.SUSPENDED in allowed and not has_slots:
        return Treatment.SUSPENDED
    return allowed[0]


def letter_key(operation_id: str, association_id: str) -> str:
    """Return what a letter of an operation is about: the operation and its association."""
    return f"{operation_id}:{association_id}"


def read_letter_key(key: str) -> tuple[str, str]:
    """Return the operation and the association of a letter."""
    operation_id, _, association_id = key.partition(":")
    return operation_id, association_id
