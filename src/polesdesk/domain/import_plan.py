"""Plan an import as a whole: pure, from the rows and from what PolesDesk knows."""

from __future__ import annotations

from datetime import date

from polesdesk.domain.import_base import Base, Known
from polesdesk.domain.import_drafts import Drafts
from polesdesk.domain.import_matching import Matches
from polesdesk.domain.import_plan_agreements import plan_agreements
from polesdesk.domain.import_plan_associations import plan_associations
from polesdesk.domain.import_plan_hubs import plan_hubs, plan_rooms
from polesdesk.domain.import_planning import Planning
from polesdesk.domain.import_settling import Settling


def plan(
    drafts: Drafts, known: Known, base: Base, matching: tuple[Matches, Settling], today: date
) -> Planning:
    """Return what is to be written; if it has problems, their rows must be left out first."""
    matches, settling = matching
    planning = Planning(
        drafts=drafts, known=known, base=base, matches=matches, settling=settling, today=today
    )
    plan_hubs(planning, drafts)
    plan_rooms(planning, drafts)
    plan_associations(planning, drafts)
    plan_agreements(planning, drafts)
    return planning
