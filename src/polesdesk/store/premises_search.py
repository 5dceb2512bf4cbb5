"""The words by which keys and états des lieux are found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection

from polesdesk.domain.condition_reports import ReportKind
from polesdesk.domain.french import date_in_words, format_date
from polesdesk.domain.premises_labels import DEVICE_KINDS
from polesdesk.store import access_devices, records
from polesdesk.store.kinds import (
    ACCESS_DEVICE,
    ASSOCIATION,
    CONDITION_REPORT,
    CONVENTION,
    HANDOVER,
    HUB,
    ROOM,
    Kind,
)
from polesdesk.store.search import Words

_KINDS: Mapping[ReportKind, str] = {
    ReportKind.ENTRY: "entrée",
    ReportKind.INTERIM: "en cours",
    ReportKind.EXIT: "sortie",
}


def devices_touched(connection: Connection, by_kind: Mapping[str, Sequence[str]]) -> list[str]:
    """Return the keys that were touched, themselves or by one of their handovers."""
    ids = dict.fromkeys(by_kind.get("access_device", ()))
    handed = records.get_many(connection, HANDOVER, by_kind.get("handover", ()))
    ids.update(dict.fromkeys(one.device_id for one in handed))
    return list(ids)


def device_words(connection: Connection, ids: Sequence[str]) -> list[Words]:
    """A key is found by its label, what it opens, and who has it."""
    found = records.get_many(connection, ACCESS_DEVICE, ids)
    out = access_devices.out_of(connection, [one.id for one in found])
    held = [each for some in out.values() for each in some]
    hubs = _names(connection, HUB, "name", [one.hub_id for one in found])
    rooms = _names(connection, ROOM, "name", [room for one in found for room in one.room_ids])
    people = _names(connection, ASSOCIATION, "name", [one.association_id for one in held])
    return [
        Words(
            row=one.id,
            title=one.label,
            body=" ".join(
                (
                    DEVICE_KINDS[one.kind], hubs.get(one.hub_id, ""), one.opens, one.level,
                    one.box, *(rooms.get(room, "") for room in one.room_ids), one.notes,
                    *(
                        f"{each.holder} {people.get(each.association_id, '')}"
                        for each in out.get(one.id, ())
                    ),
                )
            ),
        )
        for one in found
    ]  # fmt: skip


def report_words(connection: Connection, ids: Sequence[str]) -> list[Words]:
    """A report is found by its number, its day, its parties and its rooms."""
    found = records.get_many(connection, CONDITION_REPORT, ids)
    hubs = _names(connection, HUB, "name", [one.hub_id for one in found])
    people = _names(connection, ASSOCIATION, "name", [one.association_id for one in found])
    numbers = _names(connection, CONVENTION, "number", [one.convention_id or "" for one in found])
    rooms = _names(connection, ROOM, "name", [line.room_id for one in found for line in one.lines])
    return [
        Words(
            row=one.id,
            title=one.number,
            body=" ".join(
                (
                    "état des lieux", _KINDS[one.kind], hubs.get(one.hub_id, ""),
                    people.get(one.association_id, ""), numbers.get(one.convention_id or "", ""),
                    f"{format_date(one.day)} {date_in_words(one.day)}" if one.day else "",
                    *dict.fromkeys(rooms.get(line.room_id, "") for line in one.lines),
                )
            ),
        )
        for one in found
    ]  # fmt: skip


def _names(connection: Connection, kind: Kind, field: str, ids: Sequence[str]) -> dict[str, str]:
    wanted = [one for one in dict.fromkeys(ids) if one]
    found: list[Any] = records.get_many(connection, kind, wanted)
    return {one.id: getattr(one, field) for one in found}
