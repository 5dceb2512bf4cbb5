"""What a letter asks an association for: exactly what is missing, or ends too soon."""

from __future__ import annotations

from datetime import date, timedelta

from polesdesk.actions import asked_papers, insurance
from polesdesk.actions.runner import Work
from polesdesk.domain.associations import Association
from polesdesk.domain.conventions import Convention
from polesdesk.domain.lacked_papers import LackedPaper, lacked_papers
from polesdesk.domain.settings import Settings
from polesdesk.store import associations, authority


def lacked_for(
    work: Work, association: Association, convention: Convention | None, next_start: date | None
) -> tuple[LackedPaper, ...]:
    """Return what a letter asks for: what is missing, or ends before the next title starts.

    Far from the end of the agreement, what ends within the office's own delay is asked for.
    """
    settings = authority.settings(work.connection)
    also = (convention,) if convention is not None else ()
    check = insurance.of_convention(work, convention, work.today) if convention else None
    return lacked_papers(
        asked_papers.of_association(work, association, also),
        associations.papers_of(work.connection, association.id),
        work.today,
        _until(settings, work.today, next_start),
        check,
    )


def _until(settings: Settings, today: date, next_start: date | None) -> date:
    near = today + timedelta(days=settings.ends_soon_days)
    if next_start is not None and next_start <= near:
        return max(today, next_start)
    return today + timedelta(days=settings.paper_alert_days)
