"""Permanences of the next two weeks that lack somebody, for the dashboard."""

from __future__ import annotations

from polesdesk.actions import rosters
from polesdesk.actions.runner import Work
from polesdesk.domain import roster_alerts as say
from polesdesk.domain.rows import AlertRow


def alerts(work: Work, limit: int | None) -> list[AlertRow]:
    """Return what is not covered, the nearest first; at most ``limit``."""
    last = work.today + say.AHEAD
    return [say.shift_uncovered(row, work.today) for row in
            rosters.gaps(work, work.today, last)[:limit]]  # fmt: skip
