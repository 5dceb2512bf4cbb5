"""What an état des lieux prints, as a form to fill by pen, as it was typed, or compared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from polesdesk.domain.hubs import Hub
from polesdesk.domain.report_rows import ReportCard
from polesdesk.domain.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPaper:
    """All that an état des lieux prints; ``pictures`` are by hash.

    ``is_blank`` leaves every condition to the pen; ``number`` is that of the kept paper, empty
    on a draft. ``entry_pictures`` are the photos of the entry, for a comparison.
    """

    card: ReportCard
    hub: Hub
    settings: Settings
    is_blank: bool = False
    number: str = ""
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    logo: bytes | None = None
