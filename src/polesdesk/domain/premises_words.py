"""French words for the fields of keys, their handovers and états des lieux."""

from __future__ import annotations

from collections.abc import Mapping

ACCESS_DEVICE: Mapping[str, str] = {
    "kind": "Nature",
    "label": "Repère",
    "hub_id": "Pôle",
    "room_ids": "Locaux ouverts",
    "opens": "Ouvre aussi",
    "level": "Organigramme",
    "box": "Rangement",
    "replacement_cents": "Coût de remplacement",
    "state": "État",
    "state_on": "Depuis le",
    "state_reason": "Motif",
    "notes": "Notes",
}
HANDOVER: Mapping[str, str] = {
    "device_id": "Clé ou badge",
    "association_id": "Association",
    "convention_id": "Convention",
    "officer_id": "Dirigeant",
    "holder": "Détenteur",
    "handed_on": "Remis le",
    "handed_by": "Remis par",
    "due_on": "À rendre le",
    "deposit_cents": "Caution",
    "override_reason": "Motif de la dérogation",
    "returned_on": "Rendu le",
    "returned_by": "Rendu par",
    "received_by": "Repris par",
    "condition": "État au retour",
    "deposit_back_on": "Caution rendue le",
    "lost_on": "Perte déclarée le",
    "loss_reason": "Circonstances",
    "cost_cents": "Coût demandé",
    "notes": "Notes",
}
CONDITION_REPORT: Mapping[str, str] = {
    "number": "N°",
    "kind": "Nature",
    "state": "État",
    "hub_id": "Pôle",
    "association_id": "Association",
    "convention_id": "Convention",
    "day": "Jour",
    "time": "Heure",
    "city_present": "Présent pour la Ville",
    "association_present": "Présent pour l’association",
    "lines": "Éléments",
    "meters": "Compteurs",
    "keys_counted": "Clés comptées",
    "keys_note": "Remarque sur les clés",
    "remarks": "Observations de l’association",
    "refused": "Signature refusée",
    "closed_at": "Clos le",
    "correction_reason": "Motif de la correction",
    "signed_file_name": "Exemplaire signé",
    "signed_on": "Signé le",
    "notes": "Notes",
}
PREMISES: Mapping[str, Mapping[str, str]] = {
    "access_device": ACCESS_DEVICE,
    "handover": HANDOVER,
    "condition_report": CONDITION_REPORT,
}
