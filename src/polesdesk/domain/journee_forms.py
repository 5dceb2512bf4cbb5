"""What the form of a worksite offers besides the sheet itself."""

from __future__ import annotations

from dataclasses import dataclass

from polesdesk.domain.lists import Choice
from polesdesk.domain.worksites import Worksite


@dataclass(frozen=True, slots=True, kw_only=True)
class WorksiteKnown:
    """A worksite with who leads it, and the hubs and words that may be chosen for it."""

    worksite: Worksite
    association: Choice | None
    leads: tuple[Choice, ...]
    referents: tuple[Choice, ...]
    hubs: tuple[Choice, ...]
    quarters: tuple[str, ...]
    categories: tuple[str, ...]
    skills: tuple[str, ...]
    protection: tuple[str, ...]
