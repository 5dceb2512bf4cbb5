"""What the dashboard says of permanences that lack somebody."""

from __future__ import annotations

from datetime import date, timedelta

from polesdesk.domain.alerts import SHIFT_UNCOVERED
from polesdesk.domain.french import day_with_weekday, plural, time_range
from polesdesk.domain.rostering_rows import RosterShift
from polesdesk.domain.rows import AlertRow
from polesdesk.domain.speech import said

AHEAD = timedelta(days=14)
"""How far ahead a permanence that is not covered is told."""
URGENT = timedelta(days=2)
"""Under so many days it is late."""


def shift_uncovered(row: RosterShift, today: date) -> AlertRow:
    """Say that a permanence of the days to come lacks somebody."""
    shift = row.shift
    assert shift.day is not None
    assert shift.start is not None
    assert shift.end is not None
    where = " · ".join(part for part in (row.hub, row.room, shift.task) if part)
    lacking = (
        said("{people} à trouver").format(
            people=plural(row.missing, said("personne"), said("personnes"))
        )
        if row.missing
        else " ".join(one.message for one in row.findings[:1])
    )
    return AlertRow(
        kind=SHIFT_UNCOVERED,
        due=shift.day,
        subject_kind="duty_shift",
        subject_id=shift.id,
        label=said("Permanence à pourvoir {day}, {hours}").format(
            day=day_with_weekday(shift.day), hours=time_range(shift.start, shift.end)
        ),
        detail=f"{where} · {lacking}",
        late=shift.day - today < URGENT,
    )
