"""French words for the fields of renewals: evaluations and their grid."""

from __future__ import annotations

from collections.abc import Mapping

EVALUATION: Mapping[str, str] = {
    "convention_id": "Convention",
    "state": "Étape",
    "drawn_up_on": "Établie le",
    "scores": "Grille",
    "outcome": "Sens de l’avis",
    "motive": "Motifs",
    "changes": "Changements",
    "next_end": "Fin du renouvellement",
    "remarks_asked_on": "Observations demandées le",
    "remarks": "Observations de l’association",
    "remarks_on": "Observations reçues le",
    "proposed_by": "Avis rendu par",
    "proposed_on": "Avis rendu le",
    "decided_by": "Décidé par",
    "decided_on": "Décidé le",
}
EVALUATION_GRID: Mapping[str, str] = {"criteria": "Critères"}
SIGNED_COPY: Mapping[str, str] = {
    "number": "N°",
    "convention_id": "Convention",
    "issue": "Version",
    "filed_on": "Classée le",
    "pages": "Pages",
    "file_name": "Fichier",
}
RENEWALS: Mapping[str, Mapping[str, str]] = {
    "evaluation": EVALUATION,
    "evaluation_grid": EVALUATION_GRID,
    "signed_copy": SIGNED_COPY,
}
