"""What the file knows that the guards of a move look at."""

from __future__ import annotations

from datetime import date

from polesdesk.actions import clashing
from polesdesk.actions.leaving import what_remains
from polesdesk.actions.runner import Work
from polesdesk.domain.clash_words import clash_in_words
from polesdesk.domain.conventions import Convention, State, UseKind, last_day
from polesdesk.domain.follow_ups import LetterKind
from polesdesk.domain.french import plural
from polesdesk.domain.move_steps import Known
from polesdesk.domain.speech import said
from polesdesk.store import letters
from polesdesk.store.kinds import CONVENTION


def known(work: Work, convention: Convention, target: State) -> Known:
    """Return what is known beside an agreement, as far as a move looks at it."""
    if target is State.TERMINATION_PENDING:
        return Known(formal_notice_on=_formal_notice(work, convention))
    if target is State.CLOSED:
        return _left(work, convention)
    if target is State.SIGNED_BY_CITY:
        base = work.get(CONVENTION, convention.amends_id) if convention.amends_id else None
        return Known(
            amended_ends_on=last_day(base) if base is not None else None,
            taken=_taken(work, convention),
        )
    return Known()


def _taken(work: Work, convention: Convention) -> str:
    """Return the first day from now on which somebody else holds a room, with the others counted.

    Who was there before today is told by the planning; signing would not change it.
    """
    found = [
        one
        for one in clashing.clashes(work, convention)
        if one.day >= work.today or one.start is None
    ]
    if not found:
        return ""
    told = clash_in_words(found[0])
    more = len(found) - 1
    return (
        told
        if not more
        else said("{first} et {n}").format(
            first=told, n=plural(more, said("autre jour"), said("autres jours"))
        )
    )


def _formal_notice(work: Work, convention: Convention) -> date | None:
    """Return the day of the last formal notice that was not cancelled."""
    found = letters.of_convention(work.connection, convention.association_id, convention.id)
    days = (
        one.sent_on or one.issued_on
        for one in found
        if one.kind is LetterKind.FORMAL_NOTICE and one.cancelled_on is None
    )
    return max((day for day in days if day is not None), default=None)


def _left(work: Work, convention: Convention) -> Known:
    """A report on leaving is awaited of rooms of one's own, or where one was made on entering."""
    remaining = what_remains(work, convention.id)
    awaited = bool(remaining.entry_report) or convention.use_kind is UseKind.EXCLUSIVE
    return Known(
        keys_out=len(remaining.devices),
        has_exit_report=bool(remaining.exit_report) if awaited else None,
    )
