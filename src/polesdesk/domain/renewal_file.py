"""What the renewal file of an agreement prints."""

from __future__ import annotations

from dataclasses import dataclass

from polesdesk.domain.associations import PaperState
from polesdesk.domain.campaign_cards import CampaignCard


@dataclass(frozen=True, slots=True, kw_only=True)
class RenewalFile:
    """The card of an agreement in the campaign, with the office and the state of each paper."""

    card: CampaignCard
    authority: str
    papers: tuple[tuple[str, PaperState], ...]
