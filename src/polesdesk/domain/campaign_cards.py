"""What the card of an agreement in the campaign shows."""

from __future__ import annotations

from dataclasses import dataclass

from polesdesk.domain.campaign import CampaignRow
from polesdesk.domain.conventions import Convention
from polesdesk.domain.evaluation_cards import EvaluationCard
from polesdesk.domain.follow_ups import Letter


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignCard:
    """A line of the campaign with its evaluation, its letters and the agreement that follows."""

    row: CampaignRow
    judged: EvaluationCard
    letters: tuple[Letter, ...]
    successor: Convention | None
