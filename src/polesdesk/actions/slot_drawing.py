"""New slots drawn on a board, for the city or for an agreement in preparation."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from polesdesk.actions import records as common
from polesdesk.actions.runner import Work
from polesdesk.actions.slot_saving import (
    Change,
    Holder,
    check_slot,
    look_at,
    refuse_settled,
    save,
    with_rooms,
)
from polesdesk.domain.allotments import Allotment
from polesdesk.domain.conventions import Slot
from polesdesk.domain.french import format_date, time_range, weekday_name
from polesdesk.domain.identity import new_id
from polesdesk.domain.planning_rows import ClashRow
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.speech import said
from polesdesk.store import boards
from polesdesk.store.kinds import ALLOTMENT, ASSOCIATION, CONVENTION, ROOM

CITY = "city"
"""Stands for a new use of rooms by the city itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HolderChoice:
    """Who may get a slot that is drawn: ``key`` is CITY, or a kind and an id."""

    key: str
    label: str
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSlot:
    """A slot drawn on a board, for a holder of ``holders``; the city's own use has a label.

    ``first`` and ``last`` bound a new use of the city; an agreement has its own dates.
    """

    holder: str
    slot: Slot
    hub_id: str
    label: str = ""
    first: date | None = None
    last: date | None = None


def holders(work: Work, hub_id: str) -> tuple[HolderChoice, ...]:
    """Return who may get a slot in a hub: the city, then what is being prepared there."""
    found = [HolderChoice(key=CITY, label=said("Usage de la Ville"))]
    for one in boards.in_preparation(work.connection, hub_id):
        party = work.get(ASSOCIATION, one.association_id)
        name = party.name if party is not None else ""
        found.append(_choice(CONVENTION.name, one, f"{name} · {one.number}"))
    for letter in boards.unsent_allotments(work.connection, hub_id):
        if letter.convention_id:
            holder = work.get(CONVENTION, letter.convention_id)
            party = work.get(ASSOCIATION, holder.association_id) if holder else None
            name = party.name if party is not None else ""
            found.append(_choice(ALLOTMENT.name, letter, f"{name} · {letter.label}"))
    return tuple(found)


def _choice(kind: str, one: Holder, label: str) -> HolderChoice:
    return HolderChoice(
        key=f"{kind}:{one.id}", label=label, first=one.start_date, last=one.end_date
    )


def look_at_new(work: Work, wanted: NewSlot) -> tuple[ClashRow, ...]:
    """Return the clashes of a new slot over its whole period."""
    return look_at(work, _with_new(work, wanted))


def draw(work: Work, wanted: NewSlot, *, keep_valid: bool = False) -> Holder:
    """Save a new slot; with ``keep_valid`` the days that clash are left out and stay known."""
    change = _with_new(work, wanted)
    room = common.require(work, ROOM, wanted.slot.room_id)
    work.name("slot.create", f"nouveau créneau, {_rhythm(wanted.slot)}, {room.name}")
    return save(work, change, keep_valid=keep_valid)


def _with_new(work: Work, wanted: NewSlot) -> Change:
    check_slot(work, wanted.slot)
    if wanted.holder == CITY:
        return Change(after=_city_use(wanted), changed=frozenset({wanted.slot.id}))
    kind, _, row_id = wanted.holder.partition(":")
    before = common.require(work, CONVENTION if kind == CONVENTION.name else ALLOTMENT, row_id)
    refuse_settled(before)
    if before.start_date is None:
        raise RuleBroken(
            "dates_required",
            said("Cette convention n’a pas encore de dates\u202f: donnez-les d’abord."),
            field="holder",
        )
    after = replace(before, slots=(*before.slots, wanted.slot))
    return Change(after=with_rooms(after), changed=frozenset({wanted.slot.id}))


def _city_use(wanted: NewSlot) -> Allotment:
    if not wanted.label.strip():
        raise RuleBroken("label_required", said("Dites à quoi la salle servira."), field="label")
    if wanted.first is None:
        raise RuleBroken("first_required", said("Donnez le premier jour."), field="first")
    if wanted.last is not None and wanted.last < wanted.first:
        raise RuleBroken(
            "last_before_first", said("Le dernier jour précède le premier."), field="last"
        )
    return Allotment(
        id=new_id(),
        hub_id=wanted.hub_id,
        label=wanted.label.strip(),
        start_date=wanted.first,
        end_date=wanted.last,
        slots=(wanted.slot,),
    )


def _rhythm(slot: Slot) -> str:
    hours = time_range(slot.start, slot.end)
    if slot.from_date is not None and slot.from_date == slot.to_date:
        return f"{format_date(slot.from_date)}, {hours}"
    return f"{weekday_name(slot.weekday)}, {hours}"
