"""What is due of keys, for the dashboard, the card of an agreement and the list of alerts."""

from __future__ import annotations

from polesdesk.actions import access_devices
from polesdesk.actions.runner import Work
from polesdesk.domain.access_devices import AccessDevice, Standing
from polesdesk.domain.device_rows import DeviceRow
from polesdesk.domain.premises_alerts import keys_late
from polesdesk.domain.rows import AlertRow
from polesdesk.store import access_devices as stored
from polesdesk.store import records
from polesdesk.store.kinds import ACCESS_DEVICE


def alerts(work: Work, limit: int | None = None, convention_id: str = "") -> list[AlertRow]:
    """Return the keys that should be back, one line for each agreement; at most ``limit``."""
    out = stored.all_out(work.connection)
    late = [
        one.device_id
        for one in out
        if one.due_on is not None
        and one.due_on < work.today
        and (not convention_id or one.convention_id == convention_id)
    ]
    devices: list[AccessDevice] = records.get_many(
        work.connection, ACCESS_DEVICE, list(dict.fromkeys(late)), alive=True
    )
    by_party: dict[tuple[str, str], list[DeviceRow]] = {}
    for row in access_devices.rows_of(work, devices):
        if row.standing is Standing.LATE:
            by_party.setdefault((row.convention_id, row.association_id), []).append(row)
    return [keys_late(rows, work.today) for rows in by_party.values()][:limit]
