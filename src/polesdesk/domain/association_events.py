"""What happens in the life of an association, with its day and its deed.

The agreement is granted to one association and does not pass to another (intuitu personae):
a dissolution, a merger or a split ends it or reduces it, a successor asks for its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

DECLARE_MONTHS = 3
"""Months in which changes of officers, name or seat are declared (loi 1901, art. 5)."""


class EventKind(StrEnum):
    """The kinds of events; all but DISSOLUTION, MERGER and SPLIT leave the association be."""

    OFFICERS = "OFFICERS"
    NAME = "NAME"
    SEAT = "SEAT"
    DISSOLUTION = "DISSOLUTION"
    MERGER = "MERGER"
    SPLIT = "SPLIT"


ENDING = frozenset({EventKind.DISSOLUTION, EventKind.MERGER})
"""Events after which the association is no more."""
WITH_SUCCESSORS = frozenset({EventKind.MERGER, EventKind.SPLIT})
"""Events from which others take over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AssociationEvent:
    """One event: the day from which it holds, the deed that decided it, who follows.

    ``before`` and ``after`` are the name or seat; ``left_ids`` and ``came_ids`` officers;
    ``convention_ids`` the agreements that it ended or reduced. ``receipt_on`` is the day of the
    receipt of the declaration, None while the office waits for it.
    """

    id: str
    version: int = 0
    association_id: str = ""
    kind: EventKind = EventKind.OFFICERS
    on: date | None = None
    deed: str = ""
    deed_on: date | None = None
    receipt_on: date | None = None
    before: str = ""
    after: str = ""
    left_ids: tuple[str, ...] = ()
    came_ids: tuple[str, ...] = ()
    successor_ids: tuple[str, ...] = ()
    convention_ids: tuple[str, ...] = ()
    liquidator: str = ""
    liquidator_address: str = ""
    sha256: str = ""
    file_name: str = ""
    notes: str = ""


def declared_by(event: AssociationEvent) -> date | None:
    """Return until when the association declares the event, None when it need not."""
    from dateutil.relativedelta import relativedelta  # slow to import

    if event.on is None:
        return None
    end: date = event.on + relativedelta(months=DECLARE_MONTHS)
    return end


def awaits_receipt(event: AssociationEvent, today: date) -> bool:
    """Tell whether the three months have passed without a receipt of the declaration."""
    due = declared_by(event)
    return event.receipt_on is None and due is not None and due < today
