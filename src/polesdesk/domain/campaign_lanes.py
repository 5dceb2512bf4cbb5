"""The columns of the campaign as a board: the four parts, or the steps of the part opened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from polesdesk.domain.campaign import GROUP_OF, CampaignRow, CampaignStep, Group


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """A column of the board with the places of its lines in the list, and how many are late."""

    key: Group | CampaignStep
    places: tuple[int, ...]
    late: int


def lanes(rows: Sequence[CampaignRow], group: str = "") -> tuple[Lane, ...]:
    """Return the columns in their order, also those without a line; lines keep theirs.

    Without a part they are the four parts, else the steps of that part.
    """
    if group:
        steps = [step for step, part in GROUP_OF.items() if part == group]
        return tuple(_lane(rows, step, [row.step is step for row in rows]) for step in steps)
    return tuple(_lane(rows, part, [row.group is part for row in rows]) for part in Group)


def _lane(rows: Sequence[CampaignRow], key: Group | CampaignStep, belongs: Sequence[bool]) -> Lane:
    places = tuple(at for at, here in enumerate(belongs) if here)
    return Lane(key=key, places=places, late=sum(rows[at].late for at in places))
