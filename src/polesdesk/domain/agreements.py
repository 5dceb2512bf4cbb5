"""Everything that one agreement prints, gathered as values: what a snapshot keeps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from polesdesk.domain.amendments import Amended
from polesdesk.domain.associations import Association, Officer, Paper
from polesdesk.domain.conventions import Convention
from polesdesk.domain.hubs import Hub, Room
from polesdesk.domain.papers import Annex, ClauseTemplate
from polesdesk.domain.settings import Settings, Signatory


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementData:
    """An agreement with its parties, premises, papers and text, as they stand on ``day``.

    ``hubs`` starts with the main hub; ``rooms`` follows the order of the agreement;
    ``issue`` is the version printed, None for a draft that was never issued; ``amends`` is the
    agreement that this one, an amendment, changes.
    """

    convention: Convention
    association: Association
    hubs: tuple[Hub, ...]
    rooms: tuple[Room, ...]
    representatives: tuple[Officer, ...]
    signatory: Signatory | None
    insurance: Paper | None
    cer: Paper | None
    settings: Settings
    annexes: tuple[Annex, ...]
    template: ClauseTemplate
    issue: int | None
    day: date
    amends: Amended | None = None
