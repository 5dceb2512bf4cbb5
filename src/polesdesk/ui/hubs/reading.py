"""What the card of a hub is read from, asked in one read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from polesdesk.actions import history, hubs, settings
from polesdesk.domain.cards import HubCard
from polesdesk.domain.rows import HistoryRow
from polesdesk.ui.history_block import READ

if TYPE_CHECKING:
    from polesdesk.actions.runner import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class HubReading:
    """A hub with all that its card shows, the delay before an end, and its last changes."""

    card: HubCard
    soon_days: int
    changes: tuple[HistoryRow, ...]


def read_hub(work: Work, hub_id: str) -> HubReading:
    """Read a hub for its card."""
    return HubReading(
        card=hubs.card(work, hub_id),
        soon_days=settings.get(work).ends_soon_days,
        changes=history.changes(work, hub_id, limit=READ),
    )
