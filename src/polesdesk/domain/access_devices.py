"""Keys, badges, codes and remotes, and to whom they were handed over (domain dossier B2)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class DeviceKind(StrEnum):
    """What opens a door."""

    KEY = "KEY"
    BADGE = "BADGE"
    CODE = "CODE"
    REMOTE = "REMOTE"


class DeviceState(StrEnum):
    """Whether a device may still be handed over."""

    IN_SERVICE = "IN_SERVICE"
    LOST = "LOST"
    BROKEN = "BROKEN"
    WITHDRAWN = "WITHDRAWN"


class Standing(StrEnum):
    """Where a device is on a day; derived from its state and its handovers."""

    IN_BOX = "IN_BOX"
    OUT = "OUT"
    LATE = "LATE"
    LOST = "LOST"
    BROKEN = "BROKEN"
    WITHDRAWN = "WITHDRAWN"


class ReturnCondition(StrEnum):
    """In what condition a device came back."""

    GOOD = "GOOD"
    WORN = "WORN"
    DAMAGED = "DAMAGED"


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessDevice:
    """One key, badge, code or remote; each copy of a key is a device of its own.

    ``label`` is what is engraved on it, unique in its hub; ``level`` its place in the
    organigramme of locks; ``box`` where it hangs; ``replacement_cents`` what a new one costs.
    """

    id: str
    version: int = 0
    kind: DeviceKind = DeviceKind.KEY
    label: str = ""
    hub_id: str = ""
    room_ids: tuple[str, ...] = ()
    opens: str = ""
    level: str = ""
    box: str = ""
    replacement_cents: int | None = None
    state: DeviceState = DeviceState.IN_SERVICE
    state_on: date | None = None
    state_reason: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Handover:
    """One device in the hands of somebody, from the day it was handed over to its return.

    ``receipt_id`` is shared by what one receipt lists, ``return_id`` by what came back together.
    A loss ends it (``lost_on``), a return too; ``override_reason`` says why it was handed over
    against a rule. Deposit in cents.
    """

    id: str
    version: int = 0
    device_id: str = ""
    association_id: str = ""
    convention_id: str | None = None
    officer_id: str | None = None
    holder: str = ""
    handed_on: date | None = None
    handed_by: str = ""
    due_on: date | None = None
    deposit_cents: int = 0
    override_reason: str = ""
    receipt_id: str = ""
    returned_on: date | None = None
    returned_by: str = ""
    received_by: str = ""
    return_id: str = ""
    condition: ReturnCondition | None = None
    deposit_back_on: date | None = None
    lost_on: date | None = None
    loss_reason: str = ""
    cost_cents: int | None = None
    notes: str = ""


def is_out(handover: Handover) -> bool:
    """Tell whether the device is still in the hands of its holder."""
    return handover.returned_on is None and handover.lost_on is None


def standing(device: AccessDevice, out: Handover | None, today: date) -> Standing:
    """Return where a device is: in the hands of somebody, late, in the box, or out of service."""
    if device.state is not DeviceState.IN_SERVICE:
        return Standing(str(device.state))
    if out is None:
        return Standing.IN_BOX
    late = out.due_on is not None and out.due_on < today
    return Standing.LATE if late else Standing.OUT
