"""What a fiche de constat prints: the visit as it stands, its office, its pictures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from polesdesk.domain.settings import Settings
from polesdesk.domain.visit_rows import VisitCard


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitReport:
    """All that a fiche prints; ``number`` is empty on a draft, ``pictures`` are by hash."""

    card: VisitCard
    settings: Settings
    number: str = ""
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    logo: bytes | None = None
