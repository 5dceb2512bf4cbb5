"""Rows and cards of rounds, visits and findings, with the names that are shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from polesdesk.domain.hubs import Hub
from polesdesk.domain.visits import (
    Finding,
    FindingKind,
    Motive,
    QuestionSet,
    Round,
    RoundLine,
    Visit,
    VisitOrigin,
    VisitState,
)


class RoundState(StrEnum):
    """How far a round has come; derived from its day and its visit."""

    TO_DO = "to_do"
    LATE = "late"
    UNDER_WAY = "under_way"
    DONE = "done"


ROUND_STATES: Mapping[RoundState, str] = {
    RoundState.TO_DO: "À faire",
    RoundState.LATE: "Non faite",
    RoundState.UNDER_WAY: "En cours",
    RoundState.DONE: "Faite",
}


def round_state(day: date | None, visit_state: VisitState | None, today: date) -> RoundState:
    """Return how far a round has come: its visit decides, else whether its day has passed."""
    if visit_state is VisitState.DRAFT:
        return RoundState.UNDER_WAY
    if visit_state is not None:
        return RoundState.DONE
    return RoundState.LATE if day is not None and day < today else RoundState.TO_DO


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundRow:
    """A round with its hub; ``line_count`` rooms and slots to see."""

    id: str
    number: str
    hub_id: str
    hub: str
    day: date | None
    from_time: time | None
    to_time: time | None
    agent: str
    motive: Motive
    line_count: int
    printed_on: date | None
    state: RoundState


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitRow:
    """A visit with its hub, how many rooms were seen, and how many of them were empty."""

    id: str
    number: str
    hub_id: str
    hub: str
    day: date | None
    time_in: time | None
    time_out: time | None
    agent: str
    motive: Motive
    origin: VisitOrigin
    state: VisitState
    checked: int
    empty: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingRow:
    """A finding with the names of its hub, room, visit and of who was expected."""

    id: str
    visit_id: str
    visit: str
    visit_state: VisitState
    hub_id: str
    hub: str
    room_id: str
    room: str
    day: date | None
    time: time | None
    kind: FindingKind
    convention_id: str | None
    convention: str
    association_id: str | None
    association: str
    slot_id: str | None
    slot_day: date | None
    headcount: int | None
    note: str
    photo_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundCard:
    """A round with its hub, and the visit made from it if there is one."""

    round: Round
    hub: Hub
    state: RoundState
    visit: Visit | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenRoom:
    """A finding with what its sheet said: the room, who was expected, and when."""

    finding: Finding
    room: str
    place: str
    expected: str
    start: time | None
    end: time | None
    capacity: int | None
    convention: str = ""
    other: str = ""
    association_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitCard:
    """A visit with all that its card, its fiche and the field mode show, in walking order.

    ``replaced`` is the version that it corrects, ``replaced_by`` the one that corrects it.
    """

    visit: Visit
    hub: Hub
    rooms: tuple[SeenRoom, ...]
    questions: QuestionSet
    round_number: str = ""
    replaced: Visit | None = None
    replaced_by: Visit | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingCard:
    """A finding with its visit and its room."""

    row: FindingRow
    finding: Finding
    visit: Visit
    questions: QuestionSet


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedRound:
    """A round worth making: where, when, who is expected, and in words why.

    ``score`` orders proposals; it is shown to nobody.
    """

    hub_id: str
    hub: str
    day: date
    from_time: time
    to_time: time
    lines: tuple[RoundLine, ...]
    summary: str
    score: float = 0.0
