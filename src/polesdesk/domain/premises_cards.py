"""What the cards of agreements, hubs and associations show of keys and états des lieux."""

from __future__ import annotations

from dataclasses import dataclass

from polesdesk.domain.device_rows import DeviceRow
from polesdesk.domain.leaving import Remaining
from polesdesk.domain.report_rows import ReportRow


@dataclass(frozen=True, slots=True, kw_only=True)
class PremisesUse:
    """Keys and états des lieux of an agreement, and what remains at its end.

    ``agreed`` is how many keys the agreement speaks of; ``next_number`` that of the agreement
    on which the keys may be carried over, empty without one; ``is_over`` that the title has
    ended and the premises were not given back.
    """

    convention_id: str
    left: Remaining
    keys: tuple[DeviceRow, ...] = ()
    reports: tuple[ReportRow, ...] = ()
    agreed: int | None = None
    next_number: str = ""
    is_over: bool = False
    is_signed: bool = False
    may_begin: bool = True

    @property
    def is_shown(self) -> bool:
        """Tell whether the card has something to say: a draft without any says nothing."""
        return bool(self.keys or self.reports or self.agreed or self.is_signed)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyCounts:
    """How many keys of a hub are in service, out, and late."""

    registered: int = 0
    out: int = 0
    late: int = 0
