"""What the fields of people, permanences and assignments are called."""

from __future__ import annotations

from collections.abc import Mapping

VOLUNTEER: Mapping[str, str] = {
    "civility": "Civilité",
    "first_name": "Prénom",
    "last_name": "Nom",
    "is_agent": "Agent de la Ville",
    "service": "Service",
    "is_minor": "Mineur",
    "email": "Courriel",
    "phone": "Téléphone",
    "quarter": "Quartier",
    "association_id": "Association",
    "officer_ids": "Dirigeant de",
    "hub_ids": "Pôles",
    "key_hub_ids": "Détient la clé de",
    "skills": "Compétences",
    "wishes": "Souhaits",
    "availability": "Disponibilités",
    "absences": "Absences",
    "extra_hours": "Disponibilités exceptionnelles",
    "agreed_minutes": "Durée convenue par mois",
    "constraints": "Contraintes",
    "joined_on": "Bénévole depuis le",
    "left_on": "Parti le",
    "photo_consent_on": "Accord pour les photos donné le",
    "contact_consent_on": "Accord pour être recontacté donné le",
    "parental_authorisation_on": "Autorisation parentale du",
    "insurance_attested_on": "Assurance attestée le",
    "emergency_name": "Personne à prévenir",
    "emergency_phone": "Téléphone de cette personne",
    "emergency_until": "À conserver jusqu’au",
    "notes": "Notes",
}
DUTY_PATTERN: Mapping[str, str] = {
    "hub_id": "Pôle",
    "name": "Nom",
    "cycle_weeks": "Cycle en semaines",
    "anchor": "Première semaine du cycle",
    "from_date": "À partir du",
    "to_date": "Jusqu’au",
    "in_school_holidays": "Pendant les vacances scolaires",
    "on_public_holidays": "Les jours fériés",
    "shifts": "Permanences",
    "notes": "Notes",
}
DUTY_SHIFT: Mapping[str, str] = {
    "hub_id": "Pôle",
    "room_id": "Local",
    "day": "Jour",
    "start": "De",
    "end": "À",
    "task": "Mission",
    "minimum": "Personnes nécessaires",
    "maximum": "Personnes au plus",
    "skill": "Compétence",
    "needs_key": "Clé nécessaire",
    "substitute_ids": "Remplaçants",
    "cancelled_on": "Annulée le",
    "cancel_reason": "Motif de l’annulation",
    "notes": "Notes",
}
ASSIGNMENT: Mapping[str, str] = {
    "volunteer_id": "Personne",
    "day": "Jour",
    "role": "Rôle",
    "status": "État",
    "origin": "Origine",
    "time_in": "Arrivée",
    "time_out": "Départ",
    "credited_minutes": "Durée comptée",
    "override_reason": "Motif de dérogation",
    "cancel_reason": "Motif du désistement",
    "proposal_reason": "Raison de la proposition",
}
HOURLY_RATE: Mapping[str, str] = {
    "task": "Mission",
    "from_date": "À partir du",
    "cents": "Valeur d’une heure",
    "source": "Source",
}
ROSTERS: Mapping[str, Mapping[str, str]] = {
    "volunteer": VOLUNTEER,
    "duty_pattern": DUTY_PATTERN,
    "duty_shift": DUTY_SHIFT,
    "assignment": ASSIGNMENT,
    "hourly_rate": HOURLY_RATE,
}
