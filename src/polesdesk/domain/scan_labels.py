"""French words for what scanned pages turn out to be."""

from __future__ import annotations

from collections.abc import Mapping

from polesdesk.domain.conventions import State
from polesdesk.domain.scan_pages import ScanStatus

SCAN_STATUSES: Mapping[ScanStatus, str] = {
    ScanStatus.RECOGNISED: "Reconnue",
    ScanStatus.DUPLICATE: "En double",
    ScanStatus.CANCELLED_VERSION: "Version annulée",
    ScanStatus.FOREIGN: "Étrangère",
    ScanStatus.UNREADABLE: "Illisible",
    ScanStatus.MISSING: "Manquante",
}
SIGNATURES: Mapping[State | None, str] = {
    None: "Classer sans changer l’étape",
    State.SIGNED_BY_ASSOCIATION: "Noter la signature de l’association",
    State.SIGNED_BY_CITY: "Noter aussi la signature de la Ville",
}
"""What filing a signed copy may note of its agreement."""
