"""The next agreement looked at before it is made: beside the former one, with who is in its way."""

from __future__ import annotations

from dataclasses import replace

from polesdesk.actions import clashing, conventions, next_terms
from polesdesk.actions.amending_data import as_of
from polesdesk.actions.gathering import gather
from polesdesk.actions.runner import Work
from polesdesk.domain.amendments import terms_on
from polesdesk.domain.cards import NextAgreement
from polesdesk.domain.conventions import Convention
from polesdesk.store import amendments


def proposal(work: Work, row_id: str) -> NextAgreement:
    """Return what would follow an agreement, nothing saved.

    Raises ``RuleBroken`` when nothing may follow it.
    """
    former = conventions.whole(work, row_id)
    fresh = next_terms.next_terms(work, former)
    data = gather(work, former.id)
    known = amendments.of_agreement(work.connection, former.id)
    last = former.end_date or work.today
    judged = next_terms.opinion(work, former.id)
    return NextAgreement(
        former=as_of(work, data, terms_on(former, known, last)),
        next=replace(as_of(work, data, fresh), representatives=(), signatory=None),
        outcome=judged.outcome if judged is not None else None,
        changes=judged.changes.strip() if judged is not None else "",
        clashes=clashing.clashes(work, fresh),
    )


def make(work: Work, fresh: Convention) -> Convention:
    """Save the next agreement as it was shown."""
    former = conventions.get(work, fresh.previous_id or "")
    next_terms.check(work, former)
    work.name("convention.renew", f"reconduite expresse de {former.number} en projet")
    return conventions.save(work, fresh)
