"""Rows and cards of keys and badges."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from polesdesk.domain.access_devices import AccessDevice, DeviceKind, Handover, Standing
from polesdesk.domain.follow_ups import Letter


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceRow:
    """A device with its hub, what it opens, and in whose hands it is."""

    id: str
    kind: DeviceKind
    label: str
    hub_id: str
    hub: str
    opens: str
    level: str
    box: str
    standing: Standing
    holder: str = ""
    association_id: str = ""
    association: str = ""
    convention_id: str = ""
    convention: str = ""
    handed_on: date | None = None
    due_on: date | None = None
    deposit_cents: int = 0
    handover_ids: tuple[str, ...] = ()
    replacement_cents: int | None = None
    state_on: date | None = None
    state_reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverRow:
    """A handover with the names around it, and the number of its receipts."""

    handover: Handover
    label: str
    kind: DeviceKind
    hub: str
    opens: str
    association: str
    convention: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceCard:
    """A device with all its handovers, the newest first, and the receipts kept of them."""

    row: DeviceRow
    device: AccessDevice
    handovers: tuple[HandoverRow, ...]
    letters: tuple[Letter, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BoxCheck:
    """What an inventory of the box has found: in order, missing, and there although out."""

    present: tuple[DeviceRow, ...]
    missing: tuple[DeviceRow, ...]
    unexpected: tuple[DeviceRow, ...]

    @property
    def differs(self) -> bool:
        """Tell whether the box does not hold what the register says."""
        return bool(self.missing or self.unexpected)


def is_counted(row: DeviceRow) -> bool:
    """Tell whether a count of the box looks for a device: not for a code, nor what is gone."""
    there = (Standing.IN_BOX, Standing.OUT, Standing.LATE)
    return row.kind is not DeviceKind.CODE and row.standing in there
