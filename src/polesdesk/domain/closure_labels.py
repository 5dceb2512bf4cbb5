"""French words for closures and requisitions: grounds, what is touched, what becomes of it."""

from __future__ import annotations

from collections.abc import Mapping

from polesdesk.domain.closure_operations import ClosureGround, TouchedKind, Treatment

CLOSURE_GROUNDS: Mapping[ClosureGround, str] = {
    ClosureGround.WORKS: "Travaux",
    ClosureGround.SAFETY: "Sécurité des personnes ou du bâtiment",
    ClosureGround.ELECTIONS: "Élections (réquisition)",
    ClosureGround.EVENT: "Manifestation de la Ville (réquisition)",
    ClosureGround.CITY_USE: "Autre besoin de la Ville (réquisition)",
    ClosureGround.ANNUAL: "Fermeture annuelle",
}
MOTIVES: Mapping[ClosureGround, str] = {
    ClosureGround.WORKS: "travaux",
    ClosureGround.SAFETY: "sécurité des personnes ou du bâtiment",
    ClosureGround.ELECTIONS: "organisation d’élections",
    ClosureGround.EVENT: "manifestation organisée par la collectivité",
    ClosureGround.CITY_USE: "besoin des services de la collectivité",
    ClosureGround.ANNUAL: "fermeture annuelle",
}
"""The same grounds as a letter says them."""
TOUCHED_KINDS: Mapping[TouchedKind, str] = {
    TouchedKind.SLOT: "Créneau",
    TouchedKind.ROOM: "Local à toute heure",
    TouchedKind.USE: "Usage de la Ville",
    TouchedKind.REQUEST: "Demande de locaux",
    TouchedKind.ROUND: "Visite prévue",
    TouchedKind.KEY: "Clé ou badge",
    TouchedKind.SHIFT: "Permanence",
}
TREATMENTS: Mapping[Treatment, str] = {
    Treatment.DATES: "Dates annulées",
    Treatment.MOVED: "Séances déplacées",
    Treatment.AMENDED: "Avenant (autre créneau)",
    Treatment.SUSPENDED: "Convention suspendue",
    Treatment.TERMINATION: "Résiliation proposée",
    Treatment.KEPT: "Rien\u202f: maintenu",
}
CLOSURE_OPERATION: Mapping[str, str] = {
    "hub_id": "Pôle",
    "room_ids": "Locaux",
    "ground": "Motif",
    "reason": "Précision",
    "first": "Du",
    "last": "Au",
    "start": "De",
    "end": "À",
    "act_number": "Acte n°",
    "act_date": "Acte du",
    "contact": "À qui s’adresser",
    "lines": "Suites données",
    "reopened_on": "Rouvert le",
    "notes": "Notes",
}
"""Words of the fields of an operation."""
