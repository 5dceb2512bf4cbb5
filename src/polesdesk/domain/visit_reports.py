"""What a fiche de constat prints: the visit as it stands, its office, its pictures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from polesdesk.domain.settings import Settings
from polesdesk.domain.visit_rows import VisitCard
from polesdesk.domain.visiting import was_checked


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitReport:
    """All that a fiche prints; ``number`` is empty on a draft, ``pictures`` are by hash.

    ``association`` is the one that a fiche is made for alone: ``card`` then holds what was
    found in its own slots and offices, and nothing of the others.
    """

    card: VisitCard
    settings: Settings
    number: str = ""
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    logo: bytes | None = None
    association_id: str = ""
    association: str = ""


def parties(card: VisitCard) -> dict[str, str]:
    """Return the associations expected where somebody looked: their names by their ids."""
    return {
        one.association_id: one.expected
        for one in card.rooms
        if one.association_id and was_checked(one.finding)
    }


def for_one(card: VisitCard, association_id: str) -> VisitCard:
    """Return a visit as one association may read it.

    Where others were visited too, what was said and who was met may be theirs: it is left out,
    as is the name of another occupant.
    """
    visit = card.visit
    if set(parties(card)) != {association_id}:
        visit = replace(visit, association_remark="", remarks=(), person_met="",
                        correction_reason="")  # fmt: skip
    rooms = tuple(replace(one, other="") for one in card.rooms
                  if one.association_id == association_id)  # fmt: skip
    return replace(card, visit=visit, rooms=rooms)
