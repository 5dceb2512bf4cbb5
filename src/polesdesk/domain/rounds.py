"""Rounds: the walking order of a hub, and the lines of a sheet for a day and a span of hours."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time

from polesdesk.domain.folding import fold, sort_key
from polesdesk.domain.hubs import Room, RoomKind
from polesdesk.domain.occurrences import OccurrenceStatus
from polesdesk.domain.planning_rows import OccurrenceRow
from polesdesk.domain.speech import marked
from polesdesk.domain.visits import RoundLine

_BELOW = ("sous sol", "cave", "ss")
_GROUND = ("rdc", "rez de chaussee", "rez", "rc", "")
_LAST_FLOOR = 99
_UNRANKED = 10_000

NOBODY = marked("personne d’attendu")
"""What a sheet says of a room without slot in the span."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """An agreement that holds a room without slots: its use is seen, not its hours."""

    room_id: str
    convention_id: str
    convention: str
    association_id: str | None
    association: str
    end_date: date | None = None


def floor_rank(floor: str) -> int:
    """Return the place of a floor on the way up: cellar -1, ground 0, then 1, 2…"""
    words = fold(floor).strip()
    if words in _GROUND:
        return 0
    if words.startswith(_BELOW):
        return -1
    digits = "".join(sign for sign in floor if sign.isdigit() or sign == "-")
    try:
        return int(digits)
    except ValueError:
        return _LAST_FLOOR


def walk_key(room: Room) -> tuple[str, int, int, str]:
    """Return what orders the rooms of a hub on a round: building, floor, own place, name."""
    return (
        sort_key(room.building),
        floor_rank(room.floor),
        room.walk_order or _UNRANKED,
        sort_key(room.name),
    )


def in_walking_order(rooms: Iterable[Room]) -> list[Room]:
    """Return the rooms that can be entered, in walking order; lockers and boxes are left out."""
    return sorted((one for one in rooms if one.kind is RoomKind.ROOM), key=walk_key)


def place_of(room: Room) -> str:
    """Return where a room is: « bât. A · 1er étage · porte 12 »."""
    parts = []
    if room.building:
        is_short = len(room.building) <= 3
        parts.append(f"bât. {room.building}" if is_short else room.building)
    if room.floor:
        parts.append(floor_in_words(room.floor))
    if room.door:
        parts.append(f"porte {room.door}")
    return " · ".join(parts)


def floor_in_words(floor: str) -> str:
    """Return « rez-de-chaussée », « 1er étage », « 2e étage », or the words as they are."""
    bare = floor.strip()
    if bare in {"0", "RDC", "rdc", "RC"}:
        return "rez-de-chaussée"
    if bare == "1":
        return "1er étage"
    return f"{bare}e étage" if bare.isdigit() else bare


def minutes(moment: time) -> int:
    """Return the minutes since midnight."""
    return moment.hour * 60 + moment.minute


def overlaps(start: time, end: time, first: time, last: time) -> bool:
    """Tell whether a slot is held at some time of a span; an end at or before start is later."""
    slot_end = minutes(end) if end > start else minutes(end) + 24 * 60
    span_end = minutes(last) if last > first else minutes(last) + 24 * 60
    return minutes(start) < span_end and minutes(first) < slot_end


def sheet_lines(
    rooms: Sequence[Room],
    occurrences: Iterable[OccurrenceRow],
    offices: Iterable[Office],
    span: tuple[time, time],
    why: Mapping[tuple[str, str], str],
) -> tuple[RoundLine, ...]:
    """Return the lines of a sheet: each room in walking order with who is expected there.

    ``why`` says by room and by slot (by agreement for an office) why it should be seen.
    """
    expected: dict[str, list[OccurrenceRow]] = {}
    for one in occurrences:
        planned = one.status is OccurrenceStatus.PLANNED
        if planned and overlaps(one.start, one.end, *span):
            expected.setdefault(one.room_id, []).append(one)
    held: dict[str, list[Office]] = {}
    for office in offices:
        held.setdefault(office.room_id, []).append(office)
    lines: list[RoundLine] = []
    for room in in_walking_order(rooms):
        in_room = [
            *(_office_line(room, one, why) for one in held.get(room.id, ())),
            *(
                _slot_line(room, one, why)
                for one in sorted(expected.get(room.id, ()), key=lambda one: one.start)
            ),
        ]
        lines += in_room or [RoundLine(room_id=room.id, room=room.name)]
    return tuple(lines)


def _slot_line(room: Room, one: OccurrenceRow, why: Mapping[tuple[str, str], str]) -> RoundLine:
    return RoundLine(
        room_id=room.id,
        room=room.name,
        slot_id=one.slot_id,
        slot_day=one.day,
        convention_id=one.convention_id,
        association=one.association,
        start=one.start,
        end=one.end,
        why=why.get((room.id, one.slot_id), ""),
    )


def _office_line(room: Room, one: Office, why: Mapping[tuple[str, str], str]) -> RoundLine:
    return RoundLine(
        room_id=room.id,
        room=room.name,
        convention_id=one.convention_id,
        association=one.association,
        why=why.get((room.id, one.convention_id), ""),
    )
