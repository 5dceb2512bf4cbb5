"""What is due of requests for premises: receipts to acknowledge, options that lapse."""

from __future__ import annotations

from datetime import date, timedelta

from polesdesk.domain.alerts import OPTION_LAPSES, REFUSAL_UNWRITTEN, REQUEST_UNACKNOWLEDGED
from polesdesk.domain.french import format_date, plural
from polesdesk.domain.rows import AlertRow, PremisesRequestRow
from polesdesk.domain.speech import said

ACKNOWLEDGE_DAYS = 10
"""Days after which a receipt is acknowledged late (what CRPA R. 112-11-1 asks of messages)."""
REFUSAL_DAYS = 365
"""Days that a refusal without its letter is told of; it was told by other means, or never will."""
OPTION_DAYS = 7
"""Days before its end from which an option is told of."""


def unacknowledged(row: PremisesRequestRow, today: date) -> AlertRow:
    """Say that nobody has acknowledged receipt of a request."""
    received = row.received_on or today
    due = received + timedelta(days=ACKNOWLEDGE_DAYS)
    return AlertRow(
        kind=REQUEST_UNACKNOWLEDGED,
        due=due,
        subject_kind="premises_request",
        subject_id=row.id,
        label=said("{applicant}\u202f: demande sans accusé de réception").format(
            applicant=row.applicant
        ),
        detail=said("{number}, reçue le {day}").format(
            number=row.number, day=format_date(received)
        ),
        late=due < today,
    )


def refusal_unwritten(row: PremisesRequestRow, today: date) -> AlertRow:
    """Say that a request was refused and that nobody has written why (CRPA L. 211-2)."""
    decided = row.decided_on or today
    return AlertRow(
        kind=REFUSAL_UNWRITTEN,
        due=decided,
        subject_kind="premises_request",
        subject_id=row.id,
        label=said("{applicant}\u202f: refus à motiver par courrier").format(
            applicant=row.applicant
        ),
        detail=said("{number}, refusée le {day}").format(
            number=row.number, day=format_date(decided)
        ),
        late=decided < today,
    )


def option_lapses(row: PremisesRequestRow, today: date) -> AlertRow:
    """Say that an option lapses soon, or has lapsed and waits for what follows."""
    until = row.option_until or today
    days = (until - today).days
    if days < 0:
        label = said("{applicant}\u202f: option caduque")
    elif days == 0:
        label = said("{applicant}\u202f: l’option finit aujourd’hui")
    else:
        label = said("{applicant}\u202f: l’option finit dans {days}")
    told = plural(days, said("jour"), said("jours"))
    return AlertRow(
        kind=OPTION_LAPSES,
        due=until,
        subject_kind="premises_request",
        subject_id=row.id,
        label=label.format(applicant=row.applicant, days=told),
        detail=said("{number}, option jusqu’au {day}").format(
            number=row.number, day=format_date(until)
        ),
        late=days < 0,
    )
