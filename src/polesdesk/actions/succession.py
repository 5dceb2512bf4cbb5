"""What the signature of an agreement changes on the one that it follows."""

from __future__ import annotations

from dataclasses import replace

from polesdesk.actions.runner import Work
from polesdesk.domain.conventions import SIGNED, Convention, Renewal
from polesdesk.store.kinds import CONVENTION


def note_renewed(work: Work, signed: Convention) -> None:
    """Note on the former agreement that it is renewed, once the next one is signed.

    Its own dates and slots stay: the renewal track never changes the effect.
    """
    if signed.state not in SIGNED or signed.previous_id is None:
        return
    former: Convention | None = work.get(CONVENTION, signed.previous_id)
    if former is not None and former.renewal is not Renewal.RENEWED:
        work.save(CONVENTION, replace(former, renewal=Renewal.RENEWED))
