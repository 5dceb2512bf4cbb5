"""The chain of an agreement: those that it follows, and those that follow it."""

from __future__ import annotations

from collections.abc import Sequence

from polesdesk.actions.runner import Work
from polesdesk.domain.conventions import DROPPED, SIGNED, Convention
from polesdesk.domain.life_dates import ChainLink
from polesdesk.store import amendments, campaign, conventions, records
from polesdesk.store.kinds import ASSOCIATION, CONVENTION
from polesdesk.store.tables import convention

LONGEST = 60
"""Agreements followed each way; more than any office has, less than a loop needs."""


def of_agreement(work: Work, shown: Convention) -> tuple[ChainLink, ...]:
    """Return the agreements before and after one, the oldest first; alone, it has no chain."""
    whole = _whole(work, shown)
    before, after = _before(work, whole), _after(work, whole)
    first, last = [*before, whole, *after][0], [*before, whole, *after][-1]
    found = [*_origin(work, first), *before, whole, *after, *_successors(work, last)]
    if len(found) == 1:
        return ()
    return tuple(_link(work, one, whole) for one in found)


def _origin(work: Work, one: Convention) -> list[Convention]:
    """Return the ended agreement of another association after which a chain begins."""
    origin: Convention | None = work.get(CONVENTION, one.origin_id) if one.origin_id else None
    return [origin] if origin is not None else []


def _successors(work: Work, one: Convention) -> list[Convention]:
    """Return the agreements of other associations that come after an ended one."""
    ids = conventions.ids_of(work.connection, convention.c.origin_id == one.id)
    found: list[Convention] = records.get_many(work.connection, CONVENTION, ids)
    return [each for each in found if each.state not in DROPPED]


def former_number(chain: Sequence[ChainLink]) -> str:
    """Return the number of the agreement that the one shown follows, nothing without one."""
    at = next((place for place, one in enumerate(chain) if one.is_shown), 0)
    return chain[at - 1].number if at > 0 and not chain[at - 1].holder else ""


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


def _link(work: Work, one: Convention, shown: Convention) -> ChainLink:
    holder = ""
    if one.association_id != shown.association_id:
        other = records.get(work.connection, ASSOCIATION, one.association_id)
        holder = other.name if other is not None else ""
    known = amendments.of_agreement(work.connection, one.id)
    return ChainLink(
        id=one.id,
        number=one.number,
        start=one.start_date,
        end=one.end_date,
        amendments=sum(other.state in SIGNED for other in known),
        is_shown=one.id == shown.id,
        holder=holder,
    )
