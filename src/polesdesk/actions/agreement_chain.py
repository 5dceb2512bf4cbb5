"""The chain of an agreement: those that it follows, and those that follow it."""

from __future__ import annotations

from collections.abc import Sequence

from polesdesk.actions.runner import Work
from polesdesk.domain.conventions import DROPPED, SIGNED, Convention
from polesdesk.domain.life_dates import ChainLink
from polesdesk.store import amendments, campaign, records
from polesdesk.store.kinds import CONVENTION

LONGEST = 60
"""Agreements followed each way; more than any office has, less than a loop needs."""


def of_agreement(work: Work, shown: Convention) -> tuple[ChainLink, ...]:
    """Return the agreements before and after one, the oldest first; alone, it has no chain."""
    whole = _whole(work, shown)
    found = [*_before(work, whole), whole, *_after(work, whole)]
    if len(found) == 1:
        return ()
    return tuple(_link(work, one, is_shown=one.id == whole.id) for one in found)


def former_number(chain: Sequence[ChainLink]) -> str:
    """Return the number of the agreement that the one shown follows, nothing without one."""
    at = next((place for place, one in enumerate(chain) if one.is_shown), 0)
    return chain[at - 1].number if at > 0 else ""


def _whole(work: Work, shown: Convention) -> Convention:
    base = records.get(work.connection, CONVENTION, shown.amends_id) if shown.amends_id else None
    return base or shown


def _before(work: Work, one: Convention) -> list[Convention]:
    found: list[Convention] = []
    seen = {one.id}
    while one.previous_id is not None and one.previous_id not in seen and len(found) < LONGEST:
        former: Convention | None = records.get(work.connection, CONVENTION, one.previous_id)
        if former is None:
            break
        one = _whole(work, former)
        seen.add(one.id)
        found.append(one)
    return found[::-1]


def _after(work: Work, one: Convention) -> list[Convention]:
    found: list[Convention] = []
    seen = {one.id}
    while len(found) < LONGEST:
        following = campaign.successor(work.connection, one.id)
        if following is None or following.id in seen or following.state in DROPPED:
            break
        one = following
        seen.add(one.id)
        found.append(one)
    return found


def _link(work: Work, one: Convention, *, is_shown: bool) -> ChainLink:
    known = amendments.of_agreement(work.connection, one.id)
    return ChainLink(
        id=one.id,
        number=one.number,
        start=one.start_date,
        end=one.end_date,
        amendments=sum(other.state in SIGNED for other in known),
        is_shown=is_shown,
    )
