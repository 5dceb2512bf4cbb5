"""What a manager does with hubs and their rooms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from polesdesk.actions import access_devices
from polesdesk.actions import records as common
from polesdesk.actions.runner import Work
from polesdesk.domain.cards import HubCard
from polesdesk.domain.hubs import Hub, Room, RoomKind, bare_name, hub_code_problem
from polesdesk.domain.lists import Choice, ListQuery, ValueCount
from polesdesk.domain.rows import HubRow, RoomRow
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.speech import said
from polesdesk.store import annexes, closure_operations, conventions, hubs, notes
from polesdesk.store.kinds import HUB, ROOM


def count(work: Work, query: ListQuery) -> int:
    """Return how many hubs the query holds."""
    return hubs.count(work.connection, query)


def page(
    work: Work, query: ListQuery, offset: int = 0, limit: int | None = None
) -> tuple[HubRow, ...]:
    """Return one page of hubs."""
    return hubs.page(work.connection, query, offset, limit)


def position(work: Work, query: ListQuery, row_id: str) -> int | None:
    """Return where a hub stands in the list."""
    return hubs.position(work.connection, query, row_id)


def values(work: Work, query: ListQuery, column: str) -> tuple[ValueCount, ...]:
    """Return what a column holds in the list as it is narrowed, to choose from."""
    return hubs.values(work.connection, query, column)


def get(work: Work, row_id: str) -> Hub:
    """Return a hub."""
    hub: Hub = common.require(work, HUB, row_id)
    return hub


def by_code(work: Work, code: str) -> Hub | None:
    """Return the hub of a code, whatever its case."""
    return hubs.by_code(work.connection, code)


def get_room(work: Work, row_id: str) -> Room:
    """Return a room."""
    room: Room = common.require(work, ROOM, row_id)
    return room


def card(work: Work, row_id: str) -> HubCard:
    """Return a hub with its rooms, agreements and annexes."""
    query = ListQuery(filters={"hub": row_id}, sort="association")
    return HubCard(
        hub=get(work, row_id),
        rooms=tuple(hubs.rooms_of(work.connection, row_id)),
        conventions=conventions.page(work.connection, query, work.today, 0, 200),
        annexes=tuple(annexes.of_hub(work.connection, row_id)),
        notes=tuple(notes.of(work.connection, "hub", row_id)),
        closures=tuple(closure_operations.of_hub(work.connection, row_id, work.today)),
        keys=access_devices.counts_of_hub(work, row_id),
    )


def rooms(work: Work, hub_id: str | None = None) -> tuple[RoomRow, ...]:
    """Return the rooms of a hub, or of all."""
    return hubs.room_rows(work.connection, hub_id)


def choices(work: Work) -> tuple[Choice, ...]:
    """Return the hubs as choices of a filter or an input."""
    return tuple(Choice(value=h.id, label=h.name) for h in hubs.all_hubs(work.connection))


def room_choices(work: Work, hub_ids: Sequence[str] = ()) -> tuple[Choice, ...]:
    """Return the rooms as choices, « Salle 1 · Voltaire »; of some hubs, or of all."""
    return tuple(
        Choice(value=room.id, label=f"{room.name} · {room.hub}")
        for room in hubs.room_rows(work.connection)
        if not hub_ids or room.hub_id in hub_ids
    )


def save(work: Work, hub: Hub) -> Hub:
    """Save a hub; its code is short, its own, and kept in capitals."""
    code = hub.code.strip().upper()
    if not hub.name.strip():
        raise RuleBroken("name_required", said("Donnez un nom au pôle."), field="name")
    problem = hub_code_problem(code)
    if problem:
        raise RuleBroken("code_invalid", problem, field="code")
    twin = hubs.by_code(work.connection, code)
    if twin is not None and twin.id != hub.id:
        raise RuleBroken(
            "code_taken",
            said("Le code {code} est déjà celui du pôle {name}.").format(
                code=code, name=bare_name(twin.name)
            ),
            field="code",
        )
    saved: Hub = common.save(work, HUB, replace(hub, code=code, name=hub.name.strip()))
    return saved


def save_room(work: Work, room: Room) -> Room:
    """Save a room; its name is its own in the hub."""
    name = room.name.strip()
    if not name:
        raise RuleBroken("name_required", said("Donnez un nom au local."), field="name")
    if room.kind is RoomKind.ROOM and room.capacity is not None and room.capacity <= 0:
        raise RuleBroken(
            "capacity", said("La jauge est d’au moins une personne."), field="capacity"
        )
    common.require(work, HUB, room.hub_id)
    for other in hubs.rooms_of(work.connection, room.hub_id):
        if other.id != room.id and other.name.casefold() == name.casefold():
            raise RuleBroken(
                "room_exists",
                said("Le pôle a déjà un local « {name} ».").format(name=name),
                field="name",
            )
    saved: Room = common.save(work, ROOM, replace(room, name=name))
    return saved


def bin(work: Work, ids: Sequence[str]) -> int:  # noqa: A001 - the verb of every subject
    """Move hubs to the bin, unless they still hold rooms or agreements."""
    for row in hubs.rows(work.connection, ids):
        if row.room_count or row.convention_count:
            raise RuleBroken(
                "hub_in_use",
                said(
                    "Le pôle {name} a encore des locaux ou des conventions\u202f: supprimez-les "
                    "ou déplacez-les d’abord."
                ).format(name=bare_name(row.name)),
            )
    return common.bin_many(work, HUB, ids)


def bin_rooms(work: Work, ids: Sequence[str]) -> int:
    """Move rooms to the bin, unless an agreement holds them."""
    for row_id in ids:
        held = hubs.conventions_in_room(work.connection, row_id)
        if held:
            room = get_room(work, row_id)
            raise RuleBroken(
                "room_in_use",
                said(
                    "Le local « {name} » figure dans {n} convention(s)\u202f: retirez-le d’abord."
                ).format(name=room.name, n=len(held)),
            )
    return common.bin_many(work, ROOM, ids)
