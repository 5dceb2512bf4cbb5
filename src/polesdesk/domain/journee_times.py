"""Who counts as come to a journée citoyenne, and for how long."""

from __future__ import annotations

from datetime import time

from polesdesk.domain.journee import CitizenDay
from polesdesk.domain.rosters import CAME, AssignmentStatus
from polesdesk.domain.sign_ups import SignUp
from polesdesk.domain.worksites import Worksite

EXPECTED = frozenset(
    {AssignmentStatus.REGISTERED, AssignmentStatus.CONFIRMED, AssignmentStatus.PRESENT}
)
"""Statuses of those who had signed up before and have a place."""


def came(sign_up: SignUp) -> bool:
    """Tell whether the person was there."""
    return sign_up.status in CAME


def stayed_minutes(sign_up: SignUp, worksite: Worksite | None, edition: CitizenDay) -> int | None:
    """Return the minutes that a person gave, None where no time says it.

    What was credited by hand decides; else the times noted on the day, and for each that was not
    noted that of the worksite, else that of the day.
    """
    if not came(sign_up):
        return 0
    if sign_up.credited_minutes is not None:
        return sign_up.credited_minutes
    start = sign_up.time_in or (worksite.start if worksite else None) or edition.start
    end = sign_up.time_out or (worksite.end if worksite else None) or edition.end
    if start is None or end is None:
        return None
    return max(0, _minutes(end) - _minutes(start))


def _minutes(moment: time) -> int:
    return moment.hour * 60 + moment.minute
