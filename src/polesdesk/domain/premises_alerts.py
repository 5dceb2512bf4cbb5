"""What is due of keys: those that are not back in time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from polesdesk.domain.alerts import KEYS_LATE
from polesdesk.domain.device_rows import DeviceRow
from polesdesk.domain.french import format_date, plural
from polesdesk.domain.rows import AlertRow
from polesdesk.domain.speech import said

BACK_OF_AGREEMENT = "keys_to_return"
BACK_OF_ASSOCIATION = "keys_of_association"
_NAMED_AT_MOST = 6


def keys_late(rows: Sequence[DeviceRow], today: date) -> AlertRow:
    """Say which keys of one agreement, or of one association without any, should be back."""
    first = rows[0]
    due = min(row.due_on for row in rows if row.due_on is not None)
    labels = ", ".join(row.label for row in rows[:_NAMED_AT_MOST])
    more = ", …" if len(rows) > _NAMED_AT_MOST else ""
    count = plural(len(rows), said("clé ou badge à rendre"), said("clés ou badges à rendre"))
    kind = BACK_OF_AGREEMENT if first.convention_id else BACK_OF_ASSOCIATION
    return AlertRow(
        kind=KEYS_LATE,
        due=due,
        subject_kind=kind,
        subject_id=first.convention_id or first.association_id,
        label=f"{first.association}\u202f: {count}",
        detail=said("{hub} · {labels}, attendus depuis le {day}").format(
            hub=first.hub, labels=labels + more, day=format_date(due)
        ),
        late=due < today,
    )
