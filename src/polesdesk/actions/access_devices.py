"""The register of keys and badges: enter, change, list, put out of service, count the box."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from polesdesk.actions import records as common
from polesdesk.actions.runner import Work
from polesdesk.domain.access_devices import (
    AccessDevice,
    DeviceState,
    Handover,
    Standing,
    is_out,
    standing,
)
from polesdesk.domain.device_rows import BoxCheck, DeviceCard, DeviceRow, HandoverRow, is_counted
from polesdesk.domain.folding import fold, sort_key
from polesdesk.domain.follow_ups import Letter
from polesdesk.domain.french import plural
from polesdesk.domain.handing import check_device
from polesdesk.domain.identity import new_id
from polesdesk.domain.lists import ListQuery, Whole
from polesdesk.domain.premises_cards import KeyCounts
from polesdesk.domain.premises_labels import DEVICE_STATES
from polesdesk.domain.rules import RuleBroken
from polesdesk.domain.speech import said
from polesdesk.store import access_devices, letters, records
from polesdesk.store.kinds import ACCESS_DEVICE, ASSOCIATION, CONVENTION, HUB, ROOM, Kind

RECEIPT = "handover"
"""What a receipt kept among the letters is about: handovers by their receipt or return."""
MOST_COPIES = 200


def get(work: Work, row_id: str) -> AccessDevice:
    """Return a key or badge."""
    found: AccessDevice = common.require(work, ACCESS_DEVICE, row_id)
    return found


# Entering


def save(work: Work, device: AccessDevice) -> AccessDevice:
    """Save a key or badge; its label is unique in its hub."""
    device = replace(device, label=device.label.strip())
    check_device(device)
    common.require(work, HUB, device.hub_id)
    check_label(work, device)
    saved: AccessDevice = common.save(work, ACCESS_DEVICE, device)
    return saved


def check_label(work: Work, device: AccessDevice) -> None:
    """Refuse a label that another key of the hub bears."""
    for other in access_devices.of_hub(work.connection, device.hub_id):
        if other.id != device.id and sort_key(other.label) == sort_key(device.label):
            raise RuleBroken(
                "label_taken",
                said("«\u202f{label}\u202f» est déjà au registre de ce pôle.").format(
                    label=device.label
                ),
                field="label",
            )


def register(work: Work, device: AccessDevice, copies: int = 1) -> tuple[AccessDevice, ...]:
    """Enter a key with its copies; from two on, each is numbered: « V-12/1 », « V-12/2 »."""
    if not 1 <= copies <= MOST_COPIES:
        told = said("Donnez un nombre entre {low} et {high}.").format(low=1, high=MOST_COPIES)
        raise RuleBroken("out_of_range", told, field="copies")
    if copies == 1:
        return (save(work, device),)
    check_device(device)
    count = plural(copies, "exemplaire")
    work.name("access_device.create", f"entrée de {count} de « {device.label} » au registre")
    return tuple(
        save(work, replace(device, id=new_id(), label=f"{device.label.strip()}/{number}"))
        for number in range(1, copies + 1)
    )


def set_state(
    work: Work, ids: Sequence[str], state: DeviceState, on: date, reason: str = ""
) -> int:
    """Put keys out of service, or back in; one that is out comes back or is lost first."""
    out = access_devices.out_of(work.connection, ids)
    found: list[AccessDevice] = records.get_many(work.connection, ACCESS_DEVICE, ids, alive=True)
    if on > work.today:
        raise RuleBroken("date_in_future", said("Ce jour n’est pas encore venu."), field="on")
    for one in found:
        if out.get(one.id):
            raise RuleBroken(
                "device_out",
                said("{label} est dehors\u202f: notez d’abord son retour ou sa perte.").format(
                    label=one.label
                ),
            )
    word = DEVICE_STATES[state].lower()
    what = (
        f"« {found[0].label} »"
        if len(found) == 1
        else plural(len(found), "clé ou badge", "clés ou badges")
    )
    work.name("access_device.state", f"{what}\u202f: {word}")
    for one in found:
        changed = replace(one, state=state, state_on=on, state_reason=reason.strip())
        work.save(ACCESS_DEVICE, changed)
    return len(found)


def bin(work: Work, ids: Sequence[str]) -> int:  # noqa: A001 - the verb of every subject
    """Move keys entered by mistake to the bin; what is out stays in the register."""
    out = access_devices.out_of(work.connection, ids)
    for one in records.get_many(work.connection, ACCESS_DEVICE, list(out)):
        raise RuleBroken(
            "device_out",
            said("{label} est dehors\u202f: notez d’abord son retour ou sa perte.").format(
                label=one.label
            ),
        )
    return common.bin_many(work, ACCESS_DEVICE, ids)


# The list


def all_rows(work: Work) -> tuple[DeviceRow, ...]:
    """Return every key and badge with the hands it is in, by hub and label."""
    return rows_of(work, access_devices.all_devices(work.connection))


def rows_of(work: Work, devices: Sequence[AccessDevice]) -> tuple[DeviceRow, ...]:
    """Return some keys and badges with the hands they are in."""
    out = access_devices.out_of(work.connection, [one.id for one in devices])
    hubs = _names(work, HUB, "name", [one.hub_id for one in devices])
    rooms = _names(work, ROOM, "name", [room for one in devices for room in one.room_ids])
    held = [each for some in out.values() for each in some]
    people = _names(work, ASSOCIATION, "name", [one.association_id for one in held])
    numbers = _names(work, CONVENTION, "number", [one.convention_id or "" for one in held])
    made = [
        _row(one, tuple(out.get(one.id, ())), work.today, _Names(hubs, rooms, people, numbers))
        for one in devices
    ]
    return tuple(sorted(made, key=lambda row: (sort_key(row.hub), sort_key(row.label))))


class _Names:
    """What the records around keys are called, by their ids."""

    def __init__(
        self,
        hubs: Mapping[str, str],
        rooms: Mapping[str, str],
        associations: Mapping[str, str],
        conventions: Mapping[str, str],
    ) -> None:
        self.hubs = hubs
        self.rooms = rooms
        self.associations = associations
        self.conventions = conventions


def _row(one: AccessDevice, out: tuple[Handover, ...], today: date, names: _Names) -> DeviceRow:
    held = min(out, key=lambda each: each.due_on or date.max, default=None)
    row = DeviceRow(
        id=one.id,
        kind=one.kind,
        label=one.label,
        hub_id=one.hub_id,
        hub=names.hubs.get(one.hub_id, ""),
        opens=_opens(one, names.rooms),
        level=one.level,
        box=one.box,
        standing=standing(one, held, today),
        replacement_cents=one.replacement_cents,
        state_on=one.state_on,
        state_reason=one.state_reason,
    )
    if held is None:
        return row
    others = len(out) - 1
    more = said(" (et {others})").format(others=plural(others, said("autre"))) if others else ""
    return replace(
        row,
        holder=held.holder + more,
        association_id=held.association_id,
        association=names.associations.get(held.association_id, ""),
        convention_id=held.convention_id or "",
        convention=names.conventions.get(held.convention_id or "", ""),
        handed_on=held.handed_on,
        due_on=held.due_on,
        deposit_cents=sum(each.deposit_cents for each in out),
        handover_ids=tuple(each.id for each in out),
    )


def _opens(one: AccessDevice, rooms: Mapping[str, str]) -> str:
    names = [rooms[room] for room in one.room_ids if room in rooms]
    return ", ".join([*names, one.opens] if one.opens else names)


def _names(work: Work, kind: Kind, field: str, ids: Sequence[str]) -> dict[str, str]:
    wanted = sorted({one for one in ids if one})
    found: list[Any] = records.get_many(work.connection, kind, wanted)
    return {one.id: getattr(one, field) for one in found}


_AWAY = frozenset({Standing.OUT, Standing.LATE})
_GONE = frozenset({Standing.LOST, Standing.BROKEN, Standing.WITHDRAWN})


def _stands(row: DeviceRow, asked: str) -> bool:
    match asked:
        case "out":
            return row.standing in _AWAY
        case "gone":
            return row.standing in _GONE
        case "all":
            return True
        case "":
            return row.standing not in _GONE
        case _:
            return row.standing == asked


_ORDERS: Mapping[str, Callable[[DeviceRow], Any]] = {
    "label": lambda row: (sort_key(row.label), sort_key(row.hub)),
    "hub": lambda row: (sort_key(row.hub), sort_key(row.label)),
    "association": lambda row: (sort_key(row.association), sort_key(row.label)),
    "due_on": lambda row: (row.due_on or date.max, sort_key(row.label)),
    "handed_on": lambda row: (row.handed_on or date.max, sort_key(row.label)),
}


def rows(work: Work, query: ListQuery) -> tuple[DeviceRow, ...]:
    """Return what the list holds as it is narrowed; without a filter, what is in service."""
    hub, kind = query.filters.get("hub", ""), query.filters.get("kind", "")
    words = fold(query.text).split()
    found = [
        row
        for row in all_rows(work)
        if (not hub or row.hub_id == hub)
        and (not kind or row.kind == kind)
        and _stands(row, query.filters.get("standing", ""))
        and all(word in _said(row) for word in words)
    ]
    order = _ORDERS.get(query.sort)
    if order is not None:
        found.sort(key=order, reverse=query.descending)
    return tuple(found)


def _said(row: DeviceRow) -> str:
    parts = (row.label, row.hub, row.opens, row.level, row.box, row.holder, row.association,
             row.convention)  # fmt: skip
    return fold(" ".join(parts))


def count(work: Work, query: ListQuery) -> int:
    """Return how many keys a view of the list holds."""
    return len(rows(work, query))


def page(
    work: Work, query: ListQuery, offset: int = 0, limit: int | None = None
) -> tuple[DeviceRow, ...]:
    """Return one page of the list of keys."""
    found = rows(work, query)
    return found[offset:] if limit is None else found[offset : offset + limit]


def position(work: Work, query: ListQuery, row_id: str) -> int | None:
    """Return where a key stands in the list."""
    return next((at for at, row in enumerate(rows(work, query)) if row.id == row_id), None)


def whole(work: Work, query: ListQuery) -> Whole:
    """Return all keys of a view of the list at once."""
    return Whole(rows=rows(work, query))


def ids(work: Work, query: ListQuery) -> list[str]:
    """Return the ids of the keys of a view of the list, in its order."""
    return [row.id for row in rows(work, query)]


def of_ids(work: Work, wanted: Sequence[str]) -> list[DeviceRow]:
    """Return the lines of some keys, in the order asked for."""
    devices = records.get_many(work.connection, ACCESS_DEVICE, wanted, alive=True)
    found = {row.id: row for row in rows_of(work, devices)}
    return [found[row_id] for row_id in wanted if row_id in found]


def out_of_convention(work: Work, convention_id: str) -> tuple[DeviceRow, ...]:
    """Return the keys that are out under an agreement."""
    handed = access_devices.of_convention(work.connection, convention_id)
    wanted = dict.fromkeys(one.device_id for one in handed)
    found = of_ids(work, list(wanted))
    return tuple(row for row in found if row.convention_id == convention_id and row.handover_ids)


def of_hub(work: Work, hub_id: str) -> tuple[DeviceRow, ...]:
    """Return the keys of a hub."""
    return rows_of(work, access_devices.of_hub(work.connection, hub_id))


def of_association(work: Work, association_id: str) -> tuple[DeviceRow, ...]:
    """Return the keys that an association holds."""
    handed = access_devices.of_association(work.connection, association_id)
    out = [one.device_id for one in handed if is_out(one)]
    found = of_ids(work, list(dict.fromkeys(out)))
    return tuple(row for row in found if row.association_id == association_id)


def counts_of_hub(work: Work, hub_id: str) -> KeyCounts:
    """Return how many keys of a hub are in service, out, and late."""
    rows = [row for row in of_hub(work, hub_id) if row.standing not in _GONE]
    return KeyCounts(
        registered=len(rows),
        out=sum(row.standing in _AWAY for row in rows),
        late=sum(row.standing is Standing.LATE for row in rows),
    )


def card(work: Work, row_id: str) -> DeviceCard:
    """Return a key with all its handovers, the newest first, and its receipts."""
    device = get(work, row_id)
    handed = access_devices.of_device(work.connection, row_id)
    return DeviceCard(
        row=rows_of(work, [device])[0],
        device=device,
        handovers=handover_rows(work, list(reversed(handed))),
        letters=receipts(work, handed),
    )


def receipts(work: Work, handed: Sequence[Handover]) -> tuple[Letter, ...]:
    """Return the receipts of some handovers that are kept, the newest first."""
    keys = dict.fromkeys(key for one in handed for key in (one.receipt_id, one.return_id) if key)
    found = [each for key in keys for each in letters.about(work.connection, RECEIPT, key)]
    return tuple(sorted(found, key=lambda one: one.number, reverse=True))


def handover_rows(work: Work, handed: Sequence[Handover]) -> tuple[HandoverRow, ...]:
    """Return handovers with the names around them, in their order."""
    devices: list[AccessDevice] = records.get_many(
        work.connection, ACCESS_DEVICE, list(dict.fromkeys(one.device_id for one in handed))
    )
    known = {one.id: one for one in devices}
    hubs = _names(work, HUB, "name", [one.hub_id for one in devices])
    rooms = _names(work, ROOM, "name", [room for one in devices for room in one.room_ids])
    people = _names(work, ASSOCIATION, "name", [one.association_id for one in handed])
    numbers = _names(work, CONVENTION, "number", [one.convention_id or "" for one in handed])
    return tuple(
        HandoverRow(
            handover=one,
            label=known[one.device_id].label,
            kind=known[one.device_id].kind,
            hub=hubs.get(known[one.device_id].hub_id, ""),
            opens=_opens(known[one.device_id], rooms),
            association=people.get(one.association_id, ""),
            convention=numbers.get(one.convention_id or "", ""),
        )
        for one in handed
        if one.device_id in known
    )


# The box


def check_box(work: Work, hub_id: str, ticked: Sequence[str]) -> BoxCheck:
    """Compare what was seen in the box of a hub with the register: one read, nothing written."""
    seen = frozenset(ticked)
    rows = [row for row in of_hub(work, hub_id) if is_counted(row)]
    should = [row for row in rows if row.standing is Standing.IN_BOX]
    return BoxCheck(
        present=tuple(row for row in should if row.id in seen),
        missing=tuple(row for row in should if row.id not in seen),
        unexpected=tuple(row for row in rows if row.standing in _AWAY and row.id in seen),
    )
