"""What a manager tells of a move, and what the file knows that its guards look at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from polesdesk.domain.conventions import TerminationGround


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the file knows beside the agreement; None where nothing is kept of it.

    ``formal_notice_on`` is the day of the last formal notice about the agreement that stands;
    ``keys_out`` counts keys not given back; ``has_exit_report`` tells of the état des lieux;
    ``taken`` tells who holds the rooms already, empty where they are free.
    ``amended_ends_on`` is the last day of the agreement that an amendment belongs to.
    """

    formal_notice_on: date | None = None
    keys_out: int | None = None
    has_exit_report: bool | None = None
    amended_ends_on: date | None = None
    taken: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What a manager tells of a move: the day, a reason, and what the move needs.

    ``until`` is the last day of a suspension or the first without title; ``despite`` is why a
    guard that warns is passed over; the two days of the act fill those that it lacks.
    """

    on: date
    today: date
    reason: str = ""
    ground: TerminationGround | None = None
    until: date | None = None
    receipt: str = ""
    despite: str = ""
    act_transmitted_on: date | None = None
    act_published_on: date | None = None
    known: Known = Known()
