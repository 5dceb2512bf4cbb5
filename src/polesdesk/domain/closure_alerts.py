"""What is due of closures: the return that was planned."""

from __future__ import annotations

from datetime import date, timedelta

from polesdesk.domain.alerts import REOPENING
from polesdesk.domain.closure_operations import ClosureOperation
from polesdesk.domain.closure_words import name_of
from polesdesk.domain.french import format_date
from polesdesk.domain.rows import AlertRow
from polesdesk.domain.speech import said

REMIND = timedelta(days=7)
"""How long before the return it is told."""


def reopening(one: ClosureOperation, place: str, today: date, *, waits: bool) -> AlertRow:
    """Say that premises open again; ``waits``: suspensions are left to be lifted."""
    back = one.period[1] + timedelta(days=1)
    name = name_of(one)
    told = said("{name}\u202f: confirmez ou prolongez").format(name=name[:1].upper() + name[1:])
    if waits:
        told = said("{name}\u202f: confirmez pour lever les suspensions, ou prolongez").format(
            name=name[:1].upper() + name[1:]
        )
    return AlertRow(
        kind=REOPENING,
        due=back,
        subject_kind="closure_operation",
        subject_id=one.id,
        label=said("{place}\u202f: réouverture le {day}").format(
            place=place, day=format_date(back)
        ),
        detail=told,
        late=back < today,
    )
