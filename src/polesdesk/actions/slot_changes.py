"""Slots drawn, moved, resized or ended on a board: clashes first, then all or nothing.

One occurrence alone is changed by ``slot_exceptions``; here a series changes, as far as its
holder still may: an agreement in preparation, a use of the city, a letter that was not sent.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from polesdesk.actions import conventions, planning
from polesdesk.actions import records as common
from polesdesk.actions.runner import Work
from polesdesk.domain.allotments import Allotment
from polesdesk.domain.conventions import UNSIGNED, Convention, Slot, UseKind
from polesdesk.domain.french import format_date, time_range, weekday_name
from polesdesk.domain.identity import new_id
from polesdesk.domain.locking import is_locked
from polesdesk.domain.occurrences import Occurrence
from polesdesk.domain.planning_rows import ClashRow
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.school_calendar import ExceptionKind, SlotException
from polesdesk.domain.slot_changes import Extent, Place, begins_before, moved, split, without
from polesdesk.domain.speech import said
from polesdesk.store import boards
from polesdesk.store import planning as stored
from polesdesk.store.kinds import ALLOTMENT, ASSOCIATION, CONVENTION, ROOM, SLOT_EXCEPTION
from polesdesk.store.tables import BINNED

Holder = Convention | Allotment
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Change:
    """A holder as it shall be, the slots that are new or moved, and the exceptions that follow."""

    after: Holder
    changed: frozenset[str] = frozenset()
    exceptions: tuple[SlotException, ...] = ()
    binned: tuple[str, ...] = ()


# New slots


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
    return _clashes(work, _with_new(work, wanted))


def draw(work: Work, wanted: NewSlot, *, keep_valid: bool = False) -> Holder:
    """Save a new slot; with ``keep_valid`` the days that clash are left out and stay known."""
    change = _with_new(work, wanted)
    room = common.require(work, ROOM, wanted.slot.room_id)
    work.name("slot.create", f"nouveau créneau, {_rhythm(wanted.slot)}, {room.name}")
    return _save(work, change, keep_valid=keep_valid)


def _with_new(work: Work, wanted: NewSlot) -> _Change:
    _check_slot(work, wanted.slot)
    if wanted.holder == CITY:
        return _Change(after=_city_use(wanted), changed=frozenset({wanted.slot.id}))
    kind, _, row_id = wanted.holder.partition(":")
    before = common.require(work, CONVENTION if kind == CONVENTION.name else ALLOTMENT, row_id)
    _refuse_settled(before)
    if before.start_date is None:
        raise RuleBroken(
            "dates_required",
            said("Cette convention n’a pas encore de dates\u202f: donnez-les d’abord."),
            field="holder",
        )
    after = replace(before, slots=(*before.slots, wanted.slot))
    return _Change(after=_with_rooms(after), changed=frozenset({wanted.slot.id}))


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


def _check_slot(work: Work, slot: Slot) -> None:
    if work.get(ROOM, slot.room_id) is None:
        raise RuleBroken("room_required", said("Choisissez la salle."), field="room_id")
    if slot.start == slot.end:
        raise RuleBroken(
            "slot_hours", said("Un créneau doit finir après son début."), field="hours"
        )


# Series that exist


def may_change(work: Work, one: Occurrence) -> str:
    """Return why the series of an occurrence may not change, empty when it may."""
    try:
        _refuse_settled(_holder(work, one))
    except RuleBroken as broken:
        return broken.message
    return ""


def look_at_move(work: Work, one: Occurrence, extent: Extent, place: Place) -> tuple[ClashRow, ...]:
    """Return the clashes that a series would have in another place."""
    return _clashes(work, _with_move(work, one, extent, place))


def move(
    work: Work, one: Occurrence, extent: Extent, place: Place, *, keep_valid: bool = False
) -> Holder:
    """Move a series, or its part from an occurrence on, to another weekday, hours or room."""
    change = _with_move(work, one, extent, place)
    since = f" à partir du {format_date(place.day)}" if extent is Extent.FOLLOWING else ""
    work.name("slot.move", f"déplacement d’un créneau{since}")
    return _save(work, change, keep_valid=keep_valid)


def end(work: Work, one: Occurrence, extent: Extent) -> Holder:
    """End a series before an occurrence, or take the whole of it away."""
    change = _with_end(work, one, extent)
    since = f" à partir du {format_date(_rule_day(one))}" if extent is Extent.FOLLOWING else ""
    work.name("slot.end", f"suppression d’un créneau{since}")
    return _save(work, change, keep_valid=False, looks=False)


def _with_move(work: Work, one: Occurrence, extent: Extent, place: Place) -> _Change:
    before = _holder(work, one)
    _refuse_settled(before)
    slot, start = _slot(before, one), before.start_date or one.day
    rule_day = _rule_day(one)
    _check_slot(work, replace(slot, start=place.start, end=place.end, room_id=place.room_id))
    parts: tuple[Slot, ...] = (moved(slot, rule_day, place, start),)
    if extent is Extent.FOLLOWING and begins_before(slot, rule_day, start):
        kept, rest = split(slot, rule_day)
        rest = replace(rest, id=new_id(), anchor=rest.anchor or _anchor_of(rest, start))
        parts = (kept, moved(rest, rule_day, place, start))
    since = rule_day if len(parts) > 1 else None
    delta = place.day - rule_day
    return _Change(
        after=_with_rooms(_replaced(before, slot, parts)),
        changed=frozenset({parts[-1].id}),
        exceptions=_following(work, slot, parts[-1], since, delta),
    )


def _anchor_of(slot: Slot, start: date) -> date | None:
    return start if slot.interval_weeks > 1 and not slot.month_weeks else None


def _following(
    work: Work, slot: Slot, later: Slot, since: date | None, delta: timedelta
) -> tuple[SlotException, ...]:
    """Return the exceptions of a series, gone with the part that has moved."""
    return tuple(
        replace(each, slot_id=later.id, day=_shifted(each, delta))
        for each in stored.exceptions(work.connection, [slot.id])
        if each.day is not None and (since is None or each.day >= since)
    )


def _shifted(each: SlotException, delta: timedelta) -> date | None:
    """What was added stays on its day; every other exception is about a day of the rule."""
    if each.day is None or each.kind is ExceptionKind.ADDED:
        return each.day
    return each.day + delta


def _with_end(work: Work, one: Occurrence, extent: Extent) -> _Change:
    before = _holder(work, one)
    _refuse_settled(before)
    slot, start = _slot(before, one), before.start_date or one.day
    rule_day = _rule_day(one)
    parts: tuple[Slot, ...] = ()
    if extent is Extent.FOLLOWING and begins_before(slot, rule_day, start):
        parts = split(slot, rule_day)[:1]
    gone = tuple(
        each.id
        for each in stored.exceptions(work.connection, [slot.id])
        if not parts or (each.day is not None and each.day >= rule_day)
    )
    return _Change(after=_replaced(before, slot, parts), binned=gone)


def _holder(work: Work, one: Occurrence) -> Holder:
    kind, row_id = (
        (ALLOTMENT, one.allotment_id) if one.allotment_id else (CONVENTION, one.convention_id)
    )
    found: Holder = common.require(work, kind, row_id or "")
    return found


def _refuse_settled(holder: Holder) -> None:
    """Refuse to change what is printed or signed."""
    if isinstance(holder, Allotment):
        if holder.letter_id is not None:
            raise RuleBroken(
                "letter_sent",
                said(
                    "Ces créneaux ont été attribués par courrier\u202f: faites un nouveau "
                    "courrier d’affectation. Une séance seule peut toujours changer."
                ),
            )
        return
    if not is_locked(holder) and holder.state in UNSIGNED:
        return
    way = (
        said("par un avenant ou par un courrier d’affectation")
        if holder.slots_by_letter
        else said("par un avenant")
    )
    raise RuleBroken(
        "issued_slots",
        said(
            "La convention {number} est émise ou signée\u202f: ses créneaux ne changent que {way}. "
            "Une séance seule peut toujours changer."
        ).format(number=holder.number, way=way),
    )


def _slot(holder: Holder, one: Occurrence) -> Slot:
    for slot in holder.slots:
        if slot.id == one.slot_id:
            return slot
    raise RuleBroken("not_found", said("Ce créneau n’existe plus\u202f: il a été changé."))


def _replaced(holder: Holder, slot: Slot, parts: Sequence[Slot]) -> Holder:
    slots: list[Slot] = []
    for each in holder.slots:
        slots += parts if each.id == slot.id else (each,)
    return replace(holder, slots=tuple(slots))


def _with_rooms(holder: Holder) -> Holder:
    """Return an agreement with the rooms of all its slots."""
    if isinstance(holder, Allotment):
        return holder
    rooms = tuple(dict.fromkeys((*holder.room_ids, *(slot.room_id for slot in holder.slots))))
    return replace(holder, room_ids=rooms, use_kind=holder.use_kind or UseKind.SLOT)


def _rule_day(one: Occurrence) -> date:
    return one.rule_day or one.day


# Looking and saving


def _clashes(work: Work, change: _Change) -> tuple[ClashRow, ...]:
    found = planning.clashes(work, change.after)
    return tuple(one for one in found if {one.slot_id, one.other_slot_id} & change.changed)


def _save(work: Work, change: _Change, *, keep_valid: bool, looks: bool = True) -> Holder:
    assert work.writer is not None
    after = change.after
    for each in change.exceptions:
        work.save(SLOT_EXCEPTION, each)
    for row_id in change.binned:
        work.writer.set_life(SLOT_EXCEPTION, row_id, BINNED)
    if looks:
        clashes = _clashes(work, change)
        if clashes and keep_valid:
            after = _without_clashes(after, clashes, change.changed)
            clashes = _clashes(work, replace(change, after=after))
        if clashes:
            raise _taken(clashes)
    if isinstance(after, Convention):
        return conventions.save(work, after)
    saved: Allotment = common.save(work, ALLOTMENT, after)
    return saved


def _without_clashes(
    holder: Holder, clashes: Sequence[ClashRow], changed: frozenset[str]
) -> Holder:
    """Return a holder whose changed slots leave out the days that clash."""
    slots = []
    for slot in holder.slots:
        days = [
            one.day
            for one in clashes
            if one.slot_id == slot.id or (one.other_slot_id == slot.id and one.slot_id in changed)
        ]
        slots.append(without(slot, days) if slot.id in changed else slot)
    return replace(holder, slots=tuple(slots))


def _taken(clashes: Sequence[ClashRow]) -> RuleBroken:
    one = clashes[0]
    return RuleBroken(
        "clash",
        said(
            "La salle {room} est prise le {day} par {other}\u202f: rien n’a été enregistré."
        ).format(
            room=one.room, day=format_date(one.day), other=one.other or said("un autre créneau")
        ),
    )


def _rhythm(slot: Slot) -> str:
    hours = time_range(slot.start, slot.end)
    if slot.from_date is not None and slot.from_date == slot.to_date:
        return f"{format_date(slot.from_date)}, {hours}"
    return f"{weekday_name(slot.weekday)}, {hours}"
