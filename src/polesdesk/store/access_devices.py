"""Keys, badges and their handovers in the file."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection
from sqlalchemy.sql import ColumnElement

from polesdesk.domain.access_devices import AccessDevice, Handover
from polesdesk.store import records
from polesdesk.store.kinds import ACCESS_DEVICE, HANDOVER
from polesdesk.store.premises_tables import access_device, handover

_D = access_device.c
_H = handover.c


def is_out() -> ColumnElement[bool]:
    """Return the condition of handovers that nothing has ended."""
    return _H.returned_on.is_(None) & _H.lost_on.is_(None)


def all_devices(connection: Connection) -> list[AccessDevice]:
    """Return every live device, by label."""
    return records.alive_where(connection, ACCESS_DEVICE, _D.id != "", _D.label_key, _D.id)


def of_hub(connection: Connection, hub_id: str) -> list[AccessDevice]:
    """Return the live devices of a hub, by label."""
    return records.alive_where(connection, ACCESS_DEVICE, _D.hub_id == hub_id, _D.label_key, _D.id)


def handovers(connection: Connection, condition: ColumnElement[bool]) -> list[Handover]:
    """Return the live handovers that meet a condition, the first one first."""
    return records.alive_where(connection, HANDOVER, condition, _H.handed_on, _H.id)


def all_out(connection: Connection) -> list[Handover]:
    """Return every handover that nothing has ended, the first one first."""
    return handovers(connection, is_out())


def of_device(connection: Connection, device_id: str) -> list[Handover]:
    """Return the handovers of a device, the first one first."""
    return handovers(connection, _H.device_id == device_id)


def of_convention(connection: Connection, convention_id: str) -> list[Handover]:
    """Return the handovers under an agreement, the first one first."""
    return handovers(connection, _H.convention_id == convention_id)


def of_association(connection: Connection, association_id: str) -> list[Handover]:
    """Return the handovers to an association, the first one first."""
    return handovers(connection, _H.association_id == association_id)


def out_of(connection: Connection, device_ids: Sequence[str]) -> dict[str, list[Handover]]:
    """Return, by device, the handovers that nothing has ended."""
    found: dict[str, list[Handover]] = {}
    for start in range(0, len(device_ids), records.CHUNK):
        chunk = device_ids[start : start + records.CHUNK]
        for one in handovers(connection, _H.device_id.in_(chunk) & is_out()):
            found.setdefault(one.device_id, []).append(one)
    return found


def of_receipt(connection: Connection, receipt_id: str) -> list[Handover]:
    """Return what one receipt lists."""
    return handovers(connection, _H.receipt_id == receipt_id)


def of_return(connection: Connection, return_id: str) -> list[Handover]:
    """Return what came back together."""
    return handovers(connection, _H.return_id == return_id)
