"""How long a paper is good for once it is received (domain dossier B3)."""

from __future__ import annotations

from datetime import date, timedelta

from polesdesk.domain.associations import PaperKind

VALID_MONTHS = {
    PaperKind.OFFICERS_LIST: 12,
    PaperKind.MINUTES: 12,
    PaperKind.ACTIVITY_REPORT: 12,
    PaperKind.ACCOUNTS: 12,
    PaperKind.BUDGET: 12,
    PaperKind.ACTIVITIES_LIST: 12,
    PaperKind.USE_STATEMENT: 12,
}
"""Months from the receipt of the yearly papers; others hold until changed or say their end."""


def valid_until(kind: PaperKind, received_on: date) -> date | None:
    """Return the last day of a paper by its receipt, None when it holds until it is changed."""
    from dateutil.relativedelta import relativedelta  # slow to import

    months = VALID_MONTHS.get(kind)
    if months is None:
        return None
    end: date = received_on + relativedelta(months=months) - timedelta(days=1)
    return end
