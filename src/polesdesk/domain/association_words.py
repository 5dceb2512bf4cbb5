"""French words for what happens in the life of an association."""

from __future__ import annotations

from collections.abc import Mapping

from polesdesk.domain.association_events import EventKind
from polesdesk.domain.required_papers import PaperCase

EVENT: Mapping[str, str] = {
    "association_id": "Association",
    "kind": "Événement",
    "on": "Date d’effet",
    "deed": "Acte",
    "deed_on": "Date de l’acte",
    "receipt_on": "Récépissé reçu le",
    "before": "Avant",
    "after": "Après",
    "left_ids": "Dirigeants sortants",
    "came_ids": "Dirigeants entrants",
    "successor_ids": "Associations qui suivent",
    "convention_ids": "Conventions touchées",
    "liquidator": "Liquidateur",
    "liquidator_address": "Adresse du liquidateur",
    "file_name": "Fichier",
    "notes": "Notes",
}
ASSOCIATIONS: Mapping[str, Mapping[str, str]] = {"association_event": EVENT}

EVENTS: Mapping[EventKind, str] = {
    EventKind.OFFICERS: "Changement de dirigeants",
    EventKind.NAME: "Changement de nom",
    EventKind.SEAT: "Changement de siège",
    EventKind.DISSOLUTION: "Dissolution",
    EventKind.MERGER: "Absorption par une autre association",
    EventKind.SPLIT: "Scission",
}
CASES: Mapping[PaperCase, str] = {
    PaperCase.LAW_1901: "Loi 1901",
    PaperCase.PUBLIC_UTILITY: "Utilité publique",
    PaperCase.SPORT: "Sportive agréée",
    PaperCase.YOUTH: "Jeunesse et éducation populaire",
    PaperCase.WORSHIP: "Cultuelle (loi 1905)",
    PaperCase.UNION: "Syndicat",
    PaperCase.LOCAL_LAW: "Droit local",
    PaperCase.INFORMAL: "Collectif sans statut",
    PaperCase.EXCLUSIVE: "Usage exclusif",
    PaperCase.SHARED: "Usage partagé",
    PaperCase.SLOTS: "Créneaux",
    PaperCase.FREE_USE: "Gratuité",
    PaperCase.PAID_USE: "Redevance",
    PaperCase.ECONOMIC: "Activité économique",
    PaperCase.PUBLIC_RECEPTION: "Accueil du public",
    PaperCase.HUB: "Pôle",
}
