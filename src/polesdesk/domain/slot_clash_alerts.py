"""What is due of the planning: two holders of a room at the same hours."""

from __future__ import annotations

from polesdesk.domain.alerts import SLOTS_CLASH
from polesdesk.domain.french import format_date, time_range, weekday_name
from polesdesk.domain.planning_rows import OccurrenceRow
from polesdesk.domain.rows import AlertRow
from polesdesk.domain.speech import said


def slots_clash(one: OccurrenceRow, other: OccurrenceRow) -> AlertRow:
    """Say that two occurrences of a day, the first of theirs, meet in a room."""
    first, second = sorted((one, other), key=lambda row: (row.start, row.end, row.association))
    return AlertRow(
        kind=SLOTS_CLASH,
        due=one.day,
        subject_kind="slot",
        subject_id=first.slot_id,
        label=said("{room}\u202f: {one} et {other} aux mêmes heures").format(
            room=first.room, one=first.association, other=second.association
        ),
        detail=said("{hub} · {weekday} {day}, {one} et {other}").format(
            hub=first.hub,
            weekday=weekday_name(one.day.isoweekday()),
            day=format_date(one.day),
            one=time_range(first.start, first.end),
            other=time_range(second.start, second.end),
        ),
        late=False,
    )
