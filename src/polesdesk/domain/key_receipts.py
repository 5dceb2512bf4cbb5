"""What a receipt of keys prints: one page with the handover and the return."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from polesdesk.domain.device_rows import HandoverRow
from polesdesk.domain.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyReceipt:
    """All that a receipt prints; ``number`` is empty on a draft.

    ``is_return`` tells that the keys have come back: the second part is printed too, where the
    receipt of a handover leaves room for the pen.
    """

    rows: tuple[HandoverRow, ...]
    settings: Settings
    association: str
    address: str
    convention: str
    is_return: bool = False
    number: str = ""
    logo: bytes | None = None

    @property
    def day(self) -> date | None:
        """The day of the act that the receipt proves."""
        one = self.rows[0].handover
        return one.returned_on if self.is_return else one.handed_on

    @property
    def hubs(self) -> tuple[str, ...]:
        """The hubs whose doors the keys open, each once."""
        return tuple(dict.fromkeys(row.hub for row in self.rows))
