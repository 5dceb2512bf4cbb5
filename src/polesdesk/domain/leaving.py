"""What is left to do before an association has left its premises (domain dossier B2, exit)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from polesdesk.domain.access_devices import DeviceKind
from polesdesk.domain.french import format_date, format_euros, join_and, plural
from polesdesk.domain.speech import said


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceOut:
    """A key or badge that is still out: its handover, what it is, who holds it, since when."""

    handover_id: str
    device_id: str
    kind: DeviceKind
    label: str
    holder: str
    handed_on: date | None
    due_on: date | None
    deposit_cents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Remaining:
    """What an agreement still waits for at its end; amounts in cents.

    ``deposit_cents`` are the deposits that were taken and not given back, ``charges_cents`` what
    the état des lieux de sortie charges. Report numbers are empty while there is none closed.
    """

    convention_id: str
    devices: tuple[DeviceOut, ...] = ()
    entry_report: str = ""
    exit_report: str = ""
    exit_report_id: str = ""
    exit_draft_id: str = ""
    deposit_cents: int = 0
    charges_cents: int = 0

    @property
    def is_done(self) -> bool:
        """Tell whether nothing is left: every key is back and the premises were looked at."""
        return not self.devices and bool(self.exit_report) and not self.deposit_cents


def sentences(left: Remaining, today: date) -> tuple[str, ...]:
    """Return what remains, one French sentence each; empty when all is done."""
    told = []
    if left.devices:
        names = join_and([one.label for one in left.devices])
        count = plural(
            len(left.devices), said("clé ou badge à rendre"), said("clés ou badges à rendre")
        )
        told.append(f"{count}\u202f: {names}")
        late = [one for one in left.devices if one.due_on is not None and one.due_on < today]
        if late:
            day = format_date(min(one.due_on for one in late if one.due_on is not None))
            told[-1] += said(" (attendus depuis le {day})").format(day=day)
    if not left.exit_report:
        told.append(
            said("état des lieux de sortie commencé, à clore")
            if left.exit_draft_id
            else said("état des lieux de sortie à faire")
        )
    if left.deposit_cents:
        amount = format_euros(left.deposit_cents)
        told.append(said("caution à rendre\u202f: {amount}").format(amount=amount))
    if left.charges_cents:
        amount = format_euros(left.charges_cents)
        told.append(
            said("à facturer d’après l’état des lieux\u202f: {amount}").format(amount=amount)
        )
    return tuple(told)
