"""What amendments change of an agreement, and its terms on a day, as they are read."""

from __future__ import annotations

from datetime import date

from polesdesk.actions import records as common
from polesdesk.actions.amending_data import as_of, former_terms
from polesdesk.actions.gathering import gather
from polesdesk.actions.runner import Work
from polesdesk.domain.amendments import ChangedArticle, running, terms_on
from polesdesk.domain.cards import AmendmentLine, TermsOfDay
from polesdesk.domain.conventions import Convention
from polesdesk.store import amendments as stored
from polesdesk.store.kinds import CONVENTION


def of_agreement(work: Work, row_id: str) -> tuple[AmendmentLine, ...]:
    """Return the amendments of an agreement, the first to take effect first."""
    return tuple(
        AmendmentLine(amendment=one, articles=changes(work, one.id))
        for one in stored.of_agreement(work.connection, row_id)
    )


def changes(work: Work, row_id: str) -> tuple[ChangedArticle, ...]:
    """Return the articles that an amendment changes, former and new wording."""
    amends = gather(work, row_id).amends
    return amends.articles if amends is not None else ()


def terms(work: Work, row_id: str, day: date) -> TermsOfDay:
    """Return an agreement with the terms that hold on a day, its amendments applied."""
    agreement: Convention = common.require(work, CONVENTION, row_id)
    known = stored.of_agreement(work.connection, agreement.id)
    since = running(known, day)
    return TermsOfDay(
        day=day,
        data=as_of(work, gather(work, row_id), terms_on(agreement, known, day)),
        since=since[-1] if since else None,
    )


def former(work: Work, amendment: Convention) -> Convention:
    """Return the agreement with the terms that an amendment finds when it begins."""
    agreement: Convention = common.require(work, CONVENTION, amendment.amends_id or "")
    return former_terms(work, agreement, amendment)
