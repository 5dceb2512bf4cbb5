"""French words for fields and for what they hold: the same on forms and in the history."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from polesdesk.domain import labels
from polesdesk.domain.associations import PaperKind, PaperState
from polesdesk.domain.conventions import FeePeriod, Renewal, State, TerminationGround, UseKind
from polesdesk.domain.french import (
    format_date,
    format_euros,
    format_phone,
    format_rna,
    format_siret,
    plural,
)
from polesdesk.domain.hubs import ChargesMode, DecisionKind, FreeUseGround

CONVENTION: Mapping[str, str] = {
    "number": "N°",
    "hub_id": "Pôle",
    "association_id": "Association",
    "state": "Étape",
    "issued_version": "Original",
    "use_kind": "Type d’occupation",
    "room_ids": "Locaux",
    "slots": "Créneaux",
    "start_date": "Début",
    "end_date": "Fin",
    "notice_months": "Préavis",
    "renewal_deadline": "Date limite de demande",
    "free_use_ground": "Fondement",
    "occupancy_fee_cents": "Redevance",
    "fee_period": "Période",
    "indexation": "Indexation",
    "charges_mode": "Charges",
    "charges_cents": "Forfait de charges",
    "deposit_cents": "Dépôt de garantie",
    "in_kind_value_cents": "Aide en nature",
    "signed_by_association_on": "Signée par l’association",
    "signed_by_city_on": "Signée par la Ville",
    "sent_to_prefecture_on": "Envoyée en préfecture",
    "prefecture_receipt": "Accusé de réception",
    "notified_on": "Notifiée",
    "suspended_from": "Suspendue du",
    "suspended_to": "Suspendue jusqu’au",
    "termination_ground": "Fondement de la résiliation",
    "notice_given_on": "Courrier de résiliation",
    "terminated_on": "Résiliation",
    "closed_on": "Locaux rendus",
    "signatory_id": "Signataire",
    "representative_ids": "Représentants",
    "decision_kind": "Acte",
    "decision_number": "N° de l’acte",
    "decision_date": "Date de l’acte",
    "decision_transmitted_on": "Transmis le",
    "decision_published_on": "Publié le",
    "delegation_number": "Délégation n°",
    "delegation_date": "Délégation du",
    "purpose": "Objet",
    "authorised_activities": "Activités autorisées",
    "activity_responsible": "Responsable",
    "public_reception": "Accueil du public",
    "expected_headcount": "Effectif attendu",
    "economic_activity": "Activité économique",
    "furniture": "Mobilier",
    "locker_letterbox": "Armoire ou boîte",
    "key_count": "Clés remises",
    "key_holders": "Détenteurs des clés",
    "safety_referent": "Référent sécurité",
    "special_terms": "Clauses particulières",
    "cited_annexes": "Annexes citées",
    "renewal": "Renouvellement",
    "renewal_requested_on": "Renouvellement demandé",
    "reason": "Motif",
    "notes": "Notes",
}
ASSOCIATION: Mapping[str, str] = {
    "name": "Nom",
    "acronym": "Sigle",
    "former_names": "Anciens noms",
    "rna": "N° RNA",
    "siret": "SIRET",
    "ape": "Code APE",
    "legal_form": "Forme juridique",
    "seat_address": "Siège",
    "postal_code": "Code postal",
    "city": "Ville",
    "management_address": "Adresse de gestion",
    "prefecture_declared": "Préfecture",
    "declared_on": "Déclarée le",
    "jo_published_on": "Publiée au JO le",
    "statutory_object": "Objet statutaire",
    "email": "Courriel",
    "phone": "Téléphone",
    "website": "Site",
    "rules_accepted_on": "Règlement accepté le",
    "merged_into": "Fusion",
    "notes": "Notes",
}
OFFICER: Mapping[str, str] = {
    "civility": "Civilité",
    "first_name": "Prénom",
    "last_name": "Nom",
    "quality": "Qualité",
    "signs": "Signataire",
    "empowered_by": "Habilité par",
    "empowered_on": "Habilité le",
    "from_date": "Mandat du",
    "to_date": "Mandat jusqu’au",
    "email": "Courriel",
    "phone": "Téléphone",
}
PAPER: Mapping[str, str] = {
    "kind": "Pièce",
    "decided": "Décision",
    "reason": "Motif",
    "received_on": "Reçue le",
    "valid_from": "Valable du",
    "valid_to": "Valable jusqu’au",
    "insurer": "Assureur",
    "policy_no": "N° de police",
    "coverage": "Garanties",
    "file_name": "Fichier",
}
_ENTITIES = {
    "convention": CONVENTION,
    "association": ASSOCIATION,
    "officer": OFFICER,
    "paper": PAPER,
}
# What an id, a computed text or a whole table holds says nothing to a reader.
_UNSAID = frozenset(
    ["hub_id", "association_id", "room_ids", "slots", "signatory_id", "representative_ids"]
    + ["merged_into", "cited_annexes"]
)
_CHOICES: Mapping[str, Callable[[str], str]] = {
    "state": lambda text: labels.STATES[State(text)],
    "use_kind": lambda text: labels.USE_KINDS[UseKind(text)],
    "free_use_ground": lambda text: labels.GROUNDS[FreeUseGround(text)],
    "fee_period": lambda text: labels.FEE_PERIODS[FeePeriod(text)],
    "charges_mode": lambda text: labels.CHARGES[ChargesMode(text)],
    "decision_kind": lambda text: labels.DECISIONS[DecisionKind(text)],
    "termination_ground": lambda text: labels.TERMINATIONS[TerminationGround(text)],
    "renewal": lambda text: labels.RENEWALS[Renewal(text)],
    "kind": lambda text: labels.PAPERS[PaperKind(text)],
    "decided": lambda text: labels.PAPER_STATES[PaperState(text)],
    "siret": format_siret,
    "rna": format_rna,
    "phone": format_phone,
}
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_LONGEST = 60
_NOTHING = "vide"


def field_label(entity: str, name: str) -> str:
    """Return what a field is called on forms and in the history, empty for an inner one."""
    return _ENTITIES.get(entity, {}).get(name, "")


def change_in_words(entity: str, name: str, before: Any, after: Any) -> str:
    """Return « Fin : 31/08/2027 → 30/06/2028 »; the label alone for lists and ids.

    Empty for what nobody needs to read.

    ``before`` and ``after`` are values as the log keeps them: texts, numbers, lists.
    """
    label = field_label(entity, name)
    if not label:
        return ""
    if name in _UNSAID:
        return label if before or after else ""
    new = value_in_words(name, after)
    if before in (None, "", [], False):
        return f"{label}\u202f: {new}"
    return f"{label}\u202f: {value_in_words(name, before)} → {new}"


def value_in_words(name: str, value: Any) -> str:
    """Return what a field holds as it is read on screen."""
    if value is None or value == "":
        return _NOTHING
    if isinstance(value, bool):
        return "oui" if value else "non"
    if name.endswith("_cents"):
        return format_euros(int(value))
    if name == "notice_months":
        return f"{value}\u00a0mois"
    if name == "issued_version":
        return f"version {value}"
    text = str(value)
    if name in _CHOICES:
        return _CHOICES[name](text)
    if _DAY.fullmatch(text):
        return format_date(date.fromisoformat(text))
    if isinstance(value, list):
        return plural(len(value), "élément")
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"
