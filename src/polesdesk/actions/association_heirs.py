"""What successors get of the agreements of an association, and what it keeps itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from polesdesk.actions import amendments, associations, conventions
from polesdesk.actions.runner import Work
from polesdesk.domain.amendments import TERMS, terms_on
from polesdesk.domain.association_endings import EndPlan, Share, is_whole
from polesdesk.domain.associations import Association
from polesdesk.domain.conventions import Convention
from polesdesk.domain.folding import sort_key
from polesdesk.domain.hubs import Room
from polesdesk.domain.identity import new_id
from polesdesk.store import amendments as stored_amendments
from polesdesk.store import association_events as stored
from polesdesk.store import records
from polesdesk.store.kinds import ASSOCIATION, ROOM

# Persons and papers of the former association are not those of the one that follows.
_NOT_PASSED = frozenset(
    {"slots", "room_ids", "end_date", "renewal_deadline", "activity_responsible",
     "safety_referent", "key_count", "key_holders"}
)  # fmt: skip


def terms_of(work: Work, convention: Convention, on: date) -> Convention:
    """Return an agreement with the terms that hold on a day."""
    known = stored_amendments.of_agreement(work.connection, convention.id)
    return terms_on(convention, known, on)


def room_names(work: Work, terms: Convention) -> dict[str, str]:
    """Return the names of the rooms of an agreement, by id."""
    ids = [*terms.room_ids, *(slot.room_id for slot in terms.slots)]
    found: list[Room] = records.get_many(work.connection, ROOM, list(dict.fromkeys(ids)))
    return {one.id: one.name for one in found}


def heir_of(work: Work, former: Association, told: str) -> Association:
    """Return a successor by its id, or make its record by its name: nothing is inherited."""
    found: Association | None = work.get(ASSOCIATION, told)
    found = found or stored.by_name(work.connection, sort_key(told))
    if found is not None:
        return found
    return associations.save(work, Association(id=new_id(), name=told.strip(), kind=former.kind))


def heir_name(work: Work, told: str) -> str:
    """Return what a successor is called, by its id or by its name."""
    found = records.get(work.connection, ASSOCIATION, told)
    return found.name if found is not None else told


def follow(
    work: Work, plan: EndPlan, former: Convention, share: Share, heir: Association
) -> Convention:
    """Prepare the agreement of a successor: same premises, its origin kept, all else anew."""
    terms = terms_of(work, former, plan.on)
    slots = [one for one in terms.slots if is_whole(share) or one.id in share.slot_ids]
    held = {slot.room_id for slot in terms.slots}
    rooms = [one for one in terms.room_ids if is_whole(share) or one in share.room_ids]
    rooms += [slot.room_id for slot in slots]
    carried = {name: getattr(terms, name) for name in TERMS if name not in _NOT_PASSED}
    fresh = Convention(
        id=new_id(),
        hub_id=former.hub_id,
        association_id=heir.id,
        origin_id=former.id,
        start_date=max(plan.on, work.today),
        end_date=former.end_date,
        room_ids=tuple(dict.fromkeys(one for one in rooms if one not in held or slots)),
        slots=tuple(
            replace(
                slot,
                id=new_id(),
                anchor=slot.anchor or (former.start_date if slot.interval_weeks > 1 else None),
            )
            for slot in slots
        ),
        **carried,
    )
    return conventions.save(work, fresh)


def reduce(
    work: Work, on: date, convention: Convention, shares: Sequence[Share], reason: str
) -> None:
    """Prepare the amendment by which the association keeps what does not pass."""
    start = max(on, work.today)
    former = terms_of(work, convention, start)
    gone = {one for share in shares for one in share.slot_ids}
    rooms = {one for share in shares for one in share.room_ids}
    draft = amendments.prepare(work, convention.id, start, object_=reason)
    kept = tuple(
        new for old, new in zip(former.slots, draft.slots, strict=True) if old.id not in gone
    )
    used = {slot.room_id for slot in kept}
    held = {slot.room_id for slot in former.slots}
    left = tuple(one for one in draft.room_ids if one in used or one not in held | rooms)
    conventions.save(work, replace(draft, slots=kept, room_ids=left))
