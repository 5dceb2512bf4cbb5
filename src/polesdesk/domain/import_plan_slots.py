"""Plan the rooms and slots of an agreement: one value, as in the operation log."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import time

from polesdesk.domain.conventions import Convention, Slot
from polesdesk.domain.french import weekday_name
from polesdesk.domain.hubs import Hub
from polesdesk.domain.identity import new_id
from polesdesk.domain.import_drafts import AgreementDraft, RoomKey
from polesdesk.domain.import_fields import LABELS, Field
from polesdesk.domain.import_planning import Planning
from polesdesk.domain.import_settling import Subject
from polesdesk.domain.import_slots import SlotRule
from polesdesk.domain.import_values import canon
from polesdesk.domain.speech import said


def slots_of(planning: Planning, draft: AgreementDraft) -> tuple[Slot, ...]:
    """Return the slots of the rows; half-days take the hours of their hub."""
    return tuple(_slot(planning, room, rule) for room, rule in draft.slots)


def _slot(planning: Planning, room: RoomKey, rule: SlotRule) -> Slot:
    start, end = rule.start, rule.end
    if start is None or end is None:
        start, end = _half_day(planning.hubs[planning.matches.hubs[room[0]]], rule.half_day)
    return Slot(
        id=new_id(),
        room_id=planning.matches.rooms[room],
        weekday=rule.weekday,
        start=start,
        end=end,
        interval_weeks=rule.interval_weeks,
        week_parity=rule.week_parity,
        month_weeks=rule.month_weeks,
        school_holidays=rule.school_holidays,
        half_day=rule.half_day,
    )


def _half_day(hub: Hub, half_day: str) -> tuple[time, time]:
    if half_day == "morning":
        return hub.morning_start, hub.morning_end
    return hub.afternoon_start, hub.afternoon_end


def rooms_canon(room_ids: Iterable[str]) -> str:
    """Return rooms as the text in which imports remember and compare them."""
    return canon(tuple(sorted(room_ids)))


def slots_canon(slots: Iterable[Slot]) -> str:
    """Return slots as the text in which imports remember and compare them."""
    return "\n".join(sorted(map(_rule, slots)))


def _rule(slot: Slot) -> str:
    """Return what a slot is apart from its id; the hours of a half-day are those of the hub."""
    hours = slot.half_day or f"{slot.start.isoformat()}-{slot.end.isoformat()}"
    rhythm = f"{slot.interval_weeks} {slot.week_parity} {slot.school_holidays}"
    if slot.month_weeks:
        rhythm += f" {slot.month_weeks}"
    return f"{slot.room_id} {slot.weekday} {hours} {rhythm}"


def settle_premises(
    planning: Planning, draft: AgreementDraft, subject: Subject, before: Convention
) -> Convention:
    """Return a known agreement with the rooms and slots that count.

    A row that was refused leaves the rooms and slots of its agreement unknown: then nothing is
    taken away.
    """
    slots = _settled_slots(planning, draft, subject, before)
    rooms = _settled_rooms(planning, draft, subject, before)
    used = [slot.room_id for slot in slots]
    return replace(before, slots=slots, room_ids=tuple(dict.fromkeys([*rooms, *used])))


def _settled_rooms(
    planning: Planning, draft: AgreementDraft, subject: Subject, before: Convention
) -> tuple[str, ...]:
    told = [planning.matches.rooms[key] for key in draft.rooms]
    if draft.partial:
        told = [*before.room_ids, *told]
    if not told:
        return before.room_ids
    values = (rooms_canon(before.room_ids), rooms_canon(dict.fromkeys(told)))
    texts = (_room_names(planning, before.room_ids), _room_names(planning, dict.fromkeys(told)))
    chosen = planning.settling.settle(subject, "room_ids", said(LABELS[Field.ROOM]), values, texts)
    if chosen == values[0]:
        return before.room_ids
    kept = [room for room in before.room_ids if room in told]
    return tuple(dict.fromkeys([*kept, *told]))


def _room_names(planning: Planning, room_ids: Iterable[str]) -> str:
    return ", ".join(planning.rooms[key].name for key in room_ids if key in planning.rooms)


def _settled_slots(
    planning: Planning, draft: AgreementDraft, subject: Subject, before: Convention
) -> tuple[Slot, ...]:
    told = slots_of(planning, draft)
    if not told:
        return before.slots
    matched = _matched(before.slots, told, keep_rest=draft.partial)
    values = (slots_canon(before.slots), slots_canon(matched))
    texts = (slots_text(planning, before.slots), slots_text(planning, matched))
    chosen = planning.settling.settle(subject, "slots", said(LABELS[Field.TIMES]), values, texts)
    if chosen == values[0]:
        return before.slots
    kept = {slot.id for slot in matched}
    gone = [slot for slot in before.slots if slot.id not in kept]
    if gone:
        planning.settling.warn(
            subject.row,
            said("{label} : absent du fichier, retiré ({slots_text}).").format(
                label=subject.label, slots_text=slots_text(planning, gone)
            ),
        )
    return matched


def _matched(before: Sequence[Slot], told: Sequence[Slot], *, keep_rest: bool) -> tuple[Slot, ...]:
    """Return the slots of the file under the ids that they have in PolesDesk.

    The same slot keeps its id; then what is left of a day in a room is the same slot changed.
    """
    by_rule = {_rule(slot): slot for slot in before}
    found = {slot.id: by_rule.pop(_rule(slot)) for slot in told if _rule(slot) in by_rule}
    rest = list(by_rule.values())
    for slot in told:
        if slot.id in found or keep_rest:
            continue
        near = [one for one in rest if (one.room_id, one.weekday) == (slot.room_id, slot.weekday)]
        if near:
            rest.remove(near[0])
            same = near[0]
            found[slot.id] = replace(
                slot,
                id=same.id,
                anchor=same.anchor,
                dates_in=same.dates_in,
                dates_out=same.dates_out,
            )
    result = [found.get(slot.id, slot) for slot in told]
    return (*result, *rest) if keep_rest else tuple(result)


def slots_text(planning: Planning, slots: Iterable[Slot]) -> str:
    """Return slots as a manager reads them: « lundi 18:00-20:00, Salle A »."""
    texts = []
    for slot in slots:
        room = planning.rooms.get(slot.room_id)
        day = f"{weekday_name(slot.weekday)} {slot.start:%H:%M}-{slot.end:%H:%M}"
        texts.append(f"{day}, {room.name}" if room else day)
    return " ; ".join(texts)
