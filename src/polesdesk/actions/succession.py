"""What a move of an agreement changes on those bound to it: the former one, its amendments."""

from __future__ import annotations

from dataclasses import replace

from polesdesk.actions.runner import Work
from polesdesk.domain.amendments import FOLLOWED, followed_state
from polesdesk.domain.conventions import SIGNED, Convention, Renewal
from polesdesk.store import amendments as stored
from polesdesk.store.kinds import CONVENTION


def note_moved(work: Work, before: Convention, after: Convention) -> None:
    """Note what follows from a move that was just saved, in the same command."""
    note_renewed(work, after)
    if after.amends_id is not None:
        if after.state in SIGNED and before.state not in SIGNED:
            _take_effect(work, after)
    elif any(getattr(before, name) != getattr(after, name) for name in FOLLOWED):
        _lead(work, after)


def note_renewed(work: Work, signed: Convention) -> None:
    """Note on the former agreement that it is renewed, once the next one is signed.

    Its own dates and slots stay: the renewal track never changes the effect.
    """
    if signed.state not in SIGNED or signed.previous_id is None:
        return
    former: Convention | None = work.get(CONVENTION, signed.previous_id)
    if former is not None and former.renewal is not Renewal.RENEWED:
        work.save(CONVENTION, replace(former, renewal=Renewal.RENEWED))


def _take_effect(work: Work, signed: Convention) -> None:
    """An amendment that both have signed moves the term of its agreement, and shares its fate.

    Its rooms and slots replace those of the agreement from its first day by themselves; the
    paper of the agreement stays as it was issued.
    """
    base: Convention | None = work.get(CONVENTION, signed.amends_id or "")
    if base is None:
        return
    shared = {name: getattr(base, name) for name in FOLLOWED if name != "state"}
    work.save(CONVENTION, replace(signed, **shared))
    if signed.end_date == base.end_date:
        return
    moved = replace(
        base,
        first_end_date=base.first_end_date or base.end_date,
        end_date=signed.end_date,
        renewal_deadline=signed.renewal_deadline or base.renewal_deadline,
    )
    work.save(CONVENTION, moved)


def _lead(work: Work, base: Convention) -> None:
    """Suspended, terminated or closed with the agreement: its signed amendments follow."""
    shared = {name: getattr(base, name) for name in FOLLOWED if name != "state"}
    for one in stored.of_agreement(work.connection, base.id):
        if one.state in SIGNED:
            state = followed_state(one.state, base.state)
            work.save(CONVENTION, replace(one, state=state, **shared))
