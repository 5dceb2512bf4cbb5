"""The returns after closures that are near, or not yet confirmed."""

from __future__ import annotations

from datetime import timedelta

from polesdesk.actions import closure_list
from polesdesk.actions.runner import Work
from polesdesk.domain.closure_alerts import REMIND, reopening
from polesdesk.domain.closure_operations import Treatment
from polesdesk.domain.rows import AlertRow
from polesdesk.store import closure_operations

LOOKED_BACK = timedelta(days=365)
"""How long a return that nobody confirmed is told."""


def alerts(work: Work, limit: int | None = None) -> list[AlertRow]:
    """Return the returns that come within a week, and those with suspensions left to lift."""
    first, last = work.today - LOOKED_BACK, work.today + REMIND
    found = []
    for one in closure_operations.operations(work.connection, first, last):
        waits = any(line.treatment is Treatment.SUSPENDED for line in one.lines)
        end = one.period[1]
        near = one.days > 1 and work.today <= end + timedelta(days=1) <= last
        if one.reopened_on is None and (near or (waits and end < work.today)):
            place = closure_list.place_of(work, one)
            found.append(reopening(one, place, work.today, waits=waits))
    return found[:limit]
